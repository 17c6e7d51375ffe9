/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a link in a post leads. */
#include "status/media/snabel-link-card.h"

#include "snabel-ui.h"
#include "text/snabel-link.h"

struct _SnabelLinkCard
{
  GtkWidget  parent_instance;
  GtkWidget *button;
  GtkLabel  *host;
  GtkLabel  *title;
  GtkLabel  *description;
};

G_DEFINE_FINAL_TYPE (SnabelLinkCard, snabel_link_card, GTK_TYPE_WIDGET)

static void
snabel_link_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_LINK_CARD);

  G_OBJECT_CLASS (snabel_link_card_parent_class)->dispose (object);
}

static void
snabel_link_card_class_init (SnabelLinkCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_link_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "status/media/snabel-link-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelLinkCard, button);
  gtk_widget_class_bind_template_child (widget_class, SnabelLinkCard, host);
  gtk_widget_class_bind_template_child (widget_class, SnabelLinkCard, title);
  gtk_widget_class_bind_template_child (widget_class, SnabelLinkCard, description);
}

static void
snabel_link_card_init (SnabelLinkCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
snabel_link_card_new (void)
{
  return g_object_new (SNABEL_TYPE_LINK_CARD, NULL);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/**
 * snabel_link_card_set_card:
 * @card: a card whose address is a link that may be opened
 */
void
snabel_link_card_set_card (SnabelLinkCard    *self,
                           SnabelPreviewCard *card)
{
  g_autofree char *host = NULL;

  g_return_if_fail (SNABEL_IS_LINK_CARD (self));
  g_return_if_fail (SNABEL_IS_PREVIEW_CARD (card));

  /* The host is read from the address: the name that the page gives itself proves nothing. */
  host = snabel_link_dup_host (card->url);
  set_label (self->host, host);
  set_label (self->title, card->title != NULL ? card->title : card->url);
  set_label (self->description, card->description);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), card->url);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", card->url);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, card->title != NULL ? card->title : card->url,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, host != NULL ? host : "", -1);
}
