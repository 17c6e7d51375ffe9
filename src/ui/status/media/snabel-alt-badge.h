/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The badge of a picture that was described in words, and the words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_ALT_BADGE (snabel_alt_badge_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAltBadge, snabel_alt_badge, SNABEL, ALT_BADGE, GtkButton)

GtkWidget *snabel_alt_badge_new (void);
void       snabel_alt_badge_set_text (SnabelAltBadge *self,
                                      const char     *text);

G_END_DECLS
