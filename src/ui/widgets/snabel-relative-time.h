/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long ago, in the forms that are shown and read aloud. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *snabel_relative_time_format (GDateTime *time,
                                   GDateTime *now);
char *snabel_relative_time_format_long (GDateTime *time,
                                        GDateTime *now);
char *snabel_relative_time_format_left (GDateTime *end,
                                        GDateTime *now);
char *snabel_relative_time_format_clock (GDateTime *time,
                                         GDateTime *now);
char *snabel_relative_time_format_absolute (GDateTime *time);

G_END_DECLS
