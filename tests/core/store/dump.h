/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database as SQL text, and back. */
#pragma once

#include "store/snabel-database.h"

G_BEGIN_DECLS

char *dump_form (SnabelDatabase *database);
char *dump_all (SnabelDatabase *database);
void  load_dump (const char *dump,
                 const char *path);

G_END_DECLS
