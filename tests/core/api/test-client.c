/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call: what it sends, what becomes of each kind of answer. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "api/snabel-client.h"
#include "api/snabel-api-timelines.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"

#define TOKEN "the-token"

typedef struct
{
  guint       status;
  const char *type;
  const char *body;
  int         code;
  const char *text;
} Case;

static const Case cases[] = {
  { 401, "application/json", "{\"error\":\"The access token is invalid\"}", SNABEL_API_ERROR_UNAUTHORIZED, "The access token is invalid" },
  { 401, NULL, NULL, SNABEL_API_ERROR_UNAUTHORIZED, NULL },
  { 403, "application/json", "{\"error\":\"code\",\"error_description\":\"Not for you\"}", SNABEL_API_ERROR_FORBIDDEN, "Not for you" },
  { 404, "text/html", "<h1>404 Not Found (snac/2.75)</h1>", SNABEL_API_ERROR_NOT_FOUND, NULL },
  { 404, "text/plain", "404 Not Found", SNABEL_API_ERROR_NOT_FOUND, NULL },
  { 410, NULL, NULL, SNABEL_API_ERROR_NOT_FOUND, NULL },
  { 422, "application/json", "{\"error\":{\"username\":[\"is taken\"]}}", SNABEL_API_ERROR_REFUSED, "is taken" },
  { 422, "application/json", "{\"message\":\"Invalid\",\"errors\":{\"a\":[\"b\"]}}", SNABEL_API_ERROR_REFUSED, "Invalid" },
  { 422, "application/json", "{\"errors\":{\"detail\":\"Not Found\"}}", SNABEL_API_ERROR_REFUSED, "Not Found" },
  { 400, "application/json", "{\"error\":{\"message\":\"No\",\"code\":\"NO\"}}", SNABEL_API_ERROR_REFUSED, "No" },
  { 400, "application/json", "{\"error\":[\"First\",\"Second\"]}", SNABEL_API_ERROR_REFUSED, "First" },
  { 400, "application/json", "{\"error\":\"invalid_request\",\"zod_error\":{\"a\":1}}", SNABEL_API_ERROR_REFUSED, "invalid_request" },
  { 400, "application/json", "[1,2]", SNABEL_API_ERROR_REFUSED, NULL },
  { 429, "application/json", "{\"error\":\"Too many requests\"}", SNABEL_API_ERROR_RATE_LIMITED, "Too many requests" },
  { 500, "text/html", "<html>We are sorry</html>", SNABEL_API_ERROR_SERVER_FAILED, NULL },
  { 501, NULL, NULL, SNABEL_API_ERROR_SERVER_FAILED, NULL },
  { 304, NULL, NULL, SNABEL_API_ERROR_BAD_REPLY, NULL },
  { 200, "text/html", "<html>Log in</html>", SNABEL_API_ERROR_BAD_REPLY, NULL },
  { 200, "text/plain", "OK", SNABEL_API_ERROR_BAD_REPLY, NULL },
  { 200, "application/json", "{\"id\":", SNABEL_API_ERROR_BAD_REPLY, NULL },
};

static void
case_handler (SnabelTestServer  *server,
              SoupServerMessage *message,
              const char        *path)
{
  const Case *one = &cases[g_ascii_strtoull (strrchr (path, '/') + 1, NULL, 10)];

  snabel_test_server_answer (message, one->status, one->type, one->body);
}

static void
test_failures (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (case_handler);
  g_autoptr(SnabelClient) client = snabel_client_new (platform, snabel_test_server_get_uri (server), TOKEN);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      SnabelApiCall   *call = snabel_api_call_new ("GET", "/%s", number);
      g_autoptr(GError) error = NULL;

      snabel_api_call_set_max_tries (call, 1);
      g_test_message ("%u %s", cases[i].status, cases[i].body);
      g_assert_null (dex_await_boxed (snabel_client_send (client, call), &error));
      g_assert_error (error, SNABEL_API_ERROR, cases[i].code);
      g_assert_cmpint (strlen (error->message), >, 0);
      g_assert_null (strchr (error->message, '<'));
      if (cases[i].text != NULL)
        g_assert_cmpstr (error->message, ==, cases[i].text);
    }
}

