/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom one does not want to see, and whom the moderators should. Every future resolves to a SnabelApiReply. */
#pragma once

#include "api/snabel-client.h"

G_BEGIN_DECLS

/**
 * SnabelReport:
 * @account_id: who
 * @status_ids: (nullable): %NULL-terminated: the posts in question, all of theirs
 * @comment: (nullable): what is wrong, at most 1000 characters
 * @forwards: whether the moderators of the account's own server are told, too
 */
typedef struct
{
  const char        *account_id;
  const char *const *status_ids;
  const char        *comment;
  gboolean           forwards;
} SnabelReport;

DexFuture *snabel_api_mute_account (SnabelClient *client,
                                    const char   *id,
                                    guint         seconds);
DexFuture *snabel_api_block_account (SnabelClient *client,
                                     const char   *id);
DexFuture *snabel_api_report (SnabelClient       *client,
                              const SnabelReport *report);

G_END_DECLS
