/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How eagerly an account is kept up to date. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnabelMode:
 * @SNABEL_MODE_LIVE: what happens arrives at once, where the server can do that
 * @SNABEL_MODE_POLLED: the server is asked every five minutes
 * @SNABEL_MODE_BY_HAND: the server is asked at the start, and when the person says so
 */
typedef enum
{
  SNABEL_MODE_LIVE,
  SNABEL_MODE_POLLED,
  SNABEL_MODE_BY_HAND,
} SnabelMode;

const char *snabel_mode_to_string (SnabelMode mode);
SnabelMode  snabel_mode_from_string (const char *text);

G_END_DECLS
