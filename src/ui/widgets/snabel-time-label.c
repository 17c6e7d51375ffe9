/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A relative time that stays true, with the absolute one as its tooltip. */
#include "widgets/snabel-time-label.h"

#include "widgets/snabel-relative-time.h"

struct _SnabelTimeLabel
{
  GtkWidget     parent_instance;
  GtkWidget    *label;
  GDateTime    *time;
  SnabelTicker *ticker;
  gulong        tick_handler;
  gboolean      is_holding;
  gboolean      is_absolute;
};

G_DEFINE_FINAL_TYPE (SnabelTimeLabel, snabel_time_label, GTK_TYPE_WIDGET)

static GDateTime *
dup_now (SnabelTimeLabel *self)
{
  return self->ticker != NULL ? snabel_ticker_dup_now (self->ticker) : g_date_time_new_now_utc ();
}

static void
update (SnabelTimeLabel *self)
{
  g_autoptr(GDateTime) now = dup_now (self);
  g_autofree char *text = NULL;

  if (self->time != NULL)
    text = self->is_absolute ? snabel_relative_time_format_clock (self->time, now) : snabel_relative_time_format (self->time, now);
  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
}

/* Holds the ticker only while it is seen. */
static void
update_hold (SnabelTimeLabel *self,
             gboolean         is_wanted)
{
  is_wanted = is_wanted && self->ticker != NULL;
  if (self->is_holding == is_wanted)
    return;

  self->is_holding = is_wanted;
  if (is_wanted)
    snabel_ticker_hold (self->ticker);
  else
    snabel_ticker_release (self->ticker);
}

static void
snabel_time_label_map (GtkWidget *widget)
{
  SnabelTimeLabel *self = SNABEL_TIME_LABEL (widget);

  update (self);
  update_hold (self, TRUE);

  GTK_WIDGET_CLASS (snabel_time_label_parent_class)->map (widget);
}

static void
snabel_time_label_unmap (GtkWidget *widget)
{
  update_hold (SNABEL_TIME_LABEL (widget), FALSE);

  GTK_WIDGET_CLASS (snabel_time_label_parent_class)->unmap (widget);
}

static gboolean
snabel_time_label_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    is_keyboard,
                                 GtkTooltip *tooltip)
{
  SnabelTimeLabel *self = SNABEL_TIME_LABEL (widget);
  g_autofree char *text = NULL;

  if (self->time == NULL)
    return FALSE;

  text = snabel_relative_time_format_absolute (self->time);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
snabel_time_label_dispose (GObject *object)
{
  SnabelTimeLabel *self = SNABEL_TIME_LABEL (object);

  snabel_time_label_set_ticker (self, NULL);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (snabel_time_label_parent_class)->dispose (object);
}

static void
snabel_time_label_class_init (SnabelTimeLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_time_label_dispose;
  widget_class->map = snabel_time_label_map;
  widget_class->unmap = snabel_time_label_unmap;
  widget_class->query_tooltip = snabel_time_label_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timelabel");
}

static void
snabel_time_label_init (SnabelTimeLabel *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * snabel_time_label_set_ticker:
 * @ticker: (nullable): what keeps the time true; without it the time is that of the last change
 */
void
snabel_time_label_set_ticker (SnabelTimeLabel *self,
                              SnabelTicker    *ticker)
{
  g_return_if_fail (SNABEL_IS_TIME_LABEL (self));

  if (self->ticker == ticker)
    return;

  update_hold (self, FALSE);
  if (self->ticker != NULL)
    g_clear_signal_handler (&self->tick_handler, self->ticker);
  g_set_object (&self->ticker, ticker);
  if (ticker != NULL)
    self->tick_handler = g_signal_connect_object (ticker, "tick", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update_hold (self, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

/**
 * snabel_time_label_set_time:
 * @time: (nullable): what is shown; nothing for none
 */
void
snabel_time_label_set_time (SnabelTimeLabel *self,
                            GDateTime       *time)
{
  g_return_if_fail (SNABEL_IS_TIME_LABEL (self));

  g_clear_pointer (&self->time, g_date_time_unref);
  if (time != NULL)
    self->time = g_date_time_ref (time);
  update (self);
}

/**
 * snabel_time_label_set_is_absolute:
 * @is_absolute: whether it says when, not how long ago
 */
void
snabel_time_label_set_is_absolute (SnabelTimeLabel *self,
                                   gboolean         is_absolute)
{
  g_return_if_fail (SNABEL_IS_TIME_LABEL (self));

  if (self->is_absolute == is_absolute)
    return;

  self->is_absolute = is_absolute;
  update (self);
}

const char *
snabel_time_label_get_text (SnabelTimeLabel *self)
{
  g_return_val_if_fail (SNABEL_IS_TIME_LABEL (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}

/**
 * snabel_time_label_dup_long_text:
 *
 * Returns: (transfer full) (nullable): the time in whole words, to be read aloud
 */
char *
snabel_time_label_dup_long_text (SnabelTimeLabel *self)
{
  g_autoptr(GDateTime) now = NULL;

  g_return_val_if_fail (SNABEL_IS_TIME_LABEL (self), NULL);

  now = dup_now (self);

  return self->time != NULL ? snabel_relative_time_format_long (self->time, now) : NULL;
}
