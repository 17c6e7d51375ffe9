/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that looks like what it opens; the grid says how large it is. */
#include "config.h"

#include "status/media/snabel-media-box.h"

#include <glib/gi18n-lib.h>

#include "media/snabel-picture-loader.h"
#include "status/media/snabel-alt-badge.h"
#include "status/media/snabel-media-words.h"
#include "text/snabel-blurhash.h"

/* What a hash holds is a few waves: more pixels show no more. */
#define BLUR_SIZE    24
#define BADGE_MARGIN 8
#define KIND_SIZE    24

struct _SnabelMediaBox
{
  GtkButton              parent_instance;
  SnabelRowContext      *context;
  SnabelMediaAttachment *attachment;
  SnabelPictureLoader   *loader;
  GdkPaintable          *paintable; /* (nullable): what the loader has */
  GdkTexture            *blur;      /* (nullable): made when it is first drawn */
  GtkWidget             *alt;       /* (nullable), as those below: made on first need */
  GtkWidget             *kind;
  GtkWidget             *more;
  GtkWidget             *failure;
  gboolean               is_covered;
  gboolean               is_attended; /* the pointer or the focus is on it */
};

G_DEFINE_FINAL_TYPE (SnabelMediaBox, snabel_media_box, GTK_TYPE_BUTTON)

static GdkTexture *
make_blur (const char *hash)
{
  g_autoptr(GBytes) pixels = snabel_blurhash_decode (hash, BLUR_SIZE, BLUR_SIZE, 1.0);

  if (pixels == NULL)
    return NULL;

  return gdk_memory_texture_new (BLUR_SIZE, BLUR_SIZE, GDK_MEMORY_R8G8B8A8, pixels, BLUR_SIZE * 4);
}

/* Fills the box; what does not fit is cut off where the author's focus is not. */
static void
snapshot_picture (SnabelMediaBox *self,
                  GtkSnapshot    *snapshot,
                  double          width,
                  double          height)
{
  double own_width = gdk_paintable_get_intrinsic_width (self->paintable);
  double own_height = gdk_paintable_get_intrinsic_height (self->paintable);
  double scale = MAX (width / own_width, height / own_height);
  double focus_x = 0, focus_y = 0;
  double left, top;

  snabel_media_attachment_get_focus (self->attachment, &focus_x, &focus_y);
  left = CLAMP ((focus_x + 1) / 2 * own_width * scale - width / 2, 0, own_width * scale - width);
  top = CLAMP ((1 - focus_y) / 2 * own_height * scale - height / 2, 0, own_height * scale - height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -left, (float) -top));
  gdk_paintable_snapshot (self->paintable, snapshot, own_width * scale, own_height * scale);
  gtk_snapshot_restore (snapshot);
}

