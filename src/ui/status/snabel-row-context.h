/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row needs from around it. */
#pragma once

#include "media/snabel-pictures.h"
#include "session/snabel-session.h"
#include "status/snabel-reveals.h"
#include "widgets/snabel-reading-settings.h"
#include "widgets/snabel-ticker.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_ROW_CONTEXT (snabel_row_context_get_type ())
G_DECLARE_FINAL_TYPE (SnabelRowContext, snabel_row_context, SNABEL, ROW_CONTEXT, GObject)

/**
 * SnabelRowContext:
 * @ticker: (nullable): what keeps the times true
 * @reveals: (nullable): what remembers what was opened
 * @pictures: (nullable): where pictures come from; without it there are none
 * @session: (nullable): the account that sees the posts, and that acts on them
 * @settings: (nullable): how the person wants to read; the defaults without it
 *
 * The same for all rows of a list, from the making of the first row on. Rows work
 * with every member %NULL, and without a context. Anyone may read the members.
 */
struct _SnabelRowContext
{
  GObject                parent_instance;
  SnabelTicker          *ticker;
  SnabelReveals         *reveals;
  SnabelPictures        *pictures;
  SnabelSession         *session;
  SnabelReadingSettings *settings;
};

SnabelRowContext *snabel_row_context_new_for_session (SnabelSession         *session,
                                                      SnabelPictures        *pictures,
                                                      SnabelReadingSettings *settings);

G_END_DECLS
