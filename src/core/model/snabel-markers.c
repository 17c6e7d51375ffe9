/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the markers. */
#include "model/snabel-markers.h"

G_DEFINE_FINAL_TYPE (SnabelMarkers, snabel_markers, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_ENTITY_OF (SnabelMarkers, home, SnabelMarker, snabel_marker_get_type),
  SNABEL_ENTITY_OF (SnabelMarkers, notifications, SnabelMarker, snabel_marker_get_type),
};

static void
snabel_markers_class_init (SnabelMarkersClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_markers_init (SnabelMarkers *self)
{
}
