/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of an account's notifications as its server gave it, and which of them are unread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnabelNotice:
 * @id: the server's id; never compared for order
 * @position: the place in the store; greater is nearer to the top
 * @is_mention: whether somebody speaks to the person
 * @is_unread: whether it is new to the person
 */
typedef struct
{
  char    *id;
  gint64   position;
  gboolean is_mention;
  gboolean is_unread;
} SnabelNotice;

typedef struct _SnabelNoticeList SnabelNoticeList;

SnabelNoticeList *snabel_notice_list_new (void);
void              snabel_notice_list_free (SnabelNoticeList *self);
void              snabel_notice_list_append (SnabelNoticeList *self,
                                             const char       *id,
                                             gint64            position,
                                             gboolean          is_mention);
void              snabel_notice_list_merge (SnabelNoticeList *self,
                                            GPtrArray        *ids,
                                            const char       *above);
SnabelNotice     *snabel_notice_list_find (SnabelNoticeList *self,
                                           const char       *id);
void              snabel_notice_list_mark_read (SnabelNoticeList *self,
                                                const char       *id);
void              snabel_notice_list_set_read_position (SnabelNoticeList *self,
                                                        gint64            position);
gint64            snabel_notice_list_get_read_position (SnabelNoticeList *self);
guint             snabel_notice_list_count_unread (SnabelNoticeList *self,
                                                   gboolean          only_mentions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelNoticeList, snabel_notice_list_free)

G_END_DECLS
