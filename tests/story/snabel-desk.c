/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as a process of its own, as somebody meets it who has a keyboard and a screen reader and nothing else. */
#include "snabel-desk.h"

#include <glib/gstdio.h>
#include <signal.h>

#include "snabel-real-platform.h"
#include "snabel-server-warning.h"
#include "snabel-story-browser.h"
#include "snabel-story.h"
#include "snabel-test.h"

#define BROWSER_ID "io.github.snabel.StoryBrowser"

/* A program that has not gone on after that long will not. */
#define PATIENCE_SECONDS 20

/* What changes what is there to be met. */
static const char *const events[] = {
  "object:children-changed",
  "object:property-change",
  "object:state-changed",
  "object:text-changed",
  "window",
};

static void
event_cb (AtspiEvent *event,
          gpointer    user_data)
{
  SnabelDesk *self = user_data;

  if (g_str_equal (event->type, "object:state-changed:focused") && event->detail1 == 1)
    {
      g_autofree char *words = snabel_desk_describe (event->source);

      g_set_object (&self->focus, event->source);
      self->n_focus++;
      g_test_message ("focus: %s", words);
    }
  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

/* What went away while it was looked at makes the library warn; whoever looks simply looks again. */
static gboolean
is_fatal (const char    *domain,
          GLogLevelFlags level,
          const char    *message,
          gpointer       user_data)
{
  return g_strcmp0 (domain, "dbind") != 0 && !snabel_is_server_warning (domain, message);
}

static void
log_cb (const char    *domain,
        GLogLevelFlags level,
        const char    *message,
        gpointer       user_data)
{
  g_test_message ("%s: %s", domain, message);
}

static void
listen (SnabelDesk *self)
{
  g_autoptr(AtspiAccessible) desktop = NULL;

  g_test_log_set_fatal_handler (is_fatal, NULL);
  g_log_set_handler ("dbind", G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL, log_cb, NULL);

  g_assert_cmpint (atspi_init (), <=, 1);
  /* A name that is remembered here is not always the one that is shown there. */
  desktop = atspi_get_desktop (0);
  atspi_accessible_set_cache_mask (desktop, ATSPI_CACHE_NONE);
  self->listener = atspi_event_listener_new (event_cb, self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autoptr(GError) error = NULL;

      atspi_event_listener_register (self->listener, events[i], &error);
      g_assert_no_error (error);
    }
}

static void
open_cb (GApplication   *browser,
         GFile         **files,
         int             n_files,
         const char     *hint,
         SnabelLauncher *launcher)
{
  g_autofree char *uri = g_file_get_uri (files[0]);

  snabel_detach ("follow the page", snabel_launcher_open_uri (launcher, uri));
}

/* The person's browser is a program on the bus, as the desktop entry says: here it is this process. */
static void
install_browser (SnabelDesk *self)
{
  g_autoptr(SnabelLauncher) launcher = snabel_story_browser_new ();
  g_autofree char *applications = g_build_filename (g_getenv ("XDG_DATA_HOME"), "applications", NULL);
  g_autofree char *entry = g_build_filename (applications, BROWSER_ID ".desktop", NULL);
  g_autofree char *defaults = g_build_filename (applications, "mimeapps.list", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (applications, 0700), ==, 0);
  g_file_set_contents (entry, "[Desktop Entry]\nType=Application\nName=Browser\nExec=false %u\nDBusActivatable=true\n"
                              "MimeType=x-scheme-handler/http;\n",
                       -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (defaults, "[Default Applications]\nx-scheme-handler/http=" BROWSER_ID ".desktop\n", -1, &error);
  g_assert_no_error (error);

  self->browser = g_application_new (BROWSER_ID, G_APPLICATION_HANDLES_OPEN);
  g_signal_connect_data (self->browser, "open", G_CALLBACK (open_cb), g_steal_pointer (&launcher),
                         (GClosureNotify) (GCallback) g_object_unref, G_CONNECT_DEFAULT);
  g_application_register (self->browser, NULL, &error);
  g_assert_no_error (error);
  g_application_hold (self->browser);
}

/**
 * snabel_desk_new:
 *
 * Needs with-desktop around the test.
 *
 * Returns: (transfer full): a desk where the program does not run yet
 */
SnabelDesk *
snabel_desk_new (void)
{
  SnabelDesk *self = g_new0 (SnabelDesk, 1);
  g_autoptr(GError) error = NULL;

  dex_init ();
  self->folder = snabel_test_make_folder ();
  self->log = g_build_filename (g_get_home_dir (), "snabel.log", NULL);
  self->instance = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_start (self->instance, 0, &error);
  g_assert_no_error (error);
  snabel_test_instance_load_demo (self->instance);
  install_browser (self);
  listen (self);

  return self;
}

void
snabel_desk_free (SnabelDesk *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    atspi_event_listener_deregister (self->listener, events[i], NULL);
  g_clear_object (&self->listener);
  g_clear_object (&self->focus);
  g_application_release (self->browser);
  g_clear_object (&self->browser);
  snabel_test_instance_stop (self->instance);
  g_clear_object (&self->instance);
  snabel_test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->log, g_free);
  g_free (self);
}

static gboolean
is_settled (SnabelDesk   *self,
            gconstpointer data)
{
  return !dex_future_is_pending (DEX_FUTURE (data));
}

static void
settle (SnabelDesk *self,
        DexFuture  *future)
{
  g_autoptr(DexFuture) held = future;
  g_autoptr(GError) error = NULL;

  g_assert_true (snabel_desk_wait (self, is_settled, held));
  dex_future_get_value (held, &error);
  g_assert_no_error (error);
}

/**
 * snabel_desk_move_in:
 *
 * Signs "you" in before the program starts, for a desk without a keyboard.
 */
void
snabel_desk_move_in (SnabelDesk *self)
{
  g_autoptr(SnabelSignInResult) result = snabel_story_make_result (self->instance, "you", "You");
  g_autoptr(SnabelPlatform) platform = snabel_real_platform_new ();
  g_autoptr(GError) error = NULL;
  SnabelProfile  *profile = snabel_profile_open (self->folder, &error);
  SnabelAccounts *accounts = NULL;

  g_assert_no_error (error);
  accounts = snabel_accounts_new (platform, profile);
  settle (self, snabel_accounts_open (accounts));
  settle (self, snabel_accounts_add (accounts, result, SNABEL_KEEP_TOKEN_IN_KEYRING));
  settle (self, snabel_accounts_close (accounts));
  snabel_test_let_go (accounts);
  snabel_test_let_go (profile);
}

/**
 * snabel_desk_start:
 *
 * Starts the program; snabel_desk_quit() or snabel_desk_terminate() ends it.
 */
void
snabel_desk_start (SnabelDesk *self)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(GError) error = NULL;

  g_assert_null (self->program);
  g_subprocess_launcher_set_stderr_file_path (launcher, self->log);
  self->program = g_subprocess_launcher_spawn (launcher, &error, SNABEL_TEST_PROGRAM, "--profile", self->folder, NULL);
  g_assert_no_error (error);
}

