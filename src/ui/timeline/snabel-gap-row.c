/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place in a timeline where posts may be missing, and the way to get them. */
#include "config.h"

#include "timeline/snabel-gap-row.h"

#include <glib/gi18n-lib.h>

#include "snabel-ui.h"

struct _SnabelGapRow
{
  GtkWidget     parent_instance;
  GtkWidget    *content;
  GtkWidget    *spinner;
  GtkLabel     *label;
  GtkWidget    *buttons;
  SnabelEntry  *entry;
  GSignalGroup *signals;
};

enum
{
  SIGNAL_FILL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelGapRow, snabel_gap_row, GTK_TYPE_WIDGET)

static const char *
get_words (SnabelGapState state)
{
  switch (state)
    {
    case SNABEL_GAP_OPEN:
      return _ ("Posts may be missing here");
    case SNABEL_GAP_LOADING:
      return _ ("Loading the posts in between…");
    case SNABEL_GAP_FAILED:
      return _ ("The posts in between could not be loaded");
    case SNABEL_GAP_END:
      return _ ("Your server keeps nothing older. What follows is from this computer.");
    default:
      g_return_val_if_reached ("");
    }
}

static void
update (SnabelGapRow *self)
{
  SnabelGapState state = snabel_entry_get_gap_state (self->entry);

  gtk_label_set_label (self->label, get_words (state));
  gtk_widget_set_visible (self->spinner, state == SNABEL_GAP_LOADING);
  gtk_widget_set_visible (self->buttons, state == SNABEL_GAP_OPEN || state == SNABEL_GAP_FAILED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, get_words (state), -1);
}

static void
above_cb (SnabelGapRow *self)
{
  g_signal_emit (self, signals[SIGNAL_FILL], 0, TRUE);
}

static void
below_cb (SnabelGapRow *self)
{
  g_signal_emit (self, signals[SIGNAL_FILL], 0, FALSE);
}

static void
snabel_gap_row_dispose (GObject *object)
{
  SnabelGapRow *self = SNABEL_GAP_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_GAP_ROW);

  G_OBJECT_CLASS (snabel_gap_row_parent_class)->dispose (object);
}

static void
snabel_gap_row_class_init (SnabelGapRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_gap_row_dispose;

  /**
   * SnabelGapRow::fill:
   * @from_above: whether from the post above downwards, or from the one below upwards
   *
   * The person wants the missing posts.
   */
  signals[SIGNAL_FILL] = g_signal_new ("fill", SNABEL_TYPE_GAP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "timeline/snabel-gap-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelGapRow, content);
  gtk_widget_class_bind_template_child (widget_class, SnabelGapRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SnabelGapRow, label);
  gtk_widget_class_bind_template_child (widget_class, SnabelGapRow, buttons);
  gtk_widget_class_bind_template_callback (widget_class, above_cb);
  gtk_widget_class_bind_template_callback (widget_class, below_cb);
  gtk_widget_class_set_css_name (widget_class, "gaprow");
}

static void
snabel_gap_row_init (SnabelGapRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (SNABEL_TYPE_ENTRY);
  g_signal_group_connect_swapped (self->signals, "notify::gap-state", G_CALLBACK (update), self);
}

/**
 * snabel_gap_row_new:
 *
 * Returns: (transfer floating): a row without an entry
 */
GtkWidget *
snabel_gap_row_new (void)
{
  return g_object_new (SNABEL_TYPE_GAP_ROW, NULL);
}

/**
 * snabel_gap_row_get_entry:
 *
 * Returns: (transfer none) (nullable): the gap that is shown
 */
SnabelEntry *
snabel_gap_row_get_entry (SnabelGapRow *self)
{
  g_return_val_if_fail (SNABEL_IS_GAP_ROW (self), NULL);

  return self->entry;
}

/**
 * snabel_gap_row_set_entry:
 * @entry: (nullable): a gap; %NULL before the row waits for the next one
 */
void
snabel_gap_row_set_entry (SnabelGapRow *self,
                          SnabelEntry  *entry)
{
  g_return_if_fail (SNABEL_IS_GAP_ROW (self));
  g_return_if_fail (entry == NULL || SNABEL_IS_ENTRY (entry));

  if (!g_set_object (&self->entry, entry))
    return;

  g_signal_group_set_target (self->signals, entry);
  if (entry != NULL)
    update (self);
}
