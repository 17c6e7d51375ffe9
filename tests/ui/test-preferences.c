/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: what is chosen is kept, what is kept is shown, and each account is asked about. */
#include "config.h"

#include "snabel-test-world.h"
#include "snabel-ui-lint.h"
#include "snabel-ui-test.h"

#include "preferences/snabel-preferences-dialog.h"

typedef struct
{
  SnabelTestWorld world;
  GSettings      *settings;
  GtkWindow      *window;
  AdwDialog      *dialog;
} Fixture;

static void
set_up (Fixture *fixture)
{
  *fixture = (Fixture) { .settings = g_settings_new (SNABEL_APPLICATION_ID) };
  snabel_test_world_open (&fixture->world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_world_sign_in (&fixture->world, "ada");
}

static void
open_dialog (Fixture *fixture,
             int      width,
             int      height)
{
  fixture->window = snabel_ui_test_present (gtk_label_new ("Behind"), width, height);
  fixture->dialog = snabel_preferences_dialog_new (fixture->settings, fixture->world.accounts);
  adw_dialog_present (fixture->dialog, GTK_WIDGET (fixture->window));
  snabel_ui_test_wait_frame (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture)
{
  static const char *const keys[] = { "color-scheme", "density", "text-size", "show-counters", "absolute-times", "alerts", "accounts-without-alerts", "run-in-background" };
  gpointer                 dialog = fixture->dialog;

  g_object_add_weak_pointer (dialog, &dialog);
  snabel_ui_test_close (fixture->window);
  g_assert_null (dialog);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  g_clear_object (&fixture->settings);
  snabel_test_world_close (&fixture->world);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, tear_down)

/* Rows on the page that is not shown are there as well. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);

  return found;
}

static GtkWidget *
get_row (Fixture    *fixture,
         const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->dialog), title);

  g_assert_nonnull (row);

  return row;
}

static gboolean
shows_text (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;

  return FALSE;
}

static AdwToggleGroup *
find_toggles (GtkWidget *widget)
{
  AdwToggleGroup *found = ADW_IS_TOGGLE_GROUP (widget) ? ADW_TOGGLE_GROUP (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_toggles (child);

  return found;
}

static void
assert_choice (Fixture    *fixture,
               const char *title,
               const char *key,
               const char *value)
{
  AdwToggleGroup  *toggles = find_toggles (get_row (fixture, title));
  g_autofree char *before = g_settings_get_string (fixture->settings, key);
  g_autofree char *after = NULL;

  g_assert_cmpstr (adw_toggle_group_get_active_name (toggles), ==, before);
  adw_toggle_group_set_active_name (toggles, value);
  after = g_settings_get_string (fixture->settings, key);
  g_assert_cmpstr (after, ==, value);
  g_assert_true (g_settings_set_string (fixture->settings, key, before));
  g_assert_cmpstr (adw_toggle_group_get_active_name (toggles), ==, before);
}

static void
test_choices (void)
{
  g_auto(Fixture) fixture = { 0 };

  set_up (&fixture);
  open_dialog (&fixture, 640, 700);
  assert_choice (&fixture, "Style", "color-scheme", "force-dark");
  assert_choice (&fixture, "Density", "density", "compact");
}

static void
assert_text_size (Fixture    *fixture,
                  int         size,
                  const char *words)
{
  g_assert_cmpint (g_settings_get_int (fixture->settings, "text-size"), ==, size);
  g_assert_true (shows_text (get_row (fixture, "Text Size"), words));
}

/* Beyond the ends there is nothing. */
static void
test_text_size (void)
{
  g_auto(Fixture) fixture = { 0 };
  GtkWidget *row = NULL;

  set_up (&fixture);
  open_dialog (&fixture, 640, 700);
  row = get_row (&fixture, "Text Size");
  assert_text_size (&fixture, 0, "100%");
  gtk_widget_activate_action (row, "reading.larger-text", NULL);
  assert_text_size (&fixture, 1, "115%");
  for (guint i = 0; i < 9; i++)
    gtk_widget_activate_action (row, "reading.larger-text", NULL);
  assert_text_size (&fixture, 3, "150%");
  for (guint i = 0; i < 9; i++)
    gtk_widget_activate_action (row, "reading.smaller-text", NULL);
  assert_text_size (&fixture, -1, "90%");
  g_settings_reset (fixture.settings, "text-size");
  assert_text_size (&fixture, 0, "100%");
}

static void
assert_switch (Fixture    *fixture,
               const char *title,
               const char *key)
{
  AdwSwitchRow *row = ADW_SWITCH_ROW (get_row (fixture, title));
  gboolean      is_on = g_settings_get_boolean (fixture->settings, key);

  g_assert_cmpint (adw_switch_row_get_active (row), ==, is_on);
  gtk_widget_activate (GTK_WIDGET (row));
  g_assert_cmpint (g_settings_get_boolean (fixture->settings, key), ==, !is_on);
  g_assert_true (g_settings_set_boolean (fixture->settings, key, is_on));
  g_assert_cmpint (adw_switch_row_get_active (row), ==, is_on);
}

static void
test_switches (void)
{
  g_auto(Fixture) fixture = { 0 };

  set_up (&fixture);
  open_dialog (&fixture, 640, 700);
  assert_switch (&fixture, "Keep Running", "run-in-background");
  assert_switch (&fixture, "Counters", "show-counters");
  assert_switch (&fixture, "Exact Times", "absolute-times");
  assert_switch (&fixture, "Mentions", "alerts");
}

typedef struct
{
  Fixture    *fixture;
  const char *title;
} RowWait;

static gboolean
has_row (gpointer data)
{
  RowWait *wait = data;

  return find_row (GTK_WIDGET (wait->fixture->dialog), wait->title) != NULL;
}

/* One account needs no switch of its own; a second one brings them, and a key of nobody goes by itself. */
static void
test_accounts (void)
{
  static const char *const nobody[] = { "nobody", NULL };
  g_auto(Fixture) fixture = { 0 };
  g_auto(GStrv) without = NULL;
  SnabelSession *bo = NULL;
  GtkWidget     *row = NULL;

  set_up (&fixture);
  g_assert_true (g_settings_set_strv (fixture.settings, "accounts-without-alerts", nobody));
  open_dialog (&fixture, 640, 700);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_ancestor (get_row (&fixture, "Ada"), ADW_TYPE_PREFERENCES_GROUP)));
  bo = snabel_test_world_sign_in (&fixture.world, "bo");
  snabel_test_wait_until (has_row, &(RowWait) { &fixture, "Bo" });
  row = get_row (&fixture, "Bo");
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)));
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  without = g_settings_get_strv (fixture.settings, "accounts-without-alerts");
  g_assert_cmpuint (g_strv_length (without), ==, 1);
  g_assert_cmpstr (without[0], ==, snabel_session_get_key (bo));
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (get_row (&fixture, "Ada"))));
  g_settings_reset (fixture.settings, "accounts-without-alerts");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  g_settings_set_boolean (fixture.settings, "alerts", FALSE);
  g_assert_false (gtk_widget_is_sensitive (row));
}

