/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one can go in the window, and as whom. */
#pragma once

#include "session/outbox/snabel-outbox.h"
#include "timeline/snabel-timeline-page.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_SIDEBAR (snabel_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSidebar, snabel_sidebar, SNABEL, SIDEBAR, GtkWidget)

void snabel_sidebar_set_accounts (SnabelSidebar  *self,
                                  SnabelAccounts *accounts);
void snabel_sidebar_set_outbox (SnabelSidebar *self,
                                SnabelOutbox  *outbox);
void snabel_sidebar_set_is_at_home (SnabelSidebar *self,
                                    gboolean       is_at_home);
void snabel_sidebar_set_page (SnabelSidebar      *self,
                              SnabelTimelinePage *page);

G_END_DECLS
