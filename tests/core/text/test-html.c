/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of HTML is shown, and what is not. */
#include "snabel-test.h"

#include "text/snabel-html-tokenizer.h"
#include "text/snabel-html.h"

#include <string.h>

static void
assert_text (const char *html,
             const char *expected)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (html);

  g_assert_cmpstr (text->text, ==, expected);
  g_assert_cmpuint (text->length, ==, strlen (expected));
}

/* Asserts that the @n-th run covers @covered and is @flags. */
static void
assert_run (const SnabelRichText *text,
            guint                 n,
            const char           *covered,
            SnabelTextFlags       flags,
            const char           *uri)
{
  g_autofree char *part = NULL;

  g_assert_cmpuint (n, <, text->n_runs);
  part = g_strndup (text->text + text->runs[n].start, text->runs[n].end - text->runs[n].start);
  g_assert_cmpstr (part, ==, covered);
  g_assert_cmpuint (text->runs[n].flags, ==, flags);
  g_assert_cmpstr (text->runs[n].uri, ==, uri);
}

static void
test_paragraphs (void)
{
  assert_text ("", "");
  assert_text ("<p></p>", "");
  assert_text ("<p>One</p><p>Two<br>lines</p>", "One\n\nTwo\nlines");
  assert_text ("<p>One<br /><br/>Three</p>", "One\n\nThree");
  assert_text ("<br><br>One<br><br>", "One");
  assert_text ("One<br><br><br><br><br><br>Far", "One\n\n\nFar");
  assert_text ("<p>unclosed<p>next", "unclosed\n\nnext");
  assert_text ("<div>a</div><div>b</div>", "a\nb");
  assert_text ("a<hr>b", "a\n\nb");
  assert_text ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc");
  assert_text ("<h1>Head</h1>text", "Head\n\ntext");
}

static void
test_white_space (void)
{
  assert_text ("<p>  a \n\t b  </p>\n\n<p> c </p>\n", "a b\n\nc");
  assert_text ("<p>a <b> b</b> c</p>", "a b c");
  assert_text ("<p>a&nbsp; b</p>", "a\302\240 b");
  assert_text ("<pre><code>\nif x:\n\n    y  z\n</code></pre>after", "if x:\n\n    y  z\n\nafter");
  assert_text ("a\342\200\250b", "a b");
}

/* Servers that send plain text mean its lines. */
static void
test_plain_text (void)
{
  assert_text ("no tag at all", "no tag at all");
  assert_text ("one\r\ntwo\n\nthree", "one\ntwo\n\nthree");
  assert_text ("I <3 you & 1 < 2", "I <3 you & 1 < 2");
  assert_text ("Tom &amp; Jerry", "Tom & Jerry");
}

static void
test_bare_links (void)
{
  g_autoptr(SnabelRichText) plain = snabel_html_to_rich_text ("see https://a.example/x?a=1&amp;b=2, gopher://b.example or c.example\n@bob");
  g_autoptr(SnabelRichText) tagged = snabel_html_to_rich_text ("<p>see https://a.example/x</p>");

  g_assert_cmpstr (plain->text, ==, "see https://a.example/x?a=1&b=2, gopher://b.example or c.example\n@bob");
  g_assert_cmpuint (plain->n_runs, ==, 2);
  assert_run (plain, 0, "https://a.example/x?a=1&b=2", SNABEL_TEXT_LINK, "https://a.example/x?a=1&b=2");
  assert_run (plain, 1, "gopher://b.example", SNABEL_TEXT_LINK, "gopher://b.example");
  g_assert_cmpuint (tagged->n_runs, ==, 0);
}

static void
test_entities (void)
{
  assert_text ("&lt;b&gt; &quot;x&quot; &apos;y&#39; &hellip; &#x1F418;&#128024;", "<b> \"x\" 'y' … 🐘🐘");
  assert_text ("&amp;lt; &unknown; &; &# &#x; &amp", "&lt; &unknown; &; &# &#x; &amp");
  assert_text ("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\357\277\275\357\277\275\357\277\275\357\277\275");
  assert_text ("&#128;&#150;", "€–");
  assert_text ("a&#7;b&#x1b;[31m", "ab[31m");
}

