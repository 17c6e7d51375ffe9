/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that signs in: each page, each way out of it, and nothing left when it closes. */
#include "snabel-test-browser.h"
#include "snabel-ui-lint.h"
#include "snabel-ui-test.h"

#include "sign-in/snabel-sign-in-dialog.h"
#include "sign-in/snabel-sign-in-form.h"
#include "sign-in/snabel-welcome-page.h"
#include "snabel-shy-secrets.h"

typedef struct
{
  const char *name;
  gboolean    is_dark;
  double      scale;
  int         width;
  int         height;
  gboolean    has_high_contrast;
} Look;

static const Look looks[] = {
  { "light", FALSE, 1, 800, 700 },
  { "dark", TRUE, 1, 800, 700 },
  { "narrow", FALSE, 1, 360, 640 },
  { "smallest", TRUE, 1, 360, 294 },
  { "large", FALSE, 1.5, 700, 800 },
  { "contrast", FALSE, 1, 800, 700, TRUE },
};

typedef struct
{
  char               *folder;
  SnabelPlatform     *platform;
  SnabelTestInstance *instance;
  SnabelTestBrowser  *browser;
  SnabelAccounts     *accounts;
  GtkWindow          *window;
  SnabelSignInDialog *dialog;
  SnabelSession      *session;
  const char         *look;
} World;

static gboolean
is_ended (gpointer data)
{
  return !dex_future_is_pending (data);
}

static void
wait_for_future (DexFuture *future)
{
  g_autoptr(GError) error = NULL;

  snabel_test_wait_until (is_ended, future);
  g_assert_true (dex_future_is_resolved (future));
  dex_unref (future);
}

static void
signed_in_cb (World         *world,
              SnabelSession *session)
{
  g_set_object (&world->session, session);
}

static void
present_dialog (World              *world,
                SnabelSignInDialog *dialog)
{
  world->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &world->dialog);
  g_signal_connect_swapped (dialog, "signed-in", G_CALLBACK (signed_in_cb), world);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (world->window));
  snabel_ui_test_wait_frame (GTK_WIDGET (world->window));
}

static void
world_open (World      *world,
            const Look *look)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelProfile) profile = NULL;

  world->look = look->name;
  world->folder = snabel_test_make_folder ();
  world->platform = snabel_test_platform_new ();
  world->instance = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  world->browser = snabel_test_browser_new (SNABEL_TEST_MOOD_DAWDLES);
  world->platform->launcher = SNABEL_LAUNCHER (g_object_ref (world->browser));
  g_clear_object (&world->platform->secrets);
  world->platform->secrets = snabel_shy_secrets_new ();
  snabel_test_instance_add_account (world->instance, "anna");
  snabel_test_instance_add_account (world->instance, "bo");
  snabel_test_instance_start (world->instance, 0, &error);
  g_assert_no_error (error);
  snabel_test_browser_set_account (world->browser, world->instance, "bo");
  profile = snabel_profile_open (world->folder, &error);
  g_assert_no_error (error);
  world->accounts = snabel_accounts_new (world->platform, profile);
  wait_for_future (snabel_accounts_open (world->accounts));
  snabel_ui_test_set_is_dark (look->is_dark);
  snabel_ui_test_set_has_high_contrast (look->has_high_contrast);
  snabel_ui_test_set_text_scale (look->scale);
  world->window = snabel_ui_test_present (snabel_welcome_page_new (), look->width, look->height);
  present_dialog (world, snabel_sign_in_dialog_new (world->accounts));
  snabel_sign_in_dialog_set_typed (world->dialog, snabel_test_instance_get_base_uri (world->instance));
}

