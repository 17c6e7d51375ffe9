/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smaller chapters of the instance's API: uploads, polls, filters, lists, conversations, markers, search. */
#include "test-client.h"

#include "snabel-test.h"

typedef struct
{
  SnabelTestInstance *instance;
  TestClient         *client;
} Fixture;

static void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->client, test_client_free);
  g_clear_object (&self->instance);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
fixture_start (Fixture         *self,
               SnabelTestManner manner)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *token = NULL;

  self->instance = snabel_test_instance_new (manner);
  snabel_test_instance_start (self->instance, 0, &error);
  g_assert_no_error (error);
  snabel_test_instance_follow (self->instance, "anna", "bo");
  token = snabel_test_instance_sign_in (self->instance, "anna", "read write");
  self->client = test_client_new (self->instance, token);
}

static const char *
get_path_of (char      **path,
             const char *format,
             const char *id)
{
  g_autoptr(GString) text = g_string_new (format);

  g_string_replace (text, "ID", id, 0);
  g_set_str (path, text->str);

  return *path;
}

static void
test_upload (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *json = NULL;
  g_autoptr(TestAnswer) uploaded = NULL;
  g_autoptr(TestAnswer) too_early = NULL;
  g_autoptr(TestAnswer) unready = NULL;
  g_autoptr(TestAnswer) ready = NULL;
  g_autoptr(TestAnswer) posted = NULL;
  g_autoptr(TestAnswer) garbage = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_set_media_is_slow (fixture.instance, TRUE);
  uploaded = test_client_upload (fixture.client, "/api/v2/media", "video/mp4", "moving");
  g_assert_cmpuint (uploaded->status, ==, 202);
  g_assert_null (test_answer_get (uploaded, "url"));
  json = g_strdup_printf ("{\"status\":\"Look\",\"media_ids\":[\"%s\"]}", test_answer_get (uploaded, "id"));
  too_early = test_client_json (fixture.client, "POST", "/api/v1/statuses", json);
  g_assert_cmpuint (too_early->status, ==, 422);
  get_path_of (&path, "/api/v1/media/ID", test_answer_get (uploaded, "id"));
  unready = test_client_get (fixture.client, path);
  g_assert_cmpuint (unready->status, ==, 206);
  ready = test_client_get (fixture.client, path);
  g_assert_cmpuint (ready->status, ==, 200);
  posted = test_client_json (fixture.client, "POST", "/api/v1/statuses", json);
  g_assert_cmpuint (posted->status, ==, 200);
  garbage = test_client_upload (fixture.client, "/api/v2/media", "image/png", "no picture");
  g_assert_cmpuint (garbage->status, ==, 422);
}

static void
test_poll (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *poll_id = NULL;
  g_autoptr(TestAnswer) status = NULL;
  g_autoptr(TestAnswer) bad = NULL;
  g_autoptr(TestAnswer) word = NULL;
  g_autoptr(TestAnswer) voted = NULL;
  g_autoptr(TestAnswer) again = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  id = snabel_test_instance_post_json (
    fixture.instance, "bo",
    "{\"status\":\"Tea?\",\"poll\":{\"options\":[\"Yes\",\"No\"],\"expires_in\":600}}");
  status = test_client_get (fixture.client, get_path_of (&path, "/api/v1/statuses/ID", id));
  poll_id = g_strdup (json_object_get_string_member (
    json_object_get_object_member (json_node_get_object (status->json), "poll"), "id"));
  get_path_of (&path, "/api/v1/polls/ID/votes", poll_id);
  bad = test_client_json (fixture.client, "POST", path, "{\"choices\":[\"2\"]}");
  g_assert_cmpuint (bad->status, ==, 422);
  word = test_client_json (fixture.client, "POST", path, "{\"choices\":[\"tea\"]}");
  g_assert_cmpuint (word->status, ==, 422);
  voted = test_client_json (fixture.client, "POST", path, "{\"choices\":[\"1\"]}");
  g_assert_true (test_answer_get_boolean (voted, "voted"));
  again = test_client_json (fixture.client, "POST", path, "{\"choices\":[\"1\"]}");
  g_assert_cmpuint (again->status, ==, 422);
}

