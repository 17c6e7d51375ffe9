/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts: what is shown of them, whose they are, how they change. */
#include "model/snabel-emoji-reaction.h"
#include "model/snabel-media-attachment.h"
#include "model/snabel-status.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

#define ACCOUNT "'account': {'id': '7', 'acct': 'mair'}"

static SnabelStatus *
new_with (const char *members)
{
  g_autofree char *json = g_strdup_printf ("{'id': '1000', " ACCOUNT ", %s}", members);

  return snabel_test_entity_new (SNABEL_TYPE_STATUS, json);
}

static void
test_shown (void)
{
  g_autoptr(SnabelStatus) plain = new_with ("'content': 'a', 'uri': 'https://a.example/1', 'url': null");
  g_autoptr(SnabelStatus) boost = new_with (
    "'url': null, 'uri': 'https://a.example/2/activity', 'reblog': {'id': '950', 'url': 'https://b.example/950', " ACCOUNT "}");

  g_assert_true (snabel_status_get_shown (plain) == plain);
  g_assert_cmpstr (snabel_status_get_web_address (plain), ==, "https://a.example/1");
  g_assert_cmpstr (snabel_status_get_shown (boost)->id, ==, "950");
  g_assert_cmpstr (snabel_status_get_web_address (boost), ==, "https://b.example/950");
}

static void
test_boost_in_boost (void)
{
  g_autoptr(SnabelStatus) boost = new_with (
    "'reblog': {'id': '2', " ACCOUNT ", 'content': 'a', 'reblog': {'id': '3', " ACCOUNT ", 'content': 'b'}}");

  g_assert_cmpstr (snabel_status_get_shown (boost)->content, ==, "a");
  g_assert_null (boost->reblog->reblog);
}

static void
test_no_boost (void)
{
  static const char *const nothings[] = { "'reblog': []", "'reblog': {}", "'reblog': false", "'reblog': ''", "'reblog': {'id': '2'}" };

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    {
      g_autoptr(SnabelStatus) status = new_with (nothings[i]);

      g_assert_true (snabel_status_get_shown (status) == status);
    }
}

static void
test_reply (void)
{
  g_autoptr(SnabelStatus) reply = new_with ("'in_reply_to_id': 5, 'in_reply_to_account_id': null");
  g_autoptr(SnabelStatus) orphan = new_with ("'in_reply_to_id': null, 'in_reply_to_account_id': '5'");
  g_autoptr(SnabelStatus) none = new_with ("'in_reply_to_id': '', 'in_reply_to_account_id': ''");

  g_assert_true (snabel_status_is_reply (reply));
  g_assert_cmpstr (reply->in_reply_to_id, ==, "5");
  g_assert_true (snabel_status_is_reply (orphan));
  g_assert_false (snabel_status_is_reply (none));
}

static void
test_own (void)
{
  g_autoptr(SnabelAccount) mair = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{'id': 7, 'acct': 'mair'}");
  g_autoptr(SnabelAccount) li = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{'id': '70', 'acct': 'li'}");
  g_autoptr(SnabelStatus) status = new_with ("'mentions': [{'id': '70', 'acct': 'li'}, {'id': '70', 'acct': 'li'}, {'acct': 'x'}]");

  g_assert_true (snabel_status_is_own (status, mair));
  g_assert_false (snabel_status_is_own (status, li));
  g_assert_true (snabel_status_mentions (status, li));
  g_assert_false (snabel_status_mentions (status, mair));
}

static void
test_edited (void)
{
  g_autoptr(SnabelStatus) status = new_with ("'edited_at': null");
  g_autoptr(GPtrArray) notified = snabel_test_watch (status);

  g_assert_false (snabel_status_is_edited (status));
  snabel_test_entity_update (status, "{'edited_at': '2026-07-01T10:05:00.000Z', 'content': 'better'}");
  g_assert_true (snabel_status_is_edited (status));
  snabel_test_assert_notified (notified, "content edited-at");
}

