/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An array with the newest first; pages are put where the server says they belong. */
#include "session/notifications/snabel-notice-list.h"

#include "store/cache/snabel-cache-rows.h"

/* Further down nothing is unread that anybody counts. */
#define MOST_NOTICES 1000

struct _SnabelNoticeList
{
  GPtrArray *notices;
};

static void
notice_free (gpointer data)
{
  SnabelNotice *notice = data;

  g_clear_pointer (&notice->id, g_free);
  g_free (notice);
}

static SnabelNotice *
notice_new (const char *id)
{
  SnabelNotice *notice = g_new0 (SnabelNotice, 1);

  notice->id = g_strdup (id);

  return notice;
}

/**
 * snabel_notice_list_new:
 *
 * Returns: (transfer full): an empty list
 */
SnabelNoticeList *
snabel_notice_list_new (void)
{
  SnabelNoticeList *self = g_new0 (SnabelNoticeList, 1);

  self->notices = g_ptr_array_new_with_free_func (notice_free);

  return self;
}

/**
 * snabel_notice_list_free:
 *
 * Frees the list and its notices.
 */
void
snabel_notice_list_free (SnabelNoticeList *self)
{
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_free (self);
}

static int
find_index (SnabelNoticeList *self,
            const char       *id)
{
  for (guint i = 0; i < self->notices->len; i++)
    if (g_str_equal (((SnabelNotice *) g_ptr_array_index (self->notices, i))->id, id))
      return (int) i;

  return -1;
}

/**
 * snabel_notice_list_append:
 * @id: what the store has below the last one
 *
 * Used to fill the list from the store.
 */
void
snabel_notice_list_append (SnabelNoticeList *self,
                           const char       *id,
                           gint64            position,
                           gboolean          is_mention)
{
  SnabelNotice *notice = NULL;

  g_return_if_fail (self != NULL && id != NULL);

  if (find_index (self, id) >= 0 || self->notices->len >= MOST_NOTICES)
    return;
  notice = notice_new (id);
  notice->position = position;
  notice->is_mention = is_mention;
  g_ptr_array_add (self->notices, notice);
}

static SnabelNotice *
take_out (SnabelNoticeList *self,
          const char       *id)
{
  int index = find_index (self, id);

  return index >= 0 ? g_ptr_array_steal_index (self->notices, (guint) index) : notice_new (id);
}

/* @n_merged have been put above what is at @bottom. Upwards from there each is above what is below it. */
static void
number_from (SnabelNoticeList *self,
             guint             bottom,
             guint             n_merged)
{
  gint64 below = bottom < self->notices->len ? ((SnabelNotice *) g_ptr_array_index (self->notices, bottom))->position : 0;

  for (guint i = bottom; i > 0; i--)
    {
      SnabelNotice *notice = g_ptr_array_index (self->notices, i - 1);
      gboolean      is_merged = bottom - i < n_merged;

      notice->position = is_merged ? below + SNABEL_CACHE_STEP : MAX (notice->position, below + SNABEL_CACHE_STEP);
      below = notice->position;
    }
}

/**
 * snabel_notice_list_merge:
 * @ids: (element-type utf8): neighbours as the server returned them, the newest first, each once
 * @above: (nullable): what they are right above of; %NULL, or an id that is gone: at the top
 *
 * Puts them into their place and gives them positions. What was known stays as read or unread as it was.
 */
void
snabel_notice_list_merge (SnabelNoticeList *self,
                          GPtrArray        *ids,
                          const char       *above)
{
  g_autoptr(GPtrArray) taken = g_ptr_array_new ();
  int place = 0;

  g_return_if_fail (self != NULL && ids != NULL);

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (taken, take_out (self, g_ptr_array_index (ids, i)));
  if (above != NULL)
    place = MAX (find_index (self, above), 0);
  for (guint i = 0; i < taken->len; i++)
    g_ptr_array_insert (self->notices, place + (int) i, g_ptr_array_index (taken, i));
  number_from (self, (guint) place + taken->len, taken->len);
  if (self->notices->len > MOST_NOTICES)
    g_ptr_array_set_size (self->notices, MOST_NOTICES);
}

/**
 * snabel_notice_list_find:
 *
 * Returns: (transfer none) (nullable): the notice; its flags may be changed
 */
SnabelNotice *
snabel_notice_list_find (SnabelNoticeList *self,
                         const char       *id)
{
  int index;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  index = find_index (self, id);

  return index >= 0 ? g_ptr_array_index (self->notices, (guint) index) : NULL;
}

/**
 * snabel_notice_list_mark_read:
 * @id: (nullable): the notice up to which all was read; %NULL for all
 *
 * An id that is not known changes nothing.
 */
void
snabel_notice_list_mark_read (SnabelNoticeList *self,
                              const char       *id)
{
  int index = 0;

  g_return_if_fail (self != NULL);

  if (id != NULL && (index = find_index (self, id)) < 0)
    return;
  for (guint i = (guint) index; i < self->notices->len; i++)
    ((SnabelNotice *) g_ptr_array_index (self->notices, i))->is_unread = FALSE;
}

/**
 * snabel_notice_list_set_read_position:
 * @position: what is above it is unread
 */
void
snabel_notice_list_set_read_position (SnabelNoticeList *self,
                                      gint64            position)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->notices->len; i++)
    {
      SnabelNotice *notice = g_ptr_array_index (self->notices, i);

      notice->is_unread = notice->position > position;
    }
}

/**
 * snabel_notice_list_get_read_position:
 *
 * Returns: the position of the topmost notice that was read; 0 if there is none
 */
gint64
snabel_notice_list_get_read_position (SnabelNoticeList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->notices->len; i++)
    {
      SnabelNotice *notice = g_ptr_array_index (self->notices, i);

      if (!notice->is_unread)
        return notice->position;
    }

  return 0;
}

/**
 * snabel_notice_list_count_unread:
 * @only_mentions: whether to leave out what is no mention
 *
 * Returns: how many are unread
 */
guint
snabel_notice_list_count_unread (SnabelNoticeList *self,
                                 gboolean          only_mentions)
{
  guint n_unread = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->notices->len; i++)
    {
      SnabelNotice *notice = g_ptr_array_index (self->notices, i);

      if (notice->is_unread && (notice->is_mention || !only_mentions))
        n_unread++;
    }

  return n_unread;
}
