/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each endpoint: method, path, query and body as the reference has them. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "api/snabel-api-accounts.h"
#include "api/snabel-api-instance.h"
#include "api/snabel-api-notifications.h"
#include "api/snabel-api-polls.h"
#include "api/snabel-api-reactions.h"
#include "api/snabel-api-relations.h"
#include "api/snabel-api-statuses.h"

static SnabelClient *client;
static GString      *seen;

static void
note_handler (SnabelTestServer  *server,
              SoupServerMessage *message,
              const char        *path)
{
  g_autoptr(GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  GUri *uri = soup_server_message_get_uri (message);

  g_string_assign (seen, soup_server_message_get_method (message));
  g_string_append_printf (seen, " %s", path);
  if (g_uri_get_query (uri) != NULL)
    {
      g_autofree char *query = g_uri_unescape_string (g_uri_get_query (uri), NULL);

      g_string_append_printf (seen, "?%s", query);
    }
  if (g_bytes_get_size (body) > 0)
    g_string_append_printf (seen, " %s", (const char *) g_bytes_get_data (body, NULL));
  snabel_test_server_answer (message, 200, "application/json", "{}");
}

static void
expect (DexFuture  *future,
        const char *request)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelApiReply) reply = dex_await_boxed (future, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply->node);
  g_assert_cmpstr (seen->str, ==, request);
}

static void
test_accounts (void)
{
  static const char *const ids[] = { "1", "2", NULL };

  expect (snabel_api_verify_credentials (client), "GET /api/v1/accounts/verify_credentials");
  expect (snabel_api_get_account (client, "7"), "GET /api/v1/accounts/7");
  expect (snabel_api_lookup_account (client, "bob@a.example"), "GET /api/v1/accounts/lookup?acct=bob@a.example");
  expect (snabel_api_get_relationships (client, ids), "GET /api/v1/accounts/relationships?id[]=1&id[]=2");
}

static void
test_timelines (void)
{
  SnabelApiRange older = { .max_id = "5", .limit = 40 };
  SnabelApiRange newer = { .min_id = "5" };
  SnabelApiRange newest = { .since_id = "5", .priority = SNABEL_PRIORITY_BACKGROUND };

  expect (snabel_api_get_home_timeline (client, NULL), "GET /api/v1/timelines/home");
  expect (snabel_api_get_home_timeline (client, &older), "GET /api/v1/timelines/home?max_id=5&limit=40");
  expect (snabel_api_get_home_timeline (client, &newer), "GET /api/v1/timelines/home?min_id=5");
  expect (snabel_api_get_home_timeline (client, &newest), "GET /api/v1/timelines/home?since_id=5");
  expect (snabel_api_get_public_timeline (client, TRUE, NULL), "GET /api/v1/timelines/public?local=true");
  expect (snabel_api_get_public_timeline (client, FALSE, NULL), "GET /api/v1/timelines/public");
  expect (snabel_api_get_tag_timeline (client, "käse", NULL), "GET /api/v1/timelines/tag/k%C3%A4se");
  expect (snabel_api_get_list_timeline (client, "3", NULL), "GET /api/v1/timelines/list/3");
  expect (snabel_api_get_account_statuses (client, "7", NULL), "GET /api/v1/accounts/7/statuses");
}

static void
test_statuses (void)
{
  static const char *const media[] = { "8", "9", NULL };
  SnabelStatusDraft        plain = { .text = "Hello", .spoiler_text = "" };
  SnabelStatusDraft        full = { "Hello", "Careful", "unlisted", "en", "4", media, TRUE };

  expect (snabel_api_get_status (client, "1"), "GET /api/v1/statuses/1");
  expect (snabel_api_get_status_context (client, "1"), "GET /api/v1/statuses/1/context");
  expect (snabel_api_get_status_source (client, "1"), "GET /api/v1/statuses/1/source");
  expect (snabel_api_post_status (client, &plain, "key"), "POST /api/v1/statuses {\"status\":\"Hello\"}");
  expect (snabel_api_post_status (client, &full, "key"),
          "POST /api/v1/statuses {\"status\":\"Hello\",\"spoiler_text\":\"Careful\",\"visibility\":\"unlisted\",\"language\":\"en\","
          "\"in_reply_to_id\":\"4\",\"sensitive\":true,\"media_ids\":[\"8\",\"9\"]}");
  expect (snabel_api_delete_status (client, "1"), "DELETE /api/v1/statuses/1");
}

static void
test_actions (void)
{
  expect (snabel_api_act_on_status (client, "1", SNABEL_STATUS_ACTION_FAVOURITE), "POST /api/v1/statuses/1/favourite");
  expect (snabel_api_act_on_status (client, "1", SNABEL_STATUS_ACTION_UNFAVOURITE), "POST /api/v1/statuses/1/unfavourite");
  expect (snabel_api_act_on_status (client, "1", SNABEL_STATUS_ACTION_REBLOG), "POST /api/v1/statuses/1/reblog");
  expect (snabel_api_act_on_status (client, "1", SNABEL_STATUS_ACTION_UNREBLOG), "POST /api/v1/statuses/1/unreblog");
  expect (snabel_api_act_on_status (client, "1", SNABEL_STATUS_ACTION_BOOKMARK), "POST /api/v1/statuses/1/bookmark");
  expect (snabel_api_act_on_status (client, "1", SNABEL_STATUS_ACTION_UNBOOKMARK), "POST /api/v1/statuses/1/unbookmark");
  expect (snabel_api_act_on_status (client, "1", SNABEL_STATUS_ACTION_PIN), "POST /api/v1/statuses/1/pin");
  expect (snabel_api_act_on_status (client, "1", SNABEL_STATUS_ACTION_UNPIN), "POST /api/v1/statuses/1/unpin");
  expect (snabel_api_act_on_status (client, "1", SNABEL_STATUS_ACTION_MUTE), "POST /api/v1/statuses/1/mute");
  expect (snabel_api_act_on_status (client, "1", SNABEL_STATUS_ACTION_UNMUTE), "POST /api/v1/statuses/1/unmute");
  expect (snabel_api_reblog_status (client, "1", "private"), "POST /api/v1/statuses/1/reblog {\"visibility\":\"private\"}");
}

