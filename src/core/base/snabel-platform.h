/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the core needs from outside, in one place: app hands it in, tests hand in another. */
#pragma once

#include "base/snabel-clock.h"
#include "base/snabel-decoder.h"
#include "base/snabel-files.h"
#include "base/snabel-launcher.h"
#include "base/snabel-network.h"
#include "base/snabel-random.h"
#include "base/snabel-secrets.h"
#include "base/snabel-vault.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_PLATFORM (snabel_platform_get_type ())

/**
 * SnabelPlatform:
 * @clock: the time
 * @random: unguessable bytes
 * @secrets: where tokens are kept
 * @vault: (nullable): a file for them where no keyring answers; @secrets finds what is in it
 * @network: what the desktop believes of the network
 * @files: files that survive a power cut
 * @launcher: opens addresses in the browser
 * @decoder: (nullable): turns bytes into pixels; without one no picture is shown
 * @trust: (nullable): the certificates to trust in place of the system's
 * @vfs: (nullable): the name of the SQLite VFS to open databases with
 * @allows_loopback_http: whether http without TLS may be spoken to 127.0.0.1, [::1] and localhost
 *
 * Read-only once it is handed to anybody.
 */
typedef struct
{
  SnabelClock    *clock;
  SnabelRandom   *random;
  SnabelSecrets  *secrets;
  SnabelVault    *vault;
  SnabelNetwork  *network;
  SnabelFiles    *files;
  SnabelLauncher *launcher;
  SnabelDecoder  *decoder;
  GTlsDatabase   *trust;
  char           *vfs;
  gboolean        allows_loopback_http;
} SnabelPlatform;

GType           snabel_platform_get_type (void) G_GNUC_CONST;
SnabelPlatform *snabel_platform_new (void);
SnabelPlatform *snabel_platform_ref (SnabelPlatform *self);
void            snabel_platform_unref (SnabelPlatform *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelPlatform, snabel_platform_unref)

G_END_DECLS
