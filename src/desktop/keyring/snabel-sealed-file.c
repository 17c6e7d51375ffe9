/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads, changes and writes the sealed file in workers, one at a time; keeps the key while it is open. */
#include "config.h"

#include "keyring/snabel-sealed-file.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "keyring/snabel-sealed-place.h"

struct _SnabelSealedFile
{
  GObject            parent_instance;
  SnabelFiles       *files;
  SnabelSealedLimits limits;
  SnabelSealedPlace *place;
  DexPromise        *wanted; /* somebody waits for the passphrase */
  GMutex             mutex;  /* of the file, and of the key */
  SnabelSealedKey   *key;
  SnabelSealedBox   *fresh; /* has a passphrase, and waits for the first secret */
};

typedef struct
{
  SnabelSealedFile *self;
  char             *name;
  SnabelSealedText *text; /* the secret, or the passphrase */
} Request;

static void vault_iface_init (SnabelVaultInterface *iface);
static void secrets_iface_init (SnabelSecretsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelSealedFile, snabel_sealed_file, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_SECRETS, secrets_iface_init) G_IMPLEMENT_INTERFACE (SNABEL_TYPE_VAULT, vault_iface_init))

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->self);
  g_clear_pointer (&request->name, g_free);
  g_clear_pointer (&request->text, sodium_free);
  g_free (request);
}

static DexFuture *
run (SnabelSealedFile *self,
     DexFiberFunc      work,
     const char       *name,
     const char       *text)
{
  Request *request = g_new0 (Request, 1);

  g_assert (self->place != NULL);
  request->self = g_object_ref (self);
  request->name = g_strdup (name);
  request->text = text != NULL ? snabel_sealed_text_new (text) : NULL;

  return snabel_in_worker (work, request, request_free);
}

static DexFuture *
reject_sealed (void)
{
  return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_SEALED,
                                _ ("The encrypted file that keeps the sign-ins is locked"));
}

static DexFuture *
reject_missing (void)
{
  return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_NOT_FOUND,
                                _ ("The encrypted file holds no sign-in for this account"));
}

static DexFuture *
reject_damaged (void)
{
  return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_FAILED,
                                _ ("The encrypted file that keeps the sign-ins is damaged"));
}

/* ---- the file: in a worker, with the mutex held ---- */

/* The file may have been put in place of the one that the key was made for. */
static gboolean
is_open (SnabelSealedFile *self,
         SnabelSealedBox  *box)
{
  return self->key != NULL && snabel_sealed_box_fits (box, self->key);
}

static DexFuture *
lookup_work (gpointer data)
{
  Request          *request = data;
  SnabelSealedFile *self = request->self;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSealedBox) box = snabel_sealed_place_load (self->place, &error);
  g_autoptr(SnabelSealedText) text = NULL;

  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (box == NULL || !snabel_sealed_box_has (box, request->name))
    return reject_missing ();
  if (!is_open (self, box))
    return reject_sealed ();
  text = snabel_sealed_box_dup (box, self->key, request->name);
  if (text == NULL)
    return reject_damaged ();

  return dex_future_new_for_string (text);
}

/* The first secret makes the file: none stays behind that has a passphrase and nothing else. */
static SnabelSealedBox *
begin_file (SnabelSealedFile *self,
            GError          **error)
{
  g_autoptr(GBytes) content = snabel_sealed_box_serialize (self->fresh);

  if (*error != NULL)
    {
      g_clear_error (error);
      if (!snabel_sealed_place_put_aside (self->place, error))
        return NULL;
    }

  return snabel_sealed_box_parse (content, error);
}

static gboolean
read_back (Request *request)
{
  g_autoptr(SnabelSealedBox) box = snabel_sealed_place_load (request->self->place, NULL);
  g_autoptr(SnabelSealedText) text = box != NULL ? snabel_sealed_box_dup (box, request->self->key, request->name) : NULL;

  return g_strcmp0 (text, request->text) == 0;
}

