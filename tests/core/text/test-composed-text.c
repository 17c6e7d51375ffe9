/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is an address, a mention, a hashtag in a text that is being written. */
#include "snabel-corpus.h"
#include "snabel-test.h"

#include "text/snabel-composed-text.h"
#include "text/snabel-hashtag.h"

#include <string.h>

/* Returns: the parts of one kind, joined by "|" */
static char *
find (const char        *text,
      SnabelComposedKind kind)
{
  g_autoptr(GArray) parts = snabel_composed_text_find (text);
  GString *found = g_string_new (NULL);
  gsize    end = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const SnabelComposedPart *part = &g_array_index (parts, SnabelComposedPart, i);

      g_assert_cmpuint (part->start, >=, end);
      g_assert_cmpuint (part->start, <, part->name_end);
      g_assert_cmpuint (part->name_end, <=, part->end);
      g_assert_cmpuint (part->end, <=, strlen (text));
      end = part->end;
      if (part->kind != kind)
        continue;
      if (found->len > 0)
        g_string_append_c (found, '|');
      g_string_append_len (found, text + part->start, part->end - part->start);
    }

  return g_string_free_and_steal (found);
}

typedef struct
{
  const char *text;
  const char *found;
} Case;

static void
assert_found (const Case        *cases,
              guint              n_cases,
              SnabelComposedKind kind)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *found = find (cases[i].text, kind);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_urls (void)
{
  static const Case cases[] = {
    { "https://e.co", "https://e.co" },
    { "see https://example.com/a/b?c=d#e.", "https://example.com/a/b?c=d#e" },
    { "(https://example.com/a_(b))", "https://example.com/a_(b)" },
    { "https://example.com/x?y=1)", "https://example.com/x?y=1" },
    { "http://localhost/x", "" },
    { "https://192.168.0.1/x", "" },
    { "example.com/path", "" },
    { "ahttps://example.com", "" },
    { "日本https://example.com", "https://example.com" },
    { "https://例え.jp/ok です", "https://例え.jp/ok" },
    { "ftp://example.com/x", "" },
    { "Gemini://example.com/x", "Gemini://example.com/x" },
    { "https://example.com/a, https://example.org/b", "https://example.com/a|https://example.org/b" },
    { "https://example.com/@alice@b.example", "https://example.com/@alice@b.example" },
    { "https://a_b.example.com/", "https://a_b.example.com/" },
    { "https://a_b.com/", "" },
    { "https://example.com…", "https://example.com" },
    { "https://example.com/foo…bar", "https://example.com/foo…bar" },
    { "https://example.com@evil.com/", "" },
    { "https://example.com/(a", "https://example.com/" },
    { "https://example.com/a_(b_(c)_d)!", "https://example.com/a_(b_(c)_d)" },
    { "https://xn--bcher-kva.com/ü", "https://xn--bcher-kva.com/ü" },
    { "https://example.com:8080/x:", "https://example.com:8080/x" },
    { "https://example.com:", "https://example.com" },
    { "\"https://example.com/\" <https://example.org>", "https://example.com/|https://example.org" },
    { "@https://example.com #https://example.com $https://example.com", "" },
    { "https://example.com.123", "https://example.com" },
    { "https://example.com/?", "https://example.com/" },
    { "://", "" },
    { "https://", "" },
    { "https://-a.example", "" },
    { "http://www\\.google\\.com", "" },
  };

  assert_found (cases, G_N_ELEMENTS (cases), SNABEL_COMPOSED_URL);
}

static void
test_mentions (void)
{
  static const Case cases[] = {
    { "@alice hi @bob@b.example.", "@alice|@bob@b.example" },
    { "hi @a.b-c@xn--n3h.example!", "@a.b-c@xn--n3h.example" },
    { "x@alice@example.com /@alice =@alice", "" },
    { "@alice@example.com@x", "" },
    { ".@bob@c.example", ".@bob@c.example" + 1 },
    { "@screen_name@", "" },
    { "@a@b.cé!", "@a@b.cé" },
    { "@aé @é", "" },
    { "@a.b. x", "@a.b" },
    { "@Ünal @_x_ @a..b", "@_x_|@a..b" },
    { "@a://x", "" },
    { "@ @", "" },
  };

  assert_found (cases, G_N_ELEMENTS (cases), SNABEL_COMPOSED_MENTION);
}

static void
test_hashtags (void)
{
  static const Case cases[] = {
    { "#abc ＃日本 #1a #a_ a #b·c", "#abc|＃日本|#1a|#a_|#b·c" },
    { "#123 #· #_ x#abc (#abc https://x.com/#foo", "" },
    { "#foo,#bar", "#foo" },
    { "#a-b", "#a" },
    { "#one·two·three·", "#one·two·three" },
    { "#a·", "#a" },
    { "#1_2 #1·a", "#1_2|#1·a" },
    { "#hashtag:// #foohttp://example.com", "#hashtag|#foo" },
    { "line\n#tag", "#tag" },
    { "#", "" },
    { "just #نرم‌افزار and", "#نرم‌افزار" },
  };

  assert_found (cases, G_N_ELEMENTS (cases), SNABEL_COMPOSED_HASHTAG);
}

