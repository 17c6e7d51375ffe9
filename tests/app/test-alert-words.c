/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an alert says, of posts and names that were written to break it. */
#include "snabel-test.h"

#include "base/snabel-json.h"
#include "snabel-alert-words.h"
#include "snabel-session-alerts.h"

static SnabelNotification *
make (const char *account,
      const char *status)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"1\",\"type\":\"mention\",\"account\":%s,\"status\":%s}", account, status);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = snabel_json_parse_text (json, &error);
  SnabelNotification *notification = NULL;

  g_assert_no_error (error);
  notification = snabel_entity_new_from_json (SNABEL_TYPE_NOTIFICATION, node, &error);
  g_assert_no_error (error);

  return notification;
}

#define ADA           "{\"id\":\"7\",\"username\":\"ada\",\"acct\":\"ada@far.example\",\"display_name\":\"Ada Lovelace\"}"
#define STATUS(parts) "{\"id\":\"2\",\"uri\":\"u:2\",\"account\":" ADA "," parts "}"

static void
test_title (void)
{
  g_autoptr(SnabelNotification) notification = make (ADA, "null");
  g_autofree char *title = snabel_alert_words_dup_title (notification, NULL);
  g_autofree char *with_handle = snabel_alert_words_dup_title (notification, "me@example.org");
  g_autofree char *one = snabel_alert_words_dup_group_title (1, NULL);
  g_autofree char *many = snabel_alert_words_dup_group_title (12, "me@example.org");

  g_assert_cmpstr (title, ==, "Ada Lovelace mentioned you");
  g_assert_cmpstr (with_handle, ==, "Ada Lovelace mentioned you (me@example.org)");
  g_assert_cmpstr (one, ==, "1 new mention");
  g_assert_cmpstr (many, ==, "12 new mentions (me@example.org)");
}

static void
test_names (void)
{
  g_autofree char *long_name = g_strnfill (5000, 'x');
  g_autofree char *account = g_strdup_printf ("{\"id\":\"7\",\"username\":\"ada\",\"acct\":\"ada\",\"display_name\":\"%s\"}", long_name);
  g_autoptr(SnabelNotification) with_long = make (account, "null");
  g_autoptr(SnabelNotification) without_name = make ("{\"id\":\"7\",\"username\":\"ada\",\"acct\":\"ada\",\"display_name\":\"\"}", "null");
  g_autoptr(SnabelNotification) without_account = make ("null", "null");
  g_autoptr(SnabelNotification) reversed = make ("{\"id\":\"7\",\"username\":\"ada\",\"acct\":\"ada\",\"display_name\":\"A\\u202eda\\nB\"}", "null");
  g_autofree char *name = snabel_alert_words_dup_name (with_long);
  g_autofree char *username = snabel_alert_words_dup_name (without_name);
  g_autofree char *somebody = snabel_alert_words_dup_name (without_account);
  g_autofree char *straight = snabel_alert_words_dup_name (reversed);

  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 60);
  g_assert_cmpstr (username, ==, "ada");
  g_assert_cmpstr (somebody, ==, "Somebody");
  g_assert_null (strstr (straight, "\342\200\256"));
  g_assert_null (strchr (straight, '\n'));
}

static void
assert_body (const char *status,
             const char *expected)
{
  g_autoptr(SnabelNotification) notification = make (ADA, status);
  g_autofree char *body = snabel_alert_words_dup_body (notification);

  g_assert_cmpstr (body, ==, expected);
}

static void
test_body (void)
{
  assert_body (STATUS ("\"content\":\"<p>Tea &amp; <b>cake</b>?</p><script>x</script>\""), "Tea & cake?");
  assert_body (STATUS ("\"content\":\"<p>the butler</p>\",\"spoiler_text\":\"the end of a book\""), "Content warning: the end of a book");
  assert_body (STATUS ("\"content\":\"<p>the butler</p>\",\"filtered\":[{\"filter\":{\"id\":\"1\",\"title\":\"Books\",\"filter_action\":\"warn\"}}]"),
               "Your filter “Books” hides what it says");
  assert_body (STATUS ("\"content\":\"\",\"media_attachments\":[{\"id\":\"1\",\"type\":\"image\",\"url\":\"https://x.example/1\"}]"), "1 attachment");
  assert_body (STATUS ("\"content\":\"\""), "");
  assert_body ("null", "The post is not there any more");
}

static void
test_ids (void)
{
  static const struct
  {
    const char *id;
    const char *key;
    const char *status_id;
  } cases[] = {
    { "key/1", "key", "1" },
    { "key/2026/mention 7", "key", "2026/mention 7" },
    { "key//5", "key", NULL },
    { "key/", "key", NULL },
    { "/1", "", "1" },
    { "key", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char      *status_id = "unset";
      g_autofree char *key = snabel_session_alerts_parse_id (cases[i].id, &status_id);

      g_assert_cmpstr (key, ==, cases[i].key);
      g_assert_cmpstr (status_id, ==, cases[i].status_id);
    }
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/alert-words/title", test_title);
  g_test_add_func ("/alert-words/names", test_names);
  g_test_add_func ("/alert-words/body", test_body);
  g_test_add_func ("/alert-words/ids", test_ids);

  return g_test_run ();
}
