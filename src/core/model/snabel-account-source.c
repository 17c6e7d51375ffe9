/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the source of a profile. */
#include "model/snabel-account-source.h"

#include "model/snabel-account-field.h"

G_DEFINE_FINAL_TYPE (SnabelAccountSource, snabel_account_source, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_STRING (SnabelAccountSource, note),
  SNABEL_LIST_OF (SnabelAccountSource, fields, snabel_account_field_get_type),
  SNABEL_ENUM (SnabelAccountSource, privacy, SnabelVisibility, snabel_visibility_get_type),
  SNABEL_BOOLEAN (SnabelAccountSource, sensitive),
  SNABEL_STRING (SnabelAccountSource, language),
  SNABEL_COUNT (SnabelAccountSource, follow_requests_count),
  SNABEL_BOOLEAN (SnabelAccountSource, hide_collections),
  SNABEL_BOOLEAN (SnabelAccountSource, discoverable),
  SNABEL_BOOLEAN (SnabelAccountSource, indexable),
  SNABEL_STRINGS (SnabelAccountSource, attribution_domains),
  SNABEL_STRING (SnabelAccountSource, quote_policy),
};

static void
snabel_account_source_class_init (SnabelAccountSourceClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_account_source_init (SnabelAccountSource *self)
{
}
