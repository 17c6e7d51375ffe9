/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of custom emoji. The label keeps the shortcodes, for those who copy or hear the text: a shape takes
 * the place of the first character, the others have no width, and the picture is drawn over the shape. */
#include "status/text/snabel-emoji-overlay.h"

#include "media/snabel-picture-loader.h"
#include "model/snabel-custom-emoji.h"

/* More kinds than this make no text better, and each is a request. */
#define MAX_KINDS 64

/* Each kind of emoji is loaded once, however often it stands in the text. */
typedef struct
{
  char                *shortcode;
  SnabelPictureLoader *loader;
} Kind;

struct _SnabelEmojiOverlay
{
  GObject             parent_instance;
  GtkWidget          *owner; /* owns this object, and the label is its child */
  GtkLabel           *label;
  SnabelRowContext   *context;
  PangoAttrList      *base; /* (nullable): what the label has beside the shapes */
  SnabelRichText     *text;
  GListModel         *emojis;
  GPtrArray          *kinds;
  GtkEventController *motion; /* (nullable): made with the first text that has emoji */
  int                 size;   /* of a picture, as high as a line */
};

G_DEFINE_FINAL_TYPE (SnabelEmojiOverlay, snabel_emoji_overlay, G_TYPE_OBJECT)

static void
kind_free (gpointer data)
{
  Kind *kind = data;

  g_clear_pointer (&kind->shortcode, g_free);
  g_clear_object (&kind->loader);
  g_free (kind);
}

static SnabelCustomEmoji *
find_emoji (GListModel *emojis,
            const char *shortcode)
{
  for (guint i = 0; i < g_list_model_get_n_items (emojis); i++)
    {
      g_autoptr(SnabelCustomEmoji) emoji = g_list_model_get_item (emojis, i);

      if (g_str_equal (emoji->shortcode, shortcode))
        return emoji; /* the list holds it */
    }

  return NULL;
}

static Kind *
find_kind (SnabelEmojiOverlay *self,
           const char         *shortcode)
{
  for (guint i = 0; i < self->kinds->len; i++)
    {
      Kind *kind = g_ptr_array_index (self->kinds, i);

      if (g_str_equal (kind->shortcode, shortcode))
        return kind;
    }

  return NULL;
}

static gboolean
may_play (SnabelEmojiOverlay *self)
{
  switch (snabel_reading_settings_get_animation (self->context->settings))
    {
    case SNABEL_ANIMATION_ALWAYS:
      return TRUE;
    case SNABEL_ANIMATION_HOVER:
      return self->motion != NULL && gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->motion));
    case SNABEL_ANIMATION_NEVER:
    default:
      return FALSE;
    }
}

static void
update_playing (SnabelEmojiOverlay *self)
{
  for (guint i = 0; i < self->kinds->len; i++)
    snabel_picture_loader_set_may_play (((Kind *) g_ptr_array_index (self->kinds, i))->loader, may_play (self));
}

static void
append_shape (PangoAttrList       *attributes,
              const SnabelTextRun *run,
              PangoRectangle       shape,
              Kind                *kind)
{
  PangoRectangle  nothing = { 0, 0, 0, 0 };
  PangoAttribute *first = pango_attr_shape_new_with_data (&shape, &shape, kind, NULL, NULL);
  PangoAttribute *rest = pango_attr_shape_new (&nothing, &nothing);
  PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

  first->start_index = whole->start_index = (guint) run->start;
  first->end_index = rest->start_index = (guint) run->start + 1;
  rest->end_index = whole->end_index = (guint) run->end;
  pango_attr_list_insert (attributes, first);
  pango_attr_list_insert (attributes, rest);
  pango_attr_list_insert (attributes, whole);
}

/* As high as the letters of a line, and on the same base line. */
static PangoRectangle
get_shape (GtkWidget *owner)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (owner), NULL, NULL);
  int               ascent = pango_font_metrics_get_ascent (metrics);
  int               height = ascent + pango_font_metrics_get_descent (metrics);

  g_clear_pointer (&metrics, pango_font_metrics_unref);

  return (PangoRectangle) { 0, -ascent, height, height };
}

/* A picture that could not be had leaves its shortcode to be read. */
static void
update_shapes (SnabelEmojiOverlay *self)
{
  PangoRectangle shape = get_shape (self->owner);
  g_autoptr(PangoAttrList) attributes = self->base != NULL ? pango_attr_list_copy (self->base) : pango_attr_list_new ();

  self->size = PANGO_PIXELS (shape.height);
  for (guint i = 0; self->text != NULL && i < self->text->n_runs; i++)
    {
      const SnabelTextRun *run = &self->text->runs[i];
      Kind                *kind = run->shortcode != NULL ? find_kind (self, run->shortcode) : NULL;

      if (kind != NULL && snabel_picture_loader_get_state (kind->loader) != SNABEL_PICTURE_STATE_FAILED)
        append_shape (attributes, run, shape, kind);
    }
  gtk_label_set_attributes (self->label, attributes);
}

