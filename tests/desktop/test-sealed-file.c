/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file that a passphrase opens: what goes in comes out, nothing else opens it, and no damage is taken for content. */
#include "snabel-test.h"

#include <glib/gstdio.h>

#include "keyring/snabel-sealed-file.h"

#define PASSPHRASE "correct horse battery staple"
#define SECRET     "{\"access_token\":\"very-secret\"}"

/* Files that stop between what is written and what is renamed. */
typedef struct
{
  GObject  parent_instance;
  gboolean is_dying;
} DyingFiles;

typedef GObjectClass DyingFilesClass;

GType dying_files_get_type (void);

static GBytes *
dying_read (SnabelFiles *files,
            const char  *path,
            gsize        max_size,
            GError     **error)
{
  g_autoptr(SnabelFiles) system = snabel_system_files_new ();

  return snabel_files_read (system, path, max_size, error);
}

static gboolean
dying_write (SnabelFiles *files,
             const char  *path,
             GBytes      *content,
             GError     **error)
{
  DyingFiles *self = (DyingFiles *) files;
  g_autoptr(SnabelFiles) system = snabel_system_files_new ();
  g_autofree char *half = g_strconcat (path, ".AB12CD", NULL);

  if (!self->is_dying)
    return snabel_files_write_durably (system, path, content, error);
  g_assert_true (g_file_set_contents (half, g_bytes_get_data (content, NULL), g_bytes_get_size (content) / 2, NULL));
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_IO, "The power is gone");

  return FALSE;
}

static void
dying_iface_init (SnabelFilesInterface *iface)
{
  iface->read = dying_read;
  iface->write_durably = dying_write;
}

G_DEFINE_TYPE_WITH_CODE (DyingFiles, dying_files, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_FILES, dying_iface_init))

static void
dying_files_class_init (DyingFilesClass *klass)
{
}

static void
dying_files_init (DyingFiles *self)
{
}

typedef struct
{
  char        *folder;
  char        *path;
  SnabelFiles *files;
  SnabelVault *vault;
} World;

/* Forgets the key, as the end of the program does. */
static void
restart (World *world)
{
  const SnabelSealedLimits cheap = { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };

  g_clear_object (&world->vault);
  world->vault = snabel_sealed_file_new_with_limits (world->files, &cheap);
  snabel_vault_place (world->vault, world->folder);
}

static void
world_open (World *world)
{
  world->folder = snabel_test_make_folder ();
  world->path = g_build_filename (world->folder, SNABEL_SEALED_FILE_NAME, NULL);
  world->files = snabel_system_files_new ();
  restart (world);
}

static void
world_clear (World *world)
{
  g_clear_object (&world->vault);
  g_clear_object (&world->files);
  snabel_test_remove_folder (world->folder);
  g_clear_pointer (&world->folder, g_free);
  g_clear_pointer (&world->path, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
assert_works (DexFuture *work)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (dex_await (work, &error));
  g_assert_no_error (error);
}

static void
assert_rejects (DexFuture *work,
                int        code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (dex_await (work, &error));
  g_assert_error (error, SNABEL_SECRETS_ERROR, code);
  g_assert_null (strstr (error->message, "very-secret"));
  g_assert_null (strstr (error->message, "horse"));
}

static DexFuture *
store (World      *world,
       const char *key,
       const char *secret)
{
  return snabel_secrets_store (SNABEL_SECRETS (world->vault), key, "Label", secret);
}

static DexFuture *
look_up (World      *world,
         const char *key)
{
  return snabel_secrets_lookup (SNABEL_SECRETS (world->vault), key);
}

static void
assert_holds (World      *world,
              const char *key,
              const char *secret)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *found = dex_await_string (look_up (world, key), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, secret);
}

static SnabelVaultState
check (World *world)
{
  return dex_await_uint (snabel_vault_check (world->vault), NULL);
}

static void
fill (World *world)
{
  assert_works (snabel_vault_create (world->vault, PASSPHRASE));
  assert_works (store (world, "a", SECRET));
}

static GBytes *
read_file (World *world)
{
  g_autoptr(GError) error = NULL;
  GBytes *content = snabel_files_read (world->files, world->path, G_MAXSIZE, &error);

  g_assert_no_error (error);

  return content;
}

static void
write_file (World        *world,
            gconstpointer data,
            gsize         size)
{
  g_assert_true (g_file_set_contents (world->path, data, size, NULL));
}

