/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of one picture: its colours until it is here. */
#include "config.h"

#include "status/media/snabel-media-box.h"

#include <glib/gi18n-lib.h>

#include "text/snabel-blurhash.h"

/* What a hash holds is a few waves: more pixels show no more. */
#define BLUR_SIZE    24
#define BADGE_MARGIN 8

struct _SnabelMediaBox
{
  GtkWidget              parent_instance;
  SnabelMediaAttachment *attachment;
  GdkTexture            *blur; /* (nullable): made when it is first drawn */
  GtkWidget             *alt;
  GtkWidget             *kind;
  GtkWidget             *more; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SnabelMediaBox, snabel_media_box, GTK_TYPE_WIDGET)

static GdkTexture *
make_blur (const char *hash)
{
  g_autoptr(GBytes) pixels = snabel_blurhash_decode (hash, BLUR_SIZE, BLUR_SIZE, 1.0);

  if (pixels == NULL)
    return NULL;

  return gdk_memory_texture_new (BLUR_SIZE, BLUR_SIZE, GDK_MEMORY_R8G8B8A8, pixels, BLUR_SIZE * 4);
}

static void
snabel_media_box_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  SnabelMediaBox *self = SNABEL_MEDIA_BOX (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));

  if (self->blur == NULL && self->attachment != NULL && self->attachment->blurhash != NULL)
    self->blur = make_blur (self->attachment->blurhash);
  if (self->blur != NULL)
    gtk_snapshot_append_scaled_texture (snapshot, self->blur, GSK_SCALING_FILTER_LINEAR, &bounds);

  GTK_WIDGET_CLASS (snabel_media_box_parent_class)->snapshot (widget, snapshot);
}

static void
snabel_media_box_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  /* The grid decides. */
  *minimum = 0;
  *natural = 0;
}

static void
allocate_badge (GtkWidget *badge,
                int        x,
                int        y,
                int        width,
                int        height)
{
  if (badge != NULL && gtk_widget_should_layout (badge))
    gtk_widget_size_allocate (badge, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
snabel_media_box_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  SnabelMediaBox *self = SNABEL_MEDIA_BOX (widget);
  gboolean        is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkRequisition  alt, kind;

  gtk_widget_get_preferred_size (self->alt, &alt, NULL);
  gtk_widget_get_preferred_size (self->kind, &kind, NULL);
  allocate_badge (self->alt, is_rtl ? width - alt.width - BADGE_MARGIN : BADGE_MARGIN,
                  height - alt.height - BADGE_MARGIN, alt.width, alt.height);
  allocate_badge (self->kind, (width - kind.width) / 2, (height - kind.height) / 2, kind.width, kind.height);
  allocate_badge (self->more, 0, 0, width, height);
}

static void
snabel_media_box_dispose (GObject *object)
{
  SnabelMediaBox *self = SNABEL_MEDIA_BOX (object);

  g_clear_object (&self->attachment);
  g_clear_object (&self->blur);
  g_clear_pointer (&self->alt, gtk_widget_unparent);
  g_clear_pointer (&self->kind, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);

  G_OBJECT_CLASS (snabel_media_box_parent_class)->dispose (object);
}

static void
snabel_media_box_class_init (SnabelMediaBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_media_box_dispose;
  widget_class->snapshot = snabel_media_box_snapshot;
  widget_class->measure = snabel_media_box_measure;
  widget_class->size_allocate = snabel_media_box_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "mediabox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
snabel_media_box_init (SnabelMediaBox *self)
{
  /* Translators: on a picture that has been described in words; as short as can be */
  self->alt = gtk_label_new (_ ("ALT"));
  gtk_widget_add_css_class (self->alt, "media-badge");
  gtk_widget_add_css_class (self->alt, "caption-heading");
  gtk_widget_set_parent (self->alt, GTK_WIDGET (self));
  self->kind = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->kind), 24);
  gtk_widget_add_css_class (self->kind, "media-kind");
  gtk_widget_set_parent (self->kind, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
snabel_media_box_new (void)
{
  return g_object_new (SNABEL_TYPE_MEDIA_BOX, NULL);
}

static const char *
get_kind_icon (SnabelMediaType type)
{
  switch (type)
    {
    case SNABEL_MEDIA_TYPE_IMAGE:
      return NULL;
    case SNABEL_MEDIA_TYPE_GIFV:
    case SNABEL_MEDIA_TYPE_VIDEO:
      return "media-playback-start-symbolic";
    case SNABEL_MEDIA_TYPE_AUDIO:
      return "audio-x-generic-symbolic";
    case SNABEL_MEDIA_TYPE_UNKNOWN:
    default:
      return "text-x-generic-symbolic";
    }
}

static const char *
get_kind_name (SnabelMediaType type)
{
  switch (type)
    {
    case SNABEL_MEDIA_TYPE_IMAGE:
      return _ ("Picture");
    case SNABEL_MEDIA_TYPE_GIFV:
      return _ ("Animation");
    case SNABEL_MEDIA_TYPE_VIDEO:
      return _ ("Video");
    case SNABEL_MEDIA_TYPE_AUDIO:
      return _ ("Sound");
    case SNABEL_MEDIA_TYPE_UNKNOWN:
    default:
      return _ ("File");
    }
}

/**
 * snabel_media_box_set_attachment:
 * @attachment: what the place is kept for
 */
void
snabel_media_box_set_attachment (SnabelMediaBox        *self,
                                 SnabelMediaAttachment *attachment)
{
  const char *icon;

  g_return_if_fail (SNABEL_IS_MEDIA_BOX (self));
  g_return_if_fail (SNABEL_IS_MEDIA_ATTACHMENT (attachment));

  if (!g_set_object (&self->attachment, attachment))
    return;

  g_clear_object (&self->blur);
  icon = get_kind_icon (attachment->type);
  gtk_widget_set_visible (self->kind, icon != NULL);
  if (icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->kind), icon);
  gtk_widget_set_visible (self->alt, attachment->description != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), attachment->description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, get_kind_name (attachment->type),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  attachment->description != NULL ? attachment->description : _ ("Not described"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * snabel_media_box_set_n_more:
 * @n_more: how many more there are for which the grid has no place
 */
void
snabel_media_box_set_n_more (SnabelMediaBox *self,
                             guint           n_more)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SNABEL_IS_MEDIA_BOX (self));

  if (n_more > 0 && self->more == NULL)
    {
      self->more = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->more, "media-more");
      gtk_widget_add_css_class (self->more, "title-1");
      gtk_widget_set_parent (self->more, GTK_WIDGET (self));
    }
  if (self->more == NULL)
    return;

  text = g_strdup_printf ("+%u", n_more);
  gtk_label_set_label (GTK_LABEL (self->more), text);
  gtk_widget_set_visible (self->more, n_more > 0);
  gtk_widget_set_visible (self->alt, n_more == 0 && self->attachment != NULL && self->attachment->description != NULL);
}
