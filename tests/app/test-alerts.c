/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a mention on the server to a real notification daemon, and from the click back to the post. */
#include "config.h"

#include "snabel-test-world.h"

#include "snabel-app-alerts.h"

#define SERVER_NAME "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"

typedef struct
{
  SnabelTestWorld  world;
  SnabelSession   *session;
  GSubprocess     *dunst;
  GApplication    *application;
  SnabelAppAlerts *alerts;
  GSettings       *settings;
  GString         *opened;
} Fixture;

static void
open_cb (Fixture    *fixture,
         const char *key,
         const char *status_id,
         const char *token)
{
  g_string_append_printf (fixture->opened, "%s %s;", key, status_id != NULL ? status_id : "-");
}

static gboolean
woken_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* What another process does wakes nobody here. */
static void
wait_a_turn (void)
{
  gboolean is_woken = FALSE;

  g_timeout_add (10, woken_cb, &is_woken);
  while (!is_woken)
    g_main_context_iteration (NULL, TRUE);
}

/* The synchronous calls go to programs that do not wait for this one. */
static gboolean
is_dunst_there (GApplication *application)
{
  g_autoptr(GVariant) reply = g_dbus_connection_call_sync (g_application_get_dbus_connection (application), "org.freedesktop.DBus",
                                                           "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                                                           g_variant_new ("(s)", SERVER_NAME), G_VARIANT_TYPE ("(b)"),
                                                           G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL);
  gboolean is_there = FALSE;

  g_variant_get (reply, "(b)", &is_there);

  return is_there;
}

static void
start_dunst (Fixture *fixture)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", g_getenv ("SNABEL_TEST_RUNTIME_DIR"), TRUE);
  g_subprocess_launcher_unsetenv (launcher, "XDG_DATA_DIRS");
  g_subprocess_launcher_unsetenv (launcher, "XDG_CONFIG_DIRS");
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  fixture->dunst = g_subprocess_launcher_spawn (launcher, &error, "dunst", NULL);
  g_assert_no_error (error);
  while (!is_dunst_there (fixture->application))
    wait_a_turn ();
}

static void
end_dunst (Fixture *fixture)
{
  g_subprocess_force_exit (fixture->dunst);
  g_assert_true (g_subprocess_wait (fixture->dunst, NULL, NULL));
  while (is_dunst_there (fixture->application))
    wait_a_turn ();
  g_clear_object (&fixture->dunst);
}

static void
set_up (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  *fixture = (Fixture) { .opened = g_string_new (NULL) };
  fixture->application = g_application_new (SNABEL_APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (fixture->application, NULL, &error));
  start_dunst (fixture);
  snabel_test_world_open (&fixture->world, SNABEL_TEST_MANNER_MASTODON);
  fixture->session = snabel_test_world_sign_in (&fixture->world, "ada");
  fixture->settings = g_settings_new (SNABEL_APPLICATION_ID);
  fixture->alerts = snabel_app_alerts_new (fixture->application);
  g_signal_connect_swapped (fixture->alerts, "open", G_CALLBACK (open_cb), fixture);
  snabel_app_alerts_follow (fixture->alerts, fixture->world.accounts, fixture->settings);
  snabel_test_world_wait_state (fixture->session, SNABEL_SESSION_LIVE);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->alerts));
  snabel_test_world_close (&fixture->world);
  g_settings_reset (fixture->settings, "alerts");
  g_clear_object (&fixture->settings);
  end_dunst (fixture);
  g_clear_object (&fixture->application);
  g_string_free (fixture->opened, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, tear_down)

static guint
count_displayed (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_sync (g_application_get_dbus_connection (fixture->application), SERVER_NAME,
                                                           SERVER_PATH, "org.freedesktop.DBus.Properties", "Get",
                                                           g_variant_new ("(ss)", "org.dunstproject.cmd0", "displayedLength"),
                                                           G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_autoptr(GVariant) number = NULL;

  g_assert_no_error (error);

  g_variant_get (reply, "(v)", &number);

  return g_variant_get_uint32 (number);
}

static void
wait_displayed (Fixture *fixture,
                guint    n_alerts)
{
  while (count_displayed (fixture) != n_alerts)
    wait_a_turn ();
}

static char *
mention (Fixture    *fixture,
         const char *text)
{
  g_autofree char *whole = g_strdup_printf ("@ada %s", text);

  return snabel_test_instance_post (fixture->world.instance, "bo", whole);
}

static void
wait_mentions (Fixture *fixture,
               guint    n_mentions)
{
  while (snabel_notifications_get_n_mentions (snabel_session_get_notifications (fixture->session)) != n_mentions)
    wait_a_turn ();
}

static void
click (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) dunstctl = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "dunstctl", "action", "0", NULL);

  g_assert_no_error (error);
  while (fixture->opened->len == 0)
    wait_a_turn ();
  g_assert_true (g_subprocess_wait_check (dunstctl, NULL, &error));
  g_assert_no_error (error);
}

