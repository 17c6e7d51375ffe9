/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a timeline view follows its model: the anchor, the focus and the bound rows keep to their
 * entries, and pass to the successor when an entry goes. */
#include "timeline/snabel-timeline-view-private.h"

/* A page is estimated at once; more is estimated when it comes near, or while nothing else is to do. */
#define N_ESTIMATED_AT_ONCE 200

char *
snabel_timeline_view_dup_key (SnabelTimelineView *self,
                              guint               position)
{
  g_autoptr(GObject) item = g_list_model_get_item (self->model, position);

  return self->maker.functions.dup_key (item, self->maker.user_data);
}

/* Gives the entry an estimate unless more is known of it. */
void
snabel_timeline_view_estimate (SnabelTimelineView *self,
                               guint               position)
{
  g_autoptr(GObject) item = NULL;
  SnabelHeightState state;
  int               height;

  snabel_timeline_heights_get (self->heights, position, &state);
  if (state != SNABEL_HEIGHT_PROVISIONAL || self->area.width <= 0)
    return;

  item = g_list_model_get_item (self->model, position);
  height = self->maker.functions.estimate_height (item, self->area.width, self->maker.user_data);
  snabel_timeline_heights_set (self->heights, position, MAX (height, 1), SNABEL_HEIGHT_ESTIMATED);
}

static gboolean
refine_cb (gpointer data)
{
  SnabelTimelineView *self = data;
  guint               position = 0;

  for (guint i = 0; i < N_ESTIMATED_AT_ONCE; i++)
    {
      if (!snabel_timeline_heights_find_provisional (self->heights, &position))
        {
          self->refine_id = 0;
          snabel_timeline_view_configure (self);
          return G_SOURCE_REMOVE;
        }
      snabel_timeline_view_estimate (self, position);
    }

  return G_SOURCE_CONTINUE;
}

/* Makes the scroll bar true, a few entries at a time. */
void
snabel_timeline_view_refine (SnabelTimelineView *self)
{
  guint position = 0;

  if (self->refine_id == 0 && self->area.width > 0 &&
      snabel_timeline_heights_find_provisional (self->heights, &position))
    self->refine_id = g_idle_add_full (G_PRIORITY_LOW, refine_cb, self, NULL);
}

/* Where each of the added entries is, by its key. */
static GHashTable *
index_added (SnabelTimelineView *self,
             guint               position,
             guint               n_added)
{
  GHashTable *positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_added; i++)
    g_hash_table_insert (positions, snabel_timeline_view_dup_key (self, position + i),
                         GUINT_TO_POINTER (position + i));

  return positions;
}

static gboolean
has_rows_within (SnabelTimelineView *self,
                 guint               position,
                 guint               n)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SnabelTimelineRow *row = g_ptr_array_index (self->rows, i);

      if (row->position >= position && row->position - position < n)
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  guint       position;
  guint       n_removed;
  guint       n_added;
  GHashTable *added; /* (nullable) (owned) */
} Change;

static gboolean
map_row (const Change            *change,
         const SnabelTimelineRow *row,
         guint                   *position)
{
  gpointer found = NULL;

  *position = row->position;
  if (row->position < change->position)
    return TRUE;
  if (row->position - change->position >= change->n_removed)
    {
      *position = row->position - change->n_removed + change->n_added;
      return TRUE;
    }
  if (change->added == NULL || !g_hash_table_lookup_extended (change->added, row->key, NULL, &found))
    return FALSE;
  *position = GPOINTER_TO_UINT (found);

  return TRUE;
}

/* The first row from the old @position on that stays, as far as there is a row for each entry: a pinned
 * one far below it is nobody's successor. */
static gboolean
find_next (SnabelTimelineView *self,
           const Change       *change,
           guint               position,
           guint              *next)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SnabelTimelineRow *row = g_ptr_array_index (self->rows, i);

      if (row->position != position || position - change->position >= change->n_removed)
        continue;
      if (map_row (change, row, next))
        return TRUE;
      position++;
    }

  return FALSE;
}

/* What follows the last row before the old @position that stays. */
static gboolean
find_follower (SnabelTimelineView *self,
               const Change       *change,
               guint               position,
               guint              *follower)
{
  gboolean is_found = FALSE;
  guint    place;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SnabelTimelineRow *row = g_ptr_array_index (self->rows, i);

      if (row->position < change->position || row->position >= position || !map_row (change, row, &place))
        continue;
      *follower = place + 1;
      is_found = *follower < g_list_model_get_n_items (self->model);
    }

  return is_found;
}

/* The entry that takes the place of the one at the old @position: the next that stays among what was
 * replaced, else what follows the last before it that stays, else what comes after the change, else the last. */
