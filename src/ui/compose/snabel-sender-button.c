/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The account that posts: picture, name, handle and colour. */
#include "config.h"

#include "compose/snabel-sender-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "accounts/snabel-account-words.h"
#include "media/snabel-avatar.h"
#include "snabel-ui.h"

struct _SnabelSenderButton
{
  GtkWidget       parent_instance;
  GtkMenuButton  *button;
  SnabelAvatar   *avatar;
  GtkLabel       *name;
  GtkLabel       *handle;
  GtkListBox     *list;
  SnabelAccounts *accounts;
  GListModel     *choices;
  SnabelSession  *session;
  char           *base_uri;
  char           *colour_class;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelSenderButton, snabel_sender_button, GTK_TYPE_WIDGET)

static void
choose_cb (SnabelSenderButton *self,
           GtkListBoxRow      *row)
{
  g_autoptr(SnabelSession) session = g_list_model_get_item (self->choices, (guint) gtk_list_box_row_get_index (row));

  gtk_menu_button_popdown (self->button);
  snabel_sender_button_set_session (self, session);
}

static void
snabel_sender_button_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, SNABEL_SENDER_BUTTON (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_sender_button_dispose (GObject *object)
{
  SnabelSenderButton *self = SNABEL_SENDER_BUTTON (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->choices);
  g_clear_object (&self->accounts);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_SENDER_BUTTON);
  snabel_ui_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (snabel_sender_button_parent_class)->dispose (object);
}

static void
snabel_sender_button_finalize (GObject *object)
{
  SnabelSenderButton *self = SNABEL_SENDER_BUTTON (object);

  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->colour_class, g_free);

  G_OBJECT_CLASS (snabel_sender_button_parent_class)->finalize (object);
}

static void
snabel_sender_button_class_init (SnabelSenderButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_sender_button_get_property;
  object_class->dispose = snabel_sender_button_dispose;
  object_class->finalize = snabel_sender_button_finalize;

  /**
   * SnabelSenderButton:session:
   *
   * The account that posts.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SNABEL_TYPE_SESSION,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "senderbutton");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (SNABEL_TYPE_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "compose/snabel-sender-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelSenderButton, button);
  gtk_widget_class_bind_template_child (widget_class, SnabelSenderButton, avatar);
  gtk_widget_class_bind_template_child (widget_class, SnabelSenderButton, name);
  gtk_widget_class_bind_template_child (widget_class, SnabelSenderButton, handle);
  gtk_widget_class_bind_template_child (widget_class, SnabelSenderButton, list);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
snabel_sender_button_init (SnabelSenderButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  SnabelSenderButton     *self = user_data;
  const SnabelAccountRow *account = snabel_session_get_account (item);
  GtkWidget              *row = adw_action_row_new ();
  GtkWidget              *avatar = snabel_avatar_new (32);
  g_autofree char        *name = snabel_account_words_dup_name (account);
  g_autofree char        *handle = g_strconcat ("@", account->handle, NULL);
  g_autofree char        *class_name = g_strdup_printf ("account-colour-%d", account->colour % SNABEL_N_ACCOUNT_COLOURS);

  snabel_avatar_set_pictures (SNABEL_AVATAR (avatar), snabel_accounts_get_pictures (self->accounts));
  snabel_avatar_set_person (SNABEL_AVATAR (avatar), name, account->avatar_uri);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), handle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "account-stripe");
  gtk_widget_add_css_class (row, class_name);

  return row;
}

static void
show_session (SnabelSenderButton *self)
{
  const SnabelAccountRow *account = self->session != NULL ? snabel_session_get_account (self->session) : NULL;
  g_autofree char        *name = account != NULL ? snabel_account_words_dup_name (account) : g_strdup (_ ("No account"));
  g_autofree char        *handle = account != NULL ? g_strconcat ("@", account->handle, NULL) : NULL;
  g_autofree char        *title = NULL;

  /* Translators: %s is the name of the account that will post */
  title = account != NULL ? g_strdup_printf (_ ("Post as %s"), name) : g_strdup (name);
  snabel_avatar_set_person (self->avatar, name, account != NULL ? account->avatar_uri : NULL);
  gtk_label_set_label (self->name, title);
  gtk_label_set_label (self->handle, handle != NULL ? handle : _ ("Sign in to post"));
  if (self->colour_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->colour_class);
  g_clear_pointer (&self->colour_class, g_free);
  if (account == NULL)
    return;
  self->colour_class = g_strdup_printf ("account-colour-%d", account->colour % SNABEL_N_ACCOUNT_COLOURS);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->colour_class);
}

/* With one account there is nothing to choose. */
static void
choices_changed_cb (SnabelSenderButton *self)
{
  guint    n_choices = g_list_model_get_n_items (self->choices);
  gboolean is_known = FALSE;

  for (guint i = 0; i < n_choices; i++)
    {
      g_autoptr(SnabelSession) session = g_list_model_get_item (self->choices, i);

      is_known = is_known || session == self->session;
    }
  if (self->session != NULL && !is_known)
    snabel_sender_button_set_session (self, NULL);
  gtk_menu_button_set_always_show_arrow (self->button, n_choices > 1 || self->session == NULL);
  gtk_widget_set_can_target (GTK_WIDGET (self->button), n_choices > 1 || self->session == NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self->button), n_choices > 1 || self->session == NULL);
}

static gboolean
is_on_server (gpointer item,
              gpointer user_data)
{
  SnabelSenderButton *self = user_data;

  return self->base_uri == NULL || g_str_equal (snabel_session_get_account (item)->base_uri, self->base_uri);
}

/**
 * snabel_sender_button_set_accounts:
 * @accounts: those to choose from
 * @base_uri: (nullable): only those on this server: ids of posts hold on one server only
 */
void
snabel_sender_button_set_accounts (SnabelSenderButton *self,
                                   SnabelAccounts     *accounts,
                                   const char         *base_uri)
{
  GtkFilter *filter = NULL;

  g_return_if_fail (SNABEL_IS_SENDER_BUTTON (self));
  g_return_if_fail (SNABEL_IS_ACCOUNTS (accounts));
  g_return_if_fail (self->accounts == NULL);

  self->accounts = g_object_ref (accounts);
  snabel_avatar_set_pictures (self->avatar, snabel_accounts_get_pictures (accounts));
  self->base_uri = g_strdup (base_uri);
  filter = GTK_FILTER (gtk_custom_filter_new (is_on_server, self, NULL));
  self->choices = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (accounts)), filter));
  gtk_list_box_bind_model (self->list, self->choices, create_row, self, NULL);
  g_signal_connect_object (self->choices, "items-changed", G_CALLBACK (choices_changed_cb), self, G_CONNECT_SWAPPED);
  show_session (self);
  choices_changed_cb (self);
}

/**
 * snabel_sender_button_get_session:
 *
 * Returns: (transfer none) (nullable): the account that posts
 */
SnabelSession *
snabel_sender_button_get_session (SnabelSenderButton *self)
{
  g_return_val_if_fail (SNABEL_IS_SENDER_BUTTON (self), NULL);

  return self->session;
}

/**
 * snabel_sender_button_set_session:
 * @session: (nullable): the account that posts
 */
void
snabel_sender_button_set_session (SnabelSenderButton *self,
                                  SnabelSession      *session)
{
  g_return_if_fail (SNABEL_IS_SENDER_BUTTON (self));
  g_return_if_fail (session == NULL || SNABEL_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;
  show_session (self);
  if (self->choices != NULL)
    choices_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
