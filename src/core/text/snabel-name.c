/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name is one line, of bounded height, and turns no text but its own. */
#include "text/snabel-name.h"

#include "text/snabel-emoji-text.h"
#include "text/snabel-unicode.h"

#define MAX_CHARACTERS 512

/* Vietnamese, Hebrew and Thai need up to three; what is above only climbs over other lines. */
#define MAX_MARKS 4

#define FIRST_STRONG_ISOLATE  "\342\201\250"
#define POP_DIRECTION_ISOLATE "\342\201\251"

static gboolean
is_space (gunichar character)
{
  return g_unichar_isspace (character) || snabel_unicode_is_line_break (character);
}

/* Joiners, tags and marks alone make no name. */
static gboolean
is_visible (gunichar character)
{
  return g_unichar_type (character) != G_UNICODE_FORMAT && !g_unichar_ismark (character);
}

static gboolean
is_left_out (gunichar character)
{
  return g_unichar_iscntrl (character) || snabel_unicode_is_invisible (character);
}

/**
 * snabel_name_clean:
 * @name: a display name or the name of a field, as text
 *
 * Leaves out what is invisible, controls, turns of direction and towers of marks, and
 * folds white space. A name of nothing else becomes the empty string.
 *
 * Returns: (transfer full): the name
 */
char *
snabel_name_clean (const char *name)
{
  g_autofree char *valid = NULL;
  g_autoptr(GString) cleaned = g_string_new (NULL);
  gboolean has_space = FALSE;
  gboolean is_shown = FALSE;
  guint    n_marks = 0;
  guint    n_characters = 0;

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  for (const char *p = valid; *p != '\0' && n_characters < MAX_CHARACTERS; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_space (character))
        has_space = cleaned->len > 0;
      if (is_space (character) || is_left_out (character))
        continue;

      n_marks = g_unichar_ismark (character) ? n_marks + 1 : 0;
      if (n_marks > MAX_MARKS)
        continue;
      if (has_space)
        g_string_append_c (cleaned, ' ');
      has_space = FALSE;
      is_shown |= is_visible (character);
      g_string_append_unichar (cleaned, character);
      n_characters++;
    }

  return is_shown ? g_string_free_and_steal (g_steal_pointer (&cleaned)) : g_strdup ("");
}

/**
 * snabel_name_isolate:
 * @name: a display name
 *
 * As snabel_name_clean(), between the marks that keep its direction from the text around
 * it. For names inside of a sentence.
 *
 * Returns: (transfer full): the name
 */
char *
snabel_name_isolate (const char *name)
{
  g_autofree char *cleaned = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  cleaned = snabel_name_clean (name);

  return g_strconcat (FIRST_STRONG_ISOLATE, cleaned, POP_DIRECTION_ISOLATE, NULL);
}

/**
 * snabel_name_leave_out_emoji:
 * @name: a display name, as text
 * @shortcodes: (element-type utf8 gpointer): a set of the names, without colons, that came with it
 *
 * A shortcode stands for a picture; where there is no place for one, it is noise to the eye and the ear.
 *
 * Returns: (transfer full): the name, which may be empty then; not yet clean
 */
char *
snabel_name_leave_out_emoji (const char *name,
                             GHashTable *shortcodes)
{
  g_autofree char *valid = NULL;
  g_autoptr(SnabelRichText) plain = NULL;
  g_autoptr(SnabelRichText) text = NULL;
  g_autoptr(GString) rest = g_string_new (NULL);
  gsize position = 0;

  g_return_val_if_fail (name != NULL && shortcodes != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  plain = snabel_rich_text_new (valid);
  text = snabel_emoji_text_find (plain, shortcodes);
  for (guint i = 0; i < text->n_runs; i++)
    {
      g_string_append_len (rest, text->text + position, (gssize) (text->runs[i].start - position));
      position = text->runs[i].end;
    }
  g_string_append (rest, text->text + position);

  return g_string_free_and_steal (g_steal_pointer (&rest));
}
