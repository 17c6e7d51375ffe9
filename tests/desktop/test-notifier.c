/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts as a notification server sees them, and as GNOME does. */
#include "snabel-test-bus.h"

#include "notifications/snabel-notifier.h"

static const char server_xml[] =
  "<node><interface name='org.freedesktop.Notifications'>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
  "<signal name='ActivationToken'><arg type='u'/><arg type='s'/></signal>"
  "<signal name='NotificationReplied'><arg type='u'/><arg type='s'/></signal>"
  "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
  "</interface></node>";

static const char gtk_xml[] =
  "<node><interface name='org.gtk.Notifications'>"
  "<method name='AddNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='a{sv}' direction='in'/></method>"
  "<method name='RemoveNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/></method>"
  "</interface></node>";

static const char *const  plain[] = { "body", NULL };
static const char *const  rich[] = { "body", "body-markup", "actions", "inline-reply", NULL };
static const char *const *capabilities = rich;
static guint              last_number;

static GVariant *
answer_as_server (SnabelTestService *service,
                  const char        *method,
                  GVariant          *parameters)
{
  if (g_str_equal (method, "GetCapabilities"))
    return g_variant_new ("(^as)", capabilities);
  if (g_str_equal (method, "Notify"))
    {
      guint32 replaced = 0;

      g_variant_get_child (parameters, 1, "u", &replaced);
      return g_variant_new ("(u)", replaced != 0 ? replaced : ++last_number);
    }

  return g_variant_new ("()");
}

static SnabelTestService *
server_new (const char *const *its_capabilities)
{
  SnabelTestService *server = snabel_test_service_new ("org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                                                       server_xml, answer_as_server);

  capabilities = its_capabilities;
  last_number = 0;
  snabel_test_service_set_is_there (server, TRUE);

  return server;
}

static GApplication *
application_new (void)
{
  g_autoptr(GError) error = NULL;
  GApplication *application = g_application_new ("io.github.snabel.Test", G_APPLICATION_NON_UNIQUE);

  g_assert_true (g_application_register (application, NULL, &error));
  g_assert_no_error (error);

  return application;
}

static void
show (SnabelNotifier *notifier,
      SnabelAlert    *alert)
{
  g_autoptr(GError) error = NULL;

  dex_await (snabel_notifier_show (notifier, alert), &error);
  g_assert_no_error (error);
}

static void
show_words (SnabelNotifier *notifier,
            const char     *id,
            const char     *title,
            const char     *body)
{
  g_autoptr(SnabelAlert) alert = snabel_alert_new (id, title, body);

  show (notifier, alert);
}

static char *
sent_text (SnabelTestService *server,
           guint              index,
           guint              child)
{
  char *text = NULL;

  g_variant_get_child (snabel_test_service_get_call (server, "Notify", index), child, "s", &text);

  return text;
}

static guint
sent_replaced (SnabelTestService *server,
               guint              index)
{
  guint32 number = 0;

  g_variant_get_child (snabel_test_service_get_call (server, "Notify", index), 1, "u", &number);

  return number;
}

static void
assert_sent (SnabelTestService *server,
             guint              index,
             const char        *title,
             const char        *body)
{
  g_autofree char *sent_title = sent_text (server, index, 3);
  g_autofree char *sent_body = sent_text (server, index, 4);

  g_assert_cmpstr (sent_title, ==, title);
  g_assert_cmpstr (sent_body, ==, body);
}

static void
activated_cb (GString        *heard,
              const char     *id,
              const char     *action,
              const char     *token,
              SnabelNotifier *notifier)
{
  g_string_append_printf (heard, "%s|%s|%s;", id, action, token != NULL ? token : "-");
}

static void
replied_cb (GString        *heard,
            const char     *id,
            const char     *text,
            SnabelNotifier *notifier)
{
  g_string_append_printf (heard, "%s says %s;", id, text);
}

static void
listen (SnabelNotifier *notifier,
        GString        *heard)
{
  g_signal_connect_swapped (notifier, "activated", G_CALLBACK (activated_cb), heard);
  g_signal_connect_swapped (notifier, "replied", G_CALLBACK (replied_cb), heard);
}

static void
test_words (void)
{
  g_autoptr(SnabelTestService) server = server_new (rich);
  g_autoptr(GApplication) application = application_new ();
  g_autoptr(SnabelNotifier) notifier = snabel_notifier_new (application, "Snabel");
  g_autofree char *long_title = g_strnfill (4000, 'x');
  g_autofree char *cut = NULL;

  show_words (notifier, "1", "Ada <b>& co</b>", "a < b & c <b>bold?</b>");
  assert_sent (server, 0, "Ada <b>& co</b>", "a &lt; b &amp; c &lt;b&gt;bold?&lt;/b&gt;");

  show_words (notifier, "2", "\002two\nlines\342\200\256evil", "kept\nlines\007, bad \377 byte");
  assert_sent (server, 1, "two linesevil", "kept\nlines , bad \357\277\275 byte");

  show_words (notifier, "3", long_title, long_title);
  cut = sent_text (server, 2, 3);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 121);
  g_assert_true (g_str_has_suffix (cut, "…"));
  snabel_test_service_set_is_there (server, FALSE);
}

