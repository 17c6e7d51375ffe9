/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words are in a popover: long ones scroll, and all can be selected. */
#include "config.h"

#include "status/media/snabel-alt-badge.h"

#include <glib/gi18n-lib.h>

#define MAX_HEIGHT 300
#define MAX_CHARS  40

struct _SnabelAltBadge
{
  GtkButton  parent_instance;
  char      *text;
  GtkWidget *popover; /* (nullable): while it is open */
};

G_DEFINE_FINAL_TYPE (SnabelAltBadge, snabel_alt_badge, GTK_TYPE_BUTTON)

static GtkWidget *
create_words (const char *text)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);

  return scroller;
}

static void
closed_cb (SnabelAltBadge *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
snabel_alt_badge_clicked (GtkButton *button)
{
  SnabelAltBadge *self = SNABEL_ALT_BADGE (button);

  if (self->text == NULL || self->popover != NULL)
    return;

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), create_words (self->text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Description"), -1);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
snabel_alt_badge_dispose (GObject *object)
{
  SnabelAltBadge *self = SNABEL_ALT_BADGE (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (snabel_alt_badge_parent_class)->dispose (object);
}

static void
snabel_alt_badge_class_init (SnabelAltBadgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_alt_badge_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = snabel_alt_badge_clicked;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "altbadge");
}

static void
snabel_alt_badge_init (SnabelAltBadge *self)
{
  /* Translators: on a picture that has been described in words; as short as can be */
  GtkWidget *label = gtk_label_new (_ ("ALT"));

  gtk_button_set_child (GTK_BUTTON (self), label);
  gtk_widget_add_css_class (GTK_WIDGET (self), "media-badge");
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Read the description"), -1);
}

/**
 * snabel_alt_badge_new:
 *
 * Returns: (transfer floating): a badge without words
 */
GtkWidget *
snabel_alt_badge_new (void)
{
  return g_object_new (SNABEL_TYPE_ALT_BADGE, NULL);
}

/**
 * snabel_alt_badge_set_text:
 * @text: (nullable): the description
 */
void
snabel_alt_badge_set_text (SnabelAltBadge *self,
                           const char     *text)
{
  g_return_if_fail (SNABEL_IS_ALT_BADGE (self));

  g_set_str (&self->text, text);
}
