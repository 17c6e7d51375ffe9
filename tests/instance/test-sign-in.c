/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The instance's OAuth: the whole way, and each wrong turn. */
#include "test-client.h"

#include "snabel-test.h"

#define REDIRECT  "http://127.0.0.1:4321/callback"
#define VERIFIER  "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
#define CHALLENGE "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

typedef struct
{
  SnabelTestInstance *instance;
  TestClient         *client;
  char               *id;
  char               *secret;
} Flow;

static void
flow_clear (Flow *self)
{
  g_clear_pointer (&self->secret, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->client, test_client_free);
  g_clear_object (&self->instance);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Flow, flow_clear)

static void
register_app (Flow *self)
{
  g_autoptr(TestAnswer) answer = test_client_form (
    self->client, "/api/v1/apps",
    "client_name=Test&redirect_uris=http%3A%2F%2F127.0.0.1%3A4321%2Fcallback&scopes=read+write");

  g_assert_cmpuint (answer->status, ==, 200);
  self->id = g_strdup (test_answer_get (answer, "client_id"));
  self->secret = g_strdup (test_answer_get (answer, "client_secret"));
}

static void
flow_start (Flow            *self,
            SnabelTestManner manner)
{
  g_autoptr(GError) error = NULL;

  self->instance = snabel_test_instance_new (manner);
  snabel_test_instance_add_account (self->instance, "anna");
  snabel_test_instance_add_account (self->instance, "bo");
  snabel_test_instance_start (self->instance, 0, &error);
  g_assert_no_error (error);
  self->client = test_client_new (self->instance, NULL);
  register_app (self);
}

static char *
build_authorize_path (Flow       *self,
                      const char *redirect,
                      const char *scope)
{
  g_autofree char *escaped = g_uri_escape_string (redirect, NULL, FALSE);

  return g_strdup_printf ("/oauth/authorize?response_type=code&client_id=%s&redirect_uri=%s&scope=%s&state=st-1"
                          "&code_challenge=" CHALLENGE "&code_challenge_method=S256",
                          self->id, escaped, scope);
}

/* The value of an attribute after a marker in a page. */
static char *
cut_out (const char *text,
         const char *marker,
         const char *end)
{
  const char *start = strstr (text, marker);

  g_assert_nonnull (start);
  start += strlen (marker);

  return g_strndup (start, (gsize) (strstr (start, end) - start));
}

/* Goes through the page as a browser does; where it is sent in the end. */
static char *
consent (Flow       *self,
         const char *decision)
{
  g_autofree char *path = build_authorize_path (self, REDIRECT, "read");
  g_autoptr(TestAnswer) page = test_client_get (self->client, path);
  g_autofree char *html = g_strndup (g_bytes_get_data (page->body, NULL), g_bytes_get_size (page->body));
  g_autofree char *ticket = cut_out (html, "name=\"authenticity_token\" value=\"", "\"");
  g_autofree char *form = g_strdup_printf ("authenticity_token=%s&account=bo&decision=%s", ticket, decision);
  g_autoptr(TestAnswer) answer = NULL;
  g_autoptr(TestAnswer) again = NULL;

  g_assert_cmpuint (page->status, ==, 200);
  answer = test_client_form (self->client, "/oauth/authorize", form);
  g_assert_cmpuint (answer->status, ==, 302);
  again = test_client_form (self->client, "/oauth/authorize", form);
  g_assert_cmpuint (again->status, ==, 422);

  return g_strdup (soup_message_headers_get_one (answer->headers, "Location"));
}

static char *
get_code (Flow *self)
{
  g_autofree char *location = consent (self, "approve");

  g_assert_true (g_str_has_prefix (location, REDIRECT "?code="));
  g_assert_true (g_str_has_suffix (location, "&state=st-1"));

  return cut_out (location, "code=", "&");
}

static TestAnswer *
exchange (Flow       *self,
          const char *code,
          const char *redirect,
          const char *verifier)
{
  g_autofree char *form = g_strdup_printf (
    "grant_type=authorization_code&code=%s&client_id=%s&client_secret=%s&redirect_uri=%s%s%s", code, self->id,
    self->secret, redirect, verifier != NULL ? "&code_verifier=" : "", verifier != NULL ? verifier : "");

  return test_client_form (self->client, "/oauth/token", form);
}

