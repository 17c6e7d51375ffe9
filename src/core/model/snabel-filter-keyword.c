/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a keyword. */
#include "model/snabel-filter-keyword.h"

G_DEFINE_FINAL_TYPE (SnabelFilterKeyword, snabel_filter_keyword, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelFilterKeyword, id),
  SNABEL_STRING (SnabelFilterKeyword, keyword),
  SNABEL_BOOLEAN (SnabelFilterKeyword, whole_word),
};

static void
snabel_filter_keyword_class_init (SnabelFilterKeywordClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_filter_keyword_init (SnabelFilterKeyword *self)
{
}
