/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a profile row. */
#include "model/snabel-account-field.h"

G_DEFINE_FINAL_TYPE (SnabelAccountField, snabel_account_field, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_STRING (SnabelAccountField, name),
  SNABEL_STRING (SnabelAccountField, value),
  SNABEL_TIME (SnabelAccountField, verified_at),
};

static void
snabel_account_field_class_init (SnabelAccountFieldClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_account_field_init (SnabelAccountField *self)
{
}
