/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache.db: statuses. One row for each (account, uri); what arrives is merged into it by top-level keys.
 * A status inside another (boosted, quoted, notified of) gets a row of its own, and its place holds
 * the key of that row: so an edit or a deletion reaches it wherever it stands. */
#include "store/cache/snabel-cache-private.h"

#include <string.h>

/* Stands in place of a nested status. No server sends a member of this name. */
#define STUB "snabel:uri"
/* A boost of a post that quotes a post: deeper than that nobody looks. */
#define MOST_NESTED 3
/* An answer that was under way when the author deleted the post must not bring it back. */
#define BURIAL_SECONDS 600
/* Posts of the same second are told apart by this many bits. */
#define SEQUENCE_BITS 20
/* No post is as long; a server that sends keys without end does not fill the disk. */
#define MOST_STORED   (1024 * 1024)
#define LATEST_SECOND (G_GINT64_CONSTANT (1) << 33)

static gboolean
query_row (SnabelCacheSide *side,
           const char      *sql,
           gint64           account,
           const char      *text,
           gint64          *row,
           GError         **error)
{
  g_autoptr(SnabelStatement) statement = snabel_statement_new (side->database, sql, error);

  *row = 0;
  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, account);
  snabel_statement_add_text (statement, text);
  if (snabel_statement_next (statement, error))
    *row = snabel_statement_get_number (statement, 0);

  return !snabel_statement_has_failed (statement);
}

gboolean
snabel_cache_side_find_status (SnabelCacheSide *side,
                               gint64           account,
                               const char      *uri,
                               gint64          *row,
                               GError         **error)
{
  return query_row (side, "SELECT id FROM statuses WHERE account = ? AND uri = ?", account, uri, row, error);
}

gboolean
snabel_cache_side_find_alias (SnabelCacheSide *side,
                              gint64           account,
                              const char      *id,
                              gint64          *row,
                              GError         **error)
{
  return query_row (side, "SELECT status FROM aliases WHERE account = ? AND id = ?", account, id, row, error);
}

static char *
dup_key (JsonObject *status)
{
  const char      *uri = snabel_json_get_string (status, "uri");
  const char      *boosted = snabel_json_get_string (snabel_json_get_object (status, "reblog"), STUB);
  g_autofree char *id = NULL;

  /* Some servers give a boost the address of what it boosts. */
  if (uri != NULL && *uri != '\0' && g_strcmp0 (uri, boosted) != 0)
    return g_strdup (uri);

  id = snabel_json_dup_id (status, "id");

  return g_strconcat ("id:", id, NULL);
}

static gboolean
has_id (JsonObject *object)
{
  g_autofree char *id = object != NULL ? snabel_json_dup_id (object, "id") : NULL;

  return id != NULL && *id != '\0';
}

static gboolean
is_status (JsonObject *object)
{
  return has_id (object) && snabel_json_get_object (object, "account") != NULL;
}

typedef struct
{
  SnabelCacheSide *side;
  gint64           account;
  guint            depth;
} Saving;

static gboolean save_nested (const Saving *saving,
                             JsonObject   *object,
                             gint64       *row,
                             GError      **error);

static gboolean
split (const Saving *saving,
       JsonObject   *parent,
       const char   *member,
       GError      **error)
{
  JsonObject *nested = snabel_json_get_object (parent, member);
  JsonObject *stub = NULL;
  Saving      deeper = { saving->side, saving->account, saving->depth + 1 };
  gint64      row = 0;

  if (nested == NULL)
    return TRUE;
  json_object_remove_member (nested, STUB);
  if (!is_status (nested) || saving->depth >= MOST_NESTED)
    return TRUE;
  if (!save_nested (&deeper, nested, &row, error))
    return FALSE;

  stub = json_object_new ();
  json_object_set_string_member (stub, STUB, json_object_get_string_member_with_default (nested, STUB, ""));
  json_object_set_object_member (parent, member, stub);

  return TRUE;
}

