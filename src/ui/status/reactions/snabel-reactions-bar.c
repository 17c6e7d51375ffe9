/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button for each emoji. Where the server takes none from its people, they can only be looked at. */
#include "config.h"

#include "status/reactions/snabel-reactions-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "status/reactions/snabel-reaction-button.h"

/* More kinds than this are a flood, which costs without telling anything. */
#define MAX_BUTTONS 24
#define SPACING     6

struct _SnabelReactionsBar
{
  GtkWidget         parent_instance;
  AdwWrapBox       *box;
  SnabelRowContext *context;
};

G_DEFINE_FINAL_TYPE (SnabelReactionsBar, snabel_reactions_bar, GTK_TYPE_WIDGET)

static gboolean
can_react (SnabelReactionsBar *self)
{
  SnabelSession *session = self->context->session;

  return session != NULL && snabel_session_get_capabilities (session).reactions != SNABEL_REACTIONS_NONE;
}

static GtkWidget *
find_button (SnabelReactionsBar *self,
             const char         *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (snabel_reaction_button_get_name (SNABEL_REACTION_BUTTON (child)), name) == 0)
      return child;

  return NULL;
}

static GtkWidget *
create_button (SnabelReactionsBar *self)
{
  GtkWidget *button = snabel_reaction_button_new (self->context);

  if (can_react (self))
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "status.react");
  else
    gtk_widget_set_sensitive (button, FALSE);

  return button;
}

/* Whoever took back the only one of its kind stays beside the place where it was. */
static void
remove_button (SnabelReactionsBar *self,
               GtkWidget          *button)
{
  GtkWidget *next = gtk_widget_get_next_sibling (button);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (button);
  if (gtk_widget_has_focus (button) && next != NULL)
    gtk_widget_grab_focus (next);
  adw_wrap_box_remove (self->box, button);
}

static void
snabel_reactions_bar_dispose (GObject *object)
{
  SnabelReactionsBar *self = SNABEL_REACTIONS_BAR (object);

  g_clear_pointer ((GtkWidget **) &self->box, gtk_widget_unparent);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (snabel_reactions_bar_parent_class)->dispose (object);
}

static void
snabel_reactions_bar_class_init (SnabelReactionsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_reactions_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
snabel_reactions_bar_init (SnabelReactionsBar *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, SPACING);
  adw_wrap_box_set_line_spacing (self->box, SPACING);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reactions"), -1);
}

/**
 * snabel_reactions_bar_new:
 * @context: what the rows of a list share
 *
 * Returns: (transfer floating): a bar without reactions
 */
GtkWidget *
snabel_reactions_bar_new (SnabelRowContext *context)
{
  SnabelReactionsBar *self = g_object_new (SNABEL_TYPE_REACTIONS_BAR, NULL);

  g_return_val_if_fail (SNABEL_IS_ROW_CONTEXT (context), NULL);

  self->context = g_object_ref (context);

  return GTK_WIDGET (self);
}

/**
 * snabel_reactions_bar_set_status:
 * @status: a post, not a boost
 *
 * Shows the reactions to @status as they are now; a button that stays keeps the focus.
 */
void
snabel_reactions_bar_set_status (SnabelReactionsBar *self,
                                 SnabelStatus       *status)
{
  GtkWidget *previous = NULL;
  GtkWidget *left = NULL;
  guint      n_shown;

  g_return_if_fail (SNABEL_IS_REACTIONS_BAR (self));
  g_return_if_fail (SNABEL_IS_STATUS (status));

  n_shown = MIN (g_list_model_get_n_items (status->emoji_reactions), MAX_BUTTONS);
  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr(SnabelEmojiReaction) reaction = g_list_model_get_item (status->emoji_reactions, i);
      GtkWidget *button = find_button (self, reaction->name);
      gboolean   is_new = button == NULL;

      if (is_new)
        button = create_button (self);
      snabel_reaction_button_set_reaction (SNABEL_REACTION_BUTTON (button), reaction, status->id);
      if (is_new)
        adw_wrap_box_append (self->box, button);
      adw_wrap_box_reorder_child_after (self->box, button, previous);
      previous = button;
    }
  while ((left = gtk_widget_get_last_child (GTK_WIDGET (self->box))) != previous)
    remove_button (self, left);
}