static void
test_round_trip (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GBytes) content = NULL;
  GStatBuf info;

  world_open (&world);
  g_assert_cmpuint (check (&world), ==, SNABEL_VAULT_NONE);
  assert_rejects (look_up (&world, "a"), SNABEL_SECRETS_ERROR_NOT_FOUND);
  assert_rejects (store (&world, "a", SECRET), SNABEL_SECRETS_ERROR_NOT_FOUND);
  assert_rejects (snabel_vault_open (world.vault, PASSPHRASE), SNABEL_SECRETS_ERROR_NOT_FOUND);
  fill (&world);
  assert_works (store (&world, "b", "other"));
  assert_works (store (&world, "b", ""));
  assert_rejects (snabel_vault_create (world.vault, "another"), SNABEL_SECRETS_ERROR_SEALED);
  assert_holds (&world, "a", SECRET);

  g_assert_cmpint (g_stat (world.path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  content = read_file (&world);
  g_assert_null (memmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), "very-secret", 11));

  restart (&world);
  g_assert_cmpuint (check (&world), ==, SNABEL_VAULT_LOCKED);
  assert_rejects (look_up (&world, "a"), SNABEL_SECRETS_ERROR_SEALED);
  assert_rejects (store (&world, "a", "new"), SNABEL_SECRETS_ERROR_SEALED);
  assert_rejects (look_up (&world, "c"), SNABEL_SECRETS_ERROR_NOT_FOUND);
  assert_works (snabel_vault_open (world.vault, PASSPHRASE));
  g_assert_cmpuint (check (&world), ==, SNABEL_VAULT_OPEN);
  assert_holds (&world, "a", SECRET);
  assert_holds (&world, "b", "");
}

static void
test_wrong_passphrase (void)
{
  static const char *const wrong[] = { "", "correct horse battery stapl", "Correct horse battery staple", PASSPHRASE " " };
  g_auto(World) world = { NULL };

  world_open (&world);
  fill (&world);
  restart (&world);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_rejects (snabel_vault_open (world.vault, wrong[i]), SNABEL_SECRETS_ERROR_DENIED);
  assert_rejects (look_up (&world, "a"), SNABEL_SECRETS_ERROR_SEALED);
  assert_works (snabel_vault_open (world.vault, PASSPHRASE));
  /* One that is open stays open. */
  assert_rejects (snabel_vault_open (world.vault, "wrong"), SNABEL_SECRETS_ERROR_DENIED);
  assert_holds (&world, "a", SECRET);
}

/* Taking an account out needs no passphrase; the last one takes the file along. */
static void
test_erase (void)
{
  g_auto(World) world = { NULL };

  world_open (&world);
  fill (&world);
  assert_works (store (&world, "b", "other"));
  restart (&world);
  assert_works (snabel_secrets_erase (SNABEL_SECRETS (world.vault), "a"));
  assert_works (snabel_secrets_erase (SNABEL_SECRETS (world.vault), "a"));
  assert_rejects (look_up (&world, "a"), SNABEL_SECRETS_ERROR_NOT_FOUND);
  assert_works (snabel_vault_open (world.vault, PASSPHRASE));
  assert_holds (&world, "b", "other");
  assert_works (snabel_secrets_erase (SNABEL_SECRETS (world.vault), "b"));
  g_assert_false (g_file_test (world.path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (check (&world), ==, SNABEL_VAULT_NONE);
  assert_works (snabel_vault_create (world.vault, "a new one"));
}

static void
test_damage (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GBytes) content = NULL;
  g_autofree guchar *data = NULL;
  gsize              size = 0;

  world_open (&world);
  fill (&world);
  content = read_file (&world);
  data = g_memdup2 (g_bytes_get_data (content, &size), g_bytes_get_size (content));
  for (gsize i = 0; i < size; i++)
    {
      data[i] ^= 1 << (i % 8);
      write_file (&world, data, size);
      assert_rejects (look_up (&world, "a"), SNABEL_SECRETS_ERROR_FAILED);
      data[i] ^= 1 << (i % 8);
    }
  for (gsize i = 0; i < size; i++)
    {
      write_file (&world, data, i);
      assert_rejects (look_up (&world, "a"), SNABEL_SECRETS_ERROR_FAILED);
    }
  g_assert_cmpuint (check (&world), ==, SNABEL_VAULT_UNREADABLE);
  assert_rejects (store (&world, "a", "new"), SNABEL_SECRETS_ERROR_FAILED);
  assert_rejects (snabel_vault_open (world.vault, PASSPHRASE), SNABEL_SECRETS_ERROR_FAILED);
  write_file (&world, data, size);
  assert_holds (&world, "a", SECRET);
}

static void
seal_checksum (guchar *data,
               gsize   size)
{
  crypto_generichash (data + size - 32, 32, data, size - 32, NULL, 0);
}

/* Whoever forges the checksum as well meets the seals: no other byte gives out a secret or its head another cost. */
static void
test_forgery (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GBytes) content = NULL;
  g_autofree guchar *data = NULL;
  gsize              size = 0;

  world_open (&world);
  fill (&world);
  content = read_file (&world);
  data = g_memdup2 (g_bytes_get_data (content, &size), g_bytes_get_size (content));
  for (gsize i = 0; i < size - 32; i++)
    {
      g_autofree char *found = NULL;

      data[i] ^= 1;
      seal_checksum (data, size);
      write_file (&world, data, size);
      found = dex_await_string (look_up (&world, "a"), NULL);
      g_assert_null (found);
      data[i] ^= 1;
    }
}

