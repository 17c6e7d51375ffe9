/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request, understood: who asks, with which parameters. */
#include "server/tusk-call.h"

#include "server/tusk-params.h"

/**
 * tusk_call_new:
 *
 * Returns: (transfer full): the request, its parameters read
 */
TuskCall *
tusk_call_new (TuskWorld          *world,
               const char         *method,
               const char         *path,
               const char         *query,
               SoupMessageHeaders *headers,
               GBytes             *body)
{
  TuskCall *self = g_new0 (TuskCall, 1);

  self->world = world;
  self->method = g_strdup (method);
  self->path = g_strdup (path);
  self->query = g_strdup (query);
  self->headers = soup_message_headers_ref (headers);
  self->body = g_bytes_ref (body);
  self->params = json_object_new ();
  self->parts = g_ptr_array_new_with_free_func (g_free);
  if (query != NULL)
    tusk_params_read_form (self->params, query);
  self->body_kind = tusk_params_read_body (self);

  return self;
}

/**
 * tusk_call_free:
 *
 * Frees the request.
 */
void
tusk_call_free (TuskCall *self)
{
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->file_type, g_free);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_clear_pointer (&self->params, json_object_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->method, g_free);
  g_free (self);
}

/**
 * tusk_call_get_part:
 *
 * Returns: what stood for the n-th ":" of the route
 */
const char *
tusk_call_get_part (TuskCall *self,
                    guint     n)
{
  g_return_val_if_fail (n < self->parts->len, NULL);

  return g_ptr_array_index (self->parts, n);
}

/**
 * tusk_call_get_string:
 *
 * Returns: (nullable): a parameter
 */
const char *
tusk_call_get_string (TuskCall   *self,
                      const char *name)
{
  return tusk_params_get_string (self->params, name);
}

/**
 * tusk_call_get_boolean:
 *
 * Returns: a parameter
 */
gboolean
tusk_call_get_boolean (TuskCall   *self,
                       const char *name,
                       gboolean    fallback)
{
  return tusk_params_get_boolean (self->params, name, fallback);
}

/**
 * tusk_call_get_int:
 *
 * Returns: a parameter
 */
gint64
tusk_call_get_int (TuskCall   *self,
                   const char *name,
                   gint64      fallback)
{
  return tusk_params_get_int (self->params, name, fallback);
}

/**
 * tusk_call_dup_strings:
 *
 * Returns: (transfer full): a parameter of many values
 */
GPtrArray *
tusk_call_dup_strings (TuskCall   *self,
                       const char *name)
{
  return tusk_params_dup_strings (self->params, name);
}
