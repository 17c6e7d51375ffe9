/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the command line to the first window, and from the last window to a written store. */
#include "config.h"

#include "snabel-app.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "snabel-app-actions.h"
#include "snabel-app-presence.h"
#include "snabel-app-settings.h"
#include "snabel-app-vault.h"
#include "snabel-deferred-actions.h"
#include "snabel-failure-window.h"
#include "snabel-ui.h"

/* A window that nobody can see draws no frame: the accounts do not wait for it longer than that. */
#define FRAME_DEADLINE (2 * G_USEC_PER_SEC)

/* A disk that does not answer must not keep the session from ending. */
#define CLOSE_DEADLINE (5 * G_USEC_PER_SEC)

struct _SnabelApp
{
  AdwApplication         parent_instance;
  SnabelPlatform        *platform;
  SnabelProfile         *profile;
  SnabelAccounts        *accounts;
  SnabelOutbox          *outbox;
  SnabelAppPresence     *presence;
  GSettings             *settings;
  DexPromise            *first_frame; /* resolves when it is drawn, or there is no window to draw it in */
  DexFuture             *opening;
  DexFuture             *closing;
  SnabelDeferredActions *deferred; /* called before the stores were open */
  char                  *directory;
  char                  *failure;
  char                  *token; /* for the next time that the window is shown */
  guint                  terminate_id;
  guint                  interrupt_id;
  gboolean               is_open;
  gboolean               is_closing;
};

G_DEFINE_FINAL_TYPE (SnabelApp, snabel_app, ADW_TYPE_APPLICATION)

/**
 * snabel_app_defer_action:
 * @name: an action of the program
 * @parameter: (nullable): what it was called with
 *
 * Calls the action again when the stores are open.
 */
void
snabel_app_defer_action (SnabelApp  *self,
                         const char *name,
                         GVariant   *parameter)
{
  g_return_if_fail (SNABEL_IS_APP (self));

  snabel_deferred_actions_add (self->deferred, name, parameter);
}

static SnabelWindow *
find_window (SnabelApp *self)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL; item = item->next)
    if (SNABEL_IS_WINDOW (item->data))
      return item->data;

  return NULL;
}

/* What the person waits for first is what is on this computer: the accounts go to their servers after that. */
static void
end_hold (SnabelApp *self)
{
  if (dex_future_is_pending (DEX_FUTURE (self->first_frame)))
    dex_promise_resolve_boolean (self->first_frame, TRUE);
}

static SnabelWindow *
make_window (SnabelApp *self)
{
  SnabelWindow *window = snabel_window_new (GTK_APPLICATION (self), self->accounts, self->outbox);

  snabel_app_settings_bind_window (self->settings, window);
  snabel_app_presence_watch (self->presence, window);
  g_signal_connect_object (window, "painted", G_CALLBACK (end_hold), self, G_CONNECT_SWAPPED);

  return window;
}

/**
 * snabel_app_show:
 *
 * Brings the window to the front; makes it if there is none.
 *
 * Returns: (transfer none) (nullable): the window; %NULL before the stores are open
 */
SnabelWindow *
snabel_app_show (SnabelApp *self)
{
  SnabelWindow    *window = NULL;
  g_autofree char *token = NULL;

  g_return_val_if_fail (SNABEL_IS_APP (self), NULL);

  if (!self->is_open)
    return NULL;
  if ((window = find_window (self)) == NULL)
    window = make_window (self);
  token = g_steal_pointer (&self->token);
  if (token != NULL)
    gtk_window_set_startup_id (GTK_WINDOW (window), token);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/**
 * snabel_app_set_activation_token:
 * @token: (nullable): why the window may come to the front, the next time that it is shown
 *
 * A desktop that brings windows to the front only for a reason gets the reason; the window may have to be made first.
 */
void
snabel_app_set_activation_token (SnabelApp  *self,
                                 const char *token)
{
  g_return_if_fail (SNABEL_IS_APP (self));

  g_set_str (&self->token, token);
}

static void
fail (SnabelApp  *self,
      const char *reason)
{
  g_set_str (&self->failure, reason);
  g_printerr ("snabel: %s\n", reason);
}

static DexFuture *
opened_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelApp *self = user_data;
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) == NULL)
    {
      fail (self, error->message);
      snabel_failure_window_present (GTK_APPLICATION (self), self->failure);
      return dex_future_new_for_boolean (FALSE);
    }
  self->outbox = snabel_outbox_new (self->platform, self->accounts);
  snabel_detach ("go on sending", snabel_outbox_open (self->outbox));
  self->is_open = TRUE;
  snabel_app_presence_begin (self->presence, self->settings);
  snabel_deferred_actions_call (self->deferred, G_ACTION_GROUP (self));
  if (gtk_application_get_windows (GTK_APPLICATION (self)) == NULL)
    end_hold (self);

  return dex_future_new_for_boolean (TRUE);
}

