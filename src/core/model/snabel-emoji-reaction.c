/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a reaction, in the dialects of all that have it. */
#include "model/snabel-emoji-reaction.h"

G_DEFINE_FINAL_TYPE (SnabelEmojiReaction, snabel_emoji_reaction, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelEmojiReaction, name),
  SNABEL_COUNT (SnabelEmojiReaction, count),
  SNABEL_BOOLEAN (SnabelEmojiReaction, me),
  SNABEL_STRING (SnabelEmojiReaction, url),
  SNABEL_STRING_AT (SnabelEmojiReaction, static_url, "static_url|url"),
};

static void
snabel_emoji_reaction_class_init (SnabelEmojiReactionClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_emoji_reaction_init (SnabelEmojiReaction *self)
{
}
