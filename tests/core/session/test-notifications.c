/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No mention is missed, and none is told twice, whatever habits the server has and whatever broke. */
#include "snabel-test-world.h"

#include "text/snabel-html.h"

typedef struct
{
  SnabelTestWorld  world;
  SnabelTestManner manner;
  SnabelSession   *session;
  GString         *told; /* the last word of each, in the order they were told */
  guint            n_told;
} Fixture;

static void
alerts_cb (Fixture   *fixture,
           GPtrArray *notifications)
{
  for (guint i = 0; i < notifications->len; i++)
    {
      SnabelNotification *notification = g_ptr_array_index (notifications, i);
      g_autoptr(SnabelRichText) rich = notification->status != NULL ? snabel_html_to_rich_text (notification->status->content) : NULL;
      const char *space = rich != NULL ? strrchr (rich->text, ' ') : NULL;

      g_string_append_printf (fixture->told, "%s ", space != NULL ? space + 1 : notification->type_name);
      fixture->n_told++;
    }
}

static SnabelNotifications *
get_notifications (Fixture *fixture)
{
  return snabel_session_get_notifications (fixture->session);
}

static void
listen_to (Fixture       *fixture,
           SnabelSession *session)
{
  fixture->session = session;
  g_signal_connect_swapped (get_notifications (fixture), "alerts", G_CALLBACK (alerts_cb), fixture);
}

static gboolean
has_stream (Fixture *fixture)
{
  return fixture->manner != SNABEL_TEST_MANNER_SNAC && fixture->manner != SNABEL_TEST_MANNER_HOLLO;
}

static void
wait_connected (Fixture *fixture)
{
  snabel_test_world_wait_state (fixture->session, has_stream (fixture) ? SNABEL_SESSION_LIVE : SNABEL_SESSION_POLLING);
}

/* All that is on its way through the stores has arrived. */
static void
settle (Fixture *fixture)
{
  for (guint i = 0; i < 50; i++)
    {
      snabel_test_world_wait (snabel_words_get_value (snabel_accounts_get_words (fixture->world.accounts), "", "nothing"));
      snabel_test_drain ();
    }
}

static void
open_fixture (Fixture         *fixture,
              SnabelTestManner manner)
{
  *fixture = (Fixture) { .manner = manner, .told = g_string_new (NULL) };
  snabel_test_world_open (&fixture->world, manner);
}

static void
sign_in (Fixture *fixture)
{
  listen_to (fixture, snabel_test_world_sign_in (&fixture->world, "ada"));
  wait_connected (fixture);
  settle (fixture);
}

