/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each way in which it does not come to a sign-in, and that nothing is left of it then. */
#include "sign-in-world.h"

#include "base/snabel-error.h"
#include "base/http/snabel-redirect-listener.h"

/* ---- what is no server, or none that works ---- */

static void
test_addresses (void)
{
  const char *typed[] = { "", "mastodon", "anna", "ftp://example.org", "a b", "@anna@", "https://user:secret@example.org" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_auto(World) world = { NULL };

      world_open (&world, SNABEL_TEST_MANNER_MASTODON);
      world_expect_error (&world, typed[i], SNABEL_SIGN_IN_ERROR, SNABEL_SIGN_IN_ERROR_ADDRESS);
    }
}

static void
test_no_server (void)
{
  g_auto(World) down = { NULL };
  g_auto(World) web = { NULL };
  SnabelTestFault  pages = { .kind = SNABEL_TEST_FAULT_HTML, .path = "/" };
  g_autofree char *uri = NULL;

  world_open (&down, SNABEL_TEST_MANNER_MASTODON);
  uri = g_strdup (snabel_test_instance_get_base_uri (down.instance));
  snabel_test_instance_stop (down.instance);
  world_let_time_pass (&down);
  world_expect_error (&down, uri, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_SENT);

  world_open (&web, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_set_fault (web.instance, &pages);
  world_expect_error (&web, NULL, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY);
}

/* What speaks plain http only is never spoken to, but for loopback in the developer's build. */
static void
test_plain_http (void)
{
  g_auto(World) world = { NULL };

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  world.platform->allows_loopback_http = FALSE;
  world_let_time_pass (&world);
  world_expect_error (&world, NULL, SNABEL_API_ERROR, SNABEL_API_ERROR_INSECURE);
  g_assert_cmpuint (snabel_test_instance_get_requests (world.instance)->len, ==, 0);
}

static void
test_certificate (void)
{
  g_auto(World) world = { NULL };
  g_autofree char *folder = snabel_test_make_folder ();
  g_autofree char *pem = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSignInResult) result = NULL;
  g_autoptr(SnabelSignIn) other = NULL;

  world_prepare (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_set_tls (world.instance, folder);
  world_start (&world);
  other = snabel_sign_in_new (world.platform);
  g_assert_null (dex_await_boxed (snabel_sign_in_run (other, snabel_test_instance_get_base_uri (world.instance)), &error));
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_CERTIFICATE);
  g_clear_error (&error);

  pem = snabel_test_instance_dup_ca_pem (world.instance);
  path = g_build_filename (folder, "trusted.pem", NULL);
  g_assert_true (g_file_set_contents (path, pem, -1, NULL));
  world.platform->trust = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  result = world_run (&world, NULL, &error);
  g_assert_no_error (error);
  world_expect_bo (&world, result);
  snabel_test_remove_folder (folder);
}

static void
test_too_old (void)
{
  const char *old[] = { "{\"uri\":\"old.example\",\"version\":\"2.9.3\"}", "{\"uri\":\"old.example\",\"version\":\"1.0\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (old); i++)
    {
      g_auto(World) world = { NULL };
      SnabelTestFault missing = { .kind = SNABEL_TEST_FAULT_STATUS, .path = "/api/v2/instance", .status = 404, .body = "{}" };
      SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_STATUS, .path = "/api/v1/instance", .status = 200, .body = old[i] };

      world_open (&world, SNABEL_TEST_MANNER_MASTODON);
      snabel_test_instance_set_fault (world.instance, &missing);
      snabel_test_instance_set_fault (world.instance, &fault);
      world_expect_error (&world, NULL, SNABEL_SIGN_IN_ERROR, SNABEL_SIGN_IN_ERROR_TOO_OLD);
      g_assert_cmpuint (snabel_test_instance_count_requests (world.instance, "POST", "/api/v1/apps"), ==, 0);
    }
}

/* ---- a server that fails in the middle ---- */

