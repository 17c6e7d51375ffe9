/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of SnabelWindow share. */
#pragma once

#include "timeline/snabel-timeline-page.h"
#include "window/snabel-connection-banner.h"
#include "window/snabel-sidebar.h"
#include "window/snabel-window.h"

G_BEGIN_DECLS

struct _SnabelWindow
{
  AdwApplicationWindow    parent_instance;
  GtkStack               *stack;
  AdwOverlaySplitView    *split;
  SnabelSidebar          *sidebar;
  AdwWindowTitle         *title;
  SnabelConnectionBanner *banner;
  AdwToastOverlay        *toasts;
  GtkWidget              *sidebar_toggle;
  GtkWidget              *back;
  GtkWidget              *refresh;
  GtkStack               *places; /* home, and what is not posted yet */
  GtkStack               *pages;  /* a timeline page for each account that was shown */
  SnabelAccounts         *accounts;
  SnabelOutbox           *outbox;
  SnabelSession          *session;
  SnabelReadingSettings  *reading_settings;
  gulong                  paint_handler; /* until what the store holds has been drawn */
  gulong                  focus_handler; /* until the posts have had the focus */
};

SnabelTimelinePage *_snabel_window_get_page (SnabelWindow *self);

void _snabel_window_compose (SnabelWindow  *self,
                             SnabelSession *from,
                             SnabelStatus  *in_reply_to);

/* -actions.c */
void _snabel_window_class_init_actions (GtkWidgetClass *widget_class);
void _snabel_window_add_actions (SnabelWindow *self);

/* -focus.c */
void _snabel_window_begin_focus (SnabelWindow *self);
void _snabel_window_end_focus (SnabelWindow *self);

/* -places.c */
void     _snabel_window_class_init_places (GtkWidgetClass *widget_class);
gboolean _snabel_window_is_at_home (SnabelWindow *self);
void     _snabel_window_show_home (SnabelWindow *self);
void     _snabel_window_show_outbox (SnabelWindow *self);

G_END_DECLS
