/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds a fuzzer with mutated seeds, where libFuzzer is not at hand; it takes the same options. */
#include "snabel-fuzz.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define MAX_SIZE      (96 * 1024)
#define MAX_MUTATIONS 12

/* One input may take this long, in seconds, before it counts as hanging. */
static guint deadline = 20;

/* For the signal handler, which can reach nothing else. */
static GString *current;

/* Leaves the input behind that the parser did not survive. */
static void
crash_cb (int number)
{
  int fd = open ("fuzz-crash.bin", O_WRONLY | O_CREAT | O_TRUNC, 0600);

  if (fd >= 0 && write (fd, current->str, current->len) >= 0)
    close (fd);
  signal (number, SIG_DFL);
  raise (number);
}

static void
catch_crashes (void)
{
  signal (SIGABRT, crash_cb);
  signal (SIGSEGV, crash_cb);
  signal (SIGTRAP, crash_cb);
  signal (SIGALRM, crash_cb);
}

static const char *
pick_seed (GRand *random)
{
  return snabel_fuzz_seeds[g_rand_int_range (random, 0, (gint32) g_strv_length ((char **) snabel_fuzz_seeds))];
}

static gsize
pick (GRand *random,
      gsize  below)
{
  return below > 0 ? g_rand_int (random) % below : 0;
}

static void
repeat_part (GRand   *random,
             GString *input)
{
  gsize            start = pick (random, input->len);
  gsize            length = MIN (pick (random, 64) + 1, input->len - start);
  gsize            times = (gsize) 1 << pick (random, 11);
  g_autofree char *part = g_strndup (input->str + start, length);

  for (gsize i = 0; i < times && input->len < MAX_SIZE; i++)
    g_string_insert_len (input, (gssize) start, part, (gssize) strlen (part));
}

static void
mutate (GRand   *random,
        GString *input)
{
  gsize position = pick (random, input->len);

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      g_string_insert_c (input, (gssize) position, (char) g_rand_int_range (random, 1, 256));
      break;
    case 1:
      if (input->len > 0)
        input->str[position] = (char) (input->str[position] ^ (1 << g_rand_int_range (random, 0, 8)));
      break;
    case 2:
      g_string_erase (input, (gssize) position, (gssize) pick (random, input->len - position));
      break;
    case 3:
      repeat_part (random, input);
      break;
    case 4:
      g_string_truncate (input, position);
      break;
    default:
      g_string_insert (input, (gssize) position, pick_seed (random));
      break;
    }
}

static void
run_one (GString *input)
{
  current = input;
  alarm (deadline);
  LLVMFuzzerTestOneInput ((const guint8 *) input->str, input->len);
  alarm (0);
}

static void
run_files (char **paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *content = NULL;
      g_autoptr(GString) input = NULL;
      g_autoptr(GError) error = NULL;
      gsize length = 0;

      if (!g_file_get_contents (paths[i], &content, &length, &error))
        g_error ("%s", error->message);
      input = g_string_new_len (content, (gssize) length);
      run_one (input);
    }
}

static guint64
run_mutations (guint32 seed,
               guint64 n_runs,
               gint64  seconds)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  gint64  end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  guint64 n_done = 0;

  for (; n_done < n_runs && g_get_monotonic_time () < end; n_done++)
    {
      g_autoptr(GString) input = g_string_new (pick_seed (random));
      gint32 n_mutations = g_rand_int_range (random, 0, MAX_MUTATIONS);

      for (gint32 i = 0; i < n_mutations; i++)
        mutate (random, input);
      run_one (input);
    }

  return n_done;
}

typedef struct
{
  guint32 seed;
  guint64 n_runs;
  gint64  seconds;
} Options;

static void
read_option (Options    *options,
             const char *option)
{
  const char *value = strchr (option, '=');
  guint64     number = value != NULL ? g_ascii_strtoull (value + 1, NULL, 10) : 0;

  if (g_str_has_prefix (option, "-seed="))
    options->seed = (guint32) number;
  else if (g_str_has_prefix (option, "-runs="))
    options->n_runs = number;
  else if (g_str_has_prefix (option, "-max_total_time="))
    options->seconds = (gint64) number;
  else if (g_str_has_prefix (option, "-timeout="))
    deadline = (guint) number;
  else
    g_error ("The options are -seed=, -runs=, -max_total_time= and -timeout=, not %s", option);
}

int
main (int    argc,
      char **argv)
{
  Options options = { .seed = g_random_int (), .n_runs = G_MAXUINT64, .seconds = 60 };
  int     i = 1;

  for (; i < argc && argv[i][0] == '-'; i++)
    read_option (&options, argv[i]);

  catch_crashes ();
  if (i < argc)
    {
      run_files (argv + i);
      return 0;
    }

  g_print ("seed %u, ", options.seed);
  g_print ("%" G_GUINT64_FORMAT " inputs\n", run_mutations (options.seed, options.n_runs, options.seconds));

  return 0;
}
