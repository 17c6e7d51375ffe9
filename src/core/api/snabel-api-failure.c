/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The many shapes of an error's body (Mastodon, OAuth, Pleroma, Laravel, Misskey), and the statuses. */
#include "config.h"

#include "api/snabel-api-failure.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-error.h"
#include "base/snabel-json.h"

#define MOST_CHARACTERS 500
#define MOST_DEPTH      4

static const char *
find_text (JsonNode *node,
           guint     depth);

/* {"username": ["is taken"]}: the first text there is. */
static const char *
find_any_text (JsonObject *object,
               guint       depth)
{
  JsonObjectIter iter;
  JsonNode      *member = NULL;
  const char    *text = NULL;

  json_object_iter_init (&iter, object);
  while (text == NULL && json_object_iter_next (&iter, NULL, &member))
    text = find_text (member, depth + 1);

  return text;
}

static const char *
find_text_in_object (JsonObject *object,
                     guint       depth)
{
  static const char *const names[] = { "error_description", "message", "error", "description", "detail", "errors" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = find_text (snabel_json_get (object, names[i]), depth + 1);

      if (text != NULL)
        return text;
    }

  return depth > 0 ? find_any_text (object, depth) : NULL;
}

static const char *
find_text (JsonNode *node,
           guint     depth)
{
  const char *text = snabel_json_node_get_string (node);
  JsonArray  *array = snabel_json_node_get_array (node);
  JsonObject *object = snabel_json_node_get_object (node);

  if (depth > MOST_DEPTH || (text != NULL && *text == '\0'))
    return NULL;
  if (array != NULL && json_array_get_length (array) > 0)
    return find_text (json_array_get_element (array, 0), depth + 1);

  return object != NULL ? find_text_in_object (object, depth) : text;
}

/**
 * snabel_api_failure_dup_text:
 * @body: (nullable): the body of an error
 *
 * Returns: (transfer full) (nullable): the sentence in it, at most 500 characters; it is plain text from a stranger
 */
char *
snabel_api_failure_dup_text (JsonNode *body)
{
  const char *text = body != NULL && JSON_NODE_HOLDS_OBJECT (body) ? find_text (body, 0) : NULL;

  if (text == NULL)
    return NULL;

  return g_utf8_strlen (text, -1) > MOST_CHARACTERS ? g_utf8_substring (text, 0, MOST_CHARACTERS) : g_strdup (text);
}

static int
get_code (guint status)
{
  switch (status)
    {
    case 401:
      return SNABEL_API_ERROR_UNAUTHORIZED;
    case 403:
      return SNABEL_API_ERROR_FORBIDDEN;
    case 404:
    case 410:
      return SNABEL_API_ERROR_NOT_FOUND;
    case SNABEL_HTTP_TOO_MANY_REQUESTS:
      return SNABEL_API_ERROR_RATE_LIMITED;
    default:
      break;
    }
  if (status >= 500)
    return SNABEL_API_ERROR_SERVER_FAILED;

  return status >= 400 ? SNABEL_API_ERROR_REFUSED : SNABEL_API_ERROR_BAD_REPLY;
}

static const char *
get_sentence (SnabelApiError code)
{
  switch (code)
    {
    case SNABEL_API_ERROR_UNAUTHORIZED:
      return _ ("The server does not know this sign-in any more");
    case SNABEL_API_ERROR_FORBIDDEN:
      return _ ("The server does not allow this");
    case SNABEL_API_ERROR_NOT_FOUND:
      return _ ("The server does not have this");
    case SNABEL_API_ERROR_RATE_LIMITED:
      return _ ("The server asks for a pause: too many requests");
    case SNABEL_API_ERROR_SERVER_FAILED:
      return _ ("The server has a problem of its own");
    case SNABEL_API_ERROR_BAD_REPLY:
      return _ ("The server’s answer could not be understood");
    case SNABEL_API_ERROR_REFUSED:
    case SNABEL_API_ERROR_NOT_SENT:
    case SNABEL_API_ERROR_UNREACHABLE:
    case SNABEL_API_ERROR_TIMED_OUT:
    case SNABEL_API_ERROR_CERTIFICATE:
    case SNABEL_API_ERROR_TOO_LARGE:
    case SNABEL_API_ERROR_REDIRECTED:
    case SNABEL_API_ERROR_INSECURE:
    default:
      return _ ("The server did not accept this");
    }
}

/**
 * snabel_api_failure_new:
 * @reply: an answer with another status than 2xx
 * @body: (nullable): its JSON, if it is any
 *
 * Returns: (transfer full): an error of #SnabelApiError, its message the server's own text or else a translated sentence
 */
GError *
snabel_api_failure_new (SnabelHttpReply *reply,
                        JsonNode        *body)
{
  g_autofree char *text = snabel_api_failure_dup_text (body);
  int              code = get_code (reply->status);

  g_debug ("Status %u, X-Request-Id %s", reply->status, snabel_http_reply_get_header (reply, "X-Request-Id"));

  return g_error_new_literal (SNABEL_API_ERROR, code, text != NULL ? text : get_sentence (code));
}
