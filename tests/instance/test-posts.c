/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The instance's timelines and posts: what a page is, what a repeated key does, what is refused. */
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

/* The ids of n posts of bo, oldest first. */
static char **
post_many (Fixture *self,
           guint    n)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Post %u", i);

      g_strv_builder_take (ids, snabel_test_instance_post (self->instance, "bo", text));
    }

  return g_strv_builder_end (ids);
}

static void
assert_page (Fixture    *self,
             const char *cursor,
             const char *id,
             const char *expected_first,
             const char *expected_last)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/timelines/home?limit=3&%s=%s", cursor, id);
  g_autoptr(TestAnswer) page = test_client_get (self->client, path);

  g_assert_cmpuint (page->status, ==, 200);
  g_assert_cmpuint (test_answer_get_length (page), ==, 3);
  g_assert_cmpstr (test_answer_get_in (page, 0, "id"), ==, expected_first);
  g_assert_cmpstr (test_answer_get_in (page, 2, "id"), ==, expected_last);
}

static void
test_pages (void)
{
  const SnabelTestManner manners[] = { SNABEL_TEST_MANNER_MASTODON, SNABEL_TEST_MANNER_GOTOSOCIAL,
                                       SNABEL_TEST_MANNER_HOLLO, SNABEL_TEST_MANNER_PLEROMA };

  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    {
      g_auto(Fixture) fixture = { NULL };
      g_auto(GStrv) ids = NULL;

      fixture_start (&fixture, manners[i]);
      ids = post_many (&fixture, 10);
      assert_page (&fixture, "max_id", ids[5], ids[4], ids[2]);
      assert_page (&fixture, "since_id", ids[1], ids[9], ids[7]);
      assert_page (&fixture, "min_id", ids[1], ids[4], ids[2]);
    }
}

static void
test_pages_of_snac (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_auto(GStrv) ids = NULL;
  g_autoptr(TestAnswer) lost = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_SNAC);
  ids = post_many (&fixture, 10);
  assert_page (&fixture, "max_id", ids[5], ids[4], ids[2]);
  assert_page (&fixture, "min_id", ids[1], ids[9], ids[7]);
  lost = test_client_get (fixture.client, "/api/v1/timelines/home?max_id=00000000000000");
  g_assert_cmpuint (test_answer_get_length (lost), ==, 0);
}

static void
test_cursor_of_a_deleted_post (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_auto(GStrv) ids = NULL;
  g_autofree char *path = NULL;
  g_autoptr(JsonNode) deleted = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  ids = post_many (&fixture, 10);
  path = g_strconcat ("/api/v1/statuses/", ids[5], NULL);
  deleted = snabel_test_instance_call (fixture.instance, "bo", "DELETE", path, NULL);
  assert_page (&fixture, "max_id", ids[5], ids[4], ids[2]);
}

static void
test_links (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_auto(GStrv) ids = NULL;
  g_autofree char *expected = NULL;
  g_autoptr(TestAnswer) page = NULL;
  g_autoptr(TestAnswer) empty = NULL;
  const char *base = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  ids = post_many (&fixture, 3);
  base = snabel_test_instance_get_base_uri (fixture.instance);
  page = test_client_get (fixture.client, "/api/v1/timelines/home?limit=2");
  expected = g_strdup_printf (
    "<%s/api/v1/timelines/home?limit=2&max_id=%s>; rel=\"next\", <%s/api/v1/timelines/home?limit=2&min_id=%s>; rel=\"prev\"",
    base, ids[1], base, ids[2]);
  g_assert_cmpstr (soup_message_headers_get_one (page->headers, "Link"), ==, expected);
  empty = test_client_get (fixture.client, "/api/v1/timelines/home?limit=2&max_id=1");
  g_assert_cmpuint (test_answer_get_length (empty), ==, 0);
  g_assert_null (soup_message_headers_get_one (empty->headers, "Link"));
}

