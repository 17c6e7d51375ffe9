/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo: enough of everything, every picture a picture, and a little life. */
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
  snabel_test_instance_load_demo (self->instance);
  token = snabel_test_instance_sign_in (self->instance, "you", "read write");
  self->client = test_client_new (self->instance, token);
}

/* Pages through home to its end; how many posts there are, and in how many languages. */
static guint
read_home (Fixture    *self,
           GHashTable *languages)
{
  g_autofree char *last = g_strdup ("");
  guint            n_posts = 0;

  while (TRUE)
    {
      g_autofree char *path = g_strdup_printf ("/api/v1/timelines/home?limit=40%s%s",
                                               *last != '\0' ? "&max_id=" : "", last);
      g_autoptr(TestAnswer) page = test_client_get (self->client, path);
      guint length = test_answer_get_length (page);

      if (length == 0)
        return n_posts;
      for (guint i = 0; i < length; i++)
        {
          const char *language = test_answer_get_in (page, i, "language");

          if (language != NULL)
            g_hash_table_add (languages, g_strdup (language));
        }
      n_posts += length;
      g_set_str (&last, test_answer_get_in (page, length - 1, "id"));
    }
}

static void
test_content (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(GHashTable) languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(TestAnswer) notifications = NULL;
  g_autoptr(TestAnswer) newest = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  g_assert_cmpuint (read_home (&fixture, languages), >=, 200);
  g_assert_cmpuint (g_hash_table_size (languages), >=, 10);
  notifications = test_client_get (fixture.client, "/api/v1/notifications");
  g_assert_cmpuint (test_answer_get_length (notifications), >=, 10);
  newest = test_client_get (fixture.client, "/api/v1/timelines/home?limit=1");
  g_assert_cmpuint (test_answer_get_length (newest), ==, 1);
}

static gboolean
has_list (JsonObject *status,
          const char *member)
{
  return json_array_get_length (json_object_get_array_member (status, member)) > 0;
}

/* What one sees first is of every kind, and no post stands there twice. */
static void
test_first_screen (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(TestAnswer) page = NULL;
  g_autoptr(GHashTable) uris = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_boosts = 0, n_pictures = 0, n_polls = 0, n_warnings = 0, n_quotes = 0;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  page = test_client_get (fixture.client, "/api/v1/timelines/home?limit=8");
  for (guint i = 0; i < 8; i++)
    {
      JsonObject *status = json_array_get_object_element (json_node_get_array (page->json), i);
      gboolean    is_boost = !json_object_get_null_member (status, "reblog");

      if (is_boost)
        status = json_object_get_object_member (status, "reblog");
      g_assert_true (g_hash_table_add (uris, (gpointer) json_object_get_string_member (status, "uri")));
      n_boosts += is_boost;
      n_pictures += has_list (status, "media_attachments");
      n_polls += !json_object_get_null_member (status, "poll");
      n_quotes += !json_object_get_null_member (status, "quote");
      n_warnings += *json_object_get_string_member (status, "spoiler_text") != '\0';
    }
  g_assert_cmpuint (n_boosts, ==, 1);
  g_assert_cmpuint (n_pictures, >, 0);
  g_assert_cmpuint (n_polls, >, 0);
  g_assert_cmpuint (n_warnings, >, 0);
  g_assert_cmpuint (n_quotes, >, 0);
}

static void
test_pictures (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(TestAnswer) page = NULL;
  g_autoptr(TestAnswer) picture = NULL;
  g_autoptr(TestAnswer) avatar = NULL;
  JsonObject *media = NULL;
  JsonObject *status = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  page = test_client_get (fixture.client, "/api/v1/timelines/public?only_media=true&limit=1");
  status = json_array_get_object_element (json_node_get_array (page->json), 0);
  media = json_array_get_object_element (json_object_get_array_member (status, "media_attachments"), 0);
  g_assert_cmpuint (strlen (json_object_get_string_member (media, "blurhash")), ==, 28);
  g_assert_nonnull (json_object_get_string_member (media, "description"));
  picture = test_client_get (fixture.client, json_object_get_string_member (media, "url"));
  g_assert_cmpuint (picture->status, ==, 200);
  g_assert_cmpmem (g_bytes_get_data (picture->body, NULL), 4, "\x89PNG", 4);
  avatar = test_client_get (fixture.client, json_object_get_string_member (
                                              json_object_get_object_member (status, "account"), "avatar"));
  g_assert_cmpmem (g_bytes_get_data (avatar->body, NULL), 4, "\x89PNG", 4);
}

static void
test_life (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(TestAnswer) before = NULL;
  g_autoptr(TestAnswer) after = NULL;
  g_autoptr(TestAnswer) mention = NULL;

  fixture_start (&fixture, SNABEL_TEST_MANNER_MASTODON);
  before = test_client_get (fixture.client, "/api/v1/timelines/home?limit=1");
  for (guint i = 0; i < 20; i++)
    snabel_test_instance_live_a_little (fixture.instance);
  after = test_client_get (fixture.client, "/api/v1/timelines/home?limit=1");
  g_assert_cmpstr (test_answer_get_in (before, 0, "id"), !=, test_answer_get_in (after, 0, "id"));
  mention = test_client_get (fixture.client, "/api/v1/notifications?types[]=follow");
  g_assert_cmpuint (test_answer_get_length (mention), ==, 1);
}

static void
test_every_manner (void)
{
  for (guint manner = 0; manner <= SNABEL_TEST_MANNER_PLEROMA; manner++)
    {
      g_auto(Fixture) fixture = { NULL };
      g_autoptr(TestAnswer) about = NULL;
      g_autoptr(TestAnswer) home = NULL;

      fixture_start (&fixture, manner);
      about = test_client_get (fixture.client, "/api/v1/instance");
      g_assert_nonnull (test_answer_get (about, "version"));
      home = test_client_get (fixture.client, "/api/v1/timelines/home?limit=20");
      g_assert_cmpuint (test_answer_get_length (home), ==, 20);
    }
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/instance/demo/content", test_content);
  g_test_add_func ("/instance/demo/first-screen", test_first_screen);
  g_test_add_func ("/instance/demo/pictures", test_pictures);
  g_test_add_func ("/instance/demo/life", test_life);
  g_test_add_func ("/instance/demo/every-manner", test_every_manner);

  return g_test_run ();
}
