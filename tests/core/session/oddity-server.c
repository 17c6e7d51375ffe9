/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that has one document, and gives it to whoever asks for anything. */
#include "oddity-server.h"

#include "base/snabel-json.h"

static guint answer_status;
static char *answer_body;
static char *asked_path;

/* Only the newer of the two documents about the server is not there: the cases are of the older one. */
static void
answer_handler (SnabelTestServer  *server,
                SoupServerMessage *message,
                const char        *path)
{
  g_set_str (&asked_path, g_uri_get_path (soup_server_message_get_uri (message)));
  if (g_str_equal (path, "/api/v2/instance"))
    snabel_test_server_answer (message, 404, "text/html", "<h1>404</h1>");
  else
    snabel_test_server_answer (message, answer_status, "application/json", answer_body);
}

/**
 * oddity_server_new:
 * @status: of its answers
 *
 * Returns: (transfer full): a server that has the document of @oddity; one at a time
 */
SnabelTestServer *
oddity_server_new (const SnabelTestOddity *oddity,
                   guint                   status)
{
  answer_status = status;
  g_clear_pointer (&answer_body, g_free);
  answer_body = snabel_json_to_text (oddity->json);
  g_set_str (&asked_path, "");

  return snabel_test_server_new (answer_handler);
}

/**
 * oddity_server_get_path:
 *
 * Returns: the path that was asked for last, as it was on the wire
 */
const char *
oddity_server_get_path (void)
{
  return asked_path;
}
