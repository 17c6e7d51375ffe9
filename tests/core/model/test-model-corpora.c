/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers of real servers: each is read, or refused for a reason that holds. */
#include "base/snabel-json.h"
#include "model/snabel-account.h"
#include "model/snabel-context.h"
#include "model/snabel-conversation.h"
#include "model/snabel-credential-application.h"
#include "model/snabel-custom-emoji.h"
#include "model/snabel-error-body.h"
#include "model/snabel-filter-result.h"
#include "model/snabel-filter.h"
#include "model/snabel-instance.h"
#include "model/snabel-marker.h"
#include "model/snabel-markers.h"
#include "model/snabel-media-attachment.h"
#include "model/snabel-mention.h"
#include "model/snabel-notification.h"
#include "model/snabel-poll.h"
#include "model/snabel-preview-card.h"
#include "model/snabel-relationship.h"
#include "model/snabel-status.h"
#include "model/snabel-tag.h"
#include "model/snabel-token.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

typedef void (*CheckFunc) (gpointer    entity,
                           JsonObject *raw);

/* Where the raw object has a text under @name, the entity has the same. */
static void
assert_same_text (JsonObject *raw,
                  const char *name,
                  const char *text)
{
  const char *expected = snabel_json_get_string (raw, name);

  if (expected != NULL && *expected != '\0')
    g_assert_cmpstr (text, ==, expected);
}

static void
assert_same_id (JsonObject *raw,
                const char *id)
{
  g_autofree char *expected = snabel_json_dup_id (raw, "id");

  g_assert_cmpstr (id, ==, expected);
}

static void
assert_same_length (JsonObject *raw,
                    const char *name,
                    GListModel *list)
{
  JsonArray *array = snabel_json_get_array (raw, name);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, array != NULL ? json_array_get_length (array) : 0);
}

/* An emoji without a picture is left out, since there is nothing to show. */
static void
assert_same_emojis (JsonObject *raw,
                    GListModel *emojis)
{
  JsonArray *array = snabel_json_get_array (raw, "emojis");
  guint      n_pictures = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *emoji = snabel_json_node_get_object (json_array_get_element (array, i));

      if (snabel_json_get_string (emoji, "url") != NULL || snabel_json_get_string (emoji, "static_url") != NULL)
        n_pictures++;
    }

  g_assert_cmpuint (g_list_model_get_n_items (emojis), ==, n_pictures);
}

static void
check_account (gpointer    entity,
               JsonObject *raw)
{
  SnabelAccount *account = entity;

  assert_same_id (raw, account->id);
  assert_same_text (raw, "acct", account->acct);
  assert_same_text (raw, "note", account->note);
  assert_same_text (raw, "display_name", account->display_name);
  assert_same_text (raw, "avatar", account->avatar);
  assert_same_emojis (raw, account->emojis);
  assert_same_length (raw, "fields", account->fields);
  g_assert_nonnull (snabel_account_get_display_name (account));
  g_assert_cmpint (account->followers_count, ==, snabel_json_get_int (raw, "followers_count", -1));
  if (snabel_json_get_object (raw, "moved") != NULL)
    g_assert_nonnull (account->moved);
}

static void
check_status (gpointer    entity,
              JsonObject *raw)
{
  SnabelStatus *status = entity;
  JsonObject   *reblog = snabel_json_get_object (raw, "reblog");

  assert_same_id (raw, status->id);
  assert_same_text (raw, "uri", status->uri);
  assert_same_text (raw, "content", status->content);
  assert_same_text (raw, "spoiler_text", status->spoiler_text);
  assert_same_length (raw, "media_attachments", status->media_attachments);
  assert_same_length (raw, "mentions", status->mentions);
  assert_same_length (raw, "tags", status->tags);
  assert_same_emojis (raw, status->emojis);
  check_account (status->account, snabel_json_get_object (raw, "account"));
  g_assert_cmpint (status->favourites_count, ==, snabel_json_get_int (raw, "favourites_count", 0));
  g_assert_cmpint (status->favourited, ==, snabel_json_get_boolean (raw, "favourited"));
  if (snabel_json_get_object (raw, "poll") != NULL)
    g_assert_nonnull (status->poll);
  if (reblog != NULL)
    check_status (status->reblog, reblog);
}

