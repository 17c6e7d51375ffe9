/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be opened, and when the real host has to be shown. */
#include "snabel-test.h"

#include "text/snabel-link.h"

typedef struct
{
  const char *input;
  const char *expected;
} Pair;

static void
test_check (void)
{
  static const char *const refused[] = {
    "", "x", "javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "file:///etc/passwd", "ftp://a.example/", "tel:1",
    "https://", "https:a.example", "https:///a.example", "https://a b.example/", "https://a.example/ x", "http://exa\tmple.org",
    "https://a.example:80x/", "https://a..example/", "https://%00.example/", "https://a.example\\b", "blob:https://a.example/x",
    "https://[::1/", "https:/x/?u=://a.example", "https://[x]/", "steam://run/1", "web+ap://a.example", "view-source:https://a.example/"
  };
  static const char *const web[] = {
    "https://a.example", "http://a.example/", "HTTPS://A.Example/x?y#z", "https://a.example:8443/", "https://[::1]:80/x",
    "https://127.0.0.1/", "https://例え.jp/パス", "https://xn--bcher-kva.example/", "https://a_b.example/", "https://user@a.example/"
  };
  static const char *const other[] = { "mailto:a@a.example", "xmpp:a@a.example?join", "matrix:r/x:a.example", "gemini://a.example/", "magnet:?xt=urn:x" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_cmpint (snabel_link_check (refused[i]), ==, SNABEL_LINK_REFUSED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (web); i++)
    g_assert_cmpint (snabel_link_check (web[i]), ==, SNABEL_LINK_WEB);
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_cmpint (snabel_link_check (other[i]), ==, SNABEL_LINK_OTHER_PROGRAM);
}

static void
test_normalize (void)
{
  static const Pair pairs[] = {
    { " https://a.example/x \n", "https://a.example/x" },
    { "ht\ntps://a.exam\tple/", "https://a.example/" },
    { "https://a.example/a b\"<>", "https://a.example/a%20b%22%3C%3E" },
    { "https://a.example\\@b.example/", "https://a.example/@b.example/" },
    { "https://a.example/?q=a\\b", "https://a.example/?q=a%5Cb" },
    { "https://a.example/\342\200\256fdp", "https://a.example/%E2%80%AEfdp" },
    { "https://a.example/\342\200\213x", "https://a.example/%E2%80%8Bx" },
    { "https://a.example/ä", "https://a.example/ä" },
    { "https://a.example/%zz%2f", "https://a.example/%zz%2f" },
    { "java\nscript:x", NULL },
    { "/relative", NULL },
  };
  g_autofree char *longest = g_strnfill (9000, 'a');
  g_autofree char *too_long = g_strconcat ("https://a.example/", longest, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *normal = snabel_link_normalize (pairs[i].input);

      g_assert_cmpstr (normal, ==, pairs[i].expected);
      if (normal != NULL)
        g_assert_cmpint (snabel_link_check (normal), ==, SNABEL_LINK_WEB);
    }
  g_assert_null (snabel_link_normalize (too_long));
}

static void
test_host (void)
{
  static const Pair pairs[] = {
    { "https://A.Example./x", "a.example" },
    { "https://good.example@evil.example/", "evil.example" },
    { "https://good.example:x@evil.example:80/", "evil.example" },
    { "https://a.example?@b.example", "a.example" },
    { "https://a.example#@b.example", "a.example" },
    { "https://%61.example/", "a.example" },
    { "https://xn--bcher-kva.example/", "bücher.example" },
    { "https://例え.jp/", "例え.jp" },
    { "https://почта.рф/", "почта.рф" },
    { "https://аррӏе.com/", "xn--80ak6aa92e.com" },
    { "https://pаypal.com/", "xn--pypal-4ve.com" },
    { "https://ｇｏｏｄ。example/", "good.example" },
    { "https://[2001:db8::1]:80/", "[2001:db8::1]" },
    { "mailto:a@a.example", NULL },
    { "https:///x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *host = snabel_link_dup_host (pairs[i].input);

      g_assert_cmpstr (host, ==, pairs[i].expected);
    }
}

static void
test_deceptive (void)
{
  static const Pair deceptive[] = {
    { "good.example", "https://evil.example/" },
    { "https://good.example/x", "https://evil.example/x" },
    { "look at good.example now", "https://evil.example/" },
    { "good.example/?u=://evil.example", "https://evil.example/" },
    { "good.example://evil.example", "https://evil.example/" },
    { "(good.example)", "https://evil.example/" },
    { "go\342\200\213od.example", "https://evil.example/" },
    { "good.example…", "https://good.example.evil.example/" },
    { "good.example/very/long…", "https://evil.example/good.example" },
    { "ｇｏｏｄ.example", "https://evil.example/" },
    { "good.example", "https://good.example@evil.example/" },
    { "click here", "https://good.example@evil.example/" },
    { "click here", "https://pаypal.com/" },
    { "paypal.com", "https://pаypal.com/" },
  };
  static const Pair honest[] = {
    { "good.example", "https://good.example/" },
    { "GOOD.example/x…", "https://www.good.example/x/y" },
    { "www.good.example", "https://good.example/" },
    { "https://good.example:8080/x", "https://good.example:8080/x" },
    { "click here", "https://good.example/" },
    { "version 1.2.3", "https://good.example/" },
    { "bücher.example", "https://xn--bcher-kva.example/" },
    { "a-very-long-subdomain.of.the.exa…", "https://a-very-long-subdomain.of.the.example.com/" },
    { "@bob@good.example", "https://social.good.example/@bob" },
    { "", "https://good.example/" },
    { "a@good.example", "mailto:a@good.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deceptive); i++)
    {
      g_test_message ("%s → %s", deceptive[i].input, deceptive[i].expected);
      g_assert_true (snabel_link_is_deceptive (deceptive[i].input, deceptive[i].expected));
    }
  for (guint i = 0; i < G_N_ELEMENTS (honest); i++)
    {
      g_test_message ("%s → %s", honest[i].input, honest[i].expected);
      g_assert_false (snabel_link_is_deceptive (honest[i].input, honest[i].expected));
    }
}

static void
test_tracking (void)
{
  static const Pair pairs[] = {
    { "https://a.example/?utm_source=x&a=1&UTM_medium=y&b", "https://a.example/?a=1&b" },
    { "https://a.example/x?fbclid=1#part", "https://a.example/x#part" },
    { "https://a.example/?a=utm_x&gclid", "https://a.example/?a=utm_x" },
    { "https://a.example/?utmost=1&gclide=2", "https://a.example/?utmost=1&gclide=2" },
    { "https://a.example/#?utm_source=x", "https://a.example/#?utm_source=x" },
    { "https://a.example/?", "https://a.example/" },
    { "mailto:a@a.example?utm_source=x", "mailto:a@a.example?utm_source=x" },
    { "https://a.example/", "https://a.example/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *stripped = snabel_link_strip_tracking (pairs[i].input);

      g_assert_cmpstr (stripped, ==, pairs[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/link/check", test_check);
  g_test_add_func ("/link/normalize", test_normalize);
  g_test_add_func ("/link/host", test_host);
  g_test_add_func ("/link/deceptive", test_deceptive);
  g_test_add_func ("/link/tracking", test_tracking);

  return g_test_run ();
}