static void
test_newer (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GBytes) content = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree guchar *data = NULL;
  g_autofree char   *aside = NULL;
  gsize              size = 0;

  world_open (&world);
  fill (&world);
  content = read_file (&world);
  data = g_memdup2 (g_bytes_get_data (content, &size), g_bytes_get_size (content));
  data[11] = 2;
  seal_checksum (data, size);
  write_file (&world, data, size);
  restart (&world);
  g_assert_false (dex_await (look_up (&world, "a"), &error));
  g_assert_error (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "newer"));
  g_assert_cmpuint (check (&world), ==, SNABEL_VAULT_UNREADABLE);

  assert_works (snabel_vault_create (world.vault, "another"));
  assert_works (store (&world, "b", "other"));
  aside = g_strconcat (world.path, ".unreadable", NULL);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

/* A passphrase alone makes no file: whoever turns back has left nothing. */
static void
test_turn_back (void)
{
  g_auto(World) world = { NULL };

  world_open (&world);
  assert_works (snabel_vault_create (world.vault, "one"));
  g_assert_false (g_file_test (world.path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (check (&world), ==, SNABEL_VAULT_NONE);
  assert_rejects (look_up (&world, "a"), SNABEL_SECRETS_ERROR_NOT_FOUND);
  assert_works (snabel_vault_create (world.vault, PASSPHRASE));
  assert_works (store (&world, "a", SECRET));
  restart (&world);
  assert_rejects (snabel_vault_open (world.vault, "one"), SNABEL_SECRETS_ERROR_DENIED);
  assert_works (snabel_vault_open (world.vault, PASSPHRASE));
  assert_holds (&world, "a", SECRET);
}

static void
assert_kept_aside (World      *world,
                   const char *suffix,
                   GBytes     *content)
{
  g_autofree char *aside = g_strconcat (world->path, suffix, NULL);
  g_autoptr(GBytes) kept = snabel_files_read (world->files, aside, G_MAXSIZE, NULL);

  g_assert_nonnull (kept);
  g_assert_true (g_bytes_equal (kept, content));
}

/* A forgotten passphrase costs what it sealed, and nothing more. */
static void
test_give_up (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GBytes) old = NULL;

  world_open (&world);
  assert_works (snabel_vault_give_up (world.vault));
  fill (&world);
  old = read_file (&world);
  restart (&world);
  assert_works (snabel_vault_give_up (world.vault));
  g_assert_cmpuint (check (&world), ==, SNABEL_VAULT_NONE);
  assert_rejects (look_up (&world, "a"), SNABEL_SECRETS_ERROR_NOT_FOUND);
  assert_kept_aside (&world, ".unreadable", old);
  assert_works (snabel_vault_create (world.vault, "another"));
  assert_works (store (&world, "b", "other"));
  restart (&world);
  assert_works (snabel_vault_open (world.vault, "another"));
  assert_holds (&world, "b", "other");
}

/* Whoever forgets twice has both files. */
static void
test_give_up_again (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GBytes) first = NULL;
  g_autoptr(GBytes) second = NULL;

  world_open (&world);
  fill (&world);
  first = read_file (&world);
  assert_works (snabel_vault_give_up (world.vault));
  fill (&world);
  second = read_file (&world);
  assert_works (snabel_vault_give_up (world.vault));
  assert_kept_aside (&world, ".unreadable", first);
  assert_kept_aside (&world, ".unreadable-2", second);
}

