/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Without a keyring: the choice of the file, its passphrase, and the dialog that asks for it later. */
#include "snabel-shy-secrets.h"
#include "snabel-test-browser.h"
#include "snabel-ui-lint.h"
#include "snabel-ui-test.h"

#include "keyring/snabel-keepers.h"
#include "keyring/snabel-sealed-file.h"
#include "sign-in/snabel-passphrase-form.h"
#include "sign-in/snabel-sign-in-dialog.h"
#include "sign-in/snabel-unlock-dialog.h"

#define PASSPHRASE "correct horse battery staple"

typedef struct
{
  const char *name;
  gboolean    is_dark;
  double      scale;
  int         width;
  int         height;
} Look;

static const Look looks[] = {
  { "light", FALSE, 1, 800, 700 },
  { "dark", TRUE, 1, 800, 700 },
  { "narrow", FALSE, 1, 360, 640 },
  { "large", FALSE, 1.5, 700, 800 },
};

typedef struct
{
  char               *folder;
  char               *path;
  SnabelPlatform     *platform;
  SnabelSecrets      *keyring;
  SnabelTestInstance *instance;
  SnabelAccounts     *accounts;
  GtkWindow          *window;
  AdwDialog          *dialog;
  const char         *look;
} World;

static gboolean
is_ended (gpointer data)
{
  return !dex_future_is_pending (data);
}

static gboolean
wait_for (DexFuture *future)
{
  g_autoptr(DexFuture) held = future;

  snabel_test_wait_until (is_ended, held);

  return dex_future_is_resolved (held);
}

static void
make_vault (World *world)
{
  const SnabelSealedLimits cheap = { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };

  g_clear_object (&world->platform->vault);
  g_clear_object (&world->platform->secrets);
  world->platform->vault = snabel_sealed_file_new_with_limits (world->platform->files, &cheap);
  world->platform->secrets = snabel_keepers_new (world->keyring, world->platform->vault);
}

static void
begin_present (World     *world,
               AdwDialog *dialog)
{
  world->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &world->dialog);
  adw_dialog_present (dialog, GTK_WIDGET (world->window));
}

static void
present (World     *world,
         AdwDialog *dialog)
{
  begin_present (world, dialog);
  snabel_ui_test_wait_frame (GTK_WIDGET (world->window));
}

static void
open_accounts (World *world)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelProfile) profile = snabel_profile_open (world->folder, &error);

  g_assert_no_error (error);
  world->accounts = snabel_accounts_new (world->platform, profile);
  g_assert_true (wait_for (snabel_accounts_open (world->accounts)));
}

static void
world_open (World      *world,
            const Look *look)
{
  g_autoptr(GError) error = NULL;
  SnabelTestBrowser *browser = snabel_test_browser_new (SNABEL_TEST_MOOD_APPROVES);

  world->look = look->name;
  world->folder = snabel_test_make_folder ();
  world->path = g_build_filename (world->folder, SNABEL_SEALED_FILE_NAME, NULL);
  world->platform = snabel_test_platform_new ();
  world->keyring = snabel_shy_secrets_new ();
  snabel_shy_secrets_set_mood (world->keyring, SNABEL_SECRETS_ERROR_ABSENT);
  make_vault (world);
  world->instance = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_add_account (world->instance, "bo");
  snabel_test_instance_start (world->instance, 0, &error);
  g_assert_no_error (error);
  snabel_test_browser_set_account (browser, world->instance, "bo");
  world->platform->launcher = SNABEL_LAUNCHER (browser);
  open_accounts (world);
  snabel_ui_test_set_is_dark (look->is_dark);
  snabel_ui_test_set_text_scale (look->scale);
  world->window = snabel_ui_test_present (gtk_label_new (NULL), look->width, look->height);
}

static void
world_clear (World *world)
{
  snabel_ui_test_close (world->window);
  g_assert_null (world->dialog);
  g_assert_true (wait_for (snabel_accounts_close (world->accounts)));
  snabel_test_drain ();
  g_assert_finalize_object (g_steal_pointer (&world->accounts));
  g_clear_object (&world->keyring);
  g_clear_object (&world->instance);
  g_clear_pointer (&world->platform, snabel_platform_unref);
  snabel_test_remove_folder (world->folder);
  g_clear_pointer (&world->folder, g_free);
  g_clear_pointer (&world->path, g_free);
  snabel_ui_test_set_is_dark (FALSE);
  snabel_ui_test_set_text_scale (1);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

typedef struct
{
  World      *world;
  const char *page;
} PageWait;

static gboolean
is_on_page (gpointer data)
{
  PageWait *wait = data;

  return g_strcmp0 (snabel_sign_in_dialog_get_page (SNABEL_SIGN_IN_DIALOG (wait->world->dialog)), wait->page) == 0;
}

static void
act (World      *world,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (world->dialog), action, NULL));
}

