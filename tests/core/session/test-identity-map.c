/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One object per status, for as long as somebody holds it. */
#include "snabel-test.h"

#include "base/snabel-json.h"
#include "session/snabel-identity-map.h"

static SnabelStatus *
take (SnabelIdentityMap *map,
      const char        *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = snabel_json_parse_text (json, &error);
  SnabelStatus *status = NULL;

  g_assert_no_error (error);
  status = snabel_identity_map_take_status (map, node, &error);
  g_assert_no_error (error);

  return status;
}

#define ACCOUNT "\"account\":{\"id\":\"a\",\"username\":\"ada\",\"acct\":\"ada\"}"

static void
test_same_object (void)
{
  g_autoptr(SnabelIdentityMap) map = snabel_identity_map_new ();
  g_autoptr(SnabelStatus) first = take (map, "{\"id\":\"1\",\"uri\":\"u:1\",\"favourites_count\":1," ACCOUNT "}");
  g_autoptr(SnabelStatus) second = take (map, "{\"id\":\"1\",\"uri\":\"u:1\",\"favourites_count\":2," ACCOUNT "}");

  g_assert_true (first == second);
  g_assert_cmpint (first->favourites_count, ==, 2);
}

/* snac: an edit gives the status another id; the old one goes on to be used. */
static void
test_edited_id (void)
{
  g_autoptr(SnabelIdentityMap) map = snabel_identity_map_new ();
  g_autoptr(SnabelStatus) first = take (map, "{\"id\":\"17a\",\"uri\":\"u:1\"," ACCOUNT "}");
  g_autoptr(SnabelStatus) second = take (map, "{\"id\":\"18b\",\"uri\":\"u:1\"," ACCOUNT "}");

  g_assert_true (first == second);
  g_assert_true (snabel_identity_map_find_status (map, "17a") == first);
  g_assert_true (snabel_identity_map_find_status (map, "18b") == first);
  g_assert_null (snabel_identity_map_find_status (map, "17A"));
}

/* A server that is unwell names no other post by what it says of this one. */
static void
test_spoiled_uri (void)
{
  static const char *const spoiled[] = { "42", "true", "null", "{}", "\"\"" };
  g_autoptr(SnabelIdentityMap) map = snabel_identity_map_new ();
  g_autoptr(SnabelStatus) first = take (map, "{\"id\":\"1\",\"uri\":\"u:1\"," ACCOUNT "}");

  for (guint i = 0; i < G_N_ELEMENTS (spoiled); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"id\":\"1\",\"uri\":%s," ACCOUNT "}", spoiled[i]);
      g_autoptr(SnabelStatus) again = take (map, json);

      g_assert_true (again == first);
      g_assert_cmpstr (first->uri, ==, "u:1");
    }
}

static void
test_boost_shares_inner (void)
{
  g_autoptr(SnabelIdentityMap) map = snabel_identity_map_new ();
  g_autoptr(SnabelStatus) inner = take (map, "{\"id\":\"1\",\"uri\":\"u:1\",\"content\":\"x\"," ACCOUNT "}");
  g_autoptr(SnabelStatus) boost = take (map, "{\"id\":\"2\",\"uri\":\"u:2\"," ACCOUNT ",\"reblog\":"
                                             "{\"id\":\"1\",\"uri\":\"u:1\",\"favourited\":true," ACCOUNT "}}");

  g_assert_true (boost != inner);
  g_assert_true (boost->reblog == inner);
  g_assert_true (inner->favourited);
}

/* Some servers give the boost the uri of what it boosts (snac: the same id in capitals). */
static void
test_boost_with_inner_uri (void)
{
  g_autoptr(SnabelIdentityMap) map = snabel_identity_map_new ();
  g_autoptr(SnabelStatus) boost = take (map, "{\"id\":\"1F\",\"uri\":\"u:1\"," ACCOUNT ",\"reblog\":"
                                             "{\"id\":\"1f\",\"uri\":\"u:1\"," ACCOUNT "}}");
  g_autoptr(SnabelStatus) inner = take (map, "{\"id\":\"1f\",\"uri\":\"u:1\"," ACCOUNT "}");

  g_assert_true (boost != inner);
  g_assert_true (boost->reblog == inner);
}

static void
test_empties (void)
{
  g_autoptr(SnabelIdentityMap) map = snabel_identity_map_new ();
  SnabelStatus *boost = take (map, "{\"id\":\"2\",\"uri\":\"u:2\"," ACCOUNT ",\"reblog\":"
                                   "{\"id\":\"1\",\"uri\":\"u:1\"," ACCOUNT "}}");

  g_assert_cmpuint (snabel_identity_map_get_n_statuses (map), ==, 2);
  g_assert_finalize_object (boost);
  g_assert_cmpuint (snabel_identity_map_get_n_statuses (map), ==, 0);
  g_assert_null (snabel_identity_map_find_status (map, "u:1"));
}

static void
test_status_outlives_map (void)
{
  SnabelIdentityMap *map = snabel_identity_map_new ();
  g_autoptr(SnabelStatus) status = take (map, "{\"id\":\"1\",\"uri\":\"u:1\"," ACCOUNT "}");

  g_assert_finalize_object (map);
  g_assert_cmpstr (status->id, ==, "1");
}

static void
test_bad_item (void)
{
  g_autoptr(SnabelIdentityMap) map = snabel_identity_map_new ();
  g_autoptr(JsonNode) node = snabel_json_parse_text ("[{\"id\":\"1\",\"uri\":\"u:1\"," ACCOUNT "},7,null,{}]", NULL);
  g_autoptr(GPtrArray) statuses = snabel_identity_map_take_statuses (map, node, G_MAXUINT);

  g_assert_cmpuint (statuses->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/identity-map/same-object", test_same_object);
  g_test_add_func ("/identity-map/edited-id", test_edited_id);
  g_test_add_func ("/identity-map/spoiled-uri", test_spoiled_uri);
  g_test_add_func ("/identity-map/boost-shares-inner", test_boost_shares_inner);
  g_test_add_func ("/identity-map/boost-with-inner-uri", test_boost_with_inner_uri);
  g_test_add_func ("/identity-map/empties", test_empties);
  g_test_add_func ("/identity-map/status-outlives-map", test_status_outlives_map);
  g_test_add_func ("/identity-map/bad-item", test_bad_item);

  return g_test_run ();
}