static void
echo_handler (SnabelTestServer  *server,
              SoupServerMessage *message,
              const char        *path)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr(GBytes) bytes = soup_message_body_flatten (body);
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(JsonObject) object = json_object_new ();
  g_autofree char *target = g_uri_to_string (soup_server_message_get_uri (message));
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "method", soup_server_message_get_method (message));
  json_object_set_string_member (object, "target", strstr (target, "/sub"));
  json_object_set_string_member (object, "body", g_bytes_get_data (bytes, NULL));
  json_node_set_object (node, object);
  text = snabel_json_to_text (node);
  snabel_test_server_answer (message, 200, "application/json", text);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Link",
                               "</sub/api/v1/x?max_id=5>; rel=\"next\", <https://elsewhere.example/api/v1/x?min_id=9>; rel=\"prev\"");
}

static void
test_escaping (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (echo_handler);
  g_autofree char *base_uri = snabel_test_server_build_uri (server, "/sub/");
  g_autoptr(SnabelClient) client = snabel_client_new (platform, base_uri, TOKEN);
  SnabelApiCall *call = snabel_api_call_new ("GET", "/api/v1/notifications/%s/%s", "2026-11-23T15:28:16.953Z/mention/0", "..");
  g_autoptr(SnabelApiReply) reply = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *next = NULL;

  snabel_api_call_add_query (call, "id[]", "a&b=c");
  snabel_api_call_add_query (call, "nothing", NULL);
  snabel_api_call_add_query (call, "empty", "");
  reply = dex_await_boxed (snabel_client_send (client, call), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (snabel_json_get_string (snabel_api_reply_get_object (reply), "target"), ==,
                   "/sub/api/v1/notifications/2026-11-23T15%3A28%3A16.953Z%2Fmention%2F0/%252E%252E?id%5B%5D=a%26b%3Dc");
  g_assert_cmpstr (snabel_test_server_get_last (server, "authorization"), ==, "Bearer " TOKEN);
  g_assert_cmpstr (snabel_test_server_get_last (server, "accept"), ==, "application/json");
  next = g_strconcat (base_uri, "api/v1/x?max_id=5", NULL);
  g_assert_cmpstr (reply->next, ==, next);
  g_assert_null (reply->prev);
}

static void
test_bodies (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (echo_handler);
  g_autofree char *base_uri = snabel_test_server_build_uri (server, "/sub");
  g_autoptr(SnabelClient) client = snabel_client_new (platform, base_uri, TOKEN);
  SnabelApiCall *form = snabel_api_call_new ("POST", "/form");
  SnabelApiCall *empty = snabel_api_call_new ("POST", "/empty");
  g_autoptr(SnabelApiReply) form_reply = NULL;
  g_autoptr(SnabelApiReply) empty_reply = NULL;

  snabel_api_call_add_form (form, "redirect_uris", "http://127.0.0.1:1/a b");
  snabel_api_call_set_is_anonymous (form, TRUE);
  form_reply = dex_await_boxed (snabel_client_send (client, form), NULL);
  g_assert_cmpstr (snabel_json_get_string (snabel_api_reply_get_object (form_reply), "body"), ==, "redirect_uris=http%3A%2F%2F127.0.0.1%3A1%2Fa%20b");
  g_assert_cmpstr (snabel_test_server_get_last (server, "content-type"), ==, "application/x-www-form-urlencoded");
  g_assert_null (snabel_test_server_get_last (server, "authorization"));

  empty_reply = dex_await_boxed (snabel_client_send (client, empty), NULL);
  g_assert_nonnull (empty_reply);
  g_assert_null (snabel_test_server_get_last (server, "content-type"));
  g_assert_cmpstr (snabel_test_server_get_last (server, "content-length"), ==, "0");
}

static void
empty_handler (SnabelTestServer  *server,
               SoupServerMessage *message,
               const char        *path)
{
  snabel_test_server_answer (message, 200, NULL, NULL);
}

static void
test_empty (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (empty_handler);
  g_autoptr(SnabelClient) client = snabel_client_new (platform, snabel_test_server_get_uri (server), TOKEN);
  g_autoptr(SnabelApiReply) reply = dex_await_boxed (snabel_client_send (client, snabel_api_call_new ("POST", "/x")), NULL);

  g_assert_nonnull (reply);
  g_assert_null (reply->node);
  g_assert_null (snabel_api_reply_get_object (reply));
}

/* A link that leads out of the account's own API is not followed, whatever header it came in. */
static void
test_page_elsewhere (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (echo_handler);
  g_autoptr(SnabelTestServer) other = snabel_test_server_new (echo_handler);
  g_autofree char *base_uri = snabel_test_server_build_uri (server, "/sub");
  g_autofree char *beside = snabel_test_server_build_uri (server, "/subway/x");
  g_autofree char *below = snabel_test_server_build_uri (server, "/sub/x");
  g_autoptr(SnabelClient) client = snabel_client_new (platform, base_uri, TOKEN);
  const char *uris[] = { snabel_test_server_get_uri (other), beside, "javascript:alert(1)", "" };
  g_autoptr(SnabelApiReply) reply = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (dex_await_boxed (snabel_api_get_page (client, uris[i], SNABEL_PRIORITY_VISIBLE), &error));
      g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REDIRECTED);
    }
  g_assert_cmpint (snabel_test_server_get_n_requests (server), ==, 0);
  g_assert_cmpint (snabel_test_server_get_n_requests (other), ==, 0);
  reply = dex_await_boxed (snabel_api_get_page (client, below, SNABEL_PRIORITY_VISIBLE), NULL);
  g_assert_nonnull (reply);
}

