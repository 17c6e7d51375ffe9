/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exported actions. Any program of the person's may call them: they only navigate. */
#include "config.h"

#include "snabel-app-actions.h"

#include <glib/gi18n-lib.h>

#include "preferences/snabel-preferences-dialog.h"
#include "window/snabel-shortcuts.h"

typedef void (*ActionFunc) (SnabelApp    *self,
                            SnabelWindow *window,
                            GVariant     *parameter);

/* Only opens the composer: what is sent is sent there, by hand. */
static void
new_post_action (SnabelApp    *self,
                 SnabelWindow *window,
                 GVariant     *parameter)
{
  snabel_window_present_composer (window, NULL);
}

static void
sign_in_action (SnabelApp    *self,
                SnabelWindow *window,
                GVariant     *parameter)
{
  snabel_window_present_sign_in (window);
}

/* (account key, status id): from an alert; both are looked up, never trusted. */
static void
show_status_action (SnabelApp    *self,
                    SnabelWindow *window,
                    GVariant     *parameter)
{
  const char *key = NULL;
  const char *id = NULL;

  g_variant_get (parameter, "(&s&s)", &key, &id);
  snabel_window_show_status (window, key, id);
}

/* A key that is hit twice, or held, opens one dialog. */
static gboolean
has_dialog (SnabelWindow *window,
            const char   *name)
{
  g_autoptr(GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (window));

  for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++)
    {
      g_autoptr(GtkWidget) dialog = g_list_model_get_item (dialogs, i);

      if (g_str_equal (gtk_widget_get_name (dialog), name))
        return TRUE;
    }

  return FALSE;
}

static void
present (SnabelWindow *window,
         const char   *name,
         AdwDialog    *dialog)
{
  gtk_widget_set_name (GTK_WIDGET (dialog), name);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
preferences_action (SnabelApp    *self,
                    SnabelWindow *window,
                    GVariant     *parameter)
{
  if (!has_dialog (window, "preferences"))
    present (window, "preferences", snabel_preferences_dialog_new (snabel_app_get_settings (self), snabel_app_get_accounts (self)));
}

static void
shortcuts_action (SnabelApp    *self,
                  SnabelWindow *window,
                  GVariant     *parameter)
{
  if (!has_dialog (window, "shortcuts"))
    present (window, "shortcuts", snabel_shortcuts_dialog_new ());
}

static void
about_action (SnabelApp    *self,
              SnabelWindow *window,
              GVariant     *parameter)
{
  AdwDialog *dialog = NULL;

  if (has_dialog (window, "about"))
    return;
  dialog = adw_about_dialog_new ();
  g_object_set (dialog,
                "application-name", "Snabel",
                "application-icon", SNABEL_APPLICATION_ID,
                "version", SNABEL_VERSION,
                "developer-name", _ ("The Snabel developers"),
                "license-type", GTK_LICENSE_GPL_3_0,
                "comments", _ ("Read and write on Mastodon and the fediverse"),
                NULL);
  present (window, "about", dialog);
}

/* An action without a function only brings the window to the front. */
static const struct
{
  const char *name;
  const char *parameter_type;
  ActionFunc  func;
} actions[] = {
  { "show", NULL, NULL },
  { "show-status", "(ss)", show_status_action },
  { "new-post", NULL, new_post_action },
  { "sign-in", NULL, sign_in_action },
  { "preferences", NULL, preferences_action },
  { "shortcuts", NULL, shortcuts_action },
  { "about", NULL, about_action },
};

static ActionFunc
find_func (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      return actions[i].func;

  g_return_val_if_reached (NULL);
}

static void
activate_cb (SnabelApp     *self,
             GVariant      *parameter,
             GSimpleAction *action)
{
  const char   *name = g_action_get_name (G_ACTION (action));
  SnabelWindow *window = snabel_app_show (self);
  ActionFunc    func = find_func (name);

  if (window == NULL)
    snabel_app_defer_action (self, name, parameter);
  else if (func != NULL)
    func (self, window, parameter);
}

static void
add_action (SnabelApp  *self,
            const char *name,
            const char *parameter_type,
            GCallback   activate)
{
  const GVariantType *type = parameter_type != NULL ? G_VARIANT_TYPE (parameter_type) : NULL;
  g_autoptr(GSimpleAction) action = g_simple_action_new (name, type);

  g_signal_connect_object (action, "activate", activate, self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

/**
 * snabel_app_add_actions:
 *
 * Adds the actions. The list is held by a test: what is exported must not act.
 */
void
snabel_app_add_actions (SnabelApp *self)
{
  g_return_if_fail (SNABEL_IS_APP (self));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    add_action (self, actions[i].name, actions[i].parameter_type, G_CALLBACK (activate_cb));
  add_action (self, "quit", NULL, G_CALLBACK (snabel_app_quit));
  snabel_shortcuts_install (GTK_APPLICATION (self));
}
