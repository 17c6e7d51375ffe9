/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An action with how often it was done, lit up when the person did it too. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_COUNT_BUTTON (snabel_count_button_get_type ())
G_DECLARE_FINAL_TYPE (SnabelCountButton, snabel_count_button, SNABEL, COUNT_BUTTON, GtkButton)

void  snabel_count_button_set_count (SnabelCountButton *self,
                                     gint64             count);
void  snabel_count_button_set_is_active (SnabelCountButton *self,
                                         gboolean           is_active);
char *snabel_count_button_format_count (gint64 count);

G_END_DECLS
