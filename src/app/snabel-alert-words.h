/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an alert says of a notification. */
#pragma once

#include "model/snabel-notification.h"

G_BEGIN_DECLS

char *snabel_alert_words_dup_name (SnabelNotification *notification);
char *snabel_alert_words_dup_title (SnabelNotification *notification,
                                    const char         *handle);
char *snabel_alert_words_dup_body (SnabelNotification *notification);
char *snabel_alert_words_dup_group_title (guint       n_mentions,
                                          const char *handle);

G_END_DECLS