static guint
count_after_repeat (SnabelTestManner manner,
                    int              seconds_between)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(TestAnswer) first = NULL;
  g_autoptr(TestAnswer) second = NULL;
  g_auto(GStrv) posts = NULL;

  fixture_start (&fixture, manner);
  test_client_set_header (fixture.client, "Idempotency-Key", "key-1");
  first = test_client_json (fixture.client, "POST", "/api/v1/statuses", "{\"status\":\"Hi\"}");
  g_assert_cmpuint (first->status, ==, 200);
  snabel_test_instance_set_clock_skew (fixture.instance, seconds_between);
  second = test_client_json (fixture.client, "POST", "/api/v1/statuses", "{\"status\":\"Hi\"}");
  g_assert_cmpuint (second->status, ==, 200);
  posts = snabel_test_instance_list_posts (fixture.instance, "anna");

  return g_strv_length (posts);
}

static void
test_idempotency (void)
{
  g_assert_cmpuint (count_after_repeat (SNABEL_TEST_MANNER_MASTODON, 0), ==, 1);
  g_assert_cmpuint (count_after_repeat (SNABEL_TEST_MANNER_MASTODON, 3601), ==, 2);
  g_assert_cmpuint (count_after_repeat (SNABEL_TEST_MANNER_HOLLO, 0), ==, 1);
  g_assert_cmpuint (count_after_repeat (SNABEL_TEST_MANNER_GOTOSOCIAL, 0), ==, 2);
  g_assert_cmpuint (count_after_repeat (SNABEL_TEST_MANNER_SNAC, 0), ==, 2);
}

static guint
post_status (Fixture    *self,
             const char *text)
{
  g_autofree char *json = g_strdup_printf ("{\"status\":\"%s\"}", text);
  g_autoptr(TestAnswer) answer = test_client_json (self->client, "POST", "/api/v1/statuses", json);

  return answer->status;
}

static void
test_lengths (void)
{
  g_auto(Fixture) mastodon = { NULL };
  g_auto(Fixture) gotosocial = { NULL };
  g_autofree char *longest = g_strnfill (500, 'a');
  g_autofree char *with_link = NULL;
  g_autofree char *too_long = g_strconcat (longest, "a", NULL);

  with_link = g_strdup_printf ("%.476s https://example.org/%.300s", longest, longest);
  fixture_start (&mastodon, SNABEL_TEST_MANNER_MASTODON);
  g_assert_cmpuint (post_status (&mastodon, longest), ==, 200);
  g_assert_cmpuint (post_status (&mastodon, with_link), ==, 200);
  g_assert_cmpuint (post_status (&mastodon, too_long), ==, 422);
  g_assert_cmpuint (post_status (&mastodon, ""), ==, 422);
  fixture_start (&gotosocial, SNABEL_TEST_MANNER_GOTOSOCIAL);
  g_assert_cmpuint (post_status (&gotosocial, too_long), ==, 200);
  g_assert_cmpuint (post_status (&gotosocial, ""), ==, 400);
}

static void
test_actions (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *favourite = NULL;
  g_autofree char *reblog = NULL;
  g_autofree char *unreblog = NULL;
  g_autoptr(TestAnswer) favourited = NULL;
  g_autoptr(TestAnswer) reblogged = NULL;
  g_autoptr(TestAnswer) undone = NULL;
  g_autoptr(TestAnswer) marked = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  id = snabel_test_instance_post (fixture.instance, "bo", "Hello");
  favourite = g_strdup_printf ("/api/v1/statuses/%s/favourite", id);
  reblog = g_strdup_printf ("/api/v1/statuses/%s/reblog", id);
  unreblog = g_strdup_printf ("/api/v1/statuses/%s/unreblog", id);
  favourited = test_client_form (fixture.client, favourite, NULL);
  g_assert_true (test_answer_get_boolean (favourited, "favourited"));
  reblogged = test_client_form (fixture.client, reblog, NULL);
  g_assert_cmpstr (test_answer_get (reblogged, "id"), !=, id);
  undone = test_client_form (fixture.client, unreblog, NULL);
  g_assert_cmpstr (test_answer_get (undone, "id"), ==, id);
  g_assert_false (test_answer_get_boolean (undone, "reblogged"));
  marked = test_client_get (fixture.client, "/api/v1/favourites");
  g_assert_cmpuint (test_answer_get_length (marked), ==, 1);
}

