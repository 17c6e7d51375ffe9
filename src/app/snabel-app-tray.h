/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snabel's place in the notification area: what is new, and the way back to the window. */
#pragma once

#include "session/accounts/snabel-accounts.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_APP_TRAY (snabel_app_tray_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAppTray, snabel_app_tray, SNABEL, APP_TRAY, GObject)

SnabelAppTray *snabel_app_tray_new (GDBusConnection *bus,
                                    SnabelAccounts  *accounts);
gboolean       snabel_app_tray_get_is_hosted (SnabelAppTray *self);

G_END_DECLS
