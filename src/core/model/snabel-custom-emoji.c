/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of custom emoji. */
#include "model/snabel-custom-emoji.h"

G_DEFINE_FINAL_TYPE (SnabelCustomEmoji, snabel_custom_emoji, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelCustomEmoji, shortcode),
  SNABEL_NEEDED_STRING_AT (SnabelCustomEmoji, url, "url|static_url"),
  SNABEL_STRING_AT (SnabelCustomEmoji, static_url, "static_url|url"),
  SNABEL_BOOLEAN_OR_TRUE (SnabelCustomEmoji, visible_in_picker),
  SNABEL_STRING (SnabelCustomEmoji, category),
};

static void
snabel_custom_emoji_class_init (SnabelCustomEmojiClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_custom_emoji_init (SnabelCustomEmoji *self)
{
}

/**
 * snabel_custom_emoji_dup_shortcodes:
 * @emojis: of #SnabelCustomEmoji, as they came with a name or a text
 *
 * Returns: (transfer full) (element-type utf8 gpointer): a set of their shortcodes
 */
GHashTable *
snabel_custom_emoji_dup_shortcodes (GListModel *emojis)
{
  g_autoptr(GHashTable) shortcodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (G_IS_LIST_MODEL (emojis), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (emojis); i++)
    {
      g_autoptr(SnabelCustomEmoji) emoji = g_list_model_get_item (emojis, i);

      g_hash_table_add (shortcodes, g_strdup (emoji->shortcode));
    }

  return g_steal_pointer (&shortcodes);
}
