/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server with people, and a profile that is signed in to it. */
#pragma once

#include "session/accounts/snabel-accounts.h"
#include "snabel-fake-clock.h"
#include "snabel-test-instance.h"
#include "snabel-test.h"

G_BEGIN_DECLS

/**
 * SnabelTestWorld:
 * @instance: a server where ada follows bo
 * @platform: a fake clock, secrets in memory
 * @folder: the profile's folder
 * @accounts: its accounts, open
 *
 * What a test of a session needs.
 */
typedef struct
{
  SnabelTestInstance *instance;
  SnabelPlatform     *platform;
  char               *folder;
  SnabelAccounts     *accounts;
} SnabelTestWorld;

void           snabel_test_world_open (SnabelTestWorld *self,
                                       SnabelTestManner manner);
void           snabel_test_world_close (SnabelTestWorld *self);
void           snabel_test_world_reopen (SnabelTestWorld *self);
SnabelSession *snabel_test_world_sign_in (SnabelTestWorld *self,
                                          const char      *acct);
void           snabel_test_world_wait (DexFuture *work);
void           snabel_test_world_wait_state (SnabelSession     *session,
                                             SnabelSessionState state);
char          *snabel_test_world_describe (SnabelFeed *feed);

G_END_DECLS