static void
check_notification (gpointer    entity,
                    JsonObject *raw)
{
  SnabelNotification *notification = entity;

  assert_same_id (raw, notification->id);
  assert_same_text (raw, "type", notification->type_name);
  if (snabel_json_get_object (raw, "account") != NULL)
    check_account (notification->account, snabel_json_get_object (raw, "account"));
  if (snabel_json_get_object (raw, "status") != NULL)
    check_status (notification->status, snabel_json_get_object (raw, "status"));
}

static void
check_instance (gpointer    entity,
                JsonObject *raw)
{
  SnabelInstance *instance = entity;

  g_assert_null (strstr (instance->domain, "://"));
  assert_same_text (raw, "title", instance->title);
  assert_same_text (raw, "version", instance->version);
  assert_same_length (raw, "rules", instance->rules);
}

static void
check_media (gpointer    entity,
             JsonObject *raw)
{
  SnabelMediaAttachment *media = entity;

  assert_same_id (raw, media->id);
  assert_same_text (raw, "url", media->url);
  g_assert_cmpfloat (snabel_media_attachment_get_aspect (media), >=, 0.1);
  g_assert_cmpfloat (snabel_media_attachment_get_aspect (media), <=, 10);
}

static void
check_poll (gpointer    entity,
            JsonObject *raw)
{
  SnabelPoll *poll = entity;

  assert_same_length (raw, "options", poll->options);
  g_assert_cmpint (poll->votes_count, ==, snabel_json_get_int (raw, "votes_count", 0));
}

static void
check_context (gpointer    entity,
               JsonObject *raw)
{
  SnabelContext *context = entity;

  assert_same_length (raw, "ancestors", context->ancestors);
  assert_same_length (raw, "descendants", context->descendants);
}

static void
check_conversation (gpointer    entity,
                    JsonObject *raw)
{
  SnabelConversation *conversation = entity;

  assert_same_id (raw, conversation->id);
  assert_same_length (raw, "accounts", conversation->accounts);
}

/* The files of the collection, and what can be said of all that is in them. */
static const struct
{
  const char *name;
  GType (*get_type) (void);
  CheckFunc check;
} sets[] = {
  { "account", snabel_account_get_type, check_account },
  { "application_cred", snabel_credential_application_get_type, NULL },
  { "context", snabel_context_get_type, check_context },
  { "conversation", snabel_conversation_get_type, check_conversation },
  { "custom_emoji", snabel_custom_emoji_get_type, NULL },
  { "filter_result", snabel_filter_result_get_type, NULL },
  { "filter_v2", snabel_filter_get_type, NULL },
  { "instance_v1", snabel_instance_get_type, check_instance },
  { "instance_v2", snabel_instance_get_type, check_instance },
  { "marker", snabel_marker_get_type, NULL },
  { "markers", snabel_markers_get_type, NULL },
  { "media_attachment", snabel_media_attachment_get_type, check_media },
  { "mention", snabel_mention_get_type, NULL },
  { "notification", snabel_notification_get_type, check_notification },
  { "poll", snabel_poll_get_type, check_poll },
  { "preview_card", snabel_preview_card_get_type, NULL },
  { "relationship", snabel_relationship_get_type, NULL },
  { "status", snabel_status_get_type, check_status },
  { "tag", snabel_tag_get_type, NULL },
  { "token", snabel_token_get_type, NULL },
};

/* The records of one file, without the line that tells about the file. */
static GPtrArray *
load_records (const char *path)
{
  GPtrArray       *records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autofree char *contents = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return records;

  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      JsonNode *node = NULL;

      if (lines[i][0] == '\0')
        continue;
      node = snabel_json_parse_text (lines[i], &error);
      g_assert_no_error (error);
      if (json_object_has_member (json_node_get_object (node), "_meta"))
        json_node_unref (node);
      else
        g_ptr_array_add (records, node);
    }

  return records;
}

