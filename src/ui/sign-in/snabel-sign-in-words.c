/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for the steps of a sign-in, and where an error belongs. */
#include "config.h"

#include "sign-in/snabel-sign-in-words.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-error.h"

/**
 * snabel_sign_in_words_dup_step:
 * @domain: (nullable): the server, once it is known which
 *
 * Returns: (transfer full): a sentence
 */
char *
snabel_sign_in_words_dup_step (SnabelSignInStep step,
                               const char      *domain)
{
  switch (step)
    {
    case SNABEL_SIGN_IN_REGISTERING:
      return g_strdup_printf (_ ("Introducing Snabel to “%s”…"), domain != NULL ? domain : "");
    case SNABEL_SIGN_IN_CHECKING:
      return g_strdup_printf (_ ("Asking “%s” who has signed in…"), domain != NULL ? domain : "");
    case SNABEL_SIGN_IN_DONE:
      return g_strdup (_ ("Putting the key into the keyring…"));
    case SNABEL_SIGN_IN_IDLE:
    case SNABEL_SIGN_IN_FINDING:
    case SNABEL_SIGN_IN_IN_BROWSER:
    case SNABEL_SIGN_IN_NEEDS_CODE:
    default:
      return g_strdup (_ ("Looking for your server…"));
    }
}

/**
 * snabel_sign_in_words_is_about_address:
 * @step: how far it had come
 *
 * Returns: whether another address is what helps
 */
gboolean
snabel_sign_in_words_is_about_address (const GError    *error,
                                       SnabelSignInStep step)
{
  g_return_val_if_fail (error != NULL, FALSE);

  return step <= SNABEL_SIGN_IN_FINDING;
}