static void
close_fixture (Fixture *fixture)
{
  snabel_test_world_close (&fixture->world);
  g_string_free (fixture->told, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, close_fixture)

/* The program ends, and begins again when @meanwhile has happened. */
static void
restart (Fixture    *fixture,
         const char *meanwhile)
{
  g_autoptr(SnabelSession) session = NULL;

  snabel_session_stop (fixture->session);
  settle (fixture);
  if (meanwhile != NULL)
    g_free (snabel_test_instance_post (fixture->world.instance, "bo", meanwhile));
  snabel_test_world_reopen (&fixture->world);
  session = g_list_model_get_item (G_LIST_MODEL (fixture->world.accounts), 0);
  listen_to (fixture, session);
  wait_connected (fixture);
  settle (fixture);
}

static void
mention (Fixture    *fixture,
         const char *word)
{
  g_autofree char *text = g_strdup_printf ("@ada %s", word);

  g_free (snabel_test_instance_post (fixture->world.instance, "bo", text));
}

typedef struct
{
  Fixture *fixture;
  guint    n_told;
} Wanted;

static gboolean
has_told (gpointer data)
{
  Wanted *wanted = data;

  return wanted->fixture->n_told >= wanted->n_told;
}

/* Where there is no stream the server is asked every minute, and the clock runs. */
static void
wait_told (Fixture *fixture,
           guint    n_told)
{
  Wanted wanted = { fixture, n_told };
  guint  tick = snabel_test_run_clock (fixture->world.platform->clock);

  snabel_test_wait_until (has_told, &wanted);
  g_source_remove (tick);
  settle (fixture);
  g_assert_cmpuint (fixture->n_told, ==, n_told);
}

static void
test_first_is_silent (gconstpointer data)
{
  g_auto(Fixture) fixture = { 0 };

  open_fixture (&fixture, GPOINTER_TO_UINT (data));
  mention (&fixture, "old");
  mention (&fixture, "older");
  sign_in (&fixture);
  g_assert_cmpstr (fixture.told->str, ==, "");
  g_assert_cmpuint (snabel_notifications_get_n_unread (get_notifications (&fixture)), ==, 0);

  mention (&fixture, "new");
  wait_told (&fixture, 1);
  g_assert_cmpstr (fixture.told->str, ==, "new ");
  g_assert_cmpuint (snabel_notifications_get_n_mentions (get_notifications (&fixture)), ==, 1);
}

/* Nothing had ever happened: what happens then is new all the same. */
static void
test_missed_and_restarted (gconstpointer data)
{
  g_auto(Fixture) fixture = { 0 };

  open_fixture (&fixture, GPOINTER_TO_UINT (data));
  sign_in (&fixture);
  restart (&fixture, "@ada missed");
  wait_told (&fixture, 1);
  mention (&fixture, "live");
  wait_told (&fixture, 2);
  restart (&fixture, "@ada later");
  wait_told (&fixture, 3);
  restart (&fixture, NULL);
  g_assert_cmpstr (fixture.told->str, ==, "missed live later ");

  g_assert_cmpuint (snabel_notifications_get_n_mentions (get_notifications (&fixture)), ==, 3);
  snabel_notifications_mark_read (get_notifications (&fixture));
  g_assert_cmpuint (snabel_notifications_get_n_unread (get_notifications (&fixture)), ==, 0);
  restart (&fixture, NULL);
  g_assert_cmpuint (snabel_notifications_get_n_unread (get_notifications (&fixture)), ==, 0);
}

/* More than a page: each once, the oldest first. */
static void
test_many (gconstpointer data)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GString) expected = g_string_new (NULL);

  open_fixture (&fixture, GPOINTER_TO_UINT (data));
  mention (&fixture, "old");
  sign_in (&fixture);
  snabel_session_stop (fixture.session);
  for (guint i = 0; i < 45; i++)
    {
      g_autofree char *word = g_strdup_printf ("%u", i);

      mention (&fixture, word);
      g_string_append_printf (expected, "%u ", i);
    }
  restart (&fixture, NULL);
  wait_told (&fixture, 45);
  g_assert_cmpstr (fixture.told->str, ==, expected->str);
  g_assert_cmpuint (snabel_notifications_get_n_mentions (get_notifications (&fixture)), ==, 45);
  restart (&fixture, NULL);
  g_assert_cmpuint (fixture.n_told, ==, 45);
}

static char *
dup_newest_id (Fixture *fixture)
{
  g_autoptr(JsonNode) node = snabel_test_instance_call (fixture->world.instance, "ada", "GET", "/api/v1/notifications", NULL);

  return g_strdup (json_object_get_string_member (json_array_get_object_element (json_node_get_array (node), 0), "id"));
}

/* The notification that the last back-fill ended at is gone with its post. */
static void
test_seen_is_gone (gconstpointer data)
{
  g_auto(Fixture) fixture = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr(JsonNode) deleted = NULL;

  open_fixture (&fixture, GPOINTER_TO_UINT (data));
  for (guint i = 0; i < 45; i++)
    mention (&fixture, "old");
  id = snabel_test_instance_post (fixture.world.instance, "bo", "@ada last");
  sign_in (&fixture);
  snabel_session_stop (fixture.session);
  path = g_strdup_printf ("/api/v1/statuses/%s", id);
  deleted = snabel_test_instance_call (fixture.world.instance, "bo", "DELETE", path, NULL);
  restart (&fixture, "@ada new");
  wait_told (&fixture, 1);
  g_assert_cmpstr (fixture.told->str, ==, "new ");
}

