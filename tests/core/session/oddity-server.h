/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that has one document, and gives it to whoever asks for anything. */
#pragma once

#include "snabel-test-oddities.h"
#include "snabel-test-server.h"

G_BEGIN_DECLS

SnabelTestServer *oddity_server_new (const SnabelTestOddity *oddity,
                                     guint                   status);
const char       *oddity_server_get_path (void);

G_END_DECLS
