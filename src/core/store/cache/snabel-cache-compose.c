/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache.db: a status put together again from its row and those of the statuses inside it. */
#include "store/cache/snabel-cache-private.h"

#define STUB        "snabel:uri"
#define MOST_NESTED 3

typedef struct
{
  SnabelCacheSide *side;
  gint64           account;
  guint            depth;
} Composing;

static JsonNode *compose (const Composing *composing,
                          gint64           dictionary,
                          GBytes          *packed,
                          GError         **error);

/* NULL without an error when the status is not there or its author deleted it. */
static JsonNode *
load (const Composing *composing,
      const char      *uri,
      GError         **error)
{
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (composing->side->database,
                                    "SELECT dictionary, json FROM statuses WHERE account = ? AND uri = ? AND deleted = 0", error);
  g_autoptr(GBytes) packed = NULL;
  gint64 dictionary = 0;

  if (statement == NULL)
    return NULL;
  snabel_statement_add_number (statement, composing->account);
  snabel_statement_add_text (statement, uri);
  if (!snabel_statement_next (statement, error))
    return NULL;
  dictionary = snabel_statement_get_number (statement, 0);
  packed = snabel_statement_dup_bytes (statement, 1);

  return compose (composing, dictionary, packed, error);
}

/* Puts the status back into its place. @is_there says whether there is one, if there ought to be. */
static gboolean
fill (const Composing *composing,
      JsonObject      *parent,
      const char      *member,
      gboolean        *is_there,
      GError         **error)
{
  const char *uri = snabel_json_get_string (snabel_json_get_object (parent, member), STUB);
  Composing   deeper = { composing->side, composing->account, composing->depth + 1 };
  g_autoptr(GError) local = NULL;
  JsonNode *nested = NULL;

  if (uri == NULL)
    return TRUE;
  if (composing->depth < MOST_NESTED)
    nested = load (&deeper, uri, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  *is_there = nested != NULL;
  json_object_set_member (parent, member, nested != NULL ? nested : json_node_new (JSON_NODE_NULL));

  return TRUE;
}

static gboolean
fill_quote (const Composing *composing,
            JsonObject      *status,
            GError         **error)
{
  JsonObject *quote = snabel_json_get_object (status, "quote");
  gboolean    is_there = TRUE;

  if (quote == NULL)
    return TRUE;
  if (!fill (composing, quote, "quoted_status", &is_there, error))
    return FALSE;
  if (!is_there)
    json_object_set_string_member (quote, "state", "deleted");

  return fill (composing, status, "quote", &is_there, error);
}

static JsonNode *
compose (const Composing *composing,
         gint64           dictionary,
         GBytes          *packed,
         GError         **error)
{
  g_autofree char *text = snabel_cache_side_unpack (composing->side, dictionary, packed, error);
  g_autoptr(JsonNode) node = text != NULL ? snabel_cache_side_parse (text, error) : NULL;
  JsonObject *status = snabel_json_node_get_object (node);
  gboolean    is_there = TRUE;

  if (status == NULL ||
      !fill (composing, status, "reblog", &is_there, error) ||
      !fill (composing, status, "status", &is_there, error) ||
      !fill_quote (composing, status, error))
    return NULL;

  /* A boost of nothing is nothing, and so is a notification of it. */
  return is_there ? g_steal_pointer (&node) : NULL;
}

/* snabel_cache_side_compose: Returns: (transfer full) (nullable): the status (or the notification) that
 * @packed is, whole; %NULL with @error set if it cannot be read, without if what it is about was deleted */
JsonNode *
snabel_cache_side_compose (SnabelCacheSide *side,
                           gint64           account,
                           gint64           dictionary,
                           GBytes          *packed,
                           GError         **error)
{
  Composing composing = { side, account, 0 };

  return compose (&composing, dictionary, packed, error);
}
