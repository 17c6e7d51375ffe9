/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that two processes share, and that nobody can change or shorten any more. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int     snabel_sealed_memory_new (GBytes *const *parts,
                                  guint          n_parts,
                                  GError       **error);
GBytes *snabel_sealed_memory_map (int      fd,
                                  gsize    most,
                                  GError **error);

G_END_DECLS
