/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label for what people write in one line: their names, their warnings, the answers of their polls. */
#include "status/text/snabel-emoji-label.h"

#include "model/snabel-custom-emoji.h"
#include "session/snabel-shown-name.h"
#include "status/text/snabel-emoji-overlay.h"
#include "text/snabel-emoji-text.h"
#include "text/snabel-name.h"

struct _SnabelEmojiLabel
{
  GtkWidget           parent_instance;
  GtkLabel           *label;
  SnabelRowContext   *context;
  SnabelEmojiOverlay *emoji; /* (nullable): made with the first line that has some */
};

enum
{
  PROP_LABEL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelEmojiLabel, snabel_emoji_label, GTK_TYPE_WIDGET)

static void
snabel_emoji_label_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  SnabelEmojiLabel *self = SNABEL_EMOJI_LABEL (widget);

  GTK_WIDGET_CLASS (snabel_emoji_label_parent_class)->snapshot (widget, snapshot);
  if (self->emoji != NULL)
    snabel_emoji_overlay_snapshot (self->emoji, snapshot);
}

static void
snabel_emoji_label_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  SnabelEmojiLabel *self = SNABEL_EMOJI_LABEL (widget);

  GTK_WIDGET_CLASS (snabel_emoji_label_parent_class)->css_changed (widget, change);
  if (self->emoji != NULL)
    snabel_emoji_overlay_update_size (self->emoji);
}

static void
snabel_emoji_label_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_object (value, SNABEL_EMOJI_LABEL (object)->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_emoji_label_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SnabelEmojiLabel *self = SNABEL_EMOJI_LABEL (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      self->label = g_value_get_object (value);
      gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_emoji_label_dispose (GObject *object)
{
  SnabelEmojiLabel *self = SNABEL_EMOJI_LABEL (object);

  g_clear_object (&self->emoji);
  g_clear_object (&self->context);
  g_clear_pointer ((GtkWidget **) &self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (snabel_emoji_label_parent_class)->dispose (object);
}

static void
snabel_emoji_label_class_init (SnabelEmojiLabelClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_emoji_label_get_property;
  object_class->set_property = snabel_emoji_label_set_property;
  object_class->dispose = snabel_emoji_label_dispose;
  widget_class->snapshot = snabel_emoji_label_snapshot;
  widget_class->css_changed = snabel_emoji_label_css_changed;
  /**
   * SnabelEmojiLabel:label:
   *
   * What shows the text: how it wraps and where it is cut is set there.
   */
  properties[PROP_LABEL] = g_param_spec_object ("label", NULL, NULL, GTK_TYPE_LABEL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
snabel_emoji_label_init (SnabelEmojiLabel *self)
{
}

/**
 * snabel_emoji_label_new:
 * @label: (transfer floating): what shows the text
 *
 * Returns: (transfer floating): a widget around @label
 */
GtkWidget *
snabel_emoji_label_new (GtkLabel *label)
{
  g_return_val_if_fail (GTK_IS_LABEL (label), NULL);

  return g_object_new (SNABEL_TYPE_EMOJI_LABEL, "label", label, NULL);
}

/**
 * snabel_emoji_label_set_context:
 * @context: what the rows of a list share; once, before the first line
 */
void
snabel_emoji_label_set_context (SnabelEmojiLabel *self,
                                SnabelRowContext *context)
{
  g_return_if_fail (SNABEL_IS_EMOJI_LABEL (self));
  g_return_if_fail (SNABEL_IS_ROW_CONTEXT (context));

  g_set_object (&self->context, context);
}

/**
 * snabel_emoji_label_set_plain:
 * @text: what is shown, without emoji
 */
void
snabel_emoji_label_set_plain (SnabelEmojiLabel *self,
                              const char       *text)
{
  g_return_if_fail (SNABEL_IS_EMOJI_LABEL (self));
  g_return_if_fail (text != NULL);

  if (self->emoji != NULL)
    snabel_emoji_overlay_set_text (self->emoji, NULL, NULL);
  gtk_label_set_label (self->label, text);
}

/**
 * snabel_emoji_label_set_line:
 * @line: what somebody wrote, not yet cleaned
 * @emojis: of #SnabelCustomEmoji, that came with it
 *
 * Where there are no pictures the shortcodes are left out, unless nothing else is there.
 */
void
snabel_emoji_label_set_line (SnabelEmojiLabel *self,
                             const char       *line,
                             GListModel       *emojis)
{
  g_autofree char *words = NULL;
  g_autoptr(SnabelRichText) plain = NULL;
  g_autoptr(SnabelRichText) text = NULL;
  g_autoptr(GHashTable) shortcodes = NULL;

  g_return_if_fail (SNABEL_IS_EMOJI_LABEL (self));
  g_return_if_fail (line != NULL);
  g_return_if_fail (G_IS_LIST_MODEL (emojis));

  if (snabel_emoji_label_has_pictures (self) && g_list_model_get_n_items (emojis) > 0)
    {
      words = snabel_name_clean (line);
      plain = snabel_rich_text_new (words);
      shortcodes = snabel_custom_emoji_dup_shortcodes (emojis);
      text = snabel_emoji_text_find (plain, shortcodes);
    }
  if (!snabel_emoji_overlay_is_wanted (text, self->context))
    {
      g_autofree char *left = snabel_shown_name_dup_line (line, emojis);

      snabel_emoji_label_set_plain (self, left);
      return;
    }

  if (self->emoji == NULL)
    self->emoji = snabel_emoji_overlay_new (GTK_WIDGET (self), self->label, self->context);
  gtk_label_set_label (self->label, text->text);
  snabel_emoji_overlay_set_text (self->emoji, text, emojis);
}

/**
 * snabel_emoji_label_has_pictures:
 *
 * Returns: whether custom emoji would be shown as pictures
 */
gboolean
snabel_emoji_label_has_pictures (SnabelEmojiLabel *self)
{
  g_return_val_if_fail (SNABEL_IS_EMOJI_LABEL (self), FALSE);

  return self->context != NULL && self->context->pictures != NULL;
}

/**
 * snabel_emoji_label_get_text:
 *
 * Returns: the text as it is read aloud or copied, with its shortcodes
 */
const char *
snabel_emoji_label_get_text (SnabelEmojiLabel *self)
{
  g_return_val_if_fail (SNABEL_IS_EMOJI_LABEL (self), NULL);

  return gtk_label_get_text (self->label);
}
