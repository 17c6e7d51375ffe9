/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a match. */
#include "model/snabel-filter-result.h"

G_DEFINE_FINAL_TYPE (SnabelFilterResult, snabel_filter_result, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_ENTITY (SnabelFilterResult, filter, SnabelFilter, snabel_filter_get_type),
  SNABEL_STRINGS (SnabelFilterResult, keyword_matches),
  SNABEL_STRINGS (SnabelFilterResult, status_matches),
};

static void
snabel_filter_result_class_init (SnabelFilterResultClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_filter_result_init (SnabelFilterResult *self)
{
}
