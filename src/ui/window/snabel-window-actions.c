/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions. Those that begin with "win." are exported over D-Bus, so they only navigate. */
#include "window/snabel-window-private.h"

#include "sign-in/snabel-sign-in-dialog.h"

static void
select_account_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  snabel_window_show_account (user_data, g_variant_get_string (parameter, NULL));
}

static void
refresh_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SnabelTimelinePage *page = _snabel_window_get_page (user_data);

  if (page != NULL)
    snabel_timeline_page_refresh (page);
}

static void
top_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  SnabelTimelinePage *page = _snabel_window_get_page (user_data);

  _snabel_window_show_home (user_data);
  if (page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "timeline.newest", NULL);
}

static void
show_nth_account (SnabelWindow *self,
                  guint         position)
{
  g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (self->accounts), position);

  if (session != NULL)
    snabel_window_show_account (self, snabel_session_get_key (session));
}

static guint
find_position (SnabelWindow *self)
{
  guint n_accounts = g_list_model_get_n_items (G_LIST_MODEL (self->accounts));

  for (guint i = 0; i < n_accounts; i++)
    {
      g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (self->accounts), i);

      if (session == self->session)
        return i;
    }

  return 0;
}

static void
next_account_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  SnabelWindow *self = user_data;
  guint         n_accounts = g_list_model_get_n_items (G_LIST_MODEL (self->accounts));

  if (n_accounts > 0)
    show_nth_account (self, (find_position (self) + 1) % n_accounts);
}

static void
previous_account_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  SnabelWindow *self = user_data;
  guint         n_accounts = g_list_model_get_n_items (G_LIST_MODEL (self->accounts));

  if (n_accounts > 0)
    show_nth_account (self, (find_position (self) + n_accounts - 1) % n_accounts);
}

static void
nth_account_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  int number = g_variant_get_int32 (parameter);

  if (number >= 1)
    show_nth_account (user_data, (guint) number - 1);
}

static const GActionEntry entries[] = {
  { .name = "select-account", .activate = select_account_action, .parameter_type = "s" },
  { .name = "nth-account", .activate = nth_account_action, .parameter_type = "i" },
  { .name = "next-account", .activate = next_account_action },
  { .name = "previous-account", .activate = previous_account_action },
  { .name = "refresh", .activate = refresh_action },
  { .name = "top", .activate = top_action },
};

static gboolean
is_typing (GtkWidget *focus)
{
  return GTK_IS_TEXT_VIEW (focus) || (GTK_IS_EDITABLE (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus)));
}

/* A key without Ctrl is for the page that is shown, wherever in the window the focus is; but not
 * while somebody types. */
static void
page_key_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SnabelWindow       *self = SNABEL_WINDOW (widget);
  SnabelTimelinePage *page = _snabel_window_is_at_home (self) ? _snabel_window_get_page (self) : NULL;

  if (!is_typing (gtk_window_get_focus (GTK_WINDOW (widget))))
    gtk_widget_activate_action (page != NULL ? GTK_WIDGET (page) : widget, g_variant_get_string (parameter, NULL), NULL);
}

static void
reply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SnabelWindow  *self = SNABEL_WINDOW (widget);
  SnabelSession *session = NULL;
  SnabelStatus  *status = NULL;
  const char    *key = NULL;
  const char    *id = NULL;

  g_variant_get (parameter, "(&s&s)", &key, &id);
  session = snabel_accounts_find (self->accounts, key);
  if (session != NULL)
    status = snabel_identity_map_find_status (snabel_session_get_identity_map (session), id);
  if (status != NULL)
    _snabel_window_compose (self, session, status);
}

/* The account stays what it is: only its token is new. */
static void
sign_in_again_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SnabelWindow *self = SNABEL_WINDOW (widget);

  if (self->session != NULL)
    adw_dialog_present (ADW_DIALOG (snabel_sign_in_dialog_new_again (self->accounts, self->session)), widget);
}

/* By as many steps, within what there is; by none is back to the size of the desktop. */
static void
change_text_size_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  SnabelReadingSettings *settings = SNABEL_WINDOW (widget)->reading_settings;
  int                    change = CLAMP (g_variant_get_int32 (parameter), -1, 1);
  int                    size = change != 0 ? snabel_reading_settings_get_text_size (settings) + change : SNABEL_TEXT_SIZE_NORMAL;

  g_object_set (settings, "text-size", CLAMP (size, SNABEL_TEXT_SIZE_SMALLEST, SNABEL_TEXT_SIZE_LARGEST), NULL);
}

void
_snabel_window_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "window.reply", "(ss)", reply_action);
  gtk_widget_class_install_action (widget_class, "window.sign-in-again", NULL, sign_in_again_action);
  gtk_widget_class_install_action (widget_class, "window.change-text-size", "i", change_text_size_action);
  gtk_widget_class_install_action (widget_class, "window.page-key", "s", page_key_action);
}

void
_snabel_window_add_actions (SnabelWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
