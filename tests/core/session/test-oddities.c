/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every expectation of every collected oddity, as far as it can be seen without a row. */
#include "oddity-posts.h"
#include "oddity-server.h"
#include "snabel-test.h"

#include "api/snabel-api-instance.h"
#include "api/snabel-api-statuses.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"
#include "model/snabel-notification.h"
#include "model/snabel-status.h"
#include "session/outbox/snabel-compose.h"
#include "session/outbox/snabel-outbox-rules.h"
#include "session/sign-in/snabel-sign-in.h"
#include "session/snabel-capabilities.h"
#include "stream/snabel-stream-frame.h"

/* ---- notifications ---- */

/* A list of three, of which the second is the odd one. */
static GPtrArray *
read_notifications (const SnabelTestOddity *oddity)
{
  static const char good[] = "{\"id\":\"1\",\"type\":\"follow\"}";
  g_autoptr(JsonNode) page = json_node_new (JSON_NODE_ARRAY);
  g_autoptr(GError) error = NULL;
  JsonArray *array = json_array_new ();
  GPtrArray *items = NULL;

  json_node_take_array (page, array);
  json_array_add_element (array, snabel_json_parse_text (good, NULL));
  json_array_add_element (array, json_node_copy (oddity->json));
  json_array_add_element (array, snabel_json_parse_text (good, NULL));
  items = snabel_entity_list_new_from_json (SNABEL_TYPE_NOTIFICATION, page, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, >=, 2);

  return items;
}

static void
check_notification (const SnabelTestOddity *oddity)
{
  g_autoptr(GPtrArray) items = read_notifications (oddity);

  g_assert_cmpuint (items->len, ==, 3);
}

static void
check_skipped (const SnabelTestOddity *oddity)
{
  g_autoptr(GPtrArray) items = read_notifications (oddity);

  g_assert_cmpuint (items->len, ==, 2);
}

static void
check_goes_on (const SnabelTestOddity *oddity)
{
  g_autoptr(GPtrArray) items = read_notifications (oddity);
}

static void
check_no_status (const SnabelTestOddity *oddity)
{
  g_autoptr(GPtrArray) items = read_notifications (oddity);
  SnabelNotification *notification = items->pdata[1];

  g_assert_null (notification->status);
  g_assert_nonnull (notification->account);
}

static void
check_nobody (const SnabelTestOddity *oddity)
{
  g_autoptr(GPtrArray) items = read_notifications (oddity);
  SnabelNotification *notification = items->pdata[1];

  g_assert_true (items->len == 2 || notification->account == NULL);
}

static void
check_notification_id (const SnabelTestOddity *oddity)
{
  g_autoptr(GPtrArray) items = read_notifications (oddity);

  g_assert_cmpstr (((SnabelNotification *) items->pdata[1])->id, ==, "547431");
}

static const SnabelTestCheck notification_checks[] = {
  { "parses", check_notification },
  { "parses as no status", check_no_status },
  { "shown in a general form or skipped", check_goes_on },
  { "list goes on", check_goes_on },
  { "skipped", check_skipped },
  { "skipped or placeholder", check_nobody },
  { "id kept as string", check_notification_id },
  { NULL },
};

/* ---- instances ---- */

/* As a session asks for it: the older document, because there is no newer one. */
static SnabelInstance *
ask_instance (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = oddity_server_new (oddity, 200);
  g_autoptr(SnabelClient) client = snabel_client_new (platform, snabel_test_server_get_uri (server), NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelApiReply) reply = dex_await_boxed (snabel_api_get_instance (client), &error);
  SnabelInstance *instance = NULL;

  g_assert_no_error (error);
  instance = snabel_entity_new_from_json (SNABEL_TYPE_INSTANCE, reply->node, &error);
  g_assert_no_error (error);

  return instance;
}

static void
check_instance (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelInstance) instance = ask_instance (oddity);

  g_assert_cmpstr (instance->domain, ==, "test.example");
}

/* The document is no reason to stop: the sign-in goes on to register itself, which this server does not know. */
static void
check_sign_in (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = oddity_server_new (oddity, 200);
  g_autoptr(SnabelSignIn) sign_in = snabel_sign_in_new (platform);
  g_autoptr(GError) error = NULL;

  g_assert_null (dex_await_boxed (snabel_sign_in_run (sign_in, snabel_test_server_get_uri (server)), &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (oddity_server_get_path (), ==, "/api/v1/apps");
}

static void
check_defaults (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelInstance) instance = ask_instance (oddity);
  const SnabelCapabilities capabilities = snabel_capabilities_find (instance, NULL);

  g_assert_true (capabilities.has_streaming);
  g_assert_cmpuint (capabilities.max_characters, ==, 500);
  g_assert_cmpuint (capabilities.url_length, ==, 23);
  g_assert_null (instance->contact_account);
  g_assert_cmpuint (g_list_model_get_n_items (instance->rules), ==, 0);
}

/* There is nothing to connect to that the server named. */
static void
check_no_streaming (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelInstance) instance = ask_instance (oddity);

  g_assert_null (instance->streaming_url);
}

