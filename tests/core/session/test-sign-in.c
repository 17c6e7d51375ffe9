/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing in to every manner of server, in the browser and by hand. */
#include "sign-in-world.h"

#include "base/snabel-error.h"
#include "base/http/snabel-redirect-listener.h"

/* ---- the good ways ---- */

static void
test_manners (void)
{
  for (guint manner = SNABEL_TEST_MANNER_MASTODON; manner <= SNABEL_TEST_MANNER_PLEROMA; manner++)
    {
      g_auto(World) world = { NULL };
      g_autoptr(GError) error = NULL;
      g_autoptr(SnabelSignInResult) result = NULL;

      world_open (&world, manner);
      result = world_run (&world, NULL, &error);
      g_assert_no_error (error);
      world_expect_bo (&world, result);
      g_assert_cmpstr (result->credentials->scope, ==, "read write push");
      g_assert_cmpuint (snabel_test_instance_count_requests (world.instance, "POST", "/api/v1/apps"), ==, 1);
      g_assert_cmpuint (snabel_test_instance_count_requests (world.instance, "POST", "/oauth/revoke"), ==, 0);
    }
}

static void
test_ways_to_type (void)
{
  const char *forms[] = { "%s", "  http://%s/\n", "@bo@%s", "bo@%s", "http://%s/@bo", "http://%s/about" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto(World) world = { NULL };
      g_auto(GStrv) parts = g_strsplit (forms[i], "%s", 2);
      g_autofree char *typed = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(SnabelSignInResult) result = NULL;
      const char *base = NULL;

      world_open (&world, SNABEL_TEST_MANNER_MASTODON);
      base = snabel_test_instance_get_base_uri (world.instance);
      /* Only an address that says so is tried without TLS, and only on loopback. */
      typed = strstr (forms[i], "http") != NULL ? g_strconcat (parts[0], base + strlen ("http://"), parts[1], NULL) : g_strdup (base);
      result = world_run (&world, typed, &error);
      g_assert_no_error (error);
      world_expect_bo (&world, result);
    }
}

static void
test_under_a_path (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSignInResult) result = NULL;

  world_prepare (&world, SNABEL_TEST_MANNER_PLEROMA);
  snabel_test_instance_set_path (world.instance, "/social");
  world_start (&world);
  result = world_run (&world, NULL, &error);
  g_assert_no_error (error);
  world_expect_bo (&world, result);
}

static void
test_split_domain (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSignInResult) result = NULL;

  world_prepare (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_set_account_host (world.instance, "localhost");
  world_start (&world);
  result = world_run (&world, NULL, &error);
  g_assert_no_error (error);
  world_expect_bo (&world, result);
  g_assert_true (g_str_has_prefix (result->domain, "localhost"));
}

static void
test_fewer_scopes (void)
{
  g_auto(World) world = { NULL };
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_STATUS, .path = "/api/v1/apps", .times = 1, .status = 422, .body = "{\"error\":\"scopes\"}" };
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSignInResult) result = NULL;

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_set_fault (world.instance, &fault);
  result = world_run (&world, NULL, &error);
  g_assert_no_error (error);
  world_expect_bo (&world, result);
  g_assert_cmpstr (result->credentials->scope, ==, "read write follow");
}

/* ---- in the browser ---- */

static void
test_attacked (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSignInResult) result = NULL;

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_IS_ATTACKED);
  result = world_run (&world, NULL, &error);
  g_assert_no_error (error);
  world_expect_bo (&world, result);
  g_assert_cmpuint (snabel_test_instance_count_requests (world.instance, "POST", "/oauth/token"), ==, 1);
}

static void
test_denied (void)
{
  g_auto(World) world = { NULL };

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_DENIES);
  world_expect_error (&world, NULL, SNABEL_REDIRECT_ERROR, SNABEL_REDIRECT_ERROR_DENIED);
  g_assert_cmpuint (snabel_test_instance_count_requests (world.instance, "POST", "/oauth/token"), ==, 0);
}

static void
test_other_issuer (void)
{
  g_auto(World) world = { NULL };

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_set_issuer (world.instance, "https://elsewhere.example/");
  world_expect_error (&world, NULL, SNABEL_REDIRECT_ERROR, SNABEL_REDIRECT_ERROR_WRONG_ISSUER);
  g_assert_cmpuint (snabel_test_instance_count_requests (world.instance, "POST", "/oauth/token"), ==, 0);
}

static void
test_nobody_comes_back (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(DexFuture) future = NULL;

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_DAWDLES);
  future = snabel_sign_in_run (world.sign_in, snabel_test_instance_get_base_uri (world.instance));
  world_await_step (&world, SNABEL_SIGN_IN_IN_BROWSER);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (world.platform->clock), 10 * G_TIME_SPAN_MINUTE);
  g_assert_false (dex_await (g_steal_pointer (&future), &error));
  g_assert_error (error, SNABEL_REDIRECT_ERROR, SNABEL_REDIRECT_ERROR_TIMED_OUT);
}

/* ---- by hand ---- */

/* What a person copies: snac shows it bare, the others in the page's address as well. */
static char *
dup_shown_code (World           *world,
                SnabelTestManner manner)
{
  const char      *uri = snabel_sign_in_get_authorize_uri (world->sign_in);
  g_autofree char *location = snabel_test_browser_approve (world->browser, uri);

  g_assert_nonnull (location);
  g_assert_cmpint (dex_await_uint (snabel_test_browser_visit (world->browser, location), NULL), ==, 200);
  if (manner == SNABEL_TEST_MANNER_SNAC)
    return g_strdup (snabel_test_browser_get_page (world->browser));

  return manner == SNABEL_TEST_MANNER_HOLLO ? g_strdup (location) : g_strdup_printf (" %s\n", strstr (location, "code=") + 5);
}