static void
assert_normal (const char *name,
               const char *expected)
{
  g_autofree char *normal = snabel_hashtag_normalize (name);

  g_assert_cmpstr (normal, ==, expected);
}

static void
test_normalize (void)
{
  assert_normal ("#Éaa", "eaa");
  assert_normal ("Ｓｙｎｔｈｗａｖｅ", "synthwave");
  assert_normal ("ｼｰｻｲﾄﾞﾗｲﾅｰ", "シーサイドライナー");
  assert_normal ("BLÅHAJ", "blahaj");
  assert_normal ("Łódź", "lodz");
  assert_normal ("a·b_c", "a·b_c");
  assert_normal ("Hello❤️World", "helloworld");
  assert_normal ("", "");
}

/* What begins many parts and finishes none must not be read over and over: this would not end. */
static void
test_hostile_sizes (void)
{
  static const char *const parts[] = {
    "://", "http://", "http://a.bc/(", "@a", "@a@", "#a·", "#", "http://a.", "@a.", "http://a.bc?", "a_-.", "＃", "http://ä.ä/((x"
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autofree char *found = NULL;

      while (text->len < 40 * 1000)
        g_string_append (text, parts[i]);
      found = find (text->str, SNABEL_COMPOSED_URL);
      g_assert_cmpuint (strlen (found), <=, 2 * text->len);
    }
}

static void
check_spec (JsonObject *record)
{
  const char      *group = snabel_corpus_get_string (record, "group");
  const char      *text = snabel_corpus_get_string (record, "text");
  const char      *first = snabel_corpus_get_string (record, "first_match");
  const char      *href = snabel_corpus_get_string (record, "href");
  g_autofree char *urls = text != NULL ? find (text, SNABEL_COMPOSED_URL) : NULL;
  g_autofree char *mentions = text != NULL ? find (text, SNABEL_COMPOSED_MENTION) : NULL;
  g_autofree char *tags = text != NULL ? find (text, SNABEL_COMPOSED_HASHTAG) : NULL;
  g_auto(GStrv) all = NULL;

  g_test_message ("%s: %s", group, text);
  if (g_strcmp0 (group, "mention_regex") == 0)
    g_assert_cmpstr (mentions + (first != NULL), ==, first != NULL ? first : "");
  /* The first of these is older than the rule that white space comes before a tag. */
  if (g_strcmp0 (group, "hashtag_regex") == 0)
    g_assert_cmpstr (tags, ==, first != NULL ? first : "");
  if (g_strcmp0 (group, "hashtag_normalize") == 0)
    assert_normal (snabel_corpus_get_string (record, "input"), snabel_corpus_get_string (record, "expected"));
  if (g_strcmp0 (group, "server_autolink_href") == 0 && (href == NULL || !g_str_has_prefix (href, "xmpp:")))
    g_assert_cmpstr (urls, ==, href != NULL ? href : "");
}

static void
test_spec (void)
{
  snabel_corpus_each ("text/mastodon_spec_cases.jsonl", check_spec);
}

static guint n_same;
static guint n_all;

static void
check_twitter (JsonObject *record)
{
  const char      *group = snabel_corpus_get_string (record, "group");
  const char      *text = snabel_corpus_get_string (record, "text");
  JsonNode        *expected = json_object_get_member (record, "expected");
  g_autofree char *found = text != NULL ? find (text, SNABEL_COMPOSED_URL) : NULL;
  g_autoptr(GString) wanted = g_string_new (NULL);

  if (g_strcmp0 (group, "urls") != 0 || expected == NULL || !JSON_NODE_HOLDS_ARRAY (expected))
    return;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (expected)); i++)
    {
      const char *url = json_array_get_string_element (json_node_get_array (expected), i);

      /* Mastodon wants a protocol. */
      if (strstr (url, "://") == NULL)
        return;
      g_string_append_printf (wanted, "%s%s", wanted->len > 0 ? "|" : "", url);
    }
  n_all++;
  n_same += strcmp (wanted->str, found) == 0;
  if (strcmp (wanted->str, found) != 0)
    g_test_message ("%s\n  wanted %s\n  found  %s", text, wanted->str, found);
}

/* Most of Twitter's cases hold; the others are its list of domains and its own short links. */
static void
test_twitter (void)
{
  n_same = n_all = 0;
  snabel_corpus_each ("text/twitter-text/extract.jsonl", check_twitter);
  g_test_message ("%u of %u", n_same, n_all);
  g_assert_cmpuint (n_same * 10, >=, n_all * 8);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/composed-text/urls", test_urls);
  g_test_add_func ("/composed-text/mentions", test_mentions);
  g_test_add_func ("/composed-text/hashtags", test_hashtags);
  g_test_add_func ("/composed-text/normalize", test_normalize);
  g_test_add_func ("/composed-text/hostile-sizes", test_hostile_sizes);
  g_test_add_func ("/composed-text/spec", test_spec);
  g_test_add_func ("/composed-text/twitter", test_twitter);

  return g_test_run ();
}
