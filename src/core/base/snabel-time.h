/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as servers write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GDateTime *snabel_time_parse (const char *text);

G_END_DECLS
