/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of an application. */
#include "model/snabel-application.h"

G_DEFINE_FINAL_TYPE (SnabelApplication, snabel_application, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelApplication, name),
  SNABEL_STRING (SnabelApplication, id),
  SNABEL_STRING (SnabelApplication, website),
};

static void
snabel_application_class_init (SnabelApplicationClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_application_init (SnabelApplication *self)
{
}
