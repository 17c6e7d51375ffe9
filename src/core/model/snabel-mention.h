/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody named in a post. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_MENTION (snabel_mention_get_type ())
G_DECLARE_FINAL_TYPE (SnabelMention, snabel_mention, SNABEL, MENTION, SnabelEntity)

struct _SnabelMention
{
  SnabelEntity parent_instance;

  char *id;
  char *username;
  char *acct;
  char *url;
};

G_END_DECLS
