/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of accounts: opened from the store, closed with everything written. */
#include "session/accounts/snabel-accounts-private.h"

#include "base/snabel-async.h"

/* In the folder of the profile. */
#define PICTURES_FOLDER "pictures"

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelAccounts, snabel_accounts, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
accounts_get_item_type (GListModel *model)
{
  return SNABEL_TYPE_SESSION;
}

static guint
accounts_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SNABEL_ACCOUNTS (model)->sessions));
}

static gpointer
accounts_get_item (GListModel *model,
                   guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (SNABEL_ACCOUNTS (model)->sessions), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = accounts_get_item_type;
  iface->get_n_items = accounts_get_n_items;
  iface->get_item = accounts_get_item;
}

static void
snabel_accounts_dispose (GObject *object)
{
  SnabelAccounts *self = SNABEL_ACCOUNTS (object);

  dex_clear (&self->until);
  g_clear_object (&self->sessions);
  g_clear_object (&self->pictures);
  g_clear_object (&self->cache);
  g_clear_object (&self->words);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (snabel_accounts_parent_class)->dispose (object);
}

static void
snabel_accounts_finalize (GObject *object)
{
  SnabelAccounts *self = SNABEL_ACCOUNTS (object);

  g_clear_pointer (&self->platform, snabel_platform_unref);

  G_OBJECT_CLASS (snabel_accounts_parent_class)->finalize (object);
}

static void
snabel_accounts_class_init (SnabelAccountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = snabel_accounts_dispose;
  object_class->finalize = snabel_accounts_finalize;
}

static void
snabel_accounts_init (SnabelAccounts *self)
{
  self->sessions = g_list_store_new (SNABEL_TYPE_SESSION);
  g_signal_connect_object (self->sessions, "items-changed", G_CALLBACK (g_list_model_items_changed), self, G_CONNECT_SWAPPED);
}

void
_snabel_accounts_drop (SnabelAccounts *self,
                       SnabelSession  *session)
{
  guint position;

  if (g_list_store_find (self->sessions, session, &position))
    g_list_store_remove (self->sessions, position);
}

static DexFuture *
finish_removals_cb (DexFuture *future,
                    gpointer   user_data)
{
  return snabel_accounts_finish_removals (user_data);
}

/* What earlier removals have left is at the keyring and the server. */
static void
finish_removals (SnabelAccounts *self)
{
  DexFuture *until = self->until != NULL ? dex_ref (self->until) : dex_future_new_for_boolean (TRUE);

  snabel_detach ("finish removals", dex_future_finally (snabel_on_main (until), finish_removals_cb, g_object_ref (self), g_object_unref));
}

void
_snabel_accounts_append (SnabelAccounts *self,
                         SnabelSession  *session)
{
  g_signal_connect_object (session, "unlocked", G_CALLBACK (finish_removals), self, G_CONNECT_SWAPPED);
  snabel_pictures_allow_private_host (self->pictures, snabel_session_get_account (session)->base_uri);
  g_list_store_append (self->sessions, session);
}

static DexFuture *
listed_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelAccounts *self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray    *rows;

  if (value == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  rows = g_value_get_boxed (value);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr(SnabelSession) session = snabel_session_new (self->platform, self->words, self->cache, g_ptr_array_index (rows, i));

      _snabel_accounts_append (self, session);
      snabel_session_start (session, self->until);
    }
  finish_removals (self);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
