/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a picture that failed is left alone. */
#include "snabel-test.h"

#include "base/snabel-decoder.h"
#include "base/snabel-error.h"
#include "media/snabel-picture-failures.h"

static gboolean
is_refused (SnabelPictureFailures *failures,
            const char            *uri)
{
  g_autoptr(GError) error = snabel_picture_failures_lookup (failures, uri);

  return error != NULL;
}

static void
fail (SnabelPictureFailures *failures,
      const char            *uri,
      GError                *taken,
      gint64                 wait)
{
  g_autoptr(GError) error = taken;

  snabel_picture_failures_add (failures, uri, error, wait);
}

static void
test_waits (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  SnabelFakeClock *fake = SNABEL_FAKE_CLOCK (clock);
  g_autoptr(SnabelPictureFailures) failures = snabel_picture_failures_new (clock);

  g_assert_false (is_refused (failures, "a"));
  for (guint i = 0; i < 3; i++)
    {
      gint64 wait = (30 << i) * G_TIME_SPAN_SECOND;

      fail (failures, "a", g_error_new_literal (SNABEL_API_ERROR, SNABEL_API_ERROR_UNREACHABLE, "No"), -1);
      snabel_fake_clock_advance (fake, wait - 1);
      g_assert_true (is_refused (failures, "a"));
      g_assert_false (is_refused (failures, "b"));
      snabel_fake_clock_advance (fake, 1);
      g_assert_false (is_refused (failures, "a"));
    }
  fail (failures, "gone", g_error_new_literal (SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND, "No"), -1);
  snabel_fake_clock_advance (fake, 59 * G_TIME_SPAN_MINUTE);
  g_assert_true (is_refused (failures, "gone"));
  fail (failures, "busy", g_error_new_literal (SNABEL_API_ERROR, SNABEL_API_ERROR_RATE_LIMITED, "No"), 7 * G_TIME_SPAN_SECOND);
  snabel_fake_clock_advance (fake, 6 * G_TIME_SPAN_SECOND);
  g_assert_true (is_refused (failures, "busy"));
  snabel_fake_clock_advance (fake, G_USEC_PER_SEC);
  g_assert_false (is_refused (failures, "busy"));
}

static void
test_none (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelPictureFailures) failures = snabel_picture_failures_new (clock);
  g_autoptr(GError) again = NULL;

  fail (failures, "a", g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "No"), -1);
  g_assert_false (is_refused (failures, "a"));
  fail (failures, "a", g_error_new_literal (SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNAVAILABLE, "No"), -1);
  g_assert_false (is_refused (failures, "a"));
  fail (failures, "a", g_error_new_literal (SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_DAMAGED, "No"), -1);
  again = snabel_picture_failures_lookup (failures, "a");
  g_assert_error (again, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_DAMAGED);
  snabel_picture_failures_forget (failures, "a");
  g_assert_false (is_refused (failures, "a"));
}

/* A person asks again; what a server has asked for still holds. */
static void
test_forgiven (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelPictureFailures) failures = snabel_picture_failures_new (clock);

  snabel_picture_failures_forgive (failures, "unknown");
  fail (failures, "gone", g_error_new_literal (SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND, "No"), -1);
  snabel_picture_failures_forgive (failures, "gone");
  g_assert_false (is_refused (failures, "gone"));
  fail (failures, "busy", g_error_new_literal (SNABEL_API_ERROR, SNABEL_API_ERROR_RATE_LIMITED, "No"), 7 * G_TIME_SPAN_SECOND);
  snabel_picture_failures_forgive (failures, "busy");
  g_assert_true (is_refused (failures, "busy"));
}

static void
test_many (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelPictureFailures) failures = snabel_picture_failures_new (clock);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *uri = g_strdup_printf ("%u", i);

      fail (failures, uri, g_error_new_literal (SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND, "No"), -1);
      g_assert_true (is_refused (failures, uri));
    }
  g_assert_false (is_refused (failures, "0"));
  g_assert_finalize_object (g_steal_pointer (&failures));
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/picture-failures/waits", test_waits);
  g_test_add_func ("/picture-failures/none", test_none);
  g_test_add_func ("/picture-failures/forgiven", test_forgiven);
  g_test_add_func ("/picture-failures/many", test_many);

  return g_test_run ();
}