/* snabel_cache_side_split: stores the status that is @member of @parent by itself, its key in its place */
gboolean
snabel_cache_side_split (SnabelCacheSide *side,
                         gint64           account,
                         JsonObject      *parent,
                         const char      *member,
                         GError         **error)
{
  Saving saving = { side, account, 0 };

  return split (&saving, parent, member, error);
}

static gboolean
split_all (const Saving *saving,
           JsonObject   *status,
           GError      **error)
{
  JsonObject *quote = snabel_json_get_object (status, "quote");

  return split (saving, status, "reblog", error) &&
         (quote == NULL || split (saving, quote, "quoted_status", error)) &&
         split (saving, status, "quote", error);
}

typedef struct
{
  gint64 row;
  gint64 deleted;
  char  *text;
} Stored;

static void
clear_stored (Stored *stored)
{
  g_clear_pointer (&stored->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stored, clear_stored)

static gboolean
load_stored (const Saving *saving,
             const char   *uri,
             Stored       *stored,
             GError      **error)
{
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (saving->side->database, "SELECT id, deleted, dictionary, json FROM statuses WHERE account = ? AND uri = ?", error);
  g_autoptr(GBytes) packed = NULL;

  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, saving->account);
  snabel_statement_add_text (statement, uri);
  if (!snabel_statement_next (statement, error))
    return !snabel_statement_has_failed (statement);

  stored->row = snabel_statement_get_number (statement, 0);
  stored->deleted = snabel_statement_get_number (statement, 1);
  if (stored->deleted != 0)
    return TRUE;

  packed = snabel_statement_dup_bytes (statement, 3);
  stored->text = snabel_cache_side_unpack (saving->side, snabel_statement_get_number (statement, 2), packed, error);

  return stored->text != NULL;
}

static JsonNode *
merge (JsonNode   *before,
       JsonObject *object)
{
  JsonNode      *after = json_node_new (JSON_NODE_OBJECT);
  JsonObject    *merged = json_object_new ();
  JsonObject    *sources[] = { snabel_json_node_get_object (before), object };
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  json_node_take_object (after, merged);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (sources[i] == NULL)
        continue;
      json_object_iter_init (&iter, sources[i]);
      while (json_object_iter_next (&iter, &name, &member))
        json_object_set_member (merged, name, json_node_copy (member));
    }

  return after;
}

static gboolean
choose_row (const Saving *saving,
            JsonObject   *object,
            gint64       *row,
            GError      **error)
{
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (saving->side->database, "SELECT max (id) FROM statuses WHERE id BETWEEN ? AND ?", error);
  g_autoptr(GDateTime) created = snabel_json_dup_time (object, "created_at");
  gint64 second = created != NULL ? g_date_time_to_unix (created) : saving->side->now / G_USEC_PER_SEC;
  gint64 last = 0;

  if (statement == NULL)
    return FALSE;
  for (second = CLAMP (second, 1, LATEST_SECOND);; second++)
    {
      gint64 first = second << SEQUENCE_BITS;
      gint64 end = first + (1 << SEQUENCE_BITS) - 1;

      snabel_statement_reset (statement);
      snabel_statement_add_number (statement, first);
      snabel_statement_add_number (statement, end);
      last = snabel_statement_next (statement, error) ? snabel_statement_get_number (statement, 0) : 0;
      if (snabel_statement_has_failed (statement))
        return FALSE;
      *row = last == 0 ? first : last + 1;
      if (last < end)
        return TRUE;
    }
}

static gboolean
write_row (const Saving *saving,
           const char   *uri,
           gint64        row,
           GBytes       *packed,
           GError      **error)
{
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (saving->side->database,
                                    "INSERT INTO statuses (id, account, uri, deleted, dictionary, json) VALUES (?, ?, ?, 0, ?, ?)"
                                    " ON CONFLICT (id) DO UPDATE SET deleted = 0, dictionary = excluded.dictionary, json = excluded.json",
                                    error);

  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, row);
  snabel_statement_add_number (statement, saving->account);
  snabel_statement_add_text (statement, uri);
  snabel_statement_add_number (statement, snabel_packer_get_dictionary (saving->side->packer));
  snabel_statement_add_bytes (statement, packed);

  return snabel_statement_finish (statement, error);
}

