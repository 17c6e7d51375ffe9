/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A virtualised list of posts in which the row that is being read never moves. */
#include "timeline/snabel-timeline-view-private.h"

static void scrollable_iface_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelTimelineView, snabel_timeline_view, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_iface_init))

enum
{
  PROP_MODEL = 1,
  PROP_MAXIMUM_ROW_WIDTH,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  SIGNAL_NEAR_START,
  SIGNAL_NEAR_END,
  SIGNAL_EDGE_REACHED,
  SIGNAL_FOCUS_LOST,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
scrollable_iface_init (GtkScrollableInterface *iface)
{
}

void
snabel_timeline_view_edge_reached (SnabelTimelineView *self,
                                   GtkPositionType     edge)
{
  g_signal_emit (self, signals[SIGNAL_EDGE_REACHED], 0, edge);
}

void
snabel_timeline_view_near_edge (SnabelTimelineView *self,
                                GtkPositionType     edge)
{
  g_signal_emit (self, signals[edge == GTK_POS_TOP ? SIGNAL_NEAR_START : SIGNAL_NEAR_END], 0);
}

void
snabel_timeline_view_focus_lost (SnabelTimelineView *self)
{
  g_signal_emit (self, signals[SIGNAL_FOCUS_LOST], 0);
}

static void
snabel_timeline_view_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  SnabelTimelineView *self = SNABEL_TIMELINE_VIEW (widget);

  /* It must not depend on which rows happen to be bound, or the window would breathe while scrolling. */
  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = self->maximum_row_width;
}

static void
snabel_timeline_view_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  SnabelTimelineView *self = SNABEL_TIMELINE_VIEW (widget);
  int                 row_width = self->maximum_row_width > 0 ? MIN (width, self->maximum_row_width) : width;
  gboolean            is_reflowed = row_width != self->area.width;

  /* The focus, or what is acted on, may be another than in the last frame. */
  if (self->is_laid_out)
    snabel_timeline_view_settle_anchor (self);
  self->area = (GtkAllocation) { (width - row_width) / 2, 0, row_width, height };
  if (is_reflowed)
    {
      snabel_timeline_heights_invalidate (self->heights);
      self->scroll.slack_start = self->scroll.slack_end = 0;
    }
  snabel_timeline_view_fill (self, !is_reflowed);
  snabel_timeline_view_configure (self);
  snabel_timeline_view_place_rows (self);
  snabel_timeline_view_check_edges (self);
  snabel_timeline_view_refine (self);
  self->is_laid_out = TRUE;
}

/* What is pressed is what is read: nothing that comes of it may move it from under the pointer. */
static void
pressed_cb (SnabelTimelineView *self,
            int                 n_press,
            double              x,
            double              y)
{
  GtkWidget         *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  SnabelTimelineRow *row = picked != NULL ? snabel_timeline_view_find_widget (self, picked) : NULL;

  self->acted = row != NULL ? row->widget : NULL;
  snabel_timeline_view_settle_anchor (self);
}

