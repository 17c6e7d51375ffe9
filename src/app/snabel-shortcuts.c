/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of keys, its installation, and the dialog that shows it. */
#include "config.h"

#include "snabel-shortcuts.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  GROUP_GENERAL,
  N_GROUPS
} Group;

static const char *const group_titles[N_GROUPS] = {
  N_ ("General"),
};

/* @action is NULL where a widget handles the key itself: single letters must not be
 * taken from whoever is typing. @title is NULL where the one above speaks for it. */
typedef struct
{
  Group       group;
  const char *action;
  const char *keys;
  const char *title;
} Shortcut;

static const Shortcut shortcuts[] = {
  { GROUP_GENERAL, "app.shortcuts", "<Control>question", N_ ("Keyboard shortcuts") },
  { GROUP_GENERAL, "window.close", "<Control>w", N_ ("Close the window") },
  { GROUP_GENERAL, "app.quit", "<Control>q", N_ ("Quit") },
};

/**
 * snabel_shortcuts_install:
 *
 * Gives the actions of the program their keys.
 */
void
snabel_shortcuts_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_auto(GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);

      if (shortcuts[i].action != NULL)
        gtk_application_set_accels_for_action (application, shortcuts[i].action, (const char *const *) keys);
    }
}

static void
append_label (GtkBox     *box,
              const char *text,
              const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, style_class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (box, label);
}

/* One label a key; "plus" itself is a key too, so the parts are named one by one. */
static void
append_accelerator (GtkBox     *box,
                    const char *accelerator)
{
  static const struct
  {
    GdkModifierType modifier;
    guint           keyval;
  } modifiers[] = {
    { GDK_CONTROL_MASK, GDK_KEY_Control_L },
    { GDK_SHIFT_MASK, GDK_KEY_Shift_L },
    { GDK_ALT_MASK, GDK_KEY_Alt_L },
  };
  GdkModifierType  state = 0;
  guint            keyval = 0;
  g_autofree char *key = NULL;

  gtk_accelerator_parse (accelerator, &keyval, &state);
  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    {
      g_autofree char *words = gtk_accelerator_get_label (0, modifiers[i].modifier);

      if ((state & modifiers[i].modifier) != 0)
        append_label (box, g_strstrip (words), "keycap");
    }
  key = gtk_accelerator_get_label (keyval, 0);
  append_label (box, key, "keycap");
}

static GtkWidget *
make_row (const Shortcut *shortcut)
{
  g_auto(GStrv) keys = g_strsplit (shortcut->keys, " ", -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (i > 0)
        /* Translators: between two keys that do the same: "Ctrl R or F5" */
        append_label (GTK_BOX (box), _ ("or"), "dimmed");
      append_accelerator (GTK_BOX (box), keys[i]);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);

  return row;
}

static GtkWidget *
make_group (Group group)
{
  GtkWidget *widget = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), _ (group_titles[group]));
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].group == group && shortcuts[i].title != NULL)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), make_row (&shortcuts[i]));

  return widget;
}

/**
 * snabel_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): a dialog that shows the table
 */
AdwDialog *
snabel_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  for (Group group = 0; group < N_GROUPS; group++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_group (group)));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);

  return dialog;
}