static void
test_fails_in_the_middle (void)
{
  const struct
  {
    const char *path;
    guint       status;
    GQuark      domain;
    int         code;
  } rows[] = {
    { "/api/v1/apps", 503, SNABEL_API_ERROR, SNABEL_API_ERROR_SERVER_FAILED },
    { "/api/v1/apps", 403, SNABEL_API_ERROR, SNABEL_API_ERROR_FORBIDDEN },
    { "/api/v1/apps", 422, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED },
    { "/oauth/token", 400, SNABEL_SIGN_IN_ERROR, SNABEL_SIGN_IN_ERROR_BAD_CODE },
    { "/oauth/token", 401, SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED },
    { "/oauth/token", 502, SNABEL_API_ERROR, SNABEL_API_ERROR_SERVER_FAILED },
    { "/oauth/token", 200, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY },
    { "/api/v1/accounts/verify_credentials", 403, SNABEL_API_ERROR, SNABEL_API_ERROR_FORBIDDEN },
    { "/api/v1/accounts/verify_credentials", 200, SNABEL_SIGN_IN_ERROR, SNABEL_SIGN_IN_ERROR_NO_ACCOUNT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(World) world = { NULL };
      SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_STATUS, .path = rows[i].path, .status = rows[i].status, .body = "{}" };

      world_open (&world, SNABEL_TEST_MANNER_MASTODON);
      snabel_test_instance_set_fault (world.instance, &fault);
      world_let_time_pass (&world);
      world_expect_error (&world, NULL, rows[i].domain, rows[i].code);
      /* A token that nobody keeps goes back. */
      if (strstr (rows[i].path, "verify") != NULL)
        world_await_request (&world, "POST", "/oauth/revoke");
    }
}

static void
test_redirected_elsewhere (void)
{
  g_auto(World) world = { NULL };
  g_auto(World) elsewhere = { NULL };
  g_autofree char *location = NULL;
  SnabelTestFault  fault = { .kind = SNABEL_TEST_FAULT_REDIRECT, .path = "/oauth/token", .status = 307 };
  g_autoptr(GError) error = NULL;

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  world_open (&elsewhere, SNABEL_TEST_MANNER_MASTODON);
  location = g_strconcat (snabel_test_instance_get_base_uri (elsewhere.instance), "/oauth/token", NULL);
  fault.location = location;
  snabel_test_instance_set_fault (world.instance, &fault);
  world_expect_error (&world, NULL, SNABEL_API_ERROR, SNABEL_API_ERROR_REDIRECTED);
  g_assert_cmpuint (snabel_test_instance_get_requests (elsewhere.instance)->len, ==, 0);
}

/* ---- giving up ---- */

/* Whether the port that the browser was to come back to is closed. */
static gboolean
is_closed (const char *authorize_uri)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  const char *port = strstr (authorize_uri, "127.0.0.1%3A");
  g_autoptr(GSocketConnection) connection = NULL;

  g_assert_nonnull (port);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) atoi (port + strlen ("127.0.0.1%3A")), NULL, NULL);

  return connection == NULL;
}

static void
cancel_at (SnabelSignInStep step,
           const char      *dead_path)
{
  g_auto(World) world = { NULL };
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_DEAD, .path = dead_path };
  g_autoptr(DexFuture) future = NULL;
  const char *uri = NULL;

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  if (dead_path == NULL)
    snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_DAWDLES);
  else
    snabel_test_instance_set_fault (world.instance, &fault);
  future = snabel_sign_in_run (world.sign_in, snabel_test_instance_get_base_uri (world.instance));
  if (dead_path != NULL)
    world_await_request (&world, strstr (dead_path, "apps") != NULL || strstr (dead_path, "token") != NULL ? "POST" : "GET", dead_path);
  world_await_step (&world, step);
  dex_clear (&future);
  world_await_turns (4);
  uri = snabel_sign_in_get_authorize_uri (world.sign_in);
  if (uri != NULL)
    g_assert_true (is_closed (uri));
  if (dead_path != NULL && strstr (dead_path, "verify") != NULL)
    world_await_request (&world, "POST", "/oauth/revoke");
  snabel_test_instance_clear_faults (world.instance);
}