static void
test_plain_server (void)
{
  g_autoptr(SnabelTestService) server = server_new (plain);
  g_autoptr(GApplication) application = application_new ();
  g_autoptr(SnabelNotifier) notifier = snabel_notifier_new (application, "Snabel");
  g_autoptr(SnabelAlert) alert = snabel_alert_new ("1", "Ada", "a < b");
  g_autoptr(GVariant) actions = NULL;

  snabel_alert_add_action (alert, "favourite", "Favourite");
  alert->reply_label = g_strdup ("Reply");
  show (notifier, alert);

  assert_sent (server, 0, "Ada", "a < b");
  actions = g_variant_get_child_value (snabel_test_service_get_call (server, "Notify", 0), 5);
  g_assert_cmpuint (g_variant_n_children (actions), ==, 0);
  snabel_test_service_set_is_there (server, FALSE);
}

static void
test_actions_and_hints (void)
{
  g_autoptr(SnabelTestService) server = server_new (rich);
  g_autoptr(GApplication) application = application_new ();
  g_autoptr(SnabelNotifier) notifier = snabel_notifier_new (application, "Snabel");
  g_autoptr(SnabelAlert) alert = snabel_alert_new ("1", "Ada", "Hello");
  g_autoptr(GVariant) actions = NULL;
  g_autoptr(GVariant) hints = NULL;
  g_autofree char *printed = NULL;
  const char      *text = NULL;
  gboolean         is_silent = FALSE;

  snabel_alert_add_action (alert, "favourite", "Favourite");
  alert->reply_label = g_strdup ("Reply");
  alert->icon_path = g_strdup ("/tmp/a b.png");
  show (notifier, alert);

  actions = g_variant_get_child_value (snabel_test_service_get_call (server, "Notify", 0), 5);
  printed = g_variant_print (actions, FALSE);
  g_assert_cmpstr (printed, ==, "['default', 'Ada', 'inline-reply', 'Reply', 'favourite', 'Favourite']");
  hints = g_variant_get_child_value (snabel_test_service_get_call (server, "Notify", 0), 6);
  g_assert_true (g_variant_lookup (hints, "suppress-sound", "b", &is_silent) && is_silent);
  g_assert_true (g_variant_lookup (hints, "image-path", "&s", &text));
  g_assert_cmpstr (text, ==, "file:///tmp/a%20b.png");
  g_assert_true (g_variant_lookup (hints, "desktop-entry", "&s", &text));
  g_assert_cmpstr (text, ==, "io.github.snabel.Test");
  snabel_test_service_set_is_there (server, FALSE);
}

