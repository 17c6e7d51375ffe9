/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The alerts of one account. */
#pragma once

#include "notifications/snabel-notifier.h"
#include "session/snabel-session.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_SESSION_ALERTS (snabel_session_alerts_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSessionAlerts, snabel_session_alerts, SNABEL, SESSION_ALERTS, GObject)

SnabelSessionAlerts *snabel_session_alerts_new (SnabelSession  *session,
                                                SnabelNotifier *notifier);
SnabelSession       *snabel_session_alerts_get_session (SnabelSessionAlerts *self);
void                 snabel_session_alerts_look (SnabelSessionAlerts *self);
char                *snabel_session_alerts_parse_id (const char  *id,
                                                     const char **status_id);

G_END_DECLS
