/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapters "notifications" and "markers" of the API. Every future resolves to a SnabelApiReply. */
#pragma once

#include "api/snabel-api-timelines.h"

G_BEGIN_DECLS

DexFuture *snabel_api_get_notifications (SnabelClient         *client,
                                         const char *const    *exclude_types,
                                         const SnabelApiRange *range);
DexFuture *snabel_api_get_grouped_notifications (SnabelClient         *client,
                                                 const char *const    *exclude_types,
                                                 const SnabelApiRange *range);
DexFuture *snabel_api_get_notification (SnabelClient *client,
                                        const char   *id);
DexFuture *snabel_api_dismiss_notification (SnabelClient *client,
                                            const char   *id);
DexFuture *snabel_api_clear_notifications (SnabelClient *client);
DexFuture *snabel_api_get_markers (SnabelClient *client);
DexFuture *snabel_api_set_marker (SnabelClient *client,
                                  const char   *timeline,
                                  const char   *last_read_id);

G_END_DECLS
