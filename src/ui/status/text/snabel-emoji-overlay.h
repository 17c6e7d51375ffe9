/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of custom emoji in the text of a label. */
#pragma once

#include <gtk/gtk.h>

#include "status/snabel-row-context.h"
#include "text/snabel-rich-text.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_EMOJI_OVERLAY (snabel_emoji_overlay_get_type ())
G_DECLARE_FINAL_TYPE (SnabelEmojiOverlay, snabel_emoji_overlay, SNABEL, EMOJI_OVERLAY, GObject)

SnabelEmojiOverlay *snabel_emoji_overlay_new (GtkWidget        *owner,
                                              GtkLabel         *label,
                                              SnabelRowContext *context);
void                snabel_emoji_overlay_set_text (SnabelEmojiOverlay   *self,
                                                   const SnabelRichText *text,
                                                   GListModel           *emojis);
void                snabel_emoji_overlay_update_size (SnabelEmojiOverlay *self);
void                snabel_emoji_overlay_snapshot (SnabelEmojiOverlay *self,
                                                   GtkSnapshot        *snapshot);
guint               snabel_emoji_overlay_get_n_shown (SnabelEmojiOverlay *self);
gboolean            snabel_emoji_overlay_is_wanted (const SnabelRichText *text,
                                                    SnabelRowContext     *context);

G_END_DECLS
