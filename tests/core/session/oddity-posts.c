/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is expected of odd posts, as far as it can be seen without a row. */
#include "oddity-posts.h"

#include "oddity-defaults.h"
#include "oddity-server.h"
#include "snabel-test.h"

#include "api/snabel-api-statuses.h"
#include "base/snabel-json.h"
#include "base/snabel-uri.h"
#include "model/snabel-media-attachment.h"
#include "model/snabel-status.h"
#include "session/outbox/snabel-compose.h"
#include "session/snabel-shown-name.h"
#include "text/snabel-html.h"
#include "text/snabel-link.h"

static SnabelStatus *
read_status (const SnabelTestOddity *oddity)
{
  g_autoptr(GError) error = NULL;
  SnabelStatus *status = snabel_entity_new_from_json (SNABEL_TYPE_STATUS, oddity->json, &error);

  g_assert_no_error (error);

  return status;
}

/* How many of a list of three are there when the second is the odd one. */
static guint
count_in_list (const SnabelTestOddity *oddity)
{
  static const char good[] = "{\"id\":\"1\",\"account\":{\"id\":\"7\",\"acct\":\"mair\"}}";
  g_autoptr(JsonNode) page = json_node_new (JSON_NODE_ARRAY);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  JsonArray *array = json_array_new ();

  json_node_take_array (page, array);
  json_array_add_element (array, snabel_json_parse_text (good, NULL));
  json_array_add_element (array, json_node_copy (oddity->json));
  json_array_add_element (array, snabel_json_parse_text (good, NULL));
  items = snabel_entity_list_new_from_json (SNABEL_TYPE_STATUS, page, NULL, &error);
  g_assert_no_error (error);

  return items->len;
}

static void
check_parses (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_nonnull (status->account);
}

static void
check_kept (const SnabelTestOddity *oddity)
{
  g_assert_cmpuint (count_in_list (oddity), ==, 3);
}

static void
check_goes_on (const SnabelTestOddity *oddity)
{
  g_assert_cmpuint (count_in_list (oddity), >=, 2);
}

static void
check_long_id (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_cmpstr (status->id, ==, "116000000000000001");
}

