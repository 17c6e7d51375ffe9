/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the line-wise JSON of the corpora. */
#include "snabel-corpus.h"

#include "snabel-test.h"
#include "text/snabel-link.h"

#include <string.h>

/**
 * snabel_corpus_each:
 * @name: a file below the corpora
 * @func: called for each record but the "_meta" one
 *
 * Returns: how many records there were; 0, and the test marked as skipped, without corpora
 */
guint
snabel_corpus_each (const char      *name,
                    SnabelCorpusFunc func)
{
  g_autofree char *path = snabel_test_corpora_path (name);
  g_autofree char *content = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_records = 0;

  if (path == NULL)
    return 0;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(JsonNode) node = *lines[i] != '\0' ? json_from_string (lines[i], NULL) : NULL;

      /* A few records hold what json-glib refuses, such as lone surrogates. */
      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || json_object_has_member (json_node_get_object (node), "_meta"))
        continue;
      func (json_node_get_object (node));
      n_records++;
    }

  return n_records;
}

/**
 * snabel_corpus_get_string:
 *
 * Returns: (nullable): the member, if it is a string
 */
const char *
snabel_corpus_get_string (JsonObject *record,
                          const char *name)
{
  JsonNode *node = json_object_get_member (record, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
is_on_character (const SnabelRichText *text,
                 gsize                 offset)
{
  return offset <= text->length && ((guchar) text->text[offset] & 0xc0) != 0x80;
}

static void
assert_run_is_sane (const SnabelRichText *text,
                    guint                 n)
{
  const SnabelTextRun *run = &text->runs[n];

  g_assert_cmpuint (run->start, <, run->end);
  g_assert_true (is_on_character (text, run->start) && is_on_character (text, run->end));
  g_assert_true (n == 0 || text->runs[n - 1].start <= run->start);
  g_assert_cmpint ((run->flags & SNABEL_TEXT_LINK) != 0, ==, run->uri != NULL);
  g_assert_cmpint ((run->flags & SNABEL_TEXT_EMOJI) != 0, ==, run->shortcode != NULL);
  if (run->uri != NULL)
    g_assert_cmpint (snabel_link_check (run->uri), !=, SNABEL_LINK_REFUSED);
}

/**
 * snabel_corpus_assert_sane:
 *
 * Asserts what SnabelRichText promises.
 */
void
snabel_corpus_assert_sane (const SnabelRichText *text)
{
  gsize end = 0;

  g_assert_cmpuint (strlen (text->text), ==, text->length);
  g_assert_true (g_utf8_validate (text->text, text->length, NULL));
  for (guint i = 0; i < text->n_runs; i++)
    assert_run_is_sane (text, i);
  for (guint i = 0; i < text->n_blocks; i++)
    {
      g_assert_cmpuint (text->blocks[i].start, >=, end);
      end = text->blocks[i].end;
      g_assert_cmpuint (text->blocks[i].start, <, end);
      g_assert_true (is_on_character (text, text->blocks[i].start) && is_on_character (text, end));
    }
  g_assert_cmpuint (end, <=, text->length);
}
