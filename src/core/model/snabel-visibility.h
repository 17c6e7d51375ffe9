/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may see a post. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SnabelVisibility:
 * @SNABEL_VISIBILITY_UNKNOWN: one that we do not know: to be shown as restricted, and never widened
 * @SNABEL_VISIBILITY_PUBLIC: everybody, and in public timelines
 * @SNABEL_VISIBILITY_UNLISTED: everybody, but not in public timelines
 * @SNABEL_VISIBILITY_PRIVATE: followers and those mentioned
 * @SNABEL_VISIBILITY_DIRECT: those mentioned
 *
 * Who may see a post.
 */
typedef enum
{
  SNABEL_VISIBILITY_UNKNOWN,
  SNABEL_VISIBILITY_PUBLIC,
  SNABEL_VISIBILITY_UNLISTED,
  SNABEL_VISIBILITY_PRIVATE,
  SNABEL_VISIBILITY_DIRECT,
} SnabelVisibility;

#define SNABEL_TYPE_VISIBILITY (snabel_visibility_get_type ())
GType snabel_visibility_get_type (void);

G_END_DECLS