/* Recorded, then the program died before anything was shown: it is in the list, but it is not told again. */
static void
test_died_between (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autofree char *id = NULL;

  open_fixture (&fixture, SNABEL_TEST_MANNER_MASTODON);
  sign_in (&fixture);
  snabel_session_stop (fixture.session);
  mention (&fixture, "recorded");
  id = dup_newest_id (&fixture);
  snabel_test_world_wait (snabel_words_record_alert (snabel_accounts_get_words (fixture.world.accounts),
                                                     snabel_session_get_key (fixture.session), id));
  restart (&fixture, "@ada after");
  wait_told (&fixture, 1);
  g_assert_cmpstr (fixture.told->str, ==, "after ");
}

static void
emit (Fixture    *fixture,
      const char *payload)
{
  g_autoptr(JsonObject) frame = json_object_new ();
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_object_set_string_member (frame, "event", "notification");
  json_object_set_string_member (frame, "payload", payload);
  json_object_set_array_member (frame, "stream", json_array_new ());
  json_array_add_string_element (json_object_get_array_member (frame, "stream"), "user");
  json_node_set_object (node, frame);
  text = json_to_string (node, FALSE);
  snabel_test_instance_emit (fixture->world.instance, text);
}

#define BO "\"account\":{\"id\":\"7\",\"username\":\"bo\",\"acct\":\"bo\"}"

