/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a post: one label, because nothing else is measured as quickly. */
#include "status/text/snabel-post-text.h"

#include "status/text/snabel-rich-markup.h"
#include "status/text/snabel-emoji-overlay.h"
#include "text/snabel-link.h"

/* Any width will do that is not one character: without it GtkLabel lays the text out at one character a
 * line before each measuring, which takes four times as long. */
#define WIDTH_CHARS 15

struct _SnabelPostText
{
  GtkWidget           parent_instance;
  GtkWidget          *label;
  SnabelRichText     *text;
  SnabelRowContext   *context;
  GListModel         *emojis;
  SnabelEmojiOverlay *emoji; /* (nullable): made with the first text that has some */
};

enum
{
  PROP_TEXT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelPostText, snabel_post_text, GTK_TYPE_WIDGET)

/* The link goes where its owner decides; GTK never opens an address by itself. */
static gboolean
activate_link_cb (SnabelPostText *self,
                  const char     *uri)
{
  if (snabel_link_check (uri) != SNABEL_LINK_REFUSED)
    gtk_widget_activate_action (GTK_WIDGET (self), "status.open-link", "s", uri);

  return GDK_EVENT_STOP;
}

static void
snabel_post_text_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  SnabelPostText *self = SNABEL_POST_TEXT (widget);

  GTK_WIDGET_CLASS (snabel_post_text_parent_class)->snapshot (widget, snapshot);
  if (self->emoji != NULL)
    snabel_emoji_overlay_snapshot (self->emoji, snapshot);
}

static void
snabel_post_text_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  SnabelPostText *self = SNABEL_POST_TEXT (widget);

  GTK_WIDGET_CLASS (snabel_post_text_parent_class)->css_changed (widget, change);
  if (self->emoji != NULL)
    snabel_emoji_overlay_update_size (self->emoji);
}

static void
snabel_post_text_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_boxed (value, SNABEL_POST_TEXT (object)->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_post_text_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      snabel_post_text_set_text (SNABEL_POST_TEXT (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_post_text_dispose (GObject *object)
{
  SnabelPostText *self = SNABEL_POST_TEXT (object);

  g_clear_object (&self->emoji);
  g_clear_object (&self->emojis);
  g_clear_object (&self->context);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->text, snabel_rich_text_unref);

  G_OBJECT_CLASS (snabel_post_text_parent_class)->dispose (object);
}

static void
snabel_post_text_class_init (SnabelPostTextClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_post_text_get_property;
  object_class->set_property = snabel_post_text_set_property;
  object_class->dispose = snabel_post_text_dispose;
  widget_class->snapshot = snabel_post_text_snapshot;
  widget_class->css_changed = snabel_post_text_css_changed;
  properties[PROP_TEXT] = g_param_spec_boxed ("text", NULL, NULL, SNABEL_TYPE_RICH_TEXT,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "posttext");
}

static void
snabel_post_text_init (SnabelPostText *self)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen that is not in an address must not be read into it. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "attributes", attributes,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "width-chars", WIDTH_CHARS,
                              "xalign", 0.0f,
                              NULL);
  g_signal_connect_object (self->label, "activate-link", G_CALLBACK (activate_link_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
snabel_post_text_new (void)
{
  return g_object_new (SNABEL_TYPE_POST_TEXT, NULL);
}

/* Text begins at its own side, whatever side the interface begins at. */
static void
update_alignment (SnabelPostText *self)
{
  PangoDirection direction = pango_layout_get_direction (gtk_label_get_layout (GTK_LABEL (self->label)), 0);
  gboolean       is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean       is_turned = direction == (is_rtl ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);

  gtk_label_set_xalign (GTK_LABEL (self->label), is_turned ? 1 : 0);
}

/**
 * snabel_post_text_set_context:
 * @context: what the rows of a list share; once, before the first text
 */
void
snabel_post_text_set_context (SnabelPostText   *self,
                              SnabelRowContext *context)
{
  g_return_if_fail (SNABEL_IS_POST_TEXT (self));
  g_return_if_fail (SNABEL_IS_ROW_CONTEXT (context));

  g_set_object (&self->context, context);
}

/**
 * snabel_post_text_set_emojis:
 * @emojis: (nullable): of #SnabelCustomEmoji, for the text that comes next
 */
void
snabel_post_text_set_emojis (SnabelPostText *self,
                             GListModel     *emojis)
{
  g_return_if_fail (SNABEL_IS_POST_TEXT (self));
  g_return_if_fail (emojis == NULL || G_IS_LIST_MODEL (emojis));

  g_set_object (&self->emojis, emojis);
}

/* Where there are no pictures the shortcodes are read. */
static void
update_emoji (SnabelPostText *self)
{
  gboolean is_wanted = self->emojis != NULL && snabel_emoji_overlay_is_wanted (self->text, self->context);

  if (is_wanted && self->emoji == NULL)
    self->emoji = snabel_emoji_overlay_new (GTK_WIDGET (self), GTK_LABEL (self->label), self->context);
  if (self->emoji != NULL)
    snabel_emoji_overlay_set_text (self->emoji, is_wanted ? self->text : NULL, self->emojis);
}

/**
 * snabel_post_text_set_text:
 * @text: (nullable): what is shown
 */
void
snabel_post_text_set_text (SnabelPostText *self,
                           SnabelRichText *text)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (SNABEL_IS_POST_TEXT (self));

  if (self->text == text)
    return;

  g_clear_pointer (&self->text, snabel_rich_text_unref);
  if (text != NULL)
    {
      self->text = snabel_rich_text_ref (text);
      markup = snabel_rich_markup_from_text (text);
    }
  gtk_label_set_markup (GTK_LABEL (self->label), markup != NULL ? markup : "");
  update_emoji (self);
  update_alignment (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * snabel_post_text_get_plain:
 *
 * Returns: the text as it is read aloud or copied
 */
const char *
snabel_post_text_get_plain (SnabelPostText *self)
{
  g_return_val_if_fail (SNABEL_IS_POST_TEXT (self), NULL);

  return self->text != NULL ? self->text->text : "";
}
