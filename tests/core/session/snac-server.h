/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real server that nobody here wrote: Debian's snac2, started for one test. */
#pragma once

#include "base/snabel-launcher.h"

G_BEGIN_DECLS

#define SNAC_TYPE_SERVER (snac_server_get_type ())
G_DECLARE_FINAL_TYPE (SnacServer, snac_server, SNAC, SERVER, GObject)

gboolean    snac_server_is_installed (void);
SnacServer *snac_server_new (void);
void        snac_server_add_user (SnacServer *self,
                                  const char *user);
void        snac_server_start (SnacServer *self);
const char *snac_server_get_base_uri (SnacServer *self);
const char *snac_server_get_domain (SnacServer *self);
const char *snac_server_get_password (SnacServer *self,
                                      const char *user);
char       *snac_server_post (SnacServer *self,
                              const char *user,
                              const char *text);
void        snac_server_follow (SnacServer *self,
                                const char *follower,
                                const char *followed);
void        snac_server_show (SnacServer *self,
                              const char *user,
                              const char *uri);
char       *snac_server_find_post (SnacServer *self,
                                   const char *text,
                                   char      **in_reply_to);
guint       snac_server_count_likes (SnacServer *self,
                                     const char *uri);

#define SNAC_TYPE_BROWSER (snac_browser_get_type ())
G_DECLARE_FINAL_TYPE (SnacBrowser, snac_browser, SNAC, BROWSER, GObject)

SnabelLauncher *snac_browser_new (SnacServer *server,
                                  const char *user);

G_END_DECLS
