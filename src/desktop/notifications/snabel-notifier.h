/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts on the person's desktop, whatever desktop that is. */
#pragma once

#include <libdex.h>

#include "notifications/snabel-alert.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_NOTIFIER (snabel_notifier_get_type ())
G_DECLARE_FINAL_TYPE (SnabelNotifier, snabel_notifier, SNABEL, NOTIFIER, GObject)

SnabelNotifier *snabel_notifier_new (GApplication *application,
                                     const char   *application_name);
DexFuture      *snabel_notifier_show (SnabelNotifier *self,
                                      SnabelAlert    *alert);
DexFuture      *snabel_notifier_withdraw (SnabelNotifier *self,
                                          const char     *id);

G_END_DECLS