static void
reach (World      *world,
       const char *action,
       const char *page)
{
  PageWait wait = { world, page };

  act (world, action);
  snabel_test_wait_until (is_on_page, &wait);
  snabel_ui_test_wait_frame (GTK_WIDGET (world->window));
}

static gboolean
is_closed (gpointer data)
{
  return ((World *) data)->dialog == NULL;
}

static void
look_at (World      *world,
         const char *page)
{
  g_autofree char *name = g_strdup_printf ("sign-in-file-%s-%s", page, world->look);

  snabel_ui_test_render (world->window, name);
  snabel_ui_lint (GTK_WIDGET (world->dialog), name);
}

static SnabelPassphraseForm *
get_form (World *world)
{
  return SNABEL_PASSPHRASE_FORM (snabel_ui_test_find (GTK_WIDGET (world->dialog), SNABEL_TYPE_PASSPHRASE_FORM));
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

static gboolean
sees (World      *world,
      const char *text)
{
  return shows (GTK_WIDGET (world->dialog), text);
}

/* Signs in up to where there is no keyring. */
static void
reach_keyring (World *world)
{
  SnabelSignInDialog *dialog = snabel_sign_in_dialog_new (world->accounts);

  present (world, ADW_DIALOG (dialog));
  snabel_sign_in_dialog_set_typed (dialog, snabel_test_instance_get_base_uri (world->instance));
  reach (world, "sign-in.begin", "identity");
  reach (world, "sign-in.keep", "keyring");
}

static void
try_new (World      *world,
         const char *text,
         const char *again,
         const char *complaint)
{
  snabel_passphrase_form_set_texts (get_form (world), text, again);
  act (world, "sign-in.make-file");
  g_assert_true (sees (world, complaint));
}

static guint
count (World *world)
{
  return g_list_model_get_n_items (G_LIST_MODEL (world->accounts));
}

static void
keep_in_file (World *world)
{
  snabel_passphrase_form_set_texts (get_form (world), PASSPHRASE, PASSPHRASE);
  act (world, "sign-in.make-file");
  snabel_test_wait_until (is_closed, world);
  g_assert_cmpuint (count (world), ==, 1);
  g_assert_true (g_file_test (world->path, G_FILE_TEST_EXISTS));
}

static void
test_passphrase (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_auto(World) world = { NULL };

      world_open (&world, &looks[i]);
      reach_keyring (&world);
      look_at (&world, "choice");
      reach (&world, "sign-in.keep-in-file", "passphrase");
      look_at (&world, "new");
      try_new (&world, "short", "short", "Too short");
      try_new (&world, PASSPHRASE, "something else", "not the same");
      look_at (&world, "mismatch");
      g_assert_false (g_file_test (world.path, G_FILE_TEST_EXISTS));
      keep_in_file (&world);
    }
}

/* Back leads to the choice, where the sign-in still stands. */
static void
test_back (void)
{
  g_auto(World) world = { NULL };

  world_open (&world, &looks[0]);
  reach_keyring (&world);
  reach (&world, "sign-in.keep-in-file", "passphrase");
  snabel_passphrase_form_set_texts (get_form (&world), PASSPHRASE, PASSPHRASE);
  reach (&world, "sign-in.back", "keyring");
  g_assert_true (sees (&world, "Keyring Cannot Be Used"));
  reach (&world, "sign-in.keep-in-file", "passphrase");
  g_assert_cmpstr (snabel_passphrase_form_get_text (get_form (&world)), ==, "");
  reach (&world, "sign-in.back", "keyring");
  act (&world, "sign-in.keep-for-session");
  snabel_test_wait_until (is_closed, &world);
  g_assert_cmpuint (count (&world), ==, 1);
  g_assert_false (g_file_test (world.path, G_FILE_TEST_EXISTS));
}

static gboolean
is_revoked (gpointer data)
{
  return snabel_test_instance_count_requests (((World *) data)->instance, "POST", "/oauth/revoke") > 0;
}

/* Whoever closes the dialog while the passphrase is worked in has no file, no account and no token. */
static void
test_close (void)
{
  g_auto(World) world = { NULL };

  world_open (&world, &looks[0]);
  reach_keyring (&world);
  reach (&world, "sign-in.keep-in-file", "passphrase");
  snabel_passphrase_form_set_texts (get_form (&world), PASSPHRASE, PASSPHRASE);
  act (&world, "sign-in.make-file");
  adw_dialog_force_close (world.dialog);
  snabel_test_wait_until (is_revoked, &world);
  g_assert_cmpuint (count (&world), ==, 0);
  g_assert_false (g_file_test (world.path, G_FILE_TEST_EXISTS));
}

