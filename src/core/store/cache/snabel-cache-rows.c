/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The structs of cache.db. A node is shared by reference: json-glib counts those of nodes atomically,
 * those of objects not. */
#include "store/cache/snabel-cache-rows.h"

G_DEFINE_BOXED_TYPE (SnabelCachedEntry, snabel_cached_entry, snabel_cached_entry_copy, snabel_cached_entry_free)

static JsonNode *
ref_node (JsonNode *node)
{
  return node != NULL ? json_node_ref (node) : NULL;
}

/**
 * snabel_cached_entry_new:
 * @status_id: (nullable): the id it came by
 *
 * Returns: (transfer full): an entry to write
 */
SnabelCachedEntry *
snabel_cached_entry_new (gint64           position,
                         SnabelCachedKind kind,
                         gint64           run,
                         const char      *status_id)
{
  SnabelCachedEntry *self = g_new0 (SnabelCachedEntry, 1);

  self->position = position;
  self->kind = kind;
  self->run = run;
  self->status_id = g_strdup (status_id);

  return self;
}

SnabelCachedEntry *
snabel_cached_entry_copy (const SnabelCachedEntry *self)
{
  SnabelCachedEntry *copy = g_memdup2 (self, sizeof *self);

  copy->status_id = g_strdup (self->status_id);
  copy->uri = g_strdup (self->uri);
  copy->status = ref_node (self->status);

  return copy;
}

void
snabel_cached_entry_free (SnabelCachedEntry *self)
{
  g_clear_pointer (&self->status_id, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->status, json_node_unref);
  g_free (self);
}

static SnabelCacheWrite *
snabel_cache_write_copy (SnabelCacheWrite *self)
{
  SnabelCacheWrite *copy = g_memdup2 (self, sizeof *self);

  copy->account_key = g_strdup (self->account_key);
  copy->timeline = g_strdup (self->timeline);
  copy->statuses = ref_node (self->statuses);
  copy->entries = g_ptr_array_ref (self->entries);
  copy->removed = g_array_ref (self->removed);

  return copy;
}

G_DEFINE_BOXED_TYPE (SnabelCacheWrite, snabel_cache_write, snabel_cache_write_copy, snabel_cache_write_free)

static void
destroy_entry (gpointer data)
{
  snabel_cached_entry_free (data);
}

/**
 * snabel_cache_write_new:
 *
 * Returns: (transfer full): a change of nothing yet
 */
SnabelCacheWrite *
snabel_cache_write_new (const char *account_key,
                        const char *timeline)
{
  SnabelCacheWrite *self = g_new0 (SnabelCacheWrite, 1);

  self->account_key = g_strdup (account_key);
  self->timeline = g_strdup (timeline);
  self->entries = g_ptr_array_new_with_free_func (destroy_entry);
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

void
snabel_cache_write_free (SnabelCacheWrite *self)
{
  g_clear_pointer (&self->account_key, g_free);
  g_clear_pointer (&self->timeline, g_free);
  g_clear_pointer (&self->statuses, json_node_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_array_unref);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (SnabelCachedNotification, snabel_cached_notification, snabel_cached_notification_copy, snabel_cached_notification_free)

/**
 * snabel_cached_notification_new:
 * @notification: (transfer full): as the server sent it
 *
 * Returns: (transfer full): a notification to write
 */
SnabelCachedNotification *
snabel_cached_notification_new (const char *id,
                                gint64      position,
                                JsonNode   *notification)
{
  SnabelCachedNotification *self = g_new0 (SnabelCachedNotification, 1);

  self->id = g_strdup (id);
  self->position = position;
  self->notification = notification;

  return self;
}

SnabelCachedNotification *
snabel_cached_notification_copy (const SnabelCachedNotification *self)
{
  SnabelCachedNotification *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->notification = ref_node (self->notification);

  return copy;
}

void
snabel_cached_notification_free (SnabelCachedNotification *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->notification, json_node_unref);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (SnabelCachedPerson, snabel_cached_person, snabel_cached_person_copy, snabel_cached_person_free)

SnabelCachedPerson *
snabel_cached_person_copy (const SnabelCachedPerson *self)
{
  SnabelCachedPerson *copy = g_new0 (SnabelCachedPerson, 1);

  copy->acct = g_strdup (self->acct);
  copy->id = g_strdup (self->id);
  copy->display_name = g_strdup (self->display_name);
  copy->avatar_uri = g_strdup (self->avatar_uri);
  copy->uri = g_strdup (self->uri);

  return copy;
}

void
snabel_cached_person_free (SnabelCachedPerson *self)
{
  g_clear_pointer (&self->acct, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->display_name, g_free);
  g_clear_pointer (&self->avatar_uri, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (SnabelCachedStatus, snabel_cached_status, snabel_cached_status_copy, snabel_cached_status_free)

SnabelCachedStatus *
snabel_cached_status_copy (const SnabelCachedStatus *self)
{
  SnabelCachedStatus *copy = g_new0 (SnabelCachedStatus, 1);

  copy->account_key = g_strdup (self->account_key);
  copy->uri = g_strdup (self->uri);
  copy->next = self->next;
  copy->status = ref_node (self->status);

  return copy;
}

void
snabel_cached_status_free (SnabelCachedStatus *self)
{
  g_clear_pointer (&self->account_key, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->status, json_node_unref);
  g_free (self);
}