/* Who chooses twice is one person; nothing can be chosen twice. */
static void
test_poll_of_several (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *poll_id = NULL;
  g_autoptr(TestAnswer) status = NULL;
  g_autoptr(TestAnswer) twice = NULL;
  g_autoptr(TestAnswer) voted = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  id = snabel_test_instance_post_json (
    fixture.instance, "bo",
    "{\"status\":\"Tea?\",\"poll\":{\"options\":[\"Black\",\"Green\"],\"expires_in\":600,\"multiple\":true}}");
  status = test_client_get (fixture.client, get_path_of (&path, "/api/v1/statuses/ID", id));
  poll_id = g_strdup (json_object_get_string_member (
    json_object_get_object_member (json_node_get_object (status->json), "poll"), "id"));
  get_path_of (&path, "/api/v1/polls/ID/votes", poll_id);
  twice = test_client_json (fixture.client, "POST", path, "{\"choices\":[1,1]}");
  g_assert_cmpuint (twice->status, ==, 422);
  voted = test_client_json (fixture.client, "POST", path, "{\"choices\":[0,1]}");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (voted->json), "votes_count"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (voted->json), "voters_count"), ==, 1);
}

static void
assert_reaction (TestAnswer *answer,
                 const char *wanted)
{
  JsonObject *status = json_node_get_object (answer->json);
  JsonObject *pleroma = json_object_has_member (status, "pleroma") ? json_object_get_object_member (status, "pleroma") : status;
  JsonArray  *reactions = json_object_get_array_member (pleroma, "emoji_reactions");

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (json_array_get_length (reactions), ==, wanted != NULL ? 1 : 0);
  if (wanted != NULL)
    g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (reactions, 0), "name"), ==, wanted);
}

static void
test_reactions_of_pleroma (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr(TestAnswer) added = NULL;
  g_autoptr(TestAnswer) removed = NULL;
  g_autoptr(TestAnswer) custom = NULL;
  g_autoptr(TestAnswer) word = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_PLEROMA);
  snabel_test_instance_add_emoji (fixture.instance, "boat");
  id = snabel_test_instance_post (fixture.instance, "bo", "Ahoy");
  get_path_of (&path, "/api/v1/pleroma/statuses/ID/reactions/%F0%9F%91%8D", id);
  added = test_client_json (fixture.client, "PUT", path, NULL);
  assert_reaction (added, "👍");
  removed = test_client_json (fixture.client, "DELETE", path, NULL);
  assert_reaction (removed, NULL);
  custom = test_client_json (fixture.client, "PUT", get_path_of (&path, "/api/v1/pleroma/statuses/ID/reactions/:boat:", id), NULL);
  assert_reaction (custom, "boat");
  word = test_client_json (fixture.client, "PUT", get_path_of (&path, "/api/v1/pleroma/statuses/ID/reactions/ship", id), NULL);
  g_assert_cmpuint (word->status, ==, 400);
}

