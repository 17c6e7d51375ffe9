/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counter agrees with the server's. */
#include "snabel-corpus.h"
#include "snabel-test.h"

#include "text/snabel-composed-text.h"
#include "text/snabel-link.h"
#include "text/snabel-post-length.h"

#include <string.h>

static const SnabelPostRules mastodon = { .is_mastodon = TRUE };
static const SnabelPostRules other = { .is_mastodon = FALSE };

static const struct
{
  const char *text;
  gsize       length;
} cases[] = {
  { "", 0 },
  { "hello", 5 },
  { "  hello\n", 5 },
  { "@alice hi", 9 },
  { "@alice@example.com hi", 9 },
  { "hi @a.b-c@xn--n3h.example!", 10 },
  { "x@alice@example.com", 19 },
  { "/@alice@example.com", 19 },
  { "@alice@example.com@x", 20 },
  { ".@bob@c.example", 5 },
  { "@bob@c.example.", 5 },
  { "https://e.co", 23 },
  { "see https://example.com/a/b?c=d#e.", 28 },
  { "(https://example.com/a_(b))", 25 },
  { "https://example.com/x?y=1)", 24 },
  { "http://localhost/x", 18 },
  { "https://192.168.0.1/x", 21 },
  { "example.com/path", 16 },
  { "ahttps://example.com", 20 },
  { "日本https://example.com", 25 },
  { "https://例え.jp/ok です", 26 },
  { "ftp://example.com/x", 19 },
  { "gemini://example.com/x", 23 },
  { "https://example.com/a, https://example.org/b", 48 },
  { "https://example.com/@alice@b.example", 23 },
  { "👩‍👩‍👧‍👦", 1 },
  { "e\314\201", 1 },
  { "🇸🇪", 1 },
  { "👍🏽", 1 },
  { ":blobcat: ok", 12 },
  { "a\r\nb", 3 },
};

static void
test_mastodon (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (snabel_post_length (cases[i].text, NULL, &mastodon), ==, cases[i].length);
    }
}

static void
test_content_warning (void)
{
  g_assert_cmpuint (snabel_post_length ("body", "cw", &mastodon), ==, 6);
  g_assert_cmpuint (snabel_post_length ("body", "  ", &mastodon), ==, 4);
  g_assert_cmpuint (snabel_post_length ("", "https://example.com/path/to/it", &mastodon), ==, 30);
}

static void
test_rules (void)
{
  const SnabelPostRules shorter = { .is_mastodon = TRUE, .url_length = 10 };

  g_assert_cmpuint (snabel_post_length ("https://example.com/ a", NULL, &shorter), ==, 12);
  g_assert_cmpuint (snabel_post_length ("https://example.com/ a", NULL, &other), ==, 22);
  g_assert_cmpuint (snabel_post_length ("@bob@b.example e\314\201", "é", &other), ==, 18);
}

static void
test_long (void)
{
  g_autofree char *joiners = g_strnfill (0, 'x');
  g_autoptr(GString) text = g_string_new (joiners);

  for (guint i = 0; i < 50 * 1000; i++)
    g_string_append (text, "\314\201");
  g_assert_cmpuint (snabel_post_length (text->str, NULL, &mastodon), ==, 1);
}

static guint n_records;
static guint n_different;

/* The scripts of South and South-East Asia, for which Unicode 15.1 and ICU have rules that other tables lack. */
static gboolean
is_tailored (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if ((character >= 0x900 && character <= 0x109f) || (character >= 0x1780 && character <= 0x17ff))
        return TRUE;
    }

  return FALSE;
}

/* The oracle knows Twitter's rules for addresses, but neither Mastodon's wider ones for
 * what follows the host, nor that two letters are a domain to us. */
static gboolean
has_other_address (const char *text)
{
  g_autoptr(GArray) parts = snabel_composed_text_find (text);

  for (guint i = 0; i < parts->len; i++)
    {
      const SnabelComposedPart *part = &g_array_index (parts, SnabelComposedPart, i);
      g_autofree char          *url = g_strndup (text + part->start, part->end - part->start);
      g_autofree char          *host = snabel_link_dup_host (url);
      const char               *top_level = host != NULL ? strrchr (host, '.') : NULL;

      if (part->kind != SNABEL_COMPOSED_URL)
        continue;
      if (!g_str_is_ascii (url) || g_str_has_suffix (url, "@") || strstr (url, "//t.co/") != NULL ||
          (top_level != NULL && strlen (top_level) > 8))
        return TRUE;
    }

  return FALSE;
}

/* The oracle counts a post before the server has taken the white space off its ends. */
static gboolean
is_padded (const char *text)
{
  return *text != '\0' && (g_ascii_isspace (*text) || g_ascii_isspace (text[strlen (text) - 1]));
}

static void
check_oracle (JsonObject *record)
{
  const char *text = snabel_corpus_get_string (record, "text");
  const char *warning = snabel_corpus_get_string (record, "spoiler_text");
  gsize       expected = json_object_get_int_member_with_default (record, "server_count", 0);

  if (text == NULL || is_padded (text) || is_tailored (text) || has_other_address (text))
    return;
  n_records++;
  if (snabel_post_length (text, warning, &mastodon) != expected)
    {
      n_different++;
      g_test_message ("%s: %" G_GSIZE_FORMAT ", not %" G_GSIZE_FORMAT, text, expected, snabel_post_length (text, warning, &mastodon));
    }
}

static void
test_oracle (void)
{
  n_records = n_different = 0;
  snabel_corpus_each ("text/char_count_oracle.jsonl", check_oracle);
  g_test_message ("%u of %u differ", n_different, n_records);
  g_assert_cmpuint (n_different, ==, 0);
  g_assert_true (n_records == 0 || n_records > 400);
}

static void
check_spec (JsonObject *record)
{
  const char *text = snabel_corpus_get_string (record, "text");
  const char *warning = snabel_corpus_get_string (record, "spoiler_text");

  if (g_strcmp0 (snabel_corpus_get_string (record, "group"), "status_length") != 0)
    return;
  g_assert_cmpint (snabel_post_length (text, warning, &mastodon) <= (gsize) json_object_get_int_member (record, "max"), ==,
                   json_object_get_boolean_member (record, "valid"));
}

static void
test_spec (void)
{
  snabel_corpus_each ("text/mastodon_spec_cases.jsonl", check_spec);
}

static void
check_graphemes (JsonObject *record)
{
  const char *text = snabel_corpus_get_string (record, "text");

  if (text == NULL || is_tailored (text))
    return;
  g_assert_cmpuint (snabel_post_count_graphemes (text), ==, (gsize) json_object_get_int_member (record, "count"));
}

static void
test_graphemes (void)
{
  snabel_corpus_each ("unicode/grapheme_break.jsonl", check_graphemes);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/post-length/mastodon", test_mastodon);
  g_test_add_func ("/post-length/content-warning", test_content_warning);
  g_test_add_func ("/post-length/rules", test_rules);
  g_test_add_func ("/post-length/long", test_long);
  g_test_add_func ("/post-length/oracle", test_oracle);
  g_test_add_func ("/post-length/spec", test_spec);
  g_test_add_func ("/post-length/graphemes", test_graphemes);

  return g_test_run ();
}
