/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what a person types to what the API shows. */
#pragma once

#include "world/tusk-world.h"

G_BEGIN_DECLS

void  tusk_text_find_mentions (TuskWorld  *world,
                               const char *text,
                               GPtrArray  *people);
void  tusk_text_find_tags (const char *text,
                           GPtrArray  *tags);
guint tusk_text_count (const char *text);
char *tusk_text_to_html (TuskWorld  *world,
                         const char *text);

G_END_DECLS