static gboolean
open_profile (SnabelApp *self)
{
  g_autofree char *directory = self->directory != NULL ? g_strdup (self->directory)
                                                       : g_build_filename (g_get_user_data_dir (), "snabel", NULL);
  g_autoptr(GError) error = NULL;

  self->profile = snabel_profile_open (directory, &error);
  if (self->profile == NULL)
    fail (self, error->message);

  return self->profile != NULL;
}

static void
open_accounts (SnabelApp *self)
{
  self->first_frame = dex_promise_new ();
  self->accounts = snabel_accounts_new (self->platform, self->profile);
  snabel_accounts_hold (self->accounts, snabel_clock_with_deadline (self->platform->clock, dex_ref (self->first_frame), FRAME_DEADLINE));
  self->opening = snabel_then_main (snabel_accounts_open (self->accounts), opened_cb, self);
}

static gboolean
signalled_cb (gpointer user_data)
{
  snabel_app_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static void
snabel_app_startup (GApplication *application)
{
  SnabelApp *self = SNABEL_APP (application);

  /* The stores open on threads of their own: meanwhile the toolkit begins. */
  if (open_profile (self))
    open_accounts (self);

  G_APPLICATION_CLASS (snabel_app_parent_class)->startup (application);

  if (self->profile == NULL)
    return;
  if (self->platform->vault != NULL)
    snabel_app_watch_vault (self, self->platform->vault);
  snabel_ui_init ();
  self->settings = g_settings_new (SNABEL_APPLICATION_ID);
  snabel_app_settings_bind_style (self->settings);
  snabel_app_add_actions (self);
  self->presence = snabel_app_presence_new (self);
  self->terminate_id = g_unix_signal_add (SIGTERM, signalled_cb, self);
  self->interrupt_id = g_unix_signal_add (SIGINT, signalled_cb, self);

  /* Until all is written: snabel_app_quit() lets go. */
  g_application_hold (application);
}

static void
snabel_app_activate (GApplication *application)
{
  SnabelApp *self = SNABEL_APP (application);

  if (self->failure != NULL)
    snabel_failure_window_present (GTK_APPLICATION (self), self->failure);
  else if (self->is_open)
    snabel_app_show (self);
  else
    snabel_app_defer_action (self, "show", NULL);
}

static void
snabel_app_window_removed (GtkApplication *application,
                           GtkWindow      *window)
{
  SnabelApp *self = SNABEL_APP (application);

  GTK_APPLICATION_CLASS (snabel_app_parent_class)->window_removed (application, window);

  if (gtk_application_get_windows (application) == NULL && !snabel_app_get_keeps_running (self))
    snabel_app_quit (self);
}

/* Each is asked first, so that it can put away what it holds. */
static void
close_windows (SnabelApp *self)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
  while (gtk_application_get_windows (GTK_APPLICATION (self)) != NULL)
    gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (self))->data);
}

static DexFuture *
closed_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelApp *self = user_data;
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) == NULL)
    g_warning ("The stores could not be closed in order: %s", error->message);
  g_application_release (G_APPLICATION (self));
  g_application_quit (G_APPLICATION (self));

  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_app_quit:
 *
 * Closes the windows, writes what is to be written, and ends.
 */
void
snabel_app_quit (SnabelApp *self)
{
  DexFuture *closed = NULL;

  g_return_if_fail (SNABEL_IS_APP (self));

  if (self->is_closing || self->accounts == NULL)
    return;

  self->is_closing = TRUE;
  g_clear_object (&self->presence);
  close_windows (self);
  dex_clear (&self->opening);
  if (self->outbox != NULL)
    snabel_outbox_close (self->outbox);
  closed = snabel_clock_with_deadline (self->platform->clock, snabel_accounts_close (self->accounts), CLOSE_DEADLINE);
  self->closing = snabel_then_main (closed, closed_cb, self);
}

