/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a filter of the person matched a post. */
#pragma once

#include "model/snabel-entity.h"
#include "model/snabel-filter.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_FILTER_RESULT (snabel_filter_result_get_type ())
G_DECLARE_FINAL_TYPE (SnabelFilterResult, snabel_filter_result, SNABEL, FILTER_RESULT, SnabelEntity)

struct _SnabelFilterResult
{
  SnabelEntity parent_instance;

  SnabelFilter *filter;
  char        **keyword_matches;
  char        **status_matches;
};

G_END_DECLS
