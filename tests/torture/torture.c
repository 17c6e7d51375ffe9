/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day with the n-th operation failing, hanging, coming late, getting lost or being the last one:
 * no acknowledged word is ever lost, and no post is ever there twice. `--all` tries every n. */
#include "torture-day.h"

#include "fault-files.h"
#include "snabel-fault-vfs.h"
#include "snabel-test-browser.h"

#define SAMPLE_SEED 20261123
#define SAMPLE_SIZE 5

typedef enum
{
  ON_NETWORK,
  ON_FILES,
  ON_DATABASE,
} Place;

typedef struct
{
  const char         *path;
  Place               place;
  SnabelTestFaultKind network;
  SnabelFault         database;
} Plan;

static const Plan plans[] = {
  { "/torture/network/closed", ON_NETWORK, SNABEL_TEST_FAULT_CLOSED, SNABEL_FAULT_NONE },
  { "/torture/network/dead", ON_NETWORK, SNABEL_TEST_FAULT_DEAD, SNABEL_FAULT_NONE },
  { "/torture/network/late", ON_NETWORK, SNABEL_TEST_FAULT_LATENCY, SNABEL_FAULT_NONE },
  { "/torture/network/lost", ON_NETWORK, SNABEL_TEST_FAULT_LOST, SNABEL_FAULT_NONE },
  { "/torture/files", ON_FILES, SNABEL_TEST_FAULT_CLOSED, SNABEL_FAULT_NONE },
  { "/torture/database/hiccup", ON_DATABASE, SNABEL_TEST_FAULT_CLOSED, SNABEL_FAULT_HICCUP },
  { "/torture/database/broken", ON_DATABASE, SNABEL_TEST_FAULT_CLOSED, SNABEL_FAULT_BROKEN },
  { "/torture/database/full", ON_DATABASE, SNABEL_TEST_FAULT_CLOSED, SNABEL_FAULT_FULL },
};

typedef struct
{
  SnabelTestInstance *instance;
  SnabelPlatform     *platform;
  FaultFiles         *files;
  char               *folder;
  TortureDay          day;
  gboolean            owes_account;
  gboolean            owes_post;
} World;

static gboolean tries_all;

static void
acknowledged_cb (gpointer    data,
                 const char *what)
{
  World *world = data;

  if (g_str_equal (what, "account"))
    world->owes_account = TRUE;
  if (g_str_equal (what, "post"))
    world->owes_post = TRUE;
}

static void
start_world (World *world)
{
  g_autoptr(SnabelTestBrowser) browser = snabel_test_browser_new (SNABEL_TEST_MOOD_APPROVES);
  g_autoptr(GError) error = NULL;

  world->instance = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_add_account (world->instance, "anna");
  snabel_test_instance_add_account (world->instance, "bo");
  snabel_test_instance_follow (world->instance, "bo", "anna");
  snabel_test_instance_start (world->instance, 0, &error);
  g_assert_no_error (error);
  g_free (snabel_test_instance_post (world->instance, "anna", "Good morning"));
  snabel_test_browser_set_account (browser, world->instance, "bo");

  world->files = fault_files_new ();
  world->platform = snabel_test_platform_new ();
  g_clear_object (&world->platform->files);
  world->platform->files = SNABEL_FILES (g_object_ref (world->files));
  world->platform->vfs = g_strdup (snabel_fault_vfs_register ());
  world->platform->launcher = SNABEL_LAUNCHER (g_steal_pointer (&browser));
  world->folder = snabel_test_make_folder ();
  world->day = (TortureDay) { .platform = world->platform,
                              .folder = world->folder,
                              .base_uri = snabel_test_instance_get_base_uri (world->instance),
                              .writes = TRUE,
                              .acknowledged = acknowledged_cb,
                              .data = world };
}

static void
end_world (World *world)
{
  snabel_test_instance_stop (world->instance);
  snabel_test_drain ();
  g_clear_object (&world->instance);
  g_clear_object (&world->files);
  g_clear_pointer (&world->platform, snabel_platform_unref);
  snabel_test_remove_folder (world->folder);
  g_clear_pointer (&world->folder, g_free);
}