static void
test_code (void)
{
  for (guint manner = SNABEL_TEST_MANNER_MASTODON; manner <= SNABEL_TEST_MANNER_PLEROMA; manner++)
    {
      g_auto(World) world = { NULL };
      g_autoptr(GError) error = NULL;
      g_autoptr(DexFuture) future = NULL;
      g_autofree char *code = NULL;
      g_autoptr(SnabelSignInResult) result = NULL;

      world_open (&world, manner);
      snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_DAWDLES);
      future = snabel_sign_in_run (world.sign_in, snabel_test_instance_get_base_uri (world.instance));
      world_await_step (&world, SNABEL_SIGN_IN_IN_BROWSER);
      snabel_sign_in_use_code (world.sign_in);
      world_await_step (&world, SNABEL_SIGN_IN_NEEDS_CODE);
      g_assert_nonnull (strstr (snabel_sign_in_get_authorize_uri (world.sign_in), "urn%3Aietf%3Awg%3Aoauth%3A2.0%3Aoob"));
      code = dup_shown_code (&world, manner);
      snabel_sign_in_submit_code (world.sign_in, code);
      result = dex_await_boxed (g_steal_pointer (&future), &error);
      g_assert_no_error (error);
      world_expect_bo (&world, result);
    }
}

static void
test_mistyped_code (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(DexFuture) future = NULL;
  g_autofree char *code = NULL;
  g_autoptr(SnabelSignInResult) result = NULL;

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_DAWDLES);
  future = snabel_sign_in_run (world.sign_in, snabel_test_instance_get_base_uri (world.instance));
  world_await_step (&world, SNABEL_SIGN_IN_IN_BROWSER);
  snabel_sign_in_use_code (world.sign_in);
  world_await_step (&world, SNABEL_SIGN_IN_NEEDS_CODE);
  code = dup_shown_code (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_sign_in_submit_code (world.sign_in, "   ");
  g_assert_false (snabel_sign_in_get_code_refused (world.sign_in));
  snabel_sign_in_submit_code (world.sign_in, "mistyped");
  world_await_step (&world, SNABEL_SIGN_IN_CHECKING);
  world_await_step (&world, SNABEL_SIGN_IN_NEEDS_CODE);
  g_assert_true (snabel_sign_in_get_code_refused (world.sign_in));
  snabel_sign_in_submit_code (world.sign_in, code);
  result = dex_await_boxed (g_steal_pointer (&future), &error);
  g_assert_no_error (error);
  world_expect_bo (&world, result);
}

static void
test_no_browser (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(DexFuture) future = NULL;
  g_autofree char *location = NULL;
  g_autoptr(SnabelSignInResult) result = NULL;

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_HAS_NO_BROWSER);
  future = snabel_sign_in_run (world.sign_in, snabel_test_instance_get_base_uri (world.instance));
  world_await_step (&world, SNABEL_SIGN_IN_IN_BROWSER);
  world_await_turns (4);
  g_assert_true (snabel_sign_in_get_browser_failed (world.sign_in));
  /* The address can be opened by hand, and the way back still works. */
  location = snabel_test_browser_approve (world.browser, snabel_sign_in_get_authorize_uri (world.sign_in));
  g_assert_cmpint (dex_await_uint (snabel_test_browser_visit (world.browser, location), NULL), ==, 200);
  result = dex_await_boxed (g_steal_pointer (&future), &error);
  g_assert_no_error (error);
  world_expect_bo (&world, result);
}

static void
test_no_loopback_redirect (void)
{
  g_auto(World) world = { NULL };
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_STATUS, .path = "/api/v1/apps", .times = 2, .status = 422, .body = "{\"error\":\"redirect\"}" };
  g_autoptr(DexFuture) future = NULL;
  g_autofree char *code = NULL;
  g_autoptr(SnabelSignInResult) result = NULL;

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_set_fault (world.instance, &fault);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_DAWDLES);
  future = snabel_sign_in_run (world.sign_in, snabel_test_instance_get_base_uri (world.instance));
  world_await_step (&world, SNABEL_SIGN_IN_NEEDS_CODE);
  code = dup_shown_code (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_sign_in_submit_code (world.sign_in, code);
  result = dex_await_boxed (g_steal_pointer (&future), NULL);
  world_expect_bo (&world, result);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/sign-in/manners", test_manners);
  snabel_test_add ("/sign-in/ways-to-type", test_ways_to_type);
  snabel_test_add ("/sign-in/under-a-path", test_under_a_path);
  snabel_test_add ("/sign-in/split-domain", test_split_domain);
  snabel_test_add ("/sign-in/fewer-scopes", test_fewer_scopes);
  snabel_test_add ("/sign-in/attacked", test_attacked);
  snabel_test_add ("/sign-in/denied", test_denied);
  snabel_test_add ("/sign-in/other-issuer", test_other_issuer);
  snabel_test_add ("/sign-in/nobody-comes-back", test_nobody_comes_back);
  snabel_test_add ("/sign-in/code", test_code);
  snabel_test_add ("/sign-in/mistyped-code", test_mistyped_code);
  snabel_test_add ("/sign-in/no-browser", test_no_browser);
  snabel_test_add ("/sign-in/no-loopback-redirect", test_no_loopback_redirect);

  return g_test_run ();
}
