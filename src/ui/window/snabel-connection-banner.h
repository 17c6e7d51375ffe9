/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between an account and its server, with the way out beside it. */
#pragma once

#include <gtk/gtk.h>

#include "session/snabel-session.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_CONNECTION_BANNER (snabel_connection_banner_get_type ())
G_DECLARE_FINAL_TYPE (SnabelConnectionBanner, snabel_connection_banner, SNABEL, CONNECTION_BANNER, GtkWidget)

GtkWidget  *snabel_connection_banner_new (void);
void        snabel_connection_banner_set_session (SnabelConnectionBanner *self,
                                                  SnabelSession          *session);
const char *snabel_connection_banner_get_title (SnabelConnectionBanner *self);

G_END_DECLS
