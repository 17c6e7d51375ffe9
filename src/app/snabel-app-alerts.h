/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The alerts of all accounts. */
#pragma once

#include "session/accounts/snabel-accounts.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_APP_ALERTS (snabel_app_alerts_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAppAlerts, snabel_app_alerts, SNABEL, APP_ALERTS, GObject)

SnabelAppAlerts *snabel_app_alerts_new (GApplication *application);
void             snabel_app_alerts_follow (SnabelAppAlerts *self,
                                           SnabelAccounts  *accounts,
                                           GSettings       *settings);
void             snabel_app_alerts_look (SnabelAppAlerts *self,
                                         SnabelSession   *session);

G_END_DECLS
