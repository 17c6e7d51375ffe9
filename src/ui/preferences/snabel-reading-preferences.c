/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each choice is a key of the settings, which the posts behind the dialog follow at once. */
#include "config.h"

#include "preferences/snabel-reading-preferences.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "snabel-ui.h"
#include "widgets/snabel-reading-settings.h"

struct _SnabelReadingPreferences
{
  AdwPreferencesPage     parent_instance;
  AdwToggleGroup        *density;
  GtkLabel              *text_size;
  AdwSwitchRow          *show_counters;
  AdwSwitchRow          *absolute_times;
  SnabelReadingSettings *reading; /* knows how much larger a step is */
};

G_DEFINE_FINAL_TYPE (SnabelReadingPreferences, snabel_reading_preferences, ADW_TYPE_PREFERENCES_PAGE)

static void
text_size_changed_cb (SnabelReadingPreferences *self)
{
  int              size = snabel_reading_settings_get_text_size (self->reading);
  long             percent = lround (100 * snabel_reading_settings_get_text_scale (self->reading));
  g_autofree char *words = NULL;

  /* Translators: the size of text, like 115% */
  words = g_strdup_printf (_ ("%ld%%"), percent);
  gtk_label_set_label (self->text_size, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reading.smaller-text", size > SNABEL_TEXT_SIZE_SMALLEST);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reading.larger-text", size < SNABEL_TEXT_SIZE_LARGEST);
}

static void
change_text_size (SnabelReadingPreferences *self,
                  int                       change)
{
  int size = snabel_reading_settings_get_text_size (self->reading) + change;

  g_object_set (self->reading, "text-size", CLAMP (size, SNABEL_TEXT_SIZE_SMALLEST, SNABEL_TEXT_SIZE_LARGEST), NULL);
}

static void
smaller_text_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  change_text_size (SNABEL_READING_PREFERENCES (widget), -1);
}

static void
larger_text_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  change_text_size (SNABEL_READING_PREFERENCES (widget), 1);
}

static void
snabel_reading_preferences_dispose (GObject *object)
{
  SnabelReadingPreferences *self = SNABEL_READING_PREFERENCES (object);

  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_READING_PREFERENCES);

  G_OBJECT_CLASS (snabel_reading_preferences_parent_class)->dispose (object);
}

static void
snabel_reading_preferences_class_init (SnabelReadingPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_reading_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "preferences/snabel-reading-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelReadingPreferences, density);
  gtk_widget_class_bind_template_child (widget_class, SnabelReadingPreferences, text_size);
  gtk_widget_class_bind_template_child (widget_class, SnabelReadingPreferences, show_counters);
  gtk_widget_class_bind_template_child (widget_class, SnabelReadingPreferences, absolute_times);
  gtk_widget_class_install_action (widget_class, "reading.smaller-text", NULL, smaller_text_action);
  gtk_widget_class_install_action (widget_class, "reading.larger-text", NULL, larger_text_action);
}

static void
snabel_reading_preferences_init (SnabelReadingPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->reading = snabel_reading_settings_new ();
  g_signal_connect_object (self->reading, "notify::text-size", G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);
  text_size_changed_cb (self);
}

/**
 * snabel_reading_preferences_set_settings:
 * @settings: the program's
 *
 * Shows what is chosen in @settings, and sets it from now on. To be called once.
 */
void
snabel_reading_preferences_set_settings (SnabelReadingPreferences *self,
                                         GSettings                *settings)
{
  g_return_if_fail (SNABEL_IS_READING_PREFERENCES (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_bind (settings, "density", self->density, "active-name", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "text-size", self->reading, "text-size", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-counters", self->show_counters, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "absolute-times", self->absolute_times, "active", G_SETTINGS_BIND_DEFAULT);
}
