/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapter "timelines" of the API, and pages in general. Every future resolves to a SnabelApiReply. */
#pragma once

#include "api/snabel-client.h"

G_BEGIN_DECLS

/**
 * SnabelApiRange:
 * @max_id: (nullable): only what is older
 * @since_id: (nullable): only what is newer; the newest page of it
 * @min_id: (nullable): only what is newer; the page next to it. Never together with @since_id
 * @limit: how many; 0 for as many as the server likes
 * @priority: whether somebody waits for it
 */
typedef struct
{
  const char    *max_id;
  const char    *since_id;
  const char    *min_id;
  guint          limit;
  SnabelPriority priority;
} SnabelApiRange;

DexFuture *snabel_api_get_home_timeline (SnabelClient         *client,
                                         const SnabelApiRange *range);
DexFuture *snabel_api_get_public_timeline (SnabelClient         *client,
                                           gboolean              local,
                                           const SnabelApiRange *range);
DexFuture *snabel_api_get_tag_timeline (SnabelClient         *client,
                                        const char           *tag,
                                        const SnabelApiRange *range);
DexFuture *snabel_api_get_list_timeline (SnabelClient         *client,
                                         const char           *list_id,
                                         const SnabelApiRange *range);
DexFuture *snabel_api_get_account_statuses (SnabelClient         *client,
                                            const char           *account_id,
                                            const SnabelApiRange *range);
DexFuture *snabel_api_get_page (SnabelClient  *client,
                                const char    *uri,
                                SnabelPriority priority);

void snabel_api_call_add_range (SnabelApiCall        *call,
                                const SnabelApiRange *range);

G_END_DECLS
