/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mapped, in a window that is not hidden, and not scrolled away. */
#include "media/snabel-sight.h"

struct _SnabelSight
{
  GObject       parent_instance;
  GtkWidget    *widget;     /* (nullable): not a reference: it owns who owns this */
  GSignalGroup *window;     /* of the window that it is in */
  GSignalGroup *adjustment; /* of what scrolls it up and down */
  GSignalGroup *frame;      /* of the frame after which is looked; no target while nothing is to be found out */
  gboolean      is_seen;
};

enum
{
  PROP_IS_SEEN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelSight, snabel_sight, G_TYPE_OBJECT)

static void
set_is_seen (SnabelSight *self,
             gboolean     is_seen)
{
  if (self->is_seen == is_seen)
    return;

  self->is_seen = is_seen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SEEN]);
}

static gboolean
is_in_hidden_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) && gtk_window_is_suspended (GTK_WINDOW (root));
}

static gboolean
is_scrolled_away (GtkWidget *widget)
{
  GtkWidget      *scrollable = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLABLE);
  graphene_rect_t bounds, view;

  if (scrollable == NULL || scrollable == widget)
    return FALSE;
  if (!gtk_widget_compute_bounds (widget, scrollable, &bounds))
    return TRUE;

  view = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (scrollable), (float) gtk_widget_get_height (scrollable));

  return !graphene_rect_intersection (&bounds, &view, NULL);
}

static void
look_cb (SnabelSight *self)
{
  g_signal_group_set_target (self->frame, NULL);
  if (self->widget != NULL)
    set_is_seen (self, gtk_widget_get_mapped (self->widget) && !is_in_hidden_window (self->widget) && !is_scrolled_away (self->widget));
}

/* Where a widget is, is known only when its frame has been laid out. */
static void
look_later (SnabelSight *self)
{
  GdkFrameClock *clock = self->widget == NULL ? NULL : gtk_widget_get_frame_clock (self->widget);

  g_signal_group_set_target (self->frame, clock);
  if (clock != NULL)
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

/* A hidden window draws no frame after which to look. */
static void
suspended_cb (SnabelSight *self)
{
  if (self->widget != NULL && is_in_hidden_window (self->widget))
    set_is_seen (self, FALSE);
  else
    look_later (self);
}

static void
map_cb (SnabelSight *self)
{
  GtkWidget *scrollable = gtk_widget_get_ancestor (self->widget, GTK_TYPE_SCROLLABLE);
  GtkRoot   *root = gtk_widget_get_root (self->widget);

  g_signal_group_set_target (self->window, GTK_IS_WINDOW (root) ? root : NULL);
  g_signal_group_set_target (self->adjustment, scrollable == NULL ? NULL : gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scrollable)));
  look_later (self);
}

static void
unmap_cb (SnabelSight *self)
{
  g_signal_group_set_target (self->window, NULL);
  g_signal_group_set_target (self->adjustment, NULL);
  g_signal_group_set_target (self->frame, NULL);
  set_is_seen (self, FALSE);
}

static void
snabel_sight_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_SEEN:
      g_value_set_boolean (value, SNABEL_SIGHT (object)->is_seen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_sight_dispose (GObject *object)
{
  SnabelSight *self = SNABEL_SIGHT (object);

  g_clear_object (&self->window);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->frame);
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (snabel_sight_parent_class)->dispose (object);
}

static void
snabel_sight_class_init (SnabelSightClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_sight_get_property;
  object_class->dispose = snabel_sight_dispose;

  /**
   * SnabelSight:is-seen:
   *
   * Whether the widget is on the screen, as far as its window knows.
   */
  properties[PROP_IS_SEEN] = g_param_spec_boolean ("is-seen", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_sight_init (SnabelSight *self)
{
  self->window = g_signal_group_new (GTK_TYPE_WINDOW);
  g_signal_group_connect_swapped (self->window, "notify::suspended", G_CALLBACK (suspended_cb), self);
  self->adjustment = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (look_later), self);
  g_signal_group_connect_swapped (self->adjustment, "changed", G_CALLBACK (look_later), self);
  self->frame = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_swapped (self->frame, "after-paint", G_CALLBACK (look_cb), self);
}

/**
 * snabel_sight_new:
 * @widget: what is looked at; it may own the sight
 *
 * Returns: (transfer full): whether @widget is seen, from the next frame on
 */
SnabelSight *
snabel_sight_new (GtkWidget *widget)
{
  SnabelSight *self = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (SNABEL_TYPE_SIGHT, NULL);
  g_set_weak_pointer (&self->widget, widget);
  g_signal_connect_object (widget, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (widget))
    map_cb (self);

  return self;
}

gboolean
snabel_sight_get_is_seen (SnabelSight *self)
{
  g_return_val_if_fail (SNABEL_IS_SIGHT (self), FALSE);

  return self->is_seen;
}
