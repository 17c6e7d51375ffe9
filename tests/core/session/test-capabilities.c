/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is expected of servers that tell much, little, or nonsense. */
#include "snabel-test.h"

#include "base/snabel-json.h"
#include "session/snabel-capabilities.h"

static SnabelInstance *
make_instance (const char *json)
{
  g_autoptr(JsonNode) node = snabel_json_parse_text (json, NULL);

  return snabel_entity_new_from_json (SNABEL_TYPE_INSTANCE, node, NULL);
}

static void
test_unknown (void)
{
  SnabelCapabilities capabilities = snabel_capabilities_find (NULL, NULL);

  g_assert_true (capabilities.has_streaming);
  g_assert_cmpint (capabilities.stream_auth, ==, SNABEL_STREAM_AUTH_HEADER);
  g_assert_cmpuint (capabilities.max_characters, ==, 500);
  g_assert_cmpuint (capabilities.url_length, ==, 23);
}

static void
test_limits (void)
{
  g_autoptr(SnabelInstance) told = make_instance ("{\"domain\":\"a.test\",\"version\":\"4.3.0\",\"configuration\":{\"statuses\":"
                                                  "{\"max_characters\":5000,\"characters_reserved_per_url\":0}}}");
  g_autoptr(SnabelInstance) zero = make_instance ("{\"uri\":\"a.test\",\"version\":\"x\",\"max_toot_chars\":0}");
  SnabelCapabilities capabilities = snabel_capabilities_find (told, "gotosocial");

  g_assert_cmpuint (capabilities.max_characters, ==, 5000);
  g_assert_cmpuint (capabilities.url_length, ==, 0);
  g_assert_cmpuint (snabel_capabilities_find (zero, NULL).max_characters, ==, 500);
  g_assert_cmpuint (snabel_capabilities_find (zero, NULL).url_length, ==, 23);
}

static void
test_streams (void)
{
  g_assert_false (snabel_capabilities_find (NULL, "Sharkey").has_streaming);
  g_assert_cmpint (snabel_capabilities_find (NULL, "akkoma").stream_auth, ==, SNABEL_STREAM_AUTH_PROTOCOL);
  g_assert_cmpint (snabel_capabilities_find (NULL, "Iceshrimp.NET").stream_auth, ==, SNABEL_STREAM_AUTH_PROTOCOL);
  g_assert_true (snabel_capabilities_find (NULL, "Iceshrimp.NET").has_streaming);
  g_assert_cmpint (snabel_capabilities_find (NULL, "pleroma").stream_auth, ==, SNABEL_STREAM_AUTH_IN_BAND);
  g_assert_cmpint (snabel_capabilities_find (NULL, "snac").stream_auth, ==, SNABEL_STREAM_AUTH_HEADER);
}

static void
test_reactions (void)
{
  g_autoptr(SnabelInstance) pleroma = make_instance ("{\"uri\":\"a.test\",\"pleroma\":{\"metadata\":{\"features\":"
                                                     "[\"polls\",\"pleroma_emoji_reactions\"]}}}");
  g_autoptr(SnabelInstance) fedibird = make_instance ("{\"uri\":\"a.test\",\"fedibird_capabilities\":[\"emoji_reaction\"]}");
  g_autoptr(SnabelInstance) limited = make_instance ("{\"domain\":\"a.test\",\"configuration\":{\"reactions\":{\"max_reactions\":1}}}");
  g_autoptr(SnabelInstance) plain = make_instance ("{\"domain\":\"a.test\",\"version\":\"4.5.0\"}");

  g_assert_cmpint (snabel_capabilities_find (NULL, NULL).reactions, ==, SNABEL_REACTIONS_NONE);
  g_assert_cmpint (snabel_capabilities_find (plain, "mastodon").reactions, ==, SNABEL_REACTIONS_NONE);
  g_assert_cmpint (snabel_capabilities_find (plain, "snac").reactions, ==, SNABEL_REACTIONS_NONE);
  g_assert_cmpint (snabel_capabilities_find (pleroma, NULL).reactions, ==, SNABEL_REACTIONS_PLEROMA);
  g_assert_cmpint (snabel_capabilities_find (fedibird, "fedibird").reactions, ==, SNABEL_REACTIONS_FEDIBIRD);
  g_assert_cmpint (snabel_capabilities_find (limited, "mastodon").reactions, ==, SNABEL_REACTIONS_REACT);
  g_assert_cmpint (snabel_capabilities_find (limited, "iceshrimp").reactions, ==, SNABEL_REACTIONS_MISSKEY);
  g_assert_cmpint (snabel_capabilities_find (plain, "hollo").reactions, ==, SNABEL_REACTIONS_REACT);
  g_assert_cmpint (snabel_capabilities_find (plain, "Sharkey").reactions, ==, SNABEL_REACTIONS_MISSKEY);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/capabilities/unknown", test_unknown);
  g_test_add_func ("/capabilities/limits", test_limits);
  g_test_add_func ("/capabilities/streams", test_streams);
  g_test_add_func ("/capabilities/reactions", test_reactions);

  return g_test_run ();
}