static void
test_lists (void)
{
  assert_text ("<p>x</p><ul><li>a</li><li>b</li></ul><p>y</p>", "x\n\n• a\n• b\n\ny");
  assert_text ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b");
  assert_text ("<ol reversed start=\"2\"><li>a</li><li value=7>b</li><li>c</li></ol>", "2. a\n7. b\n6. c");
  assert_text ("<ul><li><p>a</p><ul><li>b</li></ul></li><li>c</li></ul>", "• a\n  • b\n• c");
  assert_text ("<ul><li></li></ul><li>loose</li>", "• loose");
  assert_text ("<ol start=999999999999><li>a</ol>", "1. a");
}

static void
test_blocks (void)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (
    "<p>a</p><blockquote><p>b</p><blockquote>c</blockquote></blockquote><pre>d</pre><ul><li>e</li></ul><h2>f</h2>");

  g_assert_cmpstr (text->text, ==, "a\n\nb\n\nc\n\nd\n\n• e\n\nf");
  g_assert_cmpuint (text->n_blocks, ==, 6);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (text->blocks[i].quote_depth, ==, i);
  g_assert_cmpint (text->blocks[3].kind, ==, SNABEL_TEXT_BLOCK_CODE);
  g_assert_cmpint (text->blocks[4].kind, ==, SNABEL_TEXT_BLOCK_LIST_ITEM);
  g_assert_cmpuint (text->blocks[4].list_depth, ==, 1);
  g_assert_cmpint (text->blocks[5].kind, ==, SNABEL_TEXT_BLOCK_HEADING);
  g_assert_true (g_str_has_prefix (text->text + text->blocks[4].start, "• e"));
}

static void
test_styles (void)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (
    "a <strong>b <em>c</em></strong> <del>d</del> <code>e</code><b>f</b><B>g</B> <i>h<u>i</u></i>");

  g_assert_cmpstr (text->text, ==, "a b c d efg hi");
  assert_run (text, 0, "b", SNABEL_TEXT_STRONG, NULL);
  assert_run (text, 1, "c", SNABEL_TEXT_STRONG | SNABEL_TEXT_EM, NULL);
  assert_run (text, 2, "d", SNABEL_TEXT_STRIKE, NULL);
  assert_run (text, 3, "e", SNABEL_TEXT_CODE, NULL);
  assert_run (text, 4, "f", SNABEL_TEXT_STRONG, NULL);
  assert_run (text, 6, "h", SNABEL_TEXT_EM, NULL);
  assert_run (text, 7, "i", SNABEL_TEXT_EM | SNABEL_TEXT_UNDERLINE, NULL);
}

static void
test_ruby (void)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text ("<ruby>漢<rp>[</rp><rt>kan</rt><rp>]</rp></ruby>字");

  g_assert_cmpstr (text->text, ==, "漢(kan)字");
  assert_run (text, 0, "(kan)", SNABEL_TEXT_RUBY, NULL);
}

static void
test_short_link (void)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (
    "<p>see <a href=\"https://www.example.org/a/long/path?x=1&amp;y=2\" rel=\"nofollow\"><span class=\"invisible\">https://www.</span>"
    "<span class=\"ellipsis\">example.org/a/long</span><span class=\"invisible\">/path?x=1&amp;y=2</span></a>.</p>");

  g_assert_cmpstr (text->text, ==, "see example.org/a/long….");
  g_assert_cmpuint (text->n_runs, ==, 1);
  assert_run (text, 0, "example.org/a/long…", SNABEL_TEXT_LINK, "https://www.example.org/a/long/path?x=1&y=2");
}

static void
test_link_is_one_run (void)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text ("<a href='https://a.example/'>a<b>b</b>c</a>");

  g_assert_cmpuint (text->n_runs, ==, 2);
  assert_run (text, 0, "abc", SNABEL_TEXT_LINK, "https://a.example/");
  assert_run (text, 1, "b", SNABEL_TEXT_STRONG, NULL);
  g_assert_true (snabel_rich_text_find_run (text, 1, SNABEL_TEXT_LINK) == &text->runs[0]);
  g_assert_null (snabel_rich_text_find_run (text, 3, SNABEL_TEXT_LINK));
}

