/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a thread. */
#include "model/snabel-context.h"

#include "model/snabel-status.h"

G_DEFINE_FINAL_TYPE (SnabelContext, snabel_context, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_LIST_OF (SnabelContext, ancestors, snabel_status_get_type),
  SNABEL_LIST_OF (SnabelContext, descendants, snabel_status_get_type),
};

static void
snabel_context_class_init (SnabelContextClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_context_init (SnabelContext *self)
{
}
