/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person has opened: a row forgets it when it is recycled. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SnabelReveal:
 * @SNABEL_REVEAL_WARNING: what is behind a content warning
 * @SNABEL_REVEAL_MEDIA: the pictures that were marked as sensitive
 * @SNABEL_REVEAL_TEXT: the whole of a long text
 */
typedef enum
{
  SNABEL_REVEAL_WARNING,
  SNABEL_REVEAL_MEDIA,
  SNABEL_REVEAL_TEXT,
  SNABEL_N_REVEALS
} SnabelReveal;

#define SNABEL_TYPE_REVEALS (snabel_reveals_get_type ())
G_DECLARE_FINAL_TYPE (SnabelReveals, snabel_reveals, SNABEL, REVEALS, GObject)

SnabelReveals *snabel_reveals_new (void);
gboolean       snabel_reveals_contains (SnabelReveals *self,
                                        SnabelReveal   what,
                                        const char    *id);
void           snabel_reveals_set (SnabelReveals *self,
                                   SnabelReveal   what,
                                   const char    *id,
                                   gboolean       is_revealed);

G_END_DECLS
