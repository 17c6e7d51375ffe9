/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the notification area says about all accounts, and what its menu calls. */
#include "snabel-test-panel.h"
#include "snabel-test-world.h"

#include "snabel-app-tray.h"

#define IDLE    "'snabel-tray-idle-symbolic'"
#define UNREAD  "'snabel-tray-unread-symbolic'"
#define MENTION "'snabel-tray-mention-symbolic'"

typedef struct
{
  SnabelTestWorld  world;
  GDBusConnection *bus;
  SnabelAppTray   *tray;
  GString         *called;
} Fixture;

static void
activated_cb (Fixture    *fixture,
              const char *action,
              const char *token)
{
  g_string_append_printf (fixture->called, "%s;", action);
}

static void
set_up (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  *fixture = (Fixture) { .called = g_string_new (NULL) };
  fixture->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  snabel_test_world_open (&fixture->world, SNABEL_TEST_MANNER_MASTODON);
  fixture->tray = snabel_app_tray_new (fixture->bus, fixture->world.accounts);
  g_signal_connect_swapped (fixture->tray, "activated", G_CALLBACK (activated_cb), fixture);
}

static void
tear_down (Fixture *fixture)
{
  if (fixture->tray != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->tray));
  snabel_test_world_close (&fixture->world);
  g_clear_object (&fixture->bus);
  g_string_free (fixture->called, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, tear_down)

static SnabelSession *
sign_in (Fixture    *fixture,
         const char *acct)
{
  SnabelSession *session = snabel_test_world_sign_in (&fixture->world, acct);

  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);

  return session;
}

typedef struct
{
  SnabelNotifications *notifications;
  guint                n_unread;
} Wanted;

static gboolean
has_unread (gpointer data)
{
  Wanted *wanted = data;

  return snabel_notifications_get_n_unread (wanted->notifications) == wanted->n_unread;
}

static void
wait_unread (SnabelSession *session,
             guint          n_unread)
{
  Wanted wanted = { snabel_session_get_notifications (session), n_unread };

  snabel_test_wait_until (has_unread, &wanted);
}

static void
assert_item (Fixture    *fixture,
             const char *icon,
             const char *words)
{
  const char      *name = g_dbus_connection_get_unique_name (fixture->bus);
  g_autofree char *icon_name = snabel_test_panel_look (name, "IconName");
  g_autofree char *tooltip = snabel_test_panel_look (name, "ToolTip");
  g_autofree char *expected = g_strdup_printf ("('', [], 'Snabel', '%s')", words);

  g_assert_cmpstr (icon_name, ==, icon);
  g_assert_cmpstr (tooltip, ==, expected);
}

static void
post (Fixture    *fixture,
      const char *from,
      const char *text)
{
  g_free (snabel_test_instance_post (fixture->world.instance, from, text));
}

/* The loudest news of any account decides, and the numbers are those of all. */
static void
test_news (void)
{
  g_auto(Fixture) fixture = { 0 };
  SnabelSession   *ada = NULL;
  SnabelSession   *bo = NULL;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr(JsonNode) answer = NULL;

  set_up (&fixture);
  assert_item (&fixture, IDLE, "Nothing new");
  ada = sign_in (&fixture, "ada");
  bo = sign_in (&fixture, "bo");

  id = snabel_test_instance_post (fixture.world.instance, "ada", "Like it or not");
  path = g_strdup_printf ("/api/v1/statuses/%s/favourite", id);
  answer = snabel_test_instance_call (fixture.world.instance, "bo", "POST", path, NULL);
  wait_unread (ada, 1);
  assert_item (&fixture, UNREAD, "1 new notification");
  post (&fixture, "ada", "@bo hello");
  wait_unread (bo, 1);
  assert_item (&fixture, MENTION, "1 new mention");
  post (&fixture, "bo", "@ada hello yourself");
  wait_unread (ada, 2);
  assert_item (&fixture, MENTION, "2 new mentions");

  snabel_notifications_mark_read (snabel_session_get_notifications (bo));
  assert_item (&fixture, MENTION, "1 new mention");
  snabel_notifications_mark_read (snabel_session_get_notifications (ada));
  assert_item (&fixture, IDLE, "Nothing new");
}

/* Who signs out takes the news along. */
static void
test_removed (void)
{
  g_auto(Fixture) fixture = { 0 };
  SnabelSession *bo = NULL;

  set_up (&fixture);
  sign_in (&fixture, "ada");
  bo = sign_in (&fixture, "bo");
  post (&fixture, "ada", "@bo hello");
  wait_unread (bo, 1);
  assert_item (&fixture, MENTION, "1 new mention");
  snabel_test_world_wait (snabel_accounts_remove (fixture.world.accounts, bo));
  assert_item (&fixture, IDLE, "Nothing new");
}

static void
test_menu (void)
{
  static const char *const labels[] = { "Show Snabel", "New Post", "Quit" };
  g_auto(Fixture) fixture = { 0 };

  set_up (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    snabel_test_panel_choose (g_dbus_connection_get_unique_name (fixture.bus), labels[i]);
  g_assert_cmpstr (fixture.called->str, ==, "show;new-post;quit;");
}

/* News that come when it is gone find nobody. */
static void
test_end (void)
{
  g_auto(Fixture) fixture = { 0 };
  SnabelSession *ada = NULL;

  set_up (&fixture);
  ada = sign_in (&fixture, "ada");
  g_assert_finalize_object (g_steal_pointer (&fixture.tray));
  post (&fixture, "bo", "@ada hello");
  wait_unread (ada, 1);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/app-tray/news", test_news);
  g_test_add_func ("/app-tray/removed", test_removed);
  g_test_add_func ("/app-tray/menu", test_menu);
  g_test_add_func ("/app-tray/end", test_end);

  return g_test_run ();
}
