/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the focus begins: with the posts of an account, when nothing else has it. */
#include "window/snabel-window-private.h"

/* What is hidden has the focus in name only: the key would go nowhere. */
static gboolean
has_focus (SnabelWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_get_mapped (focus);
}

/* The dialog of a sign-in would give the focus back to a page that is gone, and the posts come when they come. */
static void
after_paint_cb (SnabelWindow  *self,
                GdkFrameClock *clock)
{
  SnabelTimelinePage *page = _snabel_window_get_page (self);

  if (page == NULL || !_snabel_window_is_at_home (self) || has_focus (self) ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;
  if (snabel_timeline_page_focus_reading (page))
    _snabel_window_end_focus (self);
}

/**
 * _snabel_window_begin_focus:
 *
 * Gives the focus, once, to the post that is read, as soon as there is one and nothing else has the focus.
 */
void
_snabel_window_begin_focus (SnabelWindow *self)
{
  if (self->focus_handler == 0 && self->session != NULL && gtk_widget_get_realized (GTK_WIDGET (self)))
    self->focus_handler = g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                                                   G_CALLBACK (after_paint_cb), self, G_CONNECT_SWAPPED);
}

/**
 * _snabel_window_end_focus:
 *
 * Leaves the focus where it is.
 */
void
_snabel_window_end_focus (SnabelWindow *self)
{
  g_clear_signal_handler (&self->focus_handler, gtk_widget_get_frame_clock (GTK_WIDGET (self)));
}
