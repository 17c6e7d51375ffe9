/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A radio button for each answer, or a check button where several may be chosen. */
#include "config.h"

#include "status/poll/snabel-poll-ballot.h"

#include <glib/gi18n-lib.h>

#include "model/snabel-poll-option.h"
#include "session/snabel-shown-name.h"
#include "snabel-ui.h"

struct _SnabelPollBallot
{
  GtkWidget  parent_instance;
  GPtrArray *buttons; /* of GtkCheckButton, unowned */
  char      *poll_id;
  gboolean   is_multiple;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelPollBallot, snabel_poll_ballot, GTK_TYPE_WIDGET)

static void
toggled_cb (SnabelPollBallot *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_buttons (SnabelPollBallot *self)
{
  g_ptr_array_set_size (self->buttons, 0);
  snabel_ui_unparent_children (GTK_WIDGET (self));
}

/* The label wraps, which that of a check button does not by itself. */
static GtkWidget *
create_button (SnabelPollBallot *self,
               SnabelPollOption *option,
               GListModel       *emojis)
{
  g_autofree char *title = snabel_shown_name_dup_line (option->title != NULL ? option->title : "", emojis);
  GtkWidget       *button = gtk_check_button_new ();
  GtkWidget       *label = gtk_label_new (title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  if (!self->is_multiple && self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);

  return button;
}

static void
snabel_poll_ballot_dispose (GObject *object)
{
  SnabelPollBallot *self = SNABEL_POLL_BALLOT (object);

  if (self->buttons != NULL)
    clear_buttons (self);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->poll_id, g_free);

  G_OBJECT_CLASS (snabel_poll_ballot_parent_class)->dispose (object);
}

static void
snabel_poll_ballot_class_init (SnabelPollBallotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_poll_ballot_dispose;
  /**
   * SnabelPollBallot::changed:
   *
   * Another answer is chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
snabel_poll_ballot_init (SnabelPollBallot *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->buttons = g_ptr_array_new ();
}

GtkWidget *
snabel_poll_ballot_new (void)
{
  return g_object_new (SNABEL_TYPE_POLL_BALLOT, NULL);
}

/**
 * snabel_poll_ballot_set_poll:
 *
 * What is chosen stays chosen while it is the same poll.
 */
void
snabel_poll_ballot_set_poll (SnabelPollBallot *self,
                             SnabelPoll       *poll)
{
  guint n_options;

  g_return_if_fail (SNABEL_IS_POLL_BALLOT (self));
  g_return_if_fail (SNABEL_IS_POLL (poll));

  n_options = g_list_model_get_n_items (poll->options);
  if (g_strcmp0 (self->poll_id, poll->id) == 0 && self->buttons->len == n_options && self->is_multiple == poll->multiple)
    return;

  clear_buttons (self);
  g_set_str (&self->poll_id, poll->id);
  self->is_multiple = poll->multiple;
  for (guint i = 0; i < n_options; i++)
    {
      g_autoptr(SnabelPollOption) option = g_list_model_get_item (poll->options, i);
      GtkWidget *button = create_button (self, option, poll->emojis);

      g_ptr_array_add (self->buttons, button);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->is_multiple ? _ ("Poll: choose one or more") : _ ("Poll: choose one"), -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * snabel_poll_ballot_dup_choices:
 *
 * Returns: (transfer full) (nullable): the chosen answers as numbers ("au"), or %NULL for none
 */
GVariant *
snabel_poll_ballot_dup_choices (SnabelPollBallot *self)
{
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("au"));
  guint n_choices = 0;

  g_return_val_if_fail (SNABEL_IS_POLL_BALLOT (self), NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->buttons, i)))
      {
        g_variant_builder_add (&builder, "u", i);
        n_choices++;
      }

  return n_choices > 0 ? g_variant_ref_sink (g_variant_builder_end (&builder)) : NULL;
}