static void
test_mentions_and_tags (void)
{
  static const struct
  {
    const char     *html;
    const char     *covered;
    SnabelTextFlags flags;
  } cases[] = {
    { "<span class=\"h-card\"><a href=\"https://a.example/@bob\" class=\"u-url mention\">@<span>bob</span></a></span>", "@bob", SNABEL_TEXT_MENTION },
    { "<a class=\"u-url mention\" href=\"https://a.example/@bob\">@bob@a.example</a>", "@bob@a.example", SNABEL_TEXT_MENTION },
    { "<span class=\"mention\"><a href=\"https://a.example/@bob\">@bob</a></span>", "@bob", SNABEL_TEXT_MENTION },
    { "@<a href=\"https://a.example/@bob\"><span class=\"mention\">bob</span></a>", "bob", SNABEL_TEXT_MENTION },
    { "<a href=\"https://a.example/t/x\" class=\"mention hashtag\" rel=\"tag\">#<span>x</span></a>", "#x", SNABEL_TEXT_HASHTAG },
    { "<a class=\"tag\" href=\"https://a.example/t/x\">#x</a>", "#x", SNABEL_TEXT_HASHTAG },
    { "<a class=\"unmention hash\" href=\"https://a.example/\">x</a>", "x", SNABEL_TEXT_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (cases[i].html);

      g_assert_cmpuint (text->n_runs, ==, 1);
      assert_run (text, 0, cases[i].covered, SNABEL_TEXT_LINK | cases[i].flags, text->runs[0].uri);
    }
}

static void
test_refused_links (void)
{
  static const char *const refused[] = {
    "javascript:alert(1)", "JaVa\tScript:alert(1)", " javascript:alert(1)", "&#106;avascript:alert(1)", "data:text/html,x",
    "file:///etc/passwd", "/relative", "//example.org/", "", "vbscript:x", "snabel:x", "https:", "https://", "http:///x"
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *html = g_strdup_printf ("<a href=\"%s\">text</a>", refused[i]);
      g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (html);

      g_assert_cmpstr (text->text, ==, "text");
      g_assert_cmpuint (text->n_runs, ==, 0);
    }
}

/* Hidden text belongs into shortened links; elsewhere it would only be a trick. */
static void
test_hidden_text (void)
{
  g_autoptr(SnabelRichText) all = snabel_html_to_rich_text (
    "<a href=\"https://evil.example/x\"><span class=\"invisible\">good.example</span></a>");

  g_assert_cmpstr (all->text, ==, "evil.example");
  assert_text ("<span class=\"invisible\">seen</span>", "seen");
}

static void
test_quote (void)
{
  const char *html = "<p class=\"quote-inline\">RE: <a href=\"https://a.example/1\">a.example/1</a></p><p>Mine</p>";
  g_autoptr(SnabelRichText) shown = snabel_html_to_rich_text (html);
  g_autoptr(SnabelRichText) hidden = snabel_html_to_rich_text_without_quote (html);
  g_autoptr(SnabelRichText) span = snabel_html_to_rich_text_without_quote (
    "<p>Mine<span class=\"quote-inline\"><br><br>RE: <a href=\"https://a.example/1\">a.example/1</a></span></p>");

  g_assert_cmpstr (shown->text, ==, "RE: a.example/1\n\nMine");
  assert_run (shown, 0, "RE: a.example/1", SNABEL_TEXT_QUOTE_INLINE, NULL);
  g_assert_cmpstr (hidden->text, ==, "Mine");
  g_assert_cmpuint (hidden->n_runs, ==, 0);
  g_assert_cmpstr (span->text, ==, "Mine");
}

static void
test_never_shown (void)
{
  assert_text ("a<script>alert('</p>')</script>b", "ab");
  assert_text ("a<STYLE type=x>p { }</sTyLe >b", "ab");
  assert_text ("a<!-- <b>no</b> -->b<!-->c<!--->d<!-- unclosed", "abcd");
  assert_text ("a<![CDATA[ no ]]>b<?php no ?>c<!DOCTYPE html>d", "abcd");
  assert_text ("a<svg><title>no</title><svg/><svg>no</svg>no</svg>b", "ab");
  assert_text ("a<math><mi>no</mi></math>b<template><p>no</template>c", "abc");
  assert_text ("a<iframe src=x>no</iframe>b<textarea></p>no</textarea>c", "abc");
  assert_text ("a<script>unclosed", "a");
  assert_text ("a<img src=x onerror=alert(1)>b<img alt=':cat:' src=x>", "ab:cat:");
  assert_text ("a<p title=\"unclosed>b</p>", "a");
}

static void
test_bad_utf8 (void)
{
  assert_text ("a\377b\303", "a\357\277\275b\357\277\275");
}

static void
test_bidi_in_links (void)
{
  assert_text ("<a href='https://a.example/'>a\342\200\256gpj.exe</a>\342\200\256", "agpj.exe\342\200\256");
}

static char *
repeat (const char *part,
        gsize       n_bytes)
{
  GString *all = g_string_new (NULL);

  while (all->len < n_bytes)
    g_string_append (all, part);

  return g_string_free_and_steal (all);
}

/* Beginnings of many things that never end. */
static const char *const hostile_parts[] = {
  "<div>", "<p>", "<b>", "<a href='https://a.example/'>x", "<ul><li>x", "<blockquote>x", "<", "</", "&", "&#", "<!--", "<a b='",
  "<script>", "<svg>", "<br>", "<i>x</i><b>y</b>", "<ol><li>", "<b a=1 ", "<rt>", "<span class='ellipsis'>", "\342\200\256", "x\n"
};

/* Ends, and makes nothing that is out of proportion. */
static void
test_hostile_sizes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile_parts); i++)
    {
      g_autofree char *html = repeat (hostile_parts[i], 250 * 1024);
      g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (html);

      g_assert_cmpuint (text->length, <=, 260 * 1024);
      g_assert_cmpuint (text->n_runs, <=, 4096);
      g_assert_cmpuint (text->n_blocks, <=, 8192);
    }
}