static gboolean
is_locked (gpointer data)
{
  g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (((World *) data)->accounts), 0);

  return session != NULL && snabel_session_get_state (session) == SNABEL_SESSION_LOCKED;
}

static gboolean
is_live (gpointer data)
{
  g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (((World *) data)->accounts), 0);

  return session != NULL && snabel_session_get_state (session) == SNABEL_SESSION_LIVE;
}

static void
begin_locked (World      *world,
              const Look *look)
{
  world_open (world, look);
  reach_keyring (world);
  reach (world, "sign-in.keep-in-file", "passphrase");
  keep_in_file (world);
  g_assert_true (wait_for (snabel_accounts_close (world->accounts)));
  g_clear_object (&world->accounts);
  make_vault (world);
  open_accounts (world);
  snabel_test_wait_until (is_locked, world);
}

static gboolean
is_refused (gpointer data)
{
  return sees (data, "not the passphrase");
}

static void
test_unlock (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_auto(World) world = { NULL };

      begin_locked (&world, &looks[i]);
      present (&world, snabel_unlock_dialog_new (world.platform->vault));
      look_at (&world, "unlock");
      snabel_unlock_dialog_set_typed (SNABEL_UNLOCK_DIALOG (world.dialog), "something else");
      act (&world, "unlock.open");
      snabel_test_wait_until (is_refused, &world);
      look_at (&world, "unlock-wrong");
      g_assert_true (is_locked (&world));
      snabel_unlock_dialog_set_typed (SNABEL_UNLOCK_DIALOG (world.dialog), PASSPHRASE);
      g_assert_false (is_refused (&world));
      act (&world, "unlock.open");
      snabel_test_wait_until (is_closed, &world);
      snabel_test_wait_until (is_live, &world);
    }
}

/* Nothing is waited for here: what the vault tells is told between two turns of the main loop. */
static void
wanted_cb (World *world)
{
  begin_present (world, snabel_unlock_dialog_new (world->platform->vault));
}

static gboolean
is_asked (gpointer data)
{
  return ((World *) data)->dialog != NULL;
}

/* Whoever closes it has refused, and whoever waits is told. */
static void
test_unlock_closed (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) session = NULL;
  DexFuture *work = NULL;

  begin_locked (&world, &looks[0]);
  session = g_list_model_get_item (G_LIST_MODEL (world.accounts), 0);
  g_signal_connect_swapped (world.platform->vault, "passphrase-wanted", G_CALLBACK (wanted_cb), &world);
  work = snabel_session_unlock (session);
  snabel_test_wait_until (is_asked, &world);
  snabel_ui_test_wait_frame (GTK_WIDGET (world.window));
  adw_dialog_force_close (world.dialog);
  g_assert_false (wait_for (work));
  snabel_test_wait_until (is_locked, &world);
  g_signal_handlers_disconnect_by_data (world.platform->vault, &world);
}

/* Signing in again where the passphrase is forgotten: another one, and another file. */
static void
test_forgotten (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_auto(World) world = { NULL };
      g_autoptr(SnabelSession) session = NULL;
      SnabelSignInDialog *dialog = NULL;

      begin_locked (&world, &looks[i]);
      session = g_list_model_get_item (G_LIST_MODEL (world.accounts), 0);
      dialog = snabel_sign_in_dialog_new_again (world.accounts, session);
      present (&world, ADW_DIALOG (dialog));
      snabel_sign_in_dialog_set_typed (dialog, snabel_test_instance_get_base_uri (world.instance));
      reach (&world, "sign-in.begin", "identity");
      reach (&world, "sign-in.keep", "keyring");
      g_assert_true (sees (&world, "Encrypted File Is Locked"));
      look_at (&world, "sealed");
      reach (&world, "sign-in.replace-file", "passphrase");
      look_at (&world, "forgotten");
      snabel_passphrase_form_set_texts (get_form (&world), "another passphrase", "another passphrase");
      act (&world, "sign-in.make-file");
      snabel_test_wait_until (is_closed, &world);
      snabel_test_wait_until (is_live, &world);
      g_assert_cmpuint (count (&world), ==, 1);
      make_vault (&world);
      snabel_vault_place (world.platform->vault, world.folder);
      g_assert_false (wait_for (snabel_vault_open (world.platform->vault, PASSPHRASE)));
      g_assert_true (wait_for (snabel_vault_open (world.platform->vault, "another passphrase")));
    }
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/sign-in-file/passphrase", test_passphrase);
  g_test_add_func ("/sign-in-file/back", test_back);
  g_test_add_func ("/sign-in-file/close", test_close);
  g_test_add_func ("/sign-in-file/unlock", test_unlock);
  g_test_add_func ("/sign-in-file/unlock-closed", test_unlock_closed);
  g_test_add_func ("/sign-in-file/forgotten", test_forgotten);

  return g_test_run ();
}
