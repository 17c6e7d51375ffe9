/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the person reads: found again after a restart, kept while they go on, and what came above it. */
#include "config.h"

#include "timeline/snabel-timeline-page-private.h"

#include "base/snabel-async.h"

/* Long enough that scrolling writes seldom, short enough that a crash costs little. */
#define SAVE_DELAY G_USEC_PER_SEC

static DexFuture *
position_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelTimelinePage *self = user_data;
  const GValue       *value = dex_future_get_value (future, NULL);

  /* None was saved: then the top it is. */
  if (value != NULL)
    self->reading.restored = g_value_dup_boxed (value);
  self->reading.is_known = TRUE;
  _snabel_timeline_page_update_state (self);

  return dex_future_new_for_boolean (TRUE);
}

void
_snabel_timeline_page_ask_position (SnabelTimelinePage *self)
{
  self->reading.asking = snabel_then_ui (snabel_feed_get_position (_snabel_timeline_page_get_feed (self)), position_cb, self);
}

/* Once, when the entries that the store had are there. */
void
_snabel_timeline_page_restore_position (SnabelTimelinePage *self)
{
  SnabelReading *reading = &self->reading;

  if (reading->restored == NULL ||
      snabel_feed_get_state (_snabel_timeline_page_get_feed (self)) == SNABEL_FEED_RESTORING)
    return;

  snabel_timeline_view_set_position (self->view, reading->restored->entry_key, (int) reading->restored->offset);
  g_clear_pointer (&reading->restored, snabel_position_free);
}

/**
 * _snabel_timeline_page_save_position:
 *
 * Keeps the place, now.
 */
void
_snabel_timeline_page_save_position (SnabelTimelinePage *self)
{
  SnabelReading   *reading = &self->reading;
  int              offset = 0;
  g_autofree char *key = NULL;

  dex_clear (&reading->saving);
  if (self->session != NULL)
    snabel_feed_save_seen (_snabel_timeline_page_get_feed (self));
  if (!reading->is_known || reading->restored != NULL || self->session == NULL)
    return;
  key = snabel_timeline_view_get_position (self->view, &offset);
  if (key == NULL || snabel_timeline_find (_snabel_timeline_page_get_timeline (self), key, NULL) == NULL)
    return;
  if (!g_set_str (&reading->saved_key, key) && reading->saved_offset == offset)
    return;

  reading->saved_offset = offset;
  snabel_feed_save_position (_snabel_timeline_page_get_feed (self), key, offset);
}

/* A page that nobody looks at shows what nobody has seen. */
static gboolean
is_watched (SnabelTimelinePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return gtk_widget_get_mapped (GTK_WIDGET (self->view)) && GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root));
}

static void
see (SnabelTimelinePage *self)
{
  g_autofree char *key = is_watched (self) ? snabel_timeline_view_get_position (self->view, NULL) : NULL;

  if (key != NULL)
    snabel_feed_see (_snabel_timeline_page_get_feed (self), key);
}

/* The line stays where it was drawn while somebody reads: nothing moves before their eyes. */
void
_snabel_timeline_page_unseen_changed (SnabelTimelinePage *self)
{
  SnabelFeed  *feed = _snabel_timeline_page_get_feed (self);
  SnabelEntry *seen = snabel_feed_get_newest_seen (feed);
  gboolean     has_unseen = snabel_feed_get_n_unseen (feed) > 0;
  gboolean     begins = has_unseen && !self->reading.had_unseen;

  self->reading.had_unseen = has_unseen;
  if (begins && seen != NULL && (!is_watched (self) || !snabel_lined_timeline_was_drawn (self->lined)))
    snabel_lined_timeline_draw_line (self->lined, snabel_entry_get_key (seen));
}

/* Whoever comes back may have read elsewhere meanwhile. */
static void
watched_cb (SnabelTimelinePage *self)
{
  if (!is_watched (self))
    return;
  snabel_feed_ask_marker (_snabel_timeline_page_get_feed (self));
  _snabel_timeline_page_reading_changed (self);
}

