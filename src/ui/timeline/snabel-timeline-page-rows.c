/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a timeline page: posts, gaps, and what stands below the last one. */
#include "config.h"

#include "timeline/snabel-timeline-page-private.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "status/snabel-status-row.h"
#include "timeline/snabel-gap-row.h"
#include "timeline/snabel-timeline-footer.h"

/* A line of text with what is around it. */
#define SMALL_ROW_HEIGHT 64

/* Wider lines are hard to read. */
#define MAXIMUM_ROW_WIDTH 640

typedef enum
{
  ROW_POST,
  ROW_GAP,
  ROW_READ_LINE,
  ROW_FOOTER,
} RowKind;

static guint
get_kind (gpointer item,
          gpointer user_data)
{
  if (SNABEL_IS_FEED (item))
    return ROW_FOOTER;

  switch (snabel_entry_get_kind (item))
    {
    case SNABEL_ENTRY_POST:
      return ROW_POST;
    case SNABEL_ENTRY_GAP:
      return ROW_GAP;
    case SNABEL_ENTRY_READ_LINE:
      return ROW_READ_LINE;
    default:
      g_return_val_if_reached (ROW_GAP);
    }
}

/* The gap itself shows how that goes; it outlives this page. */
static void
fill_cb (SnabelTimelinePage *self,
         gboolean            from_above,
         SnabelGapRow       *row)
{
  SnabelEntry *gap = snabel_gap_row_get_entry (row);

  if (gap != NULL)
    snabel_detach ("fill a gap", snabel_feed_fill_gap (_snabel_timeline_page_get_feed (self), gap, from_above));
}

static GtkWidget *
create_read_line (void)
{
  GtkWidget *label = gtk_label_new (_ ("You read up to here"));

  gtk_widget_add_css_class (label, "read-line");
  gtk_widget_set_focusable (label, TRUE);

  return label;
}

static GtkWidget *
create_row (guint    kind,
            gpointer user_data)
{
  SnabelTimelinePage *self = user_data;
  GtkWidget          *row = NULL;

  switch ((RowKind) kind)
    {
    case ROW_POST:
      row = snabel_status_row_new (self->context);
      break;
    case ROW_GAP:
      row = snabel_gap_row_new ();
      g_signal_connect_object (row, "fill", G_CALLBACK (fill_cb), self, G_CONNECT_SWAPPED);
      break;
    case ROW_READ_LINE:
      row = create_read_line ();
      break;
    case ROW_FOOTER:
      row = snabel_timeline_footer_new ();
      g_signal_connect_object (row, "retry", G_CALLBACK (_snabel_timeline_page_load_older), self, G_CONNECT_SWAPPED);
      break;
    default:
      g_return_val_if_reached (NULL);
    }

  return row;
}

static void
bind_row (GtkWidget *row,
          gpointer   item,
          gpointer   user_data)
{
  if (SNABEL_IS_STATUS_ROW (row))
    snabel_status_row_set_status (SNABEL_STATUS_ROW (row), snabel_entry_get_status (item));
  else if (SNABEL_IS_GAP_ROW (row))
    snabel_gap_row_set_entry (SNABEL_GAP_ROW (row), item);
  else if (SNABEL_IS_TIMELINE_FOOTER (row))
    snabel_timeline_footer_set_feed (SNABEL_TIMELINE_FOOTER (row), item);
}

static void
unbind_row (GtkWidget *row,
            gpointer   item,
            gpointer   user_data)
{
  if (SNABEL_IS_STATUS_ROW (row))
    snabel_status_row_set_status (SNABEL_STATUS_ROW (row), NULL);
  else if (SNABEL_IS_GAP_ROW (row))
    snabel_gap_row_set_entry (SNABEL_GAP_ROW (row), NULL);
  else if (SNABEL_IS_TIMELINE_FOOTER (row))
    snabel_timeline_footer_set_feed (SNABEL_TIMELINE_FOOTER (row), NULL);
}

static int
estimate_height (gpointer item,
                 int      width,
                 gpointer user_data)
{
  if (get_kind (item, user_data) != ROW_POST)
    return SMALL_ROW_HEIGHT;

  return snabel_status_row_estimate_height (((SnabelTimelinePage *) user_data)->context, snabel_entry_get_status (item), width);
}

/* It will be elsewhere next time. */
static gboolean
is_passing (gpointer item,
            gpointer user_data)
{
  return get_kind (item, user_data) == ROW_READ_LINE;
}

static char *
dup_key (gpointer item,
         gpointer user_data)
{
  return g_strdup (SNABEL_IS_FEED (item) ? "footer" : snabel_entry_get_key (item));
}

static const SnabelTimelineFactory factory = {
  .get_kind = get_kind,
  .create = create_row,
  .bind = bind_row,
  .unbind = unbind_row,
  .estimate_height = estimate_height,
  .is_passing = is_passing,
  .dup_key = dup_key,
};

/* The entries with the line of what was read, and the feed itself as the item below them. */
void
_snabel_timeline_page_set_up_rows (SnabelTimelinePage *self)
{
  g_autoptr(GListStore) models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(GListModel) model = NULL;

  self->footer = g_list_store_new (SNABEL_TYPE_FEED);
  self->lined = snabel_lined_timeline_new (_snabel_timeline_page_get_timeline (self));
  g_list_store_append (models, self->lined);
  g_list_store_append (models, self->footer);
  model = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&models))));

  snabel_timeline_view_set_maximum_row_width (self->view, MAXIMUM_ROW_WIDTH);
  snabel_timeline_view_set_factory (self->view, &factory, self, NULL);
  snabel_timeline_view_set_model (self->view, model);
}

/* Not before there are posts: a footer that was alone would be what is read, and hold its place below them. */
void
_snabel_timeline_page_update_footer (SnabelTimelinePage *self)
{
  gboolean is_wanted = g_list_model_get_n_items (G_LIST_MODEL (_snabel_timeline_page_get_timeline (self))) > 0;
  gboolean is_there = g_list_model_get_n_items (G_LIST_MODEL (self->footer)) > 0;

  if (is_wanted && !is_there)
    g_list_store_append (self->footer, _snabel_timeline_page_get_feed (self));
  else if (!is_wanted && is_there)
    g_list_store_remove_all (self->footer);
}
