/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hashtag. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_TAG (snabel_tag_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTag, snabel_tag, SNABEL, TAG, SnabelEntity)

struct _SnabelTag
{
  SnabelEntity parent_instance;

  char    *name;
  char    *id;
  char    *url;
  gboolean following;
  gboolean featuring;
};

G_END_DECLS
