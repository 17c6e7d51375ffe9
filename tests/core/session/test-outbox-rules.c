/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a post may be repeated, and which of the posts on a server it is. */
#include "snabel-test.h"

#include "base/snabel-json.h"
#include "session/outbox/snabel-outbox-rules.h"

#define HOUR G_TIME_SPAN_HOUR
#define STATUS \
  "{\"id\":\"1\",\"uri\":\"https://a.example/1\",\"account\":{\"id\":\"2\",\"username\":\"ada\",\"acct\":\"ada\"}}"

static SnabelInstance *
make_instance (const char *json)
{
  g_autoptr(JsonNode) node = snabel_json_parse_text (json, NULL);

  return snabel_entity_new_from_json (SNABEL_TYPE_INSTANCE, node, NULL);
}

static void
assert_honours (const char *json,
                gboolean    expected)
{
  g_autoptr(SnabelInstance) instance = make_instance (json);

  g_assert_nonnull (instance);
  if (snabel_outbox_honours_key (instance) != expected)
    g_error ("Wrong about %s", json);
}

static void
test_key (void)
{
  assert_honours ("{\"domain\":\"a.example\",\"version\":\"4.5.2\",\"api_versions\":{\"mastodon\":7}}", TRUE);
  assert_honours ("{\"domain\":\"a.example\",\"version\":\"4.5.2+glitch\",\"api_versions\":{\"mastodon\":7}}", TRUE);
  assert_honours ("{\"domain\":\"a.example\",\"version\":\"4.0.0+hollo-0.10.2 (compatible; Hollo 0.10.2)\",\"api_versions\":{\"mastodon\":7}}", TRUE);
  assert_honours ("{\"domain\":\"a.example\",\"version\":\"4.2.1\",\"source_url\":\"https://github.com/mastodon/mastodon\"}", TRUE);
  assert_honours ("{\"domain\":\"a.example\",\"version\":\"4.2.1\"}", FALSE);
  assert_honours ("{\"domain\":\"a.example\",\"version\":\"0.20.0-dev+git-1234\"}", FALSE);
  assert_honours ("{\"uri\":\"a.example\",\"version\":\"4.0.0 (not true; really snac/2.75)\"}", FALSE);
  assert_honours ("{\"uri\":\"a.example\",\"version\":\"3.5.3 (compatible; Pixelfed 0.12)\",\"api_versions\":{\"mastodon\":7}}", FALSE);
  assert_honours ("{\"uri\":\"a.example\"}", FALSE);
  g_assert_false (snabel_outbox_honours_key (NULL));
}

static void
test_repeat (void)
{
  g_autoptr(SnabelInstance) mastodon = make_instance ("{\"domain\":\"a.example\",\"api_versions\":{\"mastodon\":7}}");
  g_autoptr(SnabelInstance) snac = make_instance ("{\"domain\":\"a.example\"}");

  g_assert_true (snabel_outbox_may_repeat (mastodon, HOUR, HOUR));
  g_assert_true (snabel_outbox_may_repeat (mastodon, HOUR, HOUR + HOUR / 2));
  g_assert_false (snabel_outbox_may_repeat (mastodon, HOUR, 2 * HOUR));
  g_assert_false (snabel_outbox_may_repeat (mastodon, HOUR, HOUR - 1));
  g_assert_false (snabel_outbox_may_repeat (snac, HOUR, HOUR));
}

static gboolean
is_same (const char *text,
         const char *html)
{
  g_autoptr(JsonNode) node = snabel_json_parse_text (STATUS, NULL);
  g_autoptr(SnabelStatus) status = NULL;
  SnabelDraft draft = { .id = (char *) "1", .text = (char *) text };

  json_object_set_string_member (json_node_get_object (node), "content", html);
  status = snabel_entity_new_from_json (SNABEL_TYPE_STATUS, node, NULL);
  g_assert_nonnull (status);

  return snabel_outbox_is_same_post (&draft, status);
}

static void
test_same_text (void)
{
  g_assert_true (is_same ("Hello  world\n\nAgain", "<p>Hello world</p><p>Again</p>"));
  g_assert_true (is_same ("Hello\nworld", "Hello<br>world"));
  g_assert_true (is_same ("*Hello* \"world\" ...", "<p><em>Hello</em> “world” …</p>"));
  g_assert_true (is_same ("a < b & c", "<p>a &lt; b &amp; c</p>"));
  g_assert_true (is_same ("@bob@b.example hi", "<p><span class=\"h-card\"><a href=\"https://b.example/@bob\" class=\"u-url mention\">@<span>bob</span></a></span> hi</p>"));
  g_assert_true (is_same ("#Cats now", "<p><a href=\"https://a.example/tags/cats\" class=\"mention hashtag\" rel=\"tag\">#<span>Cats</span></a> now</p>"));
  g_assert_true (is_same ("See https://example.com/a/very/long/path ok",
                          "<p>See <a href=\"https://example.com/a/very/long/path\"><span class=\"invisible\">https://</span>"
                          "<span class=\"ellipsis\">example.com/a/very</span><span class=\"invisible\">/long/path</span></a> ok</p>"));
  g_assert_true (is_same ("🎉", "<p>🎉</p>"));
  g_assert_true (is_same ("...", "<p>...</p>"));
  g_assert_true (is_same ("See https://example.com/ no link", "See https://example.com/ no link"));
}

static void
test_other_text (void)
{
  g_assert_false (is_same ("Hello", "<p>Hello world</p>"));
  g_assert_false (is_same ("Hello?", "<p>Hello!</p>"));
  g_assert_false (is_same ("🎉", "<p>😀</p>"));
  g_assert_false (is_same ("...", "<p>***</p>"));
  g_assert_false (is_same ("", "<p>Hello</p>"));
  g_assert_false (is_same (NULL, "<p>Hello</p>"));
  g_assert_false (is_same ("https://example.com/a", "<p><a href=\"https://example.com/b\">https://example.com/b</a></p>"));
}

static void
test_other_circumstances (void)
{
  g_autoptr(JsonNode) node = snabel_json_parse_text (STATUS, NULL);
  JsonObject *object = json_node_get_object (node);
  g_autoptr(SnabelStatus) status = NULL;
  SnabelDraft draft = { .id = (char *) "1", .text = (char *) "Hi", .content_warning = (char *) " cw", .in_reply_to_id = (char *) "7" };

  json_object_set_string_member (object, "content", "<p>Hi</p>");
  json_object_set_string_member (object, "spoiler_text", "cw");
  json_object_set_string_member (object, "in_reply_to_id", "7");
  status = snabel_entity_new_from_json (SNABEL_TYPE_STATUS, node, NULL);
  g_assert_true (snabel_outbox_is_same_post (&draft, status));
  draft.in_reply_to_id = NULL;
  g_assert_false (snabel_outbox_is_same_post (&draft, status));
  draft.in_reply_to_id = (char *) "8";
  g_assert_false (snabel_outbox_is_same_post (&draft, status));
  draft.in_reply_to_id = (char *) "7";
  draft.content_warning = NULL;
  g_assert_false (snabel_outbox_is_same_post (&draft, status));
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/outbox-rules/key", test_key);
  g_test_add_func ("/outbox-rules/repeat", test_repeat);
  g_test_add_func ("/outbox-rules/same-text", test_same_text);
  g_test_add_func ("/outbox-rules/other-text", test_other_text);
  g_test_add_func ("/outbox-rules/other-circumstances", test_other_circumstances);

  return g_test_run ();
}
