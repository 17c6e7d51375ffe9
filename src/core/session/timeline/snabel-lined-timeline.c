/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passes the changes of a timeline on, with one item more in it. */
#include "session/timeline/snabel-lined-timeline.h"

#define NOWHERE G_MAXUINT

struct _SnabelLinedTimeline
{
  GObject         parent_instance;
  SnabelTimeline *timeline;
  SnabelEntry    *line;
  char           *key;   /* (nullable): the line is above this entry */
  guint           index; /* of the line, or NOWHERE */
};

static GType
snabel_lined_timeline_get_item_type (GListModel *model)
{
  return SNABEL_TYPE_ENTRY;
}

static guint
snabel_lined_timeline_get_n_items (GListModel *model)
{
  SnabelLinedTimeline *self = SNABEL_LINED_TIMELINE (model);

  return g_list_model_get_n_items (G_LIST_MODEL (self->timeline)) + (self->index != NOWHERE);
}

static gpointer
snabel_lined_timeline_get_item (GListModel *model,
                                guint       position)
{
  SnabelLinedTimeline *self = SNABEL_LINED_TIMELINE (model);

  if (position == self->index)
    return g_object_ref (self->line);

  return g_list_model_get_item (G_LIST_MODEL (self->timeline), position > self->index ? position - 1 : position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = snabel_lined_timeline_get_item_type;
  iface->get_n_items = snabel_lined_timeline_get_n_items;
  iface->get_item = snabel_lined_timeline_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelLinedTimeline, snabel_lined_timeline, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
change (SnabelLinedTimeline *self,
        guint                position,
        guint                n_removed,
        guint                n_added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
take_away (SnabelLinedTimeline *self)
{
  guint index = self->index;

  if (index == NOWHERE)
    return;
  self->index = NOWHERE;
  change (self, index, 1, 0);
}

/* Above the first entry there is nothing that was not read. */
static void
put_in_place (SnabelLinedTimeline *self)
{
  guint index = 0;

  if (self->key == NULL || snabel_timeline_find (self->timeline, self->key, &index) == NULL || index == 0)
    return;
  self->index = index;
  change (self, index, 0, 1);
}

static void
timeline_changed_cb (SnabelLinedTimeline *self,
                     guint                position,
                     guint                n_removed,
                     guint                n_added)
{
  if (self->index == NOWHERE)
    {
      change (self, position, n_removed, n_added);
      put_in_place (self);
    }
  else if (position + n_removed <= self->index)
    {
      self->index = self->index - n_removed + n_added;
      change (self, position, n_removed, n_added);
      if (self->index == 0)
        take_away (self);
    }
  else if (position >= self->index)
    {
      change (self, position + 1, n_removed, n_added);
      if (self->index == g_list_model_get_n_items (G_LIST_MODEL (self->timeline)))
        take_away (self);
    }
  else
    {
      self->index = NOWHERE;
      change (self, position, n_removed + 1, n_added);
      put_in_place (self);
    }
}

static void
snabel_lined_timeline_dispose (GObject *object)
{
  SnabelLinedTimeline *self = SNABEL_LINED_TIMELINE (object);

  g_clear_object (&self->timeline);
  g_clear_object (&self->line);

  G_OBJECT_CLASS (snabel_lined_timeline_parent_class)->dispose (object);
}

static void
snabel_lined_timeline_finalize (GObject *object)
{
  g_free (SNABEL_LINED_TIMELINE (object)->key);

  G_OBJECT_CLASS (snabel_lined_timeline_parent_class)->finalize (object);
}

static void
snabel_lined_timeline_class_init (SnabelLinedTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = snabel_lined_timeline_dispose;
  object_class->finalize = snabel_lined_timeline_finalize;
}

static void
snabel_lined_timeline_init (SnabelLinedTimeline *self)
{
  self->line = snabel_entry_new_read_line ();
  self->index = NOWHERE;
}

/**
 * snabel_lined_timeline_new:
 * @timeline: what is shown
 *
 * Returns: (transfer full): the entries of @timeline, without a line so far
 */
SnabelLinedTimeline *
snabel_lined_timeline_new (SnabelTimeline *timeline)
{
  SnabelLinedTimeline *self = g_object_new (SNABEL_TYPE_LINED_TIMELINE, NULL);

  g_return_val_if_fail (SNABEL_IS_TIMELINE (timeline), NULL);

  self->timeline = g_object_ref (timeline);
  g_signal_connect_object (timeline, "items-changed", G_CALLBACK (timeline_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * snabel_lined_timeline_draw_line:
 * @key: the newest entry that was read
 *
 * Moves the line above it. While nothing is above it, or it is not here, there is no line.
 */
void
snabel_lined_timeline_draw_line (SnabelLinedTimeline *self,
                                 const char          *key)
{
  g_return_if_fail (SNABEL_IS_LINED_TIMELINE (self));
  g_return_if_fail (key != NULL);

  if (!g_set_str (&self->key, key))
    return;
  take_away (self);
  put_in_place (self);
}

/**
 * snabel_lined_timeline_was_drawn:
 *
 * Returns: whether the line was given a place, in sight or not
 */
gboolean
snabel_lined_timeline_was_drawn (SnabelLinedTimeline *self)
{
  g_return_val_if_fail (SNABEL_IS_LINED_TIMELINE (self), FALSE);

  return self->key != NULL;
}
