/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The switcher of accounts: whom it shows, whom it lists, and the question before one goes. */
#include "snabel-shy-secrets.h"
#include "snabel-test-browser.h"
#include "snabel-ui-test.h"

#include "accounts/snabel-account-button.h"
#include "accounts/snabel-account-card.h"
#include "accounts/snabel-account-item.h"
#include "accounts/snabel-account-removal.h"
#include "accounts/snabel-account-words.h"
#include "session/sign-in/snabel-sign-in.h"

typedef struct
{
  char               *folder;
  SnabelPlatform     *platform;
  SnabelTestInstance *instance;
  SnabelTestBrowser  *browser;
  SnabelAccounts     *accounts;
  GtkWindow          *window;
  GtkWidget          *button;
} World;

static gboolean
is_ended (gpointer data)
{
  return !dex_future_is_pending (data);
}

/* Returns a copy of what it resolved to. */
static void
wait_for (DexFuture *future,
          GValue    *copy)
{
  g_autoptr(DexFuture) held = future;
  g_autoptr(GError) error = NULL;
  const GValue *value = NULL;

  snabel_test_wait_until (is_ended, held);
  value = dex_future_get_value (held, &error);
  g_assert_no_error (error);
  if (copy != NULL)
    {
      g_value_init (copy, G_VALUE_TYPE (value));
      g_value_copy (value, copy);
    }
}

static void
sign_in (World      *world,
         const char *acct)
{
  g_autoptr(SnabelSignIn) sign_in = snabel_sign_in_new (world->platform);
  g_auto(GValue) result = G_VALUE_INIT;

  snabel_test_browser_set_account (world->browser, world->instance, acct);
  wait_for (snabel_sign_in_run (sign_in, snabel_test_instance_get_base_uri (world->instance)), &result);
  wait_for (snabel_accounts_add (world->accounts, g_value_get_boxed (&result), SNABEL_KEEP_TOKEN_IN_KEYRING), NULL);
}

static void
world_open (World *world)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelProfile) profile = NULL;

  world->folder = snabel_test_make_folder ();
  world->platform = snabel_test_platform_new ();
  g_clear_object (&world->platform->secrets);
  world->platform->secrets = snabel_shy_secrets_new ();
  world->instance = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  world->browser = snabel_test_browser_new (SNABEL_TEST_MOOD_APPROVES);
  world->platform->launcher = SNABEL_LAUNCHER (g_object_ref (world->browser));
  snabel_test_instance_add_account (world->instance, "anna");
  snabel_test_instance_add_account (world->instance, "bo");
  snabel_test_instance_start (world->instance, 0, &error);
  g_assert_no_error (error);
  profile = snabel_profile_open (world->folder, &error);
  world->accounts = snabel_accounts_new (world->platform, profile);
  wait_for (snabel_accounts_open (world->accounts), NULL);
  sign_in (world, "anna");
  sign_in (world, "bo");
  world->button = snabel_account_button_new (world->accounts);
  gtk_widget_set_valign (world->button, GTK_ALIGN_START);
  world->window = snabel_ui_test_present (world->button, 360, 500);
}

static void
world_clear (World *world)
{
  snabel_ui_test_close (world->window);
  wait_for (snabel_accounts_close (world->accounts), NULL);
  snabel_test_drain ();
  g_assert_finalize_object (g_steal_pointer (&world->accounts));
  g_clear_object (&world->browser);
  g_clear_object (&world->instance);
  g_clear_pointer (&world->platform, snabel_platform_unref);
  snabel_test_remove_folder (world->folder);
  g_clear_pointer (&world->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static SnabelSession *
dup_session (World *world,
             guint  position)
{
  return g_list_model_get_item (G_LIST_MODEL (world->accounts), position);
}

static guint
count (World *world)
{
  return g_list_model_get_n_items (G_LIST_MODEL (world->accounts));
}

static gboolean
is_live (gpointer data)
{
  SnabelSessionState state = snabel_session_get_state (data);

  return state == SNABEL_SESSION_LIVE || state == SNABEL_SESSION_POLLING;
}

static void
count_cb (guint *n_notified)
{
  (*n_notified)++;
}

static void
test_session (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) anna = NULL;
  guint n_notified = 0;

  world_open (&world);
  anna = dup_session (&world, 0);
  snabel_test_wait_until (is_live, anna);
  g_signal_connect_swapped (world.button, "notify::session", G_CALLBACK (count_cb), &n_notified);
  g_object_set (world.button, "session", anna, NULL);
  snabel_account_button_set_session (SNABEL_ACCOUNT_BUTTON (world.button), anna);
  g_assert_cmpuint (n_notified, ==, 1);
  snabel_ui_test_render (world.window, "account-button");
  snabel_account_button_set_session (SNABEL_ACCOUNT_BUTTON (world.button), NULL);
  g_assert_null (snabel_account_button_get_session (SNABEL_ACCOUNT_BUTTON (world.button)));
}

static GtkListBoxRow *
open_list (World *world,
           int    index)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (snabel_ui_test_find (world->button, GTK_TYPE_MENU_BUTTON));
  GtkWidget     *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));

  gtk_menu_button_popup (button);
  snabel_ui_test_wait_frame (GTK_WIDGET (world->window));

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (snabel_ui_test_find (popover, GTK_TYPE_LIST_BOX)), index);
}

