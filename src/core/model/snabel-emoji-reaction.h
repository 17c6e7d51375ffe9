/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many answered a post with an emoji. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_EMOJI_REACTION (snabel_emoji_reaction_get_type ())
G_DECLARE_FINAL_TYPE (SnabelEmojiReaction, snabel_emoji_reaction, SNABEL, EMOJI_REACTION, SnabelEntity)

/**
 * SnabelEmojiReaction:
 * @name: an emoji, or the shortcode of a picture
 * @url: (nullable): the picture
 */
struct _SnabelEmojiReaction
{
  SnabelEntity parent_instance;

  char    *name;
  gint64   count;
  gboolean me;
  char    *url;
  char    *static_url;
};

G_END_DECLS