void
_snabel_timeline_page_begin_watching (SnabelTimelinePage *self)
{
  g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (self)), "notify::is-active", G_CALLBACK (watched_cb), self, G_CONNECT_SWAPPED);
  watched_cb (self);
}

void
_snabel_timeline_page_end_watching (SnabelTimelinePage *self)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (GTK_WIDGET (self)), watched_cb, self);
}

static DexFuture *
save_cb (DexFuture *future,
         gpointer   user_data)
{
  _snabel_timeline_page_save_position (user_data);

  return dex_future_new_for_boolean (TRUE);
}

static guint
count_posts (SnabelTimeline *timeline,
             guint           end)
{
  guint n_posts = 0;

  for (guint i = 0; i < end; i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (timeline), i);

      n_posts += snabel_entry_get_kind (entry) == SNABEL_ENTRY_POST;
    }

  return n_posts;
}

/* The index of the topmost entry on the screen. The rows know it at once; the adjustment only after the next layout. */
static guint
find_top (SnabelTimelinePage *self)
{
  g_autofree char *key = snabel_timeline_view_get_position (self->view, NULL);
  guint            top = 0;

  if (key == NULL || snabel_timeline_find (_snabel_timeline_page_get_timeline (self), key, &top) == NULL)
    return 0;

  return top;
}

/* What was on the screen is no longer new; what is above the newest of it is. */
static void
update_new (SnabelTimelinePage *self)
{
  SnabelTimeline *timeline = _snabel_timeline_page_get_timeline (self);
  SnabelReading  *reading = &self->reading;
  guint           top = gtk_widget_get_mapped (GTK_WIDGET (self->view)) ? find_top (self) : G_MAXUINT;
  guint           seen = 0;
  g_autoptr(SnabelEntry) entry = NULL;

  if (reading->newest_key == NULL || snabel_timeline_find (timeline, reading->newest_key, &seen) == NULL)
    seen = top == G_MAXUINT ? 0 : top;
  seen = MIN (seen, top);
  entry = g_list_model_get_item (G_LIST_MODEL (timeline), seen);
  if (entry != NULL)
    g_set_str (&reading->newest_key, snabel_entry_get_key (entry));
  _snabel_timeline_page_set_n_new (self, entry != NULL ? count_posts (timeline, seen) : 0);
}

/* The first entries are there because the page was opened: they are not news. */
static void
begin_new (SnabelTimelinePage *self)
{
  g_autoptr(SnabelEntry) first = g_list_model_get_item (G_LIST_MODEL (_snabel_timeline_page_get_timeline (self)), 0);

  if (self->reading.newest_key == NULL && first != NULL)
    self->reading.newest_key = g_strdup (snabel_entry_get_key (first));
}

static void
update_idle_cb (gpointer user_data)
{
  SnabelTimelinePage *self = user_data;

  self->update_id = 0;
  update_new (self);
  see (self);
}

/* After the view has laid itself out: before that it does not know what is on the screen. */
void
_snabel_timeline_page_reading_changed (SnabelTimelinePage *self)
{
  SnabelClock *clock = snabel_session_get_platform (self->session)->clock;

  begin_new (self);
  if (self->update_id == 0)
    self->update_id = g_idle_add_once (update_idle_cb, self);
  if (self->reading.saving == NULL)
    self->reading.saving = snabel_then_ui (snabel_clock_sleep (clock, SAVE_DELAY), save_cb, self);
}

void
_snabel_timeline_page_clear_reading (SnabelTimelinePage *self)
{
  dex_clear (&self->reading.asking);
  dex_clear (&self->reading.saving);
  g_clear_pointer (&self->reading.restored, snabel_position_free);
  g_clear_pointer (&self->reading.saved_key, g_free);
  g_clear_pointer (&self->reading.newest_key, g_free);
}