static void
read_file_of_set (const char *path,
                  guint       set,
                  guint      *n_read,
                  guint      *n_refused)
{
  g_autoptr(GPtrArray) records = load_records (path);

  for (guint i = 0; i < records->len; i++)
    {
      JsonNode *raw = json_object_get_member (json_node_get_object (records->pdata[i]), "raw");
      g_autoptr(GError) error = NULL;
      g_autoptr(SnabelEntity) entity = snabel_entity_new_from_json (sets[set].get_type (), raw, &error);

      if (entity == NULL)
        {
          g_assert_nonnull (error->message);
          g_test_message ("%s: %s", path, error->message);
          (*n_refused)++;
          continue;
        }

      (*n_read)++;
      if (sets[set].check != NULL)
        sets[set].check (entity, json_node_get_object (raw));
    }
}

static void
test_set (gconstpointer data)
{
  const guint      set = GPOINTER_TO_UINT (data);
  g_autofree char *file = g_strconcat (sets[set].name, ".jsonl", NULL);
  g_autofree char *root = snabel_test_corpora_path ("api");
  g_autoptr(GDir) folders = NULL;
  const char *folder = NULL;
  guint       n_read = 0;
  guint       n_refused = 0;

  if (root == NULL)
    return;

  folders = g_dir_open (root, 0, NULL);
  while ((folder = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, folder, file, NULL);

      read_file_of_set (path, set, &n_read, &n_refused);
    }

  g_test_message ("%s: %u read, %u refused", sets[set].name, n_read, n_refused);
  if (n_read + n_refused == 0)
    g_test_skip ("no such records in these corpora");
  g_assert_cmpuint (n_refused * 20, <=, n_read);
}

static GType
get_type_of_oddity (const char *name)
{
  if (g_str_equal (name, "status"))
    return SNABEL_TYPE_STATUS;
  if (g_str_equal (name, "notification"))
    return SNABEL_TYPE_NOTIFICATION;
  if (g_str_equal (name, "instance_v1") || g_str_equal (name, "instance_v2"))
    return SNABEL_TYPE_INSTANCE;

  return G_TYPE_INVALID;
}

/* Oddities after which there is nothing to show. */
static gboolean
may_be_refused (const char *id)
{
  static const char *const ids[] = { "account-null", "notif-type-null", "delete-answer-array", NULL };

  return g_strv_contains (ids, id);
}