static void
look (Fixture    *fixture,
      const char *name)
{
  static const char *const pages[] = { "general", "reading", "notifications" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *where = g_strdup_printf ("preferences-%s-%s", pages[i], name);

      adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (fixture->dialog), pages[i]);
      snabel_ui_test_render (fixture->window, where);
      snabel_ui_lint (GTK_WIDGET (fixture->dialog), where);
    }
}

static void
test_looks (void)
{
  g_auto(Fixture) fixture = { 0 };

  set_up (&fixture);
  snabel_test_world_sign_in (&fixture.world, "bo");
  open_dialog (&fixture, 360, 640);
  look (&fixture, "narrow");
  snabel_ui_test_set_text_scale (1.5);
  look (&fixture, "large-text");
  snabel_ui_test_set_text_scale (1);
  snabel_ui_test_set_is_dark (TRUE);
  look (&fixture, "dark");
  snabel_ui_test_set_has_high_contrast (TRUE);
  look (&fixture, "contrast-dark");
  snabel_ui_test_set_is_dark (FALSE);
  look (&fixture, "contrast");
  snabel_ui_test_set_has_high_contrast (FALSE);
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/preferences/choices", test_choices);
  g_test_add_func ("/preferences/text-size", test_text_size);
  g_test_add_func ("/preferences/switches", test_switches);
  g_test_add_func ("/preferences/accounts", test_accounts);
  g_test_add_func ("/preferences/looks", test_looks);

  return g_test_run ();
}
