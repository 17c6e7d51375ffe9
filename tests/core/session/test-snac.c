/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day on a real server: sign in, read home, favourite, post, answer. */
#include "session/accounts/snabel-accounts.h"
#include "session/actions/snabel-actions.h"
#include "session/outbox/snabel-outbox.h"
#include "session/sign-in/snabel-sign-in.h"
#include "snabel-fake-clock.h"
#include "snabel-test.h"
#include "snac-server.h"

#define SALLYS_WORDS "A pear fell on the shed"
#define HARRYS_WORDS "The ladder stands ready"
#define HARRYS_REPLY "Leave some for the wasps"

typedef struct
{
  SnacServer     *server;
  SnabelPlatform *platform;
  char           *folder;
  SnabelAccounts *accounts;
  SnabelSession  *session;
  SnabelOutbox   *outbox;
  char           *sallys_uri;
} World;

static gboolean
is_settled (gpointer data)
{
  return !dex_future_is_pending (data);
}

/* Waits for @work, which must resolve. */
static const GValue *
settle (DexFuture *work)
{
  g_autoptr(GError) error = NULL;
  const GValue *value;

  snabel_test_wait_until (is_settled, work);
  value = dex_future_get_value (work, &error);
  g_assert_no_error (error);

  return value;
}

static void
start_world (World       *world,
             SnabelClock *clock)
{
  g_autoptr(SnabelProfile) profile = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(DexFuture) opening = NULL;
  g_autoptr(DexFuture) opening_outbox = NULL;

  world->server = snac_server_new ();
  snac_server_add_user (world->server, "harry");
  snac_server_add_user (world->server, "sally");
  snac_server_follow (world->server, "harry", "sally");
  snac_server_start (world->server);
  world->sallys_uri = snac_server_post (world->server, "sally", SALLYS_WORDS);
  snac_server_show (world->server, "harry", world->sallys_uri);

  world->platform = snabel_test_platform_new ();
  g_set_object (&world->platform->clock, clock);
  world->platform->launcher = snac_browser_new (world->server, "harry");
  world->folder = snabel_test_make_folder ();
  profile = snabel_profile_open (world->folder, &error);
  g_assert_no_error (error);
  world->accounts = snabel_accounts_new (world->platform, profile);
  opening = snabel_accounts_open (world->accounts);
  settle (opening);
  world->outbox = snabel_outbox_new (world->platform, world->accounts);
  opening_outbox = snabel_outbox_open (world->outbox);
  settle (opening_outbox);
}

static void
end_world (World *world)
{
  g_autoptr(DexFuture) closing = NULL;

  snabel_outbox_close (world->outbox);
  snabel_test_let_go (g_steal_pointer (&world->outbox));
  closing = snabel_accounts_close (world->accounts);
  settle (closing);
  g_clear_object (&world->session);
  snabel_test_let_go (g_steal_pointer (&world->accounts));
  g_clear_pointer (&world->platform, snabel_platform_unref);
  snabel_test_let_go (g_steal_pointer (&world->server));
  snabel_test_remove_folder (world->folder);
  g_clear_pointer (&world->folder, g_free);
  g_clear_pointer (&world->sallys_uri, g_free);
}

static void
sign_in (World *world)
{
  g_autoptr(SnabelSignIn) attempt = snabel_sign_in_new (world->platform);
  g_autoptr(DexFuture) running = snabel_sign_in_run (attempt, snac_server_get_base_uri (world->server));
  const SnabelSignInResult *result = g_value_get_boxed (settle (running));
  g_autofree char          *handle = g_strconcat ("harry@", snac_server_get_domain (world->server), NULL);
  g_autoptr(DexFuture) adding = NULL;

  g_assert_cmpstr (result->handle, ==, handle);
  g_assert_cmpstr (result->base_uri, ==, snac_server_get_base_uri (world->server));
  adding = snabel_accounts_add (world->accounts, result, SNABEL_KEEP_TOKEN_IN_KEYRING);
  settle (adding);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world->accounts)), ==, 1);
  world->session = g_list_model_get_item (G_LIST_MODEL (world->accounts), 0);
}

/* snac names a streaming server that it does not have. */
static gboolean
is_polling (gpointer data)
{
  return snabel_session_get_state (data) == SNABEL_SESSION_POLLING;
}

