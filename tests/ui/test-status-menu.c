/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of a post: what it offers for one's own and for others' posts, and what asks first. */
#include "snabel-test-world.h"
#include "snabel-ui-test.h"

#include <adwaita.h>

#include "status/actions/snabel-status-commands.h"
#include "status/snabel-raw-dialog.h"
#include "status/snabel-status-row.h"

typedef struct
{
  SnabelTestWorld   world;
  SnabelSession    *session;
  SnabelStatus     *status;
  SnabelRowContext *context;
  GtkWidget        *row;
  GtkWindow        *window;
} Fixture;

static gboolean
is_known (gpointer data)
{
  return g_strcmp0 (snabel_session_get_account (data)->account_id, "ada") != 0;
}

static void
set_up (Fixture    *fixture,
        const char *author)
{
  g_autoptr(SnabelEntry) entry = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *fixture = (Fixture) { { NULL } };
  snabel_test_world_open (&fixture->world, SNABEL_TEST_MANNER_MASTODON);
  g_free (snabel_test_instance_post (fixture->world.instance, author, "a"));
  fixture->session = snabel_test_world_sign_in (&fixture->world, "ada");
  snabel_test_world_wait_state (fixture->session, SNABEL_SESSION_LIVE);
  snabel_test_wait_until (is_known, fixture->session);
  entry = g_list_model_get_item (G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (fixture->session))), 0);
  fixture->status = g_object_ref (snabel_entry_get_status (entry));
  fixture->context = snabel_row_context_new_for_session (fixture->session, NULL, NULL);
  fixture->row = snabel_status_row_new (fixture->context);
  gtk_box_append (GTK_BOX (box), fixture->row);
  snabel_status_commands_install (box, fixture->session);
  snabel_status_row_set_status (SNABEL_STATUS_ROW (fixture->row), fixture->status);
  fixture->window = snabel_ui_test_present (box, 500, 400);
}

static void
tear_down (Fixture *fixture)
{
  snabel_ui_test_close (fixture->window);
  snabel_test_drain ();
  g_assert_finalize_object (g_steal_pointer (&fixture->context));
  g_clear_object (&fixture->status);
  snabel_test_world_close (&fixture->world);
}

static gboolean
offers (GMenuModel *menu,
        const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *name = NULL;
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      if ((g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name) && g_str_equal (name, action)) ||
          (section != NULL && offers (section, action)))
        return TRUE;
    }

  return FALSE;
}

static void
assert_offers (Fixture    *fixture,
               const char *action,
               gboolean    is_offered)
{
  GtkMenuButton *more = GTK_MENU_BUTTON (snabel_ui_test_find (fixture->row, GTK_TYPE_MENU_BUTTON));

  gtk_menu_button_popup (more);
  g_assert_cmpint (offers (gtk_menu_button_get_menu_model (more), action), ==, is_offered);
  gtk_menu_button_popdown (more);
}

static gboolean
is_muted (gpointer data)
{
  return ((SnabelStatus *) data)->muted;
}

static gboolean
is_home_empty (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (data)))) == 0;
}

static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *dialog = snabel_ui_test_find (window, type);

      if (dialog != NULL)
        return dialog;
    }

  return NULL;
}

static AdwAlertDialog *
find_question (void)
{
  GtkWidget *dialog = find_dialog (ADW_TYPE_ALERT_DIALOG);

  return dialog != NULL ? ADW_ALERT_DIALOG (dialog) : NULL;
}

static gboolean
has_question (gpointer data)
{
  return find_question () != NULL;
}

/* Asks, is told no, and asks again. */
static void
confirm (Fixture    *fixture,
         const char *action)
{
  gtk_widget_activate_action (fixture->row, action, "s", fixture->status->id);
  snabel_test_wait_until (has_question, NULL);
  g_assert_cmpstr (adw_alert_dialog_get_default_response (find_question ()), ==, "cancel");
  g_assert_true (adw_dialog_close (ADW_DIALOG (find_question ())));
  snabel_test_drain ();
  g_assert_false (is_home_empty (fixture->session));
  gtk_widget_activate_action (fixture->row, action, "s", fixture->status->id);
  snabel_test_wait_until (has_question, NULL);
  g_signal_emit_by_name (find_question (), "response::yes", "yes");
  adw_dialog_force_close (ADW_DIALOG (find_question ()));
  snabel_test_wait_until (is_home_empty, fixture->session);
}

static void
test_own (void)
{
  Fixture fixture;

  set_up (&fixture, "ada");
  assert_offers (&fixture, "status.delete", TRUE);
  assert_offers (&fixture, "status.pin", TRUE);
  assert_offers (&fixture, "status.block-author", FALSE);
  confirm (&fixture, "status.delete");

  tear_down (&fixture);
}

static gboolean
is_there (gpointer data)
{
  return find_dialog (SNABEL_TYPE_RAW_DIALOG) != NULL &&
         snabel_raw_dialog_get_text (SNABEL_RAW_DIALOG (find_dialog (SNABEL_TYPE_RAW_DIALOG))) != NULL;
}

static void
test_raw_data (void)
{
  Fixture fixture;

  set_up (&fixture, "bo");
  assert_offers (&fixture, "status.show-raw-data", TRUE);
  gtk_widget_activate_action (fixture.row, "status.show-raw-data", "s", fixture.status->id);
  snabel_test_wait_until (is_there, NULL);
  g_assert_nonnull (strstr (snabel_raw_dialog_get_text (SNABEL_RAW_DIALOG (find_dialog (SNABEL_TYPE_RAW_DIALOG))), fixture.status->uri));
  adw_dialog_force_close (ADW_DIALOG (find_dialog (SNABEL_TYPE_RAW_DIALOG)));

  tear_down (&fixture);
}

/* The words alone, without their tags. */
static void
test_copy (void)
{
  Fixture       fixture;
  GdkClipboard *clipboard = NULL;
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  set_up (&fixture, "bo");
  assert_offers (&fixture, "status.copy-text", TRUE);
  gtk_widget_activate_action (fixture.row, "status.copy-text", "s", fixture.status->id);
  clipboard = gtk_widget_get_clipboard (fixture.row);
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&value), ==, "a");

  tear_down (&fixture);
}

static void
test_others (void)
{
  Fixture fixture;

  set_up (&fixture, "bo");
  assert_offers (&fixture, "status.delete", FALSE);
  assert_offers (&fixture, "status.pin", FALSE);
  assert_offers (&fixture, "status.mute-author", TRUE);
  assert_offers (&fixture, "status.reblog-privately", TRUE);
  gtk_widget_activate_action (fixture.row, "status.mute-conversation", "s", fixture.status->id);
  snabel_test_wait_until (is_muted, fixture.status);
  confirm (&fixture, "status.block-author");

  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/status-menu/own", test_own);
  g_test_add_func ("/status-menu/others", test_others);
  g_test_add_func ("/status-menu/copy", test_copy);
  g_test_add_func ("/status-menu/raw-data", test_raw_data);

  return g_test_run ();
}
