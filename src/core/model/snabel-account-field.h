/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the table in a profile: name as text, value as HTML. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_ACCOUNT_FIELD (snabel_account_field_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAccountField, snabel_account_field, SNABEL, ACCOUNT_FIELD, SnabelEntity)

struct _SnabelAccountField
{
  SnabelEntity parent_instance;

  char      *name;
  char      *value;
  GDateTime *verified_at;
};

G_END_DECLS
