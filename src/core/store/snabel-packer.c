/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zstd with dictionaries that were trained on the person's own store: half the size of zstd alone. */
#include "config.h"

#include "store/snabel-packer.h"

#include "store/snabel-database.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zdict.h>
#include <zstd.h>

#define LEVEL           3
#define DICTIONARY_SIZE (64 * 1024)
#define MOST_UNPACKED   (16 * 1024 * 1024)

typedef struct
{
  ZSTD_CDict *packing;
  ZSTD_DDict *unpacking;
} Dictionary;

struct _SnabelPacker
{
  ZSTD_CCtx  *packing;
  ZSTD_DCtx  *unpacking;
  GHashTable *dictionaries;
  gint64      current;
};

static void
dictionary_free (gpointer data)
{
  Dictionary *dictionary = data;

  ZSTD_freeCDict (dictionary->packing);
  ZSTD_freeDDict (dictionary->unpacking);
  g_free (dictionary);
}

/**
 * snabel_packer_new:
 *
 * Returns: (transfer full): a packer, for one thread, without dictionary
 */
SnabelPacker *
snabel_packer_new (void)
{
  SnabelPacker *self = g_new0 (SnabelPacker, 1);

  self->packing = ZSTD_createCCtx ();
  self->unpacking = ZSTD_createDCtx ();
  self->dictionaries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, dictionary_free);

  return self;
}

/**
 * snabel_packer_free:
 * @self: (transfer full): a packer
 */
void
snabel_packer_free (SnabelPacker *self)
{
  ZSTD_freeCCtx (self->packing);
  ZSTD_freeDCtx (self->unpacking);
  g_clear_pointer (&self->dictionaries, g_hash_table_unref);
  g_free (self);
}

static Dictionary *
look_up (SnabelPacker *self,
         gint64        id)
{
  return g_hash_table_lookup (self->dictionaries, &id);
}

/**
 * snabel_packer_pack:
 *
 * Returns: (transfer full): @text, packed with the dictionary in use
 */
GBytes *
snabel_packer_pack (SnabelPacker *self,
                    const char   *text)
{
  gsize            length = strlen (text);
  gsize            room = ZSTD_compressBound (length);
  g_autofree char *packed = g_malloc (room);
  Dictionary      *dictionary = look_up (self, self->current);
  gsize            size;

  if (dictionary != NULL)
    size = ZSTD_compress_usingCDict (self->packing, packed, room, text, length, dictionary->packing);
  else
    size = ZSTD_compressCCtx (self->packing, packed, room, text, length, LEVEL);
  /* With that much room only a want of memory fails, which GLib does not survive either. */
  g_assert (!ZSTD_isError (size));

  return g_bytes_new_take (g_realloc (g_steal_pointer (&packed), MAX (size, 1)), size);
}

/**
 * snabel_packer_unpack:
 * @dictionary: the id kept beside @packed; 0 for none
 *
 * Returns: (transfer full): the text, or %NULL with @error %SNABEL_STORE_ERROR_DAMAGED
 */
char *
snabel_packer_unpack (SnabelPacker *self,
                      gint64        dictionary,
                      GBytes       *packed,
                      GError      **error)
{
  gsize              size = 0;
  gconstpointer      data = g_bytes_get_data (packed, &size);
  Dictionary        *found = look_up (self, dictionary);
  unsigned long long length = ZSTD_getFrameContentSize (data, size);
  g_autofree char   *text = NULL;
  gsize              unpacked = 0;

  /* The two error values of zstd are greater than any length. */
  if (length <= MOST_UNPACKED && (dictionary == 0 || found != NULL))
    {
      text = g_malloc (length + 1);
      unpacked = found != NULL ? ZSTD_decompress_usingDDict (self->unpacking, text, length, data, size, found->unpacking)
                               : ZSTD_decompressDCtx (self->unpacking, text, length, data, size);
      if (!ZSTD_isError (unpacked) && unpacked == length)
        {
          text[length] = '\0';
          return g_steal_pointer (&text);
        }
    }

  g_set_error_literal (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED, _ ("The file on this computer is damaged"));

  return NULL;
}

/**
 * snabel_packer_add_dictionary:
 * @id: not 0
 * @content: what snabel_packer_train() returned
 */
void
snabel_packer_add_dictionary (SnabelPacker *self,
                              gint64        id,
                              GBytes       *content)
{
  Dictionary   *dictionary = g_new0 (Dictionary, 1);
  gsize         size = 0;
  gconstpointer data = g_bytes_get_data (content, &size);

  dictionary->packing = ZSTD_createCDict (data, size, LEVEL);
  dictionary->unpacking = ZSTD_createDDict (data, size);
  g_hash_table_replace (self->dictionaries, g_memdup2 (&id, sizeof id), dictionary);
}

/**
 * snabel_packer_has_dictionary:
 *
 * Returns: whether what was packed with @id can be unpacked; always so for 0
 */
gboolean
snabel_packer_has_dictionary (SnabelPacker *self,
                              gint64        id)
{
  return id == 0 || look_up (self, id) != NULL;
}

/**
 * snabel_packer_get_dictionary:
 *
 * Returns: the id to keep beside what is packed now
 */
gint64
snabel_packer_get_dictionary (SnabelPacker *self)
{
  return self->current;
}

/**
 * snabel_packer_use_dictionary:
 * @id: one that was added, or 0
 */
void
snabel_packer_use_dictionary (SnabelPacker *self,
                              gint64        id)
{
  self->current = id;
}

/**
 * snabel_packer_train:
 * @texts: (element-type utf8): some hundred examples
 *
 * Returns: (transfer full) (nullable): a dictionary, or %NULL if the examples have too little in common
 */
GBytes *
snabel_packer_train (GPtrArray *texts)
{
  g_autoptr(GString) joined = g_string_new (NULL);
  g_autofree gsize *lengths = g_new0 (gsize, texts->len);
  g_autofree char  *content = g_malloc (DICTIONARY_SIZE);
  gsize             size;

  for (guint i = 0; i < texts->len; i++)
    {
      lengths[i] = strlen (g_ptr_array_index (texts, i));
      g_string_append_len (joined, g_ptr_array_index (texts, i), lengths[i]);
    }

  size = ZDICT_trainFromBuffer (content, DICTIONARY_SIZE, joined->str, lengths, texts->len);

  return ZDICT_isError (size) ? NULL : g_bytes_new (content, size);
}
