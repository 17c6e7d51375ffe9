/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in memory is there in the same frame; the rest is asked for while its widget is shown, and no longer. */
#include "media/snabel-picture-loader.h"

#include <math.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"

/* A window that is drawn wider pixel by pixel does not have its pictures decoded for each of them. */
#define MEDIA_STEP 128

struct _SnabelPictureLoader
{
  GObject                 parent_instance;
  GtkWidget              *widget; /* (nullable): not a reference: it owns the loader */
  SnabelPictures         *pictures;
  char                   *uri;
  SnabelPictureUse        use;
  int                     width; /* in the units of widgets, as the height */
  int                     height;
  SnabelPictureSize       asked; /* in device pixels: of what is here or on its way */
  DexFuture              *load;
  SnabelPicturePaintable *paintable;
  GError                 *error;
  gboolean                may_play;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelPictureLoader, snabel_picture_loader, G_TYPE_OBJECT)

static void
emit_changed (SnabelPictureLoader *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static guint
to_device (SnabelPictureLoader *self,
           int                  length)
{
  GtkNative  *native = gtk_widget_get_native (self->widget);
  GdkSurface *surface = native == NULL ? NULL : gtk_native_get_surface (native);
  double      scale = surface == NULL ? gtk_widget_get_scale_factor (self->widget) : gdk_surface_get_scale (surface);
  guint       pixels = (guint) ceil (length * scale);

  if (self->use != SNABEL_PICTURE_MEDIA)
    return pixels;

  return (pixels + MEDIA_STEP - 1) / MEDIA_STEP * MEDIA_STEP;
}

static void
show_picture (SnabelPictureLoader *self,
              SnabelPicture       *picture)
{
  g_clear_error (&self->error);
  g_clear_object (&self->paintable);
  self->paintable = snabel_picture_paintable_new (picture, self->widget, snabel_pictures_get_clock (self->pictures));
  snabel_picture_paintable_set_may_play (self->paintable, self->may_play);
  emit_changed (self);
}

static DexFuture *
loaded_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelPictureLoader *self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  dex_clear (&self->load);
  if (self->widget == NULL || snabel_error_is_cancelled (error))
    return NULL;
  if (value != NULL)
    {
      show_picture (self, g_value_get_boxed (value));
      return NULL;
    }

  /* What is here in another size is better than nothing. */
  if (self->paintable == NULL)
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
      emit_changed (self);
    }

  return NULL;
}

static void
update (SnabelPictureLoader *self)
{
  SnabelPictureSize size = { 0 };
  g_autoptr(SnabelPicture) known = NULL;

  if (self->widget == NULL || self->uri == NULL || self->pictures == NULL || self->width <= 0 || self->height <= 0)
    return;

  size.width = to_device (self, self->width);
  size.height = to_device (self, self->height);
  if (size.width == self->asked.width && size.height == self->asked.height && (self->paintable != NULL || self->load != NULL))
    return;

  dex_clear (&self->load);
  known = snabel_pictures_peek (self->pictures, self->uri, size.width, size.height);
  if (known == NULL && !gtk_widget_get_mapped (self->widget))
    return;

  self->asked = size;
  if (known != NULL)
    show_picture (self, known);
  else
    self->load = snabel_then_ui (snabel_pictures_load (self->pictures, self->uri, self->use, size.width, size.height), loaded_cb, self);
}

static void
unmap_cb (SnabelPictureLoader *self)
{
  dex_clear (&self->load);
  if (self->paintable == NULL)
    self->asked = (SnabelPictureSize) { 0 };
}

static void
snabel_picture_loader_dispose (GObject *object)
{
  SnabelPictureLoader *self = SNABEL_PICTURE_LOADER (object);

  dex_clear (&self->load);
  g_clear_object (&self->paintable);
  g_clear_object (&self->pictures);
  g_clear_pointer (&self->uri, g_free);
  g_clear_error (&self->error);
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (snabel_picture_loader_parent_class)->dispose (object);
}

