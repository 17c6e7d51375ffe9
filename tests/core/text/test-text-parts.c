/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long texts and trailing tags: nothing is cut through, and nothing is lost. */
#include "text/snabel-text-parts.h"

#include "snabel-test.h"
#include "text/snabel-emoji-text.h"
#include "text/snabel-html.h"

#include <string.h>

static void
test_short (void)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text ("<p>Hello</p><p>there</p>");
  g_autoptr(SnabelRichText) folded = snabel_text_parts_fold (text, 100, 50);

  g_assert_true (folded == text);
}

static void
test_long (void)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text ("<p>one two three four five <b>six seven</b> eight nine ten</p>");
  g_autoptr(SnabelRichText) folded = snabel_text_parts_fold (text, 40, 30);

  g_assert_cmpstr (folded->text, ==, "one two three four five six\xe2\x80\xa6");
  g_assert_cmpuint (folded->n_runs, ==, 1);
  g_assert_cmpuint (folded->runs[0].start, ==, strlen ("one two three four five "));
  g_assert_cmpuint (folded->runs[0].end, ==, strlen ("one two three four five six"));
  g_assert_cmpuint (folded->n_blocks, ==, 1);
}

/* Ten words on ten lines are much to look at. */
static void
test_lines (void)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text ("<p>a<br>b<br>c<br>d<br>e<br>f<br>g<br>h<br>i<br>j</p>");
  g_autoptr(SnabelRichText) folded = snabel_text_parts_fold (text, 300, 150);

  g_assert_cmpstr (folded->text, ==, "a\nb\nc\nd\xe2\x80\xa6");
}

/* Neither a link nor an emoji is cut through, and no character is. */
static void
test_whole (void)
{
  g_autoptr(GHashTable) shortcodes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(SnabelRichText) linked =
              snabel_html_to_rich_text ("<p>see <a href=\"https://x.example/a/b\">a link of a good many words</a> and then more</p>");
  g_autoptr(SnabelRichText) folded = snabel_text_parts_fold (linked, 30, 20);
  g_autoptr(SnabelRichText) plain = snabel_rich_text_new ("word :a_very_long_shortcode: and more of it");
  g_autoptr(SnabelRichText) text = NULL;
  g_autoptr(SnabelRichText) short_text = NULL;
  g_autoptr(SnabelRichText) wide = snabel_rich_text_new ("\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad");
  g_autoptr(SnabelRichText) narrow = snabel_text_parts_fold (wide, 4, 2);

  g_hash_table_add (shortcodes, (gpointer) "a_very_long_shortcode");
  text = snabel_emoji_text_find (plain, shortcodes);
  short_text = snabel_text_parts_fold (text, 25, 15);
  g_assert_cmpstr (folded->text, ==, "see\xe2\x80\xa6");
  g_assert_cmpstr (short_text->text, ==, "word\xe2\x80\xa6");
  g_assert_cmpstr (narrow->text, ==, "\xe4\xb8\xad\xe4\xb8\xad\xe2\x80\xa6");
}

#define TAG(name) "<a href=\"https://x.example/tags/" name "\" class=\"mention hashtag\" rel=\"tag\">#<span>" name "</span></a>"

static void
test_tags (void)
{
  static const struct
  {
    const char *html;
    const char *text;
    const char *tags;
  } cases[] = {
    { "<p>Tea</p><p>" TAG ("a") " " TAG ("b") "</p>", "Tea", "#a #b" },
    { "<p>Tea<br>" TAG ("a") "</p>", "Tea", "#a" },
    { "<p>Tea<br>" TAG ("a") "<br>" TAG ("b") "</p>", "Tea\n#a", "#b" },
    { "<p>Tea " TAG ("a") "</p>", "Tea #a", NULL },
    { "<p>Tea</p><p>" TAG ("a") " and more</p>", "Tea\n\n#a and more", NULL },
    { "<p>Tea</p><p>more " TAG ("a") "</p>", "Tea\n\nmore #a", NULL },
    { "<p>" TAG ("a") " " TAG ("b") "</p>", "#a #b", NULL },
    { "<p>Tea</p>", "Tea", NULL },
    { "", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (cases[i].html);
      g_autoptr(SnabelRichText) tags = NULL;
      g_autoptr(SnabelRichText) rest = snabel_text_parts_take_tags (text, &tags);

      g_assert_cmpstr (rest->text, ==, cases[i].text);
      g_assert_cmpstr (tags != NULL ? tags->text : NULL, ==, cases[i].tags);
      if (tags != NULL)
        g_assert_nonnull (snabel_rich_text_find_run (tags, 0, SNABEL_TEXT_HASHTAG));
    }
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/text-parts/short", test_short);
  snabel_test_add ("/text-parts/long", test_long);
  snabel_test_add ("/text-parts/lines", test_lines);
  snabel_test_add ("/text-parts/whole", test_whole);
  snabel_test_add ("/text-parts/tags", test_tags);

  return g_test_run ();
}
