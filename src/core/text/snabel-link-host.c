/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is at the other end of a link, whatever the link's text says. */
#include "text/snabel-link-host.h"

#include "text/snabel-link.h"
#include "text/snabel-unicode.h"

#include <gio/gio.h>
#include <string.h>

/* A link text that is cut after this many characters of the host may stand for the whole host. */
#define MIN_CUT_HOST 25
#define MAX_WORDS    64

/* Non-Latin letters that look like Latin ones in most faces. */
static const char *const lookalikes = "аысԁеԍһіюјӏорԗԛѕԝхуъьҽпгѵѡαικνρυωηοτօսհոգցԁ";

/* Returns: (nullable): what follows "scheme://", which stands at the start or nowhere */
static const char *
skip_scheme (const char *uri)
{
  const char *p = uri;

  while (g_ascii_isalnum (*p))
    p++;

  return p > uri && g_str_has_prefix (p, "://") ? p + strlen ("://") : NULL;
}

/* Returns: the part between "//" and the next slash, query or fragment; length 0 if there is none */
static const char *
find_authority (const char *uri,
                gsize      *length)
{
  const char *start = skip_scheme (uri);

  *length = start != NULL ? strcspn (start, "/?#") : 0;

  return start;
}

static char *
to_ascii (const char *host)
{
  g_autofree char *ascii = NULL;
  gsize            length = strlen (host);

  if (length > 2 && host[0] == '[' && host[length - 1] == ']')
    {
      g_autofree char *address = g_strndup (host + 1, length - 2);

      return g_hostname_is_ip_address (address) ? g_ascii_strdown (host, -1) : NULL;
    }

  ascii = g_hostname_to_ascii (host);
  if (ascii == NULL)
    return NULL;
  for (char *p = ascii; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("-._~", *p) == NULL)
        return NULL;
      *p = g_ascii_tolower (*p);
    }
  if (g_str_has_suffix (ascii, "."))
    ascii[strlen (ascii) - 1] = '\0';

  if (*ascii == '\0' || *ascii == '.' || strstr (ascii, "..") != NULL || strlen (ascii) > 253)
    return NULL;

  return g_steal_pointer (&ascii);
}

/**
 * snabel_link_host_dup_ascii:
 * @uri: an http or https address
 *
 * Returns: (transfer full) (nullable): its host in lower case and ASCII form, or %NULL
 *   if the address has none that can be resolved
 */
char *
snabel_link_host_dup_ascii (const char *uri)
{
  gsize            length = 0;
  const char      *authority = find_authority (uri, &length);
  g_autofree char *host = NULL;
  g_autofree char *decoded = NULL;
  char            *user_end = NULL;
  char            *port = NULL;

  if (length == 0)
    return NULL;
  host = g_strndup (authority, length);
  user_end = strrchr (host, '@');
  if (user_end != NULL)
    memmove (host, user_end + 1, strlen (user_end + 1) + 1);
  port = strrchr (host, ':');
  if (port != NULL && strchr (port, ']') == NULL)
    {
      if (strspn (port + 1, "0123456789") != strlen (port + 1) || strlen (port) > 6)
        return NULL;
      *port = '\0';
    }
  decoded = g_uri_unescape_string (host, NULL);

  return decoded != NULL && g_utf8_validate (decoded, -1, NULL) ? to_ascii (decoded) : NULL;
}

static gboolean
is_east_asian (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA ||
         script == G_UNICODE_SCRIPT_HANGUL || script == G_UNICODE_SCRIPT_BOPOMOFO;
}

/* A label that mixes scripts, or that is written in another script only to look Latin. */
static gboolean
is_confusable_label (const char *label)
{
  GUnicodeScript only = G_UNICODE_SCRIPT_COMMON;
  gboolean       looks_latin = TRUE;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar       character = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (character);

      if (snabel_unicode_is_invisible (character))
        return TRUE;
      if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
        continue;
      looks_latin &= g_utf8_strchr (lookalikes, -1, character) != NULL;
      if (only != G_UNICODE_SCRIPT_COMMON && script != only && !(is_east_asian (script) && is_east_asian (only)))
        return TRUE;
      only = script;
    }

  return looks_latin && only != G_UNICODE_SCRIPT_COMMON && only != G_UNICODE_SCRIPT_LATIN;
}

/**
 * snabel_link_host_is_confusable:
 * @ascii: a host in ASCII form
 *
 * Returns: whether its Unicode form can be taken for another host's
 */