cache_opened_cb (DexFuture *future,
                 gpointer   user_data)
{
  SnabelAccounts *self = user_data;

  self->cache = g_value_dup_object (dex_future_get_value (future, NULL));

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
words_opened_cb (DexFuture *future,
                 gpointer   user_data)
{
  SnabelAccounts *self = user_data;

  self->words = g_value_dup_object (dex_future_get_value (future, NULL));

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
stores_opened_cb (DexFuture *future,
                  gpointer   user_data)
{
  SnabelAccounts *self = user_data;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < dex_future_set_get_size (DEX_FUTURE_SET (future)); i++)
    if (dex_future_set_get_value_at (DEX_FUTURE_SET (future), i, &error) == NULL)
      return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_finally (snabel_on_main (snabel_words_list_accounts (self->words)), listed_cb,
                             g_object_ref (self), g_object_unref);
}

/**
 * snabel_accounts_hold:
 * @until: (transfer full): what comes first
 *
 * Before the list is opened: its accounts show what the store has, but nothing is asked of keyring and servers
 * until @until has ended, however it ends. Who signs in meanwhile does not wait.
 */
void
snabel_accounts_hold (SnabelAccounts *self,
                      DexFuture      *until)
{
  g_return_if_fail (SNABEL_IS_ACCOUNTS (self));
  g_return_if_fail (self->words == NULL && self->until == NULL);

  self->until = until;
}

/**
 * snabel_accounts_open:
 *
 * Opens the stores, both at once, and sets every account to work. If one cannot be opened the other may be open
 * still: snabel_accounts_close() closes what is.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelStoreError
 */
DexFuture *
snabel_accounts_open (SnabelAccounts *self)
{
  DexFuture *words, *cache;

  dex_return_error_if_fail (SNABEL_IS_ACCOUNTS (self));
  dex_return_error_if_fail (self->words == NULL);

  words = dex_future_then (snabel_on_main (snabel_words_open (self->profile, self->platform)), words_opened_cb,
                           g_object_ref (self), g_object_unref);
  cache = dex_future_then (snabel_on_main (snabel_cache_open (self->profile, self->platform)), cache_opened_cb,
                           g_object_ref (self), g_object_unref);

  /* Both have ended on the main thread then; neither is left half open when the other one failed. */
  return dex_future_finally (dex_future_all (words, cache, NULL), stores_opened_cb, g_object_ref (self), g_object_unref);
}

/**
 * snabel_accounts_close:
 *
 * Stops every account, writes what is still to be written, closes the stores.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when all is on the disk
 */
DexFuture *
snabel_accounts_close (SnabelAccounts *self)
{
  dex_return_error_if_fail (SNABEL_IS_ACCOUNTS (self));

  self->is_closed = TRUE;
  for (guint i = 0; i < accounts_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr(SnabelSession) session = accounts_get_item (G_LIST_MODEL (self), i);

      snabel_session_stop (session);
    }

  return dex_future_all (self->words != NULL ? snabel_words_close (self->words) : dex_future_new_for_boolean (TRUE),
                         self->cache != NULL ? snabel_cache_close (self->cache) : dex_future_new_for_boolean (TRUE),
                         NULL);
}

/**
 * snabel_accounts_new:
 * @profile: the folder of the stores, and of the platform's vault
 *
 * Returns: (transfer full): a list that is empty until it is opened
 */
SnabelAccounts *
snabel_accounts_new (SnabelPlatform *platform,
                     SnabelProfile  *profile)
{
  SnabelAccounts  *self = g_object_new (SNABEL_TYPE_ACCOUNTS, NULL);
  g_autofree char *folder = snabel_profile_build_path (profile, PICTURES_FOLDER);

  self->platform = snabel_platform_ref (platform);
  self->profile = g_object_ref (profile);
  self->pictures = snabel_pictures_new (platform, folder);
  if (platform->vault != NULL)
    snabel_vault_place (platform->vault, snabel_profile_get_directory (profile));

  return self;
}

/**
 * snabel_accounts_find:
 * @key: an account's key
 *
 * Returns: (transfer none) (nullable): its session
 */
SnabelSession *
snabel_accounts_find (SnabelAccounts *self,
                      const char     *key)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < accounts_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr(SnabelSession) session = accounts_get_item (G_LIST_MODEL (self), i);

      if (g_str_equal (snabel_session_get_key (session), key))
        return session;
    }

  return NULL;
}

/**
 * snabel_accounts_get_platform:
 *
 * Returns: (transfer none): the outside world
 */
SnabelPlatform *
snabel_accounts_get_platform (SnabelAccounts *self)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (self), NULL);

  return self->platform;
}

/**
 * snabel_accounts_get_words:
 *
 * Returns: (transfer none) (nullable): the store of what the person wrote, once it is open
 */
SnabelWords *
snabel_accounts_get_words (SnabelAccounts *self)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (self), NULL);

  return self->words;
}

/**
 * snabel_accounts_get_cache:
 *
 * Returns: (transfer none) (nullable): the store of what was seen, once it is open
 */
SnabelCache *
snabel_accounts_get_cache (SnabelAccounts *self)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (self), NULL);

  return self->cache;
}

/**
 * snabel_accounts_get_pictures:
 *
 * Returns: (transfer none): what all accounts show, kept once for all of them
 */
SnabelPictures *
snabel_accounts_get_pictures (SnabelAccounts *self)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (self), NULL);

  return self->pictures;
}
