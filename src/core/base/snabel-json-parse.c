/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parses JSON of unknown origin: capped in size and depth before the parser sees it. */
#include "config.h"

#include "base/snabel-json.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"

static const char *const not_understood = N_ ("The server’s answer could not be understood");

/* What the parser gets. Half a surrogate pair and NUL are legal JSON that json-glib refuses or cuts at:
 * one such character in a post must not cost the page, so they become U+FFFD. */
typedef struct
{
  const char *data;
  gsize       size;
  GString    *repaired;
  gsize       copied;
} Text;

static int
read_unit (const Text *text,
           gsize       at)
{
  int unit = 0;

  if (at + 6 > text->size || text->data[at] != '\\' || text->data[at + 1] != 'u')
    return -1;
  for (gsize i = at + 2; i < at + 6; i++)
    {
      int digit = g_ascii_xdigit_value (text->data[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }

  return unit;
}

static gsize
skip_escape (Text *text,
             gsize at)
{
  int unit = read_unit (text, at);
  int next = unit >= 0xd800 && unit < 0xdc00 ? read_unit (text, at + 6) : -1;

  if (next >= 0xdc00 && next < 0xe000)
    return at + 12;
  if (unit < 0 || (unit != 0 && (unit < 0xd800 || unit >= 0xe000)))
    return at + 2;

  if (text->repaired == NULL)
    text->repaired = g_string_sized_new (text->size);
  g_string_append_len (text->repaired, text->data + text->copied, at - text->copied);
  g_string_append (text->repaired, "\\ufffd");
  text->copied = at + 6;

  return at + 6;
}

/* @at is behind the opening quote; returns the place behind the closing one, or 0. */
static gsize
skip_string (Text *text,
             gsize at)
{
  while (at < text->size && text->data[at] != '"')
    {
      if ((guchar) text->data[at] < 0x20)
        return 0;
      at = text->data[at] == '\\' ? skip_escape (text, at) : at + 1;
    }

  return at < text->size ? at + 1 : 0;
}

/* Brackets are counted, not matched: matching is the parser's work. */
static gboolean
scan (Text *text)
{
  int   depth = 0;
  gsize at = 0;

  while (at < text->size)
    {
      char character = text->data[at++];

      if (character == '"')
        {
          if ((at = skip_string (text, at)) == 0)
            return FALSE;
        }
      else if (character == '[' || character == '{')
        depth++;
      else if (character == ']' || character == '}')
        depth--;
      if (depth > SNABEL_JSON_MOST_DEPTH || depth < 0 || character == '\0' || character == '/')
        return FALSE;
    }
  if (text->repaired != NULL)
    g_string_append_len (text->repaired, text->data + text->copied, text->size - text->copied);

  return TRUE;
}

static gboolean
set_bad_reply (GError **error)
{
  g_set_error_literal (error, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY, _ (not_understood));

  return FALSE;
}

static JsonNode *
parse_scanned (const char *data,
               gsize       size,
               GError    **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) parse_error = NULL;
  g_autoptr(JsonNode) root = NULL;

  json_parser_set_strict (parser, TRUE);
  if (json_parser_load_from_data (parser, data, size, &parse_error))
    root = json_parser_steal_root (parser);
  if (root == NULL)
    {
      g_debug ("No JSON: %s", parse_error != NULL ? parse_error->message : "it is empty");
      set_bad_reply (error);
    }

  return g_steal_pointer (&root);
}

/**
 * snabel_json_parse_now:
 * @bytes: JSON in UTF-8
 *
 * For workers and small texts: blocks for 10 ms per megabyte.
 *
 * Returns: (transfer full): the immutable tree, or %NULL with @error set to
 *   %SNABEL_API_ERROR_BAD_REPLY or %SNABEL_API_ERROR_TOO_LARGE
 */
JsonNode *
snabel_json_parse_now (GBytes  *bytes,
                       GError **error)
{
  Text text = { 0 };
  g_autoptr(GString) repaired = NULL;
  gboolean is_sound = FALSE;

  g_return_val_if_fail (bytes != NULL, NULL);

  text.data = g_bytes_get_data (bytes, &text.size);
  if (text.size > SNABEL_JSON_MOST_BYTES)
    {
      g_set_error_literal (error, SNABEL_API_ERROR, SNABEL_API_ERROR_TOO_LARGE, _ ("The server’s answer is too large"));
      return NULL;
    }
  if (text.size >= 3 && memcmp (text.data, "\xef\xbb\xbf", 3) == 0)
    {
      text.data += 3;
      text.size -= 3;
    }
  is_sound = text.size > 0 && g_utf8_validate_len (text.data, text.size, NULL) && scan (&text);
  repaired = g_steal_pointer (&text.repaired);
  if (!is_sound)
    {
      set_bad_reply (error);
      return NULL;
    }
  if (repaired != NULL)
    return parse_scanned (repaired->str, repaired->len, error);

  return parse_scanned (text.data, text.size, error);
}

/* The tree changes hands outside of futures: they copy a node, and json-glib does not count the references
 * of the objects in it atomically, so that a copy in the worker would race with its use on the main thread. */
typedef struct
{
  GBytes   *bytes;
  JsonNode *node;
} Parse;

static void
parse_clear (gpointer data)
{
  Parse *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->node, json_node_unref);
}

static void
parse_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, parse_clear);
}

static DexFuture *
parse_in_worker (gpointer data)
{
  Parse *self = data;
  g_autoptr(GError) error = NULL;

  self->node = snabel_json_parse_now (self->bytes, &error);
  if (self->node == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
parsed_cb (DexFuture *future,
           gpointer   user_data)
{
  Parse *self = user_data;

  return dex_future_new_take_boxed (JSON_TYPE_NODE, g_steal_pointer (&self->node));
}

/**
 * snabel_json_parse:
 * @bytes: JSON in UTF-8
 *
 * Parses in a worker.
 *
 * Returns: (transfer full): a future that resolves to an immutable #JsonNode, or rejects as snabel_json_parse_now() fails
 */
DexFuture *
snabel_json_parse (GBytes *bytes)
{
  Parse *self = NULL;

  dex_return_error_if_fail (bytes != NULL);

  self = g_atomic_rc_box_new0 (Parse);
  self->bytes = g_bytes_ref (bytes);

  return dex_future_then (snabel_in_worker (parse_in_worker, g_atomic_rc_box_acquire (self), parse_unref),
                          parsed_cb, self, parse_unref);
}

/**
 * snabel_json_parse_text:
 * @text: JSON in UTF-8
 *
 * Returns: (transfer full): as snabel_json_parse_now()
 */
JsonNode *
snabel_json_parse_text (const char *text,
                        GError    **error)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bytes = g_bytes_new (text, strlen (text));

  return snabel_json_parse_now (bytes, error);
}

/**
 * snabel_json_to_text:
 *
 * Returns: (transfer full): @node as JSON without white space
 */
char *
snabel_json_to_text (JsonNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  return json_to_string (node, FALSE);
}
