/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses, and what links say of them. */
#include "snabel-fuzz.h"

#include "text/snabel-link.h"

const char *const snabel_fuzz_seeds[] = {
  "https://www.a.example:8080/path/x?utm_source=y&a=1&fbclid#part",
  "https://good.example@evil.example/\\x",
  "http://[2001:db8::1]:80/",
  "https://аррӏе.com/ä%20%ff",
  "https://xn--bcher-kva.example/",
  "https://ｇｏｏｄ。example",
  "mailto:a@a.example",
  "javascript:alert(1)",
  "\t\n java\nscript:x",
  "xn--",
  "://",
  "…",
  "%",
  "@",
  "\342\200\213",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *uri = g_strndup ((const char *) data, size);
  g_autofree char *normal = snabel_link_normalize (uri);
  g_autofree char *valid = g_utf8_make_valid (uri, -1);
  g_autofree char *again = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *host = NULL;

  if (normal == NULL)
    return 0;

  again = snabel_link_normalize (normal);
  g_assert_cmpstr (again, ==, normal);
  g_assert_cmpint (snabel_link_check (normal), !=, SNABEL_LINK_REFUSED);
  g_assert_true (g_utf8_validate (normal, -1, NULL));
  host = snabel_link_dup_host (normal);
  g_assert_true (snabel_link_check (normal) != SNABEL_LINK_WEB || host != NULL);
  stripped = snabel_link_strip_tracking (normal);
  g_assert_cmpint (snabel_link_check (stripped), ==, snabel_link_check (normal));
  snabel_link_is_deceptive (valid, normal);

  return 0;
}
