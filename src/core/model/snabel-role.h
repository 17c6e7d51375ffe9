/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an account may do on its server, and the badge it wears. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_ROLE (snabel_role_get_type ())
G_DECLARE_FINAL_TYPE (SnabelRole, snabel_role, SNABEL, ROLE, SnabelEntity)

struct _SnabelRole
{
  SnabelEntity parent_instance;

  char    *id;
  char    *name;
  char    *color;
  char    *permissions;
  gboolean highlighted;
  gint64   collection_limit;
};

G_END_DECLS
