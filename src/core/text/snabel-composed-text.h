/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server will make links of in a text that is being written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SNABEL_COMPOSED_URL,
  SNABEL_COMPOSED_MENTION,
  SNABEL_COMPOSED_HASHTAG,
} SnabelComposedKind;

/**
 * SnabelComposedPart:
 * @start: offset of the first byte, with the "@" or "#"
 * @end: offset behind the last byte
 * @name_end: of a mention, where the name ends and "@server" begins; else the same as @end
 */
typedef struct
{
  SnabelComposedKind kind;
  gsize              start;
  gsize              end;
  gsize              name_end;
} SnabelComposedPart;

GArray *snabel_composed_text_find (const char *text);

G_END_DECLS
