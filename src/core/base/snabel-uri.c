/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses as GUri sees them, in the few questions the core asks. */
#include "base/snabel-uri.h"

#define URI_FLAGS (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

static gboolean
has_white_space (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text <= ' ' || *text == 0x7f)
      return TRUE;

  return FALSE;
}

static GUri *
parse_web_uri (const char *text)
{
  g_autoptr(GUri) uri = text == NULL || has_white_space (text) ? NULL : g_uri_parse (text, URI_FLAGS, NULL);
  const char *scheme = NULL;
  const char *host = NULL;

  if (uri == NULL)
    return NULL;
  scheme = g_uri_get_scheme (uri);
  host = g_uri_get_host (uri);
  if ((!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http")) || host == NULL || *host == '\0')
    return NULL;

  return g_steal_pointer (&uri);
}

/**
 * snabel_uri_is_web:
 * @uri: (nullable): an address
 *
 * Returns: whether @uri is http or https and names a host
 */
gboolean
snabel_uri_is_web (const char *uri)
{
  g_autoptr(GUri) parsed = parse_web_uri (uri);

  return parsed != NULL;
}

/**
 * snabel_uri_is_https:
 * @uri: (nullable): an address
 *
 * Returns: whether @uri is https and names a host
 */
gboolean
snabel_uri_is_https (const char *uri)
{
  g_autoptr(GUri) parsed = parse_web_uri (uri);

  return parsed != NULL && g_str_equal (g_uri_get_scheme (parsed), "https");
}

/**
 * snabel_host_is_loopback:
 * @host: (nullable): a host name or an IP literal without brackets
 *
 * Returns: whether @host can only be this machine
 */
gboolean
snabel_host_is_loopback (const char *host)
{
  g_autoptr(GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * snabel_uri_is_loopback:
 * @uri: (nullable): an address
 *
 * Returns: whether @uri leads to this machine by name or literal
 */
gboolean
snabel_uri_is_loopback (const char *uri)
{
  g_autoptr(GUri) parsed = parse_web_uri (uri);

  return parsed != NULL && snabel_host_is_loopback (g_uri_get_host (parsed));
}

static int
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return port;

  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

static char *
build_origin (GUri *uri)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);
  const char      *scheme = g_uri_get_scheme (uri);
  gboolean         is_ipv6 = strchr (host, ':') != NULL;
  int              port = get_port (uri);

  if (port == (g_str_equal (scheme, "https") ? 443 : 80))
    return g_strdup_printf (is_ipv6 ? "%s://[%s]" : "%s://%s", scheme, host);

  return g_strdup_printf (is_ipv6 ? "%s://[%s]:%d" : "%s://%s:%d", scheme, host, port);
}

/**
 * snabel_uri_dup_origin:
 * @uri: (nullable): an address
 *
 * Returns: (transfer full) (nullable): scheme, host and port (if it is not the scheme's own),
 *   or %NULL if @uri is not of the web
 */
char *
snabel_uri_dup_origin (const char *uri)
{
  g_autoptr(GUri) parsed = parse_web_uri (uri);

  return parsed == NULL ? NULL : build_origin (parsed);
}

/**
 * snabel_uri_dup_host:
 * @uri: (nullable): an address
 *
 * Returns: (transfer full) (nullable): the host in lower case, without port and brackets
 */
char *
snabel_uri_dup_host (const char *uri)
{
  g_autoptr(GUri) parsed = parse_web_uri (uri);

  return parsed == NULL ? NULL : g_ascii_strdown (g_uri_get_host (parsed), -1);
}

/**
 * snabel_uri_dup_redacted:
 * @uri: (nullable): an address
 *
 * Codes and tokens travel in queries, so a log gets none.
 *
 * Returns: (transfer full): @uri without user, query and fragment, for the log
 */
char *
snabel_uri_dup_redacted (const char *uri)
{
  g_autoptr(GUri) parsed = parse_web_uri (uri);
  g_autofree char *origin = parsed == NULL ? NULL : build_origin (parsed);

  if (origin == NULL)
    return g_strdup ("(no web address)");

  return g_strconcat (origin, g_uri_get_path (parsed), g_uri_get_query (parsed) != NULL ? "?…" : NULL, NULL);
}

/**
 * snabel_uri_is_same_origin:
 * @a: (nullable): an address
 * @b: (nullable): another
 *
 * Returns: whether scheme, host and port are the same: whether what may be told the one may be told the other
 */
gboolean
snabel_uri_is_same_origin (const char *a,
                           const char *b)
{
  g_autofree char *origin_a = snabel_uri_dup_origin (a);
  g_autofree char *origin_b = snabel_uri_dup_origin (b);

  return origin_a != NULL && origin_b != NULL && g_str_equal (origin_a, origin_b);
}

/**
 * snabel_uri_is_below:
 * @uri: (nullable): an address
 * @base: an API base, which may have a path
 *
 * Two servers may live on one host under two paths.
 *
 * Returns: whether @uri has the origin of @base and a path below that of @base
 */
gboolean
snabel_uri_is_below (const char *uri,
                     const char *base)
{
  g_autoptr(GUri) below = parse_web_uri (uri);
  g_autoptr(GUri) above = parse_web_uri (base);
  g_autofree char *prefix = NULL;

  if (below == NULL || above == NULL || !snabel_uri_is_same_origin (uri, base))
    return FALSE;
  prefix = g_strconcat (g_uri_get_path (above), g_str_has_suffix (g_uri_get_path (above), "/") ? NULL : "/", NULL);

  return g_str_has_prefix (g_uri_get_path (below), prefix) && strstr (g_uri_get_path (below), "/../") == NULL;
}

/**
 * snabel_uri_join:
 * @base: an API base, with or without a path, with or without a slash at its end
 * @path: an absolute path, already escaped, with or without a query
 *
 * Returns: (transfer full): the address of @path at @base
 */
char *
snabel_uri_join (const char *base,
                 const char *path)
{
  gsize length;

  g_return_val_if_fail (base != NULL && path != NULL, NULL);

  length = strlen (base);
  while (length > 0 && base[length - 1] == '/')
    length--;

  return g_strdup_printf ("%.*s%s%s", (int) length, base, *path == '/' ? "" : "/", path);
}

/**
 * snabel_uri_resolve:
 * @base: the address that @reference was found at
 * @reference: (nullable): an absolute or relative address
 *
 * Returns: (transfer full) (nullable): the absolute address, or %NULL if it is none of the web
 */
char *
snabel_uri_resolve (const char *base,
                    const char *reference)
{
  g_autofree char *resolved = NULL;

  if (reference == NULL)
    return NULL;
  resolved = g_uri_resolve_relative (base, reference, URI_FLAGS, NULL);

  return snabel_uri_is_web (resolved) ? g_steal_pointer (&resolved) : NULL;
}

/**
 * snabel_uri_escape:
 * @part: one segment of a path, or a value of a query
 *
 * Ids are opaque: Hollo's hold slashes and colons. A segment of dots only would be resolved away, however it
 * is escaped (RFC 3986, 6.2.2), so it is escaped twice: no server has such an id, and it must lead nowhere else.
 *
 * Returns: (transfer full): @part with everything escaped that is not unreserved (RFC 3986, 2.3)
 */
char *
snabel_uri_escape (const char *part)
{
  g_return_val_if_fail (part != NULL, NULL);

  if (g_str_equal (part, "."))
    return g_strdup ("%252E");
  if (g_str_equal (part, ".."))
    return g_strdup ("%252E%252E");

  return g_uri_escape_string (part, NULL, FALSE);
}

/**
 * snabel_uri_with_query:
 * @uri: an address without fragment
 * @query: (nullable): an escaped query
 *
 * Returns: (transfer full): @uri with @query added to the query it has
 */
char *
snabel_uri_with_query (const char *uri,
                       const char *query)
{
  g_return_val_if_fail (uri != NULL, NULL);

  if (query == NULL || *query == '\0')
    return g_strdup (uri);

  return g_strconcat (uri, strchr (uri, '?') == NULL ? "?" : "&", query, NULL);
}
