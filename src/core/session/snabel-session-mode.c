/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How eagerly a session is kept up to date, how it is brought up to date by hand, and why it cannot be. */
#include "config.h"

#include "session/snabel-session-private.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"

static void
take_mode (SnabelSession *self,
           SnabelMode     mode)
{
  if (self->mode == mode)
    return;
  self->mode = mode;
  if (self->connection != NULL)
    snabel_connection_set_mode (self->connection, mode);
  _snabel_session_notify_mode (self);
}

static DexFuture *
restored_cb (DexFuture *future,
             gpointer   user_data)
{
  const GValue *value = dex_future_get_value (future, NULL);

  if (value != NULL)
    take_mode (user_data, snabel_mode_from_string (g_value_get_string (value)));

  return dex_future_new_for_boolean (TRUE);
}

/* Private: what the person chose, from the store. */
DexFuture *
_snabel_session_restore_mode (SnabelSession *self)
{
  return snabel_then_main (snabel_words_get_value (self->words, self->account->key, SNABEL_SESSION_MODE), restored_cb, self);
}

/**
 * snabel_session_set_mode:
 * @mode: how eagerly the account is kept up to date
 *
 * Holds at once, and at the next start.
 */
void
snabel_session_set_mode (SnabelSession *self,
                         SnabelMode     mode)
{
  g_return_if_fail (SNABEL_IS_SESSION (self));

  if (self->mode == mode)
    return;
  take_mode (self, mode);
  snabel_detach ("save the mode", snabel_words_set_value (self->words, self->account->key, SNABEL_SESSION_MODE, snabel_mode_to_string (mode)));
}

/**
 * snabel_session_get_mode:
 *
 * Returns: how eagerly the account is kept up to date
 */
SnabelMode
snabel_session_get_mode (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), SNABEL_MODE_LIVE);

  return self->mode;
}

/* How far the person has read elsewhere can be told when the posts are here. */
static DexFuture *
refreshed_cb (DexFuture *future,
              gpointer   user_data)
{
  snabel_feed_ask_marker (((SnabelSession *) user_data)->home);

  return dex_ref (future);
}

/**
 * snabel_session_refresh:
 *
 * Asks the server for all that may be new.
 *
 * Returns: (transfer full): a future that resolves when it is in place, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_refresh (SnabelSession *self)
{
  DexFuture *pages;

  dex_return_error_if_fail (SNABEL_IS_SESSION (self));

  pages = dex_future_all_race (snabel_feed_refresh (self->home), snabel_notifications_refresh (self->notifications), NULL);

  return dex_future_then (snabel_on_main (pages), refreshed_cb, g_object_ref (self), g_object_unref);
}

/**
 * snabel_session_reject_unconnected:
 *
 * Returns: (transfer full): a future that rejects with why nothing can be asked of the server
 */
DexFuture *
snabel_session_reject_unconnected (SnabelSession *self)
{
  const char *message = self->message != NULL ? self->message : _ ("This account is not connected to its server");

  return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_SENT, "%s", message);
}
