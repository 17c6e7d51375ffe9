/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The posts before and after a post. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_CONTEXT (snabel_context_get_type ())
G_DECLARE_FINAL_TYPE (SnabelContext, snabel_context, SNABEL, CONTEXT, SnabelEntity)

/**
 * SnabelContext:
 * @ancestors: of #SnabelStatus, the first of the thread first
 * @descendants: of #SnabelStatus, in the server's order, which is not that of the tree
 */
struct _SnabelContext
{
  SnabelEntity parent_instance;

  GListModel *ancestors;
  GListModel *descendants;
};

G_END_DECLS
