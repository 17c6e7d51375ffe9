/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person typed to say where the account is: a server, a handle, a URL. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_ADDRESS (snabel_address_get_type ())

/**
 * SnabelAddress:
 * @user: (nullable): the name before the domain, if a handle or a profile page was given
 * @domain: host, and port if there is one, in lower case and ASCII; show this one, IDN look-alikes are told by it
 * @base_uri: `https://` and @domain, without a path and without a slash at the end; http for loopback only
 * @path: (nullable): the path that was typed, if a server could live under it
 * @asked_for_http: whether a plain http address was typed; it was made https all the same
 */
typedef struct
{
  char    *user;
  char    *domain;
  char    *base_uri;
  char    *path;
  gboolean asked_for_http;
} SnabelAddress;

GType          snabel_address_get_type (void) G_GNUC_CONST;
SnabelAddress *snabel_address_parse (const char *typed,
                                     GError    **error);
SnabelAddress *snabel_address_copy (const SnabelAddress *self);
void           snabel_address_free (SnabelAddress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelAddress, snabel_address_free)

G_END_DECLS
