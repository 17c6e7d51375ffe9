/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other people's HTML, hostile and real, against a full HTML 5 parser. */
#include "snabel-corpus.h"
#include "snabel-test.h"

#include "text/snabel-emoji-text.h"
#include "text/snabel-html.h"
#include "text/snabel-name.h"

#include <gumbo.h>
#include <string.h>

static gboolean
is_unseen (GumboTag tag)
{
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_TEMPLATE || tag == GUMBO_TAG_IFRAME ||
         tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_MATH || tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_TEXTAREA ||
         tag == GUMBO_TAG_NOEMBED || tag == GUMBO_TAG_NOFRAMES || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_OBJECT;
}

/* What Mastodon leaves out of a link's short form. */
static gboolean
is_invisible (const GumboNode *node)
{
  const GumboAttribute *class = gumbo_get_attribute (&node->v.element.attributes, "class");
  gboolean is_in_link = FALSE;

  for (const GumboNode *parent = node->parent; parent != NULL && parent->type == GUMBO_NODE_ELEMENT; parent = parent->parent)
    is_in_link |= parent->v.element.tag == GUMBO_TAG_A;

  return is_in_link && class != NULL && strcmp (class->value, "invisible") == 0;
}

/* Collects the text that a browser would show, and that of scripts and the like apart from it. */
static void
collect (const GumboNode *node,
         GString         *seen,
         GString         *unseen,
         gboolean         is_seen)
{
  const GumboVector *children = NULL;

  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
    g_string_append (is_seen ? seen : unseen, node->v.text.text);
  if (node->type == GUMBO_NODE_DOCUMENT)
    children = &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
    {
      const GumboAttribute *alt = gumbo_get_attribute (&node->v.element.attributes, "alt");

      children = &node->v.element.children;
      is_seen = is_seen && !is_unseen (node->v.element.tag) && !is_invisible (node);
      if (alt != NULL && node->v.element.tag == GUMBO_TAG_IMG)
        g_string_append (is_seen ? seen : unseen, alt->value);
    }
  for (guint i = 0; children != NULL && i < children->length; i++)
    collect (children->data[i], seen, unseen, is_seen);
}

/* Only what can be compared: no white space, no marks that one side adds. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isspace (character) && !g_unichar_iscntrl (character) && strchr ("()0123456789.", *p) == NULL &&
          character != 0x2026 && character != 0x2022 && character != 0x2028 && character != 0x2029)
        g_string_append_unichar (squeezed, character);
    }

  return g_string_free_and_steal (squeezed);
}

/* One arena for each parse: gumbo's many small blocks cost minutes under the address sanitizer. */
static char  arena[32 * 1024 * 1024];
static gsize arena_used;

static void *
allocate (void  *data,
          size_t size)
{
  void *block = arena + arena_used;

  arena_used += (size + 15) & ~(gsize) 15;
  g_assert_cmpuint (arena_used, <=, sizeof arena);

  return block;
}

static void
deallocate (void *data,
            void *block)
{
}

static void
parse_with_gumbo (const char *html,
                  char      **seen,
                  char      **unseen)
{
  g_autofree char *valid = g_utf8_make_valid (html, -1);
  GumboOptions     options = kGumboDefaultOptions;
  GumboOutput     *output = NULL;
  GString         *all_seen = g_string_new (NULL);
  GString         *all_unseen = g_string_new (NULL);

  arena_used = 0;
  options.allocator = allocate;
  options.deallocator = deallocate;
  output = gumbo_parse_with_options (&options, valid, strlen (valid));
  collect (output->document, all_seen, all_unseen, TRUE);
  *seen = g_string_free_and_steal (all_seen);
  *unseen = g_string_free_and_steal (all_unseen);
}

static void
check_hostile (const char *html)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (html);
  g_autoptr(SnabelRichText) without_quote = snabel_html_to_rich_text_without_quote (html);
  g_autofree char *name = snabel_name_clean (html);

  snabel_corpus_assert_sane (text);
  snabel_corpus_assert_sane (without_quote);
  g_assert_cmpuint (text->length, <=, 3 * strlen (html) + 64);
  g_assert_true (g_utf8_validate (name, -1, NULL));
}

