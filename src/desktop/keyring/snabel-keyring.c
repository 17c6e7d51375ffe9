/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One item for each account in the Secret Service; "locked" is never mistaken for "gone". */
#include "config.h"

#include "keyring/snabel-keyring.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "keyring/snabel-secret-calls.h"

/* A service that does not answer is given up soon; a person may take a while to find a password. */
#define SERVICE_DEADLINE (20 * G_TIME_SPAN_SECOND)
#define PERSON_DEADLINE  (5 * G_TIME_SPAN_MINUTE)

struct _SnabelKeyring
{
  GObject      parent_instance;
  SnabelClock *clock;
};

typedef struct
{
  char *key;
  char *label;
  char *secret;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->key, g_free);
  g_clear_pointer (&request->label, g_free);
  g_clear_pointer (&request->secret, secret_password_free);
  g_free (request);
}

static Request *
request_new (const char *key)
{
  Request *request = g_new0 (Request, 1);

  request->key = g_strdup (key);

  return request;
}

static DexFuture *
reject_locked (void)
{
  return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_LOCKED,
                                _ ("The keyring is locked. Unlock it, and try again."));
}

static DexFuture *
reject_denied (void)
{
  return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_DENIED,
                                _ ("The keyring stayed closed, since its password was not given."));
}

static DexFuture *
reject_absent (void)
{
  return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_ABSENT,
                                _ ("This desktop has no keyring that could keep the sign-in."));
}

static DexFuture *
reject_failed (void)
{
  return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_FAILED,
                                _ ("The keyring did not do what it was asked for."));
}

/* Whether @error says that nobody is there who could be asked. */
static gboolean
is_absence (const GError *error)
{
  static const GDBusError absences[] = {
    G_DBUS_ERROR_SERVICE_UNKNOWN,
    G_DBUS_ERROR_NAME_HAS_NO_OWNER,
    G_DBUS_ERROR_NO_SERVER,
    G_DBUS_ERROR_DISCONNECTED,
    G_DBUS_ERROR_SPAWN_EXEC_FAILED,
    G_DBUS_ERROR_SPAWN_FAILED,
    G_DBUS_ERROR_SPAWN_CHILD_EXITED,
    G_DBUS_ERROR_SPAWN_CHILD_SIGNALED,
    G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND,
  };

  for (guint i = 0; i < G_N_ELEMENTS (absences); i++)
    if (g_error_matches (error, G_DBUS_ERROR, absences[i]))
      return TRUE;

  return FALSE;
}

/* Puts what libsecret and D-Bus say into the words of SnabelSecrets. */
static DexFuture *
explain_cb (DexFuture *future,
            gpointer   user_data)
{
  g_autoptr(GError) error = NULL;

  dex_future_get_value (future, &error);
  if (error->domain == SNABEL_SECRETS_ERROR || g_error_matches (error, DEX_ERROR, DEX_ERROR_FIBER_CANCELLED))
    return dex_ref (future);

  g_debug ("The keyring: %s", error->message);
  if (is_absence (error))
    return reject_absent ();
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return reject_locked ();
  /* Our own cancelling ends the fiber: this one is a prompt that was closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED))
    return reject_denied ();

  return reject_failed ();
}

static DexFuture *
run_flow (SnabelKeyring *self,
          DexFiberFunc   fiber,
          Request       *request,
          gint64         deadline)
{
  DexFuture *flow = snabel_spawn ("keyring", fiber, request, request_free);

  return dex_future_catch (snabel_clock_with_deadline (self->clock, flow, deadline), explain_cb, NULL, NULL);
}

/* What cannot even be connected to is absent, whatever the error: no bus, no service, no session. */
static SecretService *
open_service (GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(SecretService) service = snabel_await_object (snabel_secret_open (), &local_error);

  if (service != NULL)
    return g_steal_pointer (&service);

  if (snabel_error_is_cancelled (local_error) ||
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_SERVER, "%s", local_error->message);

  return NULL;
}

/* Services differ in whether a search sees into a locked collection: so ask the collection, too. */
static DexFuture *
default_is_locked_fiber (gpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretCollection) collection = snabel_await_object (snabel_secret_default_collection (data), &error);

  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (collection != NULL && secret_collection_get_locked (collection));
}

static gboolean
default_is_locked (SecretService *service,
                   GError       **error)
{
  return snabel_await_boolean (snabel_spawn (G_STRFUNC, default_is_locked_fiber, g_object_ref (service), g_object_unref),
                               error);
}

static gboolean
any_is_locked (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (secret_item_get_locked (g_ptr_array_index (items, i)))
      return TRUE;

  return FALSE;
}

/* The newest of the open items: an older one may lie in another collection. */
static SecretItem *
newest_open_item (GPtrArray *items)
{
  SecretItem *newest = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      SecretItem *item = g_ptr_array_index (items, i);

      if (secret_item_get_locked (item))
        continue;
      if (newest == NULL || secret_item_get_modified (item) > secret_item_get_modified (newest))
        newest = item;
    }

  return newest;
}

static DexFuture *
secret_of_item (SecretItem *item)
{
  g_autoptr(SecretValue) value = secret_item_get_secret (item);
  const char *text = value != NULL ? secret_value_get_text (value) : NULL;

  if (text == NULL)
    return reject_failed ();

  return dex_future_new_for_string (text);
}

