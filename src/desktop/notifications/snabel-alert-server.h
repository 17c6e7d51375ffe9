/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop's notification server, org.freedesktop.Notifications. */
#pragma once

#include <libdex.h>

#include "notifications/snabel-alert.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_ALERT_SERVER (snabel_alert_server_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAlertServer, snabel_alert_server, SNABEL, ALERT_SERVER, GObject)

SnabelAlertServer *snabel_alert_server_new (GDBusConnection *bus,
                                            const char      *application_name,
                                            const char      *application_id);
DexFuture         *snabel_alert_server_show (SnabelAlertServer *self,
                                             SnabelAlert       *alert);
DexFuture         *snabel_alert_server_withdraw (SnabelAlertServer *self,
                                                 const char        *id);

G_END_DECLS
