/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses a stranger's link may lead to, by text and at connect time. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "base/http/snabel-address-guard.h"
#include "base/snabel-error.h"
#include "base/http/snabel-http.h"

static void
test_addresses (void)
{
  static const char *const closed[] = {
    "127.0.0.1",
    "127.8.9.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:192.168.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "::127.0.0.1",
    "2001:db8::1",
  };
  static const char *const open[] = {
    "1.1.1.1",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "::ffff:1.1.1.1",
    "64:ff9b::101:101",
    "2002:101:101::",
  };

  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_test_message ("%s", closed[i]);
      g_assert_false (snabel_address_guard_is_public_host (closed[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_test_message ("%s", open[i]);
      g_assert_true (snabel_address_guard_is_public_host (open[i]));
    }
  g_assert_false (snabel_address_guard_is_public_host ("localhost"));
  g_assert_false (snabel_address_guard_is_public_host (NULL));
  g_assert_true (snabel_address_guard_is_public_host ("example.org"));
}

static void
expect_refused (SnabelHttp *http,
                const char *uri)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (dex_await_boxed (snabel_http_get (http, uri, SNABEL_PRIORITY_BACKGROUND), &error));
  g_test_message ("%s: %s", uri, error->message);
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED);
}

static void
test_media (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (NULL);
  g_autoptr(SnabelHttp) http = snabel_http_new (platform, SNABEL_HTTP_MEDIA);
  g_autoptr(SnabelHttpReply) reply = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *by_name = g_strdup_printf ("https://name.localhost:%u/", snabel_test_server_get_port (server));

  expect_refused (http, snabel_test_server_get_uri (server));
  expect_refused (http, "https://192.168.0.1/router");
  /* Nothing in this name tells; what it resolves to does. */
  expect_refused (http, by_name);
  g_assert_cmpint (snabel_test_server_get_n_requests (server), ==, 0);

  snabel_http_allow_private_host (http, snabel_test_server_get_uri (server));
  reply = dex_await_boxed (snabel_http_get (http, snabel_test_server_get_uri (server), SNABEL_PRIORITY_BACKGROUND), &error);
  g_assert_no_error (error);
  g_assert_cmpint (reply->status, ==, 404);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/address-guard/addresses", test_addresses);
  snabel_test_add ("/address-guard/media", test_media);

  return g_test_run ();
}
