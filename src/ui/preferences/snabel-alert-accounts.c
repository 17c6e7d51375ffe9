/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A switch for each account. The settings name those that are off: a new account shows its alerts. */
#include "config.h"

#include "preferences/snabel-alert-accounts.h"

#include <glib/gi18n-lib.h>

#include "accounts/snabel-account-words.h"
#include "media/snabel-avatar.h"

#define KEY "accounts-without-alerts"

typedef struct
{
  GSettings      *settings;
  SnabelAccounts *accounts;
  char           *key;
} Binding;

static Binding *
binding_new (GSettings      *settings,
             SnabelAccounts *accounts,
             const char     *key)
{
  Binding *binding = g_new0 (Binding, 1);

  binding->settings = g_object_ref (settings);
  binding->accounts = g_object_ref (accounts);
  binding->key = g_strdup (key);

  return binding;
}

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_clear_object (&binding->settings);
  g_clear_object (&binding->accounts);
  g_clear_pointer (&binding->key, g_free);
  g_free (binding);
}

static gboolean
get_is_on (GValue   *value,
           GVariant *variant,
           gpointer  user_data)
{
  Binding                *binding = user_data;
  g_autofree const char **keys = g_variant_get_strv (variant, NULL);

  g_value_set_boolean (value, !g_strv_contains (keys, binding->key));

  return TRUE;
}

/* Accounts that are gone are not written again. */
static GVariant *
make_list (const GValue       *value,
           const GVariantType *expected_type,
           gpointer            user_data)
{
  Binding *binding = user_data;
  g_auto(GStrv) keys = g_settings_get_strv (binding->settings, KEY);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    if (!g_str_equal (keys[i], binding->key) && snabel_accounts_find (binding->accounts, keys[i]) != NULL)
      g_strv_builder_add (builder, keys[i]);
  if (!g_value_get_boolean (value))
    g_strv_builder_add (builder, binding->key);
  list = g_strv_builder_end (builder);

  return g_variant_new_strv ((const char *const *) list, -1);
}

/* The server tells the name of a new account a little later. */
static void
account_changed_cb (GtkWidget     *row,
                    GParamSpec    *pspec,
                    SnabelSession *session)
{
  const SnabelAccountRow *account = snabel_session_get_account (session);
  g_autofree char        *name = snabel_account_words_dup_name (account);
  g_autofree char        *handle = g_strconcat ("@", account->handle, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), handle);
  snabel_avatar_set_person (g_object_get_data (G_OBJECT (row), "avatar"), name, account->avatar_uri);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  Binding                *binding = user_data;
  const SnabelAccountRow *account = snabel_session_get_account (item);
  GtkWidget              *row = adw_switch_row_new ();
  GtkWidget              *avatar = snabel_avatar_new (32);
  g_autofree char        *colour = g_strdup_printf ("account-colour-%d", account->colour % SNABEL_N_ACCOUNT_COLOURS);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  snabel_avatar_set_pictures (SNABEL_AVATAR (avatar), snabel_accounts_get_pictures (binding->accounts));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  g_object_set_data (G_OBJECT (row), "avatar", avatar);
  gtk_widget_add_css_class (row, "account-stripe");
  gtk_widget_add_css_class (row, colour);
  g_signal_connect_object (item, "notify::account", G_CALLBACK (account_changed_cb), row, G_CONNECT_SWAPPED);
  account_changed_cb (row, NULL, item);
  g_settings_bind_with_mapping (binding->settings, KEY, row, "active", G_SETTINGS_BIND_DEFAULT, get_is_on, make_list,
                                binding_new (binding->settings, binding->accounts, snabel_session_get_key (item)), binding_free);

  return row;
}

/* With one account the switch above says all. */
static void
accounts_changed_cb (GtkWidget  *group,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     GListModel *accounts)
{
  gtk_widget_set_visible (group, g_list_model_get_n_items (accounts) > 1);
}

/**
 * snabel_alert_accounts_new:
 * @settings: the program's
 * @accounts: the accounts
 *
 * Returns: (transfer floating): a group of switches
 */
AdwPreferencesGroup *
snabel_alert_accounts_new (GSettings      *settings,
                           SnabelAccounts *accounts)
{
  GtkWidget *group = NULL;
  GtkWidget *list = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (accounts), NULL);

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Accounts"));
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Accounts that show alerts"), -1);
  g_settings_bind (settings, "alerts", list, "sensitive", G_SETTINGS_BIND_GET);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), G_LIST_MODEL (accounts), create_row, binding_new (settings, accounts, NULL), binding_free);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (accounts_changed_cb), group, G_CONNECT_SWAPPED);
  accounts_changed_cb (group, 0, 0, 0, G_LIST_MODEL (accounts));

  return ADW_PREFERENCES_GROUP (group);
}