static void
test_clicked (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autofree char *status_id = NULL;
  g_autofree char *expected = NULL;

  set_up (&fixture);
  status_id = mention (&fixture, "is it <b>tea</b> time?");
  wait_displayed (&fixture, 1);
  click (&fixture);
  expected = g_strdup_printf ("%s %s;", snabel_session_get_key (fixture.session), status_id);
  g_assert_cmpstr (fixture.opened->str, ==, expected);
}

/* Many within a minute become one, and that one opens the account. */
static void
test_grouped (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autofree char *expected = NULL;

  set_up (&fixture);
  for (guint i = 0; i < 3; i++)
    {
      /* dunst puts what reads the same into one. */
      static const char *const texts[] = { "one", "two", "three" };

      g_free (mention (&fixture, texts[i]));
      wait_displayed (&fixture, i + 1);
    }
  g_free (mention (&fixture, "and the last"));
  wait_displayed (&fixture, 1);
  click (&fixture);
  expected = g_strdup_printf ("%s -;", snabel_session_get_key (fixture.session));
  g_assert_cmpstr (fixture.opened->str, ==, expected);
}

/* Read on another device: the alert is taken back at the next back-fill. */
static void
test_withdrawn (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(JsonNode) list = NULL;
  g_autoptr(JsonNode) saved = NULL;
  g_autofree char *marker = NULL;

  set_up (&fixture);
  g_free (mention (&fixture, "read me elsewhere"));
  wait_displayed (&fixture, 1);
  list = snabel_test_instance_call (fixture.world.instance, "ada", "GET", "/api/v1/notifications", NULL);
  marker = g_strdup_printf ("{\"notifications\":{\"last_read_id\":\"%s\"}}",
                            json_object_get_string_member (json_array_get_object_element (json_node_get_array (list), 0), "id"));
  saved = snabel_test_instance_call (fixture.world.instance, "ada", "POST", "/api/v1/markers", marker);
  snabel_test_world_wait (snabel_notifications_refresh (snabel_session_get_notifications (fixture.session)));
  wait_displayed (&fixture, 0);
}

/* Looked at here: nothing is unread, but the alert can still be answered. */
static void
test_looked_at (void)
{
  g_auto(Fixture) fixture = { 0 };

  set_up (&fixture);
  g_free (mention (&fixture, "look"));
  wait_displayed (&fixture, 1);
  snabel_app_alerts_look (fixture.alerts, fixture.session);
  wait_mentions (&fixture, 0);
  snabel_test_drain ();
  g_assert_cmpuint (count_displayed (&fixture), ==, 1);
}

/* Who wants no alerts gets none, and the mention counts all the same. */
static void
test_switched_off (void)
{
  g_auto(Fixture) fixture = { 0 };

  set_up (&fixture);
  g_settings_set_boolean (fixture.settings, "alerts", FALSE);
  g_free (mention (&fixture, "quietly"));
  wait_mentions (&fixture, 1);
  g_settings_set_boolean (fixture.settings, "alerts", TRUE);
  g_free (mention (&fixture, "aloud"));
  wait_displayed (&fixture, 1);
  g_assert_cmpuint (snabel_notifications_get_n_mentions (snabel_session_get_notifications (fixture.session)), ==, 2);
}

/* Ids come from any program on the bus. */
static void
test_made_up (void)
{
  static const char *const ids[] = { "", "/", "//", "nobody/1", "no slash", "a/\n/../b" };
  g_auto(Fixture) fixture = { 0 };

  set_up (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_action_group_activate_action (G_ACTION_GROUP (fixture.application), "open-alert", g_variant_new_string (ids[i]));
  g_assert_cmpstr (fixture.opened->str, ==, " -; -;nobody 1;a \n/../b;");
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/app-alerts/clicked", test_clicked);
  g_test_add_func ("/app-alerts/grouped", test_grouped);
  g_test_add_func ("/app-alerts/withdrawn", test_withdrawn);
  g_test_add_func ("/app-alerts/looked-at", test_looked_at);
  g_test_add_func ("/app-alerts/switched-off", test_switched_off);
  g_test_add_func ("/app-alerts/made-up", test_made_up);

  return g_test_run ();
}
