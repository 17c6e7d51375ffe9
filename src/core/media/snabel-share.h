/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One piece of work for all who ask for the same thing. */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/**
 * SnabelShareFunc:
 *
 * Returns: (transfer full): the work, begun
 */
typedef DexFuture *(*SnabelShareFunc) (gpointer data);

#define SNABEL_TYPE_SHARE (snabel_share_get_type ())
G_DECLARE_FINAL_TYPE (SnabelShare, snabel_share, SNABEL, SHARE, GObject)

SnabelShare *snabel_share_new (void);
DexFuture   *snabel_share_join (SnabelShare    *self,
                                const char     *key,
                                SnabelShareFunc begin,
                                gpointer        data);
guint        snabel_share_get_n_works (SnabelShare *self);

G_END_DECLS
