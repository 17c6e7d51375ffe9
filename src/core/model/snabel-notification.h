/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that happened and concerns the person. */
#pragma once

#include "model/snabel-entity.h"
#include "model/snabel-account.h"
#include "model/snabel-status.h"

G_BEGIN_DECLS

/**
 * SnabelNotificationType:
 * @SNABEL_NOTIFICATION_TYPE_UNKNOWN: one that we do not know: see `type_name`
 * @SNABEL_NOTIFICATION_TYPE_MENTION: a post names the person
 * @SNABEL_NOTIFICATION_TYPE_STATUS: somebody whose posts are awaited wrote one
 * @SNABEL_NOTIFICATION_TYPE_REBLOG: a post was boosted
 * @SNABEL_NOTIFICATION_TYPE_FOLLOW: somebody follows the person
 * @SNABEL_NOTIFICATION_TYPE_FOLLOW_REQUEST: somebody asks to follow
 * @SNABEL_NOTIFICATION_TYPE_FAVOURITE: a post was favourited
 * @SNABEL_NOTIFICATION_TYPE_POLL: a poll is over
 * @SNABEL_NOTIFICATION_TYPE_UPDATE: a post that the person boosted was changed
 * @SNABEL_NOTIFICATION_TYPE_QUOTE: a post was quoted
 * @SNABEL_NOTIFICATION_TYPE_QUOTED_UPDATE: a post that the person quoted was changed
 * @SNABEL_NOTIFICATION_TYPE_REACTION: a post was answered with an emoji
 * @SNABEL_NOTIFICATION_TYPE_MOVE: somebody moved to another account
 * @SNABEL_NOTIFICATION_TYPE_ADMIN_SIGN_UP: somebody joined the server
 * @SNABEL_NOTIFICATION_TYPE_ADMIN_REPORT: somebody reported an account
 * @SNABEL_NOTIFICATION_TYPE_MODERATION_WARNING: the moderators have a word for the person
 * @SNABEL_NOTIFICATION_TYPE_SEVERED_RELATIONSHIPS: follows were cut by a block
 * @SNABEL_NOTIFICATION_TYPE_ANNUAL_REPORT: the year of the person in figures
 *
 * What happened.
 */
typedef enum
{
  SNABEL_NOTIFICATION_TYPE_UNKNOWN,
  SNABEL_NOTIFICATION_TYPE_MENTION,
  SNABEL_NOTIFICATION_TYPE_STATUS,
  SNABEL_NOTIFICATION_TYPE_REBLOG,
  SNABEL_NOTIFICATION_TYPE_FOLLOW,
  SNABEL_NOTIFICATION_TYPE_FOLLOW_REQUEST,
  SNABEL_NOTIFICATION_TYPE_FAVOURITE,
  SNABEL_NOTIFICATION_TYPE_POLL,
  SNABEL_NOTIFICATION_TYPE_UPDATE,
  SNABEL_NOTIFICATION_TYPE_QUOTE,
  SNABEL_NOTIFICATION_TYPE_QUOTED_UPDATE,
  SNABEL_NOTIFICATION_TYPE_REACTION,
  SNABEL_NOTIFICATION_TYPE_MOVE,
  SNABEL_NOTIFICATION_TYPE_ADMIN_SIGN_UP,
  SNABEL_NOTIFICATION_TYPE_ADMIN_REPORT,
  SNABEL_NOTIFICATION_TYPE_MODERATION_WARNING,
  SNABEL_NOTIFICATION_TYPE_SEVERED_RELATIONSHIPS,
  SNABEL_NOTIFICATION_TYPE_ANNUAL_REPORT,
} SnabelNotificationType;

#define SNABEL_TYPE_NOTIFICATION_TYPE (snabel_notification_type_get_type ())
GType snabel_notification_type_get_type (void);

#define SNABEL_TYPE_NOTIFICATION (snabel_notification_get_type ())
G_DECLARE_FINAL_TYPE (SnabelNotification, snabel_notification, SNABEL, NOTIFICATION, SnabelEntity)

/**
 * SnabelNotification:
 * @id: of a number space of its own: it may equal that of a post
 * @type_name: the type as the server calls it; never %NULL
 * @account: (nullable): who did it
 * @status: (nullable): the post; often gone even where there was one, also for mentions
 * @target: (nullable): where @account moved to
 * @is_seen: only Pleroma and Akkoma tell
 * @emoji: of a reaction: an emoji or a shortcode
 * @emoji_url: (nullable): the picture of a reaction
 * @report_target: (nullable): who was reported
 * @event_type: why follows were cut
 * @event_target_name: the domain or the account because of which they were
 * @warning_action: what the moderators did
 * @warning_text: what they say
 * @fallback_title: HTML, for types that we do not know
 * @fallback_summary: HTML
 */
struct _SnabelNotification
{
  SnabelEntity parent_instance;

  char                  *id;
  char                  *type_name;
  SnabelNotificationType type;
  char                  *group_key;
  GDateTime             *created_at;
  SnabelAccount         *account;
  SnabelStatus          *status;
  SnabelAccount         *target;
  gboolean               filtered;
  gboolean               is_seen;
  char                  *emoji;
  char                  *emoji_url;
  SnabelAccount         *report_target;
  char                  *report_comment;
  char                  *event_type;
  char                  *event_target_name;
  gint64                 event_followers_count;
  gint64                 event_following_count;
  char                  *warning_action;
  char                  *warning_text;
  char                  *fallback_title;
  char                  *fallback_summary;
};

G_END_DECLS
