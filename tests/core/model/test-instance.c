/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two instance documents, and what servers make of them. */
#include "model/snabel-instance.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

static void
test_first (void)
{
  g_autoptr(SnabelInstance) instance = snabel_test_entity_new (
    SNABEL_TYPE_INSTANCE,
    "{'uri': 'a.example', 'title': 'Tea', 'short_description': '', 'description': '<p>Tea</p>', 'email': 'tea@a.example',"
    " 'version': '3.5.1', 'urls': {'streaming_api': 'wss://a.example'}, 'stats': {'user_count': '50'},"
    " 'thumbnail': 'https://a.example/t.png', 'languages': ['cy'], 'registrations': true, 'approval_required': true,"
    " 'contact_account': {'id': '7', 'acct': 'mair'}, 'rules': [{'id': '1', 'text': 'Be kind'}],"
    " 'configuration': {'statuses': {'max_characters': 640, 'max_media_attachments': 4, 'characters_reserved_per_url': 23},"
    " 'polls': {'max_options': 5}}}");

  g_assert_cmpstr (instance->domain, ==, "a.example");
  g_assert_cmpstr (instance->description, ==, "<p>Tea</p>");
  g_assert_cmpstr (instance->streaming_url, ==, "wss://a.example");
  g_assert_cmpstr (instance->thumbnail, ==, "https://a.example/t.png");
  g_assert_cmpstr (instance->email, ==, "tea@a.example");
  g_assert_cmpstr (instance->contact_account->acct, ==, "mair");
  g_assert_cmpint (instance->user_count, ==, 50);
  g_assert_true (instance->registrations_enabled);
  g_assert_true (instance->registrations_approval_required);
  g_assert_cmpint (instance->max_characters, ==, 640);
  g_assert_cmpint (instance->poll_max_options, ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (instance->rules), ==, 1);
  g_assert_cmpint (instance->api_version, ==, 0);
}

static void
test_second (void)
{
  g_autoptr(SnabelInstance) instance = snabel_test_entity_new (
    SNABEL_TYPE_INSTANCE,
    "{'domain': 'a.example', 'version': '4.6.5', 'thumbnail': {'url': 'https://a.example/t.png'},"
    " 'configuration': {'urls': {'streaming': 'wss://s.example'}, 'statuses': {'characters_reserved_per_url': 0},"
    " 'translation': {'enabled': true}}, 'registrations': {'enabled': false, 'message': '<p>No</p>'},"
    " 'contact': {'email': null, 'account': null}, 'api_versions': {'mastodon': 10}}");

  g_assert_cmpstr (instance->streaming_url, ==, "wss://s.example");
  g_assert_cmpstr (instance->thumbnail, ==, "https://a.example/t.png");
  g_assert_false (instance->registrations_enabled);
  g_assert_cmpstr (instance->registrations_message, ==, "<p>No</p>");
  g_assert_true (instance->translation_enabled);
  g_assert_cmpint (instance->characters_reserved_per_url, ==, 0);
  g_assert_cmpint (instance->api_version, ==, 10);
  g_assert_null (instance->contact_account);
}

static void
test_domain (void)
{
  static const char *const documents[][2] = {
    { "{'uri': 'https://a.example'}", "a.example" },
    { "{'uri': 'https://a.example:8443/'}", "a.example" },
    { "{'uri': 'a.example'}", "a.example" },
    { "{'uri': 'localhost:8080'}", "localhost:8080" },
    { "{'uri': 'https://social.a.example', 'account_domain': 'a.example'}", "a.example" },
    { "{'domain': 'b.example', 'uri': 'https://a.example'}", "b.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr(SnabelInstance) instance = snabel_test_entity_new (SNABEL_TYPE_INSTANCE, documents[i][0]);

      g_assert_cmpstr (instance->domain, ==, documents[i][1]);
    }

  snabel_test_assert_refused (SNABEL_TYPE_INSTANCE, "{'error': 'Not Found'}", SNABEL_ENTITY_ERROR_INCOMPLETE);
  snabel_test_assert_refused (SNABEL_TYPE_INSTANCE, "[]", SNABEL_ENTITY_ERROR_WRONG_TYPE);
}

static void
test_pleroma (void)
{
  g_autoptr(SnabelInstance) instance = snabel_test_entity_new (
    SNABEL_TYPE_INSTANCE,
    "{'uri': 'https://a.example', 'max_toot_chars': '5000', 'registrations': 'FALSE', 'upload_limit': 16000000,"
    " 'description_limit': 5000, 'poll_limits': {'max_options': 20, 'max_option_chars': 200, 'min_expiration': 0,"
    " 'max_expiration': 31536000}, 'pleroma': {'vapid_public_key': 'BFk', 'metadata': {'features': ['quote_posting'],"
    " 'post_formats': ['text/plain', 'text/markdown']}}}");

  g_assert_cmpint (instance->max_characters, ==, 5000);
  g_assert_false (instance->registrations_enabled);
  g_assert_cmpint (instance->image_size_limit, ==, 16000000);
  g_assert_cmpint (instance->media_description_limit, ==, 5000);
  g_assert_cmpint (instance->poll_max_characters_per_option, ==, 200);
  g_assert_cmpint (instance->poll_max_expiration, ==, 31536000);
  g_assert_cmpint (instance->characters_reserved_per_url, ==, -1);
  g_assert_cmpstr (instance->vapid_key, ==, "BFk");
  g_assert_cmpstrv (instance->post_mime_types, ((const char *[]) { "text/plain", "text/markdown", NULL }));
  g_assert_cmpstrv (instance->pleroma_features, ((const char *[]) { "quote_posting", NULL }));
}

static void
test_nothings (void)
{
  static const char *const nothings[] = { "null", "''", "[]", "{}", "false" };

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{'uri': 'a.example', 'urls': %1$s, 'contact_account': %1$s, 'thumbnail': %1$s, 'languages': %1$s, 'version': %1$s,"
        " 'configuration': %1$s, 'stats': %1$s, 'rules': %1$s, 'registrations': %1$s}",
        nothings[i]);
      g_autoptr(SnabelInstance) instance = snabel_test_entity_new (SNABEL_TYPE_INSTANCE, json);

      g_assert_null (instance->streaming_url);
      g_assert_null (instance->contact_account);
      g_assert_null (instance->thumbnail);
      g_assert_null (instance->languages);
      g_assert_null (instance->version);
      g_assert_false (instance->registrations_enabled);
      g_assert_cmpint (instance->max_characters, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/instance/first", test_first);
  g_test_add_func ("/instance/second", test_second);
  g_test_add_func ("/instance/domain", test_domain);
  g_test_add_func ("/instance/pleroma", test_pleroma);
  g_test_add_func ("/instance/nothings", test_nothings);

  return g_test_run ();
}
