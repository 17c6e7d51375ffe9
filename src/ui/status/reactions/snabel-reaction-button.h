/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One emoji with which people answered a post, and how many they are. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-emoji-reaction.h"
#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_REACTION_BUTTON (snabel_reaction_button_get_type ())
G_DECLARE_FINAL_TYPE (SnabelReactionButton, snabel_reaction_button, SNABEL, REACTION_BUTTON, GtkButton)

GtkWidget  *snabel_reaction_button_new (SnabelRowContext *context);
void        snabel_reaction_button_set_reaction (SnabelReactionButton *self,
                                                 SnabelEmojiReaction  *reaction,
                                                 const char           *status_id);
const char *snabel_reaction_button_get_name (SnabelReactionButton *self);
gboolean    snabel_reaction_button_get_is_own (SnabelReactionButton *self);

G_END_DECLS
