/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A keyring and a sealed file as one: each secret stays where it is, and is found there. */
#include "snabel-shy-secrets.h"
#include "snabel-test.h"

#include "keyring/snabel-keepers.h"
#include "keyring/snabel-sealed-file.h"

#define PASSPHRASE "correct horse battery staple"

typedef struct
{
  char          *folder;
  SnabelFiles   *files;
  SnabelSecrets *keyring;
  SnabelVault   *vault;
  SnabelSecrets *keepers;
} World;

static void
restart (World *world)
{
  const SnabelSealedLimits cheap = { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };

  g_clear_object (&world->keepers);
  g_clear_object (&world->vault);
  world->vault = snabel_sealed_file_new_with_limits (world->files, &cheap);
  snabel_vault_place (world->vault, world->folder);
  world->keepers = snabel_keepers_new (world->keyring, world->vault);
}

static void
world_open (World *world)
{
  world->folder = snabel_test_make_folder ();
  world->files = snabel_system_files_new ();
  world->keyring = snabel_shy_secrets_new ();
  restart (world);
}

static void
world_clear (World *world)
{
  g_assert_finalize_object (g_steal_pointer (&world->keepers));
  g_clear_object (&world->vault);
  g_clear_object (&world->keyring);
  g_clear_object (&world->files);
  snabel_test_remove_folder (world->folder);
  g_clear_pointer (&world->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
assert_works (DexFuture *work)
{
  g_autoptr(GError) error = NULL;

  snabel_await (work, &error);
  g_assert_no_error (error);
}

static void
assert_holds (SnabelSecrets *secrets,
              const char    *key,
              const char    *secret)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *found = snabel_await_string (snabel_secrets_lookup (secrets, key), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, secret);
}

static void
assert_rejects (DexFuture *work,
                int        code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (snabel_await (work, &error));
  g_assert_error (error, SNABEL_SECRETS_ERROR, code);
}

static DexFuture *
store (SnabelSecrets *secrets,
       const char    *key,
       const char    *secret)
{
  return snabel_secrets_store (secrets, key, "Label", secret);
}

static void
fill (World *world)
{
  assert_works (store (world->keepers, "in-keyring", "one"));
  assert_works (snabel_vault_create (world->vault, PASSPHRASE));
  assert_works (store (SNABEL_SECRETS (world->vault), "in-file", "two"));
}

static void
test_each_in_its_place (void)
{
  g_auto(World) world = { NULL };

  world_open (&world);
  fill (&world);
  assert_holds (world.keyring, "in-keyring", "one");
  assert_holds (world.keepers, "in-keyring", "one");
  assert_holds (world.keepers, "in-file", "two");
  assert_rejects (snabel_secrets_lookup (world.keyring, "in-file"), SNABEL_SECRETS_ERROR_NOT_FOUND);
  assert_works (store (world.keepers, "in-file", "three"));
  assert_works (store (world.keepers, "in-keyring", "four"));
  assert_rejects (snabel_secrets_lookup (world.keyring, "in-file"), SNABEL_SECRETS_ERROR_NOT_FOUND);
  assert_rejects (snabel_secrets_lookup (SNABEL_SECRETS (world.vault), "in-keyring"), SNABEL_SECRETS_ERROR_NOT_FOUND);
  assert_holds (world.keepers, "in-file", "three");
  assert_holds (world.keepers, "in-keyring", "four");
}

/* A locked file locks what is in it, and nothing else. */
static void
test_locked_file (void)
{
  g_auto(World) world = { NULL };

  world_open (&world);
  fill (&world);
  restart (&world);
  assert_rejects (snabel_secrets_lookup (world.keepers, "in-file"), SNABEL_SECRETS_ERROR_SEALED);
  assert_rejects (store (world.keepers, "in-file", "new"), SNABEL_SECRETS_ERROR_SEALED);
  assert_holds (world.keepers, "in-keyring", "one");
  assert_works (store (world.keepers, "in-keyring", "new"));
  assert_works (snabel_vault_open (world.vault, PASSPHRASE));
  assert_holds (world.keepers, "in-file", "two");
  assert_holds (world.keepers, "in-keyring", "new");
}

static void
test_erase (void)
{
  g_auto(World) world = { NULL };

  world_open (&world);
  fill (&world);
  assert_works (store (world.keyring, "in-file", "older"));
  restart (&world);
  assert_works (snabel_secrets_erase (world.keepers, "in-file"));
  assert_rejects (snabel_secrets_lookup (world.keepers, "in-file"), SNABEL_SECRETS_ERROR_NOT_FOUND);
  assert_works (snabel_secrets_erase (world.keepers, "in-keyring"));
  assert_rejects (snabel_secrets_lookup (world.keepers, "in-keyring"), SNABEL_SECRETS_ERROR_NOT_FOUND);
}

/* What the keyring says is said, also where there is no file. */
static void
test_unwilling_keyring (void)
{
  static const int codes[] = { SNABEL_SECRETS_ERROR_ABSENT, SNABEL_SECRETS_ERROR_LOCKED, SNABEL_SECRETS_ERROR_DENIED };
  g_auto(World) world = { NULL };

  world_open (&world);
  fill (&world);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      snabel_shy_secrets_set_mood (world.keyring, codes[i]);
      assert_rejects (snabel_secrets_lookup (world.keepers, "in-keyring"), codes[i]);
      assert_rejects (store (world.keepers, "in-keyring", "new"), codes[i]);
      assert_holds (world.keepers, "in-file", "two");
      assert_rejects (snabel_secrets_erase (world.keepers, "in-keyring"), codes[i]);
    }
  snabel_shy_secrets_set_mood (world.keyring, SNABEL_SECRETS_ERROR_LOCKED);
  assert_works (snabel_secrets_unlock (world.keepers));
  assert_holds (world.keepers, "in-keyring", "one");
}

/* What is not known to be in it is found all the same; what is not found may have been in it. */
static void
test_damaged_file (void)
{
  g_auto(World) world = { NULL };
  g_autofree char *path = NULL;

  world_open (&world);
  fill (&world);
  path = g_build_filename (world.folder, SNABEL_SEALED_FILE_NAME, NULL);
  g_assert_true (g_file_set_contents (path, "no such thing", -1, NULL));
  restart (&world);
  assert_holds (world.keepers, "in-keyring", "one");
  assert_rejects (snabel_secrets_lookup (world.keepers, "in-file"), SNABEL_SECRETS_ERROR_FAILED);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/keepers/each-in-its-place", test_each_in_its_place);
  snabel_test_add ("/keepers/locked-file", test_locked_file);
  snabel_test_add ("/keepers/erase", test_erase);
  snabel_test_add ("/keepers/unwilling-keyring", test_unwilling_keyring);
  snabel_test_add ("/keepers/damaged-file", test_damaged_file);

  return g_test_run ();
}
