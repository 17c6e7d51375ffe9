/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets up a server and a signed-in profile, and waits for what happens between them. */
#include "snabel-test-world.h"

#include "text/snabel-html.h"

static gboolean
is_done (gpointer data)
{
  return !dex_future_is_pending (data);
}

/**
 * snabel_test_world_wait:
 * @work: (transfer full): must resolve
 */
void
snabel_test_world_wait (DexFuture *work)
{
  g_autoptr(DexFuture) owned = work;
  g_autoptr(GError) error = NULL;

  snabel_test_wait_until (is_done, owned);
  dex_future_get_value (owned, &error);
  g_assert_no_error (error);
}

static void
open_accounts (SnabelTestWorld *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelProfile) profile = snabel_profile_open (self->folder, &error);

  g_assert_no_error (error);
  self->accounts = snabel_accounts_new (self->platform, profile);
  snabel_test_world_wait (snabel_accounts_open (self->accounts));
}

static void
close_accounts (SnabelTestWorld *self)
{
  snabel_test_world_wait (snabel_accounts_close (self->accounts));
  snabel_test_drain ();
  snabel_test_let_go (g_steal_pointer (&self->accounts));
}

/**
 * snabel_test_world_open:
 *
 * Starts a server of that manner with ada, who follows bo, and an empty profile.
 */
void
snabel_test_world_open (SnabelTestWorld *self,
                        SnabelTestManner manner)
{
  g_autoptr(GError) error = NULL;

  self->instance = snabel_test_instance_new (manner);
  snabel_test_instance_add_account (self->instance, "ada");
  snabel_test_instance_add_account (self->instance, "bo");
  snabel_test_instance_follow (self->instance, "ada", "bo");
  snabel_test_instance_start (self->instance, 0, &error);
  g_assert_no_error (error);
  self->platform = snabel_test_platform_new ();
  self->folder = snabel_test_make_folder ();
  open_accounts (self);
}

/**
 * snabel_test_world_reopen:
 *
 * Ends the program and starts it again: the server and the secrets stay.
 */
void
snabel_test_world_reopen (SnabelTestWorld *self)
{
  close_accounts (self);
  open_accounts (self);
}

/**
 * snabel_test_world_close:
 *
 * Ends everything and leaves nothing behind.
 */
void
snabel_test_world_close (SnabelTestWorld *self)
{
  close_accounts (self);
  snabel_test_instance_stop (self->instance);
  snabel_test_drain ();
  g_clear_object (&self->instance);
  g_clear_pointer (&self->platform, snabel_platform_unref);
  snabel_test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

/**
 * snabel_test_world_sign_in:
 *
 * Signs in without the consent page; tests of the sign-in do it themselves.
 *
 * Returns: (transfer none): the session
 */
SnabelSession *
snabel_test_world_sign_in (SnabelTestWorld *self,
                           const char      *acct)
{
  g_autofree char *token = snabel_test_instance_sign_in (self->instance, acct, "read write push");
  g_autoptr(SnabelSignInResult) result = snabel_sign_in_result_new ();
  GListModel *model = G_LIST_MODEL (self->accounts);
  g_autoptr(SnabelSession) session = NULL;

  result->base_uri = g_strdup (snabel_test_instance_get_base_uri (self->instance));
  result->domain = g_strdup (snabel_test_instance_get_account_domain (self->instance));
  result->handle = g_strdup_printf ("%s@%s", acct, result->domain);
  result->account_id = g_strdup (acct);
  result->credentials = snabel_credentials_new (token, NULL, "client", "secret", "read write push");
  snabel_test_world_wait (snabel_accounts_add (self->accounts, result, SNABEL_KEEP_TOKEN_IN_KEYRING));
  session = g_list_model_get_item (model, g_list_model_get_n_items (model) - 1);

  return session;
}

typedef struct
{
  SnabelSession     *session;
  SnabelSessionState state;
} Wanted;

static gboolean
has_state (gpointer data)
{
  Wanted *wanted = data;

  return snabel_session_get_state (wanted->session) == wanted->state;
}

static gboolean
tick_cb (gpointer user_data)
{
  snabel_fake_clock_advance (user_data, G_USEC_PER_SEC / 4);

  return G_SOURCE_CONTINUE;
}

/**
 * snabel_test_world_wait_state:
 *
 * Waits until @session is in @state. The fake clock runs meanwhile, 25 times as fast as a real one:
 * back-offs pass, but no deadline of a request that is answered.
 */
void
snabel_test_world_wait_state (SnabelSession     *session,
                              SnabelSessionState state)
{
  Wanted wanted = { session, state };
  guint  tick = g_timeout_add (10, tick_cb, snabel_session_get_platform (session)->clock);

  snabel_test_wait_until (has_state, &wanted);
  g_source_remove (tick);
}

/**
 * snabel_test_world_describe:
 *
 * Returns: (transfer full): the texts of @feed from the top, a bar for a gap: "c b | a"
 */
char *
snabel_test_world_describe (SnabelFeed *feed)
{
  GListModel *model = G_LIST_MODEL (snabel_feed_get_timeline (feed));
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (model, i);
      SnabelStatus *status = snabel_entry_get_status (entry);
      g_autoptr(SnabelRichText) rich = status != NULL ? snabel_html_to_rich_text (snabel_status_get_shown (status)->content) : NULL;

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", rich != NULL ? rich->text : "|");
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