static void
world_clear (World *world)
{
  snabel_ui_test_close (world->window);
  g_assert_null (world->dialog);
  g_clear_object (&world->session);
  wait_for_future (snabel_accounts_close (world->accounts));
  snabel_test_drain ();
  g_assert_finalize_object (g_steal_pointer (&world->accounts));
  g_clear_object (&world->browser);
  g_clear_object (&world->instance);
  g_clear_pointer (&world->platform, snabel_platform_unref);
  snabel_test_remove_folder (world->folder);
  g_clear_pointer (&world->folder, g_free);
  snabel_ui_test_set_is_dark (FALSE);
  snabel_ui_test_set_has_high_contrast (FALSE);
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

  return g_strcmp0 (snabel_sign_in_dialog_get_page (wait->world->dialog), wait->page) == 0;
}

static void
wait_for_page (World      *world,
               const char *page)
{
  PageWait wait = { world, page };

  snabel_test_wait_until (is_on_page, &wait);
}

static gboolean
is_closed (gpointer data)
{
  return ((World *) data)->dialog == NULL;
}

static void
act (World      *world,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (world->dialog), action, NULL));
}

static void
look_at (World      *world,
         const char *page)
{
  g_autofree char *name = g_strdup_printf ("sign-in-%s-%s", page, world->look);

  snabel_ui_test_render (world->window, name);
  snabel_ui_lint (GTK_WIDGET (world->dialog), name);
}

static void
type_code (World      *world,
           const char *code)
{
  GtkWidget *form = snabel_ui_test_find (GTK_WIDGET (world->dialog), SNABEL_TYPE_SIGN_IN_FORM);

  snabel_sign_in_form_set_text (SNABEL_SIGN_IN_FORM (form), code);
}

static char *
dup_code (World *world)
{
  g_autofree char *location = snabel_test_browser_approve (world->browser, snabel_test_browser_get_last_uri (world->browser));

  return g_strdup (strstr (location, "code=") + strlen ("code="));
}

/* From the first page to the account, by hand, past every page there is. */
static void
walk_through (const Look *look)
{
  g_auto(World) world = { NULL };
  g_autofree char        *code = NULL;
  const SnabelAccountRow *account = NULL;

  world_open (&world, look);
  look_at (&world, "server");
  act (&world, "sign-in.begin");
  wait_for_page (&world, "browser");
  look_at (&world, "browser");
  act (&world, "sign-in.use-code");
  wait_for_page (&world, "code");
  look_at (&world, "code");
  type_code (&world, "mistyped");
  act (&world, "sign-in.submit-code");
  wait_for_page (&world, "working");
  snabel_ui_test_render (world.window, "sign-in-working");
  wait_for_page (&world, "code");
  look_at (&world, "code-refused");
  code = dup_code (&world);
  type_code (&world, code);
  act (&world, "sign-in.submit-code");
  wait_for_page (&world, "identity");
  look_at (&world, "identity");
  snabel_shy_secrets_set_mood (world.platform->secrets, SNABEL_SECRETS_ERROR_LOCKED);
  act (&world, "sign-in.keep");
  wait_for_page (&world, "keyring");
  look_at (&world, "keyring");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world.accounts)), ==, 0);
  act (&world, "sign-in.unlock");
  snabel_test_wait_until (is_closed, &world);
  g_assert_nonnull (world.session);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world.accounts)), ==, 1);
  account = snabel_session_get_account (world.session);
  g_assert_true (g_str_has_prefix (account->handle, "bo@"));
}

static void
test_walk_through (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    walk_through (&looks[i]);
}

static void
test_in_browser (void)
{
  g_auto(World) world = { NULL };

  world_open (&world, &looks[0]);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_APPROVES);
  act (&world, "sign-in.begin");
  wait_for_page (&world, "identity");
  act (&world, "sign-in.keep");
  snabel_test_wait_until (is_closed, &world);
  g_assert_nonnull (world.session);
}

static void
test_errors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_auto(World) world = { NULL };

      world_open (&world, &looks[i]);
      snabel_sign_in_dialog_set_typed (world.dialog, "not an address");
      act (&world, "sign-in.begin");
      wait_for_page (&world, "server");
      look_at (&world, "server-error");
      snabel_sign_in_dialog_set_typed (world.dialog, snabel_test_instance_get_base_uri (world.instance));
      snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_DENIES);
      act (&world, "sign-in.begin");
      wait_for_page (&world, "error");
      look_at (&world, "error");
      snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_HAS_NO_BROWSER);
      act (&world, "sign-in.begin");
      wait_for_page (&world, "browser");
      snabel_test_drain ();
      look_at (&world, "no-browser");
      act (&world, "sign-in.back");
      g_assert_cmpstr (snabel_sign_in_dialog_get_page (world.dialog), ==, "server");
    }
}

