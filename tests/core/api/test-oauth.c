/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registration, consent address, tokens: as sent, and as servers answer. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "api/snabel-api-oauth.h"
#include "base/snabel-error.h"

#define REDIRECT "http://127.0.0.1:4711/path"

static SnabelPlatform   *platform;
static SnabelTestServer *server;
static SnabelClient     *client;
static const char       *answer;
static char             *sent;

static void
answer_handler (SnabelTestServer  *self,
                SoupServerMessage *message,
                const char        *path)
{
  g_autoptr(GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));

  g_free (sent);
  sent = g_strdup_printf ("%s %s %.*s", soup_server_message_get_method (message), path,
                          (int) g_bytes_get_size (body), (const char *) g_bytes_get_data (body, NULL));
  snabel_test_server_answer (message, answer == NULL ? 404 : 200, "application/json", answer);
}

static SnabelOauthApp app = { (char *) "the-id", (char *) "the-secret", (char *) REDIRECT, (char *) "read write push" };

static void
test_register (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelOauthApp) registered = NULL;

  answer = "{\"id\":\"1\",\"client_id\":\"the-id\",\"client_secret\":\"the-secret\",\"redirect_uri\":\"x\"}";
  registered = dex_await_boxed (snabel_api_register_app (client, REDIRECT, "read write push"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (registered->client_id, ==, "the-id");
  g_assert_cmpstr (registered->client_secret, ==, "the-secret");
  g_assert_cmpstr (registered->redirect_uri, ==, REDIRECT);
  g_assert_cmpstr (sent, ==, "POST /api/v1/apps client_name=Snabel&redirect_uris=http%3A%2F%2F127.0.0.1%3A4711%2Fpath&scopes=read%20write%20push");
  g_assert_null (snabel_test_server_get_last (server, "authorization"));

  answer = "{\"client_id\":\"the-id\"}";
  g_assert_null (dex_await_boxed (snabel_api_register_app (client, REDIRECT, "read"), &error));
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY);
}

/* The example of RFC 7636, appendix B. */
static void
test_challenge (void)
{
  g_autofree char *challenge = snabel_oauth_dup_challenge ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

  g_assert_cmpstr (challenge, ==, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

static void
test_authorize (void)
{
  g_autofree char *uri = snabel_oauth_dup_authorize_uri (client, &app, "the-state", "the-challenge");
  g_autofree char *expected = snabel_test_server_build_uri (
    server, "/oauth/authorize?response_type=code&client_id=the-id&redirect_uri=http%3A%2F%2F127.0.0.1%3A4711%2Fpath"
            "&scope=read%20write%20push&state=the-state&code_challenge=the-challenge&code_challenge_method=S256&force_login=true");

  g_assert_cmpstr (uri, ==, expected);
}

static void
test_token (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelOauthToken) token = NULL;
  g_autoptr(SnabelOauthToken) copy = NULL;

  answer = "{\"access_token\":\"the-token\",\"token_type\":\"bearer\",\"scope\":\"\",\"created_at\":1795446943000,\"expires_in\":\"600\"}";
  token = dex_await_boxed (snabel_api_get_token (client, &app, " the-code\n", "the-verifier"), &error);
  g_assert_no_error (error);
  copy = snabel_oauth_token_copy (token);
  g_assert_cmpstr (copy->access_token, ==, "the-token");
  g_assert_cmpstr (copy->scopes, ==, "read write push");
  g_assert_cmpint (copy->expires_in, ==, 600);
  g_assert_cmpstr (sent, ==, "POST /oauth/token grant_type=authorization_code&client_id=the-id&client_secret=the-secret"
                             "&redirect_uri=http%3A%2F%2F127.0.0.1%3A4711%2Fpath&code=the-code&code_verifier=the-verifier&scope=read%20write%20push");
}

static void
test_bad_tokens (void)
{
  static const char *const answers[] = {
    "{}",
    "[]",
    "{\"access_token\":\"\"}",
    "{\"access_token\":null}",
    "{\"access_token\":\"a\",\"token_type\":\"mac\"}",
    "{\"access_token\":\"a\\r\\nX-Evil: b\"}",
    "{\"access_token\":[\"a\"]}",
    "\"a\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GError) error = NULL;

      answer = answers[i];
      g_assert_null (dex_await_boxed (snabel_api_get_token (client, &app, "c", "v"), &error));
      g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY);
    }
}

static void
test_revoke (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelApiReply) reply = NULL;

  answer = "{}";
  reply = dex_await_boxed (snabel_api_revoke_token (client, &app, "the-token"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sent, ==, "POST /oauth/revoke client_id=the-id&client_secret=the-secret&token=the-token");
}

static void
test_metadata (void)
{
  g_autofree char *own = g_strdup_printf ("{\"issuer\":\"%s/\",\"scopes_supported\":[\"read\",5,\"push\"],"
                                          "\"authorization_response_iss_parameter_supported\":true}",
                                          snabel_test_server_get_uri (server));
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelOauthMetadata) metadata = NULL;

  answer = own;
  metadata = dex_await_boxed (snabel_api_get_oauth_metadata (client), &error);
  g_assert_no_error (error);
  g_assert_true (metadata->sends_issuer);
  g_assert_cmpint (g_strv_length (metadata->scopes), ==, 2);

  answer = "{\"issuer\":\"https://elsewhere.example/\"}";
  g_assert_null (dex_await_boxed (snabel_api_get_oauth_metadata (client), &error));
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY);
  g_clear_error (&error);
  answer = NULL;
  g_assert_null (dex_await_boxed (snabel_api_get_oauth_metadata (client), &error));
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  int result = 0;

  snabel_test_init (&argc, &argv);
  platform = snabel_test_platform_new ();
  server = snabel_test_server_new (answer_handler);
  client = snabel_client_new (platform, snabel_test_server_get_uri (server), "a token of another account");
  snabel_test_add ("/oauth/register", test_register);
  g_test_add_func ("/oauth/challenge", test_challenge);
  g_test_add_func ("/oauth/authorize", test_authorize);
  snabel_test_add ("/oauth/token", test_token);
  snabel_test_add ("/oauth/bad-tokens", test_bad_tokens);
  snabel_test_add ("/oauth/revoke", test_revoke);
  snabel_test_add ("/oauth/metadata", test_metadata);
  result = g_test_run ();
  g_clear_object (&client);
  g_clear_object (&server);
  g_clear_pointer (&platform, snabel_platform_unref);
  g_clear_pointer (&sent, g_free);

  return result;
}
