/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a sealed file lies. Blocks: for workers. */
#pragma once

#include "base/snabel-files.h"
#include "keyring/snabel-sealed-box.h"

G_BEGIN_DECLS

typedef struct _SnabelSealedPlace SnabelSealedPlace;

SnabelSealedPlace *snabel_sealed_place_new (SnabelFiles *files,
                                            const char  *path);
void               snabel_sealed_place_free (SnabelSealedPlace *self);
SnabelSealedBox   *snabel_sealed_place_load (SnabelSealedPlace *self,
                                             GError           **error);
gboolean           snabel_sealed_place_save (SnabelSealedPlace *self,
                                             SnabelSealedBox   *box,
                                             GError           **error);
gboolean           snabel_sealed_place_remove (SnabelSealedPlace *self,
                                               GError           **error);
gboolean           snabel_sealed_place_put_aside (SnabelSealedPlace *self,
                                                  GError           **error);

G_END_DECLS
