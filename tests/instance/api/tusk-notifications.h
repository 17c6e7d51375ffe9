/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which notifications a request wants, and how to page through them. */
#pragma once

#include "api/tusk-page.h"

G_BEGIN_DECLS

extern const TuskPager tusk_notice_pager;

GPtrArray *tusk_notifications_select (TuskCall *call);
guint      tusk_notifications_count_unread (TuskCall  *call,
                                            GPtrArray *notices);

G_END_DECLS