static void
test_pace (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (echo_handler);
  g_autofree char *base_uri = snabel_test_server_build_uri (server, "/sub");
  g_autoptr(SnabelClient) client = snabel_client_new (platform, base_uri, TOKEN);
  SnabelApiRange range = { .max_id = "5" };
  g_autoptr(DexFuture) late = NULL;
  g_autoptr(SnabelApiReply) newest = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(SnabelApiReply) reply = dex_await_boxed (snabel_api_get_home_timeline (client, &range), NULL);

      g_assert_nonnull (reply);
    }
  late = snabel_api_get_home_timeline (client, &range);
  /* What has no cursor does not count. */
  newest = dex_await_boxed (snabel_api_get_home_timeline (client, NULL), NULL);
  g_assert_nonnull (newest);
  g_assert_true (dex_future_is_pending (late));
  g_assert_cmpint (snabel_test_server_get_n_requests (server), ==, 21);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 30 * G_USEC_PER_SEC);
  g_assert_true (dex_future_is_pending (late));
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 30 * G_USEC_PER_SEC);
  g_assert_true (dex_await (dex_ref (late), &error));
  g_assert_no_error (error);
}

static void
limit_handler (SnabelTestServer  *server,
               SoupServerMessage *message,
               const char        *path)
{
  snabel_test_server_answer (message, 429, "application/json", "{\"error\":\"rate limit reached\"}");
  soup_message_headers_append (soup_server_message_get_response_headers (message), "X-RateLimit-Reset", "2026-11-23T12:05:00.000000Z");
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Date", "Mon, 23 Nov 2026 12:00:00 GMT");
}

static void
test_wait (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (limit_handler);
  g_autoptr(SnabelClient) client = snabel_client_new (platform, snabel_test_server_get_uri (server), TOKEN);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (snabel_client_get_wait (client), ==, 0);
  g_assert_null (dex_await_boxed (snabel_api_get_home_timeline (client, NULL), &error));
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_RATE_LIMITED);
  g_assert_cmpint (snabel_client_get_wait (client), >, 4 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (snabel_client_get_wait (client), <=, 6 * G_TIME_SPAN_MINUTE);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 6 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (snabel_client_get_wait (client), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/client/failures", test_failures);
  snabel_test_add ("/client/escaping", test_escaping);
  snabel_test_add ("/client/bodies", test_bodies);
  snabel_test_add ("/client/empty", test_empty);
  snabel_test_add ("/client/page-elsewhere", test_page_elsewhere);
  snabel_test_add ("/client/pace", test_pace);
  snabel_test_add ("/client/wait", test_wait);

  return g_test_run ();
}
