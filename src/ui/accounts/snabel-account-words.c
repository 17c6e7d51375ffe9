/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short words of the account list; the banner in the window has the long ones. */
#include "config.h"

#include "accounts/snabel-account-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/snabel-name.h"

static char *
dup_offline (SnabelSession *session)
{
  gint64 since = snabel_session_get_offline_since (session);
  g_autoptr(GDateTime) utc = since > 0 ? g_date_time_new_from_unix_utc (since / G_USEC_PER_SEC) : NULL;
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *clock = local != NULL ? g_date_time_format (local, "%H:%M") : NULL;

  /* Translators: %s is a time of day, like 14:02 */
  return clock != NULL ? g_strdup_printf (_ ("Offline since %s"), clock) : g_strdup (_ ("Offline"));
}

static const char *
get_polling (SnabelMode mode)
{
  switch (mode)
    {
    case SNABEL_MODE_POLLED:
      return _ ("Connected, looks every 5 minutes");
    case SNABEL_MODE_BY_HAND:
      return _ ("Looks only when you refresh");
    case SNABEL_MODE_LIVE:
    default:
      return _ ("Connected, looks every minute");
    }
}

/**
 * snabel_account_words_dup_name:
 *
 * Returns: (transfer full): what the account calls itself, else the first part of its handle
 */
char *
snabel_account_words_dup_name (const SnabelAccountRow *account)
{
  g_autofree char *short_handle = NULL;

  g_return_val_if_fail (account != NULL, NULL);

  short_handle = g_strndup (account->handle, strcspn (account->handle, "@"));

  return snabel_name_clean (account->display_name != NULL && *account->display_name != '\0' ? account->display_name : short_handle);
}

/**
 * snabel_account_words_dup_state:
 *
 * Returns: (transfer full): how the account stands
 */
char *
snabel_account_words_dup_state (SnabelSession *session)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (session), NULL);

  switch (snabel_session_get_state (session))
    {
    case SNABEL_SESSION_LOCKED:
      return g_strdup (snabel_session_get_is_in_file (session) ? _ ("Locked by a passphrase") : _ ("The keyring is locked"));
    case SNABEL_SESSION_NO_KEYRING:
      return g_strdup (snabel_session_get_is_in_file (session) ? _ ("The encrypted file cannot be used") : _ ("No keyring"));
    case SNABEL_SESSION_NEEDS_SIGN_IN:
      return g_strdup (_ ("Needs to sign in"));
    case SNABEL_SESSION_CONNECTING:
      return g_strdup (_ ("Connecting…"));
    case SNABEL_SESSION_LIVE:
      return g_strdup (_ ("Connected, live"));
    case SNABEL_SESSION_POLLING:
      return g_strdup (get_polling (snabel_session_get_mode (session)));
    case SNABEL_SESSION_OFFLINE:
      return dup_offline (session);
    case SNABEL_SESSION_STOPPED:
      return g_strdup (_ ("Being removed…"));
    case SNABEL_SESSION_STARTING:
    default:
      return g_strdup (_ ("Starting…"));
    }
}

/**
 * snabel_account_words_get_icon_name:
 *
 * Returns: a symbolic icon for it
 */
const char *
snabel_account_words_get_icon_name (SnabelSession *session)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (session), NULL);

  switch (snabel_session_get_state (session))
    {
    case SNABEL_SESSION_LOCKED:
      return "system-lock-screen-symbolic";
    case SNABEL_SESSION_NO_KEYRING:
    case SNABEL_SESSION_NEEDS_SIGN_IN:
      return "dialog-password-symbolic";
    case SNABEL_SESSION_LIVE:
    case SNABEL_SESSION_POLLING:
      return "object-select-symbolic";
    case SNABEL_SESSION_OFFLINE:
      return "network-offline-symbolic";
    case SNABEL_SESSION_STARTING:
    case SNABEL_SESSION_STOPPED:
    case SNABEL_SESSION_CONNECTING:
    default:
      return "network-idle-symbolic";
    }
}
