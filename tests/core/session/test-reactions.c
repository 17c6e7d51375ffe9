/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emoji below a post: there at once, gone if the server refuses, in the words of each server that has them. */
#include "snabel-test-world.h"

#include "session/actions/snabel-reactions.h"
#include "session/actions/snabel-server-emojis.h"

typedef struct
{
  SnabelTestWorld world;
  SnabelSession  *session;
  SnabelStatus   *status;
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

  snabel_test_world_open (&fixture->world, manner);
  snabel_test_instance_add_emoji (fixture->world.instance, "boat");
  g_free (snabel_test_instance_post (fixture->world.instance, "bo", "a"));
  fixture->session = snabel_test_world_sign_in (&fixture->world, "ada");
  snabel_test_world_wait_state (fixture->session,
                                manner == SNABEL_TEST_MANNER_HOLLO ? SNABEL_SESSION_POLLING : SNABEL_SESSION_LIVE);
  snabel_test_wait_until (has_reactions, fixture->session);
  entry = g_list_model_get_item (G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (fixture->session))), 0);
  fixture->status = g_object_ref (snabel_entry_get_status (entry));
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->status);
  snabel_test_world_close (&fixture->world);
}

/* "👍2* boat1": names, counts, a star for one's own. */
static void
assert_reactions (Fixture    *fixture,
                  const char *wanted)
{
  GListModel *reactions = fixture->status->emoji_reactions;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (reactions); i++)
    {
      g_autoptr(SnabelEmojiReaction) reaction = g_list_model_get_item (reactions, i);

      g_string_append_printf (text, "%s%s%d%s", i > 0 ? " " : "", reaction->name, (int) reaction->count, reaction->me ? "*" : "");
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

static gboolean
is_over (gpointer data)
{
  return !dex_future_is_pending (data);
}

static void
walk (SnabelTestManner manner)
{
  Fixture fixture = { { NULL } };
  g_autoptr(DexFuture) adding = NULL;

  set_up (&fixture, manner);
  adding = snabel_session_set_reaction (fixture.session, fixture.status, "👍", TRUE);
  assert_reactions (&fixture, "👍1*");
  snabel_test_world_wait (g_steal_pointer (&adding));
  assert_reactions (&fixture, "👍1*");
  snabel_test_world_wait (snabel_session_set_reaction (fixture.session, fixture.status, "boat", TRUE));
  assert_reactions (&fixture, "👍1* boat1*");
  snabel_test_world_wait (snabel_session_set_reaction (fixture.session, fixture.status, "👍", FALSE));
  assert_reactions (&fixture, "boat1*");

  tear_down (&fixture);
}

static void
test_pleroma (void)
{
  walk (SNABEL_TEST_MANNER_PLEROMA);
}

static void
test_hollo (void)
{
  walk (SNABEL_TEST_MANNER_HOLLO);
}

static void
test_others (void)
{
  Fixture          fixture = { { NULL } };
  g_autofree char *path = NULL;

  set_up (&fixture, SNABEL_TEST_MANNER_PLEROMA);
  path = g_strdup_printf ("/api/v1/pleroma/statuses/%s/reactions/❤", fixture.status->id);
  json_node_unref (snabel_test_instance_call (fixture.world.instance, "bo", "PUT", path, NULL));
  snabel_test_world_wait (snabel_feed_refresh (snabel_session_get_home (fixture.session)));
  assert_reactions (&fixture, "❤1");
  /* What a keyboard types has a selector behind it: the same heart. */
  dex_future_disown (snabel_session_set_reaction (fixture.session, fixture.status, "❤️", TRUE));
  assert_reactions (&fixture, "❤2*");

  tear_down (&fixture);
}

static void
test_refused (void)
{
  Fixture         fixture = { { NULL } };
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_STATUS, .method = "PUT", .path = "/api/v1/pleroma/", .times = 1, .status = 400, .body = "{\"error\":\"No\"}" };
  g_autoptr(DexFuture) adding = NULL;

  set_up (&fixture, SNABEL_TEST_MANNER_PLEROMA);
  snabel_test_instance_set_fault (fixture.world.instance, &fault);
  adding = snabel_session_set_reaction (fixture.session, fixture.status, "👍", TRUE);
  assert_reactions (&fixture, "👍1*");
  snabel_test_wait_until (is_over, adding);
  g_assert_true (dex_future_is_rejected (adding));
  assert_reactions (&fixture, "");

  tear_down (&fixture);
}

