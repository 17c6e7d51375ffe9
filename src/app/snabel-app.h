/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one profile, its accounts, its windows. */
#pragma once

#include <adwaita.h>

#include "base/snabel-platform.h"
#include "session/accounts/snabel-accounts.h"
#include "session/outbox/snabel-outbox.h"
#include "window/snabel-window.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_APP (snabel_app_get_type ())
G_DECLARE_FINAL_TYPE (SnabelApp, snabel_app, SNABEL, APP, AdwApplication)

SnabelApp      *snabel_app_new (SnabelPlatform *platform);
int             snabel_app_run (SnabelApp *self,
                                int        argc,
                                char     **argv);
SnabelAccounts *snabel_app_get_accounts (SnabelApp *self);
SnabelOutbox   *snabel_app_get_outbox (SnabelApp *self);
GSettings      *snabel_app_get_settings (SnabelApp *self);
SnabelWindow   *snabel_app_show (SnabelApp *self);
void            snabel_app_set_activation_token (SnabelApp  *self,
                                                 const char *token);
gboolean        snabel_app_get_keeps_running (SnabelApp *self);
void            snabel_app_quit (SnabelApp *self);

G_END_DECLS