static void
test_reactions_of_hollo (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_auto(Fixture) mastodon = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *other_id = NULL;
  g_autofree char *path = NULL;
  g_autoptr(TestAnswer) added = NULL;
  g_autoptr(TestAnswer) removed = NULL;
  g_autoptr(TestAnswer) again = NULL;
  g_autoptr(TestAnswer) unknown = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_HOLLO);
  id = snabel_test_instance_post (fixture.instance, "bo", "Ahoy");
  added = test_client_json (fixture.client, "POST", get_path_of (&path, "/api/v1/statuses/ID/react/%F0%9F%91%8D", id), NULL);
  assert_reaction (added, "👍");
  get_path_of (&path, "/api/v1/statuses/ID/unreact/%F0%9F%91%8D", id);
  removed = test_client_json (fixture.client, "POST", path, NULL);
  assert_reaction (removed, NULL);
  again = test_client_json (fixture.client, "POST", path, NULL);
  g_assert_cmpuint (again->status, ==, 404);

  fixture_start (&mastodon, SNABEL_TEST_MANNER_MASTODON);
  other_id = snabel_test_instance_post (mastodon.instance, "bo", "Ahoy");
  get_path_of (&path, "/api/v1/statuses/ID/react/%F0%9F%91%8D", other_id);
  unknown = test_client_json (mastodon.client, "POST", path, NULL);
  g_assert_cmpuint (unknown->status, ==, 404);
}

static void
test_reports (void)
{
  g_auto(Fixture) fixture = { NULL };
  const char      *bo = NULL;
  g_autofree char *id = NULL;
  g_autofree char *told = NULL;
  g_autofree char *foreign = NULL;
  g_autoptr(TestAnswer) report = NULL;
  g_autoptr(TestAnswer) refused = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  bo = snabel_test_instance_add_account (fixture.instance, "bo");
  id = snabel_test_instance_post (fixture.instance, "anna", "Ahoy");
  told = g_strdup_printf ("{\"account_id\":\"%s\",\"comment\":\"Rude\",\"category\":\"other\"}", bo);
  report = test_client_json (fixture.client, "POST", "/api/v1/reports", told);
  g_assert_cmpstr (test_answer_get (report, "comment"), ==, "Rude");
  foreign = g_strdup_printf ("{\"account_id\":\"%s\",\"status_ids\":[\"%s\"]}", bo, id);
  refused = test_client_json (fixture.client, "POST", "/api/v1/reports", foreign);
  g_assert_cmpuint (refused->status, ==, 422);
}

static void
test_filters (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_auto(Fixture) hollo = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr(TestAnswer) filter = NULL;
  g_autoptr(TestAnswer) status = NULL;
  g_autoptr(TestAnswer) absent = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  filter = test_client_json (
    fixture.client, "POST", "/api/v2/filters",
    "{\"title\":\"Rain\",\"context\":[\"home\"],\"keywords_attributes\":[{\"keyword\":\"rain\"}]}");
  g_assert_cmpuint (filter->status, ==, 200);
  id = snabel_test_instance_post (fixture.instance, "bo", "Rain again");
  status = test_client_get (fixture.client, get_path_of (&path, "/api/v1/statuses/ID", id));
  g_assert_cmpuint (
    json_array_get_length (json_object_get_array_member (json_node_get_object (status->json), "filtered")),
    ==, 1);
  fixture_start (&hollo, SNABEL_TEST_MANNER_HOLLO);
  absent = test_client_get (hollo.client, "/api/v2/filters");
  g_assert_cmpuint (absent->status, ==, 404);
  g_assert_null (absent->json);
}

static void
test_lists (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *json = NULL;
  g_autofree char *id = NULL;
  g_autoptr(TestAnswer) list = NULL;
  g_autoptr(TestAnswer) stranger = NULL;
  g_autoptr(TestAnswer) added = NULL;
  g_autoptr(TestAnswer) timeline = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  list = test_client_json (fixture.client, "POST", "/api/v1/lists", "{\"title\":\"Friends\"}");
  get_path_of (&path, "/api/v1/lists/ID/accounts", test_answer_get (list, "id"));
  json = g_strdup_printf ("{\"account_ids\":[\"%s\"]}",
                          snabel_test_instance_add_account (fixture.instance, "cleo"));
  stranger = test_client_json (fixture.client, "POST", path, json);
  g_assert_cmpuint (stranger->status, ==, 404);
  g_free (json);
  json = g_strdup_printf ("{\"account_ids\":[\"%s\"]}",
                          snabel_test_instance_add_account (fixture.instance, "bo"));
  added = test_client_json (fixture.client, "POST", path, json);
  g_assert_cmpuint (added->status, ==, 200);
  id = snabel_test_instance_post (fixture.instance, "bo", "Hello");
  timeline = test_client_get (fixture.client,
                              get_path_of (&path, "/api/v1/timelines/list/ID", test_answer_get (list, "id")));
  g_assert_cmpuint (test_answer_get_length (timeline), ==, 1);
}

