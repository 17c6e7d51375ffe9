/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the API of a server: versions, paths, split domains, and what is no server at all. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "api/snabel-api-instance.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"

#define V1  "{\"uri\":\"a.example\",\"version\":\"2.7.2 (compatible; Akkoma 3)\"}"
#define SHY "{\"uri\":\"a.example\",\"title\":\"A\",\"version\":null}"
#define V2  "{\"domain\":\"a.example\",\"version\":\"4.5.0\"}"

typedef struct
{
  const char *path;
  const char *type;
  const char *body;
} Page;

/* What each of two servers has; "%s" is the address of the second. */
static const Page       *pages;
static const Page       *other_pages;
static SnabelTestServer *first;
static SnabelTestServer *second;

static void
page_handler (SnabelTestServer  *server,
              SoupServerMessage *message,
              const char        *path)
{
  const Page *page = server == first ? pages : other_pages;
  g_auto(GStrv) parts = NULL;
  g_autofree char *body = NULL;

  while (page != NULL && page->path != NULL && !g_str_equal (page->path, path))
    page++;
  if (page == NULL || page->path == NULL)
    {
      snabel_test_server_answer (message, 404, "text/html", "<h1>404</h1>");
      return;
    }
  parts = g_strsplit (page->body, "%s", -1);
  body = g_strjoinv (snabel_test_server_get_uri (second), parts);
  if (page->type == NULL)
    {
      soup_server_message_set_redirect (message, 302, body);
      return;
    }
  snabel_test_server_answer (message, 200, page->type, body);
}

static SnabelDiscovery *
discover (const Page *first_pages,
          const Page *second_pages,
          const char *format,
          GError    **error)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_auto(GStrv) parts = g_strsplit (format, "%s", -1);
  g_autofree char *typed = g_strjoinv (snabel_test_server_get_uri (first), parts);
  g_autoptr(SnabelAddress) address = snabel_address_parse (typed, NULL);

  pages = first_pages;
  other_pages = second_pages;
  g_assert_nonnull (address);

  return dex_await_boxed (snabel_api_discover (platform, address), error);
}

static void
expect_base (SnabelDiscovery  *found,
             SnabelTestServer *server,
             const char       *path)
{
  g_autoptr(SnabelDiscovery) discovery = found;
  g_autofree char *expected = snabel_test_server_build_uri (server, path);

  g_assert_nonnull (discovery);
  g_assert_cmpstr (discovery->base_uri, ==, expected);
  g_assert_nonnull (snabel_json_get_string (json_node_get_object (discovery->instance), "version"));
}

static void
test_plain (void)
{
  static const Page v2[] = { { "/api/v2/instance", "application/json", V2 }, { NULL } };
  static const Page v1[] = { { "/api/v1/instance", "application/json", V1 }, { NULL } };
  static const Page html_v2[] = { { "/api/v2/instance", "text/html", "<html>" }, { "/api/v1/instance", "application/json", V1 }, { NULL } };

  expect_base (discover (v2, NULL, "%s", NULL), first, "");
  expect_base (discover (v1, NULL, "%s", NULL), first, "");
  expect_base (discover (html_v2, NULL, "%s/", NULL), first, "");
  expect_base (discover (v2, NULL, "%s/@bob", NULL), first, "");
  expect_base (discover (v2, NULL, "%s/about", NULL), first, "");
}

/* Sign-in must not depend on what a server may keep to itself. */
static void
test_no_version (void)
{
  static const Page shy[] = { { "/api/v1/instance", "application/json", SHY }, { NULL } };
  g_autoptr(SnabelDiscovery) found = discover (shy, NULL, "%s", NULL);

  g_assert_nonnull (found);
  g_assert_cmpstr (found->base_uri, ==, snabel_test_server_get_uri (first));
}

static void
test_path (void)
{
  static const Page sub[] = { { "/sub/api/v2/instance", "application/json", V2 }, { NULL } };

  expect_base (discover (sub, NULL, "%s/sub", NULL), first, "/sub");
}

