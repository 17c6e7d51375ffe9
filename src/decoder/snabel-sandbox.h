/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives up everything that decoding does not need. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean snabel_sandbox_close (void);

G_END_DECLS