static void
arm (World      *world,
     const Plan *plan,
     guint       nth)
{
  const SnabelTestFault fault = { .kind = plan->network, .skip = nth - 1, .times = 1, .milliseconds = 300 };

  fault_files_arm (world->files, plan->place == ON_FILES ? nth : 0);
  snabel_fault_vfs_arm (plan->place == ON_DATABASE ? plan->database : SNABEL_FAULT_NONE, nth);
  if (plan->place == ON_NETWORK)
    snabel_test_instance_set_fault (world->instance, &fault);
}

static void
disarm (World *world)
{
  fault_files_arm (world->files, 0);
  snabel_fault_vfs_arm (SNABEL_FAULT_NONE, 0);
  snabel_test_instance_clear_faults (world->instance);
}

/* ---- what must hold afterwards ---- */

static gboolean
is_settled (gpointer data)
{
  return !dex_future_is_pending (data);
}

/* Returns: (transfer none): what @work has resolved to; it must */
static gpointer
result_of (DexFuture *work)
{
  g_autoptr(GError) error = NULL;
  const GValue *value;

  snabel_test_wait_until (is_settled, work);
  value = dex_future_get_value (work, &error);
  g_assert_no_error (error);

  return value != NULL && G_VALUE_HOLDS_BOXED (value) ? g_value_get_boxed (value) : NULL;
}

static guint
count_there (World *world)
{
  g_auto(GStrv) texts = snabel_test_instance_list_posts (world->instance, "bo");
  guint count = 0;

  for (guint i = 0; texts[i] != NULL; i++)
    count += g_str_equal (texts[i], TORTURE_WORDS);

  return count;
}

static void
check_post (World     *world,
            GPtrArray *items)
{
  guint n_there = count_there (world);
  guint n_items = 0;

  for (guint i = 0; i < items->len; i++)
    {
      SnabelOutboxItem *item = g_ptr_array_index (items, i);

      if (item->state == SNABEL_OUTBOX_DONE)
        continue;
      n_items++;
      g_assert_nonnull (strstr (item->content_json, TORTURE_WORDS));
      /* It is there, and the server is said to have refused it? */
      g_assert_false (n_there > 0 && item->state == SNABEL_OUTBOX_FAILED);
    }
  g_assert_cmpuint (n_there, <=, 1);
  g_assert_cmpuint (n_items, <=, 1);
  if (world->owes_post)
    g_assert_cmpuint (n_there + n_items, >=, 1);
}

static void
check_words (World *world)
{
  g_autoptr(SnabelProfile) profile = torture_open_profile (world->folder);
  g_autoptr(DexFuture) opening = snabel_words_open (profile, world->platform);
  g_autoptr(SnabelWords) words = NULL;
  g_autoptr(DexFuture) accounts = NULL;
  g_autoptr(DexFuture) items = NULL;
  g_autoptr(DexFuture) closing = NULL;

  result_of (opening);
  words = g_value_dup_object (dex_future_get_value (opening, NULL));
  g_assert_false (snabel_words_get_was_salvaged (words));
  accounts = snabel_words_list_accounts (words);
  if (world->owes_account)
    g_assert_cmpuint (((GPtrArray *) result_of (accounts))->len, ==, 1);
  else
    g_assert_cmpuint (((GPtrArray *) result_of (accounts))->len, <=, 1);
  items = snabel_words_list_outbox (words);
  check_post (world, result_of (items));
  closing = snabel_words_close (words);
  result_of (closing);
}

/* ---- the runs ---- */

