/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one can go in the window, and as whom. */
#include "config.h"

#include "window/snabel-sidebar.h"

#include <glib/gi18n-lib.h>

#include "accounts/snabel-account-button.h"
#include "snabel-ui.h"

struct _SnabelSidebar
{
  GtkWidget            parent_instance;
  GtkWidget           *content;
  SnabelAccountButton *account;
  GtkLabel            *unread;
  GtkListBox          *places;
  GtkListBoxRow       *home_row;
  GtkListBoxRow       *outbox_row;
  GtkLabel            *count;
  SnabelTimelinePage  *page;
  SnabelOutbox        *outbox;
  GSignalGroup        *signals;
};

G_DEFINE_FINAL_TYPE (SnabelSidebar, snabel_sidebar, GTK_TYPE_WIDGET)

static void
update_unread (SnabelSidebar *self)
{
  SnabelSession   *session = snabel_timeline_page_get_session (self->page);
  guint            n_unread = snabel_feed_get_n_unseen (snabel_session_get_home (session));
  g_autofree char *number = g_strdup_printf ("%u", n_unread);
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new post", "%u new posts", n_unread), n_unread);

  gtk_label_set_label (self->unread, number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->unread), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unread), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->unread), n_unread > 0);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->home_row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  if (n_unread > 0)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->home_row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->unread, NULL, -1);
}

/* An empty outbox is no place to go to; but nothing disappears under the person who is there. */
static void
update_outbox (SnabelSidebar *self)
{
  guint            n_posts = g_list_model_get_n_items (G_LIST_MODEL (self->outbox));
  guint            n_drafts = g_list_model_get_n_items (G_LIST_MODEL (snabel_outbox_get_drafts (self->outbox)));
  gboolean         is_there = gtk_list_box_get_selected_row (self->places) == self->outbox_row;
  g_autofree char *words = g_strdup_printf ("%u", n_posts + n_drafts);

  gtk_label_set_label (self->count, n_posts + n_drafts > 0 ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->outbox_row), n_posts + n_drafts > 0 || is_there);
  if (snabel_outbox_get_n_troubled (self->outbox) > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "error");
}

static void
snabel_sidebar_dispose (GObject *object)
{
  SnabelSidebar *self = SNABEL_SIDEBAR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->page);
  g_clear_object (&self->outbox);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_SIDEBAR);

  G_OBJECT_CLASS (snabel_sidebar_parent_class)->dispose (object);
}

static void
snabel_sidebar_class_init (SnabelSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_sidebar_dispose;

  g_type_ensure (SNABEL_TYPE_ACCOUNT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "window/snabel-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, content);
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, account);
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, unread);
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, places);
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, home_row);
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, outbox_row);
  gtk_widget_class_bind_template_child (widget_class, SnabelSidebar, count);
}

static void
snabel_sidebar_init (SnabelSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (SNABEL_TYPE_FEED);
  g_signal_group_connect_swapped (self->signals, "notify::n-unseen", G_CALLBACK (update_unread), self);
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
 * snabel_sidebar_set_outbox:
 * @outbox: what is not posted yet, and its drafts
 *
 * To be called once.
 */
void
snabel_sidebar_set_outbox (SnabelSidebar *self,
                           SnabelOutbox  *outbox)
{
  g_return_if_fail (SNABEL_IS_SIDEBAR (self));
  g_return_if_fail (SNABEL_IS_OUTBOX (outbox));
  g_return_if_fail (self->outbox == NULL);

  self->outbox = g_object_ref (outbox);
  g_signal_connect_object (outbox, "items-changed", G_CALLBACK (update_outbox), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (outbox, "notify::n-troubled", G_CALLBACK (update_outbox), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (snabel_outbox_get_drafts (outbox), "items-changed", G_CALLBACK (update_outbox), self,
                           G_CONNECT_SWAPPED);
  update_outbox (self);
}

/**
 * snabel_sidebar_set_is_at_home:
 * @is_at_home: whether home is shown, rather than what is not posted yet
 */
void
snabel_sidebar_set_is_at_home (SnabelSidebar *self,
                               gboolean       is_at_home)
{
  g_return_if_fail (SNABEL_IS_SIDEBAR (self));

  gtk_list_box_select_row (self->places, is_at_home ? self->home_row : self->outbox_row);
  if (self->outbox != NULL)
    update_outbox (self);
}

/**
 * snabel_sidebar_set_page:
 * @page: (nullable): the timeline that is shown beside it
 */
void
snabel_sidebar_set_page (SnabelSidebar      *self,
                         SnabelTimelinePage *page)
{
  SnabelSession *session;

  g_return_if_fail (SNABEL_IS_SIDEBAR (self));
  g_return_if_fail (page == NULL || SNABEL_IS_TIMELINE_PAGE (page));

  if (!g_set_object (&self->page, page))
    return;

  session = page != NULL ? snabel_timeline_page_get_session (page) : NULL;
  g_signal_group_set_target (self->signals, session != NULL ? snabel_session_get_home (session) : NULL);
  snabel_account_button_set_session (self->account, session);
  if (page != NULL)
    update_unread (self);
}
