/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of one field: read from JSON, compared, kept. Used by the entity alone. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

typedef union
{
  gpointer   pointer;
  char      *string;
  gboolean   boolean;
  gint64     count;
  double     number;
  GDateTime *time;
  int        choice;
  char     **strings;
} SnabelEntityValue;

gboolean          snabel_entity_value_parse (const SnabelField *field,
                                             JsonNode          *node,
                                             SnabelEntityValue *value);
SnabelEntityValue snabel_entity_value_new_fallback (const SnabelField *field);
SnabelEntityValue snabel_entity_value_peek (const SnabelField *field,
                                            SnabelEntity      *entity);
gboolean          snabel_entity_value_store (const SnabelField *field,
                                             SnabelEntity      *entity,
                                             SnabelEntityValue  value);
void              snabel_entity_value_clear (const SnabelField *field,
                                             SnabelEntityValue *value);
gboolean          snabel_entity_value_equal (const SnabelField *field,
                                             SnabelEntityValue  a,
                                             SnabelEntityValue  b);
void              snabel_entity_value_get (const SnabelField *field,
                                           SnabelEntityValue  value,
                                           GValue            *gvalue);
GParamSpec       *snabel_entity_value_create_pspec (const SnabelField *field);

G_END_DECLS