static void
test_answers (void)
{
  g_autoptr(SnabelTestService) server = server_new (rich);
  g_autoptr(GApplication) application = application_new ();
  g_autoptr(SnabelNotifier) notifier = snabel_notifier_new (application, "Snabel");
  g_autoptr(GString) heard = g_string_new (NULL);
  guint32 closed = 0;

  listen (notifier, heard);
  show_words (notifier, "first", "Ada", "Hello");
  show_words (notifier, "second", "Bob", "Hello");
  snabel_test_service_emit (server, "ActionInvoked", g_variant_new ("(us)", 77, "default"));
  snabel_test_service_emit (server, "ActivationToken", g_variant_new ("(us)", 2, "token"));
  snabel_test_service_emit (server, "ActionInvoked", g_variant_new ("(us)", 2, "default"));
  snabel_test_service_emit (server, "NotificationReplied", g_variant_new ("(us)", 1, "Hi!"));
  /* Some servers close first and say why afterwards. */
  snabel_test_service_emit (server, "NotificationClosed", g_variant_new ("(uu)", 1, 2));
  snabel_test_service_emit (server, "ActionInvoked", g_variant_new ("(us)", 1, "favourite"));
  snabel_test_wait_until (strstr (heard->str, "favourite") != NULL);

  g_assert_cmpstr (heard->str, ==, "second|default|token;first says Hi!;first|favourite|-;");
  /* The first is closed already; nobody closes the second by itself. */
  snabel_test_wait_until (snabel_test_service_get_n_calls (server, "CloseNotification") > 0);
  g_variant_get (snabel_test_service_get_call (server, "CloseNotification", 0), "(u)", &closed);
  g_assert_cmpuint (closed, ==, 2);
  snabel_test_service_set_is_there (server, FALSE);
}

static void
test_replace_and_withdraw (void)
{
  g_autoptr(SnabelTestService) server = server_new (rich);
  g_autoptr(GApplication) application = application_new ();
  g_autoptr(SnabelNotifier) notifier = snabel_notifier_new (application, "Snabel");
  g_autoptr(SnabelAlert) alert = snabel_alert_new ("1", "Ada", "Hello");
  g_autoptr(GError) error = NULL;
  DexFuture *dropped = snabel_notifier_show (notifier, alert);
  DexFuture *second = snabel_notifier_show (notifier, alert);

  /* Both are on their way at once: the second waits for the number of the first. */
  dex_await (second, &error);
  g_assert_no_error (error);
  dex_clear (&dropped);
  g_assert_cmpuint (sent_replaced (server, 0), ==, 0);
  g_assert_cmpuint (sent_replaced (server, 1), ==, 1);

  dex_await (snabel_notifier_withdraw (notifier, "1"), &error);
  dex_await (snabel_notifier_withdraw (notifier, "never shown"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snabel_test_service_get_n_calls (server, "CloseNotification"), ==, 1);

  show (notifier, alert);
  g_assert_cmpuint (sent_replaced (server, 2), ==, 0);
  snabel_test_service_set_is_there (server, FALSE);
}

/* A server that never tells of closing: what is long gone is forgotten, what came last is replaced. */
static void
test_never_closed (void)
{
  g_autoptr(SnabelTestService) server = server_new (rich);
  g_autoptr(GApplication) application = application_new ();
  g_autoptr(SnabelNotifier) notifier = snabel_notifier_new (application, "Snabel");

  for (guint i = 1; i <= 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      show_words (notifier, id, "Ada", "Hello");
    }
  show_words (notifier, "300", "Ada", "Hello again");
  show_words (notifier, "1", "Ada", "Hello again");
  g_assert_cmpuint (sent_replaced (server, 300), ==, 300);
  g_assert_cmpuint (sent_replaced (server, 301), ==, 0);
  snabel_test_service_set_is_there (server, FALSE);
}

/* The next server has other capabilities and numbers of its own. */
static void
test_restart (void)
{
  g_autoptr(SnabelTestService) server = server_new (rich);
  g_autoptr(GApplication) application = application_new ();
  g_autoptr(SnabelNotifier) notifier = snabel_notifier_new (application, "Snabel");
  g_autoptr(SnabelAlert) alert = snabel_alert_new ("1", "Ada", "a < b");
  g_autoptr(GString) heard = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  listen (notifier, heard);
  show (notifier, alert);
  snabel_test_service_set_is_there (server, FALSE);
  dex_await (snabel_notifier_show (notifier, alert), &error);
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);

  capabilities = plain;
  snabel_test_service_set_is_there (server, TRUE);
  snabel_test_service_emit (server, "ActionInvoked", g_variant_new ("(us)", 1, "default"));
  show (notifier, alert);
  assert_sent (server, 1, "Ada", "a < b");
  g_assert_cmpuint (sent_replaced (server, 1), ==, 0);
  g_assert_cmpstr (heard->str, ==, "");
  snabel_test_service_set_is_there (server, FALSE);
}

