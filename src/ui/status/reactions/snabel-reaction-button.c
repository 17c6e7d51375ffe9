/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pressed while the person is one of those who answered; a click adds or removes their answer. */
#include "config.h"

#include "status/reactions/snabel-reaction-button.h"

#include <glib/gi18n-lib.h>

#include "model/snabel-custom-emoji.h"
#include "status/actions/snabel-count-button.h"
#include "status/text/snabel-emoji-label.h"

/* A picture that could not be had leaves its name, which may be long. */
#define MAX_CHARACTERS 20

struct _SnabelReactionButton
{
  GtkButton         parent_instance;
  SnabelEmojiLabel *emoji;
  GtkLabel         *count;
  char             *name;
  char             *status_id;
  char             *url;
  gboolean          is_own;
};

G_DEFINE_FINAL_TYPE (SnabelReactionButton, snabel_reaction_button, GTK_TYPE_BUTTON)

/* As it would stand in a text: ":name:", without colons of its own. */
static char *
dup_shortcode (const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, ":", -1);

  return g_strjoinv (NULL, parts);
}

static GListModel *
dup_emojis (SnabelEmojiReaction *reaction,
            const char          *shortcode)
{
  g_autoptr(GListStore) emojis = g_list_store_new (SNABEL_TYPE_CUSTOM_EMOJI);
  g_autoptr(SnabelCustomEmoji) emoji = g_object_new (SNABEL_TYPE_CUSTOM_EMOJI, NULL);

  emoji->shortcode = g_strdup (shortcode);
  emoji->url = g_strdup (reaction->url);
  emoji->static_url = g_strdup (reaction->static_url != NULL ? reaction->static_url : reaction->url);
  g_list_store_append (emojis, emoji);

  return G_LIST_MODEL (g_steal_pointer (&emojis));
}

static void
update_emoji (SnabelReactionButton *self,
              SnabelEmojiReaction  *reaction)
{
  g_autofree char *shortcode = dup_shortcode (reaction->name);
  g_autofree char *line = g_strdup_printf (":%s:", shortcode);
  g_autoptr(GListModel) emojis = NULL;

  if (g_strcmp0 (self->name, reaction->name) == 0 && g_strcmp0 (self->url, reaction->url) == 0)
    return;

  g_set_str (&self->name, reaction->name);
  g_set_str (&self->url, reaction->url);
  if (reaction->url == NULL)
    {
      snabel_emoji_label_set_plain (self->emoji, reaction->name);
      return;
    }
  emojis = dup_emojis (reaction, shortcode);
  snabel_emoji_label_set_line (self->emoji, line, emojis);
}

static void
update_accessible (SnabelReactionButton *self,
                   gint64                count)
{
  guint            n_people = (guint) MIN (count, G_MAXINT);
  g_autofree char *label = NULL;

  /* Translators: an emoji, and how many people answered a post with it */
  label = g_strdup_printf (ngettext ("%s, %u person", "%s, %u people", n_people), self->name, n_people);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               self->is_own ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->url != NULL ? self->name : NULL);
}

static void
snabel_reaction_button_finalize (GObject *object)
{
  SnabelReactionButton *self = SNABEL_REACTION_BUTTON (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->status_id, g_free);
  g_clear_pointer (&self->url, g_free);

  G_OBJECT_CLASS (snabel_reaction_button_parent_class)->finalize (object);
}

static void
snabel_reaction_button_class_init (SnabelReactionButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_reaction_button_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON);
}

static void
snabel_reaction_button_init (SnabelReactionButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkLabel  *emoji = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_ellipsize (emoji, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (emoji, MAX_CHARACTERS);
  self->emoji = SNABEL_EMOJI_LABEL (snabel_emoji_label_new (emoji));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->emoji));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reaction");
}

/**
 * snabel_reaction_button_new:
 * @context: what the rows of a list share
 *
 * Returns: (transfer floating): a button without a reaction
 */
GtkWidget *
snabel_reaction_button_new (SnabelRowContext *context)
{
  SnabelReactionButton *self = g_object_new (SNABEL_TYPE_REACTION_BUTTON, NULL);

  g_return_val_if_fail (SNABEL_IS_ROW_CONTEXT (context), NULL);

  snabel_emoji_label_set_context (self->emoji, context);

  return GTK_WIDGET (self);
}

/**
 * snabel_reaction_button_set_reaction:
 * @status_id: of the post that was answered
 *
 * Shows @reaction as it is now.
 */
void
snabel_reaction_button_set_reaction (SnabelReactionButton *self,
                                     SnabelEmojiReaction  *reaction,
                                     const char           *status_id)
{
  g_autofree char *count = NULL;

  g_return_if_fail (SNABEL_IS_REACTION_BUTTON (self));
  g_return_if_fail (SNABEL_IS_EMOJI_REACTION (reaction));
  g_return_if_fail (status_id != NULL);

  update_emoji (self, reaction);
  g_set_str (&self->status_id, status_id);
  self->is_own = reaction->me;
  count = snabel_count_button_format_count (reaction->count);
  gtk_label_set_label (self->count, count);
  if (self->is_own)
    gtk_widget_add_css_class (GTK_WIDGET (self), "own");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "own");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "(ss)", self->status_id, self->name);
  update_accessible (self, reaction->count);
}

/**
 * snabel_reaction_button_get_name:
 *
 * Returns: (nullable): an emoji, or the shortcode of a picture
 */
const char *
snabel_reaction_button_get_name (SnabelReactionButton *self)
{
  g_return_val_if_fail (SNABEL_IS_REACTION_BUTTON (self), NULL);

  return self->name;
}

/**
 * snabel_reaction_button_get_is_own:
 *
 * Returns: whether the person answered so too
 */
gboolean
snabel_reaction_button_get_is_own (SnabelReactionButton *self)
{
  g_return_val_if_fail (SNABEL_IS_REACTION_BUTTON (self), FALSE);

  return self->is_own;
}
