/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server can do, found from what it says of itself; never from a version alone. */
#pragma once

#include "api/snabel-api-reactions.h"
#include "model/snabel-instance.h"
#include "stream/snabel-stream.h"

G_BEGIN_DECLS

/**
 * SnabelCapabilities:
 * @has_streaming: whether its live connection speaks this API; that it answers is another matter
 * @stream_auth: how the live connection wants the token
 * @max_characters: of a post
 * @url_length: what any link in a post counts; 0 for its own length
 * @reactions: whether posts can be answered with an emoji, and how that is said
 *
 * Read-only.
 */
typedef struct
{
  gboolean              has_streaming;
  SnabelStreamAuth      stream_auth;
  guint                 max_characters;
  guint                 url_length;
  SnabelReactionDialect reactions;
} SnabelCapabilities;

SnabelCapabilities snabel_capabilities_find (SnabelInstance *instance,
                                             const char     *software);

G_END_DECLS
