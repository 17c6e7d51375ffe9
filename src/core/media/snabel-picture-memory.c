/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table and a queue: what was not asked for the longest goes first. */
#include "media/snabel-picture-memory.h"

struct _SnabelPictureMemory
{
  GObject     parent_instance;
  gsize       limit;
  gsize       size;
  GHashTable *entries; /* by Entry->key */
  GQueue      order;   /* of Entry; the latest first */
};

G_DEFINE_FINAL_TYPE (SnabelPictureMemory, snabel_picture_memory, G_TYPE_OBJECT)

typedef struct
{
  char          *key;
  SnabelPicture *picture;
  GList          link;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_clear_pointer (&self->picture, snabel_picture_unref);
  g_clear_pointer (&self->key, g_free);
  g_free (self);
}

static void
snabel_picture_memory_finalize (GObject *object)
{
  SnabelPictureMemory *self = SNABEL_PICTURE_MEMORY (object);

  g_clear_pointer (&self->entries, g_hash_table_unref);

  G_OBJECT_CLASS (snabel_picture_memory_parent_class)->finalize (object);
}

static void
snabel_picture_memory_class_init (SnabelPictureMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_picture_memory_finalize;
}

static void
snabel_picture_memory_init (SnabelPictureMemory *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  g_queue_init (&self->order);
}

/**
 * snabel_picture_memory_new:
 * @limit: bytes of pixels
 *
 * Returns: (transfer full): an empty memory
 */
SnabelPictureMemory *
snabel_picture_memory_new (gsize limit)
{
  SnabelPictureMemory *self = g_object_new (SNABEL_TYPE_PICTURE_MEMORY, NULL);

  self->limit = limit;

  return self;
}

static void
remove_entry (SnabelPictureMemory *self,
              Entry               *entry)
{
  self->size -= snabel_picture_get_byte_size (entry->picture);
  g_queue_unlink (&self->order, &entry->link);
  g_hash_table_remove (self->entries, entry->key);
}

static void
trim (SnabelPictureMemory *self)
{
  while (self->size > self->limit)
    remove_entry (self, g_queue_peek_tail (&self->order));
}

/**
 * snabel_picture_memory_set_limit:
 * @limit: bytes of pixels; what is above it goes at once
 */
void
snabel_picture_memory_set_limit (SnabelPictureMemory *self,
                                 gsize                limit)
{
  g_return_if_fail (SNABEL_IS_PICTURE_MEMORY (self));

  self->limit = limit;
  trim (self);
}

/**
 * snabel_picture_memory_add:
 *
 * Keeps @picture as the latest; one that is larger than the limit by itself is not kept and moves nothing out.
 */
void
snabel_picture_memory_add (SnabelPictureMemory *self,
                           const char          *key,
                           SnabelPicture       *picture)
{
  Entry *entry = NULL;

  g_return_if_fail (SNABEL_IS_PICTURE_MEMORY (self));
  g_return_if_fail (key != NULL && picture != NULL);

  entry = g_hash_table_lookup (self->entries, key);
  if (entry != NULL)
    remove_entry (self, entry);
  if (snabel_picture_get_byte_size (picture) > self->limit)
    return;
  entry = g_new0 (Entry, 1);
  entry->key = g_strdup (key);
  entry->picture = snabel_picture_ref (picture);
  entry->link.data = entry;
  g_hash_table_insert (self->entries, entry->key, entry);
  g_queue_push_head_link (&self->order, &entry->link);
  self->size += snabel_picture_get_byte_size (picture);
  trim (self);
}

/**
 * snabel_picture_memory_lookup:
 *
 * Returns: (transfer full) (nullable): the picture, which is the latest now
 */
SnabelPicture *
snabel_picture_memory_lookup (SnabelPictureMemory *self,
                              const char          *key)
{
  Entry *entry = NULL;

  g_return_val_if_fail (SNABEL_IS_PICTURE_MEMORY (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, key);
  if (entry == NULL)
    return NULL;
  g_queue_unlink (&self->order, &entry->link);
  g_queue_push_head_link (&self->order, &entry->link);

  return snabel_picture_ref (entry->picture);
}

/**
 * snabel_picture_memory_get_size:
 *
 * Returns: bytes of pixels that are kept
 */
gsize
snabel_picture_memory_get_size (SnabelPictureMemory *self)
{
  g_return_val_if_fail (SNABEL_IS_PICTURE_MEMORY (self), 0);

  return self->size;
}