static void
test_cancel (void)
{
  cancel_at (SNABEL_SIGN_IN_FINDING, "/api/v2/instance");
  cancel_at (SNABEL_SIGN_IN_REGISTERING, "/api/v1/apps");
  cancel_at (SNABEL_SIGN_IN_IN_BROWSER, NULL);
  cancel_at (SNABEL_SIGN_IN_CHECKING, "/oauth/token");
  cancel_at (SNABEL_SIGN_IN_CHECKING, "/api/v1/accounts/verify_credentials");
}

static void
test_cancel_code (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(DexFuture) future = NULL;
  g_autofree char *uri = NULL;

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_browser_set_mood (world.browser, SNABEL_TEST_MOOD_DAWDLES);
  future = snabel_sign_in_run (world.sign_in, snabel_test_instance_get_base_uri (world.instance));
  world_await_step (&world, SNABEL_SIGN_IN_IN_BROWSER);
  uri = g_strdup (snabel_sign_in_get_authorize_uri (world.sign_in));
  snabel_sign_in_use_code (world.sign_in);
  world_await_step (&world, SNABEL_SIGN_IN_NEEDS_CODE);
  g_assert_true (is_closed (uri));
  dex_clear (&future);
  world_await_turns (4);
  snabel_sign_in_submit_code (world.sign_in, "late");
  world_await_turns (4);
  g_assert_cmpuint (snabel_test_instance_count_requests (world.instance, "POST", "/oauth/token"), ==, 0);
}

static void
test_discard (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSignInResult) result = NULL;

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  result = world_run (&world, NULL, NULL);
  world_expect_bo (&world, result);
  snabel_sign_in_discard (world.sign_in, result);
  world_await_request (&world, "POST", "/oauth/revoke");
  g_assert_cmpuint (snabel_test_instance_get_last_request (world.instance, "/oauth/revoke")->status, ==, 200);
}

/* Nothing of one attempt can be used in another. */
static void
test_fresh_each_time (void)
{
  const char *const own[] = { "client_id=", "redirect_uri=", "state=", "code_challenge=" };
  g_auto(World) world = { NULL };
  char *uris[2] = { NULL, NULL };
  g_auto(GStrv) first = NULL;

  world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(SnabelSignIn) sign_in = snabel_sign_in_new (world.platform);
      g_autoptr(SnabelSignInResult) result = dex_await_boxed (snabel_sign_in_run (sign_in, snabel_test_instance_get_base_uri (world.instance)), NULL);

      g_assert_nonnull (result);
      uris[i] = g_strdup (snabel_sign_in_get_authorize_uri (sign_in));
    }
  first = g_strsplit (strchr (uris[0], '?') + 1, "&", -1);
  for (guint i = 0; first[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (own); j++)
      g_assert_false (g_str_has_prefix (first[i], own[j]) && strstr (uris[1], first[i]) != NULL);
  g_clear_pointer (&uris[0], g_free);
  g_clear_pointer (&uris[1], g_free);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/sign-in-failures/addresses", test_addresses);
  snabel_test_add ("/sign-in-failures/no-server", test_no_server);
  snabel_test_add ("/sign-in-failures/plain-http", test_plain_http);
  snabel_test_add ("/sign-in-failures/certificate", test_certificate);
  snabel_test_add ("/sign-in-failures/too-old", test_too_old);
  snabel_test_add ("/sign-in-failures/fails-in-the-middle", test_fails_in_the_middle);
  snabel_test_add ("/sign-in-failures/redirected-elsewhere", test_redirected_elsewhere);
  snabel_test_add ("/sign-in-failures/cancel", test_cancel);
  snabel_test_add ("/sign-in-failures/cancel-code", test_cancel_code);
  snabel_test_add ("/sign-in-failures/discard", test_discard);
  snabel_test_add ("/sign-in-failures/fresh-each-time", test_fresh_each_time);

  return g_test_run ();
}
