/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a link in a post leads. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-preview-card.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_LINK_CARD (snabel_link_card_get_type ())
G_DECLARE_FINAL_TYPE (SnabelLinkCard, snabel_link_card, SNABEL, LINK_CARD, GtkWidget)

GtkWidget *snabel_link_card_new (void);
void       snabel_link_card_set_card (SnabelLinkCard    *self,
                                      SnabelPreviewCard *card);

G_END_DECLS
