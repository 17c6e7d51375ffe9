/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts on a real notification daemon, answered as a person would. */
#include "snabel-test-bus.h"

#include "notifications/snabel-notifier.h"

#define SERVER_NAME "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"
#define CONTROL     "org.dunstproject.cmd0."

static SnabelTestProgram *
start_dunst (void)
{
  static const char *const argv[] = { "dunst", NULL };

  return snabel_test_program_start (SERVER_NAME, NULL, argv);
}

static guint
n_displayed (void)
{
  g_autoptr(GVariant) reply = snabel_test_call (SERVER_NAME, SERVER_PATH, "org.freedesktop.DBus.Properties.Get",
                                                g_variant_new ("(ss)", "org.dunstproject.cmd0", "displayedLength"));
  g_autoptr(GVariant) number = NULL;

  g_variant_get (reply, "(v)", &number);

  return g_variant_get_uint32 (number);
}

static void
activated_cb (GString        *heard,
              const char     *id,
              const char     *action,
              const char     *token,
              SnabelNotifier *notifier)
{
  g_string_append_printf (heard, "%s|%s;", id, action);
}

/* What dunst keeps of the alerts it no longer shows. */
static char *
history_body (void)
{
  g_autoptr(GVariant) reply = snabel_test_call (SERVER_NAME, SERVER_PATH, CONTROL "NotificationListHistory", NULL);
  g_autoptr(GVariant) list = g_variant_get_child_value (reply, 0);
  g_autoptr(GVariant) newest = NULL;
  char *body = NULL;

  g_assert_cmpuint (g_variant_n_children (list), >, 0);
  newest = g_variant_get_child_value (list, 0);
  g_assert_true (g_variant_lookup (newest, "body", "s", &body));

  return body;
}

static void
test_shown_answered_withdrawn (void)
{
  static const char *const act[] = { "dunstctl", "action", "0", NULL };
  g_autoptr(SnabelTestProgram) dunst = start_dunst ();
  g_autoptr(GApplication) application = g_application_new ("io.github.snabel.Test", G_APPLICATION_NON_UNIQUE);
  g_autoptr(SnabelNotifier) notifier = NULL;
  g_autoptr(SnabelAlert) alert = snabel_alert_new ("account/42", "Ada", "a < b & c <b>bold?</b>");
  g_autoptr(GString) heard = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *body = NULL;
  g_autofree char *output = NULL;

  g_assert_true (g_application_register (application, NULL, &error));
  notifier = snabel_notifier_new (application, "Snabel");
  g_signal_connect_swapped (notifier, "activated", G_CALLBACK (activated_cb), heard);

  dex_await (snabel_notifier_show (notifier, alert), &error);
  g_assert_no_error (error);
  snabel_test_wait_until (n_displayed () == 1);
  dex_await (snabel_notifier_withdraw (notifier, "account/42"), &error);
  g_assert_no_error (error);
  snabel_test_wait_until (n_displayed () == 0);
  body = history_body ();
  g_assert_cmpstr (body, ==, "a &lt; b &amp; c &lt;b&gt;bold?&lt;/b&gt;");

  dex_await (snabel_notifier_show (notifier, alert), &error);
  dex_await (snabel_notifier_show (notifier, alert), &error);
  g_assert_no_error (error);
  snabel_test_wait_until (n_displayed () == 1);
  output = snabel_test_output_of (act);
  snabel_test_wait_until (heard->len > 0);
  g_assert_cmpstr (heard->str, ==, "account/42|default;");

  snabel_test_program_end (dunst);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/notifier-dunst/shown-answered-withdrawn", test_shown_answered_withdrawn);

  return g_test_run ();
}
