/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies in the file:
 *
 *   head      "SNABELSF", version, operations (4 bytes each), memory (8), salt (16)
 *   entries   their number (4); each: length and name, length and nonce with sealed secret
 *   checksum  BLAKE2b of all that comes before (32)
 *
 * Numbers are big-endian. Argon2id makes the key from passphrase, salt and cost; XChaCha20-Poly1305 seals
 * each secret, bound to the head and its own name. The entry without a name is empty: it tells the right
 * passphrase from a wrong one. The names lie open, so that an account is known to be in here, and can be
 * taken out, while the file is locked. The checksum is no protection: it tells damage from a wrong passphrase.
 * A later version begins with the same twelve bytes and ends with the same checksum. */
#include "config.h"

#include "keyring/snabel-sealed-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/snabel-secrets.h"

#define MAGIC         "SNABELSF"
#define VERSION       1
#define SALT_OFFSET   24
#define HEAD_SIZE     (SALT_OFFSET + crypto_pwhash_SALTBYTES)
#define CHECKSUM_SIZE 32
#define NONCE_SIZE    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE      crypto_aead_xchacha20poly1305_ietf_ABYTES
#define KEY_SIZE      crypto_aead_xchacha20poly1305_ietf_KEYBYTES

/* A file must not make this program ask for all the memory there is. */
#define MAX_OPERATIONS 64
#define MAX_MEMORY     (G_GUINT64_CONSTANT (1) << 30)

struct _SnabelSealedBox
{
  SnabelSealedLimits limits;
  guchar             head[HEAD_SIZE];
  GHashTable        *entries; /* name to nonce and sealed secret */
};

typedef struct
{
  const guchar *data;
  gsize         left;
} Cursor;

static void
ensure_sodium (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium does not find what it needs to make random numbers");
}

static const guchar *
take (Cursor *cursor,
      gsize   size)
{
  const guchar *data = cursor->data;

  if (cursor->left < size)
    return NULL;
  cursor->data += size;
  cursor->left -= size;

  return data;
}

static gboolean
take_number (Cursor  *cursor,
             guint32 *number)
{
  const guchar *data = take (cursor, sizeof *number);

  if (data == NULL)
    return FALSE;
  memcpy (number, data, sizeof *number);
  *number = GUINT32_FROM_BE (*number);

  return TRUE;
}

static const guchar *
take_counted (Cursor  *cursor,
              guint32 *size)
{
  return take_number (cursor, size) ? take (cursor, *size) : NULL;
}

static void
append_number (GByteArray *array,
               guint32     number)
{
  guint32 big_endian = GUINT32_TO_BE (number);

  g_byte_array_append (array, (const guint8 *) &big_endian, sizeof big_endian);
}

static void
append_counted (GByteArray   *array,
                gconstpointer data,
                gsize         size)
{
  append_number (array, size);
  g_byte_array_append (array, data, size);
}

static SnabelSealedBox *
box_alloc (void)
{
  SnabelSealedBox *self = g_new0 (SnabelSealedBox, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);

  return self;
}

/**
 * snabel_sealed_box_new:
 * @limits: what a try at the passphrase costs
 *
 * Returns: (transfer full): an empty box with a salt of its own
 */
SnabelSealedBox *
snabel_sealed_box_new (const SnabelSealedLimits *limits)
{
  SnabelSealedBox *self = box_alloc ();
  guint32          numbers[] = { GUINT32_TO_BE (VERSION), GUINT32_TO_BE (limits->operations) };
  guint64          memory = GUINT64_TO_BE (limits->memory);

  ensure_sodium ();
  self->limits = *limits;
  memcpy (self->head, MAGIC, 8);
  memcpy (self->head + 8, numbers, sizeof numbers);
  memcpy (self->head + 16, &memory, sizeof memory);
  randombytes_buf (self->head + SALT_OFFSET, crypto_pwhash_SALTBYTES);

  return self;
}

/**
 * snabel_sealed_box_free:
 * @self: (transfer full): a box
 */
void
snabel_sealed_box_free (SnabelSealedBox *self)
{
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self);
}

static gboolean
has_checksum (const guchar *data,
              gsize         size)
{
  guchar checksum[CHECKSUM_SIZE];

  crypto_generichash (checksum, sizeof checksum, data, size - CHECKSUM_SIZE, NULL, 0);

  return memcmp (checksum, data + size - CHECKSUM_SIZE, CHECKSUM_SIZE) == 0;
}