static void
check_limit (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelInstance) instance = ask_instance (oddity);

  g_assert_cmpuint (snabel_capabilities_find (instance, NULL).max_characters, ==, 5000);
  g_assert_cmpuint (snabel_compose_get_limit (instance), ==, 5000);
}

static void
check_same_host (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = oddity_server_new (oddity, 200);
  g_autoptr(SnabelAddress) address = snabel_address_parse (snabel_test_server_get_uri (server), NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelDiscovery) found = dex_await_boxed (snabel_api_discover (platform, address), &error);
  g_autoptr(SnabelInstance) instance = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (found->base_uri, ==, snabel_test_server_get_uri (server));
  instance = snabel_entity_new_from_json (SNABEL_TYPE_INSTANCE, found->instance, NULL);
  g_assert_cmpstr (instance->domain, ==, "other.example");
  check_sign_in (oddity);
}

static void
check_judgement (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelInstance) instance = ask_instance (oddity);

  g_assert_cmpuint (snabel_capabilities_find (instance, NULL).max_characters, ==, 500);
  g_assert_cmpint (snabel_capabilities_find (instance, NULL).reactions, ==, SNABEL_REACTIONS_NONE);
  g_assert_false (snabel_outbox_honours_key (instance));
  check_sign_in (oddity);
}

static const SnabelTestCheck instance_checks[] = {
  { "parses", check_instance },
  { "login works", check_sign_in },
  { "defaults used", check_defaults },
  { "no streaming", check_no_streaming },
  { "5000", check_limit },
  { "host taken from it", check_instance },
  { "API calls stay on the host that was asked", check_same_host },
  { "features judged by it never crash", check_judgement },
  { NULL },
};

/* ---- streams ---- */

static void
check_frame (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStreamFrame) frame = snabel_stream_frame_new (oddity->json);
  g_autoptr(JsonNode) payload = NULL;
  g_autoptr(SnabelStatus) status = NULL;

  g_assert_nonnull (frame);
  g_assert_cmpstr (frame->event, ==, "update");
  payload = snabel_json_parse_text (frame->payload, NULL);
  status = snabel_entity_new_from_json (SNABEL_TYPE_STATUS, payload, NULL);
  g_assert_nonnull (status);
}

/* It is handed on under its own name: who does not know the name does nothing. */
static void
check_let_by (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelStreamFrame) frame = snabel_stream_frame_new (oddity->json);

  g_assert_nonnull (frame);
  g_assert_cmpstr (frame->event, ==, "emoji_reaction");
  g_assert_cmpstr (frame->streams[0], ==, "user");
}

static const SnabelTestCheck stream_checks[] = {
  { "parses", check_frame },
  { "let by", check_let_by },
  { NULL },
};

/* ---- errors ---- */

static char *
ask_message (const SnabelTestOddity *oddity)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = oddity_server_new (oddity, 422);
  g_autoptr(SnabelClient) client = snabel_client_new (platform, snabel_test_server_get_uri (server), NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (dex_await_boxed (snabel_api_get_status (client, "5"), &error));
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED);

  return g_strdup (error->message);
}

static void
check_message (const SnabelTestOddity *oddity)
{
  JsonNode        *said = snabel_json_get (json_node_get_object (oddity->json), "error");
  g_autofree char *message = ask_message (oddity);
  const char      *text = snabel_json_node_get_string (said);

  if (text == NULL)
    text = snabel_json_get_string (json_node_get_object (said), "message");
  g_assert_cmpstr (message, ==, text);
}

static void
check_general_message (const SnabelTestOddity *oddity)
{
  g_autofree char *message = ask_message (oddity);

  g_assert_cmpstr (message, ==, "The server did not accept this");
}

static const SnabelTestCheck error_checks[] = {
  { "message shown", check_message },
  { "general message", check_general_message },
  { NULL },
};

/* ---- all ---- */

static void
check_notification_case (const SnabelTestOddity *oddity)
{
  snabel_test_oddity_check (oddity, notification_checks);
}

static void
check_instance_case (const SnabelTestOddity *oddity)
{
  snabel_test_oddity_check (oddity, instance_checks);
}

static void
check_stream_case (const SnabelTestOddity *oddity)
{
  snabel_test_oddity_check (oddity, stream_checks);
}

static void
check_error_case (const SnabelTestOddity *oddity)
{
  snabel_test_oddity_check (oddity, error_checks);
}

static const SnabelTestCheck entities[] = {
  { "status", oddity_check_post },
  { "notification", check_notification_case },
  { "instance_v1", check_instance_case },
  { "instance_v2", check_instance_case },
  { "stream_event", check_stream_case },
  { "error", check_error_case },
  { NULL },
};

static void
check_case (const SnabelTestOddity *oddity)
{
  snabel_test_oddity_check_as (oddity, entities, oddity->entity);
}

static void
test_expectations (void)
{
  snabel_test_oddities_each (check_case);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/oddities/expectations", test_expectations);

  return g_test_run ();
}
