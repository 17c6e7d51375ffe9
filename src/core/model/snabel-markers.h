/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the person has read the home timeline and the notifications. */
#pragma once

#include "model/snabel-entity.h"
#include "model/snabel-marker.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_MARKERS (snabel_markers_get_type ())
G_DECLARE_FINAL_TYPE (SnabelMarkers, snabel_markers, SNABEL, MARKERS, SnabelEntity)

/**
 * SnabelMarkers:
 * @home: (nullable): %NULL while nothing was read
 * @notifications: (nullable): likewise
 */
struct _SnabelMarkers
{
  SnabelEntity parent_instance;

  SnabelMarker *home;
  SnabelMarker *notifications;
};

G_END_DECLS
