/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the person has read. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_MARKER (snabel_marker_get_type ())
G_DECLARE_FINAL_TYPE (SnabelMarker, snabel_marker, SNABEL, MARKER, SnabelEntity)

struct _SnabelMarker
{
  SnabelEntity parent_instance;

  char      *last_read_id;
  gint64     version;
  GDateTime *updated_at;
};

G_END_DECLS
