/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of words.db share. */
#pragma once

#include "store/snabel-row.h"
#include "store/snabel-schema.h"
#include "store/words/snabel-words.h"

G_BEGIN_DECLS

extern const SnabelRowType snabel_account_row_type;
extern const SnabelRowType snabel_draft_type;
extern const SnabelRowType snabel_outbox_item_type;
extern const SnabelRowType snabel_position_type;

extern const SnabelSchema snabel_words_schema;

/* What a write's future resolves to is TRUE. */
DexFuture *snabel_words_change (SnabelWords       *self,
                                SnabelDatabaseFunc func,
                                gpointer           data,
                                GDestroyNotify     destroy);

/* Returns: (transfer full): what the future resolves to, or one that rejects */
typedef DexFuture *(*SnabelWordsQuery) (SnabelDatabase *database,
                                        gpointer        data);
DexFuture *snabel_words_act (SnabelWords     *self,
                             SnabelWordsQuery query,
                             gpointer         data,
                             GDestroyNotify   destroy);
DexFuture *snabel_words_query (SnabelWords     *self,
                               SnabelWordsQuery query,
                               gpointer         data,
                               GDestroyNotify   destroy);

gint64 snabel_words_get_time (SnabelWords *self);
char  *snabel_words_dup_uuid (SnabelWords *self);
char **snabel_words_keys (const char *first,
                          ...) G_GNUC_NULL_TERMINATED;

/* Runs @sql with the strings of @keys as its parameters. */
gboolean snabel_words_run (SnabelDatabase *database,
                           const char     *sql,
                           char          **keys,
                           GError        **error);

G_END_DECLS
