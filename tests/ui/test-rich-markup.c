/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown of foreign text is well-formed markup that says what the text says. */
#include "status/text/snabel-rich-markup.h"

#include <pango/pango.h>

#include "snabel-ui-test.h"
#include "text/snabel-emoji-text.h"
#include "text/snabel-html.h"

/* Whatever the runs: Pango accepts it (links apart, which GtkLabel reads itself), and the text comes through. */
static char *
render (const char *html)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (html);
  g_autofree char *markup = snabel_rich_markup_from_text (text);
  GtkWidget       *label = g_object_ref_sink (gtk_label_new (NULL));

  gtk_label_set_markup (GTK_LABEL (label), markup);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, text->text);
  g_assert_finalize_object (label);

  return g_steal_pointer (&markup);
}

static void
test_styles (void)
{
  g_autofree char *plain = render ("<p>a &lt;b&gt; &amp; c</p>");
  g_autofree char *bold = render ("<p>a <strong>b</strong> c</p>");
  g_autofree char *paragraphs = render ("<p>a</p><p>b</p>");

  g_assert_cmpstr (plain, ==, "a &lt;b&gt; &amp; c");
  g_assert_cmpstr (bold, ==, "a <span weight=\"bold\">b</span> c");
  g_assert_cmpstr (paragraphs, ==, "a\n<span size=\"50%\">\n</span>b");
}

static void
test_links (void)
{
  g_autofree char *link = render ("<a href=\"https://a.example/?x=1&amp;y=&quot;2\">go</a>");
  g_autofree char *styled = render ("<a href=\"https://a.example/\">one <em>two</em> three</span></a>");

  g_assert_nonnull (strstr (link, "<a href=\"https://a.example/?x=1&amp;y="));
  g_assert_null (strstr (link, "\"2"));
  g_assert_nonnull (strstr (styled, "<span style=\"italic\">two</span> three</span></a>"));
}

/* Shortcodes step back behind the words, but not in a link. */
static void
test_emoji (void)
{
  g_autoptr(SnabelRichText) plain = snabel_html_to_rich_text ("<p>:cat: <b>b :cat:</b> <a href=\"https://a.example/\">c :cat:</a></p>");
  g_autoptr(GHashTable) shortcodes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(SnabelRichText) text = NULL;
  g_autofree char *markup = NULL;

  g_hash_table_add (shortcodes, (gpointer) "cat");
  text = snabel_emoji_text_find (plain, shortcodes);
  markup = snabel_rich_markup_from_text (text);
  g_assert_true (g_str_has_prefix (markup, "<span alpha=\"60%\">:cat:</span> <span weight=\"bold\">b </span><span weight=\"bold\">"
                                           "<span alpha=\"60%\">:cat:</span></span> <a "));
  g_assert_true (g_str_has_suffix (markup, "c :cat:</span></a>"));
}

/* Elements that cross, and everything inside of everything. */
static void
test_crossing (void)
{
  g_autofree char *crossing = render ("<b>a <a href=\"https://a.example/\">b</b> c</a> d");
  g_autofree char *nested = render ("<blockquote><em>a <strong>b <del>c <u>d <code>e <a href=\"https://a.example/\">f"
                                    "</a></code></u></del></strong></em></blockquote><h1>g</h1>");

  g_assert_nonnull (strstr (crossing, "</a>"));
  g_assert_nonnull (strstr (nested, "</a>"));
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/rich-markup/emoji", test_emoji);
  g_test_add_func ("/rich-markup/styles", test_styles);
  g_test_add_func ("/rich-markup/links", test_links);
  g_test_add_func ("/rich-markup/crossing", test_crossing);

  return g_test_run ();
}
