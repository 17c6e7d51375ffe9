/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses go to the portal, else to the browser, else back with a sentence. */
#include "snabel-test-bus.h"

#include <glib/gstdio.h>

#include "launcher/snabel-desktop-launcher.h"

#define URI "https://example.org/authorize?a=b&c=%20d"

static const char portal_xml[] =
  "<node><interface name='org.freedesktop.portal.OpenURI'>"
  "<method name='OpenURI'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
  "</interface></node>";

/* What the portal answers: a number, or nothing. */
static int response;

static char *
request_path (GVariant *parameters)
{
  g_autoptr(GDBusConnection) bus = snabel_test_bus_dup ();
  g_autoptr(GVariant) options = g_variant_get_child_value (parameters, 2);
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');
  const char      *token = NULL;

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));

  return g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", sender, token);
}

static GVariant *
answer_as_portal (SnabelTestService *service,
                  const char        *method,
                  GVariant          *parameters)
{
  return g_variant_new ("(o)", "/org/freedesktop/portal/desktop/request/not/used");
}

/* The portal's request answers by a signal of an object of its own. */
static void
respond (SnabelTestService *portal)
{
  g_autoptr(GDBusConnection) bus = snabel_test_bus_dup ();
  g_autofree char *path = request_path (snabel_test_service_get_call (portal, "OpenURI", 0));
  g_autoptr(GError) error = NULL;

  g_dbus_connection_emit_signal (bus, NULL, path, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", response, NULL), &error);
  g_assert_no_error (error);
}

static SnabelTestService *
portal_new (void)
{
  SnabelTestService *portal = snabel_test_service_new ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                                                       portal_xml, answer_as_portal);

  snabel_test_service_set_is_there (portal, TRUE);

  return portal;
}

static DexFuture *
open_by_portal (SnabelLauncher    *launcher,
                SnabelTestService *portal,
                int                its_response)
{
  DexFuture *opening = snabel_launcher_open_uri (launcher, URI);

  response = its_response;
  snabel_test_wait_until (snabel_test_service_get_n_calls (portal, "OpenURI") == 1);
  respond (portal);

  return opening;
}

static SnabelLauncher *
launcher_new (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();

  return snabel_desktop_launcher_new (clock);
}

static void
assert_rejects (DexFuture *future,
                int        code)
{
  g_autoptr(GError) error = NULL;

  dex_await (future, &error);
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_false (g_str_has_suffix (error->message, URI));
}

static void
test_portal (void)
{
  g_autoptr(SnabelTestService) portal = portal_new ();
  g_autoptr(SnabelLauncher) launcher = launcher_new ();
  g_autoptr(GError) error = NULL;
  const char *uri = NULL;

  g_assert_true (dex_await_boolean (open_by_portal (launcher, portal, 0), &error));
  g_assert_no_error (error);
  g_variant_get_child (snabel_test_service_get_call (portal, "OpenURI", 0), 1, "&s", &uri);
  g_assert_cmpstr (uri, ==, URI);
  snabel_test_service_set_is_there (portal, FALSE);
}

static void
test_portal_refused_by_person (void)
{
  g_autoptr(SnabelTestService) portal = portal_new ();
  g_autoptr(SnabelLauncher) launcher = launcher_new ();

  assert_rejects (open_by_portal (launcher, portal, 1), G_IO_ERROR_FAILED_HANDLED);
  snabel_test_service_set_is_there (portal, FALSE);
}

/* A portal that fails, and no browser beside it. */
static void
test_portal_fails (void)
{
  g_autoptr(SnabelTestService) portal = portal_new ();
  g_autoptr(SnabelLauncher) launcher = launcher_new ();

  assert_rejects (open_by_portal (launcher, portal, 2), G_IO_ERROR_NOT_SUPPORTED);
  snabel_test_service_set_is_there (portal, FALSE);
}

static void
test_portal_never_responds (void)
{
  g_autoptr(SnabelTestService) portal = portal_new ();
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelLauncher) launcher = snabel_desktop_launcher_new (clock);
  DexFuture *opening = snabel_launcher_open_uri (launcher, URI);
  DexFuture *dropped = snabel_launcher_open_uri (launcher, URI);

  snabel_test_wait_until (snabel_test_service_get_n_calls (portal, "OpenURI") == 2);
  dex_clear (&dropped);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), 2 * G_TIME_SPAN_MINUTE);
  assert_rejects (opening, G_IO_ERROR_NOT_SUPPORTED);
  snabel_test_service_set_is_there (portal, FALSE);
}

static void
test_only_web (void)
{
  static const char *const others[] = { "file:///etc/passwd", "javascript:alert(1)", "snabel:x", "https://", "", "no uri" };
  g_autoptr(SnabelTestService) portal = portal_new ();
  g_autoptr(SnabelLauncher) launcher = launcher_new ();

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    assert_rejects (snabel_launcher_open_uri (launcher, others[i]), G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_cmpuint (snabel_test_service_get_n_calls (portal, "OpenURI"), ==, 0);
  snabel_test_service_set_is_there (portal, FALSE);
}

static void
test_no_browser (void)
{
  g_autoptr(SnabelLauncher) launcher = launcher_new ();

  assert_rejects (snabel_launcher_open_uri (launcher, URI), G_IO_ERROR_NOT_SUPPORTED);
}

/* A browser that writes down what it is asked to open. */
static void
test_browser (void)
{
  g_autoptr(SnabelLauncher) launcher = launcher_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GAppInfo) browser = NULL;
  g_autofree char *note = g_build_filename (g_get_user_cache_dir (), "opened", NULL);
  g_autofree char *command = g_strdup_printf ("sh -c 'printf %%%%s \"$0\" >%s.new; mv %s.new %s' %%u", note, note, note);
  g_autofree char *opened = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  browser = g_app_info_create_from_commandline (command, "Browser", G_APP_INFO_CREATE_SUPPORTS_URIS, &error);
  g_assert_no_error (error);
  g_assert_true (g_app_info_set_as_default_for_type (browser, "x-scheme-handler/https", &error));
  g_assert_no_error (error);

  g_assert_true (dex_await_boolean (snabel_launcher_open_uri (launcher, URI), &error));
  g_assert_no_error (error);
  snabel_test_wait_until (g_file_test (note, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (note, &opened, NULL, &error));
  g_assert_cmpstr (opened, ==, URI);
  g_unlink (note);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/desktop-launcher/only-web", test_only_web);
  snabel_test_add ("/desktop-launcher/no-browser", test_no_browser);
  snabel_test_add ("/desktop-launcher/portal", test_portal);
  snabel_test_add ("/desktop-launcher/portal-refused-by-person", test_portal_refused_by_person);
  snabel_test_add ("/desktop-launcher/portal-fails", test_portal_fails);
  snabel_test_add ("/desktop-launcher/portal-never-responds", test_portal_never_responds);
  snabel_test_add ("/desktop-launcher/browser", test_browser);

  return g_test_run ();
}
