/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a call together: every part of the path and every value escaped, whatever is in it. */
#include "api/snabel-api-call-private.h"

#include "base/snabel-json.h"
#include "base/snabel-uri.h"

static SnabelApiCall *
call_new (const char *method)
{
  SnabelApiCall *self = g_new0 (SnabelApiCall, 1);

  self->method = g_strdup (method);
  self->query = g_string_new (NULL);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * snabel_api_call_new:
 * @method: GET, POST …
 * @path_format: the path below the API base, with `%s` and nothing else for the parts that vary
 * @...: the parts, unescaped
 *
 * Returns: (transfer full): a call without a body
 */
SnabelApiCall *
snabel_api_call_new (const char *method,
                     const char *path_format,
                     ...)
{
  SnabelApiCall *self = NULL;
  g_auto(GStrv) pieces = NULL;
  g_autoptr(GString) path = NULL;
  va_list parts;

  g_return_val_if_fail (method != NULL && path_format != NULL, NULL);

  self = call_new (method);
  pieces = g_strsplit (path_format, "%s", -1);
  path = g_string_new (pieces[0]);
  va_start (parts, path_format);
  for (guint i = 1; pieces[i] != NULL; i++)
    {
      g_autofree char *part = snabel_uri_escape (va_arg (parts, const char *));

      g_string_append (path, part);
      g_string_append (path, pieces[i]);
    }
  va_end (parts);
  self->path = g_string_free_and_steal (g_steal_pointer (&path));

  return self;
}

/**
 * snabel_api_call_new_for_uri:
 * @uri: an absolute address that the server gave; it must lie below the API base
 *
 * Returns: (transfer full): a call without a body
 */
SnabelApiCall *
snabel_api_call_new_for_uri (const char *method,
                             const char *uri)
{
  SnabelApiCall *self = NULL;

  g_return_val_if_fail (method != NULL && uri != NULL, NULL);

  self = call_new (method);
  self->uri = g_strdup (uri);
  self->is_page = TRUE;

  return self;
}

/**
 * snabel_api_call_free:
 * @self: (transfer full): a call
 */
void
snabel_api_call_free (SnabelApiCall *self)
{
  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_string_free (g_steal_pointer (&self->query), TRUE);
  if (self->form != NULL)
    g_string_free (g_steal_pointer (&self->form), TRUE);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_pointer (&self->headers, g_hash_table_unref);
  g_free (self);
}

static void
append_pair (GString    *text,
             const char *name,
             const char *value)
{
  g_autofree char *escaped_name = snabel_uri_escape (name);
  g_autofree char *escaped_value = snabel_uri_escape (value);

  g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "&" : "", escaped_name, escaped_value);
}

/**
 * snabel_api_call_add_query:
 * @name: with `[]` at its end for a list
 * @value: (nullable): unescaped; %NULL and "" add nothing, since an empty cursor means something else on some servers
 */
void
snabel_api_call_add_query (SnabelApiCall *self,
                           const char    *name,
                           const char    *value)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (value == NULL || *value == '\0')
    return;
  append_pair (self->query, name, value);
  if (g_str_equal (name, "max_id") || g_str_equal (name, "min_id") || g_str_equal (name, "since_id"))
    self->is_page = TRUE;
}

/**
 * snabel_api_call_add_query_int:
 * @value: 0 adds nothing
 */
void
snabel_api_call_add_query_int (SnabelApiCall *self,
                               const char    *name,
                               gint64         value)
{
  g_autofree char *text = value == 0 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, value);

  snabel_api_call_add_query (self, name, text);
}

/**
 * snabel_api_call_add_form:
 * @value: (nullable): unescaped; %NULL adds nothing
 *
 * Makes the body a form. Only OAuth wants one: elsewhere JSON is the least ambiguous.
 */
void
snabel_api_call_add_form (SnabelApiCall *self,
                          const char    *name,
                          const char    *value)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (value == NULL)
    return;
  if (self->form == NULL)
    self->form = g_string_new (NULL);
  append_pair (self->form, name, value);
}