static void
test_visibility (void)
{
  static const struct
  {
    const char      *json;
    SnabelVisibility visibility;
  } visibilities[] = {
    { "'visibility': 'public'", SNABEL_VISIBILITY_PUBLIC },
    { "'visibility': 'unlisted'", SNABEL_VISIBILITY_UNLISTED },
    { "'visibility': 'private'", SNABEL_VISIBILITY_PRIVATE },
    { "'visibility': 'direct'", SNABEL_VISIBILITY_DIRECT },
    { "'visibility': 'mutuals_only'", SNABEL_VISIBILITY_UNKNOWN },
    { "'visibility': null", SNABEL_VISIBILITY_UNKNOWN },
    { "'muted': false", SNABEL_VISIBILITY_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (visibilities); i++)
    {
      g_autoptr(SnabelStatus) status = new_with (visibilities[i].json);

      g_assert_cmpint (status->visibility, ==, visibilities[i].visibility);
    }
}

/* The two keys of an optimistic favourite, the server's no, and a payload of a public stream. */
static void
test_favourite (void)
{
  g_autoptr(SnabelStatus) status = new_with ("'favourited': false, 'favourites_count': 3");
  g_autoptr(GPtrArray) notified = snabel_test_watch (status);

  snabel_test_entity_update (status, "{'favourited': true, 'favourites_count': 4}");
  snabel_test_assert_notified (notified, "favourited favourites-count");
  snabel_test_entity_update (status, "{'id': '1000', " ACCOUNT ", 'favourites_count': 5}");
  g_assert_true (status->favourited);
  snabel_test_entity_update (status, "{'favourited': false, 'favourites_count': 4}");
  g_assert_false (status->favourited);
  g_assert_cmpint (status->favourites_count, ==, 4);
}

/* The author stays one object, and is never lost. */
static void
test_author (void)
{
  g_autoptr(SnabelStatus) status = new_with ("'muted': false");
  g_autoptr(SnabelAccount) author = g_object_ref (status->account);
  g_autoptr(GPtrArray) notified = snabel_test_watch (status);

  snabel_test_entity_update (status, "{'account': {'id': '7', 'acct': 'mair', 'display_name': 'Mair'}}");
  snabel_test_entity_update (status, "{'account': null}");
  snabel_test_entity_update (status, "{'account': []}");
  g_assert_true (status->account == author);
  g_assert_cmpstr (author->display_name, ==, "Mair");
  snabel_test_assert_notified (notified, "");
  snabel_test_assert_refused (SNABEL_TYPE_STATUS, "{'id': '1', 'account': null}", SNABEL_ENTITY_ERROR_INCOMPLETE);
}

static void
test_reactions (void)
{
  static const char *const dialects[] = {
    "'reactions': [{'name': 'cat', 'count': 2, 'me': true, 'url': 'https://a.example/cat.png'}]",
    "'reactions': [], 'emoji_reactions': [{'name': 'cat', 'count': '2', 'me': true, 'url': 'https://a.example/cat.png'}]",
    "'reactions': [{'name': 'cat', 'count': 2, 'me': true}],"
    " 'emoji_reactions': [{'name': 'cat', 'count': 2, 'me': true, 'url': 'https://a.example/cat.png'}]",
    "'pleroma': {'emoji_reactions': [{'name': 'cat', 'count': 2, 'me': true, 'url': 'https://a.example/cat.png'}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      g_autoptr(SnabelStatus) status = new_with (dialects[i]);
      g_autoptr(SnabelEmojiReaction) reaction = g_list_model_get_item (status->emoji_reactions, 0);

      g_assert_cmpuint (g_list_model_get_n_items (status->emoji_reactions), ==, 1);
      g_assert_cmpint (reaction->count, ==, 2);
      g_assert_true (reaction->me);
      g_assert_cmpstr (reaction->url, ==, "https://a.example/cat.png");
    }
}

static void
test_many_media (void)
{
  g_autoptr(SnabelStatus) status = new_with (
    "'media_attachments': [{'id': '2', 'type': 'image'}, {'type': 'image'}, null, {'id': '1', 'type': 'video'}]");
  g_autoptr(SnabelMediaAttachment) last = g_list_model_get_item (status->media_attachments, 1);

  g_assert_cmpuint (g_list_model_get_n_items (status->media_attachments), ==, 2);
  g_assert_cmpstr (last->id, ==, "1");
}

static void
test_card (void)
{
  g_autoptr(SnabelStatus) status = new_with ("'card': {}");
  g_autoptr(GPtrArray) notified = snabel_test_watch (status);

  g_assert_null (status->card);
  snabel_test_entity_update (status, "{'card': {'url': 'https://b.example', 'width': '640', 'height': '360', 'type': 'link',"
                                     " 'published_at': '57171-03-01T00:00:00.000Z'}}");
  g_assert_cmpint (status->card->width, ==, 640);
  g_assert_cmpint (status->card->height, ==, 360);
  g_assert_null (status->card->published_at);
  snabel_test_assert_notified (notified, "card");
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/status/shown", test_shown);
  g_test_add_func ("/status/boost-in-boost", test_boost_in_boost);
  g_test_add_func ("/status/no-boost", test_no_boost);
  g_test_add_func ("/status/reply", test_reply);
  g_test_add_func ("/status/own", test_own);
  g_test_add_func ("/status/edited", test_edited);
  g_test_add_func ("/status/visibility", test_visibility);
  g_test_add_func ("/status/favourite", test_favourite);
  g_test_add_func ("/status/author", test_author);
  g_test_add_func ("/status/reactions", test_reactions);
  g_test_add_func ("/status/many-media", test_many_media);
  g_test_add_func ("/status/card", test_card);

  return g_test_run ();
}
