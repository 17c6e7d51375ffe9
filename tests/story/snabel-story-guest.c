/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A further account, on a server of its own. */
#include "snabel-story-guest.h"

#include "base/snabel-async.h"

static gboolean
is_there (SnabelStory *story,
          gpointer     user_data)
{
  SnabelStoryGuest *self = user_data;
  GListModel       *accounts = G_LIST_MODEL (snabel_app_get_accounts (story->app));
  g_autoptr(SnabelSession) last = g_list_model_get_item (accounts, g_list_model_get_n_items (accounts) - 1);

  if (g_strcmp0 (snabel_session_get_account (last)->base_uri, snabel_test_instance_get_base_uri (self->instance)) != 0)
    return FALSE;
  g_set_object (&self->session, last);

  return snabel_session_get_state (last) == SNABEL_SESSION_LIVE;
}

/**
 * snabel_story_guest_sign_in:
 * @manner: whose habits the server has
 * @name: who it is there
 *
 * Starts a server, puts @name there into the list of accounts, and waits until it is connected.
 *
 * Returns: whether it came to that
 */
gboolean
snabel_story_guest_sign_in (SnabelStoryGuest *self,
                            SnabelStory      *story,
                            SnabelTestManner  manner,
                            const char       *name,
                            const char       *display_name)
{
  g_autoptr(SnabelSignInResult) result = NULL;

  self->instance = snabel_test_instance_new (manner);
  if (!snabel_test_instance_start (self->instance, 0, NULL))
    return FALSE;
  result = snabel_story_make_result (self->instance, name, display_name);
  snabel_detach ("sign in", snabel_accounts_add (snabel_app_get_accounts (story->app), result, SNABEL_KEEP_TOKEN_IN_KEYRING));

  return snabel_story_wait (story, is_there, self);
}

/**
 * snabel_story_guest_clear:
 *
 * Ends the server.
 */
void
snabel_story_guest_clear (SnabelStoryGuest *self)
{
  if (self->instance != NULL)
    snabel_test_instance_stop (self->instance);
  g_clear_object (&self->instance);
  g_clear_object (&self->session);
}