/**
 * snabel_api_call_take_json:
 * @body: (transfer full): the body
 */
void
snabel_api_call_take_json (SnabelApiCall *self,
                           JsonNode      *body)
{
  g_return_if_fail (self != NULL && body != NULL);

  g_clear_pointer (&self->json, json_node_unref);
  self->json = body;
}

/**
 * snabel_api_call_set_header:
 *
 * Sets a header beside those that every call has.
 */
void
snabel_api_call_set_header (SnabelApiCall *self,
                            const char    *name,
                            const char    *value)
{
  g_return_if_fail (self != NULL && name != NULL && value != NULL);

  g_hash_table_replace (self->headers, g_strdup (name), g_strdup (value));
}

/**
 * snabel_api_call_set_priority:
 * @priority: whether somebody waits for it
 */
void
snabel_api_call_set_priority (SnabelApiCall *self,
                              SnabelPriority priority)
{
  g_return_if_fail (self != NULL);

  self->priority = priority;
}

/**
 * snabel_api_call_set_max_tries:
 * @max_tries: see snabel_http_request_set_max_tries()
 */
void
snabel_api_call_set_max_tries (SnabelApiCall *self,
                               guint          max_tries)
{
  g_return_if_fail (self != NULL);

  self->max_tries = max_tries;
}

/**
 * snabel_api_call_set_deadline:
 * @microseconds: see snabel_http_request_set_deadline()
 */
void
snabel_api_call_set_deadline (SnabelApiCall *self,
                              gint64         microseconds)
{
  g_return_if_fail (self != NULL);

  self->deadline = microseconds;
}

/**
 * snabel_api_call_set_is_anonymous:
 * @is_anonymous: whether to leave the token out
 */
void
snabel_api_call_set_is_anonymous (SnabelApiCall *self,
                                  gboolean       is_anonymous)
{
  g_return_if_fail (self != NULL);

  self->is_anonymous = is_anonymous;
}

/**
 * snabel_api_call_set_is_secret:
 * @is_secret: whether the body holds what no other server may see
 */
void
snabel_api_call_set_is_secret (SnabelApiCall *self,
                               gboolean       is_secret)
{
  g_return_if_fail (self != NULL);

  self->is_secret = is_secret;
}

static void
set_body (SnabelApiCall     *self,
          SnabelHttpRequest *request)
{
  g_autofree char *json = self->json == NULL ? NULL : snabel_json_to_text (self->json);
  g_autoptr(GBytes) body = NULL;

  if (json == NULL && self->form == NULL)
    return;
  body = json != NULL ? g_bytes_new (json, strlen (json)) : g_bytes_new (self->form->str, self->form->len);
  snabel_http_request_set_body (request, json != NULL ? "application/json" : "application/x-www-form-urlencoded", body);
}

/* Private: the request that the call is, at one server. */
SnabelHttpRequest *
snabel_api_call_build_request (SnabelApiCall *self,
                               const char    *base_uri,
                               const char    *token)
{
  g_autofree char   *bare = self->uri != NULL ? g_strdup (self->uri) : snabel_uri_join (base_uri, self->path);
  g_autofree char   *uri = snabel_uri_with_query (bare, self->query->str);
  SnabelHttpRequest *request = snabel_http_request_new (self->method, uri);
  GHashTableIter     iter;
  gpointer           name, value;

  snabel_http_request_set_header (request, "Accept", "application/json");
  g_hash_table_iter_init (&iter, self->headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    snabel_http_request_set_header (request, name, value);
  snabel_http_request_set_token (request, self->is_anonymous ? NULL : token);
  snabel_http_request_set_is_secret (request, self->is_secret);
  snabel_http_request_set_priority (request, self->priority);
  if (self->max_tries > 0)
    snabel_http_request_set_max_tries (request, self->max_tries);
  if (self->deadline > 0)
    snabel_http_request_set_deadline (request, self->deadline);
  set_body (self, request);

  return request;
}
