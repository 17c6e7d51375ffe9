/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a marker. */
#include "model/snabel-marker.h"

G_DEFINE_FINAL_TYPE (SnabelMarker, snabel_marker, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelMarker, last_read_id),
  SNABEL_COUNT (SnabelMarker, version),
  SNABEL_TIME (SnabelMarker, updated_at),
};

static void
snabel_marker_class_init (SnabelMarkerClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_marker_init (SnabelMarker *self)
{
}
