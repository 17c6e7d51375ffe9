/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what a person types to what the API shows: links, mentions, hashtags, HTML, and how long it is. */
#include "world/tusk-text.h"

#include "world/tusk-person.h"

typedef enum
{
  SPAN_PLAIN,
  SPAN_LINK,
  SPAN_MENTION,
  SPAN_TAG,
} SpanKind;

typedef struct
{
  SpanKind    kind;
  const char *start;
  const char *end;
} Span;

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_';
}

static const char *
skip_word (const char *text)
{
  while (*text != '\0' && is_word (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

static const char *
skip_link (const char *text)
{
  const char *end = text + strcspn (text, " \t\n<>\"");

  while (end > text && strchr (".,;:!?)'", end[-1]) != NULL)
    end--;

  return end;
}

static const char *
skip_mention (const char *text)
{
  const char *name = text + 1 +
                     strspn (text + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
  const char *domain = *name == '@'
                         ? name + 1 +
                             strspn (name + 1,
                                     "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:")
                         : name;

  while (domain > name && strchr (".-:@", domain[-1]) != NULL)
    domain--;

  return name == text + 1 ? text : MAX (name, domain);
}

/* The next link, mention or tag at or after text, with what is plain before it in front. */
static Span
next_span (const char *text)
{
  gboolean is_after_word = FALSE;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      Span span = { SPAN_PLAIN, c, c };

      if (!is_after_word && (g_str_has_prefix (c, "https://") || g_str_has_prefix (c, "http://")))
        span = (Span) { SPAN_LINK, c, skip_link (c) };
      else if (!is_after_word && *c == '@')
        span = (Span) { SPAN_MENTION, c, skip_mention (c) };
      else if (!is_after_word && *c == '#' && skip_word (c + 1) > c + 1)
        span = (Span) { SPAN_TAG, c, skip_word (c + 1) };
      if (span.end > span.start)
        return c == text ? span : (Span) { SPAN_PLAIN, text, c };
      is_after_word = is_word (g_utf8_get_char (c)) || *c == '/' || *c == '@';
    }

  return (Span) { SPAN_PLAIN, text, text + strlen (text) };
}

static TuskPerson *
find_mentioned (TuskWorld  *world,
                const Span *span)
{
  g_autofree char *acct = g_strndup (span->start, (gsize) (span->end - span->start));

  return tusk_world_look_up (world, acct);
}

/**
 * tusk_text_find_mentions:
 * @people: gets everybody named in @text, each once
 *
 * Finds mentions of people the server knows.
 */
void
tusk_text_find_mentions (TuskWorld  *world,
                         const char *text,
                         GPtrArray  *people)
{
  while (*text != '\0')
    {
      Span        span = next_span (text);
      TuskPerson *person = span.kind == SPAN_MENTION ? find_mentioned (world, &span) : NULL;

      if (person != NULL)
        tusk_set_add (people, person);
      text = span.end;
    }
}

/**
 * tusk_text_find_tags:
 * @tags: gets the hashtags, without "#", each once
 *
 * Finds hashtags.
 */
void
tusk_text_find_tags (const char *text,
                     GPtrArray  *tags)
{
  while (*text != '\0')
    {
      Span             span = next_span (text);
      g_autofree char *tag = span.kind == SPAN_TAG
                               ? g_strndup (span.start + 1, (gsize) (span.end - span.start - 1))
                               : NULL;

      if (tag != NULL && !g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL))
        g_ptr_array_add (tags, g_steal_pointer (&tag));
      text = span.end;
    }
}

static gboolean
continues_character (gunichar c,
                     gunichar before)
{
  return g_unichar_ismark (c) || c == 0x200d || before == 0x200d || (c >= 0x1f3fb && c <= 0x1f3ff);
}

static guint
count_characters (const char *start,
                  const char *end)
{
  guint    n_characters = 0;
  guint    n_flags = 0;
  gunichar before = 0;

  for (; start < end; start = g_utf8_next_char (start))
    {
      gunichar c = g_utf8_get_char (start);
      gboolean is_flag = c >= 0x1f1e6 && c <= 0x1f1ff;

      n_flags = is_flag ? n_flags + 1 : 0;
      if (!continues_character (c, before) && (!is_flag || n_flags % 2 == 1))
        n_characters++;
      before = c;
    }

  return n_characters;
}

/**
 * tusk_text_count:
 *
 * Returns: the length as Mastodon counts: a link is 23, a mention goes without its domain
 */
guint
tusk_text_count (const char *text)
{
  guint n_characters = 0;

  while (*text != '\0')
    {
      Span        span = next_span (text);
      const char *domain = memchr (span.start + 1, '@', (gsize) (span.end - span.start - 1));

      if (span.kind == SPAN_LINK)
        n_characters += 23;
      else if (span.kind == SPAN_MENTION && domain != NULL)
        n_characters += count_characters (span.start, domain);
      else
        n_characters += count_characters (span.start, span.end);
      text = span.end;
    }

  return n_characters;
}

static void
append_plain (TuskWorld  *world,
              GString    *html,
              const Span *span)
{
  gboolean         is_raw = tusk_world_is (world, TUSK_SNAC);
  g_autofree char *text = is_raw ? g_strndup (span->start, (gsize) (span->end - span->start))
                                 : g_markup_escape_text (span->start, span->end - span->start);

  g_string_append (html, text);
}

static void
append_link (TuskWorld  *world,
             GString    *html,
             const Span *span)
{
  g_autofree char *uri = g_markup_escape_text (span->start, span->end - span->start);
  const char      *shown = strstr (uri, "://") + 3;
  gsize            length = g_utf8_strlen (shown, -1);
  const char      *rest = length > 30 ? g_utf8_offset_to_pointer (shown, 30) : shown + strlen (shown);

  if (!tusk_world_is (world, TUSK_MASTODON))
    {
      g_string_append_printf (
        html, "<a href=\"%s\" rel=\"nofollow noreferrer noopener\" target=\"_blank\">%s</a>", uri, uri);
      return;
    }
  g_string_append_printf (html,
                          "<a href=\"%s\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\">"
                          "<span class=\"invisible\">%.*s</span><span class=\"%s\">%.*s</span>"
                          "<span class=\"invisible\">%s</span></a>",
                          uri, (int) (shown - uri), uri, *rest != '\0' ? "ellipsis" : "",
                          (int) (rest - shown), shown, rest);
}

static void
append_mention (TuskWorld  *world,
                GString    *html,
                const Span *span)
{
  TuskPerson      *person = find_mentioned (world, span);
  g_autofree char *url = person != NULL ? tusk_person_build_url (world, person) : NULL;

  if (person == NULL)
    append_plain (world, html, span);
  else
    g_string_append_printf (html,
                            "<span class=\"h-card\" translate=\"no\"><a href=\"%s\" class=\"u-url mention\">"
                            "@<span>%s</span></a></span>",
                            url, person->username);
}

static void
append_tag (TuskWorld  *world,
            GString    *html,
            const Span *span)
{
  g_autofree char *tag = g_markup_escape_text (span->start + 1, span->end - span->start - 1);
  g_autofree char *uri = tusk_world_build_uri (world, "/tags/%s", tag);

  g_string_append_printf (html, "<a href=\"%s\" class=\"mention hashtag\" rel=\"tag\">#<span>%s</span></a>",
                          uri, tag);
}

static void
replace (GString    *html,
         const char *find,
         const char *replacement)
{
  g_string_replace (html, find, replacement, 0);
}

static char *
wrap_lines (TuskWorld *world,
            GString   *html)
{
  if (tusk_world_is (world, TUSK_SNAC))
    {
      replace (html, "\n", "<br>");
      return g_strdup (html->str);
    }
  if (tusk_world_is (world, TUSK_GOTOSOCIAL | TUSK_PLEROMA))
    {
      replace (html, "\n", "<br>");
      return tusk_world_is (world, TUSK_PLEROMA) ? g_strdup (html->str)
                                                 : g_strdup_printf ("<p>%s</p>", html->str);
    }
  replace (html, "\n\n", "</p><p>");
  replace (html, "\n", "<br />");

  return g_strdup_printf ("<p>%s</p>", html->str);
}

/**
 * tusk_text_to_html:
 *
 * Returns: (transfer full): the HTML that the manner makes of @text; snac leaves hostile markup in it
 */
char *
tusk_text_to_html (TuskWorld  *world,
                   const char *text)
{
  g_autoptr(GString) html = g_string_new (NULL);

  if (*text == '\0')
    return g_strdup ("");
  while (*text != '\0')
    {
      Span span = next_span (text);

      switch (span.kind)
        {
        case SPAN_LINK:
          append_link (world, html, &span);
          break;
        case SPAN_MENTION:
          append_mention (world, html, &span);
          break;
        case SPAN_TAG:
          append_tag (world, html, &span);
          break;
        case SPAN_PLAIN:
        default:
          append_plain (world, html, &span);
          break;
        }
      text = span.end;
    }

  return wrap_lines (world, html);
}
