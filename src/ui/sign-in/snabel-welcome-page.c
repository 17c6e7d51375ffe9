/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "What is this?" in three sentences, and the way in. */
#include "sign-in/snabel-welcome-page.h"

#include "snabel-ui.h"

struct _SnabelWelcomePage
{
  AdwBin     parent_instance;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (SnabelWelcomePage, snabel_welcome_page, ADW_TYPE_BIN)

static gboolean
snabel_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SNABEL_WELCOME_PAGE (widget)->button);
}

static void
snabel_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (snabel_welcome_page_parent_class)->dispose (object);
}

static void
snabel_welcome_page_class_init (SnabelWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_welcome_page_dispose;
  widget_class->grab_focus = snabel_welcome_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "sign-in/snabel-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelWelcomePage, button);
}

static void
snabel_welcome_page_init (SnabelWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * snabel_welcome_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
snabel_welcome_page_new (void)
{
  return g_object_new (SNABEL_TYPE_WELCOME_PAGE, NULL);
}
