/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop's list of status items, and whether anything draws them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_STATUS_WATCHER (snabel_status_watcher_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStatusWatcher, snabel_status_watcher, SNABEL, STATUS_WATCHER, GObject)

SnabelStatusWatcher *snabel_status_watcher_new (GDBusConnection *bus);
gboolean             snabel_status_watcher_get_is_hosted (SnabelStatusWatcher *self);

G_END_DECLS
