/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a mention on the server to a real notification daemon, and from the click back to the post. */
#include "config.h"

#include "snabel-test-neighbour.h"
#include "snabel-test-world.h"

#include "snabel-app-alerts.h"

typedef struct
{
  SnabelTestWorld      world;
  SnabelSession       *session;
  SnabelTestNeighbour *dunst;
  GApplication        *application;
  SnabelAppAlerts     *alerts;
  GSettings           *settings;
  GString             *opened;
} Fixture;

static void
open_cb (Fixture    *fixture,
         const char *key,
         const char *status_id,
         const char *token)
{
  g_string_append_printf (fixture->opened, "%s %s;", key, status_id != NULL ? status_id : "-");
}

static void
set_up (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  *fixture = (Fixture) { .opened = g_string_new (NULL) };
  fixture->application = g_application_new (SNABEL_APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (fixture->application, NULL, &error));
  fixture->dunst = snabel_test_dunst_start ();
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
  g_settings_reset (fixture->settings, "accounts-without-alerts");
  g_clear_object (&fixture->settings);
  g_clear_pointer (&fixture->dunst, snabel_test_neighbour_end);
  g_clear_object (&fixture->application);
  g_string_free (fixture->opened, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, tear_down)

static char *
mention (Fixture    *fixture,
         const char *text)
{
  g_autofree char *whole = g_strdup_printf ("@ada %s", text);

  return snabel_test_instance_post (fixture->world.instance, "bo", whole);
}

typedef struct
{
  Fixture *fixture;
  guint    n_mentions;
} Wanted;

static gboolean
has_mentions (gpointer data)
{
  Wanted *wanted = data;

  return snabel_notifications_get_n_mentions (snabel_session_get_notifications (wanted->fixture->session)) == wanted->n_mentions;
}

static void
wait_mentions (Fixture *fixture,
               guint    n_mentions)
{
  Wanted wanted = { fixture, n_mentions };

  snabel_test_wait_until (has_mentions, &wanted);
}

static gboolean
has_opened (gpointer data)
{
  return ((Fixture *) data)->opened->len > 0;
}

static void
click (Fixture *fixture)
{
  snabel_test_dunst_click ();
  snabel_test_wait_until (has_opened, fixture);
}

static void
test_clicked (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autofree char *status_id = NULL;
  g_autofree char *expected = NULL;

  set_up (&fixture);
  status_id = mention (&fixture, "is it <b>tea</b> time?");
  snabel_test_dunst_wait_count (1);
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
      snabel_test_dunst_wait_count (i + 1);
    }
  g_free (mention (&fixture, "and the last"));
  /* For a moment the one on the screen may be the last of the three. */
  snabel_test_dunst_wait_gone (3);
  snabel_test_dunst_wait_count (1);
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
  snabel_test_dunst_wait_count (1);
  list = snabel_test_instance_call (fixture.world.instance, "ada", "GET", "/api/v1/notifications", NULL);
  marker = g_strdup_printf ("{\"notifications\":{\"last_read_id\":\"%s\"}}",
                            json_object_get_string_member (json_array_get_object_element (json_node_get_array (list), 0), "id"));
  saved = snabel_test_instance_call (fixture.world.instance, "ada", "POST", "/api/v1/markers", marker);
  snabel_test_world_wait (snabel_notifications_refresh (snabel_session_get_notifications (fixture.session)));
  snabel_test_dunst_wait_count (0);
}

/* Looked at here: nothing is unread, but the alert can still be answered. */
static void
test_looked_at (void)
{
  g_auto(Fixture) fixture = { 0 };

  set_up (&fixture);
  g_free (mention (&fixture, "look"));
  snabel_test_dunst_wait_count (1);
  snabel_app_alerts_look (fixture.alerts, fixture.session);
  wait_mentions (&fixture, 0);
  snabel_test_drain ();
  g_assert_cmpuint (snabel_test_dunst_count (), ==, 1);
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
  snabel_test_dunst_wait_count (1);
  g_assert_cmpuint (snabel_notifications_get_n_mentions (snabel_session_get_notifications (fixture.session)), ==, 2);
}

/* The same for one account; another one's alerts are shown. */
static void
test_one_switched_off (void)
{
  g_auto(Fixture) fixture = { 0 };
  const char *without[] = { NULL, NULL };

  set_up (&fixture);
  without[0] = snabel_session_get_key (fixture.session);
  g_assert_true (g_settings_set_strv (fixture.settings, "accounts-without-alerts", without));
  g_free (mention (&fixture, "quietly"));
  wait_mentions (&fixture, 1);
  without[0] = "another";
  g_assert_true (g_settings_set_strv (fixture.settings, "accounts-without-alerts", without));
  g_free (mention (&fixture, "aloud"));
  snabel_test_dunst_wait_count (1);
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
  g_test_add_func ("/app-alerts/one-switched-off", test_one_switched_off);
  g_test_add_func ("/app-alerts/made-up", test_made_up);

  return g_test_run ();
}
