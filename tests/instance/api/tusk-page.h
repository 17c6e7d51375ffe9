/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of a list: what max_id, since_id and min_id mean to each manner, and the Link header. */
#pragma once

#include "server/tusk-reply.h"

G_BEGIN_DECLS

/* How to page through one kind of thing. */
typedef struct
{
  const char *(*get_id) (gpointer item);
  gint64 (*get_time) (gpointer item);
  JsonObject *(*to_json) (TuskCall *call,
                          gpointer  item);
  guint default_limit;
  guint max_limit;
} TuskPager;

extern const TuskPager tusk_status_pager;

TuskReply *tusk_page_reply (TuskCall        *call,
                            GPtrArray       *items,
                            const TuskPager *pager);
GPtrArray *tusk_page_cut (TuskCall        *call,
                          GPtrArray       *items,
                          const TuskPager *pager);
TuskReply *tusk_page_add_links (TuskCall        *call,
                                TuskReply       *reply,
                                GPtrArray       *page,
                                const TuskPager *pager);

G_END_DECLS
