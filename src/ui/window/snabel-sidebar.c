/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one can go in the window, and as whom. */
#include "window/snabel-sidebar.h"

#include "accounts/snabel-account-button.h"
#include "snabel-ui.h"

struct _SnabelSidebar
{
  GtkWidget            parent_instance;
  GtkWidget           *content;
  SnabelAccountButton *account;
  GtkWidget           *dot;
  SnabelTimelinePage  *page;
  GSignalGroup        *signals;
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

  g_type_ensure (SNABEL_TYPE_ACCOUNT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "window/snabel-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, content);
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, account);
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

/**
 * snabel_sidebar_set_accounts:
 * @accounts: who can be chosen
 */
void
snabel_sidebar_set_accounts (SnabelSidebar  *self,
                             SnabelAccounts *accounts)
{
  g_return_if_fail (SNABEL_IS_SIDEBAR (self));

  snabel_account_button_set_accounts (self->account, accounts);
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
  snabel_account_button_set_session (self->account, page != NULL ? snabel_timeline_page_get_session (page) : NULL);
  if (page != NULL)
    update_dot (self);
}