static void
test_whole_way (void)
{
  g_auto(Flow) flow = { NULL };
  g_autofree char *code = NULL;
  g_autoptr(TestAnswer) token = NULL;
  g_autoptr(TestAnswer) account = NULL;
  g_autoptr(TestAnswer) refused = NULL;
  g_autoptr(TestClient) client = NULL;

  flow_start (&flow, SNABEL_TEST_MANNER_MASTODON);
  code = get_code (&flow);
  token = exchange (&flow, code, REDIRECT, VERIFIER);
  g_assert_cmpuint (token->status, ==, 200);
  g_assert_cmpstr (test_answer_get (token, "scope"), ==, "read");
  client = test_client_new (flow.instance, test_answer_get (token, "access_token"));
  account = test_client_get (client, "/api/v1/accounts/verify_credentials");
  g_assert_cmpstr (test_answer_get (account, "acct"), ==, "bo");
  refused = test_client_form (client, "/api/v1/statuses", "status=Hi");
  g_assert_cmpuint (refused->status, ==, 403);
}

static void
test_wrong_turns (void)
{
  g_auto(Flow) flow = { NULL };
  g_autofree char *code = NULL;
  g_autofree char *second = NULL;
  g_autoptr(TestAnswer) redirect = NULL;
  g_autoptr(TestAnswer) verifier = NULL;
  g_autoptr(TestAnswer) missing = NULL;
  g_autoptr(TestAnswer) right = NULL;
  g_autoptr(TestAnswer) again = NULL;

  flow_start (&flow, SNABEL_TEST_MANNER_MASTODON);
  code = get_code (&flow);
  redirect = exchange (&flow, code, "http://127.0.0.1:4322/callback", VERIFIER);
  g_assert_cmpstr (test_answer_get (redirect, "error"), ==, "invalid_grant");
  verifier = exchange (&flow, code, REDIRECT, "wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong");
  g_assert_cmpstr (test_answer_get (verifier, "error"), ==, "invalid_grant");
  missing = exchange (&flow, code, REDIRECT, NULL);
  g_assert_cmpstr (test_answer_get (missing, "error"), ==, "invalid_request");
  right = exchange (&flow, code, REDIRECT, VERIFIER);
  g_assert_cmpuint (right->status, ==, 200);
  again = exchange (&flow, code, REDIRECT, VERIFIER);
  g_assert_cmpuint (again->status, ==, 400);
  g_assert_cmpstr (test_answer_get (again, "error"), ==, "invalid_grant");
}

static void
test_refused_requests (void)
{
  g_auto(Flow) flow = { NULL };
  g_autofree char *other_uri = NULL;
  g_autofree char *more_scope = NULL;
  g_autofree char *denied = NULL;
  g_autoptr(TestAnswer) page = NULL;
  g_autoptr(TestAnswer) back = NULL;

  flow_start (&flow, SNABEL_TEST_MANNER_MASTODON);
  other_uri = build_authorize_path (&flow, "http://127.0.0.1:4321/other", "read");
  page = test_client_get (flow.client, other_uri);
  g_assert_cmpuint (page->status, ==, 422);
  more_scope = build_authorize_path (&flow, REDIRECT, "push");
  back = test_client_get (flow.client, more_scope);
  g_assert_cmpuint (back->status, ==, 302);
  g_assert_nonnull (strstr (soup_message_headers_get_one (back->headers, "Location"), "error=invalid_scope"));
  denied = consent (&flow, "deny");
  g_assert_nonnull (strstr (denied, "error=access_denied"));
}

static void
test_codes_grow_old (void)
{
  g_auto(Flow) flow = { NULL };
  g_autofree char *code = NULL;
  g_autoptr(TestAnswer) answer = NULL;

  flow_start (&flow, SNABEL_TEST_MANNER_MASTODON);
  code = get_code (&flow);
  snabel_test_instance_set_clock_skew (flow.instance, 11 * 60);
  answer = exchange (&flow, code, REDIRECT, VERIFIER);
  g_assert_cmpstr (test_answer_get (answer, "error"), ==, "invalid_grant");
}

