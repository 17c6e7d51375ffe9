/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small picture that stands for `:shortcode:` in a text. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_CUSTOM_EMOJI (snabel_custom_emoji_get_type ())
G_DECLARE_FINAL_TYPE (SnabelCustomEmoji, snabel_custom_emoji, SNABEL, CUSTOM_EMOJI, SnabelEntity)

struct _SnabelCustomEmoji
{
  SnabelEntity parent_instance;

  char    *shortcode;
  char    *url;
  char    *static_url;
  gboolean visible_in_picker;
  char    *category;
};

GHashTable *snabel_custom_emoji_dup_shortcodes (GListModel *emojis);

G_END_DECLS
