/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapter "accounts" of the API. Every future resolves to a SnabelApiReply. */
#pragma once

#include "api/snabel-client.h"

G_BEGIN_DECLS

DexFuture *snabel_api_verify_credentials (SnabelClient *client);
DexFuture *snabel_api_get_account (SnabelClient *client,
                                   const char   *id);
DexFuture *snabel_api_lookup_account (SnabelClient *client,
                                      const char   *acct);
DexFuture *snabel_api_get_relationships (SnabelClient      *client,
                                         const char *const *ids);

G_END_DECLS