static gboolean
read_head (SnabelSealedBox *self,
           Cursor          *cursor)
{
  const guchar *head = take (cursor, HEAD_SIZE);
  guint32       operations = 0;
  guint64       memory = 0;

  if (head == NULL)
    return FALSE;
  memcpy (self->head, head, HEAD_SIZE);
  memcpy (&operations, head + 12, sizeof operations);
  memcpy (&memory, head + 16, sizeof memory);
  self->limits.operations = GUINT32_FROM_BE (operations);
  self->limits.memory = GUINT64_FROM_BE (memory);

  return self->limits.operations >= crypto_pwhash_OPSLIMIT_MIN && self->limits.operations <= MAX_OPERATIONS &&
         self->limits.memory >= crypto_pwhash_MEMLIMIT_MIN && self->limits.memory <= MAX_MEMORY;
}

static gboolean
read_entry (SnabelSealedBox *self,
            Cursor          *cursor)
{
  guint32          name_size = 0;
  guint32          sealed_size = 0;
  const char      *name = (const char *) take_counted (cursor, &name_size);
  const guchar    *sealed = name != NULL ? take_counted (cursor, &sealed_size) : NULL;
  g_autofree char *copy = NULL;

  if (sealed == NULL || sealed_size < NONCE_SIZE + TAG_SIZE || memchr (name, '\0', name_size) != NULL)
    return FALSE;
  copy = g_strndup (name, name_size);

  return g_hash_table_insert (self->entries, g_steal_pointer (&copy), g_bytes_new (sealed, sealed_size));
}

static gboolean
read_entries (SnabelSealedBox *self,
              Cursor          *cursor)
{
  guint32 n_entries = 0;

  if (!take_number (cursor, &n_entries))
    return FALSE;
  for (guint32 i = 0; i < n_entries; i++)
    if (!read_entry (self, cursor))
      return FALSE;

  return cursor->left == 0 && snabel_sealed_box_has (self, "");
}

static SnabelSealedBox *
refuse_damaged (GError **error)
{
  g_set_error_literal (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_FAILED,
                       _ ("The encrypted file that keeps the sign-ins is damaged"));

  return NULL;
}

/**
 * snabel_sealed_box_parse:
 *
 * Needs no passphrase to find every accidental damage.
 *
 * Returns: (transfer full): the box that @content is, or %NULL with @error set in #SnabelSecretsError
 */
SnabelSealedBox *
snabel_sealed_box_parse (GBytes  *content,
                         GError **error)
{
  g_autoptr(SnabelSealedBox) self = box_alloc ();
  gsize         size = 0;
  const guchar *data = g_bytes_get_data (content, &size);
  guint32       version = 0;
  Cursor        cursor = { data, size };
  const guchar *magic = take (&cursor, 8);

  ensure_sodium ();
  if (magic == NULL || memcmp (magic, MAGIC, 8) != 0 || !take_number (&cursor, &version) ||
      cursor.left < CHECKSUM_SIZE || !has_checksum (data, size))
    return refuse_damaged (error);
  if (version > VERSION)
    {
      g_set_error_literal (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_FAILED,
                           _ ("The encrypted file that keeps the sign-ins was made by a newer Snabel"));
      return NULL;
    }
  cursor = (Cursor) { data, size - CHECKSUM_SIZE };
  if (version != VERSION || !read_head (self, &cursor) || !read_entries (self, &cursor))
    return refuse_damaged (error);

  return g_steal_pointer (&self);
}

/**
 * snabel_sealed_box_serialize:
 *
 * Returns: (transfer full): the content of a file
 */
GBytes *
snabel_sealed_box_serialize (SnabelSealedBox *self)
{
  GByteArray    *array = g_byte_array_new ();
  guchar         checksum[CHECKSUM_SIZE];
  GHashTableIter iter;
  gpointer       name, sealed;

  g_byte_array_append (array, self->head, HEAD_SIZE);
  append_number (array, g_hash_table_size (self->entries));
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &name, &sealed))
    {
      append_counted (array, name, strlen (name));
      append_counted (array, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
    }
  crypto_generichash (checksum, sizeof checksum, array->data, array->len, NULL, 0);
  g_byte_array_append (array, checksum, sizeof checksum);

  return g_byte_array_free_to_bytes (array);
}

/**
 * snabel_sealed_box_derive:
 *
 * Takes about a second and 256 MiB with the usual limits.
 *
 * Returns: (transfer full): the key that @passphrase makes, or %NULL with @error set in #SnabelSecretsError
 */
