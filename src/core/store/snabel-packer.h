/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs JSON small, with a dictionary of what JSON from these servers looks like. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SnabelPacker SnabelPacker;

SnabelPacker *snabel_packer_new (void);
void          snabel_packer_free (SnabelPacker *self);
GBytes       *snabel_packer_pack (SnabelPacker *self,
                                  const char   *text);
char         *snabel_packer_unpack (SnabelPacker *self,
                                    gint64        dictionary,
                                    GBytes       *packed,
                                    GError      **error);
void          snabel_packer_add_dictionary (SnabelPacker *self,
                                            gint64        id,
                                            GBytes       *content);
gboolean      snabel_packer_has_dictionary (SnabelPacker *self,
                                            gint64        id);
gint64        snabel_packer_get_dictionary (SnabelPacker *self);
void          snabel_packer_use_dictionary (SnabelPacker *self,
                                            gint64        id);
GBytes       *snabel_packer_train (GPtrArray *texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelPacker, snabel_packer_free)

G_END_DECLS
