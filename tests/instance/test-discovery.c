/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the instance says that it is: below a path, behind another domain, with a certificate. */
#include "test-client.h"

#include "snabel-test.h"

static SnabelTestInstance *
start (SnabelTestInstance *instance)
{
  g_autoptr(GError) error = NULL;

  snabel_test_instance_add_account (instance, "anna");
  snabel_test_instance_start (instance, 0, &error);
  g_assert_no_error (error);

  return instance;
}

/* An absolute address at the root of the server. */
static char *
at_root (SnabelTestInstance *instance,
         const char         *path)
{
  g_autoptr(GUri) uri = g_uri_parse (snabel_test_instance_get_base_uri (instance), G_URI_FLAGS_NONE, NULL);

  return g_strdup_printf ("%s://127.0.0.1:%d%s", g_uri_get_scheme (uri), g_uri_get_port (uri), path);
}

static void
test_documents (void)
{
  g_autoptr(SnabelTestInstance) instance = start (snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON));
  g_autoptr(TestClient) client = test_client_new (instance, NULL);
  g_autofree char *path = g_strconcat ("/.well-known/webfinger?resource=acct:anna@",
                                       snabel_test_instance_get_account_domain (instance), NULL);
  g_autoptr(TestAnswer) finger = test_client_get (client, path);
  g_autoptr(TestAnswer)
              nobody = test_client_get (client, "/.well-known/webfinger?resource=acct:nobody@far.example");
  g_autoptr(TestAnswer) server = test_client_get (client, "/.well-known/oauth-authorization-server");
  g_autoptr(TestAnswer) node = test_client_get (client, "/nodeinfo/2.0");

  g_assert_true (g_str_has_prefix (test_answer_get (finger, "subject"), "acct:anna@127.0.0.1:"));
  g_assert_cmpuint (nobody->status, ==, 404);
  g_assert_true (g_str_has_suffix (test_answer_get (server, "token_endpoint"), "/oauth/token"));
  g_assert_cmpstr (json_object_get_string_member (
                     json_object_get_object_member (json_node_get_object (node->json), "software"), "name"),
                   ==, "mastodon");
}

/* Mastodon.py asks for "/api/v2/instance/". */
static void
test_slash_at_the_end (void)
{
  g_autoptr(SnabelTestInstance) mastodon = start (snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON));
  g_autoptr(SnabelTestInstance) snac = start (snabel_test_instance_new (SNABEL_TEST_MANNER_SNAC));
  g_autoptr(TestClient) client = test_client_new (mastodon, NULL);
  g_autoptr(TestClient) other = test_client_new (snac, NULL);
  g_autoptr(TestAnswer) known = test_client_get (client, "/api/v2/instance/");
  g_autoptr(TestAnswer) twice = test_client_get (client, "/api/v2/instance//");
  g_autoptr(TestAnswer) unknown = test_client_get (other, "/api/v1/instance/");

  g_assert_cmpuint (known->status, ==, 200);
  g_assert_cmpuint (twice->status, ==, 404);
  g_assert_cmpuint (unknown->status, ==, 404);
}

static void
test_no_metadata_elsewhere (void)
{
  const SnabelTestManner manners[] = { SNABEL_TEST_MANNER_GOTOSOCIAL, SNABEL_TEST_MANNER_SNAC };

  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    {
      g_autoptr(SnabelTestInstance) instance = start (snabel_test_instance_new (manners[i]));
      g_autoptr(TestClient) client = test_client_new (instance, NULL);
      g_autoptr(TestAnswer) answer = test_client_get (client, "/.well-known/oauth-authorization-server");

      g_assert_cmpuint (answer->status, ==, 404);
    }
}

static void
test_path (void)
{
  g_autoptr(SnabelTestInstance) instance = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  g_autoptr(TestClient) client = NULL;
  g_autofree char *outside = NULL;
  g_autofree char *known = NULL;
  g_autoptr(TestAnswer) below = NULL;
  g_autoptr(TestAnswer) above = NULL;
  g_autoptr(TestAnswer) well_known = NULL;

  snabel_test_instance_set_path (instance, "/social");
  start (instance);
  g_assert_true (g_str_has_suffix (snabel_test_instance_get_base_uri (instance), "/social"));
  client = test_client_new (instance, NULL);
  outside = at_root (instance, "/api/v2/instance");
  known = at_root (instance, "/.well-known/oauth-authorization-server/social");
  below = test_client_get (client, "/api/v2/instance");
  g_assert_cmpuint (below->status, ==, 200);
  above = test_client_get (client, outside);
  g_assert_cmpuint (above->status, ==, 404);
  well_known = test_client_get (client, known);
  g_assert_true (g_str_has_suffix (test_answer_get (well_known, "issuer"), "/social/"));
}

static void
test_split_domain (void)
{
  g_autoptr(SnabelTestInstance) instance = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  g_autoptr(TestClient) client = NULL;
  g_autoptr(TestAnswer) moved = NULL;
  g_autoptr(TestAnswer) nothing = NULL;
  g_autoptr(TestAnswer) about = NULL;

  snabel_test_instance_set_account_host (instance, "accounts.example");
  start (instance);
  client = test_client_new (instance, NULL);
  about = test_client_get (client, "/api/v2/instance");
  g_assert_cmpstr (test_answer_get (about, "domain"), ==, snabel_test_instance_get_account_domain (instance));
  test_client_set_header (client, "Host", snabel_test_instance_get_account_domain (instance));
  moved = test_client_get (client, "/.well-known/host-meta");
  g_assert_cmpuint (moved->status, ==, 301);
  g_assert_true (g_str_has_prefix (soup_message_headers_get_one (moved->headers, "Location"),
                                   snabel_test_instance_get_base_uri (instance)));
  nothing = test_client_get (client, "/api/v2/instance");
  g_assert_cmpuint (nothing->status, ==, 404);
}

static void
test_tls (void)
{
  g_autoptr(SnabelTestInstance) instance = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  g_autoptr(TestClient) careful = NULL;
  g_autoptr(TestClient) trusting = NULL;
  g_autoptr(TestAnswer) refused = NULL;
  g_autoptr(TestAnswer) accepted = NULL;
  g_autofree char *folder = snabel_test_make_folder ();
  g_autofree char *authority = g_build_filename (folder, "ca.pem", NULL);
  g_autofree char *pem = NULL;

  snabel_test_instance_set_tls (instance, folder);
  start (instance);
  pem = snabel_test_instance_dup_ca_pem (instance);
  g_assert_true (g_str_has_prefix (pem, "-----BEGIN CERTIFICATE-----"));
  careful = test_client_new (instance, NULL);
  refused = test_client_get (careful, "/api/v2/instance");
  g_assert_error (refused->error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  trusting = test_client_new (instance, NULL);
  test_client_trust (trusting, authority);
  accepted = test_client_get (trusting, "/api/v2/instance");
  g_assert_no_error (accepted->error);
  g_assert_cmpuint (accepted->status, ==, 200);
  snabel_test_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/instance/discovery/documents", test_documents);
  g_test_add_func ("/instance/discovery/no-metadata-elsewhere", test_no_metadata_elsewhere);
  g_test_add_func ("/instance/discovery/slash-at-the-end", test_slash_at_the_end);
  g_test_add_func ("/instance/discovery/path", test_path);
  g_test_add_func ("/instance/discovery/split-domain", test_split_domain);
  g_test_add_func ("/instance/discovery/tls", test_tls);

  return g_test_run ();
}
