/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a post where a server sent nothing, null, or what nobody knows. */
#include "oddity-defaults.h"

#include "base/snabel-json.h"
#include "model/snabel-account-field.h"
#include "model/snabel-media-attachment.h"
#include "model/snabel-poll-option.h"
#include "model/snabel-status.h"

static SnabelStatus *
read_status (const SnabelTestOddity *oddity)
{
  g_autoptr(GError) error = NULL;
  SnabelStatus *status = snabel_entity_new_from_json (SNABEL_TYPE_STATUS, oddity->json, &error);

  g_assert_no_error (error);

  return status;
}

static SnabelMediaAttachment *
read_media (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  SnabelMediaAttachment *media = g_list_model_get_item (status->media_attachments, 0);

  g_assert_nonnull (media);
  g_assert_cmpstr (media->url, ==, "https://files.test.example/i.jpg");

  return media;
}

static void
check_favourited (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_false (status->favourited);
  g_assert_cmpint (status->favourites_count, ==, 2);
}

static void
check_no_media (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_cmpuint (g_list_model_get_n_items (status->media_attachments), ==, 0);
}

static void
check_no_application (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_null (status->application);
}

/* What is quoted is known by its id alone: there is something, and it is not available. */
static void
check_quote_id (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_nonnull (status->quote);
  g_assert_null (status->quote->quoted_status);
  g_assert_cmpstr (status->quote->quoted_status_id, ==,
                   snabel_json_get_string (json_node_get_object (oddity->json), "quote_id"));
}

static void
check_id (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_cmpstr (status->id, ==, snabel_json_get_string (json_node_get_object (oddity->json), "id"));
}

static void
check_media_id (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelMediaAttachment) media = read_media (oddity);

  g_assert_cmpstr (media->id, ==, "-339402590");
  g_assert_cmpint (media->type, ==, SNABEL_MEDIA_TYPE_IMAGE);
}

static void
check_deleted_parent (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_true (snabel_status_is_reply (status));
  g_assert_null (status->in_reply_to_id);
  g_assert_cmpstr (status->in_reply_to_account_id, ==, "5");
}

/* Who may read it is not known: few, rather than all. */
static void
check_no_visibility (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_cmpint (status->visibility, !=, SNABEL_VISIBILITY_UNLISTED);
  g_assert_cmpint (status->visibility, !=, SNABEL_VISIBILITY_PUBLIC);
}

static void
check_no_warning (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_null (status->spoiler_text);
}

static void
check_anonymous_poll (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_nonnull (status->poll);
  g_assert_false (status->poll->voted);
  g_assert_cmpint (status->poll->votes_count, ==, 10);
  for (guint i = 0; i < g_list_model_get_n_items (status->poll->options); i++)
    {
      g_autoptr(SnabelPollOption) option = g_list_model_get_item (status->poll->options, i);

      g_assert_false (option->own_vote);
    }
}

static void
check_endless_poll (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_nonnull (status->poll);
  g_assert_null (status->poll->expires_at);
  g_assert_false (status->poll->expired);
}

static void
check_no_meta (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelMediaAttachment) media = read_media (oddity);

  g_assert_cmpint (media->width, ==, 0);
  g_assert_cmpint (media->height, ==, 0);
  g_assert_cmpfloat (snabel_media_attachment_get_aspect (media), ==, 16.0 / 9.0);
}

static void
check_video (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelMediaAttachment) media = read_media (oddity);

  g_assert_cmpint (media->type, ==, SNABEL_MEDIA_TYPE_VIDEO);
  g_assert_cmpint (media->width, ==, 640);
  g_assert_cmpfloat (media->duration, ==, 19.7);
}

static void
check_many_media (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_cmpuint (g_list_model_get_n_items (status->media_attachments), ==, 40);
}

static void
check_no_emojis (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_cmpuint (g_list_model_get_n_items (status->emojis), ==, 0);
}

static void
check_unverified_field (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autoptr(SnabelAccountField) field = g_list_model_get_item (status->account->fields, 0);

  g_assert_cmpstr (field->name, ==, "a");
  g_assert_cmpstr (field->value, ==, "b");
  g_assert_null (field->verified_at);
}

static void
check_no_last_status (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_null (status->account->last_status_at);
}

static void
check_no_birthday (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_null (status->account->created_at);
}

static void
check_acct (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);
  g_autofree char *handle = snabel_account_dup_full_handle (status->account, "test.example");

  g_assert_false (snabel_account_is_local (status->account));
  g_assert_true (g_str_has_suffix (handle, status->account->acct));
}

static void
check_moved (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_nonnull (status->account->moved);
  g_assert_cmpstr (status->account->moved->acct, ==, "alice@remote.example");
  g_assert_null (status->account->moved->moved);
}

static void
check_role (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_cmpstr (status->account->username, ==, "alice");
  g_assert_cmpuint (g_list_model_get_n_items (status->account->roles), ==, 0);
}

static void
check_not_filtered (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_cmpuint (g_list_model_get_n_items (status->filtered), ==, 0);
}

static void
check_unknown_keys (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_nonnull (status->content);
  g_assert_cmpuint (g_list_model_get_n_items (status->mentions), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (status->emoji_reactions), ==, 0);
}

static void
check_source_only (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStatus) status = read_status (oddity);

  g_assert_null (status->content);
  g_assert_cmpstr (status->text, ==, "hello");
}

/* Each case has a default of its own. */
static const SnabelTestCheck checks[] = {
  { "favourited-null", check_favourited },
  { "media_attachments-null", check_no_media },
  { "application-missing", check_no_application },
  { "quote-id-only", check_quote_id },
  { "id-ulid", check_id },
  { "media-id-negative", check_media_id },
  { "reply-to-deleted", check_deleted_parent },
  { "visibility-missing", check_no_visibility },
  { "spoiler-null", check_no_warning },
  { "poll-anonymous", check_anonymous_poll },
  { "poll-expires-null", check_endless_poll },
  { "media-meta-array", check_no_meta },
  { "media-frame-rate-fraction", check_video },
  { "media-40", check_many_media },
  { "emojis-null", check_no_emojis },
  { "field-no-verified_at", check_unverified_field },
  { "last_status_at-empty", check_no_last_status },
  { "account-created-null", check_no_birthday },
  { "acct-idn", check_acct },
  { "moved-account", check_moved },
  { "role-string", check_role },
  { "filtered-null", check_not_filtered },
  { "unknown-keys", check_unknown_keys },
  { "deleted-status-response", check_source_only },
  { NULL },
};

void
oddity_check_default (const SnabelTestOddity *oddity)
{
  snabel_test_oddity_check_as (oddity, checks, oddity->id);
}
