/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person's own profile says before it is made HTML, and the defaults for new posts. */
#pragma once

#include "model/snabel-entity.h"
#include "model/snabel-visibility.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_ACCOUNT_SOURCE (snabel_account_source_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAccountSource, snabel_account_source, SNABEL, ACCOUNT_SOURCE, SnabelEntity)

struct _SnabelAccountSource
{
  SnabelEntity parent_instance;

  char            *note;
  GListModel      *fields;
  SnabelVisibility privacy;
  gboolean         sensitive;
  char            *language;
  gint64           follow_requests_count;
  gboolean         hide_collections;
  gboolean         discoverable;
  gboolean         indexable;
  char           **attribution_domains;
  char            *quote_policy;
};

G_END_DECLS
