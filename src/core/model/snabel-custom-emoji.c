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
