/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question with answers to choose from. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_POLL (snabel_poll_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPoll, snabel_poll, SNABEL, POLL, SnabelEntity)

/**
 * SnabelPoll:
 * @expires_at: %NULL for never
 * @expired: as the server saw it; may lag behind the clock
 * @voters_count: -1 where the server does not tell; see snabel_poll_get_n_voters()
 * @options: of #SnabelPollOption
 */
struct _SnabelPoll
{
  SnabelEntity parent_instance;

  char       *id;
  GDateTime  *expires_at;
  gboolean    expired;
  gboolean    multiple;
  gint64      votes_count;
  gint64      voters_count;
  GListModel *options;
  GListModel *emojis;
  gboolean    voted;
};

gint64 snabel_poll_get_n_voters (SnabelPoll *self);

G_END_DECLS
