/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places a host: how many, for whom, and that they come back. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "base/http/snabel-host-queue.h"
#include "base/http/snabel-http.h"

static DexFuture *
enter (SnabelHostQueue *queue,
       SnabelPriority   priority)
{
  return snabel_host_queue_enter (queue, "h", priority);
}

static void
test_visible_first (void)
{
  g_autoptr(SnabelHostQueue) queue = snabel_host_queue_new (3);
  DexFuture *inside[3];
  DexFuture *background = NULL;
  DexFuture *visible = NULL;

  for (guint i = 0; i < 3; i++)
    inside[i] = enter (queue, SNABEL_PRIORITY_VISIBLE);
  background = enter (queue, SNABEL_PRIORITY_BACKGROUND);
  visible = enter (queue, SNABEL_PRIORITY_VISIBLE);
  g_assert_true (dex_future_is_resolved (inside[2]));
  g_assert_true (dex_future_is_pending (visible));

  dex_clear (&inside[0]);
  g_assert_true (dex_future_is_resolved (visible));
  g_assert_true (dex_future_is_pending (background));
  /* Two places stay free for what is visible. */
  dex_clear (&inside[1]);
  dex_clear (&inside[2]);
  g_assert_true (dex_future_is_pending (background));
  dex_clear (&visible);
  g_assert_true (dex_future_is_resolved (background));
  dex_clear (&background);
}

static void
test_hosts_are_apart (void)
{
  g_autoptr(SnabelHostQueue) queue = snabel_host_queue_new (3);
  DexFuture *inside[3];
  g_autoptr(DexFuture) other = NULL;

  for (guint i = 0; i < 3; i++)
    inside[i] = enter (queue, SNABEL_PRIORITY_VISIBLE);
  other = snabel_host_queue_enter (queue, "other", SNABEL_PRIORITY_BACKGROUND);
  g_assert_true (dex_future_is_resolved (other));
  for (guint i = 0; i < 3; i++)
    dex_clear (&inside[i]);
}

static DexFuture *
pass_cb (DexFuture *future,
         gpointer   user_data)
{
  return dex_ref (future);
}

static void
test_dropped (void)
{
  g_autoptr(SnabelHostQueue) queue = snabel_host_queue_new (3);
  DexFuture *inside[3];
  DexFuture *dropped = NULL;
  g_autoptr(DexFuture) last = NULL;

  for (guint i = 0; i < 3; i++)
    inside[i] = enter (queue, SNABEL_PRIORITY_VISIBLE);
  dropped = dex_future_finally (enter (queue, SNABEL_PRIORITY_VISIBLE), pass_cb, NULL, NULL);
  last = enter (queue, SNABEL_PRIORITY_VISIBLE);
  dex_clear (&dropped);
  dex_clear (&inside[0]);
  g_assert_true (dex_future_is_resolved (last));
  dex_clear (&inside[1]);
  dex_clear (&inside[2]);
}

static GPtrArray *held;

static void
holding_handler (SnabelTestServer  *server,
                 SoupServerMessage *message,
                 const char        *path)
{
  soup_server_message_pause (message);
  g_ptr_array_add (held, g_object_ref (message));
}

static void
answer_first (void)
{
  g_autoptr(SoupServerMessage) message = g_ptr_array_steal_index (held, 0);

  snabel_test_server_answer (message, 200, "text/plain", "ok");
  soup_server_message_unpause (message);
}

static void
wait_for_held (guint n)
{
  while (held->len < n)
    g_main_context_iteration (NULL, TRUE);
  snabel_test_drain ();
}

/* Ten requests at once: six arrive, the others when there is a place; a dropped one gives its place back. */
static void
test_requests (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (holding_handler);
  g_autoptr(SnabelHttp) http = snabel_http_new (platform, SNABEL_HTTP_API);
  DexFuture *futures[10];

  held = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (futures); i++)
    futures[i] = snabel_then_main (snabel_http_get (http, snabel_test_server_get_uri (server), SNABEL_PRIORITY_VISIBLE), pass_cb, NULL);
  wait_for_held (6);
  g_assert_cmpint (held->len, ==, 6);
  answer_first ();
  wait_for_held (6);
  dex_clear (&futures[1]);
  wait_for_held (7);
  while (snabel_test_server_get_n_requests (server) < 10 || held->len > 0)
    {
      if (held->len > 0)
        answer_first ();
      g_main_context_iteration (NULL, TRUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (futures); i++)
    {
      while (futures[i] != NULL && dex_future_is_pending (futures[i]))
        g_main_context_iteration (NULL, TRUE);
      if (futures[i] != NULL)
        g_assert_true (dex_future_is_resolved (futures[i]));
      dex_clear (&futures[i]);
    }
  g_clear_pointer (&held, g_ptr_array_unref);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/host-queue/visible-first", test_visible_first);
  g_test_add_func ("/host-queue/hosts-are-apart", test_hosts_are_apart);
  g_test_add_func ("/host-queue/dropped", test_dropped);
  g_test_add_func ("/host-queue/requests", test_requests);

  return g_test_run ();
}
