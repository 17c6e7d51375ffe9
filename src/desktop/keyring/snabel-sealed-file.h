/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Secrets in a file that a passphrase opens: for desktops without a keyring, by the person's choice. */
#pragma once

#include "base/snabel-files.h"
#include "base/snabel-vault.h"
#include "keyring/snabel-sealed-box.h"

G_BEGIN_DECLS

#define SNABEL_SEALED_FILE_NAME "sign-ins.sealed"

#define SNABEL_TYPE_SEALED_FILE (snabel_sealed_file_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSealedFile, snabel_sealed_file, SNABEL, SEALED_FILE, GObject)

SnabelVault *snabel_sealed_file_new (SnabelFiles *files);
SnabelVault *snabel_sealed_file_new_with_limits (SnabelFiles              *files,
                                                 const SnabelSealedLimits *limits);

G_END_DECLS
