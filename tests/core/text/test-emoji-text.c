/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shortcodes that become pictures, and those that stay text. */
#include "snabel-test.h"

#include "text/snabel-emoji-text.h"
#include "text/snabel-html.h"

#include <string.h>

static GHashTable *
make_set (void)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (set, (gpointer) "cat");
  g_hash_table_add (set, (gpointer) "dog_2");
  g_hash_table_add (set, (gpointer) "a-b");

  return set;
}

/* @expected: the text, each emoji in brackets */
static void
assert_emoji (const char *input,
              const char *expected)
{
  g_autoptr(GHashTable) set = make_set ();
  g_autoptr(SnabelRichText) plain = snabel_rich_text_new (input);
  g_autoptr(SnabelRichText) text = snabel_emoji_text_find (plain, set);
  g_autoptr(GString) marked = g_string_new (text->text);

  for (guint i = text->n_runs; i > 0; i--)
    {
      const SnabelTextRun *run = &text->runs[i - 1];

      g_assert_cmpuint (run->flags, ==, SNABEL_TEXT_EMOJI);
      g_assert_cmpuint (run->end - run->start, ==, strlen (run->shortcode) + 2);
      g_string_insert_c (marked, run->end, ']');
      g_string_insert_c (marked, run->start, '[');
    }
  g_assert_cmpstr (marked->str, ==, expected);
}

static void
test_find (void)
{
  assert_emoji ("", "");
  assert_emoji (":", ":");
  assert_emoji ("a :cat: b", "a [:cat:] b");
  assert_emoji (":cat::dog_2:", "[:cat:][:dog_2:]");
  assert_emoji (":cat:cat:", "[:cat:]cat:");
  assert_emoji (":plc:cat:", ":plc[:cat:]");
  assert_emoji ("日本:cat:日本", "日本[:cat:]日本");
  assert_emoji ("name:cat:", "name[:cat:]");
  assert_emoji (":a-b: :CAT: :00: 12:30:45 :https: ::: :ca t:", "[:a-b:] :CAT: :00: 12:30:45 :https: ::: :ca t:");
}

static void
test_in_html (void)
{
  g_autoptr(GHashTable) set = make_set ();
  g_autoptr(SnabelRichText) html = snabel_html_to_rich_text ("<b>:cat:</b> <code>:cat:</code> <a href='https://a.example/'>x :cat:</a>");
  g_autoptr(SnabelRichText) text = snabel_emoji_text_find (html, set);

  g_assert_cmpstr (text->text, ==, ":cat: :cat: x :cat:");
  g_assert_cmpuint (html->n_runs, ==, 3);
  g_assert_cmpuint (text->n_runs, ==, 5);
  g_assert_null (snabel_rich_text_find_run (text, 7, SNABEL_TEXT_EMOJI));
  g_assert_cmpstr (snabel_rich_text_find_run (text, 15, SNABEL_TEXT_EMOJI)->shortcode, ==, "cat");
  g_assert_cmpstr (snabel_rich_text_find_run (text, 15, SNABEL_TEXT_LINK)->uri, ==, "https://a.example/");
}

static void
test_nothing_found (void)
{
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(SnabelRichText) plain = snabel_rich_text_new (":cat:");
  g_autoptr(SnabelRichText) same = snabel_emoji_text_find (plain, none);

  g_assert_true (same == plain);
}

static void
test_many_colons (void)
{
  g_autoptr(GHashTable) set = make_set ();
  g_autofree char *colons = g_strnfill (200 * 1024, ':');
  g_autoptr(SnabelRichText) plain = snabel_rich_text_new (colons);
  g_autoptr(SnabelRichText) same = snabel_emoji_text_find (plain, set);

  g_assert_true (same == plain);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/emoji-text/find", test_find);
  g_test_add_func ("/emoji-text/in-html", test_in_html);
  g_test_add_func ("/emoji-text/nothing-found", test_nothing_found);
  g_test_add_func ("/emoji-text/many-colons", test_many_colons);

  return g_test_run ();
}
