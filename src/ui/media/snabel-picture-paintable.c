/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One texture at a time: the pixels themselves are shared by all who show the picture. */
#include "media/snabel-picture-paintable.h"

#include "base/snabel-async.h"
#include "media/snabel-sight.h"

struct _SnabelPicturePaintable
{
  GObject        parent_instance;
  SnabelPicture *picture;
  SnabelClock   *clock;
  GtkWidget     *widget; /* (nullable): not a reference: it owns the paintable */
  SnabelSight   *sight;  /* (nullable): made when it may play for the first time */
  GdkTexture    *texture;
  DexFuture     *next; /* (nullable): the wait for the next frame */
  guint          frame;
  gboolean       may_play;
};

static void paintable_iface_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelPicturePaintable, snabel_picture_paintable, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_iface_init))

static GdkTexture *
ensure_texture (SnabelPicturePaintable *self)
{
  if (self->texture == NULL)
    self->texture = gdk_memory_texture_new ((int) snabel_picture_get_width (self->picture),
                                            (int) snabel_picture_get_height (self->picture),
                                            GDK_MEMORY_R8G8B8A8_PREMULTIPLIED,
                                            snabel_picture_get_frame (self->picture, self->frame),
                                            snabel_picture_get_stride (self->picture));

  return self->texture;
}

static void
paintable_snapshot (GdkPaintable *paintable,
                    GdkSnapshot  *snapshot,
                    double        width,
                    double        height)
{
  gdk_paintable_snapshot (GDK_PAINTABLE (ensure_texture (SNABEL_PICTURE_PAINTABLE (paintable))), snapshot, width, height);
}

static GdkPaintable *
paintable_get_current_image (GdkPaintable *paintable)
{
  return GDK_PAINTABLE (g_object_ref (ensure_texture (SNABEL_PICTURE_PAINTABLE (paintable))));
}

static GdkPaintableFlags
paintable_get_flags (GdkPaintable *paintable)
{
  gboolean is_animated = snabel_picture_is_animated (SNABEL_PICTURE_PAINTABLE (paintable)->picture);

  return GDK_PAINTABLE_STATIC_SIZE | (is_animated ? 0 : GDK_PAINTABLE_STATIC_CONTENTS);
}

static int
paintable_get_intrinsic_width (GdkPaintable *paintable)
{
  return (int) snabel_picture_get_width (SNABEL_PICTURE_PAINTABLE (paintable)->picture);
}

static int
paintable_get_intrinsic_height (GdkPaintable *paintable)
{
  return (int) snabel_picture_get_height (SNABEL_PICTURE_PAINTABLE (paintable)->picture);
}

static void
paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->snapshot = paintable_snapshot;
  iface->get_current_image = paintable_get_current_image;
  iface->get_flags = paintable_get_flags;
  iface->get_intrinsic_width = paintable_get_intrinsic_width;
  iface->get_intrinsic_height = paintable_get_intrinsic_height;
}

static gboolean
is_wanted (SnabelPicturePaintable *self)
{
  gboolean are_enabled = FALSE;

  if (!self->may_play || self->widget == NULL || !snabel_picture_is_animated (self->picture))
    return FALSE;

  g_object_get (gtk_widget_get_settings (self->widget), "gtk-enable-animations", &are_enabled, NULL);

  return are_enabled && snabel_sight_get_is_seen (self->sight);
}

static void wait_for_next (SnabelPicturePaintable *self);

static DexFuture *
next_cb (DexFuture *future,
         gpointer   user_data)
{
  SnabelPicturePaintable *self = user_data;

  self->frame = (self->frame + 1) % snabel_picture_get_n_frames (self->picture);
  g_clear_object (&self->texture);
  wait_for_next (self);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));

  return NULL;
}

static void
wait_for_next (SnabelPicturePaintable *self)
{
  guint delay = snabel_picture_get_delay (self->picture, self->frame);

  dex_clear (&self->next);
  self->next = snabel_then_ui (snabel_clock_sleep (self->clock, delay * (gint64) 1000), next_cb, self);
}