static void
test_revoke (void)
{
  g_auto(Flow) flow = { NULL };
  g_autofree char *code = NULL;
  g_autofree char *without_secret = NULL;
  g_autofree char *with_secret = NULL;
  g_autoptr(TestAnswer) token = NULL;
  g_autoptr(TestAnswer) refused = NULL;
  g_autoptr(TestAnswer) revoked = NULL;
  g_autoptr(TestAnswer) account = NULL;
  g_autoptr(TestClient) client = NULL;

  flow_start (&flow, SNABEL_TEST_MANNER_MASTODON);
  code = get_code (&flow);
  token = exchange (&flow, code, REDIRECT, VERIFIER);
  without_secret = g_strdup_printf ("client_id=%s&token=%s", flow.id, test_answer_get (token, "access_token"));
  with_secret = g_strdup_printf ("%s&client_secret=%s", without_secret, flow.secret);
  refused = test_client_form (flow.client, "/oauth/revoke", without_secret);
  g_assert_cmpuint (refused->status, ==, 403);
  revoked = test_client_form (flow.client, "/oauth/revoke", with_secret);
  g_assert_cmpuint (revoked->status, ==, 200);
  client = test_client_new (flow.instance, test_answer_get (token, "access_token"));
  account = test_client_get (client, "/api/v1/accounts/verify_credentials");
  g_assert_cmpuint (account->status, ==, 401);
  g_assert_cmpstr (test_answer_get (account, "error"), ==, "The access token was revoked");
}

static void
test_registering (void)
{
  const char
    *json = "{\"client_name\":\"Test\",\"redirect_uris\":[\"http://127.0.0.1:1/\"],\"scopes\":\"read\"}";
  const struct
  {
    SnabelTestManner manner;
    guint            json_status;
    guint            form_status;
  } rows[] = {
    { SNABEL_TEST_MANNER_MASTODON, 200, 200 },
    { SNABEL_TEST_MANNER_GOTOSOCIAL, 400, 200 },
    { SNABEL_TEST_MANNER_SNAC, 404, 404 },
    { SNABEL_TEST_MANNER_HOLLO, 200, 422 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(Flow) flow = { NULL };
      g_autoptr(TestAnswer) by_json = NULL;
      g_autoptr(TestAnswer) by_form = NULL;

      flow_start (&flow, rows[i].manner);
      by_json = test_client_json (flow.client, "POST", "/api/v1/apps", json);
      g_assert_cmpuint (by_json->status, ==, rows[i].json_status);
      by_form = test_client_form (flow.client, "/api/v1/apps",
                                  "client_name=Test&redirect_uris[]=http://127.0.0.1:1/&scopes=read");
      g_assert_cmpuint (by_form->status, ==, rows[i].form_status);
    }
}

static void
test_consent_in_process (void)
{
  g_auto(Flow) flow = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *location = NULL;
  g_autofree char *code = NULL;
  g_autoptr(TestAnswer) token = NULL;

  flow_start (&flow, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_set_issuer (flow.instance, "https://issuer.example/");
  path = build_authorize_path (&flow, REDIRECT, "read");
  uri = g_strconcat (snabel_test_instance_get_base_uri (flow.instance), path, NULL);
  location = snabel_test_instance_consent (flow.instance, uri, "anna", TRUE);
  g_assert_nonnull (strstr (location, "&iss=https%3A%2F%2Fissuer.example%2F"));
  code = cut_out (location, "code=", "&");
  token = exchange (&flow, code, REDIRECT, VERIFIER);
  g_assert_cmpuint (token->status, ==, 200);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/instance/sign-in/whole-way", test_whole_way);
  g_test_add_func ("/instance/sign-in/wrong-turns", test_wrong_turns);
  g_test_add_func ("/instance/sign-in/refused-requests", test_refused_requests);
  g_test_add_func ("/instance/sign-in/codes-grow-old", test_codes_grow_old);
  g_test_add_func ("/instance/sign-in/revoke", test_revoke);
  g_test_add_func ("/instance/sign-in/registering", test_registering);
  g_test_add_func ("/instance/sign-in/consent-in-process", test_consent_in_process);

  return g_test_run ();
}
