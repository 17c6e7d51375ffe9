/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a filter. */
#include "model/snabel-filter.h"

#include "model/snabel-filter-keyword.h"

G_DEFINE_ENUM_TYPE (SnabelFilterAction, snabel_filter_action, G_DEFINE_ENUM_VALUE (SNABEL_FILTER_ACTION_UNKNOWN, "unknown"), G_DEFINE_ENUM_VALUE (SNABEL_FILTER_ACTION_WARN, "warn"), G_DEFINE_ENUM_VALUE (SNABEL_FILTER_ACTION_HIDE, "hide"), G_DEFINE_ENUM_VALUE (SNABEL_FILTER_ACTION_BLUR, "blur"))

G_DEFINE_FINAL_TYPE (SnabelFilter, snabel_filter, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelFilter, id),
  SNABEL_STRING (SnabelFilter, title),
  SNABEL_STRINGS (SnabelFilter, context),
  SNABEL_TIME (SnabelFilter, expires_at),
  SNABEL_ENUM (SnabelFilter, filter_action, SnabelFilterAction, snabel_filter_action_get_type),
  SNABEL_LIST_OF (SnabelFilter, keywords, snabel_filter_keyword_get_type),
};

static void
snabel_filter_class_init (SnabelFilterClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_filter_init (SnabelFilter *self)
{
}
