/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post's pictures, behind a cover if its author says so. */
#include "status/media/snabel-media-cover.h"

#include "model/snabel-media-attachment.h"
#include "snabel-ui.h"
#include "status/media/snabel-media-grid.h"

struct _SnabelMediaCover
{
  GtkWidget        parent_instance;
  SnabelMediaGrid *grid;
  GListModel      *attachments;
  GtkWidget       *cover;
  GtkWidget       *show;
  GtkWidget       *hide;
  gboolean         is_sensitive;
  gboolean         is_revealed;
};

enum
{
  PROP_IS_REVEALED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelMediaCover, snabel_media_cover, GTK_TYPE_WIDGET)

/* What is covered tells nothing: not by its description under the pointer, and not to a screen reader. */
static void
update_cover (SnabelMediaCover *self)
{
  gboolean is_covered = self->is_sensitive && !self->is_revealed;

  gtk_widget_set_visible (self->cover, is_covered);
  gtk_widget_set_visible (self->hide, self->is_sensitive && self->is_revealed);
  snabel_media_grid_set_is_covered (self->grid, is_covered);
  if (is_covered)
    gtk_widget_add_css_class (GTK_WIDGET (self), "covered");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "covered");
}

/* The button that was pressed goes away: the focus stays here, on the one that takes it back. */
static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SnabelMediaCover *self = SNABEL_MEDIA_COVER (widget);
  gboolean          had_focus = gtk_widget_get_focus_child (widget) != NULL;

  snabel_media_cover_set_is_revealed (self, !self->is_revealed);
  if (had_focus)
    gtk_widget_grab_focus (self->is_revealed ? self->hide : self->show);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SnabelMediaCover *self = SNABEL_MEDIA_COVER (widget);
  g_autoptr(SnabelMediaAttachment) attachment = g_list_model_get_item (self->attachments, g_variant_get_uint32 (parameter));
  const char *uri = NULL;

  if (attachment == NULL)
    return;

  uri = attachment->url != NULL ? attachment->url : attachment->remote_url;
  if (uri != NULL)
    gtk_widget_activate_action (widget, "status.open-link", "s", uri);
}

static void
snabel_media_cover_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_REVEALED:
      g_value_set_boolean (value, SNABEL_MEDIA_COVER (object)->is_revealed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_media_cover_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_REVEALED:
      snabel_media_cover_set_is_revealed (SNABEL_MEDIA_COVER (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_media_cover_dispose (GObject *object)
{
  g_clear_object (&SNABEL_MEDIA_COVER (object)->attachments);
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_MEDIA_COVER);
  snabel_ui_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (snabel_media_cover_parent_class)->dispose (object);
}

static void
snabel_media_cover_class_init (SnabelMediaCoverClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_media_cover_get_property;
  object_class->set_property = snabel_media_cover_set_property;
  object_class->dispose = snabel_media_cover_dispose;
  properties[PROP_IS_REVEALED] = g_param_spec_boolean ("is-revealed", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (SNABEL_TYPE_MEDIA_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "status/media/snabel-media-cover.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelMediaCover, grid);
  gtk_widget_class_bind_template_child (widget_class, SnabelMediaCover, cover);
  gtk_widget_class_bind_template_child (widget_class, SnabelMediaCover, show);
  gtk_widget_class_bind_template_child (widget_class, SnabelMediaCover, hide);
  gtk_widget_class_install_action (widget_class, "media.toggle", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "media.open", "u", open_action);
  gtk_widget_class_set_css_name (widget_class, "mediacover");
}

static void
snabel_media_cover_init (SnabelMediaCover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_cover (self);
}

/**
 * snabel_media_cover_new:
 * @context: what the rows of a list share
 *
 * Returns: (transfer floating): a cover over nothing yet
 */
GtkWidget *
snabel_media_cover_new (SnabelRowContext *context)
{
  SnabelMediaCover *self = NULL;

  g_return_val_if_fail (SNABEL_IS_ROW_CONTEXT (context), NULL);

  self = g_object_new (SNABEL_TYPE_MEDIA_COVER, NULL);
  snabel_media_grid_set_context (self->grid, context);

  return GTK_WIDGET (self);
}

/**
 * snabel_media_cover_set_attachments:
 * @attachments: of #SnabelMediaAttachment
 */
void
snabel_media_cover_set_attachments (SnabelMediaCover *self,
                                    GListModel       *attachments)
{
  g_return_if_fail (SNABEL_IS_MEDIA_COVER (self));

  g_set_object (&self->attachments, attachments);
  snabel_media_grid_set_attachments (self->grid, attachments);
}

/**
 * snabel_media_cover_set_is_sensitive:
 * @is_sensitive: whether there is a cover at all
 */
void
snabel_media_cover_set_is_sensitive (SnabelMediaCover *self,
                                     gboolean          is_sensitive)
{
  g_return_if_fail (SNABEL_IS_MEDIA_COVER (self));

  if (self->is_sensitive == is_sensitive)
    return;

  self->is_sensitive = is_sensitive;
  update_cover (self);
}

gboolean
snabel_media_cover_get_is_revealed (SnabelMediaCover *self)
{
  g_return_val_if_fail (SNABEL_IS_MEDIA_COVER (self), FALSE);

  return self->is_revealed;
}

/**
 * snabel_media_cover_set_is_revealed:
 * @is_revealed: whether the person wants to see what is behind the cover
 */
void
snabel_media_cover_set_is_revealed (SnabelMediaCover *self,
                                    gboolean          is_revealed)
{
  g_return_if_fail (SNABEL_IS_MEDIA_COVER (self));

  if (self->is_revealed == is_revealed)
    return;

  self->is_revealed = is_revealed;
  update_cover (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_REVEALED]);
}