static int
snabel_app_handle_local_options (GApplication *application,
                                 GVariantDict *options)
{
  SnabelApp *self = SNABEL_APP (application);
  g_autoptr(GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Snabel %s\n", SNABEL_VERSION);
      return 0;
    }
  /* Another profile is another program: the lock on its folder decides who holds it, not the bus. */
  if (g_variant_dict_lookup (options, "profile", "^ay", &self->directory))
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  /* The first one starts up in here; a second one only finds out that it is the second. */
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("snabel: %s\n", error->message);
      return 1;
    }

  /* Who names a folder reads the answer in a terminal; who clicked an icon needs a window. */
  return self->failure != NULL && self->directory != NULL ? 1 : -1;
}

static void
snabel_app_dispose (GObject *object)
{
  SnabelApp *self = SNABEL_APP (object);

  g_clear_pointer (&self->deferred, snabel_deferred_actions_free);
  g_clear_handle_id (&self->terminate_id, g_source_remove);
  g_clear_handle_id (&self->interrupt_id, g_source_remove);
  dex_clear (&self->opening);
  dex_clear (&self->closing);
  dex_clear (&self->first_frame);
  g_clear_object (&self->presence);
  g_clear_object (&self->settings);
  g_clear_object (&self->outbox);
  g_clear_object (&self->accounts);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (snabel_app_parent_class)->dispose (object);
}

static void
snabel_app_finalize (GObject *object)
{
  SnabelApp *self = SNABEL_APP (object);

  g_clear_pointer (&self->platform, snabel_platform_unref);
  g_clear_pointer (&self->directory, g_free);
  g_clear_pointer (&self->failure, g_free);
  g_clear_pointer (&self->token, g_free);

  G_OBJECT_CLASS (snabel_app_parent_class)->finalize (object);
}

static void
snabel_app_class_init (SnabelAppClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = snabel_app_dispose;
  object_class->finalize = snabel_app_finalize;

  application_class->startup = snabel_app_startup;
  application_class->activate = snabel_app_activate;
  application_class->handle_local_options = snabel_app_handle_local_options;

  GTK_APPLICATION_CLASS (klass)->window_removed = snabel_app_window_removed;
}

static const GOptionEntry options[] = {
  { "profile", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Use the accounts and drafts in this folder"), N_ ("FOLDER") },
  { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  G_OPTION_ENTRY_NULL
};

static void
snabel_app_init (SnabelApp *self)
{
  self->deferred = snabel_deferred_actions_new ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * snabel_app_new:
 * @platform: the outside world
 *
 * Returns: (transfer full): the program, to be run
 */
SnabelApp *
snabel_app_new (SnabelPlatform *platform)
{
  SnabelApp *self = NULL;

  g_return_val_if_fail (platform != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_APP,
                       "application-id", SNABEL_APPLICATION_ID,
                       "resource-base-path", "/io/github/snabel/Snabel",
                       NULL);
  self->platform = snabel_platform_ref (platform);

  return self;
}

/**
 * snabel_app_run:
 *
 * Runs until the person quits.
 *
 * Returns: what the process should end with: 0, or 1 if the program could not start
 */
int
snabel_app_run (SnabelApp *self,
                int        argc,
                char     **argv)
{
  int status;

  g_return_val_if_fail (SNABEL_IS_APP (self), 1);

  status = g_application_run (G_APPLICATION (self), argc, argv);

  return self->failure != NULL ? 1 : status;
}

/**
 * snabel_app_get_keeps_running:
 *
 * Returns: whether the program would live on without a window
 */
gboolean
snabel_app_get_keeps_running (SnabelApp *self)
{
  g_return_val_if_fail (SNABEL_IS_APP (self), FALSE);

  return self->presence != NULL && self->is_open && snabel_app_presence_get_keeps_running (self->presence);
}

/**
 * snabel_app_get_accounts:
 *
 * Returns: (transfer none) (nullable): the accounts, once the program has started
 */
SnabelAccounts *
snabel_app_get_accounts (SnabelApp *self)
{
  g_return_val_if_fail (SNABEL_IS_APP (self), NULL);

  return self->accounts;
}

/**
 * snabel_app_get_outbox:
 *
 * Returns: (transfer none) (nullable): what is on its way, once the stores are open
 */
SnabelOutbox *
snabel_app_get_outbox (SnabelApp *self)
{
  g_return_val_if_fail (SNABEL_IS_APP (self), NULL);

  return self->outbox;
}

/**
 * snabel_app_get_settings:
 *
 * Returns: (transfer none) (nullable): what the person has chosen, once the program has started
 */
GSettings *
snabel_app_get_settings (SnabelApp *self)
{
  g_return_val_if_fail (SNABEL_IS_APP (self), NULL);

  return self->settings;
}