/* The mark that is seen; it takes its room beside every account. */
static gboolean
is_marked (GtkListBoxRow *row)
{
  GtkWidget *menu = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));

  return gtk_widget_get_opacity (gtk_widget_get_prev_sibling (menu)) > 0;
}

static void
test_switch (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) bo = NULL;
  GtkListBoxRow *row = NULL;

  world_open (&world);
  bo = dup_session (&world, 1);
  row = open_list (&world, 1);
  g_assert_true (snabel_account_item_get_session (SNABEL_ACCOUNT_ITEM (row)) == bo);
  g_assert_false (is_marked (row));
  g_signal_emit_by_name (gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_LIST_BOX), "row-activated", row);
  g_assert_true (snabel_account_button_get_session (SNABEL_ACCOUNT_BUTTON (world.button)) == bo);
  g_assert_true (is_marked (row));
  g_assert_false (is_marked (open_list (&world, 0)));
}

/* The colours, side by side, in light and dark. */
static void
test_colours (void)
{
  for (guint is_dark = 0; is_dark < 2; is_dark++)
    {
      g_auto(World) world = { NULL };
      GtkWidget *list = NULL;
      GtkWindow *window = NULL;

      world_open (&world);
      list = gtk_list_box_new ();
      gtk_widget_add_css_class (list, "account-list");
      for (int i = 0; i < SNABEL_N_ACCOUNT_COLOURS; i++)
        {
          g_autoptr(SnabelSession) session = dup_session (&world, i % 2);
          g_autoptr(SnabelAccountRow) account = snabel_account_row_copy (snabel_session_get_account (session));
          g_autoptr(SnabelSession) painted = NULL;

          account->colour = i;
          painted = snabel_session_new (world.platform, snabel_accounts_get_words (world.accounts),
                                        snabel_accounts_get_cache (world.accounts), account);
          gtk_list_box_append (GTK_LIST_BOX (list), snabel_account_item_new (world.accounts, painted));
        }
      snabel_ui_test_set_is_dark (is_dark == 1);
      window = snabel_ui_test_present (list, 360, 640);
      snabel_ui_test_render (window, is_dark == 1 ? "account-colours-dark" : "account-colours-light");
      snabel_ui_test_close (window);
      snabel_ui_test_set_is_dark (FALSE);
    }
}

static gboolean
is_one_left (gpointer data)
{
  return count (data) == 1;
}

static gboolean
is_revoked (gpointer data)
{
  World *world = data;

  return snabel_test_instance_count_requests (world->instance, "POST", "/oauth/revoke") == 1;
}

static void
test_removal (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) anna = NULL;
  AdwDialog *question = NULL;

  world_open (&world);
  anna = dup_session (&world, 0);
  question = snabel_account_removal_new (world.accounts, anna);
  snabel_account_button_set_session (SNABEL_ACCOUNT_BUTTON (world.button), anna);
  adw_dialog_present (question, GTK_WIDGET (world.window));
  snabel_ui_test_wait_frame (GTK_WIDGET (world.window));
  snabel_ui_test_render (world.window, "account-removal");
  adw_dialog_force_close (question);
  snabel_test_drain ();
  g_assert_cmpuint (count (&world), ==, 2);

  question = snabel_account_removal_new (world.accounts, anna);
  adw_dialog_present (question, GTK_WIDGET (world.window));
  g_signal_emit_by_name (question, "response", "remove");
  adw_dialog_force_close (question);
  snabel_test_wait_until (is_one_left, &world);
  snabel_test_wait_until (is_revoked, &world);
}

static gboolean
has_report (gpointer data)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (data);

  return dialog != NULL && !adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "remove");
}

static gboolean
has_no_dialog (gpointer data)
{
  return adw_window_get_visible_dialog (data) == NULL;
}

static gboolean
has_one_secret (gpointer data)
{
  return snabel_shy_secrets_get_n_secrets (data) == 1;
}

