/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: who acts on the left, what there is to read on the right. */
#include "window/snabel-window.h"

#include "snabel-ui.h"

struct _SnabelWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (SnabelWindow, snabel_window, ADW_TYPE_APPLICATION_WINDOW)

static void
snabel_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_WINDOW);

  G_OBJECT_CLASS (snabel_window_parent_class)->dispose (object);
}

static void
snabel_window_class_init (SnabelWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "window/snabel-window.ui");
}

static void
snabel_window_init (SnabelWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * snabel_window_new:
 * @application: whose window it is
 *
 * Returns: (transfer none): a window, not yet shown
 */
SnabelWindow *
snabel_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (SNABEL_TYPE_WINDOW, "application", application, NULL);
}