static SnabelStatus *
find_sallys (World *world)
{
  SnabelTimeline *home = snabel_feed_get_timeline (snabel_session_get_home (world->session));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (home)); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (home), i);
      SnabelStatus *status = snabel_entry_get_status (entry);

      if (status != NULL && g_strcmp0 (status->uri, world->sallys_uri) == 0)
        return status;
    }

  return NULL;
}

static void
read_home (World *world)
{
  SnabelStatus *status;

  snabel_test_wait_until (is_polling, world->session);
  status = find_sallys (world);
  g_assert_nonnull (status);
  g_assert_nonnull (strstr (status->content, SALLYS_WORDS));
  g_assert_cmpstr (status->account->username, ==, "sally");
}

static void
favourite (World *world)
{
  SnabelStatus *status = find_sallys (world);
  g_autoptr(DexFuture) favouriting = NULL;

  g_assert_cmpuint (snac_server_count_likes (world->server, world->sallys_uri), ==, 0);
  favouriting = snabel_session_set_favourited (world->session, status, TRUE);
  settle (favouriting);
  g_assert_true (status->favourited);
  g_assert_cmpuint (snac_server_count_likes (world->server, world->sallys_uri), ==, 1);
}

static gboolean
is_sent (gpointer data)
{
  return g_list_model_get_n_items (data) == 0;
}

static void
send_words (World      *world,
            const char *text,
            const char *in_reply_to_uri,
            const char *in_reply_to_id)
{
  g_autoptr(SnabelDraft) draft = snabel_draft_new ();
  g_autoptr(DexFuture) sending = NULL;

  draft->id = g_uuid_string_random ();
  draft->account_keys = g_strsplit (snabel_session_get_key (world->session), " ", -1);
  draft->text = g_strdup (text);
  draft->visibility = g_strdup ("public");
  draft->in_reply_to_uri = g_strdup (in_reply_to_uri);
  draft->in_reply_to_id = g_strdup (in_reply_to_id);
  sending = snabel_outbox_send (world->outbox, draft);
  settle (sending);
  snabel_test_wait_until (is_sent, world->outbox);
}

static void
post (World *world)
{
  g_autofree char *uri = NULL;
  g_autofree char *answered = NULL;

  send_words (world, HARRYS_WORDS, NULL, NULL);
  uri = snac_server_find_post (world->server, HARRYS_WORDS, &answered);
  g_assert_nonnull (uri);
  g_assert_null (answered);
}

static void
reply (World *world)
{
  SnabelStatus    *status = find_sallys (world);
  g_autofree char *uri = NULL;
  g_autofree char *answered = NULL;

  send_words (world, HARRYS_REPLY, status->uri, status->id);
  uri = snac_server_find_post (world->server, HARRYS_REPLY, &answered);
  g_assert_nonnull (uri);
  g_assert_cmpstr (answered, ==, world->sallys_uri);
}

static void
test_day (void)
{
  g_autoptr(SnabelClock) clock = snabel_system_clock_new ();
  World world = { 0 };

  if (!snac_server_is_installed ())
    {
      g_test_skip ("there is no snac on this machine");
      return;
    }
  start_world (&world, clock);
  sign_in (&world);
  read_home (&world);
  favourite (&world);
  post (&world);
  reply (&world);
  end_world (&world);
}

static gboolean
shows_sallys (gpointer world)
{
  return find_sallys (world) != NULL;
}

static gboolean
tick_cb (gpointer clock)
{
  snabel_fake_clock_advance (clock, G_USEC_PER_SEC);

  return G_SOURCE_CONTINUE;
}

/* What sally writes next comes within the minutes that pass, without a hand's turn; so does what she writes after that. */
static void
test_polling (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  World world = { 0 };
  guint tick;

  if (!snac_server_is_installed ())
    {
      g_test_skip ("there is no snac on this machine");
      return;
    }
  start_world (&world, clock);
  sign_in (&world);
  tick = g_timeout_add (10, tick_cb, clock);
  snabel_test_wait_until (is_polling, world.session);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("Pear number %u", i);

      g_free (world.sallys_uri);
      world.sallys_uri = snac_server_post (world.server, "sally", text);
      snac_server_show (world.server, "harry", world.sallys_uri);
      snabel_test_wait_until (shows_sallys, &world);
      g_assert_nonnull (strstr (find_sallys (&world)->content, text));
    }
  snabel_test_wait_until (is_polling, world.session);
  g_source_remove (tick);
  end_world (&world);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/snac/day", test_day);
  g_test_add_func ("/snac/polling", test_polling);

  return g_test_run ();
}
