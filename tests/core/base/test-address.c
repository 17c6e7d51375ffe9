/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type into "your server". */
#include "snabel-test.h"

#include "base/http/snabel-address.h"

typedef struct
{
  const char *typed;
  const char *user;
  const char *base_uri;
  const char *path;
} Case;

static const Case cases[] = {
  { "mastodon.social", NULL, "https://mastodon.social", NULL },
  { "  Mastodon.Social.  ", NULL, "https://mastodon.social", NULL },
  { "https://mastodon.social/", NULL, "https://mastodon.social", NULL },
  { "HTTPS://mastodon.social:443/", NULL, "https://mastodon.social", NULL },
  { "http://mastodon.social", NULL, "https://mastodon.social", NULL },
  { "http://localhost:3000", NULL, "http://localhost:3000", NULL },
  { "localhost:3000", NULL, "https://localhost:3000", NULL },
  { "http://[::1]:3000/sub", NULL, "http://[::1]:3000", "/sub" },
  { "127.0.0.1:3000", NULL, "https://127.0.0.1:3000", NULL },
  { "@bob@example.org", "bob", "https://example.org", NULL },
  { "bob@example.org", "bob", "https://example.org", NULL },
  { "acct:bob@example.org:8443", "bob", "https://example.org:8443", NULL },
  { "https://example.org/@bob", "bob", "https://example.org", NULL },
  { "https://example.org/@bob/123456", "bob", "https://example.org", NULL },
  { "example.org/@bob", "bob", "https://example.org", NULL },
  { "https://example.org/@eve@other.example", NULL, "https://example.org", NULL },
  { "https://example.org/users/bob", "bob", "https://example.org", NULL },
  { "example.org/social/", NULL, "https://example.org", "/social" },
  { "https://example.org/social?x=1#y", NULL, "https://example.org", "/social" },
  { "loðfíll.is", NULL, "https://xn--lofll-1sat.is", NULL },
  { "@hordur@loðfíll.is", "hordur", "https://xn--lofll-1sat.is", NULL },
  { "m\u0430stodon.social", NULL, "https://xn--mstodon-2fg.social", NULL },
  { "\u200emastodon.social\u2069", NULL, "https://mastodon.social", NULL },
};

static void
test_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SnabelAddress) address = snabel_address_parse (cases[i].typed, &error);

      g_test_message ("%s", cases[i].typed);
      g_assert_no_error (error);
      g_assert_cmpstr (address->user, ==, cases[i].user);
      g_assert_cmpstr (address->base_uri, ==, cases[i].base_uri);
      g_assert_cmpstr (address->path, ==, cases[i].path);
      g_assert_true (g_str_has_suffix (address->base_uri, address->domain));
    }
}

static void
test_refused (void)
{
  static const char *const refused[] = {
    "",
    "   ",
    "mastodon",
    "@bob",
    "@",
    "a@b@c.example",
    "https://good@evil.example",
    "https://u:p@evil.example",
    "mastodon.social/../x",
    "example.org/a//b",
    "example.org/%2e%2e",
    "ftp://example.org",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "x;touch /tmp/p",
    "exa mple.org",
    "example.org:0",
    "example.org:99999",
    "-a.example",
    "a..example",
    "https://",
    "https:///path",
    "@bob@",
    "a_b.example",
    "exa\nmple.org",
    "\"a\".example",
    "[::1",
    "a@b/c@d",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SnabelAddress) address = snabel_address_parse (refused[i], &error);

      g_test_message ("%s", refused[i]);
      g_assert_null (address);
      g_assert_error (error, G_URI_ERROR, G_URI_ERROR_BAD_HOST);
    }
}

static void
test_huge (void)
{
  g_autofree char *typed = g_strnfill (100000, 'a');
  g_autoptr(SnabelAddress) address = snabel_address_parse (typed, NULL);

  g_assert_null (address);
}

static void
test_copy (void)
{
  g_autoptr(SnabelAddress) address = snabel_address_parse ("http://bob.example", NULL);
  g_autoptr(SnabelAddress) copy = snabel_address_copy (address);

  g_assert_true (copy->asked_for_http);
  g_assert_cmpstr (copy->domain, ==, "bob.example");
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/address/accepted", test_accepted);
  g_test_add_func ("/address/refused", test_refused);
  g_test_add_func ("/address/huge", test_huge);
  g_test_add_func ("/address/copy", test_copy);

  return g_test_run ();
}
