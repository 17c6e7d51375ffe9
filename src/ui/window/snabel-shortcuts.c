/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of keys, its installation, and the dialog that shows it. */
#include "config.h"

#include "window/snabel-shortcuts.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  GROUP_GENERAL,
  GROUP_ACCOUNTS,
  GROUP_READING,
  GROUP_POST,
  GROUP_WRITING,
  N_GROUPS
} Group;

static const char *const group_titles[N_GROUPS] = {
  N_ ("General"),
  N_ ("Accounts"),
  N_ ("Reading"),
  N_ ("The Post That Is Read"),
  N_ ("Writing"),
};

/* @SCOPE_WINDOW works everywhere, @SCOPE_PAGE unless somebody is typing; @SCOPE_WIDGET is what the
 * list handles by itself and is here for the dialog alone. */
typedef enum
{
  SCOPE_WINDOW,
  SCOPE_PAGE,
  SCOPE_WIDGET,
} Scope;

/* @title is NULL where the one above speaks for it. */
typedef struct
{
  Group       group;
  Scope       scope;
  const char *action;
  const char *keys;
  const char *title;
} Shortcut;

static const Shortcut shortcuts[] = {
  { GROUP_GENERAL, SCOPE_WINDOW, "app.new-post", "<Control>n", N_ ("Write a post") },
  { GROUP_GENERAL, SCOPE_PAGE, "app.new-post", "n", NULL },
  { GROUP_GENERAL, SCOPE_WINDOW, "win.refresh", "<Control>r F5", N_ ("Look for new posts") },
  { GROUP_GENERAL, SCOPE_WINDOW, "app.preferences", "<Control>comma", N_ ("Preferences") },
  { GROUP_GENERAL, SCOPE_PAGE, "app.shortcuts", "question", N_ ("Keyboard shortcuts") },
  { GROUP_GENERAL, SCOPE_WINDOW, "app.shortcuts", "<Control>question", NULL },
  { GROUP_GENERAL, SCOPE_WINDOW, "window.close", "<Control>w", N_ ("Close the window") },
  { GROUP_GENERAL, SCOPE_WINDOW, "app.quit", "<Control>q", N_ ("Quit") },
  { GROUP_ACCOUNTS, SCOPE_WINDOW, "win.nth-account(1)", "<Control>1", N_ ("First account") },
  { GROUP_ACCOUNTS, SCOPE_WINDOW, "win.nth-account(2)", "<Control>2", N_ ("Second account, and so on") },
  { GROUP_ACCOUNTS, SCOPE_WINDOW, "win.nth-account(3)", "<Control>3", NULL },
  { GROUP_ACCOUNTS, SCOPE_WINDOW, "win.nth-account(4)", "<Control>4", NULL },
  { GROUP_ACCOUNTS, SCOPE_WINDOW, "win.nth-account(5)", "<Control>5", NULL },
  { GROUP_ACCOUNTS, SCOPE_WINDOW, "win.nth-account(6)", "<Control>6", NULL },
  { GROUP_ACCOUNTS, SCOPE_WINDOW, "win.nth-account(7)", "<Control>7", NULL },
  { GROUP_ACCOUNTS, SCOPE_WINDOW, "win.nth-account(8)", "<Control>8", NULL },
  { GROUP_ACCOUNTS, SCOPE_WINDOW, "win.nth-account(9)", "<Control>9", NULL },
  { GROUP_ACCOUNTS, SCOPE_WINDOW, "win.next-account", "<Control>Page_Down", N_ ("Next account") },
  { GROUP_ACCOUNTS, SCOPE_WINDOW, "win.previous-account", "<Control>Page_Up", N_ ("Previous account") },
  { GROUP_READING, SCOPE_PAGE, "timeline.next", "j", N_ ("Next post") },
  { GROUP_READING, SCOPE_PAGE, "timeline.previous", "k", N_ ("Previous post") },
  { GROUP_READING, SCOPE_PAGE, "timeline.newest", "period", N_ ("Newest post") },
  { GROUP_READING, SCOPE_WINDOW, "window.change-text-size(1)", "<Control>plus <Control>equal", N_ ("Larger text") },
  { GROUP_READING, SCOPE_WINDOW, "window.change-text-size(-1)", "<Control>minus", N_ ("Smaller text") },
  { GROUP_READING, SCOPE_WINDOW, "window.change-text-size(0)", "<Control>0", N_ ("Text of normal size") },
  { GROUP_READING, SCOPE_WIDGET, NULL, "space", N_ ("A page down") },
  { GROUP_READING, SCOPE_WIDGET, NULL, "<Shift>space", N_ ("A page up") },
  { GROUP_POST, SCOPE_PAGE, "timeline.reply", "r", N_ ("Reply") },
  { GROUP_POST, SCOPE_PAGE, "timeline.reblog", "b", N_ ("Boost") },
  { GROUP_POST, SCOPE_PAGE, "timeline.favourite", "f", N_ ("Favourite") },
  { GROUP_POST, SCOPE_PAGE, "timeline.bookmark", "d", N_ ("Bookmark") },
  { GROUP_POST, SCOPE_PAGE, "timeline.toggle-warning", "x", N_ ("Open or close the content warning") },
  { GROUP_POST, SCOPE_PAGE, "timeline.toggle-text", "m", N_ ("Show all or less of a long text") },
  { GROUP_POST, SCOPE_PAGE, "timeline.toggle-media", "h", N_ ("Show or hide sensitive pictures") },
  { GROUP_POST, SCOPE_PAGE, "timeline.open-in-browser", "o", N_ ("Open in the browser") },
  { GROUP_POST, SCOPE_PAGE, "timeline.copy-link", "c", N_ ("Copy the link") },
  { GROUP_WRITING, SCOPE_WIDGET, NULL, "<Control>Return", N_ ("Send the post") },
  { GROUP_WRITING, SCOPE_WIDGET, NULL, "Escape", N_ ("Close and keep the draft") },
};

/**
 * snabel_shortcuts_install:
 *
 * Gives the actions of the program and of its windows their keys.
 */
void
snabel_shortcuts_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_auto(GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);

      if (shortcuts[i].scope == SCOPE_WINDOW)
        gtk_application_set_accels_for_action (application, shortcuts[i].action, (const char *const *) keys);
    }
}

static void
add_page_key (GtkShortcutController *controller,
              const Shortcut        *shortcut)
{
  GtkShortcut *added = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcut->keys),
                                         gtk_named_action_new ("window.page-key"));

  gtk_shortcut_set_arguments (added, g_variant_new_string (shortcut->action));
  gtk_shortcut_controller_add_shortcut (controller, added);
}

/**
 * snabel_shortcuts_new_controller:
 *
 * The keys without Ctrl, for a window with an action "window.page-key". It hears of them after whatever has the focus.
 *
 * Returns: (transfer full): a controller for a window
 */
GtkEventController *
snabel_shortcuts_new_controller (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].scope == SCOPE_PAGE)
      add_page_key (GTK_SHORTCUT_CONTROLLER (controller), &shortcuts[i]);

  return controller;
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