/* No token looks back at what another one held, so that all of them cost one walk over the input. */
static void
test_looks_never_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile_parts); i++)
    {
      g_autofree char    *html = repeat (hostile_parts[i], 64 * 1024);
      SnabelHtmlTokenizer tokenizer;
      SnabelHtmlToken     token;
      const char         *done = html;

      snabel_html_tokenizer_init (&tokenizer, html, strlen (html));
      while (snabel_html_tokenizer_next (&tokenizer, &token))
        {
          g_assert_true (token.content.start >= done);
          g_assert_true (tokenizer.position >= token.content.start + token.content.length);
          g_assert_true (tokenizer.position > done);
          done = tokenizer.position;
        }
      g_assert_true (tokenizer.position == html + strlen (html));
    }
}

static void
test_too_long (void)
{
  g_autofree char *html = repeat ("é", 300 * 1024);
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (html);

  g_assert_true (text->is_truncated);
  g_assert_true (g_utf8_validate (text->text, text->length, NULL));
  g_assert_cmpuint (text->length, ==, 256 * 1024);
}

/* One tag with very many attributes, and elements nested beyond the limit with text inside. */
static void
test_depth_and_attributes (void)
{
  g_autofree char *attributes = repeat ("a=b ", 120 * 1000);
  g_autofree char *tag = g_strdup_printf ("<a %s href='https://a.example/' %s>x</a>", attributes, attributes);
  g_autofree char *open = repeat ("<b>", 3000);
  g_autofree char *close = repeat ("</b>", 4000);
  g_autofree char *nested = g_strdup_printf ("%sdeep%s after", open, close);

  g_autoptr(SnabelRichText) link = snabel_html_to_rich_text (tag);
  g_autoptr(SnabelRichText) deep = snabel_html_to_rich_text (nested);

  assert_run (link, 0, "x", SNABEL_TEXT_LINK, "https://a.example/");
  g_assert_cmpstr (deep->text, ==, "deep after");
  assert_run (deep, 0, "deep", SNABEL_TEXT_STRONG, NULL);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/html/paragraphs", test_paragraphs);
  g_test_add_func ("/html/white-space", test_white_space);
  g_test_add_func ("/html/plain-text", test_plain_text);
  g_test_add_func ("/html/bare-links", test_bare_links);
  g_test_add_func ("/html/entities", test_entities);
  g_test_add_func ("/html/lists", test_lists);
  g_test_add_func ("/html/blocks", test_blocks);
  g_test_add_func ("/html/styles", test_styles);
  g_test_add_func ("/html/ruby", test_ruby);
  g_test_add_func ("/html/short-link", test_short_link);
  g_test_add_func ("/html/link-is-one-run", test_link_is_one_run);
  g_test_add_func ("/html/mentions-and-tags", test_mentions_and_tags);
  g_test_add_func ("/html/refused-links", test_refused_links);
  g_test_add_func ("/html/hidden-text", test_hidden_text);
  g_test_add_func ("/html/quote", test_quote);
  g_test_add_func ("/html/never-shown", test_never_shown);
  g_test_add_func ("/html/bad-utf8", test_bad_utf8);
  g_test_add_func ("/html/bidi-in-links", test_bidi_in_links);
  g_test_add_func ("/html/hostile-sizes", test_hostile_sizes);
  g_test_add_func ("/html/looks-never-back", test_looks_never_back);
  g_test_add_func ("/html/too-long", test_too_long);
  g_test_add_func ("/html/depth-and-attributes", test_depth_and_attributes);

  return g_test_run ();
}