/* It stops at the frame where it is, and goes on from there. */
static void
update_playing (SnabelPicturePaintable *self)
{
  gboolean wanted = is_wanted (self);

  if (wanted && self->next == NULL)
    wait_for_next (self);
  else if (!wanted)
    dex_clear (&self->next);
}

static void
snabel_picture_paintable_dispose (GObject *object)
{
  SnabelPicturePaintable *self = SNABEL_PICTURE_PAINTABLE (object);

  dex_clear (&self->next);
  g_clear_object (&self->sight);
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (snabel_picture_paintable_parent_class)->dispose (object);
}

static void
snabel_picture_paintable_finalize (GObject *object)
{
  SnabelPicturePaintable *self = SNABEL_PICTURE_PAINTABLE (object);

  g_clear_object (&self->texture);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->picture, snabel_picture_unref);

  G_OBJECT_CLASS (snabel_picture_paintable_parent_class)->finalize (object);
}

static void
snabel_picture_paintable_class_init (SnabelPicturePaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_picture_paintable_dispose;
  G_OBJECT_CLASS (klass)->finalize = snabel_picture_paintable_finalize;
}

static void
snabel_picture_paintable_init (SnabelPicturePaintable *self)
{
}

/**
 * snabel_picture_paintable_new:
 * @widget: where it will be drawn; it may own the paintable
 * @clock: by which the frames change
 *
 * Returns: (transfer full): @picture, standing still until snabel_picture_paintable_set_may_play()
 */
SnabelPicturePaintable *
snabel_picture_paintable_new (SnabelPicture *picture,
                              GtkWidget     *widget,
                              SnabelClock   *clock)
{
  SnabelPicturePaintable *self = NULL;

  g_return_val_if_fail (picture != NULL, NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (SNABEL_IS_CLOCK (clock), NULL);

  self = g_object_new (SNABEL_TYPE_PICTURE_PAINTABLE, NULL);
  self->picture = snabel_picture_ref (picture);
  self->clock = g_object_ref (clock);
  g_set_weak_pointer (&self->widget, widget);

  return self;
}

/**
 * snabel_picture_paintable_get_picture:
 *
 * Returns: (transfer none): what is shown
 */
SnabelPicture *
snabel_picture_paintable_get_picture (SnabelPicturePaintable *self)
{
  g_return_val_if_fail (SNABEL_IS_PICTURE_PAINTABLE (self), NULL);

  return self->picture;
}

/**
 * snabel_picture_paintable_set_may_play:
 * @may_play: whether the person wants to see it move; the desktop's own setting and being seen are asked besides
 */
void
snabel_picture_paintable_set_may_play (SnabelPicturePaintable *self,
                                       gboolean                may_play)
{
  g_return_if_fail (SNABEL_IS_PICTURE_PAINTABLE (self));

  if (self->may_play == may_play || !snabel_picture_is_animated (self->picture))
    return;

  self->may_play = may_play;
  if (may_play && self->sight == NULL && self->widget != NULL)
    {
      self->sight = snabel_sight_new (self->widget);
      g_signal_connect_object (self->sight, "notify::is-seen", G_CALLBACK (update_playing), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (gtk_widget_get_settings (self->widget), "notify::gtk-enable-animations",
                               G_CALLBACK (update_playing), self, G_CONNECT_SWAPPED);
    }
  update_playing (self);
}

gboolean
snabel_picture_paintable_get_is_playing (SnabelPicturePaintable *self)
{
  g_return_val_if_fail (SNABEL_IS_PICTURE_PAINTABLE (self), FALSE);

  return self->next != NULL;
}

/**
 * snabel_picture_paintable_get_frame:
 *
 * Returns: which of the frames is shown
 */
guint
snabel_picture_paintable_get_frame (SnabelPicturePaintable *self)
{
  g_return_val_if_fail (SNABEL_IS_PICTURE_PAINTABLE (self), 0);

  return self->frame;
}
