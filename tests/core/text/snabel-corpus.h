/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The corpora, record by record, and what holds for every text made of them. */
#pragma once

#include "text/snabel-rich-text.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef void (*SnabelCorpusFunc) (JsonObject *record);

guint       snabel_corpus_each (const char      *name,
                                SnabelCorpusFunc func);
const char *snabel_corpus_get_string (JsonObject *record,
                                      const char *name);
void        snabel_corpus_assert_sane (const SnabelRichText *text);

G_END_DECLS