gboolean
snabel_link_host_is_confusable (const char *ascii)
{
  g_autofree char *unicode = g_hostname_to_unicode (ascii);
  g_auto(GStrv) labels = unicode != NULL ? g_strsplit (unicode, ".", -1) : NULL;

  if (labels == NULL)
    return TRUE;
  for (guint i = 0; labels[i] != NULL; i++)
    {
      if (is_confusable_label (labels[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * snabel_link_dup_host:
 * @uri: an address
 *
 * The host to show to people: in its own script where it can be mistaken for no other,
 * else in its "xn--" form.
 *
 * Returns: (transfer full) (nullable): the host, or %NULL if @uri is not of the web
 */
char *
snabel_link_dup_host (const char *uri)
{
  g_autofree char *ascii = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  ascii = snabel_link_host_dup_ascii (uri);
  if (ascii == NULL || snabel_link_host_is_confusable (ascii))
    return g_steal_pointer (&ascii);

  return g_hostname_to_unicode (ascii);
}

static const char *
without_www (const char *host)
{
  return g_str_has_prefix (host, "www.") ? host + 4 : host;
}

/* Returns: (nullable): the host that a reader sees in @word, or %NULL if it looks like none */
static char *
find_claimed_host (const char *word,
                   gboolean   *is_cut)
{
  const char      *scheme = skip_scheme (word);
  const char      *start = scheme != NULL ? scheme : word;
  gsize            length = strcspn (start, "/?#:");
  g_autofree char *claimed = g_strndup (start, length);
  char            *ellipsis = strstr (claimed, "…");
  const char      *dot = NULL;

  *is_cut = ellipsis != NULL;
  if (ellipsis != NULL)
    *ellipsis = '\0';
  if (strchr (claimed, '@') != NULL)
    claimed[strcspn (claimed, "@")] = '\0';
  dot = strrchr (claimed, '.');
  if (*is_cut)
    return g_utf8_strdown (claimed, -1);
  if (scheme == NULL && (dot == NULL || dot == claimed || g_utf8_strlen (dot + 1, -1) < 2 || g_ascii_isdigit (dot[1])))
    return NULL;

  return to_ascii (claimed);
}

/* Takes off what cannot be seen and what is only punctuation around a word. */
static char *
clean_word (const char *word)
{
  GString *cleaned = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!snabel_unicode_is_invisible (g_utf8_get_char (p)))
        g_string_append_len (cleaned, p, g_utf8_next_char (p) - p);
    }
  while (cleaned->len > 0 && strchr (".,;:!?)\"'", cleaned->str[cleaned->len - 1]) != NULL)
    g_string_truncate (cleaned, cleaned->len - 1);
  while (cleaned->len > 0 && strchr ("(\"'", cleaned->str[0]) != NULL)
    g_string_erase (cleaned, 0, 1);

  return g_string_free_and_steal (cleaned);
}

static gboolean
word_contradicts (const char *word,
                  const char *host)
{
  g_autofree char *cleaned = clean_word (word);
  g_autofree char *claimed = NULL;
  gboolean         is_cut = FALSE;

  if (*cleaned == '@' || *cleaned == '#')
    return FALSE;
  claimed = find_claimed_host (cleaned, &is_cut);
  if (claimed == NULL)
    return FALSE;
  if (is_cut && strlen (claimed) >= MIN_CUT_HOST)
    return !g_str_has_prefix (without_www (host), without_www (claimed));
  if (is_cut && strchr (claimed, '.') == NULL)
    return FALSE;

  return strcmp (without_www (host), without_www (claimed)) != 0;
}

/**
 * snabel_link_is_deceptive:
 * @text: what the link shows
 * @uri: where it goes
 *
 * A mention or a hashtag may well lead to another host than its text names; do not ask for those.
 *
 * Returns: whether a reader would expect another host, so that the real one has to be shown
 */
gboolean
snabel_link_is_deceptive (const char *text,
                          const char *uri)
{
  gsize            length = 0;
  const char      *authority = NULL;
  g_autofree char *host = NULL;
  g_auto(GStrv) words = NULL;

  g_return_val_if_fail (text != NULL && uri != NULL, TRUE);

  authority = find_authority (uri, &length);
  host = snabel_link_host_dup_ascii (uri);
  if (host == NULL)
    return FALSE;
  if (memchr (authority, '@', length) != NULL || snabel_link_host_is_confusable (host))
    return TRUE;

  words = g_strsplit_set (text, " \t\n", MAX_WORDS);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (word_contradicts (words[i], host))
        return TRUE;
    }

  return FALSE;
}