/* Two emoji do not wait for each other; the same one does. */
static void
test_change_of_mind (void)
{
  Fixture    fixture = { { NULL } };
  DexFuture *last = NULL;

  set_up (&fixture, SNABEL_TEST_MANNER_PLEROMA);
  dex_future_disown (snabel_session_set_reaction (fixture.session, fixture.status, "👍", TRUE));
  dex_future_disown (snabel_session_set_reaction (fixture.session, fixture.status, "🎉", TRUE));
  last = snabel_session_set_reaction (fixture.session, fixture.status, "👍", FALSE);
  assert_reactions (&fixture, "🎉1*");
  snabel_test_world_wait (last);
  snabel_test_world_wait (snabel_feed_refresh (snabel_session_get_home (fixture.session)));
  assert_reactions (&fixture, "🎉1*");

  tear_down (&fixture);
}

static gboolean
has_emojis (gpointer data)
{
  return g_list_model_get_n_items (data) == 1;
}

static void
test_offered (void)
{
  Fixture     fixture = { { NULL } };
  GListModel *emojis = NULL;
  g_autoptr(SnabelCustomEmoji) boat = NULL;
  g_autoptr(SnabelEmojiReaction) reaction = NULL;

  set_up (&fixture, SNABEL_TEST_MANNER_PLEROMA);
  emojis = snabel_session_get_emojis (fixture.session);
  snabel_session_get_emojis (fixture.session);
  snabel_test_wait_until (has_emojis, emojis);
  snabel_session_get_emojis (fixture.session);
  g_assert_cmpuint (snabel_test_instance_count_requests (fixture.world.instance, "GET", "/api/v1/custom_emojis"), ==, 1);
  boat = snabel_server_emojis_find (emojis, "boat");
  g_assert_nonnull (boat);
  dex_future_disown (snabel_session_set_reaction (fixture.session, fixture.status, "boat", TRUE));
  reaction = snabel_session_find_reaction (fixture.status, ":boat:");
  g_assert_cmpstr (reaction->url, ==, boat->url);

  tear_down (&fixture);
}

/* A page that was asked for before the last wish comes after its answer. */
static void
test_old_news (void)
{
  Fixture          fixture = { { NULL } };
  g_autofree char *path = NULL;
  g_autoptr(JsonNode) before = NULL;
  g_autoptr(SnabelStatus) taken = NULL;

  set_up (&fixture, SNABEL_TEST_MANNER_PLEROMA);
  snabel_test_world_wait (snabel_session_set_reaction (fixture.session, fixture.status, "👍", TRUE));
  path = g_strconcat ("/api/v1/statuses/", fixture.status->id, NULL);
  before = snabel_test_instance_call (fixture.world.instance, "ada", "GET", path, NULL);
  snabel_test_world_wait (snabel_session_set_reaction (fixture.session, fixture.status, "👍", FALSE));
  taken = snabel_identity_map_take_status (snabel_session_get_identity_map (fixture.session), before, NULL);
  g_assert_true (taken == fixture.status);
  assert_reactions (&fixture, "");

  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/reactions/pleroma", test_pleroma);
  g_test_add_func ("/reactions/hollo", test_hollo);
  g_test_add_func ("/reactions/others", test_others);
  g_test_add_func ("/reactions/refused", test_refused);
  g_test_add_func ("/reactions/change-of-mind", test_change_of_mind);
  g_test_add_func ("/reactions/offered", test_offered);
  g_test_add_func ("/reactions/old-news", test_old_news);

  return g_test_run ();
}
