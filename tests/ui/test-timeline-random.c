/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The promises of the timeline view, over random sequences of what can happen to it. When one is
 * broken, the sequence is made as short as still breaks it, and told with its seed. */
#include "snabel-test-promises.h"
#include "snabel-ui-test.h"

#define N_STEPS      120
#define N_SEEDS      8
#define N_LONG_STEPS 400
#define N_LONG_SEEDS 60

static GArray *
make_up_steps (guint32 seed,
               guint   n_steps)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  GArray *steps = g_array_sized_new (FALSE, FALSE, sizeof (SnabelTestStep), n_steps);

  for (guint i = 0; i < n_steps; i++)
    {
      SnabelTestStep step;

      snabel_test_step_make_up (&step, rand);
      g_array_append_val (steps, step);
    }

  return steps;
}

static char *
check (SnabelTestScene    *scene,
       SnabelTestPromises *promises,
       gboolean            is_still)
{
  char *fault = snabel_test_promises_check_rows (scene);

  if (fault == NULL && is_still)
    fault = snabel_test_promises_check_still (promises);
  if (fault == NULL && is_still)
    fault = snabel_test_promises_check_binds (promises);

  return fault;
}

/* Several changes may come between two frames; what a person does comes after one. */
static char *
run (guint32 seed,
     GArray *steps)
{
  g_autoptr(SnabelTestScene) scene = snabel_test_scene_new (seed);
  g_autoptr(SnabelTestPromises) promises = snabel_test_promises_new (scene);
  gboolean is_still = TRUE;

  for (guint i = 0; i < steps->len; i++)
    {
      const SnabelTestStep *step = &g_array_index (steps, SnabelTestStep, i);
      const SnabelTestStep *next = i + 1 < steps->len ? step + 1 : NULL;
      char                 *fault = NULL;

      snabel_test_step_carry_out (step, scene);
      is_still = is_still && snabel_test_step_is_still (step);
      if (step->kind == SNABEL_TEST_STEP_FOCUS || step->kind == SNABEL_TEST_STEP_PRESS || step->kind == SNABEL_TEST_STEP_UNFOCUS)
        {
          g_clear_pointer (&promises, snabel_test_promises_free);
          promises = snabel_test_promises_new (scene);
        }
      if (!step->is_laid_out && next != NULL && !snabel_test_step_needs_frame (next))
        continue;

      snabel_test_scene_lay_out (scene);
      fault = check (scene, promises, is_still);
      if (fault != NULL)
        return fault;
      g_clear_pointer (&promises, snabel_test_promises_free);
      promises = snabel_test_promises_new (scene);
      is_still = TRUE;
    }

  return NULL;
}

static GArray *
leave_out (GArray *steps,
           guint   first,
           guint   n)
{
  GArray *fewer = g_array_copy (steps);

  g_array_remove_range (fewer, first, MIN (n, fewer->len - first));

  return fewer;
}

/* Leaves out ever smaller parts for as long as it still fails. */
static GArray *
shrink (guint32 seed,
        GArray *steps)
{
  for (guint n = steps->len / 2; n > 0; n = n > 1 ? (n + 1) / 2 : 0)
    for (guint first = 0; first < steps->len;)
      {
        g_autoptr(GArray) fewer = leave_out (steps, first, n);
        g_autofree char *fault = run (seed, fewer);

        if (fault == NULL)
          {
            first += n;
            continue;
          }
        g_array_unref (steps);
        steps = g_steal_pointer (&fewer);
      }

  return steps;
}

static void
tell (guint32     seed,
      GArray     *steps,
      const char *fault)
{
  g_test_message ("seed %u: %s, after", seed, fault);
  for (guint i = 0; i < steps->len; i++)
    {
      const SnabelTestStep *step = &g_array_index (steps, SnabelTestStep, i);

      g_test_message ("  %s, where %u, how %u%s", snabel_test_step_get_name (step), step->where, step->how,
                      step->is_laid_out ? ", a frame" : "");
    }
}

static void
check_seed (guint32 seed,
            guint   n_steps)
{
  g_autoptr(GArray) steps = make_up_steps (seed, n_steps);
  g_autofree char *fault = run (seed, steps);
  g_autofree char *shortest = NULL;

  if (fault == NULL)
    return;

  steps = shrink (seed, g_steal_pointer (&steps));
  shortest = run (seed, steps);
  tell (seed, steps, shortest != NULL ? shortest : fault);
  g_test_fail ();
}

/* SNABEL_TEST_SEED=N tries that one, SNABEL_TEST_SEEDS=N all up to that; both together all from the one to the other. */
static void
test_promises (void)
{
  const char *only = g_getenv ("SNABEL_TEST_SEED");
  const char *many = g_getenv ("SNABEL_TEST_SEEDS");
  guint       n_steps = g_test_thorough () ? N_LONG_STEPS : N_STEPS;
  guint32     first = 1;
  guint32     last = g_test_thorough () ? N_LONG_SEEDS : N_SEEDS;

  if (many != NULL)
    last = (guint32) g_ascii_strtoull (many, NULL, 10);
  if (only != NULL)
    first = (guint32) g_ascii_strtoull (only, NULL, 10);
  if (only != NULL && many == NULL)
    last = first;
  for (guint32 seed = first; seed <= last && !g_test_failed (); seed++)
    check_seed (seed, n_steps);
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/timeline-random/promises", test_promises);

  return g_test_run ();
}
