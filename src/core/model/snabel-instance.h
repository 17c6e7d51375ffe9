/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server tells of itself, whichever of its two documents it was. */
#pragma once

#include "model/snabel-entity.h"
#include "model/snabel-account.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_INSTANCE (snabel_instance_get_type ())
G_DECLARE_FINAL_TYPE (SnabelInstance, snabel_instance, SNABEL, INSTANCE, SnabelEntity)

/**
 * SnabelInstance:
 * @domain: what local accounts have behind their `@`; need not be the host of the API
 * @version: free text, perhaps %NULL: features are not judged by it
 * @description: text or HTML
 * @contact_account: (nullable): who runs the server
 * @rules: of #SnabelRule
 * @streaming_url: (nullable): %NULL where there is no live connection, or the document does not tell
 * @max_characters: of a post
 * @characters_reserved_per_url: what any link counts; 0 means its length, -1 that the server does not tell
 * @image_size_limit: bytes
 * @image_matrix_limit: pixels
 * @poll_min_expiration: seconds
 * @live_feeds_local: `public`, `authenticated` or `disabled`; %NULL where the server does not tell
 * @registrations_message: HTML
 * @api_version: Mastodon's number of its API; 0 before it had one
 * @pleroma_features: (nullable): what Pleroma and Akkoma call what they can do
 *
 * Facts only: a limit is 0 where the server tells none, and what then holds is decided where it is needed.
 */
struct _SnabelInstance
{
  SnabelEntity parent_instance;

  char          *domain;
  char          *title;
  char          *version;
  char          *source_url;
  char          *description;
  char          *thumbnail;
  char          *thumbnail_blurhash;
  char          *thumbnail_description;
  char         **languages;
  gint64         active_month;
  gint64         user_count;
  char          *email;
  SnabelAccount *contact_account;
  GListModel    *rules;
  char          *streaming_url;
  char          *status_url;
  char          *about_url;
  char          *privacy_policy_url;
  char          *terms_of_service_url;
  char          *vapid_key;
  gint64         max_characters;
  gint64         max_media_attachments;
  gint64         characters_reserved_per_url;
  char         **post_mime_types;
  char         **media_mime_types;
  gint64         media_description_limit;
  gint64         image_size_limit;
  gint64         image_matrix_limit;
  gint64         video_size_limit;
  gint64         video_frame_rate_limit;
  gint64         video_matrix_limit;
  gint64         poll_max_options;
  gint64         poll_max_characters_per_option;
  gint64         poll_min_expiration;
  gint64         poll_max_expiration;
  gint64         max_pinned_statuses;
  gint64         max_display_name_length;
  gint64         max_note_length;
  gint64         max_profile_fields;
  gboolean       translation_enabled;
  gboolean       limited_federation;
  char          *live_feeds_local;
  char          *live_feeds_remote;
  gboolean       registrations_enabled;
  gboolean       registrations_approval_required;
  gboolean       registrations_reason_required;
  char          *registrations_message;
  char          *registrations_url;
  gint64         registrations_min_age;
  gint64         api_version;
  char         **pleroma_features;
  char         **fedibird_capabilities;
  gint64         max_reactions;
};

G_END_DECLS