static void
snabel_picture_loader_class_init (SnabelPictureLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_picture_loader_dispose;

  /**
   * SnabelPictureLoader::changed:
   *
   * The state or the paintable is another one.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SNABEL_TYPE_PICTURE_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
snabel_picture_loader_init (SnabelPictureLoader *self)
{
}

/**
 * snabel_picture_loader_new:
 * @widget: what shows the picture, and owns the loader
 *
 * Returns: (transfer full): a loader of nothing yet
 */
SnabelPictureLoader *
snabel_picture_loader_new (GtkWidget *widget)
{
  SnabelPictureLoader *self = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (SNABEL_TYPE_PICTURE_LOADER, NULL);
  g_set_weak_pointer (&self->widget, widget);
  g_signal_connect_object (widget, "map", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "notify::scale-factor", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * snabel_picture_loader_set_pictures:
 * @pictures: (nullable): where pictures come from; without it none do
 */
void
snabel_picture_loader_set_pictures (SnabelPictureLoader *self,
                                    SnabelPictures      *pictures)
{
  g_return_if_fail (SNABEL_IS_PICTURE_LOADER (self));
  g_return_if_fail (pictures == NULL || SNABEL_IS_PICTURES (pictures));

  if (g_set_object (&self->pictures, pictures))
    update (self);
}

/**
 * snabel_picture_loader_set_source:
 * @uri: (nullable): an address from a media field of the API; %NULL when the widget shows nothing any more
 *
 * What was shown before is gone at once: nobody is seen with the face of somebody else.
 */
void
snabel_picture_loader_set_source (SnabelPictureLoader *self,
                                  const char          *uri,
                                  SnabelPictureUse     use)
{
  gboolean had_something = FALSE;

  g_return_if_fail (SNABEL_IS_PICTURE_LOADER (self));

  self->use = use;
  if (!g_set_str (&self->uri, uri))
    return;

  had_something = self->paintable != NULL || self->error != NULL;
  dex_clear (&self->load);
  g_clear_object (&self->paintable);
  g_clear_error (&self->error);
  self->asked = (SnabelPictureSize) { 0 };
  update (self);
  if (had_something && self->paintable == NULL)
    emit_changed (self);
}

/**
 * snabel_picture_loader_set_size:
 * @width: as widgets are measured; device pixels are reckoned here
 *
 * What is shown stays until the picture is here in its new size.
 */
void
snabel_picture_loader_set_size (SnabelPictureLoader *self,
                                int                  width,
                                int                  height)
{
  g_return_if_fail (SNABEL_IS_PICTURE_LOADER (self));

  self->width = width;
  self->height = height;
  update (self);
}

/**
 * snabel_picture_loader_set_may_play:
 * @may_play: see snabel_picture_paintable_set_may_play()
 */
void
snabel_picture_loader_set_may_play (SnabelPictureLoader *self,
                                    gboolean             may_play)
{
  g_return_if_fail (SNABEL_IS_PICTURE_LOADER (self));

  self->may_play = may_play;
  if (self->paintable != NULL)
    snabel_picture_paintable_set_may_play (self->paintable, may_play);
}

/**
 * snabel_picture_loader_retry:
 *
 * The person wants to try a picture that failed once more, and now.
 */
void
snabel_picture_loader_retry (SnabelPictureLoader *self)
{
  g_return_if_fail (SNABEL_IS_PICTURE_LOADER (self));

  if (self->error == NULL)
    return;

  g_clear_error (&self->error);
  snabel_pictures_forgive (self->pictures, self->uri);
  update (self);
  emit_changed (self);
}

SnabelPictureState
snabel_picture_loader_get_state (SnabelPictureLoader *self)
{
  g_return_val_if_fail (SNABEL_IS_PICTURE_LOADER (self), SNABEL_PICTURE_STATE_NONE);

  if (self->paintable != NULL)
    return SNABEL_PICTURE_STATE_SHOWN;
  if (self->error != NULL)
    return SNABEL_PICTURE_STATE_FAILED;

  return self->uri != NULL && self->pictures != NULL ? SNABEL_PICTURE_STATE_WAITING : SNABEL_PICTURE_STATE_NONE;
}

/**
 * snabel_picture_loader_get_paintable:
 *
 * Returns: (transfer none) (nullable): the picture, if it is here
 */
GdkPaintable *
snabel_picture_loader_get_paintable (SnabelPictureLoader *self)
{
  g_return_val_if_fail (SNABEL_IS_PICTURE_LOADER (self), NULL);

  return self->paintable == NULL ? NULL : GDK_PAINTABLE (self->paintable);
}

/**
 * snabel_picture_loader_get_error:
 *
 * Returns: (transfer none) (nullable): why it could not be had
 */
const GError *
snabel_picture_loader_get_error (SnabelPictureLoader *self)
{
  g_return_val_if_fail (SNABEL_IS_PICTURE_LOADER (self), NULL);

  return self->error;
}
