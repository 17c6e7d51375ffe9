/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a hashtag. */
#include "model/snabel-tag.h"

G_DEFINE_FINAL_TYPE (SnabelTag, snabel_tag, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelTag, name),
  SNABEL_STRING (SnabelTag, id),
  SNABEL_STRING (SnabelTag, url),
  SNABEL_BOOLEAN (SnabelTag, following),
  SNABEL_BOOLEAN (SnabelTag, featuring),
};

static void
snabel_tag_class_init (SnabelTagClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_tag_init (SnabelTag *self)
{
}
