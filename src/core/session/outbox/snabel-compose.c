/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reply begins with, how its circle stays no wider than the post's, how long it may be. */
#include "session/outbox/snabel-compose.h"

#include <string.h>

#include "model/snabel-mention.h"
#include "session/outbox/snabel-outbox-rules.h"
#include "text/snabel-composed-text.h"
#include "text/snabel-post-length.h"

/* Of a server that names none. */
#define USUAL_LIMIT 500

/* Servers disagree whether a local name has the server behind it. */
static char *
dup_full (const char *acct,
          const char *domain)
{
  g_autofree char *lower = g_utf8_strdown (acct, -1);

  return strchr (lower, '@') != NULL || domain == NULL ? g_steal_pointer (&lower) : g_strconcat (lower, "@", domain, NULL);
}

static void
add_name (GString    *names,
          GHashTable *known,
          const char *acct,
          const char *domain)
{
  char *full = acct != NULL && *acct != '\0' ? dup_full (acct, domain) : NULL;

  if (full != NULL && g_hash_table_add (known, full))
    g_string_append_printf (names, "@%s ", acct);
}

/**
 * snabel_compose_dup_mentions:
 * @answered: the post that is answered, not a boost of it
 * @from: who answers
 *
 * Returns: (transfer full): the names that a reply begins with: its author and all who are named in it, but oneself
 */
char *
snabel_compose_dup_mentions (SnabelStatus           *answered,
                             const SnabelAccountRow *from)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) names = g_string_new (NULL);

  g_return_val_if_fail (SNABEL_IS_STATUS (answered), NULL);
  g_return_val_if_fail (from != NULL && from->handle != NULL, NULL);

  g_hash_table_add (known, g_utf8_strdown (from->handle, -1));
  add_name (names, known, answered->account->acct, from->domain);
  for (guint i = 0; i < g_list_model_get_n_items (answered->mentions); i++)
    {
      g_autoptr(SnabelMention) mention = g_list_model_get_item (answered->mentions, i);

      add_name (names, known, mention->acct, from->domain);
    }

  return g_string_free_and_steal (g_steal_pointer (&names));
}

static const char *const visibility_names[] = {
  [SNABEL_VISIBILITY_UNKNOWN] = NULL,
  [SNABEL_VISIBILITY_PUBLIC] = "public",
  [SNABEL_VISIBILITY_UNLISTED] = "unlisted",
  [SNABEL_VISIBILITY_PRIVATE] = "private",
  [SNABEL_VISIBILITY_DIRECT] = "direct",
};

/**
 * snabel_compose_get_visibility_name:
 *
 * Returns: (nullable): what the API calls it; %NULL for an unknown one
 */
const char *
snabel_compose_get_visibility_name (SnabelVisibility visibility)
{
  g_return_val_if_fail ((guint) visibility < G_N_ELEMENTS (visibility_names), NULL);

  return visibility_names[visibility];
}

/**
 * snabel_compose_find_visibility:
 * @name: (nullable): what the API calls it
 *
 * Returns: the visibility; unknown for %NULL
 */
SnabelVisibility
snabel_compose_find_visibility (const char *name)
{
  for (guint i = SNABEL_VISIBILITY_PUBLIC; i < G_N_ELEMENTS (visibility_names); i++)
    if (g_strcmp0 (visibility_names[i], name) == 0)
      return i;

  return SNABEL_VISIBILITY_UNKNOWN;
}

/**
 * snabel_compose_get_stricter:
 *
 * A reply must not carry a conversation to more people than the post that it answers. What the answered post's
 * visibility is, if we do not know it, is taken as a circle: nobody but those who are named gets the reply.
 *
 * Returns: the one that fewer people can read
 */
SnabelVisibility
snabel_compose_get_stricter (SnabelVisibility one,
                             SnabelVisibility other)
{
  if (one == SNABEL_VISIBILITY_UNKNOWN || other == SNABEL_VISIBILITY_UNKNOWN)
    return SNABEL_VISIBILITY_DIRECT;

  return MAX (one, other);
}

/**
 * snabel_compose_get_limit:
 * @instance: (nullable): what the server says of itself
 *
 * Returns: how many characters a post may have
 */
guint
snabel_compose_get_limit (SnabelInstance *instance)
{
  if (instance == NULL || instance->max_characters <= 0 || instance->max_characters > G_MAXINT)
    return USUAL_LIMIT;

  return (guint) instance->max_characters;
}

/**
 * snabel_compose_get_length:
 * @instance: (nullable): what the server says of itself
 * @text: what is written
 * @content_warning: (nullable): the line in front of it
 *
 * Returns: how many characters the server will find
 */
guint
snabel_compose_get_length (SnabelInstance *instance,
                           const char     *text,
                           const char     *content_warning)
{
  SnabelPostRules rules = { .is_mastodon = instance == NULL || snabel_outbox_honours_key (instance) };

  g_return_val_if_fail (text != NULL, 0);

  if (instance != NULL && instance->characters_reserved_per_url > 0)
    rules.url_length = (guint) MIN (instance->characters_reserved_per_url, G_MAXINT);

  return (guint) MIN (snabel_post_length (text, content_warning, &rules), G_MAXINT);
}

/* Half an address would count for more than the whole. */
static gsize
find_cut (GArray     *parts,
          const char *text,
          gsize       n_characters)
{
  gsize cut = (gsize) (g_utf8_offset_to_pointer (text, (glong) n_characters) - text);

  for (guint i = 0; i < parts->len; i++)
    {
      const SnabelComposedPart *part = &g_array_index (parts, SnabelComposedPart, i);

      if (part->kind != SNABEL_COMPOSED_HASHTAG && cut > part->start && cut < part->end)
        return part->start;
    }

  return cut;
}

/**
 * snabel_compose_get_fitting:
 * @instance: (nullable): what the server says of itself
 * @text: what is written, valid UTF-8
 * @content_warning: (nullable): the line in front of it
 *
 * Addresses and names are in it as a whole or not at all.
 *
 * Returns: how many bytes of @text, from its beginning, the server takes
 */
gsize
snabel_compose_get_fitting (SnabelInstance *instance,
                            const char     *text,
                            const char     *content_warning)
{
  g_autoptr(GArray) parts = NULL;
  guint limit = snabel_compose_get_limit (instance);
  gsize fits = 0;
  gsize exceeds;

  g_return_val_if_fail (text != NULL, 0);

  if (snabel_compose_get_length (instance, text, content_warning) <= limit)
    return strlen (text);

  parts = snabel_composed_text_find (text);
  exceeds = (gsize) g_utf8_strlen (text, -1);
  while (exceeds - fits > 1)
    {
      gsize            middle = fits + (exceeds - fits) / 2;
      g_autofree char *prefix = g_strndup (text, find_cut (parts, text, middle));

      if (snabel_compose_get_length (instance, prefix, content_warning) <= limit)
        fits = middle;
      else
        exceeds = middle;
    }

  return find_cut (parts, text, fits);
}
