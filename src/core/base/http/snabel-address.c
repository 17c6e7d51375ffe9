/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Normalises what a person typed; refuses what could mean two things. */
#include "config.h"

#include "base/http/snabel-address.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/snabel-uri.h"

#define MOST_BYTES 2048

G_DEFINE_BOXED_TYPE (SnabelAddress, snabel_address, snabel_address_copy, snabel_address_free)

/**
 * snabel_address_copy:
 *
 * Returns: (transfer full): a copy
 */
SnabelAddress *
snabel_address_copy (const SnabelAddress *self)
{
  SnabelAddress *copy = g_new0 (SnabelAddress, 1);

  copy->user = g_strdup (self->user);
  copy->domain = g_strdup (self->domain);
  copy->base_uri = g_strdup (self->base_uri);
  copy->path = g_strdup (self->path);
  copy->asked_for_http = self->asked_for_http;

  return copy;
}

/**
 * snabel_address_free:
 * @self: (transfer full): an address
 */
void
snabel_address_free (SnabelAddress *self)
{
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->domain, g_free);
  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->path, g_free);
  g_free (self);
}

/* White space round it, and the invisible characters that copying from a web page brings along. */
static char *
dup_visible (const char *typed)
{
  g_autoptr(GString) visible = g_string_new (NULL);

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_type (character) != G_UNICODE_FORMAT)
        g_string_append_unichar (visible, character);
    }

  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&visible)));
}

static gboolean
has_unsafe_character (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character) || g_unichar_iscntrl (character) || strchr ("\"<>\\^`{|}", (int) MIN (character, 0x7f)) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_host_name (const char *host)
{
  g_auto(GStrv) labels = g_strsplit (host, ".", -1);

  for (guint i = 0; labels[i] != NULL; i++)
    {
      gsize length = strlen (labels[i]);

      if (length == 0 || length > 63 || labels[i][0] == '-' || labels[i][length - 1] == '-' ||
          strspn (labels[i], "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
        return FALSE;
    }

  return *host != '\0' && strlen (host) <= 253;
}

static char *
normalise_host (const char *host)
{
  g_autofree char *ascii = NULL;
  g_autofree char *lower = NULL;

  if (g_hostname_is_ip_address (host))
    return g_ascii_strdown (host, -1);
  ascii = g_hostname_to_ascii (host);
  if (ascii == NULL)
    return NULL;
  lower = g_ascii_strdown (ascii, -1);
  if (g_str_has_suffix (lower, "."))
    lower[strlen (lower) - 1] = '\0';

  return is_host_name (lower) ? g_steal_pointer (&lower) : NULL;
}

/* A profile page or a post is not where a server lives. */
static void
take_path (SnabelAddress *self,
           const char    *path)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);
  const char *first = parts[0] != NULL && parts[1] != NULL ? parts[1] : "";

  if (*first == '@')
    {
      if (self->user == NULL && first[1] != '\0' && strchr (first + 1, '@') == NULL)
        self->user = g_uri_unescape_string (first + 1, "/");
      return;
    }
  if (g_str_equal (first, "users") && parts[2] != NULL && *parts[2] != '\0')
    {
      if (self->user == NULL)
        self->user = g_uri_unescape_string (parts[2], "/");
      return;
    }
  self->path = g_strdup (path);
  while (g_str_has_suffix (self->path, "/"))
    self->path[strlen (self->path) - 1] = '\0';
  if (*self->path == '\0')
    g_clear_pointer (&self->path, g_free);
}

static gboolean
take_uri (SnabelAddress *self,
          const char    *text,
          gboolean       was_explicit)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH, NULL);
  g_autofree char *host = uri == NULL || g_uri_get_host (uri) == NULL ? NULL : normalise_host (g_uri_get_host (uri));
  g_autofree char *authority = NULL;
  gboolean         is_loopback = snabel_host_is_loopback (host);
  int              port = uri == NULL ? -1 : g_uri_get_port (uri);

  /* GUri takes dot segments out of the path, so they are looked for before. */
  if (host == NULL || strstr (text, "/.") != NULL || strcasestr (text, "%2e") != NULL || g_uri_get_user (uri) != NULL || g_uri_get_password (uri) != NULL || port == 0)
    return FALSE;
  /* "mastodon" is a word, not yet an address. */
  if (!was_explicit && port < 0 && !is_loopback && strchr (host, '.') == NULL && strchr (host, ':') == NULL)
    return FALSE;

  self->asked_for_http = g_str_equal (g_uri_get_scheme (uri), "http");
  authority = strchr (host, ':') == NULL ? g_strdup (host) : g_strdup_printf ("[%s]", host);
  if (port > 0 && port != (self->asked_for_http ? 80 : 443))
    self->domain = g_strdup_printf ("%s:%d", authority, port);
  else
    self->domain = g_strdup (authority);
  self->base_uri = g_strconcat (self->asked_for_http && is_loopback ? "http://" : "https://", self->domain, NULL);
  take_path (self, g_uri_get_path (uri));

  return self->path == NULL || (strstr (self->path, "//") == NULL && strchr (self->path, '%') == NULL);
}

static gboolean
take_text (SnabelAddress *self,
           const char    *text)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);
  g_autofree char *uri = NULL;
  const char      *at = NULL;

  if (strstr (text, "://") != NULL)
    return scheme != NULL && (g_ascii_strcasecmp (scheme, "https") == 0 || g_ascii_strcasecmp (scheme, "http") == 0) &&
           take_uri (self, text, TRUE);

  if (g_ascii_strncasecmp (text, "acct:", 5) == 0)
    text += 5;
  if (*text == '@')
    text++;
  at = strchr (text, '@');
  /* "host/@name" is an address, "name@host" a handle. */
  if (at != NULL && memchr (text, '/', at - text) == NULL)
    {
      if (at == text || strchr (at + 1, '@') != NULL)
        return FALSE;
      self->user = g_strndup (text, at - text);
      text = at + 1;
    }
  uri = g_strconcat ("https://", text, NULL);

  return take_uri (self, uri, FALSE);
}

/**
 * snabel_address_parse:
 * @typed: what a person typed or pasted
 *
 * Takes a server (`mastodon.social`, `localhost:3000`, `example.org/sub`), a handle (`@bob@example.org`)
 * or a URL, of a server or of a profile. User and password before the host, dots as path, spaces,
 * and other schemes than http and https are refused, not repaired.
 *
 * Returns: (transfer full): the address, or %NULL with @error set in #GUriError
 */
SnabelAddress *
snabel_address_parse (const char *typed,
                      GError    **error)
{
  g_autoptr(SnabelAddress) self = g_new0 (SnabelAddress, 1);
  g_autofree char *text = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  if (strlen (typed) <= MOST_BYTES && g_utf8_validate (typed, -1, NULL))
    text = dup_visible (typed);
  if (text == NULL || *text == '\0' || has_unsafe_character (text) || !take_text (self, text))
    {
      g_set_error_literal (error, G_URI_ERROR, G_URI_ERROR_BAD_HOST,
                           _ ("This is not the address of a server. It looks like “mastodon.social” or “@name@mastodon.social”."));
      return NULL;
    }

  return g_steal_pointer (&self);
}
