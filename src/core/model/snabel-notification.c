/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a notification. */
#include "model/snabel-notification.h"

G_DEFINE_ENUM_TYPE (SnabelNotificationType, snabel_notification_type, G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_UNKNOWN, "unknown"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_MENTION, "mention"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_STATUS, "status"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_REBLOG, "reblog"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_FOLLOW, "follow"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_FOLLOW_REQUEST, "follow_request"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_FAVOURITE, "favourite"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_POLL, "poll"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_UPDATE, "update"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_QUOTE, "quote"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_QUOTED_UPDATE, "quoted_update"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_REACTION, "reaction"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_REACTION, "emoji_reaction"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_REACTION, "pleroma:emoji_reaction"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_MOVE, "move"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_ADMIN_SIGN_UP, "admin.sign_up"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_ADMIN_REPORT, "admin.report"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_MODERATION_WARNING, "moderation_warning"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_SEVERED_RELATIONSHIPS, "severed_relationships"), G_DEFINE_ENUM_VALUE (SNABEL_NOTIFICATION_TYPE_ANNUAL_REPORT, "annual_report"))

G_DEFINE_FINAL_TYPE (SnabelNotification, snabel_notification, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelNotification, id),
  SNABEL_NEEDED_STRING_AT (SnabelNotification, type_name, "type"),
  SNABEL_ENUM (SnabelNotification, type, SnabelNotificationType, snabel_notification_type_get_type),
  SNABEL_STRING (SnabelNotification, group_key),
  SNABEL_TIME (SnabelNotification, created_at),
  SNABEL_ENTITY_OF (SnabelNotification, account, SnabelAccount, snabel_account_get_type),
  SNABEL_ENTITY_OF (SnabelNotification, status, SnabelStatus, snabel_status_get_type),
  SNABEL_ENTITY_OF (SnabelNotification, target, SnabelAccount, snabel_account_get_type),
  SNABEL_BOOLEAN (SnabelNotification, filtered),
  SNABEL_BOOLEAN_AT (SnabelNotification, is_seen, "pleroma/is_seen"),
  SNABEL_STRING_AT (SnabelNotification, emoji, "emoji|reaction/name|name"),
  SNABEL_STRING_AT (SnabelNotification, emoji_url, "emoji_url|reaction/url"),
  SNABEL_ENTITY_AT (SnabelNotification, report_target, "report/target_account", SnabelAccount, snabel_account_get_type),
  SNABEL_STRING_AT (SnabelNotification, report_comment, "report/comment"),
  SNABEL_STRING_AT (SnabelNotification, event_type, "event/type|relationship_severance_event/type"),
  SNABEL_STRING_AT (SnabelNotification, event_target_name, "event/target_name|relationship_severance_event/target_name"),
  SNABEL_COUNT_AT (SnabelNotification, event_followers_count, "event/followers_count|relationship_severance_event/followers_count|event/relationships_count", 0),
  SNABEL_COUNT_AT (SnabelNotification, event_following_count, "event/following_count|relationship_severance_event/following_count", 0),
  SNABEL_STRING_AT (SnabelNotification, warning_action, "moderation_warning/action"),
  SNABEL_STRING_AT (SnabelNotification, warning_text, "moderation_warning/text"),
  SNABEL_STRING_AT (SnabelNotification, fallback_title, "fallback/title"),
  SNABEL_STRING_AT (SnabelNotification, fallback_summary, "fallback/summary|fallback/details|fallback/description"),
};

static void
snabel_notification_class_init (SnabelNotificationClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_notification_init (SnabelNotification *self)
{
}
