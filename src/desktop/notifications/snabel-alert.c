/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An alert, its words cut to length and freed of what could confuse a desktop. */
#include "notifications/snabel-alert.h"

#define MAX_TITLE 120
#define MAX_BODY  600
#define MAX_LABEL 40

G_DEFINE_BOXED_TYPE (SnabelAlert, snabel_alert, snabel_alert_copy, snabel_alert_free)

static void
action_free (gpointer data)
{
  SnabelAlertAction *action = data;

  g_clear_pointer (&action->name, g_free);
  g_clear_pointer (&action->label, g_free);
  g_free (action);
}

/* Marks that reorder text could make a name read as another one. */
static gboolean
is_bidi_control (gunichar character)
{
  return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
}

/* Plain words of at most @n_max characters; control characters become spaces. */
static char *
clean_text (const char *text,
            guint       n_max,
            gboolean    with_lines)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) clean = g_string_new (NULL);
  guint n_characters = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (is_bidi_control (character))
        continue;
      if (++n_characters > n_max)
        {
          g_string_append (clean, "…");
          break;
        }
      if (g_unichar_iscntrl (character) && !(with_lines && character == '\n'))
        g_string_append_c (clean, ' ');
      else
        g_string_append_unichar (clean, character);
    }

  return g_strdup (g_strstrip (clean->str));
}

/**
 * snabel_alert_new:
 * @id: names it for its replacement and withdrawal
 * @title: plain text
 * @body: plain text; of a post with a content warning, the warning only
 *
 * The texts may come from a server as they are: they are made valid, cut, and never read as markup.
 *
 * Returns: (transfer full): an alert without buttons, icon and sound
 */
SnabelAlert *
snabel_alert_new (const char *id,
                  const char *title,
                  const char *body)
{
  SnabelAlert *self = NULL;

  g_return_val_if_fail (id != NULL && title != NULL && body != NULL, NULL);

  self = g_new0 (SnabelAlert, 1);
  self->id = g_strdup (id);
  self->title = clean_text (title, MAX_TITLE, FALSE);
  self->body = clean_text (body, MAX_BODY, TRUE);
  self->actions = g_ptr_array_new_with_free_func (action_free);

  return self;
}

/**
 * snabel_alert_copy:
 *
 * Returns: (transfer full): the same alert once more
 */
SnabelAlert *
snabel_alert_copy (SnabelAlert *self)
{
  SnabelAlert *copy = snabel_alert_new (self->id, self->title, self->body);

  copy->icon_path = g_strdup (self->icon_path);
  copy->reply_label = g_strdup (self->reply_label);
  copy->with_sound = self->with_sound;
  for (guint i = 0; i < self->actions->len; i++)
    {
      SnabelAlertAction *action = g_ptr_array_index (self->actions, i);

      snabel_alert_add_action (copy, action->name, action->label);
    }

  return copy;
}

/**
 * snabel_alert_free:
 */
void
snabel_alert_free (SnabelAlert *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->icon_path, g_free);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->reply_label, g_free);
  g_free (self);
}

/**
 * snabel_alert_add_action:
 * @name: what SnabelNotifier::activated will say; not %SNABEL_ALERT_DEFAULT_ACTION, which every alert has
 * @label: a word or two, translated
 */
void
snabel_alert_add_action (SnabelAlert *self,
                         const char  *name,
                         const char  *label)
{
  SnabelAlertAction *action = NULL;

  g_return_if_fail (self != NULL && name != NULL && label != NULL);

  action = g_new0 (SnabelAlertAction, 1);
  action->name = g_strdup (name);
  action->label = clean_text (label, MAX_LABEL, FALSE);
  g_ptr_array_add (self->actions, action);
}