static const char *
get_focused_action (World *world)
{
  GtkWidget *focus = gtk_window_get_focus (world->window);

  return GTK_IS_ACTIONABLE (focus) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)) : NULL;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* “Cancel” is there from the first moment to the browser's: whoever has come to it is not taken away from it. */
static void
test_focus_stays (void)
{
  g_auto(World) world = { NULL };
  guint n_moves = 0;

  world_open (&world, &looks[0]);
  act (&world, "sign-in.begin");
  g_assert_cmpstr (get_focused_action (&world), ==, "sign-in.back");
  g_signal_connect_swapped (world.window, "notify::focus-widget", G_CALLBACK (count_cb), &n_moves);
  wait_for_page (&world, "browser");
  snabel_ui_test_wait_frame (GTK_WIDGET (world.window));
  g_assert_cmpstr (get_focused_action (&world), ==, "sign-in.back");
  g_assert_cmpuint (n_moves, ==, 0);
}

/* What went wrong has a way on, and that is where the focus goes, though another button stays. */
static void
test_focus_follows (void)
{
  g_auto(World) world = { NULL };

  world_open (&world, &looks[0]);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_DENIES);
  act (&world, "sign-in.begin");
  wait_for_page (&world, "error");
  snabel_ui_test_wait_frame (GTK_WIDGET (world.window));
  g_assert_cmpstr (get_focused_action (&world), ==, "sign-in.begin");

  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_APPROVES);
  snabel_shy_secrets_set_mood (world.platform->secrets, SNABEL_SECRETS_ERROR_LOCKED);
  act (&world, "sign-in.begin");
  wait_for_page (&world, "identity");
  act (&world, "sign-in.keep");
  wait_for_page (&world, "keyring");
  snabel_ui_test_wait_frame (GTK_WIDGET (world.window));
  g_assert_cmpstr (get_focused_action (&world), ==, "sign-in.unlock");
}

static gboolean
is_revoked (gpointer data)
{
  return snabel_test_instance_count_requests (((World *) data)->instance, "POST", "/oauth/revoke") > 0;
}

/* Whoever closes the dialog in front of the account has not kept it. */
static void
test_close_before_keeping (void)
{
  g_auto(World) world = { NULL };

  world_open (&world, &looks[0]);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_APPROVES);
  act (&world, "sign-in.begin");
  wait_for_page (&world, "identity");
  adw_dialog_force_close (ADW_DIALOG (world.dialog));
  snabel_test_wait_until (is_revoked, &world);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world.accounts)), ==, 0);
  g_assert_null (world.session);
}

static gboolean
was_asked (gpointer data)
{
  return snabel_shy_secrets_was_asked (((World *) data)->platform->secrets);
}

static gboolean
has_account (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (((World *) data)->accounts)) > 0;
}

static gboolean
offers (GtkWidget  *widget,
        const char *action)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (offers (child, action))
      return TRUE;

  return FALSE;
}

/* Whoever closes it behind that decision has an account that works, however long the keyring took. */
static void
test_close_while_keeping (void)
{
  g_auto(World) world = { NULL };

  world_open (&world, &looks[0]);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_APPROVES);
  act (&world, "sign-in.begin");
  wait_for_page (&world, "identity");
  snabel_ui_test_wait_frame (GTK_WIDGET (world.window));
  g_assert_true (offers (GTK_WIDGET (world.dialog), "sign-in.back"));
  snabel_shy_secrets_keep_silent (world.platform->secrets);
  act (&world, "sign-in.keep");
  snabel_test_wait_until (was_asked, &world);
  g_assert_cmpstr (snabel_sign_in_dialog_get_page (world.dialog), ==, "working");
  snabel_ui_test_wait_frame (GTK_WIDGET (world.window));
  g_assert_false (offers (GTK_WIDGET (world.dialog), "sign-in.back"));
  act (&world, "sign-in.back");
  g_assert_cmpstr (snabel_sign_in_dialog_get_page (world.dialog), ==, "working");
  adw_dialog_force_close (ADW_DIALOG (world.dialog));
  snabel_test_drain ();
  snabel_shy_secrets_speak (world.platform->secrets);
  snabel_test_wait_until (has_account, &world);
  g_assert_cmpuint (snabel_test_instance_count_requests (world.instance, "POST", "/oauth/revoke"), ==, 0);
}

