/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The portal where there is one, else the program that the person has chosen for web addresses. */
#include "config.h"

#include "launcher/snabel-desktop-launcher.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-uri.h"

#define PORTAL_NAME     "org.freedesktop.portal.Desktop"
#define PORTAL_PATH     "/org/freedesktop/portal/desktop"
#define PERSON_DEADLINE (2 * G_TIME_SPAN_MINUTE)

/* The answers of a portal's request. */
enum
{
  RESPONSE_DONE = 0,
  RESPONSE_CANCELLED = 1,
};

struct _SnabelDesktopLauncher
{
  GObject      parent_instance;
  SnabelClock *clock;
};

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DexPromise) promise = user_data;
  g_autoptr(GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    dex_promise_resolve_boolean (promise, TRUE);
  else
    dex_promise_reject (promise, g_steal_pointer (&error));
}

static DexFuture *
launch_default (const char *uri)
{
  DexPromise *promise = dex_promise_new_cancellable ();

  g_app_info_launch_default_for_uri_async (uri, NULL, dex_promise_get_cancellable (promise), launched_cb, dex_ref (promise));

  return DEX_FUTURE (promise);
}

static void
response_cb (GDBusConnection *bus,
             const char      *sender,
             const char      *object_path,
             const char      *interface_name,
             const char      *signal_name,
             GVariant        *parameters,
             gpointer         user_data)
{
  guint32 response = G_MAXUINT32;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (parameters, "(u@a{sv})", &response, NULL);
  if (dex_future_is_pending (user_data))
    dex_promise_resolve_uint (user_data, response);
}

/* The path a portal gives to the request with this @token: known before it is made, so that no answer is missed. */
static char *
request_path (GDBusConnection *bus,
              const char      *token)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');

  return g_strconcat (PORTAL_PATH "/request/", sender, "/", token, NULL);
}

/* Returns: the portal's answer; meaningless if @error is set */
static guint
ask_portal (GDBusConnection *bus,
            const char      *uri,
            GError         **error)
{
  g_autoptr(DexPromise) promise = dex_promise_new ();
  g_autofree char *token = g_strdup_printf ("snabel%u", g_random_int ());
  g_autofree char *path = request_path (bus, token);
  g_auto(GVariantBuilder) options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  guint response = 0;
  guint signal_id = 0;

  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  signal_id = g_dbus_connection_signal_subscribe (bus, PORTAL_NAME, "org.freedesktop.portal.Request", "Response", path,
                                                  NULL, G_DBUS_SIGNAL_FLAGS_NONE, response_cb, dex_ref (promise), dex_unref);
  if (snabel_await (dex_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.portal.OpenURI", "OpenURI",
                                              g_variant_new ("(ssa{sv})", "", uri, &options), G_VARIANT_TYPE ("(o)"),
                                              G_DBUS_CALL_FLAGS_NONE, -1),
                    error))
    response = snabel_await_uint (DEX_FUTURE (g_steal_pointer (&promise)), error);
  g_dbus_connection_signal_unsubscribe (bus, signal_id);

  return response;
}

static gboolean
has_portal (GDBusConnection *bus,
            GError         **error)
{
  g_autoptr(GVariant) reply = snabel_await_variant (
    dex_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                              "NameHasOwner", g_variant_new ("(s)", PORTAL_NAME), G_VARIANT_TYPE ("(b)"),
                              G_DBUS_CALL_FLAGS_NONE, -1),
    error);
  gboolean is_owned = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &is_owned);

  return is_owned;
}

static DexFuture *
open_fiber (gpointer data)
{
  const char *uri = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) bus = snabel_await_object (dex_bus_get (G_BUS_TYPE_SESSION), &error);
  guint response = 0;

  if (bus != NULL && has_portal (bus, &error))
    {
      response = ask_portal (bus, uri, &error);
      if (error == NULL && response == RESPONSE_DONE)
        return dex_future_new_for_boolean (TRUE);
      if (error == NULL && response == RESPONSE_CANCELLED)
        return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_FAILED_HANDLED, _ ("No browser was chosen."));
    }
  if (snabel_error_is_cancelled (error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (error != NULL)
    g_debug ("The portal did not open the address: %s", error->message);

  return launch_default (uri);
}

static DexFuture *
explain_cb (DexFuture *future,
            gpointer   user_data)
{
  g_autoptr(GError) error = NULL;

  dex_future_get_value (future, &error);
  if (snabel_error_is_cancelled (error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED_HANDLED))
    return dex_ref (future);

  g_debug ("No browser: %s", error->message);

  return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                _ ("Snabel could not open a browser. Copy the address and open it there yourself."));
}

static DexFuture *
launcher_open_uri (SnabelLauncher *launcher,
                   const char     *uri)
{
  SnabelDesktopLauncher *self = SNABEL_DESKTOP_LAUNCHER (launcher);
  DexFuture             *opening = NULL;

  if (!snabel_uri_is_web (uri))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("Snabel opens web addresses only."));

  opening = snabel_spawn (G_STRFUNC, open_fiber, g_strdup (uri), g_free);

  return dex_future_catch (snabel_clock_with_deadline (self->clock, opening, PERSON_DEADLINE), explain_cb, NULL, NULL);
}

static void
launcher_iface_init (SnabelLauncherInterface *iface)
{
  iface->open_uri = launcher_open_uri;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelDesktopLauncher, snabel_desktop_launcher, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_LAUNCHER, launcher_iface_init))

static void
snabel_desktop_launcher_dispose (GObject *object)
{
  SnabelDesktopLauncher *self = SNABEL_DESKTOP_LAUNCHER (object);

  g_clear_object (&self->clock);

  G_OBJECT_CLASS (snabel_desktop_launcher_parent_class)->dispose (object);
}

static void
snabel_desktop_launcher_class_init (SnabelDesktopLauncherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_desktop_launcher_dispose;
}

static void
snabel_desktop_launcher_init (SnabelDesktopLauncher *self)
{
}

/**
 * snabel_desktop_launcher_new:
 * @clock: measures how long the desktop may ask the person which browser to take
 *
 * It rejects with %G_IO_ERROR_NOT_SUPPORTED and a sentence for the person if nothing takes the address,
 * and with %G_IO_ERROR_FAILED_HANDLED if the person was asked and chose no browser.
 *
 * Returns: (transfer full): opens http and https addresses
 */
SnabelLauncher *
snabel_desktop_launcher_new (SnabelClock *clock)
{
  SnabelDesktopLauncher *self = NULL;

  g_return_val_if_fail (SNABEL_IS_CLOCK (clock), NULL);

  self = g_object_new (SNABEL_TYPE_DESKTOP_LAUNCHER, NULL);
  self->clock = g_object_ref (clock);

  return SNABEL_LAUNCHER (self);
}
