/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who will be able to read the post, each choice explained. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-visibility.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_VISIBILITY_BUTTON (snabel_visibility_button_get_type ())
G_DECLARE_FINAL_TYPE (SnabelVisibilityButton, snabel_visibility_button, SNABEL, VISIBILITY_BUTTON, GtkWidget)

/* Property "visibility", a SnabelVisibility: notifies when the person chooses. */
SnabelVisibility snabel_visibility_button_get_visibility (SnabelVisibilityButton *self);
void             snabel_visibility_button_set_visibility (SnabelVisibilityButton *self,
                                                          SnabelVisibility        visibility);

G_END_DECLS
