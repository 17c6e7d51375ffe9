/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a token worthless on its server. */
#pragma once

#include "base/snabel-platform.h"
#include "session/accounts/snabel-credentials.h"

G_BEGIN_DECLS

DexFuture *snabel_revoke (SnabelPlatform          *platform,
                          const char              *base_uri,
                          const SnabelCredentials *credentials);

G_END_DECLS