static void
test_elsewhere (void)
{
  static const Page v2[] = { { "/api/v2/instance", "application/json", V2 }, { NULL } };
  static const Page sub[] = { { "/sub/api/v1/instance", "application/json", V1 }, { NULL } };
  static const Page redirect[] = { { "/api/v2/instance", NULL, "%s/api/v2/instance" }, { NULL } };
  static const Page xrd[] = {
    { "/.well-known/host-meta", "application/xrd+xml",
      "<?xml version=\"1.0\"?><XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">"
      "<Link rel=\"lrdd\" template=\"%s/.well-known/webfinger?resource={uri}\"/></XRD>" },
    { NULL }
  };
  static const Page jrd[] = {
    { "/.well-known/host-meta", "application/json", "{\"links\":[5,{\"rel\":\"lrdd\",\"template\":\"%s/sub/.well-known/webfinger?resource={uri}\"}]}" },
    { NULL }
  };
  static const Page finger[] = {
    { "/.well-known/webfinger", "application/jrd+json", "{\"links\":[{\"rel\":\"self\",\"href\":\"%s/users/bob\"}]}" },
    { NULL }
  };

  expect_base (discover (redirect, v2, "%s", NULL), second, "");
  expect_base (discover (xrd, v2, "%s", NULL), second, "");
  expect_base (discover (jrd, sub, "%s", NULL), second, "/sub");
  expect_base (discover (finger, v2, "%s/@bob", NULL), second, "");
}

static void
test_no_server (void)
{
  static const Page nothing[] = { { NULL } };
  static const Page blog[] = { { "/api/v2/instance", "text/html", "<html>" }, { "/api/v1/instance", "text/html", "<html>" }, { NULL } };
  static const Page other[] = { { "/api/v2/instance", "application/json", "{\"hello\":1}" }, { NULL } };
  static const Page broken[] = { { "/.well-known/host-meta", "application/xrd+xml", "<XRD><Link rel=\"lrdd\" template=\"javascript:/.well-known/\"" }, { NULL } };
  const Page       *none[] = { nothing, blog, other, broken };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (discover (none[i], NULL, "%s", &error));
      g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY);
    }
}

static void
test_nodeinfo (void)
{
  static const Page index[] = {
    { "/.well-known/nodeinfo", "application/json",
      "{\"links\":[{\"rel\":\"http://nodeinfo.diaspora.software/ns/schema/2.0\",\"href\":\"/nodeinfo/2.0\"}]}" },
    { "/nodeinfo/2.0", "application/json", "{\"version\":\"2.0\",\"software\":{\"name\":\"snac\",\"version\":\"2.75\"}}" },
    { NULL }
  };
  static const Page away[] = {
    { "/.well-known/nodeinfo", "application/json", "{\"links\":[{\"rel\":\"x/ns/schema/2.1\",\"href\":\"%s/x\"}]}" },
    { NULL }
  };
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelClient) client = snabel_client_new (platform, snabel_test_server_get_uri (first), NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelApiReply) reply = NULL;
  JsonObject *software = NULL;

  pages = index;
  reply = dex_await_boxed (snabel_api_get_nodeinfo (client), &error);
  g_assert_no_error (error);
  software = snabel_json_get_object (snabel_api_reply_get_object (reply), "software");
  g_assert_cmpstr (snabel_json_get_string (software, "name"), ==, "snac");
  pages = away;
  g_assert_null (dex_await_boxed (snabel_api_get_nodeinfo (client), &error));
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  int result = 0;

  snabel_test_init (&argc, &argv);
  first = snabel_test_server_new (page_handler);
  second = snabel_test_server_new (page_handler);
  snabel_test_add ("/discovery/plain", test_plain);
  snabel_test_add ("/discovery/no-version", test_no_version);
  snabel_test_add ("/discovery/path", test_path);
  snabel_test_add ("/discovery/elsewhere", test_elsewhere);
  snabel_test_add ("/discovery/no-server", test_no_server);
  snabel_test_add ("/discovery/nodeinfo", test_nodeinfo);
  result = g_test_run ();
  g_clear_object (&first);
  g_clear_object (&second);

  return result;
}