static guint
find_successor (SnabelTimelineView *self,
                const Change       *change,
                guint               position,
                gboolean           *is_before)
{
  guint n_items = g_list_model_get_n_items (self->model);
  guint successor = 0;

  *is_before = FALSE;
  if (find_next (self, change, position, &successor) ||
      (change->n_added > 0 && find_follower (self, change, position, &successor)))
    return successor;

  successor = change->position + change->n_added;
  if (successor < n_items)
    return successor;
  if (change->n_added > 0)
    return change->position;
  *is_before = TRUE;

  return n_items - 1;
}

static void
move_anchor (SnabelTimelineView *self,
             const Change       *change,
             gboolean           *is_before)
{
  guint n_items = g_list_model_get_n_items (self->model);

  *is_before = FALSE;
  if (self->anchor.position < change->position || n_items == change->n_added - change->n_removed)
    return; /* it comes before the change, or there was no entry */
  if (self->anchor.position - change->position >= change->n_removed)
    self->anchor.position = self->anchor.position - change->n_removed + change->n_added;
  else
    self->anchor.position = find_successor (self, change, self->anchor.position, is_before);
}

/* Gives the rows their new positions, and takes those out whose entry went. */
static GPtrArray *
move_rows (SnabelTimelineView *self,
           const Change       *change)
{
  GPtrArray *gone = g_ptr_array_new ();

  for (guint i = self->rows->len; i > 0; i--)
    {
      SnabelTimelineRow *row = g_ptr_array_index (self->rows, i - 1);

      if (!map_row (change, row, &row->position))
        g_ptr_array_add (gone, g_ptr_array_steal_index (self->rows, i - 1));
    }
  snabel_timeline_view_sort_rows (self);

  return gone;
}

/* The focus passes on before its widget is put away, or GTK would drop it. */
static void
follow_change (SnabelTimelineView *self,
               const Change       *change)
{
  SnabelTimelineRow *focused = snabel_timeline_view_get_focus_row (self);
  GtkWidget         *acted = self->acted;
  g_autoptr(GPtrArray) gone = NULL;
  guint    focus_position = 0;
  gboolean is_before = FALSE;
  gboolean focus_is_lost = focused != NULL && !map_row (change, focused, &focus_position);

  if (focus_is_lost)
    focus_position = find_successor (self, change, focused->position, &is_before);
  move_anchor (self, change, &is_before);
  gone = move_rows (self, change);
  if (is_before)
    self->anchor.y -= snabel_timeline_heights_get (self->heights, self->anchor.position, NULL);
  self->is_stranded = self->is_stranded || is_before;
  if (focus_is_lost && self->area.width > 0)
    gtk_widget_grab_focus (snabel_timeline_view_ensure_row (self, focus_position)->widget);
  self->acted = acted; /* nobody moved the focus, so it is read on */
  for (guint i = 0; i < gone->len; i++)
    snabel_timeline_view_release_row (self, g_ptr_array_index (gone, i));
}

static void
forget_all (SnabelTimelineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean had_focus = root != NULL && snabel_timeline_view_get_focus_row (self) != NULL;

  if (had_focus)
    gtk_root_set_focus (root, NULL);
  snabel_timeline_view_release_all (self);
  self->anchor = (SnabelTimelineAnchor) { 0 };
  self->scroll.slack_start = self->scroll.slack_end = 0;
  if (had_focus)
    snabel_timeline_view_focus_lost (self);
}

/* Only of rows the key is known: what is read needs its neighbours, as the next change may take it too. It
 * stays the anchor until a frame is drawn, even out of sight, so that what follows takes its place then. */
static void
bind_neighbours (SnabelTimelineView *self)
{
  guint position = self->anchor.position;

  if (snabel_timeline_view_find_row (self, position) != NULL &&
      snabel_timeline_view_find_row (self, position + 1) != NULL)
    return;

  snabel_timeline_view_fill (self, TRUE);
  self->anchor.y = snabel_timeline_view_get_row_y (self, position);
  self->anchor.position = position;
}

void
snabel_timeline_view_items_changed_cb (SnabelTimelineView *self,
                                       guint               position,
                                       guint               n_removed,
                                       guint               n_added)
{
  g_autoptr(GHashTable) added = NULL;
  Change change = { position, n_removed, n_added, NULL };

  if (self->is_laid_out)
    snabel_timeline_view_settle_anchor (self);
  self->is_laid_out = FALSE;
  snabel_timeline_heights_splice (self->heights, position, n_removed, n_added);
  self->edges.start_is_told = self->edges.end_is_told = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (snabel_timeline_heights_get_size (self->heights) == 0)
    {
      forget_all (self);
      return;
    }

  if (n_added > 0 && has_rows_within (self, position, n_removed))
    added = index_added (self, position, n_added);
  change.added = added;
  follow_change (self, &change);
  for (guint i = 0; i < MIN (n_added, N_ESTIMATED_AT_ONCE); i++)
    snabel_timeline_view_estimate (self, position + i);
  bind_neighbours (self);
}
