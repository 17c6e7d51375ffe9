/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session and its life share. */
#pragma once

#include "session/snabel-connection.h"
#include "session/notifications/snabel-notifications.h"
#include "session/snabel-session.h"

G_BEGIN_DECLS

/* Under this name the store keeps what NodeInfo calls the server's software. */
#define SNABEL_SESSION_SOFTWARE "software"
/* Under this name the default for new posts. */
#define SNABEL_SESSION_VISIBILITY "visibility"
/* Under this name where the account's secret is, if not in the keyring. */
#define SNABEL_SESSION_KEEPER      "keeper"
#define SNABEL_SESSION_KEEPER_FILE "file"

/* Under this name how eagerly the account is kept up to date. */
#define SNABEL_SESSION_MODE "mode"

struct _SnabelSession
{
  GObject              parent_instance;
  SnabelPlatform      *platform;
  SnabelWords         *words;
  SnabelCache         *cache;
  SnabelAccountRow    *account;
  SnabelIdentityMap   *map;
  SnabelFeed          *home;
  SnabelNotifications *notifications;
  SnabelInstance      *instance;
  SnabelCredentials   *credentials;
  SnabelClient        *client;
  SnabelConnection    *connection;
  DexFuture           *starting; /* the store, then the keyring */
  DexFuture           *learning; /* the instance document and the own profile */
  char                *message;
  char                *software;   /* of NodeInfo, once it is known */
  char                *visibility; /* of new posts, in the API's words, once it is known */
  char                *keeper;     /* of the secret, if it is not the keyring */
  GListStore          *emojis;     /* (nullable): what the server offers, once it was wanted */
  gboolean             is_loading_emojis;
  SnabelSessionState   state;
  SnabelMode           mode;
  gboolean             is_ended; /* stopped: nothing is begun nor written any more */
};

gboolean _snabel_session_is_ended (SnabelSession *self);
void     _snabel_session_vault_opened_cb (SnabelSession *self);

void       _snabel_session_set_state (SnabelSession     *self,
                                      SnabelSessionState state,
                                      const char        *message);
void       _snabel_session_notify_mode (SnabelSession *self);
DexFuture *_snabel_session_restore_mode (SnabelSession *self);
void       _snabel_session_set_instance (SnabelSession  *self,
                                         SnabelInstance *instance);
void       _snabel_session_set_visibility (SnabelSession *self,
                                           const char    *visibility);
void       _snabel_session_forget_status (SnabelSession *self,
                                          const char    *id);
void       _snabel_session_emit_unlocked (SnabelSession *self);
void       _snabel_session_emit_event (SnabelSession *self,
                                       const char    *name,
                                       const char    *payload);

G_END_DECLS
