/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libsecret's asynchronous calls, each turned into a future. */
#include "config.h"

#include "keyring/snabel-secret-calls.h"

/* The name of the schema is not matched: keyrings have lost it from items they had locked. The
 * attribute "application" keeps other programs' secrets out instead. */
static const SecretSchema schema = {
  SNABEL_APPLICATION_ID ".Account",
  SECRET_SCHEMA_DONT_MATCH_NAME,
  {
    { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static GHashTable *
attributes_new (const char *key)
{
  if (key == NULL)
    return secret_attributes_build (&schema, "application", SNABEL_APPLICATION_ID, NULL);

  return secret_attributes_build (&schema, "application", SNABEL_APPLICATION_ID, "account", key, NULL);
}

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(DexPromise) promise = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretService) service = secret_service_open_finish (result, &error);

  if (service != NULL)
    dex_promise_resolve_object (promise, g_steal_pointer (&service));
  else
    dex_promise_reject (promise, g_steal_pointer (&error));
}

/**
 * snabel_secret_open:
 *
 * A service of its own for each flow, not libsecret's shared one: that one keeps the session
 * of a keyring that has been restarted since.
 *
 * Returns: (transfer full): a future that resolves to a #SecretService with an open session
 */
DexFuture *
snabel_secret_open (void)
{
  DexPromise *promise = dex_promise_new_cancellable ();

  secret_service_open (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION,
                       dex_promise_get_cancellable (promise), open_cb, dex_ref (promise));

  return DEX_FUTURE (promise);
}

static void
default_collection_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(DexPromise) promise = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretCollection) collection = secret_collection_for_alias_finish (result, &error);
  g_auto(GValue) value = G_VALUE_INIT;

  if (error != NULL)
    {
      dex_promise_reject (promise, g_steal_pointer (&error));
      return;
    }

  g_value_init (&value, SECRET_TYPE_COLLECTION);
  g_value_set_object (&value, collection);
  dex_promise_resolve (promise, &value);
}

/**
 * snabel_secret_default_collection:
 *
 * Returns: (transfer full): a future that resolves to the #SecretCollection new items go to,
 *   or to %NULL if there is none yet
 */
DexFuture *
snabel_secret_default_collection (SecretService *service)
{
  DexPromise *promise = dex_promise_new_cancellable ();

  secret_collection_for_alias (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                               dex_promise_get_cancellable (promise), default_collection_cb, dex_ref (promise));

  return DEX_FUTURE (promise);
}

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DexPromise) promise = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autolist(SecretItem) items = secret_service_search_finish (SECRET_SERVICE (source), result, &error);

  if (error != NULL)
    {
      dex_promise_reject (promise, g_steal_pointer (&error));
      return;
    }

  for (GList *item = items; item != NULL; item = item->next)
    g_ptr_array_add (found, g_object_ref (item->data));
  dex_promise_resolve_boxed (promise, G_TYPE_PTR_ARRAY, g_steal_pointer (&found));
}

/**
 * snabel_secret_search:
 * @key: (nullable): an account's key, or %NULL for all of Snabel's items
 * @with_secrets: whether to fetch the secrets of those that are not locked
 *
 * Finds locked items as well, and never asks anybody to unlock them.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #SecretItem
 */
DexFuture *
snabel_secret_search (SecretService *service,
                      const char    *key,
                      gboolean       with_secrets)
{
  DexPromise *promise = dex_promise_new_cancellable ();
  g_autoptr(GHashTable) attributes = attributes_new (key);

  secret_service_search (service, &schema, attributes,
                         SECRET_SEARCH_ALL | (with_secrets ? SECRET_SEARCH_LOAD_SECRETS : 0),
                         dex_promise_get_cancellable (promise), search_cb, dex_ref (promise));

  return DEX_FUTURE (promise);
}

static void
store_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DexPromise) promise = user_data;
  g_autoptr(GError) error = NULL;

  if (secret_service_store_finish (SECRET_SERVICE (source), result, &error))
    dex_promise_resolve_boolean (promise, TRUE);
  else
    dex_promise_reject (promise, g_steal_pointer (&error));
}

/**
 * snabel_secret_store:
 *
 * Asks the person for a password if there is no collection yet, or if it is locked. Dropping the
 * future leaves the prompt to the person: gnome-keyring 48 aborts when the asking program dismisses
 * its prompt, and locks with it what other programs use.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
snabel_secret_store (SecretService *service,
                     const char    *key,
                     const char    *label,
                     const char    *secret)
{
  DexPromise *promise = dex_promise_new ();
  g_autoptr(GHashTable) attributes = attributes_new (key);
  g_autoptr(SecretValue) value = secret_value_new (secret, -1, "text/plain");

  secret_service_store (service, &schema, attributes, SECRET_COLLECTION_DEFAULT, label, value,
                        NULL, store_cb, dex_ref (promise));

  return DEX_FUTURE (promise);
}

static void
unlock_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DexPromise) promise = user_data;
  g_autoptr(GError) error = NULL;
  int n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);

  if (error == NULL)
    dex_promise_resolve_int (promise, n_unlocked);
  else
    dex_promise_reject (promise, g_steal_pointer (&error));
}

/**
 * snabel_secret_unlock:
 * @objects: items and collections
 *
 * Asks the person for the passwords. Dropping the future leaves the prompt to the person, as above.
 *
 * Returns: (transfer full): a future that resolves to the number of objects that are open now
 */
DexFuture *
snabel_secret_unlock (SecretService *service,
                      GPtrArray     *objects)
{
  DexPromise *promise = dex_promise_new ();
  g_autoptr(GList) list = NULL;

  for (guint i = 0; i < objects->len; i++)
    list = g_list_prepend (list, g_ptr_array_index (objects, i));
  secret_service_unlock (service, list, NULL, unlock_cb, dex_ref (promise));

  return DEX_FUTURE (promise);
}

static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DexPromise) promise = user_data;
  g_autoptr(GError) error = NULL;

  if (secret_item_delete_finish (SECRET_ITEM (source), result, &error))
    dex_promise_resolve_boolean (promise, TRUE);
  else
    dex_promise_reject (promise, g_steal_pointer (&error));
}

/**
 * snabel_secret_delete:
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
snabel_secret_delete (SecretItem *item)
{
  DexPromise *promise = dex_promise_new_cancellable ();

  secret_item_delete (item, dex_promise_get_cancellable (promise), delete_cb, dex_ref (promise));

  return DEX_FUTURE (promise);
}
