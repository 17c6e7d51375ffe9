/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can still be read of a damaged database, in a new one; the damaged file is kept. */
#pragma once

#include "store/snabel-store-file.h"

G_BEGIN_DECLS

gboolean snabel_salvage (const SnabelStoreFile *file,
                         GError               **error);
gboolean snabel_salvage_resume (const SnabelStoreFile *file,
                                GError               **error);

G_END_DECLS
