/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person does not want to see. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

/**
 * SnabelFilterAction:
 * @SNABEL_FILTER_ACTION_UNKNOWN: one that we do not know: to be taken as a warning
 * @SNABEL_FILTER_ACTION_WARN: behind a warning
 * @SNABEL_FILTER_ACTION_HIDE: not at all
 * @SNABEL_FILTER_ACTION_BLUR: media blurred
 *
 * How that which a filter matches is shown.
 */
typedef enum
{
  SNABEL_FILTER_ACTION_UNKNOWN,
  SNABEL_FILTER_ACTION_WARN,
  SNABEL_FILTER_ACTION_HIDE,
  SNABEL_FILTER_ACTION_BLUR,
} SnabelFilterAction;

#define SNABEL_TYPE_FILTER_ACTION (snabel_filter_action_get_type ())
GType snabel_filter_action_get_type (void);

#define SNABEL_TYPE_FILTER (snabel_filter_get_type ())
G_DECLARE_FINAL_TYPE (SnabelFilter, snabel_filter, SNABEL, FILTER, SnabelEntity)

struct _SnabelFilter
{
  SnabelEntity parent_instance;

  char              *id;
  char              *title;
  char             **context;
  GDateTime         *expires_at;
  SnabelFilterAction filter_action;
  GListModel        *keywords;
};

G_END_DECLS
