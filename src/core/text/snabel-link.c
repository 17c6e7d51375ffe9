/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks, cleans and shortens addresses that somebody else wrote. */
#include "text/snabel-link.h"

#include "text/snabel-link-host.h"
#include "text/snabel-unicode.h"

#include <string.h>

#define MAX_LENGTH 8192

/* Nothing that runs, reads a file, dials, or settles an account. */
static const char *const other_schemes[] = {
  "gemini",
  "gopher",
  "magnet",
  "mailto",
  "matrix",
  "xmpp",
};

/* Parameters that say who passed a link on, and nothing about what it shows. */
static const char *const tracking_names[] = {
  "_hsenc",
  "_hsmi",
  "dclid",
  "fbclid",
  "gbraid",
  "gclid",
  "gclsrc",
  "igsh",
  "igshid",
  "li_fat_id",
  "mc_cid",
  "mc_eid",
  "mkt_tok",
  "msclkid",
  "oly_anon_id",
  "oly_enc_id",
  "ref_src",
  "ttclid",
  "twclid",
  "vero_id",
  "wbraid",
  "wickedid",
  "yclid",
};

static SnabelLinkKind
read_scheme (const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  if (scheme == NULL)
    return SNABEL_LINK_REFUSED;
  for (guint i = 0; i < G_N_ELEMENTS (other_schemes); i++)
    {
      if (g_ascii_strcasecmp (scheme, other_schemes[i]) == 0)
        return SNABEL_LINK_OTHER_PROGRAM;
    }
  if (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0)
    return SNABEL_LINK_WEB;

  return SNABEL_LINK_REFUSED;
}

/**
 * snabel_link_check:
 * @uri: an address, as snabel_link_normalize() returns it
 *
 * Returns: what may be done with it
 */
SnabelLinkKind
snabel_link_check (const char *uri)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (uri != NULL, SNABEL_LINK_REFUSED);

  normal = snabel_link_normalize (uri);

  return normal != NULL && strcmp (normal, uri) == 0 ? read_scheme (uri) : SNABEL_LINK_REFUSED;
}

static void
append_escaped (GString    *result,
                const char *character,
                gsize       n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    g_string_append_printf (result, "%%%02X", (guchar) character[i]);
}

static gboolean
must_be_escaped (gunichar character)
{
  if (character < 0x80)
    return character <= 0x20 || character == 0x7f || strchr ("\"<>\\^`{|}", (int) character) != NULL;

  return g_unichar_iscntrl (character) || g_unichar_isspace (character) || snabel_unicode_is_line_break (character) ||
         snabel_unicode_is_invisible (character);
}

/* As a browser reads it: no tabs and line feeds, "/" for "\" up to the query, no spaces around. */
static char *
clean (const char *uri,
       gboolean    is_web)
{
  g_autofree char *valid = g_utf8_make_valid (uri, -1);
  GString         *result = g_string_new (NULL);
  gboolean         is_in_path = is_web;

  for (const char *p = g_strstrip (valid); *p != '\0'; p = g_utf8_next_char (p))
    {
      is_in_path &= *p != '?' && *p != '#';
      if (*p == '\t' || *p == '\n' || *p == '\r')
        continue;
      if (*p == '\\' && is_in_path)
        g_string_append_c (result, '/');
      else if (must_be_escaped (g_utf8_get_char (p)))
        append_escaped (result, p, g_utf8_next_char (p) - p);
      else
        g_string_append_len (result, p, g_utf8_next_char (p) - p);
    }

  return g_string_free_and_steal (result);
}

/**
 * snabel_link_normalize:
 * @uri: an address from outside; its case, spaces and invisible characters may be odd
 *
 * Returns: (transfer full) (nullable): the address with everything in it visible, or
 *   %NULL if it is not on the short list, is relative, too long, or names no host
 */
char *
snabel_link_normalize (const char *uri)
{
  g_autofree char *cleaned = NULL;
  g_autofree char *host = NULL;
  SnabelLinkKind   kind;

  g_return_val_if_fail (uri != NULL, NULL);

  if (strlen (uri) > MAX_LENGTH)
    return NULL;
  cleaned = clean (uri, FALSE);
  kind = read_scheme (cleaned);
  if (kind == SNABEL_LINK_WEB)
    {
      g_free (cleaned);
      cleaned = clean (uri, TRUE);
      host = snabel_link_host_dup_ascii (cleaned);
    }
  if (kind == SNABEL_LINK_REFUSED || (kind == SNABEL_LINK_WEB && host == NULL) || strlen (cleaned) > MAX_LENGTH)
    return NULL;

  return g_steal_pointer (&cleaned);
}

static gboolean
is_tracking (const char *parameter)
{
  gsize length = strcspn (parameter, "=");

  if (g_ascii_strncasecmp (parameter, "utm_", 4) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (tracking_names); i++)
    {
      if (strlen (tracking_names[i]) == length && g_ascii_strncasecmp (parameter, tracking_names[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * snabel_link_strip_tracking:
 * @uri: an address
 *
 * Returns: (transfer full): the address without the parameters that only follow people
 */
char *
snabel_link_strip_tracking (const char *uri)
{
  g_autoptr(GString) result = NULL;
  g_autofree char *query = NULL;
  g_auto(GStrv) parameters = NULL;
  gsize before = 0;
  gsize n_kept = 0;

  g_return_val_if_fail (uri != NULL, NULL);

  before = strcspn (uri, "?#");
  if (uri[before] != '?' || read_scheme (uri) != SNABEL_LINK_WEB)
    return g_strdup (uri);

  result = g_string_new_len (uri, before);
  query = g_strndup (uri + before + 1, strcspn (uri + before + 1, "#"));
  parameters = g_strsplit (query, "&", -1);
  for (gsize i = 0; parameters[i] != NULL; i++)
    {
      if (!is_tracking (parameters[i]))
        g_string_append_printf (result, "%c%s", n_kept++ == 0 ? '?' : '&', parameters[i]);
    }
  g_string_append (result, uri + before + 1 + strlen (query));

  return g_string_free_and_steal (g_steal_pointer (&result));
}
