/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One answer of a poll. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_POLL_OPTION (snabel_poll_option_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPollOption, snabel_poll_option, SNABEL, POLL_OPTION, SnabelEntity)

/**
 * SnabelPollOption:
 * @title: text, with the emoji of the poll
 * @votes_count: -1 while the server hides the results
 * @own_vote: whether the person chose this answer
 */
struct _SnabelPollOption
{
  SnabelEntity parent_instance;

  char    *title;
  gint64   votes_count;
  gboolean own_vote;
};

G_END_DECLS
