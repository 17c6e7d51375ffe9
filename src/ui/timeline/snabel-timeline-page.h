/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The home timeline of an account, in each of its states. */
#pragma once

#include <gtk/gtk.h>

#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_TIMELINE_PAGE (snabel_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTimelinePage, snabel_timeline_page, SNABEL, TIMELINE_PAGE, GtkWidget)

GtkWidget     *snabel_timeline_page_new (SnabelRowContext *context);
SnabelSession *snabel_timeline_page_get_session (SnabelTimelinePage *self);
gboolean       snabel_timeline_page_get_is_restored (SnabelTimelinePage *self);
guint          snabel_timeline_page_get_n_new (SnabelTimelinePage *self);
void           snabel_timeline_page_refresh (SnabelTimelinePage *self);
gboolean       snabel_timeline_page_focus_reading (SnabelTimelinePage *self);
gboolean       snabel_timeline_page_show_status (SnabelTimelinePage *self,
                                                 const char         *id);

G_END_DECLS
