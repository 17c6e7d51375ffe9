/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reactions in a row: shown, pressed, added, refused, and only looked at where a server takes none. */
#include "snabel-test-world.h"
#include "snabel-ui-test.h"

#include "session/actions/snabel-reactions.h"
#include "status/actions/snabel-status-commands.h"
#include "status/reactions/snabel-reaction-button.h"
#include "status/reactions/snabel-reactions-bar.h"
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
has_reactions (gpointer data)
{
  return snabel_session_get_capabilities (data).reactions != SNABEL_REACTIONS_NONE;
}

static void
set_up (Fixture         *fixture,
        SnabelTestManner manner)
{
  g_autoptr(SnabelEntry) entry = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *fixture = (Fixture) { { NULL } };
  snabel_test_world_open (&fixture->world, manner);
  g_free (snabel_test_instance_post (fixture->world.instance, "bo", "a"));
  fixture->session = snabel_test_world_sign_in (&fixture->world, "ada");
  snabel_test_world_wait_state (fixture->session, SNABEL_SESSION_LIVE);
  if (manner == SNABEL_TEST_MANNER_PLEROMA)
    snabel_test_wait_until (has_reactions, fixture->session);
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

static void
show (Fixture    *fixture,
      const char *reactions)
{
  g_autofree char *json = g_strdup_printf ("{\"emoji_reactions\":%s}", reactions);
  g_autoptr(JsonNode) node = json_from_string (json, NULL);
  g_autoptr(GError) error = NULL;

  snabel_entity_update (SNABEL_ENTITY (fixture->status), node, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_button (Fixture    *fixture,
             const char *name)
{
  GtkWidget *bar = snabel_ui_test_find (fixture->row, SNABEL_TYPE_REACTIONS_BAR);
  GtkWidget *box = bar != NULL ? gtk_widget_get_first_child (bar) : NULL;
  GtkWidget *button = box != NULL ? gtk_widget_get_first_child (box) : NULL;

  while (button != NULL && !g_str_equal (snabel_reaction_button_get_name (SNABEL_REACTION_BUTTON (button)), name))
    button = gtk_widget_get_next_sibling (button);

  return button;
}

static gboolean
is_own (Fixture    *fixture,
        const char *name)
{
  return snabel_reaction_button_get_is_own (SNABEL_REACTION_BUTTON (find_button (fixture, name)));
}

static gboolean
was_asked (gpointer data)
{
  Fixture         *fixture = data;
  g_autofree char *path = g_strdup_printf ("/api/v1/pleroma/statuses/%s/reactions/👍", fixture->status->id);

  return snabel_test_instance_count_requests (fixture->world.instance, "PUT", path) > 0;
}

/* The button is there at once, and stays the same while the focus is on it. */
static void
test_press (void)
{
  Fixture    fixture;
  GtkWidget *boat = NULL;
  GtkWidget *thumb = NULL;

  set_up (&fixture, SNABEL_TEST_MANNER_PLEROMA);
  g_assert_null (snabel_ui_test_find (fixture.row, SNABEL_TYPE_REACTIONS_BAR));
  show (&fixture, "[{\"name\":\"⛵\",\"count\":2,\"me\":true},{\"name\":\"👍\",\"count\":1200,\"me\":false}]");
  boat = find_button (&fixture, "⛵");
  thumb = find_button (&fixture, "👍");
  gtk_test_accessible_assert_property (thumb, GTK_ACCESSIBLE_PROPERTY_LABEL, "👍, 1200 people");
  gtk_test_accessible_assert_state (thumb, GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  gtk_test_accessible_assert_state (boat, GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  snabel_ui_test_wait_frame (fixture.row);
  snabel_ui_test_render (fixture.window, "reactions-bar");
  gtk_widget_grab_focus (thumb);
  g_signal_emit_by_name (thumb, "clicked");
  g_assert_true (is_own (&fixture, "👍"));
  g_assert_true (find_button (&fixture, "👍") == thumb);
  g_assert_true (gtk_widget_has_focus (thumb));
  gtk_test_accessible_assert_property (thumb, GTK_ACCESSIBLE_PROPERTY_LABEL, "👍, 1201 people");
  snabel_test_wait_until (was_asked, &fixture);

  tear_down (&fixture);
}

/* The neighbour gets the focus of a button that goes. */
static void
test_gone (void)
{
  Fixture fixture;

  set_up (&fixture, SNABEL_TEST_MANNER_PLEROMA);
  show (&fixture, "[{\"name\":\"⛵\",\"count\":1,\"me\":true},{\"name\":\"👍\",\"count\":2,\"me\":false}]");
  gtk_widget_grab_focus (find_button (&fixture, "⛵"));
  show (&fixture, "[{\"name\":\"👍\",\"count\":2,\"me\":false}]");
  g_assert_null (find_button (&fixture, "⛵"));
  g_assert_true (gtk_widget_has_focus (find_button (&fixture, "👍")));
  show (&fixture, "[]");
  g_assert_null (snabel_ui_test_find (fixture.row, SNABEL_TYPE_REACTIONS_BAR));

  tear_down (&fixture);
}

static gboolean
is_gone (gpointer data)
{
  return find_button (data, "👍") == NULL;
}

/* By the chooser; what is there already is not taken back by choosing it again. */
static void
test_choose (void)
{
  Fixture         fixture;
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_STATUS, .method = "PUT", .path = "/api/v1/pleroma/", .times = 1, .status = 422, .body = "{\"error\":\"No\"}" };
  GtkWidget      *chooser = NULL;
  GtkWidget      *actions = NULL;

  set_up (&fixture, SNABEL_TEST_MANNER_PLEROMA);
  actions = gtk_widget_get_parent (snabel_ui_test_find (fixture.row, GTK_TYPE_MENU_BUTTON));
  gtk_widget_activate_action (actions, "actions.choose-reaction", "s", fixture.status->id);
  chooser = snabel_ui_test_find (fixture.row, GTK_TYPE_EMOJI_CHOOSER);
  g_assert_true (gtk_widget_get_visible (chooser));
  snabel_test_instance_set_fault (fixture.world.instance, &fault);
  g_signal_emit_by_name (chooser, "emoji-picked", "👍");
  g_assert_true (is_own (&fixture, "👍"));
  snabel_test_wait_until (is_gone, &fixture);
  g_signal_emit_by_name (chooser, "emoji-picked", "👍");
  g_signal_emit_by_name (chooser, "emoji-picked", "👍");
  g_assert_true (is_own (&fixture, "👍"));
  gtk_popover_popdown (GTK_POPOVER (chooser));

  tear_down (&fixture);
}

static void
test_mastodon (void)
{
  Fixture fixture;

  set_up (&fixture, SNABEL_TEST_MANNER_MASTODON);
  show (&fixture, "[{\"name\":\"👍\",\"count\":2,\"me\":false}]");
  g_assert_false (gtk_widget_get_sensitive (find_button (&fixture, "👍")));

  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/reactions-bar/press", test_press);
  g_test_add_func ("/reactions-bar/gone", test_gone);
  g_test_add_func ("/reactions-bar/choose", test_choose);
  g_test_add_func ("/reactions-bar/mastodon", test_mastodon);

  return g_test_run ();
}
