/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One work, many who wait, and what happens when they leave. */
#include "snabel-test.h"

#include "base/snabel-error.h"
#include "media/snabel-share.h"

typedef struct
{
  DexPromise *promise;
  guint       n_begun;
} Desk;

static DexFuture *
begin (gpointer data)
{
  Desk *desk = data;

  desk->n_begun++;
  dex_clear (&desk->promise);
  desk->promise = dex_promise_new_cancellable ();

  return dex_future_first (dex_ref (DEX_FUTURE (desk->promise)), NULL);
}

static gboolean
is_cancelled (Desk *desk)
{
  return g_cancellable_is_cancelled (dex_promise_get_cancellable (desk->promise));
}

static void
test_together (void)
{
  g_autoptr(SnabelShare) share = snabel_share_new ();
  Desk desk = { 0 };
  g_autoptr(DexFuture) first = snabel_share_join (share, "a", begin, &desk);
  g_autoptr(DexFuture) second = snabel_share_join (share, "a", begin, &desk);
  g_autoptr(DexFuture) third = snabel_share_join (share, "a", begin, &desk);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (desk.n_begun, ==, 1);
  g_assert_cmpuint (snabel_share_get_n_works (share), ==, 1);
  dex_clear (&third);
  dex_promise_resolve_int (desk.promise, 42);
  g_assert_cmpint (dex_await_int (dex_ref (second), &error), ==, 42);
  g_assert_cmpint (dex_await_int (dex_ref (first), &error), ==, 42);
  g_assert_no_error (error);
  g_assert_cmpuint (snabel_share_get_n_works (share), ==, 0);
  dex_clear (&desk.promise);
  g_assert_finalize_object (g_steal_pointer (&share));
}

static void
test_failed (void)
{
  g_autoptr(SnabelShare) share = snabel_share_new ();
  Desk desk = { 0 };
  g_autoptr(DexFuture) first = snabel_share_join (share, "a", begin, &desk);
  g_autoptr(DexFuture) second = snabel_share_join (share, "a", begin, &desk);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) other = NULL;

  dex_promise_reject (desk.promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "No"));
  g_assert_false (dex_await (dex_ref (first), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_false (dex_await (dex_ref (second), &other));
  g_assert_error (other, G_IO_ERROR, G_IO_ERROR_FAILED);
  dex_clear (&desk.promise);
}

/* Who leaves does not disturb the others; the last one takes the work along, and the next begins anew. */
static void
test_leave (void)
{
  g_autoptr(SnabelShare) share = snabel_share_new ();
  Desk desk = { 0 };
  g_autoptr(DexFuture) first = snabel_share_join (share, "a", begin, &desk);
  g_autoptr(DexFuture) second = snabel_share_join (share, "a", begin, &desk);
  g_autoptr(DexFuture) third = NULL;
  g_autoptr(GError) error = NULL;

  dex_clear (&first);
  g_assert_false (is_cancelled (&desk));
  dex_clear (&second);
  g_assert_true (is_cancelled (&desk));
  g_assert_cmpuint (snabel_share_get_n_works (share), ==, 0);
  third = snabel_share_join (share, "a", begin, &desk);
  g_assert_cmpuint (desk.n_begun, ==, 2);
  dex_promise_resolve_int (desk.promise, 7);
  g_assert_cmpint (dex_await_int (g_steal_pointer (&third), &error), ==, 7);
  dex_clear (&desk.promise);
}

static void
test_end (void)
{
  g_autoptr(SnabelShare) share = snabel_share_new ();
  Desk desk = { 0 };
  g_autoptr(DexFuture) future = snabel_share_join (share, "a", begin, &desk);
  g_autoptr(GError) error = NULL;

  g_assert_finalize_object (g_steal_pointer (&share));
  g_assert_true (is_cancelled (&desk));
  g_assert_false (dex_await (g_steal_pointer (&future), &error));
  g_assert_true (snabel_error_is_cancelled (error));
  dex_clear (&desk.promise);
}

static DexFuture *
begin_done (gpointer data)
{
  guint *n_begun = data;

  return dex_future_new_for_int (++*n_begun);
}

static void
test_done (void)
{
  g_autoptr(SnabelShare) share = snabel_share_new ();
  guint n_begun = 0;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (dex_await_int (snabel_share_join (share, "a", begin_done, &n_begun), &error), ==, 1);
  g_assert_cmpint (dex_await_int (snabel_share_join (share, "a", begin_done, &n_begun), &error), ==, 2);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/share/together", test_together);
  snabel_test_add ("/share/failed", test_failed);
  snabel_test_add ("/share/leave", test_leave);
  snabel_test_add ("/share/end", test_end);
  snabel_test_add ("/share/done", test_done);

  return g_test_run ();
}
