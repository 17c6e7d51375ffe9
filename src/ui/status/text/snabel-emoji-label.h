/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label for what people write in one line, with their custom emoji. */
#pragma once

#include <gtk/gtk.h>

#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_EMOJI_LABEL (snabel_emoji_label_get_type ())
G_DECLARE_FINAL_TYPE (SnabelEmojiLabel, snabel_emoji_label, SNABEL, EMOJI_LABEL, GtkWidget)

GtkWidget  *snabel_emoji_label_new (GtkLabel *label);
void        snabel_emoji_label_set_context (SnabelEmojiLabel *self,
                                            SnabelRowContext *context);
void        snabel_emoji_label_set_line (SnabelEmojiLabel *self,
                                         const char       *line,
                                         GListModel       *emojis);
void        snabel_emoji_label_set_plain (SnabelEmojiLabel *self,
                                          const char       *text);
gboolean    snabel_emoji_label_has_pictures (SnabelEmojiLabel *self);
const char *snabel_emoji_label_get_text (SnabelEmojiLabel *self);

G_END_DECLS
