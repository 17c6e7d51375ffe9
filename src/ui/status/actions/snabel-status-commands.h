/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the buttons of a post do. */
#pragma once

#include <gtk/gtk.h>

#include "session/snabel-session.h"

G_BEGIN_DECLS

void snabel_status_commands_install (GtkWidget     *widget,
                                     SnabelSession *session);

G_END_DECLS