/* Returns: how many operations there were */
static guint
try_one (const Plan *plan,
         guint       nth)
{
  World world = { 0 };
  guint n_operations;

  g_test_message ("%s: %u", plan->path, nth);
  start_world (&world);
  if (nth > 0)
    arm (&world, plan, nth);
  else
    disarm (&world);
  torture_day_live (&world.day);
  n_operations = plan->place == ON_NETWORK ? snabel_test_instance_get_requests (world.instance)->len
                 : plan->place == ON_FILES ? fault_files_get_n_operations (world.files)
                                           : snabel_fault_vfs_get_n_operations ();
  disarm (&world);
  check_words (&world);
  /* The next day all is well, and what was left over is finished or put to the person. */
  world.day.writes = FALSE;
  g_assert_true (torture_day_live (&world.day));
  check_words (&world);
  if (nth == 0)
    g_assert_cmpuint (count_there (&world), ==, 1);
  end_world (&world);

  return n_operations;
}

/* Every n of @n_operations, or a few that are the same in each run. */
static void
try_sample (guint n_operations,
            void (*try_nth) (gconstpointer data,
                             guint         nth),
            gconstpointer data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (SAMPLE_SEED);

  if (tries_all || n_operations <= SAMPLE_SIZE)
    for (guint n = 1; n <= n_operations; n++)
      try_nth (data, n);
  else
    for (guint i = 0; i < SAMPLE_SIZE; i++)
      try_nth (data, (guint) g_rand_int_range (random, (gint32) (i * n_operations / SAMPLE_SIZE),
                                               (gint32) ((i + 1) * n_operations / SAMPLE_SIZE)) +
                       1);
}

static void
try_plan (gconstpointer data,
          guint         nth)
{
  try_one (data, nth);
}

static void
test_plan (gconstpointer data)
{
  try_sample (try_one (data, 0), try_plan, data);
}

/* ---- the power cut ---- */

static void
read_promises (World       *world,
               GSubprocess *process)
{
  g_autofree char *said = NULL;
  gsize            n_read = 0;
  char             buffer[256] = "";

  g_input_stream_read_all (g_subprocess_get_stdout_pipe (process), buffer, sizeof buffer - 1, &n_read, NULL, NULL);
  said = g_strndup (buffer, n_read);
  world->owes_account = strstr (said, "account") != NULL;
  world->owes_post = strstr (said, "post") != NULL;
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  gboolean *has_ended = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  *has_ended = TRUE;
}

static gboolean
has_ended (gpointer data)
{
  return *(gboolean *) data;
}

/* Returns: whether the power failed before the day was over */
static gboolean
kill_at (guint nth)
{
  World            world = { 0 };
  gboolean         ended = FALSE;
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "torture", "kill-day", NULL);
  g_autofree char *ordinal = g_strdup_printf ("%u", nth);
  g_autofree char *token = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = NULL;
  gboolean was_killed;

  start_world (&world);
  disarm (&world);
  token = snabel_test_instance_sign_in (world.instance, "bo", "read write push");
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                              program, world.folder, world.day.base_uri, token, ordinal, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_async (process, NULL, ended_cb, &ended);
  snabel_test_wait_until (has_ended, &ended);
  if (g_subprocess_get_if_signaled (process))
    g_error ("The day was ended by signal %d at operation %u", g_subprocess_get_term_sig (process), nth);
  was_killed = g_subprocess_get_exit_status (process) == SNABEL_FAULT_EXIT_STATUS;
  g_assert_true (was_killed || g_subprocess_get_exit_status (process) == 0);
  read_promises (&world, process);
  check_words (&world);
  end_world (&world);

  return was_killed;
}

static void
try_kill (gconstpointer data,
          guint         nth)
{
  kill_at (nth);
}

static const Plan counting = { "/torture/kill", ON_DATABASE, SNABEL_TEST_FAULT_CLOSED, SNABEL_FAULT_NONE };

static void
test_kill (void)
{
  try_sample (try_one (&counting, 0), try_kill, NULL);
}

int
main (int    argc,
      char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], "--all"))
    {
      tries_all = TRUE;
      argv[1] = argv[0];
      argv++;
      argc--;
    }
  snabel_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    g_test_add_data_func (plans[i].path, &plans[i], test_plan);
  g_test_add_func ("/torture/kill", test_kill);

  return g_test_run ();
}
