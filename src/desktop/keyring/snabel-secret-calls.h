/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls of libsecret that the keyring needs, as futures. Dropping one cancels it, unless a person is asked. */
#pragma once

#include <libdex.h>

#define SECRET_API_SUBJECT_TO_CHANGE
#include <libsecret/secret.h>

G_BEGIN_DECLS

DexFuture *snabel_secret_open (void);
DexFuture *snabel_secret_default_collection (SecretService *service);
DexFuture *snabel_secret_search (SecretService *service,
                                 const char    *key,
                                 gboolean       with_secrets);
DexFuture *snabel_secret_store (SecretService *service,
                                const char    *key,
                                const char    *label,
                                const char    *secret);
DexFuture *snabel_secret_unlock (SecretService *service,
                                 GPtrArray     *objects);
DexFuture *snabel_secret_delete (SecretItem *item);

G_END_DECLS
