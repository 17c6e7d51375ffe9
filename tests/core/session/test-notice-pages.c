/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notifications of a server that sends more than it was asked for. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "base/snabel-json.h"
#include "session/notifications/snabel-notifications.h"

#define KEY    "7c7c7a7e-1111-4222-8333-444444444444"
#define NOTICE "{\"id\":\"%u\",\"type\":\"mention\",\"account\":{\"id\":\"a\",\"username\":\"bo\",\"acct\":\"bo\"}}"

static guint n_told;
static guint n_questions;

static char *
build_page (guint first,
            guint last)
{
  g_autoptr(GString) page = g_string_new ("[");

  for (guint i = first; i >= last; i--)
    {
      g_string_append_printf (page, NOTICE, i);
      g_string_append_c (page, i > last ? ',' : ']');
    }

  return g_string_free_and_steal (g_steal_pointer (&page));
}

static void
answer_handler (SnabelTestServer  *server,
                SoupServerMessage *message,
                const char        *path)
{
  const char      *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_autofree char *page = NULL;

  if (g_str_has_suffix (path, "/markers"))
    {
      snabel_test_server_answer (message, 200, "application/json", "{}");
      return;
    }
  n_questions++;
  if (query == NULL || strstr (query, "max_id=") == NULL)
    page = build_page (5000, 1);
  else if (strstr (query, "max_id=4921") != NULL)
    page = build_page (4920, 4919);
  snabel_test_server_answer (message, 200, "application/json", page != NULL ? page : "[]");
}

static void
alerts_cb (gpointer   unused,
           GPtrArray *notifications)
{
  n_told += notifications->len;
}

/* Asked for forty, it sends thousands: they are taken little by little, and none is lost. */
static void
test_huge_page (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (answer_handler);
  g_autoptr(SnabelIdentityMap) map = snabel_identity_map_new ();
  g_autoptr(SnabelClient) client = snabel_client_new (platform, snabel_test_server_get_uri (server), "token");
  g_autofree char *folder = snabel_test_make_folder ();
  g_autoptr(SnabelProfile) profile = snabel_profile_open (folder, NULL);
  g_autoptr(SnabelWords) words = dex_await_object (snabel_words_open (profile, platform), NULL);
  g_autoptr(SnabelCache) cache = dex_await_object (snabel_cache_open (profile, platform), NULL);
  SnabelFeedParts parts = { .account_key = KEY, .cache = cache, .words = words, .map = map };
  g_autoptr(SnabelNotifications) notifications = snabel_notifications_new (&parts);

  /* Not the first time: what is there is news. */
  g_assert_true (dex_await (snabel_words_set_value (words, KEY, "notifications-seen", ""), NULL));
  g_signal_connect_swapped (notifications, "alerts", G_CALLBACK (alerts_cb), NULL);
  snabel_notifications_set_client (notifications, client);
  g_assert_true (dex_await (snabel_notifications_refresh (notifications), NULL));
  while (n_told < 82)
    dex_await (dex_future_first (dex_timeout_new_msec (1), NULL), NULL);
  g_assert_cmpuint (n_told, ==, 82);
  g_assert_cmpuint (n_questions, ==, 3);
  g_assert_true (dex_await (snabel_cache_close (cache), NULL));
  g_assert_true (dex_await (snabel_words_close (words), NULL));
  snabel_test_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/notice-pages/huge", test_huge_page);

  return g_test_run ();
}