static void
test_without_keyring (void)
{
  g_auto(World) world = { NULL };

  world_open (&world, &looks[1]);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_APPROVES);
  snabel_shy_secrets_set_mood (world.platform->secrets, SNABEL_SECRETS_ERROR_ABSENT);
  act (&world, "sign-in.begin");
  wait_for_page (&world, "identity");
  act (&world, "sign-in.keep");
  wait_for_page (&world, "keyring");
  look_at (&world, "keyring-absent");
  act (&world, "sign-in.keep-for-session");
  snabel_test_wait_until (is_closed, &world);
  g_assert_nonnull (world.session);
}

/* Signing in again finds the account it is for, and says so when it is another. */
static void
test_again (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) first = NULL;

  world_open (&world, &looks[0]);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_APPROVES);
  act (&world, "sign-in.begin");
  wait_for_page (&world, "identity");
  act (&world, "sign-in.keep");
  snabel_test_wait_until (is_closed, &world);
  first = g_steal_pointer (&world.session);

  present_dialog (&world, snabel_sign_in_dialog_new_again (world.accounts, first));
  snabel_test_browser_set_account (world.browser, world.instance, "anna");
  act (&world, "sign-in.begin");
  wait_for_page (&world, "identity");
  look_at (&world, "identity-other");
  act (&world, "sign-in.reject");
  g_assert_cmpstr (snabel_sign_in_dialog_get_page (world.dialog), ==, "server");
  snabel_test_browser_set_account (world.browser, world.instance, "bo");
  act (&world, "sign-in.begin");
  wait_for_page (&world, "identity");
  act (&world, "sign-in.keep");
  snabel_test_wait_until (is_closed, &world);
  g_assert_true (world.session == first);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world.accounts)), ==, 1);
}

static void
test_welcome (void)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) sign_in = g_simple_action_new ("sign-in", NULL);

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (sign_in));
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *name = g_strconcat ("welcome-", looks[i].name, NULL);
      GtkWindow       *window = NULL;

      snabel_ui_test_set_is_dark (looks[i].is_dark);
      snabel_ui_test_set_text_scale (looks[i].scale);
      window = snabel_ui_test_present (snabel_welcome_page_new (), looks[i].width, looks[i].height);
      gtk_widget_insert_action_group (GTK_WIDGET (window), "app", G_ACTION_GROUP (actions));
      snabel_ui_test_render (window, name);
      snabel_ui_test_close (window);
    }
  snabel_ui_test_set_text_scale (1);
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/sign-in-dialog/walk-through", test_walk_through);
  g_test_add_func ("/sign-in-dialog/in-browser", test_in_browser);
  g_test_add_func ("/sign-in-dialog/errors", test_errors);
  g_test_add_func ("/sign-in-dialog/focus-stays", test_focus_stays);
  g_test_add_func ("/sign-in-dialog/focus-follows", test_focus_follows);
  g_test_add_func ("/sign-in-dialog/close-before-keeping", test_close_before_keeping);
  g_test_add_func ("/sign-in-dialog/close-while-keeping", test_close_while_keeping);
  g_test_add_func ("/sign-in-dialog/without-keyring", test_without_keyring);
  g_test_add_func ("/sign-in-dialog/again", test_again);
  g_test_add_func ("/sign-in-dialog/welcome", test_welcome);

  return g_test_run ();
}