static gboolean
write_merged (const Saving *saving,
              const char   *uri,
              Stored       *stored,
              JsonObject   *object,
              GError      **error)
{
  g_autoptr(JsonNode) before = stored->text != NULL ? snabel_cache_side_parse (stored->text, error) : NULL;
  g_autoptr(JsonNode) after = NULL;
  g_autoptr(GBytes) packed = NULL;
  g_autofree char *text = NULL;

  if (stored->text != NULL && before == NULL)
    return FALSE;
  after = merge (before, object);
  packed = snabel_cache_side_pack (saving->side, json_node_get_object (after), &text);
  if (g_strcmp0 (text, stored->text) == 0 || strlen (text) > MOST_STORED)
    return TRUE;

  if (stored->row == 0 && !choose_row (saving, object, &stored->row, error))
    return FALSE;
  saving->side->n_saved++;

  return write_row (saving, uri, stored->row, packed, error) &&
         snabel_cache_side_index (saving->side, stored->row, snabel_json_node_get_object (before),
                                  json_node_get_object (after), error);
}

static gboolean
write_alias (const Saving *saving,
             JsonObject   *object,
             gint64        row,
             GError      **error)
{
  g_autofree char *id = snabel_json_dup_id (object, "id");
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (saving->side->database,
                                    "INSERT INTO aliases (account, id, status) VALUES (?, ?, ?)"
                                    " ON CONFLICT (account, id) DO UPDATE SET status = excluded.status WHERE status != excluded.status",
                                    error);

  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, saving->account);
  snabel_statement_add_text (statement, id);
  snabel_statement_add_number (statement, row);

  return snabel_statement_finish (statement, error);
}

static gboolean
is_resting (const Saving *saving,
            const Stored *stored)
{
  return stored->deleted != 0 && saving->side->now - stored->deleted < BURIAL_SECONDS * G_USEC_PER_SEC;
}

/* Leaves the key in @object as STUB, for split(). */
static gboolean
save_nested (const Saving *saving,
             JsonObject   *object,
             gint64       *row,
             GError      **error)
{
  g_auto(Stored) stored = { 0 };
  g_autofree char *uri = NULL;
  JsonObject      *author = snabel_json_get_object (object, "account");

  *row = 0;
  if (!has_id (object))
    return TRUE;
  json_object_remove_member (object, STUB);
  if (!split_all (saving, object, error))
    return FALSE;
  uri = dup_key (object);
  if (!load_stored (saving, uri, &stored, error))
    return FALSE;
  /* A part, as of a poll that was looked at anew, is good for what is here only. */
  if (author == NULL && stored.text == NULL)
    return TRUE;
  if (author != NULL && !snabel_cache_side_save_person (saving->side, saving->account, author, error))
    return FALSE;
  if (!is_resting (saving, &stored) && !write_merged (saving, uri, &stored, object, error))
    return FALSE;
  *row = stored.row;
  json_object_set_string_member (object, STUB, uri);

  return *row == 0 || write_alias (saving, object, *row, error);
}

/* snabel_cache_side_save_status: stores @object, which is changed by that. @row is 0 for what is no status. */
gboolean
snabel_cache_side_save_status (SnabelCacheSide *side,
                               gint64           account,
                               JsonObject      *object,
                               gint64          *row,
                               GError         **error)
{
  Saving saving = { side, account, 0 };

  return save_nested (&saving, object, row, error);
}

/* snabel_cache_side_save_statuses: @statuses is an array, one status, or %NULL; what is no status is passed over */
gboolean
snabel_cache_side_save_statuses (SnabelCacheSide *side,
                                 gint64           account,
                                 JsonNode        *statuses,
                                 GError         **error)
{
  JsonArray  *array = snabel_json_node_get_array (statuses);
  JsonObject *single = snabel_json_node_get_object (statuses);
  gint64      row = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = snabel_json_node_get_object (json_array_get_element (array, i));

      if (object != NULL && !snabel_cache_side_save_status (side, account, object, &row, error))
        return FALSE;
    }

  return single == NULL || snabel_cache_side_save_status (side, account, single, &row, error);
}