static void
test_edit_changes_the_id_on_snac (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *path = NULL;
  g_autoptr(TestAnswer) posted = NULL;
  g_autoptr(TestAnswer) edited = NULL;
  g_autoptr(TestAnswer) by_old_id = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_SNAC);
  posted = test_client_json (fixture.client, "POST", "/api/v1/statuses", "{\"status\":\"One <b>two</b>\"}");
  g_assert_cmpstr (test_answer_get (posted, "content"), ==, "One <b>two</b>");
  path = g_strconcat ("/api/v1/statuses/", test_answer_get (posted, "id"), NULL);
  snabel_test_instance_set_clock_skew (fixture.instance, 10);
  edited = test_client_json (fixture.client, "PUT", path, "{\"status\":\"Three\"}");
  g_assert_cmpstr (test_answer_get (edited, "id"), !=, test_answer_get (posted, "id"));
  by_old_id = test_client_get (fixture.client, path);
  g_assert_cmpstr (test_answer_get (by_old_id, "id"), ==, test_answer_get (edited, "id"));
}

static void
test_notifications (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *mention = NULL;
  g_autoptr(JsonNode) one = NULL;
  g_autoptr(JsonNode) two = NULL;
  g_autoptr(TestAnswer) flat = NULL;
  g_autoptr(TestAnswer) grouped = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  id = snabel_test_instance_post (fixture.instance, "anna", "Hello");
  path = g_strdup_printf ("/api/v1/statuses/%s/favourite", id);
  one = snabel_test_instance_call (fixture.instance, "bo", "POST", path, NULL);
  two = snabel_test_instance_call (fixture.instance, "cleo@far.example", "POST", path, NULL);
  mention = snabel_test_instance_post (fixture.instance, "bo", "Look, @anna!");
  flat = test_client_get (fixture.client, "/api/v1/notifications");
  g_assert_cmpuint (test_answer_get_length (flat), ==, 3);
  g_assert_cmpstr (test_answer_get_in (flat, 0, "type"), ==, "mention");
  grouped = test_client_get (fixture.client, "/api/v2/notifications");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (grouped->json),
                                                                         "notification_groups")),
                    ==, 2);
}

static void
test_strangers (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr(TestAnswer) hidden = NULL;
  g_autoptr(TestAnswer) unknown = NULL;
  g_autoptr(TestAnswer) denied = NULL;
  g_autoptr(TestClient) stranger = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  id = snabel_test_instance_post_json (fixture.instance, "bo",
                                       "{\"status\":\"Psst\",\"visibility\":\"direct\"}");
  path = g_strconcat ("/api/v1/statuses/", id, NULL);
  hidden = test_client_get (fixture.client, path);
  g_assert_cmpuint (hidden->status, ==, 404);
  unknown = test_client_get (fixture.client, "/api/v1/does/not/exist");
  g_assert_cmpuint (unknown->status, ==, 404);
  g_assert_cmpstr (test_answer_get (unknown, "error"), ==, "Not Found");
  stranger = test_client_new (fixture.instance, "no-such-token");
  denied = test_client_get (stranger, "/api/v1/timelines/public");
  g_assert_cmpuint (denied->status, ==, 401);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/instance/posts/pages", test_pages);
  g_test_add_func ("/instance/posts/pages-of-snac", test_pages_of_snac);
  g_test_add_func ("/instance/posts/cursor-of-a-deleted-post", test_cursor_of_a_deleted_post);
  g_test_add_func ("/instance/posts/links", test_links);
  g_test_add_func ("/instance/posts/idempotency", test_idempotency);
  g_test_add_func ("/instance/posts/lengths", test_lengths);
  g_test_add_func ("/instance/posts/actions", test_actions);
  g_test_add_func ("/instance/posts/edit-changes-the-id-on-snac", test_edit_changes_the_id_on_snac);
  g_test_add_func ("/instance/posts/notifications", test_notifications);
  g_test_add_func ("/instance/posts/strangers", test_strangers);

  return g_test_run ();
}
