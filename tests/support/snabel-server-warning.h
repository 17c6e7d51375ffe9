/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A warning of libsoup's server side that is nobody's fault. */
#pragma once

#include <glib.h>

gboolean snabel_is_server_warning (const char *domain,
                                   const char *message);
void     snabel_let_server_warn (void);