static void
loader_changed_cb (SnabelEmojiOverlay  *self,
                   SnabelPictureLoader *loader)
{
  GdkPaintable *paintable = snabel_picture_loader_get_paintable (loader);

  if (snabel_picture_loader_get_state (loader) == SNABEL_PICTURE_STATE_FAILED)
    update_shapes (self);
  if (paintable != NULL)
    g_signal_connect_object (paintable, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw), self->owner, G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (self->owner);
}

static void
add_kind (SnabelEmojiOverlay *self,
          SnabelCustomEmoji  *emoji)
{
  gboolean    is_still = snabel_reading_settings_get_animation (self->context->settings) == SNABEL_ANIMATION_NEVER;
  const char *uri = is_still && emoji->static_url != NULL ? emoji->static_url : emoji->url;
  Kind       *kind = g_new0 (Kind, 1);

  kind->shortcode = g_strdup (emoji->shortcode);
  kind->loader = snabel_picture_loader_new (self->owner);
  g_signal_connect_object (kind->loader, "changed", G_CALLBACK (loader_changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->kinds, kind);
  snabel_picture_loader_set_may_play (kind->loader, may_play (self));
  snabel_picture_loader_set_pictures (kind->loader, self->context->pictures);
  snabel_picture_loader_set_size (kind->loader, self->size, self->size);
  snabel_picture_loader_set_source (kind->loader, uri, SNABEL_PICTURE_EMOJI);
}

static void
add_kinds (SnabelEmojiOverlay *self)
{
  for (guint i = 0; i < self->text->n_runs && self->kinds->len < MAX_KINDS; i++)
    {
      const char        *shortcode = self->text->runs[i].shortcode;
      SnabelCustomEmoji *emoji = NULL;

      if (shortcode != NULL && find_kind (self, shortcode) == NULL)
        emoji = find_emoji (self->emojis, shortcode);
      if (emoji != NULL)
        add_kind (self, emoji);
    }
}

static void
reload (SnabelEmojiOverlay *self)
{
  g_ptr_array_set_size (self->kinds, 0);
  self->size = PANGO_PIXELS (get_shape (self->owner).height);
  if (self->text != NULL && self->emojis != NULL)
    add_kinds (self);
  update_shapes (self);
}

static void
ensure_motion (SnabelEmojiOverlay *self)
{
  if (self->motion != NULL)
    return;

  self->motion = gtk_event_controller_motion_new ();
  g_signal_connect_object (self->motion, "notify::contains-pointer", G_CALLBACK (update_playing), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->owner, self->motion);
}

static void
snabel_emoji_overlay_dispose (GObject *object)
{
  SnabelEmojiOverlay *self = SNABEL_EMOJI_OVERLAY (object);

  g_ptr_array_set_size (self->kinds, 0);
  g_clear_object (&self->context);
  g_clear_object (&self->emojis);
  g_clear_pointer (&self->text, snabel_rich_text_unref);
  g_clear_pointer (&self->base, pango_attr_list_unref);

  G_OBJECT_CLASS (snabel_emoji_overlay_parent_class)->dispose (object);
}

static void
snabel_emoji_overlay_finalize (GObject *object)
{
  g_clear_pointer (&SNABEL_EMOJI_OVERLAY (object)->kinds, g_ptr_array_unref);

  G_OBJECT_CLASS (snabel_emoji_overlay_parent_class)->finalize (object);
}

static void
snabel_emoji_overlay_class_init (SnabelEmojiOverlayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_emoji_overlay_dispose;
  G_OBJECT_CLASS (klass)->finalize = snabel_emoji_overlay_finalize;
}

static void
snabel_emoji_overlay_init (SnabelEmojiOverlay *self)
{
  self->kinds = g_ptr_array_new_with_free_func (kind_free);
}

/**
 * snabel_emoji_overlay_new:
 * @owner: the widget that draws the pictures; it owns the new object
 * @label: its child, with the text
 * @context: what the rows of a list share; it has pictures
 *
 * Returns: (transfer full): no emoji yet
 */
SnabelEmojiOverlay *
snabel_emoji_overlay_new (GtkWidget        *owner,
                          GtkLabel         *label,
                          SnabelRowContext *context)
{
  SnabelEmojiOverlay *self = NULL;
  PangoAttrList      *base = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (owner), NULL);
  g_return_val_if_fail (GTK_IS_LABEL (label), NULL);
  g_return_val_if_fail (SNABEL_IS_ROW_CONTEXT (context), NULL);

  self = g_object_new (SNABEL_TYPE_EMOJI_OVERLAY, NULL);
  base = gtk_label_get_attributes (label);
  self->owner = owner;
  self->label = label;
  self->context = g_object_ref (context);
  self->base = base != NULL ? pango_attr_list_ref (base) : NULL;
  if (context->settings != NULL)
    g_signal_connect_object (context->settings, "notify::animation", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * snabel_emoji_overlay_set_text:
 * @text: (nullable): the text of the label, byte for byte
 * @emojis: (nullable): of #SnabelCustomEmoji, that came with it
 *
 * What was loaded for the text before is dropped, what is on its way is no longer waited for.
 */
void
snabel_emoji_overlay_set_text (SnabelEmojiOverlay   *self,
                               const SnabelRichText *text,
                               GListModel           *emojis)
{
  g_return_if_fail (SNABEL_IS_EMOJI_OVERLAY (self));

  g_clear_pointer (&self->text, snabel_rich_text_unref);
  if (text != NULL)
    self->text = snabel_rich_text_ref ((SnabelRichText *) text);
  g_set_object (&self->emojis, emojis);
  if (snabel_emoji_overlay_is_wanted (text, self->context))
    ensure_motion (self);
  reload (self);
}

/**
 * snabel_emoji_overlay_update_size:
 *
 * To be called when the style of the owner changed: the pictures are as high as its lines.
 */
void
snabel_emoji_overlay_update_size (SnabelEmojiOverlay *self)
{
  int size = 0;

  g_return_if_fail (SNABEL_IS_EMOJI_OVERLAY (self));

  size = self->size;
  if (self->kinds->len == 0)
    return;

  update_shapes (self);
  for (guint i = 0; i < self->kinds->len && self->size != size; i++)
    snabel_picture_loader_set_size (((Kind *) g_ptr_array_index (self->kinds, i))->loader, self->size, self->size);
}

/* Returns: (nullable): the emoji in whose place the run stands */
static Kind *
get_kind (PangoLayoutRun *run)
{
  if (run == NULL)
    return NULL;

  for (GSList *item = run->item->analysis.extra_attrs; item != NULL; item = item->next)
    {
      PangoAttribute *attribute = item->data;

      if (attribute->klass->type == PANGO_ATTR_SHAPE)
        return ((PangoAttrShape *) attribute)->data;
    }

  return NULL;
}

/* Whole, whatever its aspect, in the middle of its place. */
static void
draw (GtkSnapshot           *snapshot,
      GdkPaintable          *paintable,
      const graphene_rect_t *place)
{
  double aspect = gdk_paintable_get_intrinsic_aspect_ratio (paintable);
  double width = aspect > 1 || aspect == 0 ? place->size.width : place->size.width * aspect;
  double height = aspect > 1 ? place->size.height / aspect : place->size.height;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (place->origin.x + (float) (place->size.width - width) / 2,
                                                          place->origin.y + (float) (place->size.height - height) / 2));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  gtk_snapshot_restore (snapshot);
}

/**
 * snabel_emoji_overlay_snapshot:
 *
 * Draws the pictures that are here, where the text has places for them. What an ellipsis hides has none.
 */
void
snabel_emoji_overlay_snapshot (SnabelEmojiOverlay *self,
                               GtkSnapshot        *snapshot)
{
  g_autoptr(PangoLayoutIter) iter = NULL;
  graphene_point_t origin = GRAPHENE_POINT_INIT_ZERO;
  int              x = 0;
  int              y = 0;

  g_return_if_fail (SNABEL_IS_EMOJI_OVERLAY (self));

  if (self->kinds->len == 0 ||
      !gtk_widget_compute_point (GTK_WIDGET (self->label), self->owner, &GRAPHENE_POINT_INIT_ZERO, &origin))
    return;

  gtk_label_get_layout_offsets (self->label, &x, &y);
  iter = pango_layout_get_iter (gtk_label_get_layout (self->label));
  do
    {
      Kind          *kind = get_kind (pango_layout_iter_get_run_readonly (iter));
      GdkPaintable  *paintable = kind != NULL ? snabel_picture_loader_get_paintable (kind->loader) : NULL;
      PangoRectangle place;

      if (paintable == NULL)
        continue;

      pango_layout_iter_get_run_extents (iter, NULL, &place);
      pango_extents_to_pixels (&place, NULL);
      draw (snapshot, paintable, &GRAPHENE_RECT_INIT (origin.x + (float) (x + place.x), origin.y + (float) (y + place.y) + (float) (place.height - self->size) / 2, (float) self->size, (float) self->size));
    }
  while (pango_layout_iter_next_run (iter));
}

/**
 * snabel_emoji_overlay_get_n_shown:
 *
 * Returns: how many kinds of emoji are here as pictures
 */
guint
snabel_emoji_overlay_get_n_shown (SnabelEmojiOverlay *self)
{
  guint n_shown = 0;

  g_return_val_if_fail (SNABEL_IS_EMOJI_OVERLAY (self), 0);

  for (guint i = 0; i < self->kinds->len; i++)
    n_shown += snabel_picture_loader_get_paintable (((Kind *) g_ptr_array_index (self->kinds, i))->loader) != NULL;

  return n_shown;
}

/**
 * snabel_emoji_overlay_is_wanted:
 * @text: (nullable): a text
 * @context: (nullable): what the rows of a list share
 *
 * Returns: whether there are emoji in @text and pictures for them: most texts need no #SnabelEmojiOverlay
 */
gboolean
snabel_emoji_overlay_is_wanted (const SnabelRichText *text,
                                SnabelRowContext     *context)
{
  if (text == NULL || context == NULL || context->pictures == NULL)
    return FALSE;

  for (guint i = 0; i < text->n_runs; i++)
    if ((text->runs[i].flags & SNABEL_TEXT_EMOJI) != 0)
      return TRUE;

  return FALSE;
}
