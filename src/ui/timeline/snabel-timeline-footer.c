/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below the last post: that more is coming, why it is not, or that this is the end. */
#include "config.h"

#include "timeline/snabel-timeline-footer.h"

#include <glib/gi18n-lib.h>

#include "snabel-ui.h"

struct _SnabelTimelineFooter
{
  GtkWidget     parent_instance;
  GtkWidget    *content;
  GtkWidget    *spinner;
  GtkLabel     *label;
  GtkWidget    *button;
  SnabelFeed   *feed;
  GSignalGroup *feed_signals;
  GSignalGroup *timeline_signals;
};

enum
{
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelTimelineFooter, snabel_timeline_footer, GTK_TYPE_WIDGET)

static void
update (SnabelTimelineFooter *self)
{
  gboolean    is_loading = snabel_feed_get_is_loading_older (self->feed);
  gboolean    is_end = snabel_timeline_get_reached_end (snabel_feed_get_timeline (self->feed));
  const char *reason = snabel_feed_get_error_message (self->feed);
  const char *words = "";

  if (is_loading)
    words = _ ("Loading older posts…");
  else if (is_end)
    words = _ ("You have come to the end");
  else if (reason != NULL)
    words = reason;

  gtk_label_set_label (self->label, words);
  gtk_widget_set_visible (self->spinner, is_loading);
  gtk_widget_set_visible (self->button, !is_loading && !is_end && reason != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
retry_cb (SnabelTimelineFooter *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static void
snabel_timeline_footer_dispose (GObject *object)
{
  SnabelTimelineFooter *self = SNABEL_TIMELINE_FOOTER (object);

  g_clear_object (&self->feed_signals);
  g_clear_object (&self->timeline_signals);
  g_clear_object (&self->feed);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_TIMELINE_FOOTER);

  G_OBJECT_CLASS (snabel_timeline_footer_parent_class)->dispose (object);
}

static void
snabel_timeline_footer_class_init (SnabelTimelineFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_timeline_footer_dispose;

  /**
   * SnabelTimelineFooter::retry:
   *
   * The person wants the older posts that did not come.
   */
  signals[SIGNAL_RETRY] = g_signal_new ("retry", SNABEL_TYPE_TIMELINE_FOOTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "timeline/snabel-timeline-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelTimelineFooter, content);
  gtk_widget_class_bind_template_child (widget_class, SnabelTimelineFooter, spinner);
  gtk_widget_class_bind_template_child (widget_class, SnabelTimelineFooter, label);
  gtk_widget_class_bind_template_child (widget_class, SnabelTimelineFooter, button);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_set_css_name (widget_class, "timelinefooter");
}

static void
snabel_timeline_footer_init (SnabelTimelineFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->feed_signals = g_signal_group_new (SNABEL_TYPE_FEED);
  g_signal_group_connect_swapped (self->feed_signals, "notify::is-loading-older", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->feed_signals, "notify::error-message", G_CALLBACK (update), self);
  self->timeline_signals = g_signal_group_new (SNABEL_TYPE_TIMELINE);
  g_signal_group_connect_swapped (self->timeline_signals, "items-changed", G_CALLBACK (update), self);
}

/**
 * snabel_timeline_footer_new:
 *
 * Returns: (transfer floating): a row without a feed
 */
GtkWidget *
snabel_timeline_footer_new (void)
{
  return g_object_new (SNABEL_TYPE_TIMELINE_FOOTER, NULL);
}

/**
 * snabel_timeline_footer_set_feed:
 * @feed: (nullable): what the row stands below; %NULL before it waits for the next one
 */
void
snabel_timeline_footer_set_feed (SnabelTimelineFooter *self,
                                 SnabelFeed           *feed)
{
  g_return_if_fail (SNABEL_IS_TIMELINE_FOOTER (self));
  g_return_if_fail (feed == NULL || SNABEL_IS_FEED (feed));

  if (!g_set_object (&self->feed, feed))
    return;

  g_signal_group_set_target (self->feed_signals, feed);
  g_signal_group_set_target (self->timeline_signals, feed != NULL ? snabel_feed_get_timeline (feed) : NULL);
  if (feed != NULL)
    update (self);
}
