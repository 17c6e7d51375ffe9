/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the account list: the card, and a menu with the ways out of what is wrong. */
#include "config.h"

#include "accounts/snabel-account-item.h"

#include <glib/gi18n-lib.h>

#include "accounts/snabel-account-card.h"
#include "accounts/snabel-account-removal.h"
#include "base/snabel-async.h"
#include "sign-in/snabel-sign-in-dialog.h"

struct _SnabelAccountItem
{
  GtkListBoxRow   parent_instance;
  SnabelAccounts *accounts;
  SnabelSession  *session;
  GtkWidget      *check; /* beside the account in use */
};

enum
{
  PROP_0,
  PROP_MODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelAccountItem, snabel_account_item, GTK_TYPE_LIST_BOX_ROW)

/* The list is a popover: what is asked belongs to the window below it. */
static GtkWidget *
close_list (SnabelAccountItem *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));

  return root;
}

static void
sign_in_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  SnabelAccountItem *self = SNABEL_ACCOUNT_ITEM (widget);
  GtkWidget         *parent = close_list (self);

  adw_dialog_present (ADW_DIALOG (snabel_sign_in_dialog_new_again (self->accounts, self->session)), parent);
}

static void
unlock_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SnabelAccountItem *self = SNABEL_ACCOUNT_ITEM (widget);

  close_list (self);
  snabel_detach ("unlock the keyring", snabel_session_unlock (self->session));
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  snabel_session_retry (SNABEL_ACCOUNT_ITEM (widget)->session);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SnabelAccountItem *self = SNABEL_ACCOUNT_ITEM (widget);
  GtkWidget         *parent = close_list (self);

  adw_dialog_present (snabel_account_removal_new (self->accounts, self->session), parent);
}

static void
update_actions (SnabelAccountItem *self)
{
  SnabelSessionState state = snabel_session_get_state (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "account.unlock", state == SNABEL_SESSION_LOCKED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "account.retry", state == SNABEL_SESSION_OFFLINE || state == SNABEL_SESSION_NO_KEYRING);
}

static GMenuModel *
make_modes (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Live"), "account.mode::live");
  g_menu_append (menu, _ ("Every _5 Minutes"), "account.mode::polled");
  g_menu_append (menu, _ ("When I _Refresh"), "account.mode::by-hand");

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GMenuModel *
make_menu (void)
{
  g_autoptr(GMenuModel) modes = make_modes ();
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenuItem) unlock = g_menu_item_new (_ ("_Unlock…"), "account.unlock");
  g_autoptr(GMenuItem) retry = g_menu_item_new (_ ("_Try Now"), "account.retry");

  g_menu_item_set_attribute (unlock, "hidden-when", "s", "action-disabled");
  g_menu_item_set_attribute (retry, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, unlock);
  g_menu_append_item (menu, retry);
  g_menu_append_submenu (menu, _ ("_Look for New Posts"), modes);
  g_menu_append (menu, _ ("_Sign In Again…"), "account.sign-in");
  g_menu_append (menu, _ ("_Remove…"), "account.remove");

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
snabel_account_item_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SnabelAccountItem *self = SNABEL_ACCOUNT_ITEM (object);

  switch (prop_id)
    {
    case PROP_MODE:
      g_value_set_string (value, self->session != NULL ? snabel_mode_to_string (snabel_session_get_mode (self->session)) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_account_item_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  SnabelAccountItem *self = SNABEL_ACCOUNT_ITEM (object);

  switch (prop_id)
    {
    case PROP_MODE:
      snabel_session_set_mode (self->session, snabel_mode_from_string (g_value_get_string (value)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mode_changed_cb (SnabelAccountItem *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

static void
snabel_account_item_dispose (GObject *object)
{
  SnabelAccountItem *self = SNABEL_ACCOUNT_ITEM (object);

  g_clear_object (&self->session);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (snabel_account_item_parent_class)->dispose (object);
}

static void
snabel_account_item_class_init (SnabelAccountItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_account_item_dispose;
  G_OBJECT_CLASS (klass)->get_property = snabel_account_item_get_property;
  G_OBJECT_CLASS (klass)->set_property = snabel_account_item_set_property;

  /**
   * SnabelAccountItem:mode:
   *
   * How eagerly the account is kept up to date: a name of #SnabelMode.
   */
  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "account.mode", "mode");
  gtk_widget_class_install_action (widget_class, "account.sign-in", NULL, sign_in_action);
  gtk_widget_class_install_action (widget_class, "account.unlock", NULL, unlock_action);
  gtk_widget_class_install_action (widget_class, "account.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "account.remove", NULL, remove_action);
}

static void
snabel_account_item_init (SnabelAccountItem *self)
{
}

static void
fill (SnabelAccountItem *self)
{
  const SnabelAccountRow *account = snabel_session_get_account (self->session);
  g_autoptr(GMenuModel) menu = make_menu ();
  g_autofree char *label = g_strdup_printf (_ ("Menu of @%s"), account->handle);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *card = snabel_account_card_new (snabel_accounts_get_pictures (self->accounts));
  GtkWidget       *button = gtk_menu_button_new ();

  snabel_account_card_set_session (SNABEL_ACCOUNT_CARD (card), self->session);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), card);
  self->check = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (box), self->check);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  snabel_account_card_name (SNABEL_ACCOUNT_CARD (card), GTK_ACCESSIBLE (self));
}

/**
 * snabel_account_item_new:
 * @session: one of the list's
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
snabel_account_item_new (SnabelAccounts *accounts,
                         SnabelSession  *session)
{
  SnabelAccountItem *self = NULL;

  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (SNABEL_IS_SESSION (session), NULL);

  self = g_object_new (SNABEL_TYPE_ACCOUNT_ITEM, NULL);
  self->accounts = g_object_ref (accounts);
  self->session = g_object_ref (session);
  fill (self);
  snabel_account_item_set_is_in_use (self, FALSE);
  update_actions (self);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::mode", G_CALLBACK (mode_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * snabel_account_item_get_session:
 *
 * Returns: (transfer none): the account
 */
SnabelSession *
snabel_account_item_get_session (SnabelAccountItem *self)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNT_ITEM (self), NULL);

  return self->session;
}

/**
 * snabel_account_item_set_is_in_use:
 * @is_in_use: whether the window shows this account
 *
 * Marks it, for who looks and who listens. The mark keeps its room, so that nothing moves with it.
 */
void
snabel_account_item_set_is_in_use (SnabelAccountItem *self,
                                   gboolean           is_in_use)
{
  g_return_if_fail (SNABEL_IS_ACCOUNT_ITEM (self));

  gtk_widget_set_opacity (self->check, is_in_use ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_in_use, -1);
}
