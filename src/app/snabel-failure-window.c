/* SPDX-License-Identifier: GPL-3.0-or-later */
/* There is nothing to show but why. */
#include "config.h"

#include "snabel-failure-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * snabel_failure_window_present:
 * @reason: a sentence
 *
 * Says why the program cannot start; it ends when the window is closed.
 */
void
snabel_failure_window_present (GtkApplication *application,
                               const char     *reason)
{
  GtkWidget       *window = adw_application_window_new (application);
  GtkWidget       *view = adw_toolbar_view_new ();
  GtkWidget       *page = adw_status_page_new ();
  g_autofree char *escaped = g_markup_escape_text (reason, -1);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Snabel Cannot Start"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-error-symbolic");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_title (GTK_WINDOW (window), "Snabel");
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 420);
  gtk_window_present (GTK_WINDOW (window));
}
