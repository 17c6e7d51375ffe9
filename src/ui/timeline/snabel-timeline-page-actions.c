/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys do in a timeline: go on, and act on the post that is read. */
#include "timeline/snabel-timeline-page-private.h"

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SnabelTimelinePage *self = SNABEL_TIMELINE_PAGE (widget);
  SnabelTimelineMove  move = SNABEL_TIMELINE_MOVE_FIRST;

  if (g_str_equal (name, "timeline.next"))
    move = SNABEL_TIMELINE_MOVE_NEXT;
  else if (g_str_equal (name, "timeline.previous"))
    move = SNABEL_TIMELINE_MOVE_PREVIOUS;
  snabel_timeline_view_move (self->view, move);
}

/* "timeline.favourite" is "status.favourite" of the post that is read. */
static void
status_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SnabelTimelinePage *self = SNABEL_TIMELINE_PAGE (widget);
  g_autoptr(GObject) item = snabel_timeline_view_dup_reading_item (self->view);
  g_autofree char *action = g_strconcat ("status.", name + strlen ("timeline."), NULL);
  SnabelStatus    *status = SNABEL_IS_ENTRY (item) ? snabel_entry_get_status (SNABEL_ENTRY (item)) : NULL;

  if (status != NULL)
    gtk_widget_activate_action (widget, action, "s", snabel_status_get_shown (status)->id);
}

static SnabelReveal
find_reveal (const char *action)
{
  if (g_str_equal (action, "timeline.toggle-media"))
    return SNABEL_REVEAL_MEDIA;

  return g_str_equal (action, "timeline.toggle-text") ? SNABEL_REVEAL_TEXT : SNABEL_REVEAL_WARNING;
}

static gboolean
is_coverable (SnabelStatus *status,
              SnabelReveal  what)
{
  switch (what)
    {
    case SNABEL_REVEAL_MEDIA:
      return status->sensitive;
    case SNABEL_REVEAL_TEXT:
      return status->content != NULL;
    case SNABEL_REVEAL_WARNING:
    case SNABEL_N_REVEALS:
    default:
      return status->spoiler_text != NULL;
    }
}

/* What is not covered is not opened: it would stay open if its author covered it later. */
static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SnabelTimelinePage *self = SNABEL_TIMELINE_PAGE (widget);
  SnabelReveals      *reveals = self->context->reveals;
  SnabelReveal        what = find_reveal (name);
  g_autoptr(GObject) item = snabel_timeline_view_dup_reading_item (self->view);
  SnabelStatus *status = SNABEL_IS_ENTRY (item) ? snabel_entry_get_status (SNABEL_ENTRY (item)) : NULL;
  SnabelStatus *shown = status != NULL ? snabel_status_get_shown (status) : NULL;

  if (shown == NULL || (!is_coverable (shown, what)))
    return;

  snabel_reveals_set (reveals, what, shown->id, !snabel_reveals_contains (reveals, what, shown->id));
}

static const struct
{
  const char                 *name;
  GtkWidgetActionActivateFunc func;
} actions[] = {
  { "timeline.next", move_action },
  { "timeline.previous", move_action },
  { "timeline.newest", move_action },
  { "timeline.reply", status_action },
  { "timeline.reblog", status_action },
  { "timeline.favourite", status_action },
  { "timeline.bookmark", status_action },
  { "timeline.open-in-browser", status_action },
  { "timeline.copy-link", status_action },
  { "timeline.toggle-warning", toggle_action },
  { "timeline.toggle-media", toggle_action },
  { "timeline.toggle-text", toggle_action },
};

void
_snabel_timeline_page_class_init_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
}

static gboolean
is_called (SnabelEntry *entry,
           const char  *id)
{
  SnabelStatus *status = snabel_entry_get_status (entry);
  SnabelStatus *shown = status != NULL ? snabel_status_get_shown (status) : NULL;

  return shown != NULL && (g_strcmp0 (shown->id, id) == 0 || g_strcmp0 (shown->uri, id) == 0);
}

/**
 * snabel_timeline_page_show_status:
 * @id: a status's id or uri
 *
 * Scrolls to the post, if it is in the timeline, and gives it the focus.
 *
 * Returns: whether it is
 */
gboolean
snabel_timeline_page_show_status (SnabelTimelinePage *self,
                                  const char         *id)
{
  GListModel *timeline = NULL;

  g_return_val_if_fail (SNABEL_IS_TIMELINE_PAGE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  timeline = G_LIST_MODEL (_snabel_timeline_page_get_timeline (self));
  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (timeline, i);

      if (!is_called (entry, id))
        continue;
      snabel_timeline_view_set_position (self->view, snabel_entry_get_key (entry), 0);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return TRUE;
    }

  return FALSE;
}

/**
 * snabel_timeline_page_focus_reading:
 *
 * Gives the focus to the post that is read.
 *
 * Returns: whether there is one on the screen
 */
gboolean
snabel_timeline_page_focus_reading (SnabelTimelinePage *self)
{
  g_return_val_if_fail (SNABEL_IS_TIMELINE_PAGE (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