SnabelSealedKey *
snabel_sealed_box_derive (SnabelSealedBox *self,
                          const char      *passphrase,
                          GError         **error)
{
  g_autoptr(SnabelSealedKey) key = sodium_malloc (KEY_SIZE);

  if (key == NULL ||
      crypto_pwhash (key, KEY_SIZE, passphrase, strlen (passphrase), self->head + SALT_OFFSET,
                     self->limits.operations, self->limits.memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      g_set_error_literal (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_FAILED,
                           _ ("There is not enough free memory to make a key of the passphrase"));
      return NULL;
    }

  return g_steal_pointer (&key);
}

static GByteArray *
make_binding (SnabelSealedBox *self,
              const char      *name)
{
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, self->head, HEAD_SIZE);
  g_byte_array_append (array, (const guint8 *) name, strlen (name));

  return array;
}

/**
 * snabel_sealed_box_put:
 * @name: what it is found by; "" with an empty secret, once, marks the key as the right one
 *
 * Seals @secret in place of what was under @name.
 */
void
snabel_sealed_box_put (SnabelSealedBox       *self,
                       const SnabelSealedKey *key,
                       const char            *name,
                       const char            *secret)
{
  g_autoptr(GByteArray) binding = make_binding (self, name);
  gsize   size = NONCE_SIZE + strlen (secret) + TAG_SIZE;
  guchar *sealed = g_malloc (size);

  randombytes_buf (sealed, NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + NONCE_SIZE, NULL, (const guchar *) secret, strlen (secret),
                                              binding->data, binding->len, NULL, sealed, key);
  g_hash_table_insert (self->entries, g_strdup (name), g_bytes_new_take (sealed, size));
}

/**
 * snabel_sealed_box_dup:
 *
 * Returns: (transfer full) (nullable): the secret under @name; %NULL if there is none, or if @key does not open it
 */
SnabelSealedText *
snabel_sealed_box_dup (SnabelSealedBox       *self,
                       const SnabelSealedKey *key,
                       const char            *name)
{
  g_autoptr(GByteArray) binding = make_binding (self, name);
  g_autoptr(SnabelSealedText) text = NULL;
  GBytes       *sealed = g_hash_table_lookup (self->entries, name);
  gsize         size = 0;
  const guchar *data = sealed != NULL ? g_bytes_get_data (sealed, &size) : NULL;

  if (data == NULL)
    return NULL;
  text = sodium_malloc (size - NONCE_SIZE - TAG_SIZE + 1);
  if (text == NULL ||
      crypto_aead_xchacha20poly1305_ietf_decrypt ((guchar *) text, NULL, NULL, data + NONCE_SIZE, size - NONCE_SIZE,
                                                  binding->data, binding->len, data, key) != 0)
    return NULL;
  text[size - NONCE_SIZE - TAG_SIZE] = '\0';

  return g_steal_pointer (&text);
}

/**
 * snabel_sealed_box_fits:
 *
 * Returns: whether @key is the one that the box was made with
 */
gboolean
snabel_sealed_box_fits (SnabelSealedBox       *self,
                        const SnabelSealedKey *key)
{
  g_autoptr(SnabelSealedText) text = snabel_sealed_box_dup (self, key, "");

  return text != NULL;
}

/**
 * snabel_sealed_box_is_empty:
 *
 * Returns: whether it keeps no secret
 */
gboolean
snabel_sealed_box_is_empty (SnabelSealedBox *self)
{
  return g_hash_table_size (self->entries) <= 1;
}

/**
 * snabel_sealed_box_has:
 *
 * Returns: whether there is a secret under @name, which no key is needed to know
 */
gboolean
snabel_sealed_box_has (SnabelSealedBox *self,
                       const char      *name)
{
  return g_hash_table_contains (self->entries, name);
}

/* Takes the secret under @name out, which no key is needed for. */
void
snabel_sealed_box_remove (SnabelSealedBox *self,
                          const char      *name)
{
  g_hash_table_remove (self->entries, name);
}

/**
 * snabel_sealed_text_new:
 *
 * Returns: (transfer full): a copy of @text that is zeroed when it is freed
 */
SnabelSealedText *
snabel_sealed_text_new (const char *text)
{
  gsize             size = strlen (text) + 1;
  SnabelSealedText *copy = NULL;

  ensure_sodium ();
  copy = sodium_malloc (size);
  if (copy == NULL)
    g_error ("There is no memory for %" G_GSIZE_FORMAT " bytes that must not be swapped out", size);
  memcpy (copy, text, size);

  return copy;
}
