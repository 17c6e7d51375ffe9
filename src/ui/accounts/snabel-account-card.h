/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who an account is, in its colour, and how it stands. */
#pragma once

#include <adwaita.h>

#include "media/snabel-pictures.h"
#include "session/snabel-session.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_ACCOUNT_CARD (snabel_account_card_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAccountCard, snabel_account_card, SNABEL, ACCOUNT_CARD, GtkBox)

GtkWidget *snabel_account_card_new (SnabelPictures *pictures);
void       snabel_account_card_name (SnabelAccountCard *self,
                                     GtkAccessible     *accessible);
void       snabel_account_card_set_pictures (SnabelAccountCard *self,
                                             SnabelPictures    *pictures);
void       snabel_account_card_set_session (SnabelAccountCard *self,
                                            SnabelSession     *session);

G_END_DECLS
