/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML, and the emoji in what comes of it. */
#include "snabel-fuzz.h"

#include "snabel-corpus.h"
#include "text/snabel-emoji-text.h"
#include "text/snabel-html.h"

const char *const snabel_fuzz_seeds[] = {
  "<p>One <strong>two</strong></p><p>Three<br />four :cat::dog: &amp; &#x1F418; &hellip;</p>",
  "<span class=\"h-card\" translate=\"no\"><a href=\"https://a.example/@bob\" class=\"u-url mention\">@<span>bob</span></a></span>",
  "<a href=\"https://a.example/?a=1&amp;b=2\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">a.example</span></a>",
  "<ol start=\"3\" reversed><li value=7>x<ul><li><p>y</li></ul></ol><blockquote><pre>  z\n\n z</pre></blockquote>",
  "<p class=\"quote-inline\">RE: <a href='http://b.example'>x</a></p><ruby>a<rp>(</rp><rt>b</rt></ruby>",
  "<svg><title>x</title></svg><script>y</script><!-- z --><![CDATA[ x ]]><template>t</template><math></math>",
  "plain text\nwith https://a.example/x_(y) and &lt;b&gt;",
  "<img alt=':cat:'>",
  "</p>",
  "</a>",
  "<div>",
  "<",
  ">",
  "\"",
  "&#",
  ":cat:",
  "<td>",
  "\342\200\256",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *html = g_strndup ((const char *) data, size);
  g_autoptr(GHashTable) shortcodes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (html);
  g_autoptr(SnabelRichText) without_quote = snabel_html_to_rich_text_without_quote (html);
  g_autoptr(SnabelRichText) emoji = NULL;

  g_hash_table_add (shortcodes, (gpointer) "cat");
  emoji = snabel_emoji_text_find (text, shortcodes);
  snabel_corpus_assert_sane (text);
  snabel_corpus_assert_sane (without_quote);
  snabel_corpus_assert_sane (emoji);
  g_assert_cmpuint (text->length, <=, 300 * 1024);

  return 0;
}
