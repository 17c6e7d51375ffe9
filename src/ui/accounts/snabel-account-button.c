/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The switcher: the card of the account in use, and a popover with all of them. */
#include "accounts/snabel-account-button.h"

#include "accounts/snabel-account-card.h"
#include "accounts/snabel-account-item.h"
#include "snabel-ui.h"

struct _SnabelAccountButton
{
  AdwBin             parent_instance;
  SnabelAccounts    *accounts;
  SnabelSession     *session;
  SnabelAccountCard *card;
  GtkListBox        *list;
  GtkPopover        *popover;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelAccountButton, snabel_account_button, ADW_TYPE_BIN)

static GtkWidget *
create_item_cb (gpointer item,
                gpointer user_data)
{
  SnabelAccountButton *self = user_data;
  GtkWidget           *row = snabel_account_item_new (self->accounts, item);

  snabel_account_item_set_is_in_use (SNABEL_ACCOUNT_ITEM (row), item == (gpointer) self->session);

  return row;
}

static void
mark_session (SnabelAccountButton *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    snabel_account_item_set_is_in_use (SNABEL_ACCOUNT_ITEM (row),
                                       snabel_account_item_get_session (SNABEL_ACCOUNT_ITEM (row)) == self->session);
}

/* The window switches; where there is none, the button shows whom it was told. */
static void
row_activated_cb (SnabelAccountButton *self,
                  GtkListBoxRow       *row)
{
  SnabelSession *session = snabel_account_item_get_session (SNABEL_ACCOUNT_ITEM (row));

  gtk_popover_popdown (self->popover);
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.select-account", "s", snabel_session_get_key (session)))
    snabel_account_button_set_session (self, session);
}

static void
snabel_account_button_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  SnabelAccountButton *self = SNABEL_ACCOUNT_BUTTON (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_account_button_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  SnabelAccountButton *self = SNABEL_ACCOUNT_BUTTON (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      snabel_account_button_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_account_button_dispose (GObject *object)
{
  SnabelAccountButton *self = SNABEL_ACCOUNT_BUTTON (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->session);
  g_clear_object (&self->accounts);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_ACCOUNT_BUTTON);

  G_OBJECT_CLASS (snabel_account_button_parent_class)->dispose (object);
}

static void
snabel_account_button_class_init (SnabelAccountButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_account_button_get_property;
  object_class->set_property = snabel_account_button_set_property;
  object_class->dispose = snabel_account_button_dispose;

  /**
   * SnabelAccountButton:session:
   *
   * The account in use; %NULL for none.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SNABEL_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SNABEL_TYPE_ACCOUNT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "accounts/snabel-account-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelAccountButton, card);
  gtk_widget_class_bind_template_child (widget_class, SnabelAccountButton, list);
  gtk_widget_class_bind_template_child (widget_class, SnabelAccountButton, popover);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
snabel_account_button_init (SnabelAccountButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * snabel_account_button_new:
 * @accounts: the accounts to choose from
 *
 * Activates `win.select-account` with the key of the account that was chosen, and `app.sign-in`.
 *
 * Returns: (transfer floating): a button that shows nobody yet
 */
GtkWidget *
snabel_account_button_new (SnabelAccounts *accounts)
{
  SnabelAccountButton *self = g_object_new (SNABEL_TYPE_ACCOUNT_BUTTON, NULL);

  snabel_account_button_set_accounts (self, accounts);

  return GTK_WIDGET (self);
}

/**
 * snabel_account_button_set_accounts:
 * @accounts: the accounts to choose from; for a button that a template makes
 */
void
snabel_account_button_set_accounts (SnabelAccountButton *self,
                                    SnabelAccounts      *accounts)
{
  g_return_if_fail (SNABEL_IS_ACCOUNT_BUTTON (self));
  g_return_if_fail (SNABEL_IS_ACCOUNTS (accounts));

  if (!g_set_object (&self->accounts, accounts))
    return;

  snabel_account_card_set_pictures (self->card, snabel_accounts_get_pictures (accounts));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (accounts), create_item_cb, self, NULL);
}

/**
 * snabel_account_button_get_session:
 *
 * Returns: (transfer none) (nullable): the account in use
 */
SnabelSession *
snabel_account_button_get_session (SnabelAccountButton *self)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNT_BUTTON (self), NULL);

  return self->session;
}

/**
 * snabel_account_button_set_session:
 * @session: (nullable): the account in use
 */
void
snabel_account_button_set_session (SnabelAccountButton *self,
                                   SnabelSession       *session)
{
  g_return_if_fail (SNABEL_IS_ACCOUNT_BUTTON (self));
  g_return_if_fail (session == NULL || SNABEL_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  snabel_account_card_set_session (self->card, session);
  mark_session (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