static GVariant *
answer_nothing (SnabelTestService *service,
                const char        *method,
                GVariant          *parameters)
{
  return g_variant_new ("()");
}

static void
test_gnome (void)
{
  g_autoptr(SnabelTestService) shell = snabel_test_service_new ("org.gtk.Notifications", "/org/gtk/Notifications",
                                                                gtk_xml, answer_nothing);
  g_autoptr(GApplication) application = NULL;
  g_autoptr(SnabelNotifier) notifier = NULL;
  g_autoptr(GString) heard = g_string_new (NULL);
  g_autoptr(GVariant) values = NULL;
  g_autoptr(GError) error = NULL;
  const char *text = NULL;

  snabel_test_service_set_is_there (shell, TRUE);
  application = application_new ();
  notifier = snabel_notifier_new (application, "Snabel");
  listen (notifier, heard);
  show_words (notifier, "1", "Ada", "a < b");
  snabel_test_wait_until (snabel_test_service_get_n_calls (shell, "AddNotification") == 1);

  values = g_variant_get_child_value (snabel_test_service_get_call (shell, "AddNotification", 0), 2);
  g_assert_true (g_variant_lookup (values, "body", "&s", &text));
  g_assert_cmpstr (text, ==, "a < b");
  g_assert_true (g_variant_lookup (values, "default-action", "&s", &text));
  g_assert_cmpstr (text, ==, "app.open-alert");

  g_action_group_activate_action (G_ACTION_GROUP (application), "open-alert", g_variant_new_string ("1"));
  g_assert_cmpstr (heard->str, ==, "1|default|-;");

  dex_await (snabel_notifier_withdraw (notifier, "1"), &error);
  g_assert_no_error (error);
  snabel_test_wait_until (snabel_test_service_get_n_calls (shell, "RemoveNotification") == 1);
  snabel_test_service_set_is_there (shell, FALSE);
}

static void
test_finalize (void)
{
  g_autoptr(SnabelTestService) server = server_new (rich);
  g_autoptr(GApplication) application = application_new ();
  SnabelNotifier *notifier = snabel_notifier_new (application, "Snabel");

  show_words (notifier, "1", "Ada", "Hello");
  snabel_test_drain ();
  g_assert_finalize_object (notifier);
  g_assert_false (g_action_group_has_action (G_ACTION_GROUP (application), "open-alert"));
  snabel_test_service_set_is_there (server, FALSE);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/notifier/words", test_words);
  snabel_test_add ("/notifier/plain-server", test_plain_server);
  snabel_test_add ("/notifier/actions-and-hints", test_actions_and_hints);
  snabel_test_add ("/notifier/answers", test_answers);
  snabel_test_add ("/notifier/replace-and-withdraw", test_replace_and_withdraw);
  snabel_test_add ("/notifier/never-closed", test_never_closed);
  snabel_test_add ("/notifier/restart", test_restart);
  snabel_test_add ("/notifier/finalize", test_finalize);
  snabel_test_add ("/notifier/gnome", test_gnome);

  return g_test_run ();
}
