/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that stands before what somebody may not want to see. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_CONTENT_WARNING (snabel_content_warning_get_type ())
G_DECLARE_FINAL_TYPE (SnabelContentWarning, snabel_content_warning, SNABEL, CONTENT_WARNING, GtkWidget)

void     snabel_content_warning_set_text (SnabelContentWarning *self,
                                          const char           *text);
gboolean snabel_content_warning_get_is_revealed (SnabelContentWarning *self);
void     snabel_content_warning_set_is_revealed (SnabelContentWarning *self,
                                                 gboolean              is_revealed);

G_END_DECLS
