/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what the people of the demo say: posts.txt, life.txt. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A post as it is written down. */
typedef struct
{
  guint      depth; /* 0 for the first of a thread */
  char      *who;
  char      *language; /* NULL for their own */
  char      *text;
  GPtrArray *options; /* lines without their "+" */
} TuskLine;

GPtrArray  *tusk_script_read (const char *name);
char       *tusk_script_read_text (const char *name);
const char *tusk_line_get_option (TuskLine   *self,
                                  const char *name);

G_END_DECLS
