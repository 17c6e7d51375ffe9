/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a post. */
#pragma once

#include <gtk/gtk.h>

#include "status/snabel-row-context.h"
#include "text/snabel-rich-text.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_POST_TEXT (snabel_post_text_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPostText, snabel_post_text, SNABEL, POST_TEXT, GtkWidget)

GtkWidget  *snabel_post_text_new (void);
void        snabel_post_text_set_context (SnabelPostText   *self,
                                          SnabelRowContext *context);
void        snabel_post_text_set_emojis (SnabelPostText *self,
                                         GListModel     *emojis);
void        snabel_post_text_set_text (SnabelPostText *self,
                                       SnabelRichText *text);
const char *snabel_post_text_get_plain (SnabelPostText *self);

G_END_DECLS