static void
test_conversations (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr(TestAnswer) conversations = NULL;
  g_autoptr(TestAnswer) read = NULL;
  g_autoptr(TestAnswer) home = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  id = snabel_test_instance_post_json (fixture.instance, "bo",
                                       "{\"status\":\"@anna only you\",\"visibility\":\"direct\"}");
  conversations = test_client_get (fixture.client, "/api/v1/conversations");
  g_assert_cmpuint (test_answer_get_length (conversations), ==, 1);
  read = test_client_json (
    fixture.client, "POST",
    get_path_of (&path, "/api/v1/conversations/ID/read", test_answer_get_in (conversations, 0, "id")), NULL);
  g_assert_false (test_answer_get_boolean (read, "unread"));
  home = test_client_get (fixture.client, "/api/v1/timelines/home");
  g_assert_cmpuint (test_answer_get_length (home), ==, 0);
}

static void
test_markers_and_search (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *id = NULL;
  g_autoptr(TestAnswer) saved = NULL;
  g_autoptr(TestAnswer) markers = NULL;
  g_autoptr(TestAnswer) found = NULL;
  g_autoptr(TestAnswer) missing = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  id = snabel_test_instance_post (fixture.instance, "bo", "A heron! #Birds");
  saved = test_client_form (fixture.client, "/api/v1/markers", "home%5Blast_read_id%5D=77");
  g_assert_cmpuint (saved->status, ==, 200);
  markers = test_client_get (fixture.client, "/api/v1/markers?timeline[]=home&timeline[]=notifications");
  g_assert_cmpuint (json_object_get_size (json_node_get_object (markers->json)), ==, 1);
  found = test_client_get (fixture.client, "/api/v2/search?q=HERON");
  g_assert_cmpuint (
    json_array_get_length (json_object_get_array_member (json_node_get_object (found->json), "statuses")), ==,
    1);
  missing = test_client_get (fixture.client, "/api/v2/search");
  g_assert_cmpuint (missing->status, ==, 400);
}

static void
test_locked_accounts (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *path = NULL;
  g_autoptr(TestAnswer) asked = NULL;
  const char *id = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_GOTOSOCIAL);
  id = snabel_test_instance_add_account (fixture.instance, "cleo");
  asked = test_client_json (fixture.client, "POST", get_path_of (&path, "/api/v1/accounts/ID/follow", id),
                            NULL);
  g_assert_true (test_answer_get_boolean (asked, "requested"));
  g_assert_false (test_answer_get_boolean (asked, "following"));
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/instance/chapters/upload", test_upload);
  g_test_add_func ("/instance/chapters/poll", test_poll);
  g_test_add_func ("/instance/chapters/poll-of-several", test_poll_of_several);
  g_test_add_func ("/instance/chapters/reactions-of-pleroma", test_reactions_of_pleroma);
  g_test_add_func ("/instance/chapters/reactions-of-hollo", test_reactions_of_hollo);
  g_test_add_func ("/instance/chapters/reports", test_reports);
  g_test_add_func ("/instance/chapters/filters", test_filters);
  g_test_add_func ("/instance/chapters/lists", test_lists);
  g_test_add_func ("/instance/chapters/conversations", test_conversations);
  g_test_add_func ("/instance/chapters/markers-and-search", test_markers_and_search);
  g_test_add_func ("/instance/chapters/locked-accounts", test_locked_accounts);

  return g_test_run ();
}
