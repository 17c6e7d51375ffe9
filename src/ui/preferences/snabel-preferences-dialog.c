/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each choice is a key of the settings, and works as soon as it is made. */
#include "preferences/snabel-preferences-dialog.h"

#include "preferences/snabel-alert-accounts.h"
#include "preferences/snabel-reading-preferences.h"
#include "snabel-ui.h"

#define NARROWEST 340
#define LOWEST    150

struct _SnabelPreferencesDialog
{
  AdwPreferencesDialog parent_instance;
  AdwToggleGroup      *color_scheme;
  AdwSwitchRow        *run_in_background;
  AdwPreferencesPage  *reading;
  AdwPreferencesPage  *notifications;
  AdwSwitchRow        *alerts;
};

G_DEFINE_FINAL_TYPE (SnabelPreferencesDialog, snabel_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
snabel_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (snabel_preferences_dialog_parent_class)->dispose (object);
}

static void
snabel_preferences_dialog_class_init (SnabelPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "preferences/snabel-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelPreferencesDialog, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, SnabelPreferencesDialog, run_in_background);
  gtk_widget_class_bind_template_child (widget_class, SnabelPreferencesDialog, reading);
  gtk_widget_class_bind_template_child (widget_class, SnabelPreferencesDialog, notifications);
  gtk_widget_class_bind_template_child (widget_class, SnabelPreferencesDialog, alerts);
}

/* Without a compositor the frame of a window of 360 px takes 10 of them; the bin in the dialog asks for 360 (libadwaita 1.7). */
static void
let_be_narrow (GtkWidget *widget)
{
  if (ADW_IS_BREAKPOINT_BIN (widget))
    gtk_widget_set_size_request (widget, NARROWEST, LOWEST);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    let_be_narrow (child);
}

static void
snabel_preferences_dialog_init (SnabelPreferencesDialog *self)
{
  g_type_ensure (SNABEL_TYPE_READING_PREFERENCES);
  gtk_widget_init_template (GTK_WIDGET (self));
  let_be_narrow (adw_dialog_get_child (ADW_DIALOG (self)));
}

/**
 * snabel_preferences_dialog_new:
 * @settings: the program's
 * @accounts: those that can be chosen about one by one
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
AdwDialog *
snabel_preferences_dialog_new (GSettings      *settings,
                               SnabelAccounts *accounts)
{
  SnabelPreferencesDialog *self = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (accounts), NULL);

  self = g_object_new (SNABEL_TYPE_PREFERENCES_DIALOG, NULL);
  g_settings_bind (settings, "color-scheme", self->color_scheme, "active-name", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "run-in-background", self->run_in_background, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "alerts", self->alerts, "active", G_SETTINGS_BIND_DEFAULT);
  snabel_reading_preferences_set_settings (SNABEL_READING_PREFERENCES (self->reading), settings);
  adw_preferences_page_add (self->notifications, snabel_alert_accounts_new (settings, accounts));

  return ADW_DIALOG (self);
}