/* The live connection says things twice, or odd things; the post of a mention may be gone. */
static void
test_odd_events (void)
{
  static const char *const odd[] = {
    "7",
    "null",
    "[]",
    "{",
    "{}",
    "{\"id\":\"1\"}",
    "{\"type\":\"mention\"}",
    "{\"id\":{},\"type\":[]}",
  };
  g_auto(Fixture) fixture = { 0 };

  open_fixture (&fixture, SNABEL_TEST_MANNER_MASTODON);
  sign_in (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    emit (&fixture, odd[i]);
  emit (&fixture, "{\"id\":\"a/b c\",\"type\":\"mention\",\"status\":null," BO "}");
  emit (&fixture, "{\"id\":\"a/b c\",\"type\":\"mention\",\"status\":null," BO "}");
  emit (&fixture, "{\"id\":\"x\",\"type\":\"never_heard_of\"}");
  wait_told (&fixture, 2);
  g_assert_cmpstr (fixture.told->str, ==, "mention never_heard_of ");
  g_assert_cmpuint (snabel_notifications_get_n_unread (get_notifications (&fixture)), ==, 2);
  g_assert_cmpuint (snabel_notifications_get_n_mentions (get_notifications (&fixture)), ==, 1);
  g_assert_true (snabel_notifications_is_unread (get_notifications (&fixture), "a/b c"));
}

/* What a filter hides is in the list, and is not told. */
static void
test_hidden (void)
{
  g_auto(Fixture) fixture = { 0 };

  open_fixture (&fixture, SNABEL_TEST_MANNER_MASTODON);
  sign_in (&fixture);
  emit (&fixture, "{\"id\":\"h\",\"type\":\"mention\"," BO ",\"status\":{\"id\":\"1\",\"uri\":\"u:1\",\"content\":\"a spoiled\"," BO ","
                  "\"filtered\":[{\"filter\":{\"id\":\"1\",\"title\":\"t\",\"filter_action\":\"hide\"}}]}}");
  emit (&fixture, "{\"id\":\"w\",\"type\":\"mention\"," BO ",\"status\":{\"id\":\"2\",\"uri\":\"u:2\",\"content\":\"a warned\"," BO ","
                  "\"filtered\":[{\"filter\":{\"id\":\"1\",\"title\":\"t\",\"filter_action\":\"warn\"}}]}}");
  wait_told (&fixture, 1);
  g_assert_cmpstr (fixture.told->str, ==, "warned ");
  g_assert_true (snabel_notifications_is_unread (get_notifications (&fixture), "h"));
}

/* The stream loses an event without telling: the next back-fill has it. */
static void
test_lost_event (void)
{
  g_auto(Fixture) fixture = { 0 };

  open_fixture (&fixture, SNABEL_TEST_MANNER_MASTODON);
  sign_in (&fixture);
  snabel_test_instance_set_refuses_streams (fixture.world.instance, TRUE);
  snabel_test_instance_drop_streams (fixture.world.instance);
  mention (&fixture, "lost");
  snabel_test_instance_set_refuses_streams (fixture.world.instance, FALSE);
  wait_told (&fixture, 1);
  wait_connected (&fixture);
  mention (&fixture, "live");
  wait_told (&fixture, 2);
  g_assert_cmpstr (fixture.told->str, ==, "lost live ");
}

/* Home works, notifications do not: the account is connected, and they are asked for again. */
static void
test_failing_alone (void)
{
  g_auto(Fixture) fixture = { 0 };

  open_fixture (&fixture, SNABEL_TEST_MANNER_MASTODON);
  sign_in (&fixture);
  snabel_test_instance_set_fault (fixture.world.instance, &(SnabelTestFault) {
                                                            .kind = SNABEL_TEST_FAULT_STATUS,
                                                            .path = "/api/v1/notifications",
                                                            .status = 500,
                                                            .body = "{\"error\":\"broken\"}",
                                                          });
  restart (&fixture, "@ada missed");
  g_assert_cmpuint (fixture.n_told, ==, 0);
  snabel_test_instance_clear_faults (fixture.world.instance);
  wait_told (&fixture, 1);
}

/* Somebody reads on another device: the marker tells. */
static void
test_read_elsewhere (void)
{
  g_auto(Fixture) fixture = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *marker = NULL;
  g_autoptr(JsonNode) saved = NULL;

  open_fixture (&fixture, SNABEL_TEST_MANNER_MASTODON);
  sign_in (&fixture);
  mention (&fixture, "one");
  wait_told (&fixture, 1);
  snabel_session_stop (fixture.session);
  mention (&fixture, "two");
  id = dup_newest_id (&fixture);
  marker = g_strdup_printf ("{\"notifications\":{\"last_read_id\":\"%s\"}}", id);
  saved = snabel_test_instance_call (fixture.world.instance, "ada", "POST", "/api/v1/markers", marker);
  restart (&fixture, "@ada three");
  wait_told (&fixture, 2);
  g_assert_cmpstr (fixture.told->str, ==, "one three ");
  g_assert_cmpuint (snabel_notifications_get_n_unread (get_notifications (&fixture)), ==, 1);
}

static void
add_for_all (const char   *name,
             GTestDataFunc test)
{
  static const char *const manners[] = { "mastodon", "gotosocial", "snac", "hollo", "pleroma" };

  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    {
      g_autofree char *path = g_strdup_printf ("/notifications/%s/%s", name, manners[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test);
    }
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  add_for_all ("first-is-silent", test_first_is_silent);
  add_for_all ("missed-and-restarted", test_missed_and_restarted);
  add_for_all ("many", test_many);
  add_for_all ("seen-is-gone", test_seen_is_gone);
  g_test_add_func ("/notifications/died-between", test_died_between);
  g_test_add_func ("/notifications/odd-events", test_odd_events);
  g_test_add_func ("/notifications/hidden", test_hidden);
  g_test_add_func ("/notifications/lost-event", test_lost_event);
  g_test_add_func ("/notifications/failing-alone", test_failing_alone);
  g_test_add_func ("/notifications/read-elsewhere", test_read_elsewhere);

  return g_test_run ();
}
