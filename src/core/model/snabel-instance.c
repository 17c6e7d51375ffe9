/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of both instance documents. */
#include "model/snabel-instance.h"

#include "base/snabel-json.h"

#include "model/snabel-json-object.h"
#include "model/snabel-rule.h"

G_DEFINE_FINAL_TYPE (SnabelInstance, snabel_instance, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING_AT (SnabelInstance, domain, "account_domain|domain|uri"),
  SNABEL_STRING (SnabelInstance, title),
  SNABEL_STRING (SnabelInstance, version),
  SNABEL_STRING (SnabelInstance, source_url),
  SNABEL_STRING_AT (SnabelInstance, description, "short_description|description"),
  SNABEL_STRING_AT (SnabelInstance, thumbnail, "thumbnail/url|thumbnail"),
  SNABEL_STRING_AT (SnabelInstance, thumbnail_blurhash, "thumbnail/blurhash"),
  SNABEL_STRING_AT (SnabelInstance, thumbnail_description, "thumbnail/description|thumbnail_description"),
  SNABEL_STRINGS (SnabelInstance, languages),
  SNABEL_COUNT_AT (SnabelInstance, active_month, "usage/users/active_month", -1),
  SNABEL_COUNT_AT (SnabelInstance, user_count, "stats/user_count", -1),
  SNABEL_STRING_AT (SnabelInstance, email, "contact/email|email"),
  SNABEL_ENTITY_AT (SnabelInstance, contact_account, "contact/account|contact_account", SnabelAccount, snabel_account_get_type),
  SNABEL_LIST_OF (SnabelInstance, rules, snabel_rule_get_type),
  SNABEL_STRING_AT (SnabelInstance, streaming_url, "configuration/urls/streaming|urls/streaming_api|urls/streaming"),
  SNABEL_STRING_AT (SnabelInstance, status_url, "configuration/urls/status"),
  SNABEL_STRING_AT (SnabelInstance, about_url, "configuration/urls/about"),
  SNABEL_STRING_AT (SnabelInstance, privacy_policy_url, "configuration/urls/privacy_policy"),
  SNABEL_STRING_AT (SnabelInstance, terms_of_service_url, "configuration/urls/terms_of_service"),
  SNABEL_STRING_AT (SnabelInstance, vapid_key, "configuration/vapid/public_key|pleroma/vapid_public_key"),
  SNABEL_COUNT_AT (SnabelInstance, max_characters, "configuration/statuses/max_characters|max_toot_chars|max_characters|post_character_limit", 0),
  SNABEL_COUNT_AT (SnabelInstance, max_media_attachments, "configuration/statuses/max_media_attachments|max_media_attachments", 0),
  SNABEL_COUNT_AT (SnabelInstance, characters_reserved_per_url, "configuration/statuses/characters_reserved_per_url", -1),
  SNABEL_STRINGS_AT (SnabelInstance, post_mime_types, "configuration/statuses/supported_mime_types|pleroma/metadata/post_formats"),
  SNABEL_STRINGS_AT (SnabelInstance, media_mime_types, "configuration/media_attachments/supported_mime_types"),
  SNABEL_COUNT_AT (SnabelInstance, media_description_limit, "configuration/media_attachments/description_limit|description_limit", 0),
  SNABEL_COUNT_AT (SnabelInstance, image_size_limit, "configuration/media_attachments/image_size_limit|upload_limit", 0),
  SNABEL_COUNT_AT (SnabelInstance, image_matrix_limit, "configuration/media_attachments/image_matrix_limit", 0),
  SNABEL_COUNT_AT (SnabelInstance, video_size_limit, "configuration/media_attachments/video_size_limit|upload_limit", 0),
  SNABEL_COUNT_AT (SnabelInstance, video_frame_rate_limit, "configuration/media_attachments/video_frame_rate_limit", 0),
  SNABEL_COUNT_AT (SnabelInstance, video_matrix_limit, "configuration/media_attachments/video_matrix_limit", 0),
  SNABEL_COUNT_AT (SnabelInstance, poll_max_options, "configuration/polls/max_options|poll_limits/max_options", 0),
  SNABEL_COUNT_AT (SnabelInstance, poll_max_characters_per_option, "configuration/polls/max_characters_per_option|poll_limits/max_option_chars", 0),
  SNABEL_COUNT_AT (SnabelInstance, poll_min_expiration, "configuration/polls/min_expiration|poll_limits/min_expiration", 0),
  SNABEL_COUNT_AT (SnabelInstance, poll_max_expiration, "configuration/polls/max_expiration|poll_limits/max_expiration", 0),
  SNABEL_COUNT_AT (SnabelInstance, max_pinned_statuses, "configuration/accounts/max_pinned_statuses", 0),
  SNABEL_COUNT_AT (SnabelInstance, max_display_name_length, "configuration/accounts/max_display_name_length", 0),
  SNABEL_COUNT_AT (SnabelInstance, max_note_length, "configuration/accounts/max_note_length", 0),
  SNABEL_COUNT_AT (SnabelInstance, max_profile_fields, "configuration/accounts/max_profile_fields", 0),
  SNABEL_BOOLEAN_AT (SnabelInstance, translation_enabled, "configuration/translation/enabled"),
  SNABEL_BOOLEAN_AT (SnabelInstance, limited_federation, "configuration/limited_federation"),
  SNABEL_STRING_AT (SnabelInstance, live_feeds_local, "configuration/timelines_access/live_feeds/local"),
  SNABEL_STRING_AT (SnabelInstance, live_feeds_remote, "configuration/timelines_access/live_feeds/remote"),
  SNABEL_BOOLEAN_AT (SnabelInstance, registrations_enabled, "registrations/enabled|registrations"),
  SNABEL_BOOLEAN_AT (SnabelInstance, registrations_approval_required, "registrations/approval_required|approval_required"),
  SNABEL_BOOLEAN_AT (SnabelInstance, registrations_reason_required, "registrations/reason_required"),
  SNABEL_STRING_AT (SnabelInstance, registrations_message, "registrations/message"),
  SNABEL_STRING_AT (SnabelInstance, registrations_url, "registrations/url"),
  SNABEL_COUNT_AT (SnabelInstance, registrations_min_age, "registrations/min_age", 0),
  SNABEL_COUNT_AT (SnabelInstance, api_version, "api_versions/mastodon", 0),
  SNABEL_STRINGS_AT (SnabelInstance, pleroma_features, "pleroma/metadata/features"),
  SNABEL_STRINGS_AT (SnabelInstance, fedibird_capabilities, "fedibird_capabilities"),
  SNABEL_COUNT_AT (SnabelInstance, max_reactions, "configuration/reactions/max_reactions", 0),
};

/* Some servers give an address where Mastodon gives a domain. */
static JsonNode *
snabel_instance_prepare (JsonNode *node)
{
  static const char *const names[] = { "account_domain", "domain", "uri" };
  g_autoptr(JsonObject) prepared = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  prepared = snabel_json_object_copy (json_node_get_object (node));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *domain = snabel_json_get_string (prepared, names[i]);
      g_autoptr(GUri) uri = domain != NULL ? g_uri_parse (domain, G_URI_FLAGS_NONE, NULL) : NULL;

      if (uri != NULL && g_uri_get_host (uri) != NULL)
        json_object_set_string_member (prepared, names[i], g_uri_get_host (uri));
    }

  return snabel_json_node_new_object (prepared);
}

static void
snabel_instance_class_init (SnabelInstanceClass *klass)
{
  SnabelEntityClass *entity_class = SNABEL_ENTITY_CLASS (klass);

  entity_class->prepare = snabel_instance_prepare;
  snabel_entity_class_set_fields (entity_class, fields, G_N_ELEMENTS (fields));
}

static void
snabel_instance_init (SnabelInstance *self)
{
}
