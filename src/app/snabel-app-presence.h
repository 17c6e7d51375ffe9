/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where Snabel is while nobody looks at its window: alerts and the notification area. */
#pragma once

#include "snabel-app.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_APP_PRESENCE (snabel_app_presence_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAppPresence, snabel_app_presence, SNABEL, APP_PRESENCE, GObject)

SnabelAppPresence *snabel_app_presence_new (SnabelApp *app);
void               snabel_app_presence_begin (SnabelAppPresence *self,
                                              GSettings         *settings);
void               snabel_app_presence_watch (SnabelAppPresence *self,
                                              SnabelWindow      *window);
gboolean           snabel_app_presence_get_keeps_running (SnabelAppPresence *self);

G_END_DECLS
