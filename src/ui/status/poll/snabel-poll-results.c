/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a poll stands: a bar for each answer. */
#include "config.h"

#include "status/poll/snabel-poll-results.h"

#include <glib/gi18n-lib.h>

#include "model/snabel-poll-option.h"
#include "session/snabel-shown-name.h"
#include "snabel-ui.h"

struct _SnabelPollResults
{
  GtkWidget  parent_instance;
  GPtrArray *bars; /* of PollBar, made when first needed */
};

/* One answer: how many, what, and a line as long as its share. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *share;
  GtkWidget *title;
  GtkWidget *own;
  GtkWidget *line;
} PollBar;

G_DEFINE_FINAL_TYPE (SnabelPollResults, snabel_poll_results, GTK_TYPE_WIDGET)

static void
snabel_poll_results_dispose (GObject *object)
{
  SnabelPollResults *self = SNABEL_POLL_RESULTS (object);

  snabel_ui_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->bars, g_ptr_array_unref);

  G_OBJECT_CLASS (snabel_poll_results_parent_class)->dispose (object);
}

static void
snabel_poll_results_class_init (SnabelPollResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_poll_results_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
snabel_poll_results_init (SnabelPollResults *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->bars = g_ptr_array_new_with_free_func (g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Poll"), -1);
}

GtkWidget *
snabel_poll_results_new (void)
{
  return g_object_new (SNABEL_TYPE_POLL_RESULTS, NULL);
}

static PollBar *
make_bar (SnabelPollResults *self)
{
  PollBar   *bar = g_new0 (PollBar, 1);
  GtkWidget *words;

  bar->share = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (bar->share), 0);
  gtk_label_set_width_chars (GTK_LABEL (bar->share), 5);
  gtk_widget_add_css_class (bar->share, "heading");
  gtk_widget_add_css_class (bar->share, "numeric");
  gtk_widget_set_valign (bar->share, GTK_ALIGN_BASELINE_FILL);
  bar->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                             "width-chars", 10, "hexpand", TRUE, "valign", GTK_ALIGN_BASELINE_FILL, NULL);
  bar->own = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->own), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Your vote"), -1);
  gtk_widget_set_tooltip_text (bar->own, _ ("Your vote"));
  bar->line = gtk_progress_bar_new ();
  gtk_widget_add_css_class (bar->line, "poll-line");

  words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (words), bar->share);
  gtk_box_append (GTK_BOX (words), bar->title);
  gtk_box_append (GTK_BOX (words), bar->own);
  bar->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (bar->box), words);
  gtk_box_append (GTK_BOX (bar->box), bar->line);
  gtk_widget_set_parent (bar->box, GTK_WIDGET (self));
  g_ptr_array_add (self->bars, bar);

  return bar;
}

/* A server that hides the results until the end says nothing, which is not nought. */
static void
update_bar (PollBar          *bar,
            SnabelPollOption *option,
            GListModel       *emojis,
            gint64            n_voters)
{
  gboolean         is_known = option->votes_count >= 0;
  double           share = is_known && n_voters > 0 ? CLAMP ((double) option->votes_count / (double) n_voters, 0, 1) : 0;
  g_autofree char *title = snabel_shown_name_dup_line (option->title != NULL ? option->title : "", emojis);
  g_autofree char *percent = NULL;

  if (is_known)
    /* Translators: a share of the votes */
    percent = g_strdup_printf (_ ("%d%%"), (int) (share * 100 + 0.5));
  gtk_label_set_label (GTK_LABEL (bar->share), percent != NULL ? percent : "–");
  gtk_label_set_label (GTK_LABEL (bar->title), title);
  gtk_widget_set_visible (bar->own, option->own_vote);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar->line), share);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->line), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * snabel_poll_results_set_poll:
 *
 * Shows @poll as it is now.
 */
void
snabel_poll_results_set_poll (SnabelPollResults *self,
                              SnabelPoll        *poll)
{
  guint  n_options;
  gint64 n_voters;

  g_return_if_fail (SNABEL_IS_POLL_RESULTS (self));
  g_return_if_fail (SNABEL_IS_POLL (poll));

  n_options = g_list_model_get_n_items (poll->options);
  n_voters = snabel_poll_get_n_voters (poll);
  for (guint i = 0; i < n_options; i++)
    {
      g_autoptr(SnabelPollOption) option = g_list_model_get_item (poll->options, i);
      PollBar *bar = i < self->bars->len ? g_ptr_array_index (self->bars, i) : make_bar (self);

      update_bar (bar, option, poll->emojis, n_voters);
    }
  for (guint i = 0; i < self->bars->len; i++)
    gtk_widget_set_visible (((PollBar *) g_ptr_array_index (self->bars, i))->box, i < n_options);
}
