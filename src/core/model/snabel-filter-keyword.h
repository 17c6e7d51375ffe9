/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A word that a filter looks for. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_FILTER_KEYWORD (snabel_filter_keyword_get_type ())
G_DECLARE_FINAL_TYPE (SnabelFilterKeyword, snabel_filter_keyword, SNABEL, FILTER_KEYWORD, SnabelEntity)

struct _SnabelFilterKeyword
{
  SnabelEntity parent_instance;

  char    *id;
  char    *keyword;
  gboolean whole_word;
};

G_END_DECLS
