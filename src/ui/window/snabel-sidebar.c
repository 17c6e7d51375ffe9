/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one can go in the window, and as whom. */
#include "config.h"

#include "window/snabel-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "snabel-ui.h"
#include "text/snabel-name.h"

struct _SnabelSidebar
{
  GtkWidget           parent_instance;
  GtkWidget          *content;
  AdwAvatar          *avatar;
  GtkLabel           *name;
  GtkLabel           *handle;
  GtkWidget          *dot;
  SnabelTimelinePage *page;
  GSignalGroup       *signals;
};

enum
{
  SIGNAL_HOME_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelSidebar, snabel_sidebar, GTK_TYPE_WIDGET)

static void
update_dot (SnabelSidebar *self)
{
  gtk_widget_set_visible (self->dot, snabel_timeline_page_get_n_new (self->page) > 0);
}

static void
row_activated_cb (SnabelSidebar *self)
{
  g_signal_emit (self, signals[SIGNAL_HOME_ACTIVATED], 0);
}

static void
snabel_sidebar_dispose (GObject *object)
{
  SnabelSidebar *self = SNABEL_SIDEBAR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->page);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_SIDEBAR);

  G_OBJECT_CLASS (snabel_sidebar_parent_class)->dispose (object);
}

static void
snabel_sidebar_class_init (SnabelSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_sidebar_dispose;

  /**
   * SnabelSidebar::home-activated:
   *
   * The person wants to see the home timeline.
   */
  signals[SIGNAL_HOME_ACTIVATED] = g_signal_new ("home-activated", SNABEL_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "window/snabel-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, content);
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, avatar);
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, name);
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, handle);
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, dot);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
snabel_sidebar_init (SnabelSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (SNABEL_TYPE_TIMELINE_PAGE);
  g_signal_group_connect_swapped (self->signals, "notify::n-new", G_CALLBACK (update_dot), self);
}

static void
show_account (SnabelSidebar          *self,
              const SnabelAccountRow *account)
{
  const char      *display_name = account->display_name != NULL ? account->display_name : account->handle;
  g_autofree char *name = snabel_name_clean (display_name);
  g_autofree char *handle = g_strconcat ("@", account->handle, NULL);

  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->handle, handle);
}

/**
 * snabel_sidebar_set_page:
 * @page: (nullable): the timeline that is shown beside it
 */
void
snabel_sidebar_set_page (SnabelSidebar      *self,
                         SnabelTimelinePage *page)
{
  g_return_if_fail (SNABEL_IS_SIDEBAR (self));
  g_return_if_fail (page == NULL || SNABEL_IS_TIMELINE_PAGE (page));

  if (!g_set_object (&self->page, page))
    return;

  g_signal_group_set_target (self->signals, page);
  if (page != NULL)
    {
      show_account (self, snabel_session_get_account (snabel_timeline_page_get_session (page)));
      update_dot (self);
    }
}
