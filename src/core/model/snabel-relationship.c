/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a relationship. */
#include "model/snabel-relationship.h"

G_DEFINE_FINAL_TYPE (SnabelRelationship, snabel_relationship, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelRelationship, id),
  SNABEL_BOOLEAN (SnabelRelationship, following),
  SNABEL_BOOLEAN (SnabelRelationship, showing_reblogs),
  SNABEL_BOOLEAN_AT (SnabelRelationship, notifying, "notifying|subscribing"),
  SNABEL_STRINGS (SnabelRelationship, languages),
  SNABEL_BOOLEAN (SnabelRelationship, followed_by),
  SNABEL_BOOLEAN (SnabelRelationship, blocking),
  SNABEL_BOOLEAN (SnabelRelationship, blocked_by),
  SNABEL_BOOLEAN (SnabelRelationship, muting),
  SNABEL_BOOLEAN (SnabelRelationship, muting_notifications),
  SNABEL_TIME (SnabelRelationship, muting_expires_at),
  SNABEL_BOOLEAN (SnabelRelationship, requested),
  SNABEL_BOOLEAN (SnabelRelationship, requested_by),
  SNABEL_BOOLEAN (SnabelRelationship, domain_blocking),
  SNABEL_BOOLEAN (SnabelRelationship, endorsed),
  SNABEL_STRING (SnabelRelationship, note),
};

static void
snabel_relationship_class_init (SnabelRelationshipClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_relationship_init (SnabelRelationship *self)
{
}
