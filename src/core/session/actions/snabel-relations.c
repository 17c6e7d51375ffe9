/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each was asked about before: nothing goes from the screen that the server still has. */
#include "session/actions/snabel-relations.h"

#include "api/snabel-api-statuses.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "session/snabel-session-private.h"

typedef struct
{
  SnabelSession *session;
  char          *id; /* of the account, or of the status */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_object (&asked->session);
  g_clear_pointer (&asked->id, g_free);
  g_free (asked);
}

static Asked *
asked_new (SnabelSession *session,
           const char    *id)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->session = g_object_ref (session);
  asked->id = g_strdup (id);

  return asked;
}

static gboolean
is_by (SnabelStatus *status,
       const char   *account_id)
{
  return g_str_equal (status->account->id, account_id) ||
         g_str_equal (snabel_status_get_shown (status)->account->id, account_id);
}

/* What the account wrote or boosted, and what others boosted of it. */
static void
remove_posts_of (SnabelSession *self,
                 const char    *account_id)
{
  GListModel *model = G_LIST_MODEL (snabel_feed_get_timeline (self->home));
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (model, i);
      SnabelStatus *status = snabel_entry_get_status (entry);

      if (status != NULL && is_by (status, account_id))
        g_ptr_array_add (ids, g_strdup (status->id));
    }
  for (guint i = 0; i < ids->len; i++)
    snabel_feed_delete_status (self->home, g_ptr_array_index (ids, i));
}

static DexFuture *
hidden_cb (DexFuture *future,
           gpointer   user_data)
{
  Asked *asked = user_data;

  remove_posts_of (asked->session, asked->id);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
then_hide (SnabelSession *self,
           const char    *account_id,
           DexFuture     *asked)
{
  return dex_future_then (snabel_on_main (asked), hidden_cb, asked_new (self, account_id), asked_free);
}

/**
 * snabel_session_mute_account:
 * @seconds: for how long; 0 for ever
 *
 * Once the server agreed, the posts of the account go from home.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_mute_account (SnabelSession *self,
                             const char    *account_id,
                             guint          seconds)
{
  dex_return_error_if_fail (SNABEL_IS_SESSION (self));
  dex_return_error_if_fail (account_id != NULL);

  if (self->client == NULL)
    return snabel_session_reject_unconnected (self);

  return then_hide (self, account_id, snabel_api_mute_account (self->client, account_id, seconds));
}

/**
 * snabel_session_block_account:
 *
 * Once the server agreed, the posts of the account go from home. Neither follows the other any more.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_block_account (SnabelSession *self,
                              const char    *account_id)
{
  dex_return_error_if_fail (SNABEL_IS_SESSION (self));
  dex_return_error_if_fail (account_id != NULL);

  if (self->client == NULL)
    return snabel_session_reject_unconnected (self);

  return then_hide (self, account_id, snabel_api_block_account (self->client, account_id));
}

/**
 * snabel_session_report:
 *
 * Tells the moderators.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_report (SnabelSession      *self,
                       const SnabelReport *report)
{
  dex_return_error_if_fail (SNABEL_IS_SESSION (self));
  dex_return_error_if_fail (report != NULL);

  if (self->client == NULL)
    return snabel_session_reject_unconnected (self);

  return snabel_api_report (self->client, report);
}

/* What the server does not have is deleted. */
static DexFuture *
deleted_cb (DexFuture *future,
            gpointer   user_data)
{
  Asked *asked = user_data;
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) == NULL &&
      !g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND))
    return dex_ref (future);
  _snabel_session_forget_status (asked->session, asked->id);

  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_session_delete_status:
 * @status: the person's own post
 *
 * Once the server has deleted it, it goes from the screen and from the store.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_delete_status (SnabelSession *self,
                              SnabelStatus  *status)
{
  SnabelStatus *shown = NULL;

  dex_return_error_if_fail (SNABEL_IS_SESSION (self));
  dex_return_error_if_fail (SNABEL_IS_STATUS (status));

  shown = snabel_status_get_shown (status);
  if (self->client == NULL)
    return snabel_session_reject_unconnected (self);

  return dex_future_finally (snabel_on_main (snabel_api_delete_status (self->client, shown->id)),
                             deleted_cb, asked_new (self, shown->id), asked_free);
}

/**
 * snabel_session_is_own:
 * @status: a status, or a boost of the one that is meant
 *
 * Returns: whether the person wrote it
 */
gboolean
snabel_session_is_own (SnabelSession *self,
                       SnabelStatus  *status)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), FALSE);
  g_return_val_if_fail (SNABEL_IS_STATUS (status), FALSE);

  return g_strcmp0 (snabel_status_get_shown (status)->account->id, self->account->account_id) == 0;
}
