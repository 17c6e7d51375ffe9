/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One account at work: what it shows, what it does, how it stands with its server. */
#pragma once

#include "api/snabel-client.h"
#include "base/snabel-platform.h"
#include "model/snabel-instance.h"
#include "model/snabel-visibility.h"
#include "session/snabel-capabilities.h"
#include "session/snabel-mode.h"
#include "session/accounts/snabel-credentials.h"
#include "session/timeline/snabel-feed.h"
#include "session/notifications/snabel-notifications.h"
#include "store/cache/snabel-cache.h"
#include "store/words/snabel-words.h"

G_BEGIN_DECLS

/**
 * SnabelSessionState:
 * @SNABEL_SESSION_STARTING: the keyring is being asked
 * @SNABEL_SESSION_LOCKED: the keyring, or the file in place of it, is locked; it can be unlocked, or the person signs in again
 * @SNABEL_SESSION_NO_KEYRING: no keyring answers, or it refuses; the person can sign in for this session
 * @SNABEL_SESSION_NEEDS_SIGN_IN: the token is gone or revoked; everything else is kept
 * @SNABEL_SESSION_CONNECTING: the server is being asked
 * @SNABEL_SESSION_LIVE: what happens arrives at once
 * @SNABEL_SESSION_POLLING: the server is asked now and then: every minute where it has no live stream that is of
 *   any use, else as #SnabelSession:mode says
 * @SNABEL_SESSION_OFFLINE: the server does not answer; it is tried again at #SnabelSession:retry-at
 * @SNABEL_SESSION_STOPPED: the account is being removed, or the program ends: nothing is asked any more
 */
typedef enum
{
  SNABEL_SESSION_STARTING,
  SNABEL_SESSION_LOCKED,
  SNABEL_SESSION_NO_KEYRING,
  SNABEL_SESSION_NEEDS_SIGN_IN,
  SNABEL_SESSION_CONNECTING,
  SNABEL_SESSION_LIVE,
  SNABEL_SESSION_POLLING,
  SNABEL_SESSION_OFFLINE,
  SNABEL_SESSION_STOPPED,
} SnabelSessionState;

#define SNABEL_TYPE_SESSION (snabel_session_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSession, snabel_session, SNABEL, SESSION, GObject)

SnabelSession *snabel_session_new (SnabelPlatform         *platform,
                                   SnabelWords            *words,
                                   SnabelCache            *cache,
                                   const SnabelAccountRow *account);
void           snabel_session_start (SnabelSession *self,
                                     DexFuture     *until);
void           snabel_session_stop (SnabelSession *self);
void           snabel_session_retry (SnabelSession *self);
DexFuture     *snabel_session_refresh (SnabelSession *self);
void           snabel_session_set_mode (SnabelSession *self,
                                        SnabelMode     mode);
SnabelMode     snabel_session_get_mode (SnabelSession *self);
void           snabel_session_set_credentials (SnabelSession           *self,
                                               const SnabelCredentials *credentials);

SnabelCredentials *snabel_session_dup_credentials (SnabelSession *self);

const SnabelAccountRow *snabel_session_get_account (SnabelSession *self);
const char             *snabel_session_get_key (SnabelSession *self);
SnabelSessionState      snabel_session_get_state (SnabelSession *self);
const char             *snabel_session_get_message (SnabelSession *self);
gint64                  snabel_session_get_retry_at (SnabelSession *self);
gint64                  snabel_session_get_offline_since (SnabelSession *self);
void                    snabel_session_set_account (SnabelSession          *self,
                                                    const SnabelAccountRow *account);
SnabelPlatform         *snabel_session_get_platform (SnabelSession *self);
SnabelWords            *snabel_session_get_words (SnabelSession *self);
SnabelCache            *snabel_session_get_cache (SnabelSession *self);
SnabelClient           *snabel_session_get_client (SnabelSession *self);
SnabelFeed             *snabel_session_get_home (SnabelSession *self);
SnabelNotifications    *snabel_session_get_notifications (SnabelSession *self);
SnabelIdentityMap      *snabel_session_get_identity_map (SnabelSession *self);
SnabelInstance         *snabel_session_get_instance (SnabelSession *self);
SnabelCapabilities      snabel_session_get_capabilities (SnabelSession *self);
SnabelVisibility        snabel_session_get_default_visibility (SnabelSession *self);
gboolean                snabel_session_get_is_in_file (SnabelSession *self);
DexFuture              *snabel_session_unlock (SnabelSession *self);
void                    snabel_session_save_statuses (SnabelSession *self,
                                                      JsonNode      *statuses);
DexFuture              *snabel_session_reject_unconnected (SnabelSession *self);

G_END_DECLS