static void
snabel_timeline_view_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SnabelTimelineView *self = SNABEL_TIMELINE_VIEW (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_MAXIMUM_ROW_WIDTH:
      g_value_set_int (value, self->maximum_row_width);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->scroll.horizontal);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->scroll.vertical);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->scroll.policy[prop_id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_timeline_view_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  SnabelTimelineView *self = SNABEL_TIMELINE_VIEW (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      snabel_timeline_view_set_model (self, g_value_get_object (value));
      break;
    case PROP_MAXIMUM_ROW_WIDTH:
      snabel_timeline_view_set_maximum_row_width (self, g_value_get_int (value));
      break;
    case PROP_HADJUSTMENT:
      snabel_timeline_view_set_adjustment (self, &self->scroll.horizontal, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      snabel_timeline_view_set_adjustment (self, &self->scroll.vertical, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->scroll.policy[prop_id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
drop_rows (SnabelTimelineView *self)
{
  snabel_timeline_view_release_all (self);
  g_ptr_array_set_size (self->pool, 0);
}

static void
snabel_timeline_view_dispose (GObject *object)
{
  SnabelTimelineView *self = SNABEL_TIMELINE_VIEW (object);

  g_clear_handle_id (&self->refine_id, g_source_remove);
  drop_rows (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, snabel_timeline_view_items_changed_cb, self);
  g_clear_object (&self->model);
  snabel_timeline_view_dispose_scroll (self);
  if (self->maker.destroy != NULL)
    self->maker.destroy (self->maker.user_data);
  self->maker = (SnabelTimelineMaker) { 0 };

  G_OBJECT_CLASS (snabel_timeline_view_parent_class)->dispose (object);
}

static void
snabel_timeline_view_finalize (GObject *object)
{
  SnabelTimelineView *self = SNABEL_TIMELINE_VIEW (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->pool, g_ptr_array_unref);
  g_clear_pointer (&self->heights, snabel_timeline_heights_free);

  G_OBJECT_CLASS (snabel_timeline_view_parent_class)->finalize (object);
}

static void
install_signals (GObjectClass *object_class)
{
  GType type = G_OBJECT_CLASS_TYPE (object_class);

  /**
   * SnabelTimelineView::near-start:
   *
   * The first entries are near: what is before them should be fetched.
   */
  signals[SIGNAL_NEAR_START] =
    g_signal_new ("near-start", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SnabelTimelineView::near-end:
   *
   * The last entries are near: what follows them should be fetched.
   */
  signals[SIGNAL_NEAR_END] =
    g_signal_new ("near-end", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SnabelTimelineView::edge-reached:
   * @edge: %GTK_POS_TOP or %GTK_POS_BOTTOM
   *
   * The person tried to go beyond an end.
   */
  signals[SIGNAL_EDGE_REACHED] =
    g_signal_new ("edge-reached", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, GTK_TYPE_POSITION_TYPE);

  /**
   * SnabelTimelineView::focus-lost:
   *
   * The row that had the focus went with the last entry: what stands in place of the list should have it.
   */
  signals[SIGNAL_FOCUS_LOST] =
    g_signal_new ("focus-lost", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
snabel_timeline_view_class_init (SnabelTimelineViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_timeline_view_get_property;
  object_class->set_property = snabel_timeline_view_set_property;
  object_class->dispose = snabel_timeline_view_dispose;
  object_class->finalize = snabel_timeline_view_finalize;
  widget_class->measure = snabel_timeline_view_measure;
  widget_class->size_allocate = snabel_timeline_view_size_allocate;
  snabel_timeline_view_class_init_focus (widget_class);
  snabel_timeline_view_class_init_keys (widget_class);

  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAXIMUM_ROW_WIDTH] =
    g_param_spec_int ("maximum-row-width", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  install_signals (object_class);

  gtk_widget_class_set_css_name (widget_class, "timelineview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
snabel_timeline_view_init (SnabelTimelineView *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) snabel_timeline_row_free);
  self->pool = g_ptr_array_new_with_free_func ((GDestroyNotify) snabel_timeline_row_free);
  self->heights = snabel_timeline_heights_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

GtkWidget *
snabel_timeline_view_new (void)
{
  return g_object_new (SNABEL_TYPE_TIMELINE_VIEW, NULL);
}

GListModel *
snabel_timeline_view_get_model (SnabelTimelineView *self)
{
  g_return_val_if_fail (SNABEL_IS_TIMELINE_VIEW (self), NULL);

  return self->model;
}

/**
 * snabel_timeline_view_set_model:
 * @model: (nullable): the entries; the factory must be set before
 *
 * Begins at the top of @model.
 */
void
snabel_timeline_view_set_model (SnabelTimelineView *self,
                                GListModel         *model)
{
  guint n_old;

  g_return_if_fail (SNABEL_IS_TIMELINE_VIEW (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));
  g_return_if_fail (model == NULL || self->maker.functions.create != NULL);

  if (self->model == model)
    return;

  n_old = snabel_timeline_heights_get_size (self->heights);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, snabel_timeline_view_items_changed_cb, self);
  if (n_old > 0)
    snabel_timeline_view_items_changed_cb (self, 0, n_old, 0);
  g_set_object (&self->model, model);
  if (model != NULL)
    {
      g_signal_connect_object (model, "items-changed", G_CALLBACK (snabel_timeline_view_items_changed_cb),
                               self, G_CONNECT_SWAPPED);
      snabel_timeline_view_items_changed_cb (self, 0, 0, g_list_model_get_n_items (model));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/**
 * snabel_timeline_view_set_factory:
 * @factory: how rows are made; copied
 * @user_data: (closure): given to each of its functions
 * @destroy: (nullable): frees @user_data
 *
 * Must be called once, before a model is set.
 */
void
snabel_timeline_view_set_factory (SnabelTimelineView          *self,
                                  const SnabelTimelineFactory *factory,
                                  gpointer                     user_data,
                                  GDestroyNotify               destroy)
{
  g_return_if_fail (SNABEL_IS_TIMELINE_VIEW (self));
  g_return_if_fail (self->maker.functions.create == NULL);
  g_return_if_fail (factory->create != NULL && factory->bind != NULL);
  g_return_if_fail (factory->estimate_height != NULL && factory->dup_key != NULL);

  self->maker = (SnabelTimelineMaker) { *factory, user_data, destroy };
}

int
snabel_timeline_view_get_maximum_row_width (SnabelTimelineView *self)
{
  g_return_val_if_fail (SNABEL_IS_TIMELINE_VIEW (self), 0);

  return self->maximum_row_width;
}

/**
 * snabel_timeline_view_set_maximum_row_width:
 * @maximum_row_width: rows are centred when there is more room; 0 for no limit
 */
void
snabel_timeline_view_set_maximum_row_width (SnabelTimelineView *self,
                                            int                 maximum_row_width)
{
  g_return_if_fail (SNABEL_IS_TIMELINE_VIEW (self));

  if (self->maximum_row_width == maximum_row_width)
    return;

  self->maximum_row_width = maximum_row_width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAXIMUM_ROW_WIDTH]);
}
