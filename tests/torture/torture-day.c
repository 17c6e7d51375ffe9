/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does what a person does, and goes on whatever happens. */
#include "torture-day.h"

#include "snabel-test-time.h"

/* So long a disk that stays broken is waited for. */
#define PATIENCE (20 * G_TIME_SPAN_MINUTE)

typedef struct
{
  const TortureDay *day;
  SnabelAccounts   *accounts;
  SnabelOutbox     *outbox;
  gint64            give_up;
} Course;

static gboolean
is_settled (gpointer data)
{
  return !dex_future_is_pending (data);
}

static gboolean
await (DexFuture *work)
{
  g_autoptr(DexFuture) owned = work;

  snabel_test_wait_until (is_settled, owned);

  return dex_future_is_resolved (owned);
}

static gboolean
has_run_out (Course *course)
{
  return snabel_clock_get_monotonic_time (course->day->platform->clock) > course->give_up;
}

static void
be_patient (Course *course)
{
  course->give_up = snabel_clock_get_monotonic_time (course->day->platform->clock) + PATIENCE;
}

static SnabelSession *
get_session (Course *course)
{
  g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (course->accounts), 0);

  return session;
}

static void
acknowledge (Course     *course,
             const char *what)
{
  if (course->day->acknowledged != NULL)
    course->day->acknowledged (course->day->data, what);
}

static gboolean
add (Course                   *course,
     const SnabelSignInResult *result)
{
  if (!await (snabel_accounts_add (course->accounts, result, SNABEL_KEEP_TOKEN_IN_KEYRING)))
    return FALSE;
  acknowledge (course, "account");

  return TRUE;
}

static gboolean
sign_in_once (Course *course)
{
  g_autoptr(SnabelSignIn) attempt = NULL;
  g_autoptr(DexFuture) running = NULL;

  if (course->day->result != NULL)
    return add (course, course->day->result);

  attempt = snabel_sign_in_new (course->day->platform);
  running = snabel_sign_in_run (attempt, course->day->base_uri);
  if (!await (dex_ref (running)))
    return FALSE;

  return add (course, g_value_get_boxed (dex_future_get_value (running, NULL)));
}

/* As a person does: once more if it did not work, and then something else. */
static gboolean
sign_in (Course *course)
{
  return g_list_model_get_n_items (G_LIST_MODEL (course->accounts)) > 0 || sign_in_once (course) || sign_in_once (course);
}

static gboolean
home_is_shown (gpointer data)
{
  Course         *course = data;
  SnabelFeedState state = snabel_feed_get_state (snabel_session_get_home (get_session (course)));

  return state == SNABEL_FEED_READY || state == SNABEL_FEED_FAILED || has_run_out (course);
}

static gboolean
outbox_rests (gpointer data)
{
  Course *course = data;

  return g_list_model_get_n_items (G_LIST_MODEL (course->outbox)) == snabel_outbox_get_n_troubled (course->outbox) || has_run_out (course);
}

static void
write_a_line (Course *course)
{
  g_autoptr(SnabelDraft) draft = snabel_draft_new ();

  draft->id = g_strdup ("draft");
  draft->account_keys = g_strsplit (snabel_session_get_key (get_session (course)), " ", -1);
  draft->text = g_strdup (TORTURE_WORDS);
  draft->visibility = g_strdup ("public");
  if (await (snabel_outbox_send (course->outbox, draft)))
    acknowledge (course, "post");
}

static gboolean
be_at_work (Course *course)
{
  course->outbox = snabel_outbox_new (course->day->platform, course->accounts);
  if (!await (snabel_outbox_open (course->outbox)) || !sign_in (course))
    return FALSE;
  be_patient (course);
  snabel_test_wait_until (home_is_shown, course);
  if (course->day->writes)
    write_a_line (course);
  be_patient (course);
  snabel_test_wait_until (outbox_rests, course);

  return !has_run_out (course);
}

typedef struct
{
  const char    *folder;
  SnabelProfile *profile;
} Opening;

static gboolean
is_open (gpointer data)
{
  Opening *opening = data;

  opening->profile = snabel_profile_open (opening->folder, NULL);

  return opening->profile != NULL;
}

/**
 * torture_open_profile:
 *
 * Waits until whoever had it open has let go of it.
 *
 * Returns: (transfer full): the profile
 */
SnabelProfile *
torture_open_profile (const char *folder)
{
  Opening opening = { folder, NULL };

  snabel_test_wait_until (is_open, &opening);

  return opening.profile;
}

/**
 * torture_day_live:
 *
 * Returns when the profile is closed again; the main loop turns meanwhile.
 *
 * Returns: whether everything came to rest by itself
 */
gboolean
torture_day_live (const TortureDay *day)
{
  guint ticker = snabel_test_run_clock (day->platform->clock);
  g_autoptr(SnabelProfile) profile = torture_open_profile (day->folder);
  Course   course = { .day = day };
  gboolean is_at_rest = FALSE;

  course.accounts = snabel_accounts_new (day->platform, profile);
  g_clear_object (&profile);
  if (await (snabel_accounts_open (course.accounts)))
    is_at_rest = be_at_work (&course);
  if (course.outbox != NULL)
    snabel_outbox_close (course.outbox);
  await (snabel_accounts_close (course.accounts));
  if (course.outbox != NULL)
    snabel_test_let_go (course.outbox);
  snabel_test_let_go (course.accounts);
  g_source_remove (ticker);
  snabel_test_drain ();

  return is_at_rest;
}