/* As the collection says: between two good ones, which must both be there. */
static void
check_oddity (JsonObject *oddity,
              JsonNode   *good)
{
  const char *id = json_object_get_string_member (oddity, "id");
  const GType type = get_type_of_oddity (json_object_get_string_member (oddity, "entity"));
  g_autoptr(JsonNode) page = json_node_new (JSON_NODE_ARRAY);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  guint n_refused = 0;

  json_node_take_array (page, json_array_new ());
  json_array_add_element (json_node_get_array (page), json_node_copy (good));
  json_array_add_element (json_node_get_array (page), json_node_copy (json_object_get_member (oddity, "json")));
  json_array_add_element (json_node_get_array (page), json_node_copy (good));

  items = snabel_entity_list_new_from_json (type, page, &n_refused, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", id, n_refused == 0 ? "read" : "refused");
  g_assert_cmpuint (n_refused, ==, may_be_refused (id) ? 1 : 0);
  g_assert_cmpuint (items->len, ==, 3 - n_refused);
}

static const char *
get_good (GType type)
{
  if (type == SNABEL_TYPE_STATUS)
    return "{'id': '1', 'account': {'id': '7', 'acct': 'mair'}}";
  if (type == SNABEL_TYPE_NOTIFICATION)
    return "{'id': '1', 'type': 'follow'}";

  return "{'uri': 'a.example'}";
}

static void
test_oddities (void)
{
  g_autofree char *path = snabel_test_corpora_path ("api_oddities.jsonl");
  g_autoptr(GPtrArray) records = NULL;
  guint n_checked = 0;

  if (path == NULL)
    return;

  records = load_records (path);
  for (guint i = 0; i < records->len; i++)
    {
      JsonObject *oddity = json_node_get_object (records->pdata[i]);
      const GType type = get_type_of_oddity (json_object_get_string_member (oddity, "entity"));
      g_autoptr(JsonNode) good = snabel_test_json (get_good (type));

      if (type == G_TYPE_INVALID)
        continue;

      check_oddity (oddity, good);
      n_checked++;
    }

  g_assert_cmpuint (n_checked, >, 60);
}

/* The oddity with the name @id, as an entity. */
static gpointer
read_oddity (GPtrArray  *records,
             const char *id,
             GType       type)
{
  for (guint i = 0; i < records->len; i++)
    {
      JsonObject *oddity = json_node_get_object (records->pdata[i]);

      if (g_str_equal (json_object_get_string_member (oddity, "id"), id))
        return snabel_entity_new_from_json (type, json_object_get_member (oddity, "json"), NULL);
    }

  g_error ("There is no oddity %s", id);
}

static void
test_expectations (void)
{
  g_autofree char *path = snabel_test_corpora_path ("api_oddities.jsonl");
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(SnabelStatus) number = NULL;
  g_autoptr(SnabelStatus) bare = NULL;
  g_autoptr(SnabelStatus) no_reply = NULL;
  g_autoptr(SnabelStatus) garbage = NULL;
  g_autoptr(SnabelStatus) card = NULL;
  g_autoptr(SnabelStatus) nameless = NULL;
  g_autoptr(SnabelStatus) counted = NULL;
  g_autoptr(SnabelInstance) silent = NULL;
  g_autoptr(SnabelInstance) akkoma = NULL;

  if (path == NULL)
    return;

  records = load_records (path);
  number = read_oddity (records, "id-integer", SNABEL_TYPE_STATUS);
  g_assert_cmpstr (number->id, ==, "116000000000000001");
  bare = read_oddity (records, "quote-bare-status", SNABEL_TYPE_STATUS);
  g_assert_nonnull (bare->quote->quoted_status);
  no_reply = read_oddity (records, "in_reply_to_id-empty-string", SNABEL_TYPE_STATUS);
  g_assert_false (snabel_status_is_reply (no_reply));
  garbage = read_oddity (records, "created_at-garbage", SNABEL_TYPE_STATUS);
  g_assert_null (garbage->created_at);
  card = read_oddity (records, "card-string-size", SNABEL_TYPE_STATUS);
  g_assert_cmpint (card->card->width, ==, 640);
  g_assert_cmpint (card->card->height, ==, 360);
  nameless = read_oddity (records, "display-name-empty", SNABEL_TYPE_STATUS);
  g_assert_cmpstr (snabel_account_get_display_name (nameless->account), ==, nameless->account->username);
  counted = read_oddity (records, "counts-string", SNABEL_TYPE_STATUS);
  g_assert_cmpint (counted->account->followers_count, ==, 12);
  silent = read_oddity (records, "inst-streaming-null", SNABEL_TYPE_INSTANCE);
  g_assert_null (silent->streaming_url);
  akkoma = read_oddity (records, "inst-max_toot_chars-string", SNABEL_TYPE_INSTANCE);
  g_assert_cmpint (akkoma->max_characters, ==, 5000);
}

static void
test_errors (void)
{
  g_autofree char *path = snabel_test_corpora_path ("api_oddities.jsonl");
  g_autoptr(GPtrArray) records = NULL;
  guint n_errors = 0;

  if (path == NULL)
    return;

  records = load_records (path);
  for (guint i = 0; i < records->len; i++)
    {
      JsonObject *oddity = json_node_get_object (records->pdata[i]);
      g_autoptr(SnabelErrorBody) body = NULL;

      if (g_strcmp0 (json_object_get_string_member (oddity, "entity"), "error") != 0)
        continue;

      body = snabel_error_body_parse (json_object_get_member (oddity, "json"));
      g_assert_cmpint (body != NULL, ==, g_strcmp0 (json_object_get_string_member (oddity, "id"), "error-array") != 0);
      n_errors++;
    }

  g_assert_cmpuint (n_errors, >=, 4);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *path = g_strconcat ("/model-corpora/", sets[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_set);
    }
  g_test_add_func ("/model-corpora/oddities", test_oddities);
  g_test_add_func ("/model-corpora/expectations", test_expectations);
  g_test_add_func ("/model-corpora/errors", test_errors);

  return g_test_run ();
}