/* Text that is in scripts only must not be in ours. */
static void
check_unseen (const char *html)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (html);
  g_autofree char *seen = NULL;
  g_autofree char *unseen = NULL;
  g_autofree char *squeezed = NULL;
  g_autofree char *shown = squeeze (text->text);

  parse_with_gumbo (html, &seen, &unseen);
  squeezed = squeeze (unseen);
  if (strlen (squeezed) >= 4 && strstr (seen, squeezed) == NULL && strstr (shown, squeezed) != NULL)
    g_error ("shown though it is unseen: %s\nin: %s\nours: %s", squeezed, html, text->text);
}

static void
check_payload (JsonObject *record)
{
  const char *payload = snabel_corpus_get_string (record, "payload");

  if (payload != NULL)
    {
      check_hostile (payload);
      check_unseen (payload);
    }
}

static void
check_tokenizer (JsonObject *record)
{
  const char *input = snabel_corpus_get_string (record, "input");

  if (input != NULL)
    check_hostile (input);
}

static void
check_tree (JsonObject *record)
{
  const char *data = snabel_corpus_get_string (record, "data");

  if (data != NULL)
    check_hostile (data);
}

static void
check_naughty (JsonObject *record)
{
  const char *text = snabel_corpus_get_string (record, "text");

  if (text != NULL)
    check_hostile (text);
}

static void
check_real (const char *html)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (html);
  g_autofree char *seen = NULL;
  g_autofree char *unseen = NULL;
  g_autofree char *ours = squeeze (text->text);
  g_autofree char *theirs = NULL;

  check_hostile (html);
  parse_with_gumbo (html, &seen, &unseen);
  theirs = squeeze (seen);
  if (strcmp (ours, theirs) != 0)
    g_error ("reads otherwise: %s\nours:   %s\ntheirs: %s", html, ours, theirs);
}

static void
check_status (JsonObject *record)
{
  JsonNode   *raw = json_object_get_member (record, "raw");
  const char *content = NULL;

  if (raw != NULL && JSON_NODE_HOLDS_OBJECT (raw))
    content = snabel_corpus_get_string (json_node_get_object (raw), "content");
  if (content != NULL)
    check_real (content);
}

static void
check_account (JsonObject *record)
{
  JsonNode   *raw = json_object_get_member (record, "raw");
  const char *note = NULL;

  if (raw != NULL && JSON_NODE_HOLDS_OBJECT (raw))
    note = snabel_corpus_get_string (json_node_get_object (raw), "note");
  if (note != NULL)
    check_real (note);
}

static void
check_api (const char      *file,
           SnabelCorpusFunc check,
           guint            at_least)
{
  g_autofree char *path = snabel_test_corpora_path ("api");
  g_autoptr(GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  const char *set;
  guint       n_records = 0;

  while (dir != NULL && (set = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_build_filename ("api", set, file, NULL);
      g_autofree char *full = g_build_filename (path, set, file, NULL);

      if (g_file_test (full, G_FILE_TEST_EXISTS))
        n_records += snabel_corpus_each (name, check);
    }
  g_assert_true (dir == NULL || n_records >= at_least);
}

static void
test_statuses (void)
{
  check_api ("status.jsonl", check_status, 1500);
}

static void
test_notes (void)
{
  check_api ("account.jsonl", check_account, 500);
}

static void
test_payloads (void)
{
  snabel_corpus_each ("html/xss_payloads.jsonl", check_payload);
  snabel_corpus_each ("html/dompurify_expect.jsonl", check_payload);
}

static void
test_tokenizer (void)
{
  snabel_corpus_each ("html/html5lib_tokenizer.jsonl", check_tokenizer);
}

static void
test_tree (void)
{
  snabel_corpus_each ("html/html5lib_tree_construction.jsonl", check_tree);
}

static void
test_naughty (void)
{
  snabel_corpus_each ("text/naughty_strings.jsonl", check_naughty);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/html-corpora/statuses", test_statuses);
  g_test_add_func ("/html-corpora/notes", test_notes);
  g_test_add_func ("/html-corpora/payloads", test_payloads);
  g_test_add_func ("/html-corpora/tokenizer", test_tokenizer);
  g_test_add_func ("/html-corpora/tree", test_tree);
  g_test_add_func ("/html-corpora/naughty", test_naughty);

  return g_test_run ();
}
