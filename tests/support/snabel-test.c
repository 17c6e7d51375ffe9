/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a test on a fiber, and hands it a world that it can steer. */
#include "snabel-test.h"

#include <glib/gstdio.h>
#include <locale.h>

/**
 * snabel_test_init:
 *
 * In place of g_test_init(): also starts libdex and fixes locale and time zone.
 */
void
snabel_test_init (int    *argc,
                  char ***argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  dex_init ();
  g_assert_nonnull (dex_thread_pool_scheduler_get_default ());
}

static DexFuture *
test_fiber (gpointer data)
{
  SnabelTestFunc *test = data;

  (*test) ();

  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_test_drain:
 *
 * Lets the main loop do what is due, and other threads what they have begun, so that nothing of one test runs
 * in the next, or holds anything when the program ends.
 */
void
snabel_test_drain (void)
{
  /* Threads wake the main loop when they are done; it also wakes now and then with nothing to do. */
  while (g_main_context_iteration (NULL, snabel_async_get_n_busy () > 0) || snabel_async_get_n_busy () > 0)
    continue;
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("What the test waits for does not happen");

  return G_SOURCE_REMOVE;
}

/**
 * snabel_test_wait_until:
 *
 * Turns the main loop until @condition holds; not to be called on a fiber.
 */
void
snabel_test_wait_until (SnabelTestCondition condition,
                        gpointer            data)
{
  guint guard = g_timeout_add_seconds (30, give_up_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}

static gboolean
is_gone (gpointer data)
{
  gpointer *weak = data;

  return *weak == NULL;
}

/**
 * snabel_test_let_go:
 * @object: (transfer full): what is closed and has nobody else to hold it
 *
 * Waits until @object is gone: what was under way when it was closed may hold it for some turns
 * of the main loop more, but not for good. Not to be called on a fiber.
 */
void
snabel_test_let_go (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  snabel_test_wait_until (is_gone, &weak);
}

/**
 * snabel_test_run_fiber:
 *
 * Runs @test on a fiber until it ends, the main loop turning meanwhile.
 */
void
snabel_test_run_fiber (SnabelTestFunc test)
{
  g_autoptr(DexFuture) future = dex_scheduler_spawn (NULL, 1024 * 1024, test_fiber, &test, NULL);

  while (dex_future_is_pending (future))
    g_main_context_iteration (NULL, TRUE);
  snabel_test_drain ();
}

static void
run_test (gconstpointer data)
{
  snabel_test_run_fiber ((SnabelTestFunc) data);
}

/**
 * snabel_test_add:
 *
 * In place of g_test_add_func(): @test may await.
 */
void
snabel_test_add (const char    *path,
                 SnabelTestFunc test)
{
  g_test_add_data_func (path, (gconstpointer) test, run_test);
}

/**
 * snabel_test_make_folder:
 *
 * Returns: (transfer full): a fresh folder
 */
char *
snabel_test_make_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *path = g_dir_make_tmp ("snabel-test-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

/**
 * snabel_test_remove_folder:
 *
 * Removes @path and all in it.
 */
void
snabel_test_remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        snabel_test_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

#define SNABEL_TYPE_FAKE_NETWORK (snabel_fake_network_get_type ())
G_DECLARE_FINAL_TYPE (SnabelFakeNetwork, snabel_fake_network, SNABEL, FAKE_NETWORK, GObject)

struct _SnabelFakeNetwork
{
  GObject  parent_instance;
  gboolean is_available;
};

static gboolean
fake_get_is_available (SnabelNetwork *network)
{
  return SNABEL_FAKE_NETWORK (network)->is_available;
}

static void
network_iface_init (SnabelNetworkInterface *iface)
{
  iface->get_is_available = fake_get_is_available;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelFakeNetwork, snabel_fake_network, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_NETWORK, network_iface_init))

static void
snabel_fake_network_class_init (SnabelFakeNetworkClass *klass)
{
}

static void
snabel_fake_network_init (SnabelFakeNetwork *self)
{
  self->is_available = TRUE;
}

/**
 * snabel_test_fake_network_set_is_available:
 * @network: the one of snabel_test_platform_new()
 */
void
snabel_test_fake_network_set_is_available (SnabelNetwork *network,
                                           gboolean       is_available)
{
  SNABEL_FAKE_NETWORK (network)->is_available = is_available;
  snabel_network_changed (network);
}

/**
 * snabel_test_platform_new:
 *
 * A world with a #SnabelFakeClock, a seeded #SnabelFakeRandom, secrets in memory,
 * a network that can be switched, no launcher, and plain http to loopback.
 *
 * Returns: (transfer full): the platform
 */
SnabelPlatform *
snabel_test_platform_new (void)
{
  SnabelPlatform *platform = snabel_platform_new ();

  g_clear_object (&platform->clock);
  g_clear_object (&platform->random);
  platform->clock = snabel_fake_clock_new ();
  platform->random = snabel_fake_random_new (1);
  platform->network = g_object_new (SNABEL_TYPE_FAKE_NETWORK, NULL);
  platform->allows_loopback_http = TRUE;

  return platform;
}

/**
 * snabel_test_corpora_path:
 * @name: a path below the corpora
 *
 * Returns: (transfer full) (nullable): the path, or %NULL after marking the test as skipped
 *   because there are no corpora on this machine
 */
char *
snabel_test_corpora_path (const char *name)
{
  const char      *corpora = g_getenv ("SNABEL_CORPORA");
  g_autofree char *path = NULL;

  if (corpora != NULL && *corpora != '\0')
    path = g_build_filename (corpora, name, NULL);
  else
    path = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpora", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  g_test_skip ("no corpora on this machine (SNABEL_CORPORA)");

  return NULL;
}