static void
check_escaped_id (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = oddity_server_new (oddity, 200);
  g_autoptr(SnabelClient) client = snabel_client_new (platform, snabel_test_server_get_uri (server), NULL);
  g_autofree char *escaped = g_uri_escape_string (status->id, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/api/v1/statuses/", escaped, NULL);
  g_autoptr(SnabelApiReply) got = dex_await_boxed (snabel_api_get_status (client, status->id), NULL);
  g_autoptr(SnabelApiReply) acted = NULL;

  g_assert_nonnull (got);
  g_assert_cmpstr (oddity_server_get_path (), ==, path);
  acted = dex_await_boxed (snabel_api_act_on_status (client, status->id, SNABEL_STATUS_ACTION_FAVOURITE), NULL);
  g_assert_nonnull (acted);
  g_assert_true (g_str_has_prefix (oddity_server_get_path (), path));
  g_assert_cmpstr (oddity_server_get_path () + strlen (path), ==, "/favourite");
}

static void
check_unknown_media (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autoptr(SnabelMediaAttachment) media = g_list_model_get_item (status->media_attachments, 0);

  g_assert_cmpint (media->type, ==, SNABEL_MEDIA_TYPE_UNKNOWN);
  g_assert_cmpint (snabel_link_check (media->url), ==, SNABEL_LINK_WEB);
}

static void
check_bare_quote (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  JsonObject *quote = snabel_json_get_object (json_node_get_object (oddity->json), "quote");

  g_assert_nonnull (status->quote);
  g_assert_cmpint (status->quote->state, ==, SNABEL_QUOTE_STATE_ACCEPTED);
  g_assert_cmpstr (status->quote->quoted_status->id, ==, snabel_json_get_string (quote, "id"));
}

static void
check_quote_notice (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_nonnull (status->quote);
  g_assert_cmpint (status->quote->state, !=, SNABEL_QUOTE_STATE_ACCEPTED);
  g_assert_null (status->quote->quoted_status);
}

static void
check_no_reply (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_false (snabel_status_is_reply (status));
}

static void
check_reply_to_nobody (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_true (snabel_status_is_reply (status));
  g_assert_null (status->in_reply_to_account_id);
}

static void
check_address_of_boost (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_null (status->url);
  g_assert_nonnull (status->reblog->url);
  g_assert_cmpstr (snabel_status_get_web_address (status), ==, status->reblog->url);
}

static void
check_one_level (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_nonnull (status->reblog);
  g_assert_null (status->reblog->reblog);
}

static void
check_restricted (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_cmpint (status->visibility, ==, SNABEL_VISIBILITY_UNKNOWN);
}

static void
check_not_widened (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  for (SnabelVisibility own = SNABEL_VISIBILITY_PUBLIC; own <= SNABEL_VISIBILITY_DIRECT; own++)
    g_assert_cmpint (snabel_compose_get_stricter (status->visibility, own), ==, SNABEL_VISIBILITY_DIRECT);
}

static void
check_no_language (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_null (status->language);
}

static void
check_utc (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autofree char *text = g_date_time_format_iso8601 (status->created_at);

  g_assert_cmpstr (text, ==, "2017-04-14T08:48:15Z");
}

static void
check_no_time (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_null (status->created_at);
}

static void
check_card_size (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_cmpint (status->card->width, ==, 640);
  g_assert_cmpint (status->card->height, ==, 360);
}

static void
check_author_not_a_link (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_nonnull (status->card);
  g_assert_true (status->card->author_url == NULL || snabel_link_check (status->card->author_url) == SNABEL_LINK_REFUSED);
}

static void
check_card_not_a_link (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_true (status->card == NULL || snabel_link_check (status->card->url) == SNABEL_LINK_REFUSED);
}

static void
check_no_card_date (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_nonnull (status->card);
  g_assert_null (status->card->published_at);
}

static void
check_sound_aspect (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autoptr(SnabelMediaAttachment) media = g_list_model_get_item (status->media_attachments, 0);

  g_assert_cmpfloat (snabel_media_attachment_get_aspect (media), ==, 16.0 / 9.0);
}

static void
check_clamped (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autoptr(SnabelMediaAttachment) media = g_list_model_get_item (status->media_attachments, 0);
  double x = 0;
  double y = 0;

  snabel_media_attachment_get_focus (media, &x, &y);
  g_assert_cmpfloat (x, ==, 1);
  g_assert_cmpfloat (y, ==, -1);
}

static void
check_name_stays_inside (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autofree char *name = snabel_shown_name_dup (status->account);

  g_assert_cmpstr (name, ==, "alice");
}

static void
check_username (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autofree char *name = snabel_shown_name_dup (status->account);

  g_assert_cmpstr (name, ==, status->account->username);
}

/* The other address of the picture is a sound one. */
static void
check_avatar (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  const char *avatar = snabel_account_get_avatar (status->account);

  g_assert_true (avatar == NULL || snabel_uri_is_web (avatar));
}

static void
check_count (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_cmpint (status->account->followers_count, ==, 12);
}

static void
check_emphasis (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (status->content);

  g_assert_cmpstr (text->text, ==, "\360\237\215\206\n\nx < y");
  g_assert_nonnull (snabel_rich_text_find_run (text, 0, SNABEL_TEXT_HEADING));
  g_assert_nonnull (snabel_rich_text_find_run (text, text->length - 1, SNABEL_TEXT_CODE));
}

static void
check_plain (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (status->content);

  g_assert_cmpstr (text->text, ==, "test account sorry\nline two");
}

/* What is behind the byte that ends a C string is still there. */
static void
check_whole (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (status->content);

  g_assert_true (g_str_has_prefix (text->text, "a"));
  g_assert_true (g_str_has_suffix (text->text, "b"));
}

static void
check_deleted (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = oddity_server_new (oddity, 200);
  g_autoptr(SnabelClient) client = snabel_client_new (platform, snabel_test_server_get_uri (server), NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelApiReply) reply = dex_await_boxed (snabel_api_delete_status (client, "5"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpstr (oddity_server_get_path (), ==, "/api/v1/statuses/5");
}

static const SnabelTestCheck checks[] = {
  { "parses", check_parses },
  { "missing or null value has its default", oddity_check_default },
  { "status is shown", check_kept },
  { "attachment treated as unknown (a link)", check_unknown_media },
  { "status is dropped or shown with a placeholder author", check_goes_on },
  { "the rest of the list is shown", check_goes_on },
  { "parses as a quote of that status", check_bare_quote },
  { "a notice instead of the quoted status, never a crash", check_quote_notice },
  { "id kept as the string \"116000000000000001\" without loss", check_long_id },
  { "the id is percent-encoded when used in a path", check_escaped_id },
  { "not treated as a reply", check_no_reply },
  { "a reply to an unknown author", check_reply_to_nobody },
  { "open-in-browser uses reblog.url", check_address_of_boost },
  { "no deep recursion", check_one_level },
  { "shown as a restricted visibility", check_restricted },
  { "reply does not widen it", check_not_widened },
  { "no language", check_no_language },
  { "taken as UTC", check_utc },
  { "shown without time", check_no_time },
  { "640x360", check_card_size },
  { "not offered as a link", check_author_not_a_link },
  { "date left out", check_no_card_date },
  { "link not offered", check_card_not_a_link },
  { "no division by zero in layout", check_sound_aspect },
  { "clamped", check_clamped },
  { "bidi override does not reverse the rest of the row", check_name_stays_inside },
  { "username shown", check_username },
  { "default picture", check_avatar },
  { "no request to a relative URL", check_avatar },
  { "parses 12", check_count },
  { "shown as text with emphasis", check_emphasis },
  { "shown", check_plain },
  { "no truncation bug, no crash", check_whole },
  { "treated as success", check_deleted },
  { NULL },
};

void
oddity_check_post (const SnabelTestOddity *oddity)
{
  snabel_test_oddity_check (oddity, checks);
}
