/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emoji as answers to a post: no part of Mastodon's API, and different wherever it exists. */
#pragma once

#include "api/snabel-client.h"

G_BEGIN_DECLS

/**
 * SnabelReactionDialect:
 * @SNABEL_REACTIONS_NONE: the server has none, or nothing is known
 * @SNABEL_REACTIONS_PLEROMA: PUT and DELETE `/api/v1/pleroma/statuses/:id/reactions/:emoji`
 * @SNABEL_REACTIONS_FEDIBIRD: PUT and DELETE `/api/v1/statuses/:id/emoji_reactions/:emoji`
 * @SNABEL_REACTIONS_REACT: POST `/api/v1/statuses/:id/react/:emoji` and `unreact` (glitch-soc's kin, Hollo)
 * @SNABEL_REACTIONS_MISSKEY: the same, with the colons of a shortcode
 */
typedef enum
{
  SNABEL_REACTIONS_NONE,
  SNABEL_REACTIONS_PLEROMA,
  SNABEL_REACTIONS_FEDIBIRD,
  SNABEL_REACTIONS_REACT,
  SNABEL_REACTIONS_MISSKEY,
} SnabelReactionDialect;

/**
 * SnabelReactionCall:
 * @dialect: how the server wants it said
 * @status_id: of a post, not of a boost
 * @name: an emoji, or a shortcode without colons
 * @is_custom: whether it is a shortcode
 * @is_wanted: whether it is added or removed
 */
typedef struct
{
  SnabelReactionDialect dialect;
  const char           *status_id;
  const char           *name;
  gboolean              is_custom;
  gboolean              is_wanted;
} SnabelReactionCall;

DexFuture *snabel_api_react (SnabelClient             *client,
                             const SnabelReactionCall *reaction);

G_END_DECLS
