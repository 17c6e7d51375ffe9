/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one is in the window: at home, or with what is not posted yet. */
#include "config.h"

#include "window/snabel-window-private.h"

#include <glib/gi18n-lib.h>

#include "compose/snabel-composer.h"
#include "outbox/snabel-outbox-view.h"

static void
update_title (SnabelWindow *self)
{
  gboolean         is_home = _snabel_window_is_at_home (self);
  g_autofree char *handle = NULL;

  /* Drafts and unsent posts are those of all accounts. */
  if (is_home && self->session != NULL)
    handle = g_strconcat ("@", snabel_session_get_account (self->session)->handle, NULL);
  adw_window_title_set_title (self->title, is_home ? _ ("Home") : _ ("Drafts & Outbox"));
  adw_window_title_set_subtitle (self->title, handle != NULL ? handle : "");
}

/**
 * _snabel_window_is_at_home:
 *
 * Returns: whether the home timeline is what the window shows, or would with an account
 */
gboolean
_snabel_window_is_at_home (SnabelWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "outbox") != 0;
}

static void
show_place (SnabelWindow *self,
            const char   *name)
{
  gtk_stack_set_visible_child_name (self->places, name);
  /* In a narrow window there is room for one of them, or for the name of the place. */
  gtk_widget_set_visible (self->sidebar_toggle, _snabel_window_is_at_home (self));
  gtk_widget_set_visible (self->back, !_snabel_window_is_at_home (self));
  gtk_widget_set_visible (self->refresh, _snabel_window_is_at_home (self));
  snabel_sidebar_set_is_at_home (self->sidebar, _snabel_window_is_at_home (self));
  update_title (self);
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

/**
 * _snabel_window_show_home:
 *
 * Shows the home timeline of the account, where it was left.
 */
void
_snabel_window_show_home (SnabelWindow *self)
{
  show_place (self, "home");
}

static void
open_draft_cb (SnabelWindow      *self,
               const SnabelDraft *draft)
{
  SnabelComposer *composer = snabel_composer_new (self->accounts, self->outbox, self->session, NULL, draft);

  gtk_window_set_application (GTK_WINDOW (composer), gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (composer));
}

/**
 * _snabel_window_show_outbox:
 *
 * Shows what is being written and what is not posted yet.
 */
void
_snabel_window_show_outbox (SnabelWindow *self)
{
  GtkWidget *view = gtk_stack_get_child_by_name (self->places, "outbox");

  if (view == NULL)
    {
      view = snabel_outbox_view_new (self->accounts, self->outbox);
      g_signal_connect_object (view, "open-draft", G_CALLBACK (open_draft_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->places, view, "outbox");
    }
  show_place (self, "outbox");
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
home_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SnabelWindow       *self = SNABEL_WINDOW (widget);
  SnabelTimelinePage *page = _snabel_window_get_page (self);

  _snabel_window_show_home (self);
  if (page != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
outbox_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  _snabel_window_show_outbox (SNABEL_WINDOW (widget));
}

void
_snabel_window_class_init_places (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "window.home", NULL, home_action);
  gtk_widget_class_install_action (widget_class, "window.outbox", NULL, outbox_action);
}
