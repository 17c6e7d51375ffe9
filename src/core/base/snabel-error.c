/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the API, and what can be said of any error. */
#include "base/snabel-error.h"

#include <libdex.h>

G_DEFINE_QUARK (snabel_api_error, snabel_api_error)

/**
 * snabel_error_is_cancelled:
 * @error: (nullable): an error
 *
 * Nobody waits any more for what was cancelled, so such an error is never shown.
 *
 * Returns: whether @error only says that somebody stopped waiting
 */
gboolean
snabel_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, DEX_ERROR, DEX_ERROR_FIBER_CANCELLED);
}

/**
 * snabel_error_is_in_doubt:
 * @error: (nullable): why a write failed
 *
 * Returns: whether the server may have carried the write out all the same
 */
gboolean
snabel_error_is_in_doubt (const GError *error)
{
  return g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNREACHABLE) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_TIMED_OUT) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_SERVER_FAILED) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_TOO_LARGE) ||
         snabel_error_is_cancelled (error);
}

/**
 * snabel_error_is_passing:
 * @error: (nullable): why a request was not carried out
 *
 * Returns: whether the same request may succeed later, by itself or once the person has signed in again
 */
gboolean
snabel_error_is_passing (const GError *error)
{
  return g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_SENT) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_CERTIFICATE) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_RATE_LIMITED) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED);
}

/**
 * snabel_error_is_unreachable:
 * @error: (nullable): an error
 *
 * Returns: whether the server could not be reached, whether or not it got what was sent
 */
gboolean
snabel_error_is_unreachable (const GError *error)
{
  return g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_SENT) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNREACHABLE);
}
