/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of the file that a passphrase opens: what is sealed in it, and under which names. */
#pragma once

#include <gio/gio.h>
#include <sodium.h>

G_BEGIN_DECLS

#define SNABEL_SEALED_BOX_MAX_SIZE (1024 * 1024)

/**
 * SnabelSealedLimits:
 * @operations: how often the memory is gone over
 * @memory: bytes
 *
 * What it costs to try one passphrase.
 */
typedef struct
{
  guint32 operations;
  guint64 memory;
} SnabelSealedLimits;

/* In memory that is not swapped out, and zeroed when it is freed. */
typedef unsigned char SnabelSealedKey;
typedef char          SnabelSealedText;

typedef struct _SnabelSealedBox SnabelSealedBox;

SnabelSealedBox  *snabel_sealed_box_new (const SnabelSealedLimits *limits);
SnabelSealedBox  *snabel_sealed_box_parse (GBytes  *content,
                                           GError **error);
GBytes           *snabel_sealed_box_serialize (SnabelSealedBox *self);
void              snabel_sealed_box_free (SnabelSealedBox *self);
SnabelSealedKey  *snabel_sealed_box_derive (SnabelSealedBox *self,
                                            const char      *passphrase,
                                            GError         **error);
gboolean          snabel_sealed_box_fits (SnabelSealedBox       *self,
                                          const SnabelSealedKey *key);
gboolean          snabel_sealed_box_is_empty (SnabelSealedBox *self);
gboolean          snabel_sealed_box_has (SnabelSealedBox *self,
                                         const char      *name);
void              snabel_sealed_box_put (SnabelSealedBox       *self,
                                         const SnabelSealedKey *key,
                                         const char            *name,
                                         const char            *secret);
SnabelSealedText *snabel_sealed_box_dup (SnabelSealedBox       *self,
                                         const SnabelSealedKey *key,
                                         const char            *name);
void              snabel_sealed_box_remove (SnabelSealedBox *self,
                                            const char      *name);
SnabelSealedText *snabel_sealed_text_new (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelSealedBox, snabel_sealed_box_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelSealedKey, sodium_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelSealedText, sodium_free)

G_END_DECLS
