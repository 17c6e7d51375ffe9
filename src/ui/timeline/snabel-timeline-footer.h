/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below the last post: that more is coming, why it is not, or that this is the end. */
#pragma once

#include <gtk/gtk.h>

#include "session/timeline/snabel-feed.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_TIMELINE_FOOTER (snabel_timeline_footer_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTimelineFooter, snabel_timeline_footer, SNABEL, TIMELINE_FOOTER, GtkWidget)

GtkWidget *snabel_timeline_footer_new (void);
void       snabel_timeline_footer_set_feed (SnabelTimelineFooter *self,
                                            SnabelFeed           *feed);

G_END_DECLS
