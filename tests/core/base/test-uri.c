/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining, escaping and comparing addresses. */
#include "snabel-test.h"

#include "base/snabel-uri.h"

static void
test_origin (void)
{
  g_assert_true (snabel_uri_is_same_origin ("https://a.example/x", "https://A.example:443/y?z"));
  g_assert_false (snabel_uri_is_same_origin ("https://a.example/", "http://a.example/"));
  g_assert_false (snabel_uri_is_same_origin ("https://a.example/", "https://a.example:444/"));
  g_assert_false (snabel_uri_is_same_origin ("https://a.example/", "https://a.example.evil/"));
  g_assert_false (snabel_uri_is_same_origin ("https://a.example/", "https://a.example@evil/"));
  g_assert_false (snabel_uri_is_same_origin (NULL, NULL));
  g_assert_false (snabel_uri_is_same_origin ("mailto:a", "mailto:a"));
}

static void
test_below (void)
{
  g_assert_true (snabel_uri_is_below ("https://a.example/sub/api/v1/x?max_id=1", "https://a.example/sub"));
  g_assert_true (snabel_uri_is_below ("https://a.example/api", "https://a.example"));
  g_assert_false (snabel_uri_is_below ("https://a.example/subway/api", "https://a.example/sub"));
  g_assert_false (snabel_uri_is_below ("https://a.example/sub/../other", "https://a.example/sub"));
  g_assert_false (snabel_uri_is_below ("http://a.example/sub/api", "https://a.example/sub"));
}

static void
test_join (void)
{
  g_autofree char *plain = snabel_uri_join ("https://a.example", "/api/v1/x");
  g_autofree char *sub = snabel_uri_join ("https://a.example/sub/", "/api/v1/x?y=1");
  g_autofree char *query = snabel_uri_with_query (sub, "z=2");

  g_assert_cmpstr (plain, ==, "https://a.example/api/v1/x");
  g_assert_cmpstr (sub, ==, "https://a.example/sub/api/v1/x?y=1");
  g_assert_cmpstr (query, ==, "https://a.example/sub/api/v1/x?y=1&z=2");
}

static void
test_escape (void)
{
  g_autofree char *hollo = snabel_uri_escape ("2026-11-23T15:28:16.953Z/mention/0?#%");
  g_autofree char *dots = snabel_uri_escape ("..");

  g_assert_cmpstr (hollo, ==, "2026-11-23T15%3A28%3A16.953Z%2Fmention%2F0%3F%23%25");
  g_assert_cmpstr (dots, ==, "%252E%252E");
}

static void
test_resolve (void)
{
  g_autofree char *relative = snabel_uri_resolve ("https://a.example/api/v1/x", "/api/v1/y?max_id=5");
  g_autofree char *script = snabel_uri_resolve ("https://a.example/", "javascript:alert(1)");
  g_autofree char *file = snabel_uri_resolve ("https://a.example/", "file:///etc/passwd");

  g_assert_cmpstr (relative, ==, "https://a.example/api/v1/y?max_id=5");
  g_assert_null (script);
  g_assert_null (file);
}

static void
test_redacted (void)
{
  g_autofree char *redacted = snabel_uri_dup_redacted ("https://u:p@a.example:8443/oauth/authorize?code=SECRET#SECRET");

  g_assert_cmpstr (redacted, ==, "https://a.example:8443/oauth/authorize?…");
}

static void
test_loopback (void)
{
  g_assert_true (snabel_uri_is_loopback ("http://127.0.0.1:80/"));
  g_assert_true (snabel_uri_is_loopback ("http://[::1]/"));
  g_assert_true (snabel_uri_is_loopback ("http://LocalHost/"));
  g_assert_false (snabel_uri_is_loopback ("http://localhost.example/"));
  g_assert_false (snabel_uri_is_loopback ("http://192.168.0.1/"));
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/uri/origin", test_origin);
  g_test_add_func ("/uri/below", test_below);
  g_test_add_func ("/uri/join", test_join);
  g_test_add_func ("/uri/escape", test_escape);
  g_test_add_func ("/uri/resolve", test_resolve);
  g_test_add_func ("/uri/redacted", test_redacted);
  g_test_add_func ("/uri/loopback", test_loopback);

  return g_test_run ();
}
