/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a post may be repeated, and how it is recognised among others. */
#include "session/outbox/snabel-outbox-rules.h"

#include <string.h>

#include "text/snabel-composed-text.h"
#include "text/snabel-html.h"

/* Servers keep a key for an hour; what is on its way for a few minutes must not come too late. */
#define KEY_LIFETIME (55 * G_TIME_SPAN_MINUTE)

/* Marks with which servers format text, or which they set better than they were typed. */
#define MARKS "*_~`#>\\+=-–—'\"‘’“”„…."

/**
 * snabel_outbox_honours_key:
 * @instance: (nullable): what the server says of itself
 *
 * Mastodon and Hollo number their API, nobody else does. Before it had numbers, Mastodon named its source.
 * Other software says in parentheses what it is; most of it posts twice, some refuses.
 *
 * Returns: whether a second request with the same Idempotency-Key is known to bring the first post
 */
gboolean
snabel_outbox_honours_key (SnabelInstance *instance)
{
  if (instance == NULL)
    return FALSE;
  if (instance->version != NULL && strchr (instance->version, '(') != NULL && strstr (instance->version, "(compatible; Hollo ") == NULL)
    return FALSE;

  return instance->api_version > 0 || g_strcmp0 (instance->source_url, "https://github.com/mastodon/mastodon") == 0;
}

/**
 * snabel_outbox_may_repeat:
 * @instance: (nullable): what the server says of itself
 * @first_sent: when the first request with the key began, microseconds since 1970
 * @now: the same clock
 *
 * Returns: whether the same request with the same key cannot make a second post
 */
gboolean
snabel_outbox_may_repeat (SnabelInstance *instance,
                          gint64          first_sent,
                          gint64          now)
{
  return snabel_outbox_honours_key (instance) && now >= first_sent && now - first_sent < KEY_LIFETIME;
}

static void
append_folded (GString    *folded,
               const char *text,
               gsize       length)
{
  g_autofree char *normal = g_utf8_normalize (text, length, G_NORMALIZE_NFKC);
  g_autofree char *lower = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;

  for (const char *p = lower; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && g_utf8_strchr (MARKS, -1, c) == NULL)
        g_string_append_unichar (folded, c);
    }
}

/* Servers write addresses anew: another way to escape them, a slash at the end. */
static void
append_address (GString    *folded,
                const char *address,
                gsize       length)
{
  g_autofree char *copy = g_strndup (address, length);
  g_autofree char *plain = g_uri_unescape_string (copy, NULL);
  const char      *start = plain != NULL ? plain : copy;
  const char      *rest = strstr (start, "://");
  gsize            n_bytes;

  rest = rest != NULL ? rest + strlen ("://") : start;
  n_bytes = strlen (rest);
  if (n_bytes > 0 && rest[n_bytes - 1] == '/')
    n_bytes--;
  g_string_append_c (folded, ' ');
  append_folded (folded, rest, n_bytes);
  g_string_append_c (folded, ' ');
}

/* People are shown without their server. */
static char *
fold_written (const char *text)
{
  g_autoptr(GArray) parts = snabel_composed_text_find (text);
  g_autoptr(GString) folded = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const SnabelComposedPart *part = &g_array_index (parts, SnabelComposedPart, i);

      append_folded (folded, text + done, part->start - done);
      if (part->kind == SNABEL_COMPOSED_URL)
        append_address (folded, text + part->start, part->end - part->start);
      else
        append_folded (folded, text + part->start, part->name_end - part->start);
      done = part->end;
    }
  append_folded (folded, text + done, strlen (text + done));

  return g_string_free_and_steal (g_steal_pointer (&folded));
}

/* Takes what the server made of a text back to what can be compared. It goes through fold_written(), too: where the
 * server made no link of an address or a name, it stands there as typed. */
static char *
fold_posted (const char *html)
{
  g_autoptr(SnabelRichText) rich = snabel_html_to_rich_text (html);
  g_autoptr(GString) text = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < rich->n_runs; i++)
    {
      const SnabelTextRun *run = &rich->runs[i];

      if (run->start < done || run->uri == NULL || (run->flags & (SNABEL_TEXT_MENTION | SNABEL_TEXT_HASHTAG)) != 0)
        continue;
      g_string_append_len (text, rich->text + done, run->start - done);
      g_string_append (text, run->uri);
      done = run->end;
    }
  g_string_append (text, rich->text + done);

  return fold_written (text->str);
}

static gboolean
is_same_text (const char *written,
              const char *html)
{
  g_autofree char *ours = fold_written (written != NULL ? written : "");
  g_autofree char *theirs = fold_posted (html != NULL ? html : "");

  if (*ours == '\0')
    {
      g_autoptr(SnabelRichText) rich = snabel_html_to_rich_text (html != NULL ? html : "");
      g_autofree char *bare = g_strstrip (g_strdup (written != NULL ? written : ""));
      g_autofree char *shown = g_strstrip (g_strdup (rich->text));

      return g_str_equal (bare, shown);
    }

  return g_str_equal (ours, theirs);
}

static gboolean
is_same_line (const char *written,
              const char *posted)
{
  g_autofree char *ours = g_strstrip (g_strdup (written != NULL ? written : ""));
  g_autofree char *theirs = g_strstrip (g_strdup (posted != NULL ? posted : ""));

  return g_strcmp0 (ours, theirs) == 0;
}

/**
 * snabel_outbox_is_same_post:
 * @draft: what was sent
 * @status: one of the account's own posts
 *
 * Servers change a text: white space, marks, addresses, names. Who may read it they change too.
 *
 * Returns: whether @status may well be what became of @draft, apart from its date
 */
gboolean
snabel_outbox_is_same_post (const SnabelDraft *draft,
                            SnabelStatus      *status)
{
  g_return_val_if_fail (draft != NULL && SNABEL_IS_STATUS (status), FALSE);

  return status->reblog == NULL &&
         g_strcmp0 (draft->in_reply_to_id, status->in_reply_to_id) == 0 &&
         is_same_line (draft->content_warning, status->spoiler_text) &&
         is_same_text (draft->text, status->content);
}
