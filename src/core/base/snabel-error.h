/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes wrong between Snabel and a server, in the cases somebody acts on. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnabelApiError:
 * @SNABEL_API_ERROR_NOT_SENT: no connection came about: the server got nothing; another try may help
 * @SNABEL_API_ERROR_UNREACHABLE: the connection broke; the server may have acted all the same
 * @SNABEL_API_ERROR_TIMED_OUT: the deadline passed; the server may have acted all the same
 * @SNABEL_API_ERROR_CERTIFICATE: the server's certificate does not hold
 * @SNABEL_API_ERROR_UNAUTHORIZED: 401: the token is not known to the server (any more)
 * @SNABEL_API_ERROR_FORBIDDEN: 403: the server refuses this to this account
 * @SNABEL_API_ERROR_NOT_FOUND: 404 or 410
 * @SNABEL_API_ERROR_REFUSED: 4xx: the request as it stands will never be accepted
 * @SNABEL_API_ERROR_RATE_LIMITED: 429; the call may be repeated after the time the server named
 * @SNABEL_API_ERROR_SERVER_FAILED: 5xx: the server is ill; it may have acted all the same
 * @SNABEL_API_ERROR_BAD_REPLY: the answer is no answer of this API: HTML, broken JSON, another type
 * @SNABEL_API_ERROR_TOO_LARGE: the answer is larger than any answer may be
 * @SNABEL_API_ERROR_REDIRECTED: the server sends us where a token may not go
 * @SNABEL_API_ERROR_INSECURE: the address is not https
 */
typedef enum
{
  SNABEL_API_ERROR_NOT_SENT,
  SNABEL_API_ERROR_UNREACHABLE,
  SNABEL_API_ERROR_TIMED_OUT,
  SNABEL_API_ERROR_CERTIFICATE,
  SNABEL_API_ERROR_UNAUTHORIZED,
  SNABEL_API_ERROR_FORBIDDEN,
  SNABEL_API_ERROR_NOT_FOUND,
  SNABEL_API_ERROR_REFUSED,
  SNABEL_API_ERROR_RATE_LIMITED,
  SNABEL_API_ERROR_SERVER_FAILED,
  SNABEL_API_ERROR_BAD_REPLY,
  SNABEL_API_ERROR_TOO_LARGE,
  SNABEL_API_ERROR_REDIRECTED,
  SNABEL_API_ERROR_INSECURE,
} SnabelApiError;

#define SNABEL_API_ERROR (snabel_api_error_quark ())
GQuark snabel_api_error_quark (void);

gboolean snabel_error_is_cancelled (const GError *error);
gboolean snabel_error_is_in_doubt (const GError *error);
gboolean snabel_error_is_passing (const GError *error);
gboolean snabel_error_is_unreachable (const GError *error);

G_END_DECLS