static DexFuture *
lookup_fiber (gpointer data)
{
  Request *request = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretService) service = open_service (&error);
  g_autoptr(GPtrArray) items = NULL;
  SecretItem *item = NULL;

  if (service == NULL ||
      (items = snabel_await_boxed (snabel_secret_search (service, request->key, TRUE), &error)) == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  item = newest_open_item (items);
  if (item != NULL)
    return secret_of_item (item);
  if (any_is_locked (items) || default_is_locked (service, &error))
    return reject_locked ();
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_NOT_FOUND,
                                _ ("The keyring holds no sign-in for this account."));
}

static DexFuture *
keyring_lookup (SnabelSecrets *secrets,
                const char    *key)
{
  return run_flow (SNABEL_KEYRING (secrets), lookup_fiber, request_new (key), SERVICE_DEADLINE);
}

/* Whether the person did not want a first collection: libsecret tries on, and reports that there is none. */
static gboolean
is_missing_collection (const GError *error)
{
  return g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT);
}

static DexFuture *
store_fiber (gpointer data)
{
  Request *request = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretService) service = open_service (&error);
  g_autoptr(GPtrArray) items = NULL;
  SecretItem      *item = NULL;
  g_autofree char *kept = NULL;

  if (service == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (default_is_locked (service, &error))
    return reject_locked ();
  if (error == NULL)
    snabel_await (snabel_secret_store (service, request->key, request->label, request->secret), &error);
  if (is_missing_collection (error))
    return reject_denied ();
  if (error != NULL ||
      (items = snabel_await_boxed (snabel_secret_search (service, request->key, TRUE), &error)) == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  item = newest_open_item (items);
  if (item != NULL)
    kept = snabel_await_string (secret_of_item (item), NULL); /* Nothing read is as bad as something else read. */
  if (g_strcmp0 (kept, request->secret) != 0)
    return reject_failed ();

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
keyring_store (SnabelSecrets *secrets,
               const char    *key,
               const char    *label,
               const char    *secret)
{
  Request *request = request_new (key);

  request->label = g_strdup (label);
  request->secret = g_strdup (secret);

  return run_flow (SNABEL_KEYRING (secrets), store_fiber, request, PERSON_DEADLINE);
}

static DexFuture *
erase_fiber (gpointer data)
{
  Request *request = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretService) service = open_service (&error);
  g_autoptr(GPtrArray) items = NULL;

  if (service == NULL ||
      (items = snabel_await_boxed (snabel_secret_search (service, request->key, FALSE), &error)) == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (any_is_locked (items) || (items->len == 0 && default_is_locked (service, &error)))
    return reject_locked ();
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  for (guint i = 0; i < items->len; i++)
    if (!snabel_await (snabel_secret_delete (g_ptr_array_index (items, i)), &error))
      return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
keyring_erase (SnabelSecrets *secrets,
               const char    *key)
{
  return run_flow (SNABEL_KEYRING (secrets), erase_fiber, request_new (key), SERVICE_DEADLINE);
}

static DexFuture *
unlock_fiber (gpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretService) service = open_service (&error);
  g_autoptr(SecretCollection) collection = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) shut = g_ptr_array_new ();
  int n_opened = 0;

  if (service == NULL ||
      (items = snabel_await_boxed (snabel_secret_search (service, NULL, FALSE), &error)) == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  collection = snabel_await_object (snabel_secret_default_collection (service), &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (collection != NULL && secret_collection_get_locked (collection))
    g_ptr_array_add (shut, collection);
  for (guint i = 0; i < items->len; i++)
    if (secret_item_get_locked (g_ptr_array_index (items, i)))
      g_ptr_array_add (shut, g_ptr_array_index (items, i));

  if (shut->len > 0)
    n_opened = snabel_await_int (snabel_secret_unlock (service, shut), &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (n_opened < (int) shut->len)
    return reject_denied ();

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
keyring_unlock (SnabelSecrets *secrets)
{
  return run_flow (SNABEL_KEYRING (secrets), unlock_fiber, request_new (NULL), PERSON_DEADLINE);
}

static void
secrets_iface_init (SnabelSecretsInterface *iface)
{
  iface->store = keyring_store;
  iface->lookup = keyring_lookup;
  iface->erase = keyring_erase;
  iface->unlock = keyring_unlock;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelKeyring, snabel_keyring, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_SECRETS, secrets_iface_init))

static void
snabel_keyring_dispose (GObject *object)
{
  SnabelKeyring *self = SNABEL_KEYRING (object);

  g_clear_object (&self->clock);

  G_OBJECT_CLASS (snabel_keyring_parent_class)->dispose (object);
}

static void
snabel_keyring_class_init (SnabelKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_keyring_dispose;
}

static void
snabel_keyring_init (SnabelKeyring *self)
{
}

/**
 * snabel_keyring_new:
 * @clock: measures how long the keyring may take
 *
 * A keyring that does not answer is given up after 20 seconds; where a person is asked for a
 * password, after 5 minutes. Only snabel_secrets_unlock(), and the first snabel_secrets_store()
 * on a desktop without any collection, ask a person.
 *
 * Returns: (transfer full): secrets kept by the desktop's Secret Service
 */
SnabelSecrets *
snabel_keyring_new (SnabelClock *clock)
{
  SnabelKeyring *self = NULL;

  g_return_val_if_fail (SNABEL_IS_CLOCK (clock), NULL);

  self = g_object_new (SNABEL_TYPE_KEYRING, NULL);
  self->clock = g_object_ref (clock);

  return SNABEL_SECRETS (self);
}
