/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be done once before a widget of Snabel is made, and what many of them need. */
#include "config.h"

#include "snabel-ui.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "snabel-ui-resources.h"

static void
high_contrast_changed_cb (AdwStyleManager *manager,
                          GParamSpec      *pspec,
                          GtkCssProvider  *provider)
{
  if (adw_style_manager_get_high_contrast (manager))
    gtk_css_provider_load_from_resource (provider, SNABEL_UI_RESOURCE_PATH "style-hc.css");
  else
    gtk_css_provider_load_from_string (provider, "");
}

static void
add_style (GdkDisplay *display)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();
  g_autoptr(GtkCssProvider) contrast = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, SNABEL_UI_RESOURCE_PATH "style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (contrast), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (high_contrast_changed_cb), contrast, G_CONNECT_DEFAULT);
  high_contrast_changed_cb (manager, NULL, contrast);
}

/**
 * snabel_ui_init:
 *
 * Starts libadwaita and adds the style, the icons and the templates. May be called again.
 */
void
snabel_ui_init (void)
{
  static gsize is_done = 0;

  if (!g_once_init_enter (&is_done))
    return;

  adw_init ();
  /* In a static library nothing would pull the resources in by itself. */
  g_resources_register (snabel_ui_get_resource ());
  add_style (gdk_display_get_default ());
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    SNABEL_UI_RESOURCE_PATH "icons");
  g_once_init_leave (&is_done, 1);
}

/**
 * snabel_ui_unparent_children:
 *
 * What gtk_widget_dispose_template() leaves: the children that are bound to no member.
 */
void
snabel_ui_unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/**
 * snabel_ui_dup_sentence:
 * @message: what went wrong, in our words or in a server's
 *
 * Messages are without a full stop, as a toast or a banner shows them. Among whole sentences they end like one.
 *
 * Returns: (transfer full): @message with its full stop
 */
char *
snabel_ui_dup_sentence (const char *message)
{
  const char *last = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  last = g_utf8_find_prev_char (message, message + strlen (message));
  if (last == NULL || g_unichar_type (g_utf8_get_char (last)) == G_UNICODE_OTHER_PUNCTUATION)
    return g_strdup (message);

  /* Translators: %s is a message without its full stop; put the full stop of your language behind it */
  return g_strdup_printf (_ ("%s."), message);
}