/* The address sanitizer says this of every program that has fibers. */
#define REMARK "ASan doesn't fully support makecontext/swapcontext functions"

/* Returns: (transfer full): what the program has complained about */
static char *
read_log (SnabelDesk *self)
{
  g_autoptr(GString) complaints = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (self->log, &text, NULL, NULL))
    return g_strdup ("");
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && strstr (lines[i], REMARK) == NULL)
      g_string_append_printf (complaints, "%s\n", lines[i]);

  return g_strdup (complaints->str);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (SnabelDesk   *self,
         gconstpointer data)
{
  return *(const gboolean *) data;
}

/* Holds the program to ending well, and without a complaint. */
static void
end (SnabelDesk *self,
     void (*tell) (SnabelDesk *self))
{
  gboolean         has_ended = FALSE;
  g_autofree char *complaints = NULL;

  g_subprocess_wait_async (self->program, NULL, ended_cb, &has_ended);
  tell (self);
  g_assert_true (snabel_desk_wait (self, is_true, &has_ended));
  complaints = read_log (self);
  g_assert_cmpstr (complaints, ==, "");
  g_assert_true (g_subprocess_get_if_exited (self->program));
  g_assert_cmpint (g_subprocess_get_exit_status (self->program), ==, 0);
  g_clear_object (&self->program);
}

static void
press_quit (SnabelDesk *self)
{
  snabel_desk_press (self, "ctrl+q");
}

/**
 * snabel_desk_quit:
 *
 * Presses the key for it.
 */
void
snabel_desk_quit (SnabelDesk *self)
{
  end (self, press_quit);
}

static void
send_terminate (SnabelDesk *self)
{
  g_subprocess_send_signal (self->program, SIGTERM);
}

/**
 * snabel_desk_terminate:
 *
 * Ends the program as the end of a session does.
 */
void
snabel_desk_terminate (SnabelDesk *self)
{
  end (self, send_terminate);
}

static void
run_xdotool (const char *const *argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/**
 * snabel_desk_press:
 * @keys: a key or several held together, as xdotool names them
 *
 * The display server takes it for a key of the keyboard.
 */
void
snabel_desk_press (SnabelDesk *self,
                   const char *keys)
{
  g_test_message ("press: %s", keys);
  run_xdotool ((const char *const[]) { "xdotool", "key", keys, NULL });
}

/**
 * snabel_desk_type:
 *
 * Types @text, key by key.
 */
void
snabel_desk_type (SnabelDesk *self,
                  const char *text)
{
  g_test_message ("type: %s", text);
  run_xdotool ((const char *const[]) { "xdotool", "type", "--delay", "1", text, NULL });
}

static gboolean
out_of_patience_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_CONTINUE;
}

/**
 * snabel_desk_wait:
 *
 * Looks whether @condition holds whenever the program has told of a change.
 *
 * Returns: whether it came to that before patience ended
 */
gboolean
snabel_desk_wait (SnabelDesk         *self,
                  SnabelDeskCondition condition,
                  gconstpointer       data)
{
  gboolean is_over = FALSE;
  guint    source = g_timeout_add_seconds (PATIENCE_SECONDS, out_of_patience_cb, &is_over);

  while (!is_over && !condition (self, data))
    do
      g_main_context_iteration (NULL, TRUE);
    while (g_main_context_pending (NULL));
  g_source_remove (source);
  if (is_over)
    {
      g_autofree char *complaints = read_log (self);

      g_printerr ("%s", complaints);
    }

  return !is_over;
}
