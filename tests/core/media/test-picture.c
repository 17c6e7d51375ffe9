/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels of one frame and of several. */
#include "snabel-fake-decoder.h"
#include "snabel-test.h"

#include "media/snabel-picture.h"

static void
test_still (void)
{
  g_autoptr(GBytes) pixels = g_bytes_new_static ("abcdefgh", 8);
  g_autoptr(SnabelPicture) picture = snabel_picture_new ((SnabelPictureSize) { 2, 1 }, (SnabelPictureSize) { 20, 10 }, pixels, NULL, 1);
  g_autoptr(SnabelPicture) again = snabel_picture_ref (picture);

  g_assert_false (snabel_picture_is_animated (again));
  g_assert_cmpuint (snabel_picture_get_width (again), ==, 2);
  g_assert_cmpuint (snabel_picture_get_height (again), ==, 1);
  g_assert_cmpuint (snabel_picture_get_natural_width (again), ==, 20);
  g_assert_cmpuint (snabel_picture_get_natural_height (again), ==, 10);
  g_assert_cmpuint (snabel_picture_get_stride (again), ==, 8);
  g_assert_cmpuint (snabel_picture_get_byte_size (again), ==, 8);
  g_assert_cmpuint (snabel_picture_get_delay (again, 0), ==, 0);
  g_assert_cmpmem (g_bytes_get_data (snabel_picture_get_frame (again, 0), NULL), 8, "abcdefgh", 8);
}

static void
test_frames (void)
{
  static const guint delays[] = { 20, 500 };
  g_autoptr(GBytes) pixels = g_bytes_new_static ("abcdefgh", 8);
  g_autoptr(SnabelPicture) picture = snabel_picture_new ((SnabelPictureSize) { 1, 1 }, (SnabelPictureSize) { 1, 1 }, pixels, delays, 2);

  g_assert_true (snabel_picture_is_animated (picture));
  g_assert_cmpuint (snabel_picture_get_n_frames (picture), ==, 2);
  g_assert_cmpuint (snabel_picture_get_byte_size (picture), ==, 8);
  g_assert_cmpuint (snabel_picture_get_delay (picture, 1), ==, 500);
  g_assert_cmpmem (g_bytes_get_data (snabel_picture_get_frame (picture, 1), NULL), 4, "efgh", 4);
}

static void
test_fake (void)
{
  g_autoptr(SnabelDecoder) decoder = snabel_fake_decoder_new ();
  g_autoptr(GBytes) square = snabel_fake_decoder_encode (0x10203040, 8, 4, 3);
  g_autoptr(GBytes) none = g_bytes_new_static ("<html>", 6);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelPicture) picture = dex_await_boxed (snabel_decoder_decode (decoder, square, 2, 2), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (snabel_picture_get_width (picture), ==, 4);
  g_assert_cmpuint (snabel_picture_get_height (picture), ==, 2);
  g_assert_cmpuint (snabel_picture_get_n_frames (picture), ==, 3);
  g_assert_cmpmem (g_bytes_get_data (snabel_picture_get_frame (picture, 2), NULL), 4, "\x10\x20\x30\x40", 4);
  g_assert_false (dex_await (snabel_decoder_decode (decoder, none, 2, 2), &error));
  g_assert_error (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/picture/still", test_still);
  snabel_test_add ("/picture/frames", test_frames);
  snabel_test_add ("/picture/fake", test_fake);

  return g_test_run ();
}