/* Removes the first account in a window that shows what comes of it. */
static AdwAlertDialog *
remove_first (World     *world,
              AdwWindow *window)
{
  g_autoptr(SnabelSession) first = dup_session (world, 0);
  AdwDialog *question = snabel_account_removal_new (world->accounts, first);

  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (question, GTK_WIDGET (window));
  g_signal_emit_by_name (question, "response", "remove");
  adw_dialog_force_close (question);
  snabel_test_wait_until (has_report, window);

  return ADW_ALERT_DIALOG (adw_window_get_visible_dialog (window));
}

/* The keyring is locked: that is said, with a way out that works. */
static void
test_removal_locked (void)
{
  g_auto(World) world = { NULL };
  AdwWindow      *window = NULL;
  AdwAlertDialog *report = NULL;

  world_open (&world);
  window = ADW_WINDOW (adw_window_new ());
  snabel_shy_secrets_set_mood (world.platform->secrets, SNABEL_SECRETS_ERROR_LOCKED);
  report = remove_first (&world, window);
  g_assert_cmpuint (count (&world), ==, 1);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (report), "keyring is locked"));
  g_assert_cmpuint (snabel_shy_secrets_get_n_secrets (world.platform->secrets), ==, 2);
  g_signal_emit_by_name (report, "response", "retry");
  adw_dialog_force_close (ADW_DIALOG (report));
  snabel_test_wait_until (has_one_secret, world.platform->secrets);
  snabel_test_drain ();
  g_assert_true (has_no_dialog (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The server does not answer: the account goes all the same, and the person knows what counts there. */
static void
test_removal_without_server (void)
{
  g_auto(World) world = { NULL };
  AdwWindow      *window = NULL;
  AdwAlertDialog *report = NULL;

  world_open (&world);
  window = ADW_WINDOW (adw_window_new ());
  snabel_test_instance_stop (world.instance);
  report = remove_first (&world, window);
  g_assert_cmpuint (count (&world), ==, 1);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (report), "authorized apps"));
  adw_dialog_force_close (ADW_DIALOG (report));
  snabel_test_wait_until (has_no_dialog, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
needs_sign_in (gpointer data)
{
  return snabel_session_get_state (data) == SNABEL_SESSION_NEEDS_SIGN_IN;
}

static void
test_words (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) anna = NULL;
  g_autofree char *live = NULL;
  g_autofree char *lost = NULL;

  world_open (&world);
  anna = dup_session (&world, 0);
  snabel_test_wait_until (is_live, anna);
  live = snabel_account_words_dup_state (anna);
  g_assert_cmpstr (live, ==, "Connected, live");
  snabel_test_instance_revoke_tokens (world.instance);
  snabel_session_retry (anna);
  snabel_test_wait_until (needs_sign_in, anna);
  lost = snabel_account_words_dup_state (anna);
  g_assert_cmpstr (lost, ==, "Needs to sign in");
  g_assert_cmpstr (snabel_account_words_get_icon_name (anna), ==, "dialog-password-symbolic");
}

static gboolean
polls (gpointer data)
{
  return snabel_session_get_state (data) == SNABEL_SESSION_POLLING;
}

/* What is chosen in the account's menu holds, and is said. */
static void
test_mode (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) anna = NULL;
  g_autoptr(GtkWidget) item = NULL;
  g_autofree char *calm = NULL;
  g_autofree char *by_hand = NULL;
  g_autofree char *mode = NULL;

  world_open (&world);
  anna = dup_session (&world, 0);
  snabel_test_wait_until (is_live, anna);
  item = g_object_ref_sink (snabel_account_item_new (world.accounts, anna));
  g_assert_true (gtk_widget_activate_action (item, "account.mode", "s", "polled"));
  snabel_test_wait_until (polls, anna);
  calm = snabel_account_words_dup_state (anna);
  g_assert_cmpstr (calm, ==, "Connected, looks every 5 minutes");

  snabel_session_set_mode (anna, SNABEL_MODE_BY_HAND);
  g_object_get (item, "mode", &mode, NULL);
  g_assert_cmpstr (mode, ==, "by-hand");
  by_hand = snabel_account_words_dup_state (anna);
  g_assert_cmpstr (by_hand, ==, "Looks only when you refresh");
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/account-button/session", test_session);
  g_test_add_func ("/account-button/switch", test_switch);
  g_test_add_func ("/account-button/colours", test_colours);
  g_test_add_func ("/account-button/removal", test_removal);
  g_test_add_func ("/account-button/removal-locked", test_removal_locked);
  g_test_add_func ("/account-button/removal-without-server", test_removal_without_server);
  g_test_add_func ("/account-button/words", test_words);
  g_test_add_func ("/account-button/mode", test_mode);

  return g_test_run ();
}