static void
test_concurrent (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);

  world_open (&world);
  assert_works (snabel_vault_create (world.vault, PASSPHRASE));
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", i);

      g_ptr_array_add (futures, store (&world, key, key));
    }
  assert_works (dex_future_allv ((DexFuture **) futures->pdata, futures->len));
  restart (&world);
  assert_works (snabel_vault_open (world.vault, PASSPHRASE));
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", i);

      assert_holds (&world, key, key);
    }
}

static void
test_power_cut (void)
{
  g_auto(World) world = { NULL };
  DyingFiles *files = NULL;

  world_open (&world);
  g_clear_object (&world.files);
  files = g_object_new (dying_files_get_type (), NULL);
  world.files = SNABEL_FILES (files);
  restart (&world);
  fill (&world);
  files->is_dying = TRUE;
  assert_rejects (store (&world, "a", "new"), SNABEL_SECRETS_ERROR_FAILED);
  files->is_dying = FALSE;
  restart (&world);
  assert_works (snabel_vault_open (world.vault, PASSPHRASE));
  assert_holds (&world, "a", SECRET);
}

static void
answer_wrong_then_right (SnabelVault *vault)
{
  assert_rejects (snabel_vault_open (vault, "wrong"), SNABEL_SECRETS_ERROR_DENIED);
  assert_works (snabel_vault_open (vault, PASSPHRASE));
}

static DexFuture *
answer_fiber (gpointer data)
{
  answer_wrong_then_right (data);

  return dex_future_new_for_boolean (TRUE);
}

static void
wanted_cb (SnabelVault *vault)
{
  dex_future_disown (dex_scheduler_spawn (NULL, 0, answer_fiber, g_object_ref (vault), g_object_unref));
}

static void
count_cb (guint *n_times)
{
  (*n_times)++;
}

static void
test_unlock (void)
{
  g_auto(World) world = { NULL };
  guint n_opened = 0;

  world_open (&world);
  fill (&world);
  restart (&world);
  assert_rejects (snabel_secrets_unlock (SNABEL_SECRETS (world.vault)), SNABEL_SECRETS_ERROR_DENIED);
  g_signal_connect_swapped (world.vault, "opened", G_CALLBACK (count_cb), &n_opened);
  g_signal_connect (world.vault, "passphrase-wanted", G_CALLBACK (wanted_cb), NULL);
  assert_works (snabel_secrets_unlock (SNABEL_SECRETS (world.vault)));
  g_assert_cmpuint (n_opened, ==, 1);
  assert_works (snabel_secrets_unlock (SNABEL_SECRETS (world.vault)));
  g_assert_cmpuint (n_opened, ==, 1);
  restart (&world);
  g_signal_connect (world.vault, "passphrase-wanted", G_CALLBACK (snabel_vault_refuse), NULL);
  assert_rejects (snabel_secrets_unlock (SNABEL_SECRETS (world.vault)), SNABEL_SECRETS_ERROR_DENIED);
}

/* The cost that people get, once. */
static void
test_real_cost (void)
{
  g_auto(World) world = { NULL };

  world_open (&world);
  g_clear_object (&world.vault);
  world.vault = snabel_sealed_file_new (world.files);
  snabel_vault_place (world.vault, world.folder);
  fill (&world);
  assert_holds (&world, "a", SECRET);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/sealed-file/round-trip", test_round_trip);
  snabel_test_add ("/sealed-file/wrong-passphrase", test_wrong_passphrase);
  snabel_test_add ("/sealed-file/erase", test_erase);
  snabel_test_add ("/sealed-file/damage", test_damage);
  snabel_test_add ("/sealed-file/forgery", test_forgery);
  snabel_test_add ("/sealed-file/newer", test_newer);
  snabel_test_add ("/sealed-file/concurrent", test_concurrent);
  snabel_test_add ("/sealed-file/turn-back", test_turn_back);
  snabel_test_add ("/sealed-file/give-up", test_give_up);
  snabel_test_add ("/sealed-file/give-up-again", test_give_up_again);
  snabel_test_add ("/sealed-file/power-cut", test_power_cut);
  snabel_test_add ("/sealed-file/unlock", test_unlock);
  snabel_test_add ("/sealed-file/real-cost", test_real_cost);

  return g_test_run ();
}
