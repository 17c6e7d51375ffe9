/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule of a server. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_RULE (snabel_rule_get_type ())
G_DECLARE_FINAL_TYPE (SnabelRule, snabel_rule, SNABEL, RULE, SnabelEntity)

struct _SnabelRule
{
  SnabelEntity parent_instance;

  char *id;
  char *text;
  char *hint;
};

G_END_DECLS
