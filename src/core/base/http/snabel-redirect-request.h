/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a browser, or anybody else on this machine, sends to the redirect listener. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SNABEL_REDIRECT_REQUEST_MOST_BYTES (8 * 1024)

/**
 * SnabelRedirectRequest:
 * @path: without the query
 * @code: (nullable): the parameter of that name
 * @state: (nullable): likewise
 * @issuer: (nullable): the parameter "iss"
 * @error: (nullable): likewise
 *
 * A parameter that is there twice counts as not there.
 */
typedef struct
{
  char *path;
  char *code;
  char *state;
  char *issuer;
  char *error;
} SnabelRedirectRequest;

SnabelRedirectRequest *snabel_redirect_request_parse (const char *head,
                                                      gsize       length,
                                                      guint       port);
void                   snabel_redirect_request_free (SnabelRedirectRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelRedirectRequest, snabel_redirect_request_free)

G_END_DECLS
