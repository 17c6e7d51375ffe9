/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waits on loopback for the browser to come back from the server's consent page (RFC 8252, 7.3). */
#pragma once

#include "base/snabel-platform.h"

G_BEGIN_DECLS

/**
 * SnabelRedirectError:
 * @SNABEL_REDIRECT_ERROR_DENIED: the person said no on the server's page
 * @SNABEL_REDIRECT_ERROR_SERVER: the server reported another error; its own code is in the message
 * @SNABEL_REDIRECT_ERROR_WRONG_ISSUER: the answer came from another server than the one that was asked (RFC 9207)
 * @SNABEL_REDIRECT_ERROR_TIMED_OUT: nobody came back within ten minutes
 */
typedef enum
{
  SNABEL_REDIRECT_ERROR_DENIED,
  SNABEL_REDIRECT_ERROR_SERVER,
  SNABEL_REDIRECT_ERROR_WRONG_ISSUER,
  SNABEL_REDIRECT_ERROR_TIMED_OUT,
} SnabelRedirectError;

#define SNABEL_REDIRECT_ERROR (snabel_redirect_error_quark ())
GQuark snabel_redirect_error_quark (void);

#define SNABEL_TYPE_REDIRECT_LISTENER (snabel_redirect_listener_get_type ())
G_DECLARE_FINAL_TYPE (SnabelRedirectListener, snabel_redirect_listener, SNABEL, REDIRECT_LISTENER, GObject)

SnabelRedirectListener *snabel_redirect_listener_new (SnabelPlatform *platform,
                                                      const char     *state,
                                                      const char     *issuer,
                                                      GError        **error);
const char             *snabel_redirect_listener_get_redirect_uri (SnabelRedirectListener *self);
DexFuture              *snabel_redirect_listener_wait (SnabelRedirectListener *self);
DexFuture              *snabel_redirect_listener_linger (SnabelRedirectListener *self);

G_END_DECLS