static void
test_polls (void)
{
  const guint choices[] = { 0, 2 };

  expect (snabel_api_get_poll (client, "5"), "GET /api/v1/polls/5");
  expect (snabel_api_vote (client, "5", choices, 2), "POST /api/v1/polls/5/votes {\"choices\":[0,2]}");
}

static void
expect_reaction (SnabelReactionDialect dialect,
                 const char           *added,
                 const char           *removed)
{
  SnabelReactionCall reaction = { dialect, "1", "blobcat", TRUE, TRUE };

  expect (snabel_api_react (client, &reaction), added);
  reaction.is_wanted = FALSE;
  expect (snabel_api_react (client, &reaction), removed);
}

static void
test_reactions (void)
{
  SnabelReactionCall thumb = { SNABEL_REACTIONS_MISSKEY, "1", "👍", FALSE, TRUE };

  expect_reaction (SNABEL_REACTIONS_PLEROMA, "PUT /api/v1/pleroma/statuses/1/reactions/blobcat",
                   "DELETE /api/v1/pleroma/statuses/1/reactions/blobcat");
  expect_reaction (SNABEL_REACTIONS_FEDIBIRD, "PUT /api/v1/statuses/1/emoji_reactions/blobcat",
                   "DELETE /api/v1/statuses/1/emoji_reactions/blobcat");
  expect_reaction (SNABEL_REACTIONS_REACT, "POST /api/v1/statuses/1/react/blobcat", "POST /api/v1/statuses/1/unreact/blobcat");
  expect_reaction (SNABEL_REACTIONS_MISSKEY, "POST /api/v1/statuses/1/react/%3Ablobcat%3A",
                   "POST /api/v1/statuses/1/unreact/%3Ablobcat%3A");
  expect (snabel_api_react (client, &thumb), "POST /api/v1/statuses/1/react/%F0%9F%91%8D");
  expect (snabel_api_get_custom_emojis (client), "GET /api/v1/custom_emojis");
}

static void
test_relations (void)
{
  static const char *const ids[] = { "8", NULL };
  SnabelReport             report = { .account_id = "7", .status_ids = ids, .comment = "Rude", .forwards = TRUE };
  SnabelReport             bare = { .account_id = "7" };

  expect (snabel_api_block_account (client, "7"), "POST /api/v1/accounts/7/block");
  expect (snabel_api_mute_account (client, "7", 0), "POST /api/v1/accounts/7/mute {\"notifications\":true}");
  expect (snabel_api_mute_account (client, "7", 3600),
          "POST /api/v1/accounts/7/mute {\"notifications\":true,\"duration\":3600,\"expires_in\":3600}");
  expect (snabel_api_report (client, &report),
          "POST /api/v1/reports {\"account_id\":\"7\",\"status_ids\":[\"8\"],\"comment\":\"Rude\",\"forward\":true}");
  expect (snabel_api_report (client, &bare), "POST /api/v1/reports {\"account_id\":\"7\"}");
}

static void
test_notifications (void)
{
  static const char *const types[] = { "poll", "update", NULL };
  SnabelApiRange           newer = { .min_id = "5", .limit = 10 };

  expect (snabel_api_get_notifications (client, NULL, NULL), "GET /api/v1/notifications");
  expect (snabel_api_get_notifications (client, types, &newer),
          "GET /api/v1/notifications?exclude_types[]=poll&exclude_types[]=update&min_id=5&limit=10");
  expect (snabel_api_get_grouped_notifications (client, NULL, &newer), "GET /api/v2/notifications?min_id=5&limit=10");
  expect (snabel_api_get_notification (client, "1"), "GET /api/v1/notifications/1");
  expect (snabel_api_dismiss_notification (client, "1"), "POST /api/v1/notifications/1/dismiss");
  expect (snabel_api_clear_notifications (client), "POST /api/v1/notifications/clear");
}

static void
test_markers (void)
{
  expect (snabel_api_get_markers (client), "GET /api/v1/markers?timeline[]=home&timeline[]=notifications");
  expect (snabel_api_set_marker (client, "home", "5"), "POST /api/v1/markers {\"home\":{\"last_read_id\":\"5\"}}");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelPlatform) platform = NULL;
  g_autoptr(SnabelTestServer) server = NULL;
  int result = 0;

  snabel_test_init (&argc, &argv);
  platform = snabel_test_platform_new ();
  server = snabel_test_server_new (note_handler);
  client = snabel_client_new (platform, snabel_test_server_get_uri (server), "token");
  seen = g_string_new (NULL);
  snabel_test_add ("/api/accounts", test_accounts);
  snabel_test_add ("/api/timelines", test_timelines);
  snabel_test_add ("/api/statuses", test_statuses);
  snabel_test_add ("/api/actions", test_actions);
  snabel_test_add ("/api/polls", test_polls);
  snabel_test_add ("/api/reactions", test_reactions);
  snabel_test_add ("/api/relations", test_relations);
  snabel_test_add ("/api/notifications", test_notifications);
  snabel_test_add ("/api/markers", test_markers);
  result = g_test_run ();
  g_clear_object (&client);
  g_string_free (g_steal_pointer (&seen), TRUE);

  return result;
}