static void
snabel_media_box_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  SnabelMediaBox *self = SNABEL_MEDIA_BOX (widget);
  int             width = gtk_widget_get_width (widget);
  int             height = gtk_widget_get_height (widget);

  if (self->blur == NULL && self->paintable == NULL && self->attachment != NULL && self->attachment->blurhash != NULL)
    self->blur = make_blur (self->attachment->blurhash);
  if (self->paintable != NULL)
    snapshot_picture (self, snapshot, width, height);
  else if (self->blur != NULL)
    gtk_snapshot_append_scaled_texture (snapshot, self->blur, GSK_SCALING_FILTER_LINEAR,
                                        &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

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
allocate (GtkWidget *child,
          int        x,
          int        y,
          int        width,
          int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
snabel_media_box_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  SnabelMediaBox *self = SNABEL_MEDIA_BOX (widget);
  gboolean        is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget      *whole[] = { self->failure, self->more };
  GtkRequisition  size;

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    if (whole[i] != NULL && gtk_widget_should_layout (whole[i]))
      {
        gtk_widget_get_preferred_size (whole[i], &size, NULL);
        allocate (whole[i], 0, 0, MAX (width, size.width), MAX (height, size.height));
      }
  if (self->kind != NULL && gtk_widget_should_layout (self->kind))
    {
      gtk_widget_get_preferred_size (self->kind, &size, NULL);
      allocate (self->kind, (width - size.width) / 2, (height - size.height) / 2, size.width, size.height);
    }
  if (self->alt != NULL && gtk_widget_should_layout (self->alt))
    {
      gtk_widget_get_preferred_size (self->alt, &size, NULL);
      allocate (self->alt, is_rtl ? width - size.width - BADGE_MARGIN : BADGE_MARGIN, height - size.height - BADGE_MARGIN,
                size.width, size.height);
    }
  snabel_picture_loader_set_size (self->loader, width, height);
}

static GtkWidget *
ensure (SnabelMediaBox *self,
        GtkWidget     **child,
        GtkWidget *(*create) (SnabelMediaBox *self))
{
  if (*child == NULL)
    {
      *child = create (self);
      gtk_widget_set_parent (*child, GTK_WIDGET (self));
    }

  return *child;
}

static GtkWidget *
create_kind (SnabelMediaBox *self)
{
  GtkWidget *kind = g_object_new (GTK_TYPE_IMAGE, "pixel-size", KIND_SIZE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (kind, "media-kind");

  return kind;
}

static GtkWidget *
create_more (SnabelMediaBox *self)
{
  GtkWidget *more = gtk_label_new (NULL);

  gtk_widget_add_css_class (more, "media-more");
  gtk_widget_add_css_class (more, "title-1");

  return more;
}

static GtkWidget *
create_alt (SnabelMediaBox *self)
{
  return snabel_alt_badge_new ();
}

static void
retry_cb (SnabelMediaBox *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  snabel_picture_loader_retry (self->loader);
}

static GtkWidget *
create_failure (SnabelMediaBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (snabel_media_words_get_failure ());
  GtkWidget *button = gtk_button_new_with_label (_ ("Try Again"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_set_vexpand (label, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_vexpand (button, TRUE);
  gtk_widget_add_css_class (button, "pill-small");
  gtk_widget_add_css_class (box, "media-failure");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);

  return box;
}

/* Other kinds have a picture only beside: their place is marked, and that it is missing needs no words. */
static void
update_failure (SnabelMediaBox *self)
{
  gboolean is_failed = self->attachment->type == SNABEL_MEDIA_TYPE_IMAGE && !self->is_covered &&
                       snabel_picture_loader_get_state (self->loader) == SNABEL_PICTURE_STATE_FAILED;

  /* Below the badge: that there is a description is the more to be known. */
  if (is_failed)
    gtk_widget_insert_after (ensure (self, &self->failure, create_failure), GTK_WIDGET (self), NULL);
  if (self->failure != NULL)
    gtk_widget_set_visible (self->failure, is_failed);
}

static void
update_may_play (SnabelMediaBox *self)
{
  SnabelReadingSettings *settings = self->context->settings;
  SnabelAnimation        animation = settings != NULL ? snabel_reading_settings_get_animation (settings) : SNABEL_ANIMATION_HOVER;

  snabel_picture_loader_set_may_play (self->loader, animation == SNABEL_ANIMATION_ALWAYS ||
                                                      (animation == SNABEL_ANIMATION_HOVER && self->is_attended));
}

static void
attention_cb (SnabelMediaBox *self)
{
  self->is_attended = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUSED)) != 0;
  update_may_play (self);
}

static void
changed_cb (SnabelMediaBox *self)
{
  GdkPaintable *paintable = snabel_picture_loader_get_paintable (self->loader);

  if (self->paintable != NULL)
    g_signal_handlers_disconnect_by_func (self->paintable, gtk_widget_queue_draw, self);
  g_set_object (&self->paintable, paintable);
  if (paintable != NULL)
    {
      g_clear_object (&self->blur);
      g_signal_connect_object (paintable, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
    }
  update_failure (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Of a film the server has a still; of a picture the smaller version is enough here. */
static const char *
get_uri (SnabelMediaAttachment *attachment)
{
  if (attachment->preview_url != NULL)
    return attachment->preview_url;

  return attachment->type == SNABEL_MEDIA_TYPE_IMAGE ? attachment->url : NULL;
}

static void
update_source (SnabelMediaBox *self)
{
  gboolean is_wanted = !self->is_covered && self->attachment->type != SNABEL_MEDIA_TYPE_UNKNOWN;

  snabel_picture_loader_set_source (self->loader, is_wanted ? get_uri (self->attachment) : NULL, SNABEL_PICTURE_MEDIA);
}

static void
snabel_media_box_dispose (GObject *object)
{
  SnabelMediaBox *self = SNABEL_MEDIA_BOX (object);

  g_clear_object (&self->loader);
  g_clear_object (&self->paintable);
  g_clear_object (&self->attachment);
  g_clear_object (&self->context);
  g_clear_object (&self->blur);
  g_clear_pointer (&self->alt, gtk_widget_unparent);
  g_clear_pointer (&self->kind, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_pointer (&self->failure, gtk_widget_unparent);

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
}

static void
snabel_media_box_init (SnabelMediaBox *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->loader = snabel_picture_loader_new (GTK_WIDGET (self));
  g_signal_connect_object (self->loader, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "state-flags-changed", G_CALLBACK (attention_cb), NULL);
}

/**
 * snabel_media_box_new:
 *
 * Returns: (transfer floating): a box without an attachment
 */
GtkWidget *
snabel_media_box_new (SnabelRowContext *context)
{
  SnabelMediaBox *self = NULL;

  g_return_val_if_fail (SNABEL_IS_ROW_CONTEXT (context), NULL);

  self = g_object_new (SNABEL_TYPE_MEDIA_BOX, NULL);
  self->context = g_object_ref (context);
  snabel_picture_loader_set_pictures (self->loader, context->pictures);
  if (context->settings != NULL)
    g_signal_connect_object (context->settings, "notify::animation", G_CALLBACK (update_may_play), self, G_CONNECT_SWAPPED);
  update_may_play (self);

  return GTK_WIDGET (self);
}

static void
update_marks (SnabelMediaBox *self)
{
  const char *icon = snabel_media_words_get_icon_name (self->attachment->type);
  const char *description = self->attachment->description;

  if (icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (ensure (self, &self->kind, create_kind)), icon);
  if (self->kind != NULL)
    gtk_widget_set_visible (self->kind, icon != NULL);
  if (description != NULL)
    snabel_alt_badge_set_text (SNABEL_ALT_BADGE (ensure (self, &self->alt, create_alt)), description);
  if (self->alt != NULL)
    gtk_widget_set_visible (self->alt, description != NULL);
}

/**
 * snabel_media_box_set_attachment:
 * @attachment: what the place is kept for
 */
void
snabel_media_box_set_attachment (SnabelMediaBox        *self,
                                 SnabelMediaAttachment *attachment)
{
  g_return_if_fail (SNABEL_IS_MEDIA_BOX (self));
  g_return_if_fail (SNABEL_IS_MEDIA_ATTACHMENT (attachment));

  if (!g_set_object (&self->attachment, attachment))
    return;

  g_clear_object (&self->blur);
  update_marks (self);
  /* The place may be another one than that of the post before: it is known in the same frame. */
  snabel_picture_loader_set_size (self->loader, 0, 0);
  update_source (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  update_failure (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), attachment->description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, snabel_media_words_get_kind (attachment->type),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  attachment->description != NULL ? attachment->description : _ ("Not described"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * snabel_media_box_set_is_covered:
 * @is_covered: whether it is not to be seen, and so not to be fetched
 */
void
snabel_media_box_set_is_covered (SnabelMediaBox *self,
                                 gboolean        is_covered)
{
  g_return_if_fail (SNABEL_IS_MEDIA_BOX (self));

  if (self->is_covered == is_covered)
    return;

  self->is_covered = is_covered;
  if (self->attachment == NULL)
    return;

  update_source (self);
  update_failure (self);
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

  if (n_more > 0)
    ensure (self, &self->more, create_more);
  if (self->more == NULL)
    return;

  text = g_strdup_printf ("+%u", n_more);
  gtk_label_set_label (GTK_LABEL (self->more), text);
  gtk_widget_set_visible (self->more, n_more > 0);
  if (self->alt != NULL)
    gtk_widget_set_visible (self->alt, n_more == 0 && self->attachment != NULL && self->attachment->description != NULL);
}
