/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strict reader of one small HTTP/1 request: what is not exactly right is nothing at all. */
#include "base/http/snabel-redirect-request.h"

#include <string.h>

/**
 * snabel_redirect_request_free:
 * @self: (transfer full): a request
 */
void
snabel_redirect_request_free (SnabelRedirectRequest *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->error, g_free);
  g_free (self);
}

/* A page of another origin may send requests here, but it cannot make the browser lie about the host. */
static gboolean
has_right_host (char **lines,
                guint  port)
{
  g_autofree char *expected = g_strdup_printf ("127.0.0.1:%u", port);
  guint            n_hosts = 0;
  gboolean         is_right = FALSE;

  for (guint i = 1; lines[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (lines[i], "host:", 5) != 0)
        continue;
      n_hosts++;
      is_right = g_str_equal (g_strstrip (lines[i] + 5), expected);
    }

  return n_hosts == 1 && is_right;
}

static void
take_parameter (SnabelRedirectRequest *self,
                const char            *name,
                const char            *value,
                GHashTable            *seen)
{
  const struct
  {
    const char *name;
    char      **place;
  } places[] = {
    { "code", &self->code },
    { "state", &self->state },
    { "iss", &self->issuer },
    { "error", &self->error },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (!g_str_equal (name, places[i].name))
        continue;
      g_clear_pointer (places[i].place, g_free);
      if (g_hash_table_add (seen, (gpointer) places[i].name) && *value != '\0')
        *places[i].place = g_strdup (value);
    }
}

static void
take_query (SnabelRedirectRequest *self,
            const char            *query)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(GStrv) pairs = g_strsplit (query, "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;
      char            *equals = strchr (pairs[i], '=');

      g_strdelimit (pairs[i], "+", ' ');
      if (equals != NULL)
        *equals = '\0';
      /* NULL for broken escapes, NUL, and what is no UTF-8. */
      name = g_uri_unescape_string (pairs[i], NULL);
      value = g_uri_unescape_string (equals == NULL ? "" : equals + 1, NULL);
      if (name != NULL)
        take_parameter (self, name, value == NULL || !g_utf8_validate (value, -1, NULL) ? "" : value, seen);
    }
}

/**
 * snabel_redirect_request_parse:
 * @head: bytes up to and with the empty line
 * @port: the listener's port
 *
 * Returns: (transfer full) (nullable): the request, or %NULL if it is no GET of HTTP/1 to `127.0.0.1:port`
 */
SnabelRedirectRequest *
snabel_redirect_request_parse (const char *head,
                               gsize       length,
                               guint       port)
{
  g_autoptr(SnabelRedirectRequest) self = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) words = NULL;
  char *query = NULL;

  g_return_val_if_fail (head != NULL, NULL);

  if (length > SNABEL_REDIRECT_REQUEST_MOST_BYTES || memchr (head, '\0', length) != NULL)
    return NULL;
  text = g_strndup (head, length);
  lines = g_strsplit (text, "\r\n", -1);
  if (lines[0] == NULL)
    return NULL;
  words = g_strsplit (lines[0], " ", -1);
  if (g_strv_length (words) != 3 || !g_str_equal (words[0], "GET") || *words[1] != '/' ||
      (!g_str_equal (words[2], "HTTP/1.1") && !g_str_equal (words[2], "HTTP/1.0")) || !has_right_host (lines, port))
    return NULL;

  self = g_new0 (SnabelRedirectRequest, 1);
  query = strchr (words[1], '?');
  if (query != NULL)
    *query = '\0';
  self->path = g_strdup (words[1]);
  if (query != NULL)
    take_query (self, query + 1);

  return g_steal_pointer (&self);
}