static DexFuture *
store_work (gpointer data)
{
  Request          *request = data;
  SnabelSealedFile *self = request->self;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSealedBox) box = snabel_sealed_place_load (self->place, &error);

  if (box == NULL && self->fresh != NULL)
    box = begin_file (self, &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (box == NULL)
    return reject_missing ();
  if (!is_open (self, box))
    return reject_sealed ();
  snabel_sealed_box_put (box, self->key, request->name, request->text);
  if (!snabel_sealed_place_save (self->place, box, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_clear_pointer (&self->fresh, snabel_sealed_box_free);

  return read_back (request) ? dex_future_new_for_boolean (TRUE) : reject_damaged ();
}

/* The last one takes the file along: what is left would be a passphrase that opens nothing. */
static DexFuture *
erase_work (gpointer data)
{
  Request          *request = data;
  SnabelSealedFile *self = request->self;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSealedBox) box = snabel_sealed_place_load (self->place, &error);

  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (box == NULL || !snabel_sealed_box_has (box, request->name))
    return dex_future_new_for_boolean (TRUE);
  snabel_sealed_box_remove (box, request->name);
  if (!snabel_sealed_box_is_empty (box))
    return snabel_sealed_place_save (self->place, box, &error) ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (g_steal_pointer (&error));
  if (!snabel_sealed_place_remove (self->place, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_clear_pointer (&self->key, sodium_free);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
check_work (gpointer data)
{
  Request          *request = data;
  SnabelSealedFile *self = request->self;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSealedBox) box = snabel_sealed_place_load (self->place, &error);

  if (error != NULL)
    return dex_future_new_for_uint (SNABEL_VAULT_UNREADABLE);
  if (box == NULL)
    return dex_future_new_for_uint (SNABEL_VAULT_NONE);

  return dex_future_new_for_uint (is_open (self, box) ? SNABEL_VAULT_OPEN : SNABEL_VAULT_LOCKED);
}

static DexFuture *
create_work (gpointer data)
{
  Request          *request = data;
  SnabelSealedFile *self = request->self;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSealedBox) old = snabel_sealed_place_load (self->place, NULL);
  g_autoptr(SnabelSealedBox) box = snabel_sealed_box_new (&self->limits);
  g_autoptr(SnabelSealedKey) key = NULL;

  if (old != NULL)
    return reject_sealed ();
  key = snabel_sealed_box_derive (box, request->text, &error);
  if (key == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  snabel_sealed_box_put (box, key, "", "");
  g_clear_pointer (&self->fresh, snabel_sealed_box_free);
  self->fresh = g_steal_pointer (&box);
  g_clear_pointer (&self->key, sodium_free);
  self->key = g_steal_pointer (&key);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
give_up_work (gpointer data)
{
  Request          *request = data;
  SnabelSealedFile *self = request->self;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSealedBox) box = snabel_sealed_place_load (self->place, &error);

  if (box == NULL && error == NULL)
    return dex_future_new_for_boolean (TRUE);
  g_clear_error (&error);
  if (!snabel_sealed_place_put_aside (self->place, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_clear_pointer (&self->key, sodium_free);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
open_work (gpointer data)
{
  Request          *request = data;
  SnabelSealedFile *self = request->self;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSealedBox) box = snabel_sealed_place_load (self->place, &error);
  g_autoptr(SnabelSealedKey) key = NULL;

  if (box == NULL)
    return error != NULL ? dex_future_new_for_error (g_steal_pointer (&error)) : reject_missing ();
  key = snabel_sealed_box_derive (box, request->text, &error);
  if (key == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (!snabel_sealed_box_fits (box, key))
    return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_DENIED,
                                  _ ("That is not the passphrase of the file"));
  g_clear_pointer (&self->key, sodium_free);
  self->key = g_steal_pointer (&key);

  return dex_future_new_for_boolean (TRUE);
}

/* ---- the interfaces: on the main thread ---- */

static DexFuture *
sealed_store (SnabelSecrets *secrets,
              const char    *key,
              const char    *label,
              const char    *secret)
{
  return run (SNABEL_SEALED_FILE (secrets), store_work, key, secret);
}

static DexFuture *
sealed_lookup (SnabelSecrets *secrets,
               const char    *key)
{
  return run (SNABEL_SEALED_FILE (secrets), lookup_work, key, NULL);
}

static DexFuture *
sealed_erase (SnabelSecrets *secrets,
              const char    *key)
{
  return run (SNABEL_SEALED_FILE (secrets), erase_work, key, NULL);
}

static DexFuture *
reject_refused (void)
{
  return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_DENIED,
                                _ ("The encrypted file stayed locked, since its passphrase was not given"));
}

static DexFuture *
wait_for_passphrase (SnabelSealedFile *self)
{
  DexFuture *wanted = NULL;

  /* Without a window nobody can be asked. */
  if (!g_signal_has_handler_pending (self, g_signal_lookup ("passphrase-wanted", SNABEL_TYPE_VAULT), 0, FALSE))
    return reject_refused ();
  if (self->wanted == NULL)
    self->wanted = dex_promise_new ();
  wanted = dex_ref (DEX_FUTURE (self->wanted));
  g_signal_emit_by_name (self, "passphrase-wanted");

  return wanted;
}

static DexFuture *
checked_cb (DexFuture *future,
            gpointer   user_data)
{
  const GValue *value = dex_future_get_value (future, NULL);

  if (value != NULL && g_value_get_uint (value) == SNABEL_VAULT_LOCKED)
    return wait_for_passphrase (SNABEL_SEALED_FILE (user_data));

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
sealed_unlock (SnabelSecrets *secrets)
{
  return dex_future_finally (run (SNABEL_SEALED_FILE (secrets), check_work, NULL, NULL), checked_cb,
                             g_object_ref (secrets), g_object_unref);
}

static void
secrets_iface_init (SnabelSecretsInterface *iface)
{
  iface->store = sealed_store;
  iface->lookup = sealed_lookup;
  iface->erase = sealed_erase;
  iface->unlock = sealed_unlock;
}

static void
sealed_place (SnabelVault *vault,
              const char  *directory)
{
  SnabelSealedFile *self = SNABEL_SEALED_FILE (vault);

  g_autofree char *path = g_build_filename (directory, SNABEL_SEALED_FILE_NAME, NULL);

  if (self->place == NULL)
    self->place = snabel_sealed_place_new (self->files, path);
}

static DexFuture *
sealed_check (SnabelVault *vault)
{
  return run (SNABEL_SEALED_FILE (vault), check_work, NULL, NULL);
}

static DexFuture *
opened_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelSealedFile *self = user_data;
  g_autoptr(DexPromise) wanted = NULL;

  if (dex_future_is_rejected (future))
    return dex_ref (future);
  wanted = g_steal_pointer (&self->wanted);
  if (wanted != NULL)
    dex_promise_resolve_boolean (wanted, TRUE);
  g_signal_emit_by_name (self, "opened");

  return dex_ref (future);
}

static DexFuture *
sealed_create (SnabelVault *vault,
               const char  *passphrase)
{
  return dex_future_finally (run (SNABEL_SEALED_FILE (vault), create_work, NULL, passphrase), opened_cb,
                             g_object_ref (vault), g_object_unref);
}

static DexFuture *
sealed_open (SnabelVault *vault,
             const char  *passphrase)
{
  return dex_future_finally (run (SNABEL_SEALED_FILE (vault), open_work, NULL, passphrase), opened_cb,
                             g_object_ref (vault), g_object_unref);
}

static void
sealed_refuse (SnabelVault *vault)
{
  SnabelSealedFile *self = SNABEL_SEALED_FILE (vault);
  g_autoptr(DexPromise) wanted = g_steal_pointer (&self->wanted);
  g_autoptr(DexFuture) refused = reject_refused ();
  g_autoptr(GError) error = NULL;

  dex_future_get_value (refused, &error);
  if (wanted != NULL)
    dex_promise_reject (wanted, g_steal_pointer (&error));
}

static DexFuture *
sealed_give_up (SnabelVault *vault)
{
  return run (SNABEL_SEALED_FILE (vault), give_up_work, NULL, NULL);
}

static void
vault_iface_init (SnabelVaultInterface *iface)
{
  iface->place = sealed_place;
  iface->check = sealed_check;
  iface->create = sealed_create;
  iface->open = sealed_open;
  iface->refuse = sealed_refuse;
  iface->give_up = sealed_give_up;
}

static void
snabel_sealed_file_finalize (GObject *object)
{
  SnabelSealedFile *self = SNABEL_SEALED_FILE (object);

  dex_clear (&self->wanted);
  g_clear_object (&self->files);
  g_clear_pointer (&self->place, snabel_sealed_place_free);
  g_clear_pointer (&self->fresh, snabel_sealed_box_free);
  g_clear_pointer (&self->key, sodium_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (snabel_sealed_file_parent_class)->finalize (object);
}

static void
snabel_sealed_file_class_init (SnabelSealedFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_sealed_file_finalize;
}

static void
snabel_sealed_file_init (SnabelSealedFile *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * snabel_sealed_file_new_with_limits:
 * @limits: what it costs to try a passphrase on files that are made from now on
 *
 * Returns: (transfer full): a vault that has no place yet
 */
SnabelVault *
snabel_sealed_file_new_with_limits (SnabelFiles              *files,
                                    const SnabelSealedLimits *limits)
{
  SnabelSealedFile *self = NULL;

  g_return_val_if_fail (SNABEL_IS_FILES (files), NULL);
  g_return_val_if_fail (limits != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_SEALED_FILE, NULL);
  self->files = g_object_ref (files);
  self->limits = *limits;

  return SNABEL_VAULT (self);
}

/**
 * snabel_sealed_file_new:
 *
 * Returns: (transfer full): a vault that has no place yet, with the cost that libsodium recommends
 *   for what is not opened often
 */
SnabelVault *
snabel_sealed_file_new (SnabelFiles *files)
{
  const SnabelSealedLimits limits = { crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE };

  return snabel_sealed_file_new_with_limits (files, &limits);
}
