/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every format, decoded right here, so that the sanitizers see it. */
#include "snabel-test-images.h"
#include "snabel-test.h"

#include "base/snabel-decoder.h"

#include "snabel-decode.h"

/* One letter a pixel; ? for what is between. */
static char
get_letter (SnabelFrames *frames,
            guint         frame,
            guint         x,
            guint         y)
{
  const guint8 *pixel = frames->pixels->data + (((gsize) frame * frames->size.height + y) * frames->size.width + x) * 4;

  if (pixel[3] != 255)
    return '.';
  if (pixel[0] > 200 && pixel[1] < 60 && pixel[2] < 60)
    return 'r';
  if (pixel[0] < 60 && pixel[1] > 200 && pixel[2] < 60)
    return 'g';
  if (pixel[0] < 60 && pixel[1] < 60 && pixel[2] > 200)
    return 'b';

  return '?';
}

/* The middles of the four quarters of a frame, and so how it is turned. */
static void
expect_corners (SnabelFrames *frames,
                guint         frame,
                const char   *expected)
{
  guint w = frames->size.width, h = frames->size.height;
  char  letters[5] = { get_letter (frames, frame, w / 10, h / 10), get_letter (frames, frame, w - 1 - w / 10, h / 10),
                       get_letter (frames, frame, w / 10, h - 1 - h / 10), get_letter (frames, frame, w - 1 - w / 10, h - 1 - h / 10), 0 };

  g_assert_cmpstr (letters, ==, expected);
}

static SnabelFrames *
decode (GBytes *bytes,
        guint   width,
        guint   height)
{
  g_autoptr(GBytes) file = bytes;
  g_autoptr(GError) error = NULL;
  SnabelFrames *frames = snabel_decode (file, (SnabelPictureSize) { width, height }, &error);

  g_assert_no_error (error);

  return frames;
}

static void
expect_size (SnabelFrames *frames,
             guint         width,
             guint         height,
             guint         n_frames)
{
  g_assert_cmpuint (frames->size.width, ==, width);
  g_assert_cmpuint (frames->size.height, ==, height);
  g_assert_cmpuint (frames->delays->len, ==, n_frames);
  g_assert_cmpuint (frames->pixels->len, ==, width * height * 4 * n_frames);
}

static void
test_stills (void)
{
  for (guint scaled = 0; scaled < 2; scaled++)
    {
      guint width = scaled ? 40 : 0;
      g_autoptr(SnabelFrames) jpeg = decode (snabel_test_images_make_jpeg (120, 80, 0), width, 0);
      g_autoptr(SnabelFrames) png = decode (snabel_test_images_make_png (120, 80), width, 0);
      g_autoptr(SnabelFrames) gif = decode (snabel_test_images_make_gif (120, 80, 1), width, 0);
      g_autoptr(SnabelFrames) webp = decode (snabel_test_images_make_webp (120, 80, 1), width, 0);
      g_autoptr(SnabelFrames) avif = decode (snabel_test_images_make_avif (80, 120), width, 0);
      SnabelFrames *all[] = { jpeg, png, gif, webp };

      for (guint i = 0; i < G_N_ELEMENTS (all); i++)
        {
          expect_size (all[i], scaled ? 40 : 120, scaled ? 27 : 80, 1);
          expect_corners (all[i], 0, "ggrb");
        }
      /* The file turns it by 90 degrees against the clock. */
      expect_size (avif, scaled ? 40 : 120, scaled ? 27 : 80, 1);
      expect_corners (avif, 0, "gbgr");
      g_assert_cmpuint (avif->natural.width, ==, 120);
    }
}

static void
test_orientation (void)
{
  static const char *const expected[] = { "ggrb", "ggrb", "ggbr", "brgg", "rbgg", "grgb", "rgbg", "bgrg", "gbgr" };

  for (guint i = 0; i <= 8; i++)
    {
      g_autoptr(SnabelFrames) frames = decode (snabel_test_images_make_jpeg (160, 80, i), 0, 0);

      expect_size (frames, i >= 5 ? 80 : 160, i >= 5 ? 160 : 80, 1);
      g_assert_cmpuint (frames->natural.width, ==, i >= 5 ? 80 : 160);
      expect_corners (frames, 0, expected[i]);
    }
}

static void
test_animations (void)
{
  g_autoptr(SnabelFrames) apng = decode (snabel_test_images_make_apng (64, 48, 5), 32, 0);
  g_autoptr(SnabelFrames) gif = decode (snabel_test_images_make_gif (64, 48, 5), 32, 0);
  g_autoptr(SnabelFrames) webp = decode (snabel_test_images_make_webp (64, 48, 5), 32, 0);
  SnabelFrames *all[] = { apng, gif, webp };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      expect_size (all[i], 32, 24, 5);
      for (guint k = 0; k < 5; k++)
        {
          expect_corners (all[i], k, k % 2 == 0 ? "ggrb" : "ggbr");
          g_assert_cmpuint (g_array_index (all[i]->delays, guint32, k), ==, 50);
        }
    }
}

/* Smaller first, then fewer, and never longer than it was. */
static void
test_budget (void)
{
  g_autoptr(SnabelFrames) frames = decode (snabel_test_images_make_gif (600, 400, 290), 0, 0);
  guint duration = 0;

  g_assert_cmpuint (frames->pixels->len, <=, 26 * 1024 * 1024);
  g_assert_cmpuint (frames->size.width, >=, 299);
  for (guint i = 0; i < frames->delays->len; i++)
    duration += g_array_index (frames->delays, guint32, i);
  g_assert_cmpuint (duration, ==, 290 * 50);
}

static void
test_many_frames (void)
{
  g_autoptr(SnabelFrames) frames = decode (snabel_test_images_make_gif (4, 4, 2000), 0, 0);

  expect_size (frames, 4, 4, SNABEL_PICTURE_MOST_FRAMES);
}

static void
test_covers (void)
{
  g_autoptr(SnabelFrames) covering = decode (snabel_test_images_make_png (120, 80), 30, 40);
  g_autoptr(SnabelFrames) larger = decode (snabel_test_images_make_png (12, 8), 300, 400);
  g_autoptr(SnabelFrames) thin = decode (snabel_test_images_make_png (3000, 2), 100, 1);

  expect_size (covering, 60, 40, 1);
  expect_size (larger, 12, 8, 1);
  expect_size (thin, 1500, 1, 1);
}

/* Cut anywhere, or with a byte changed anywhere, a file is shown or refused. */
static void
test_damage (void)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (files, snabel_test_images_make_jpeg (40, 30, 6));
  g_ptr_array_add (files, snabel_test_images_make_png (40, 30));
  g_ptr_array_add (files, snabel_test_images_make_apng (20, 15, 3));
  g_ptr_array_add (files, snabel_test_images_make_gif (40, 30, 3));
  g_ptr_array_add (files, snabel_test_images_make_webp (40, 30, 1));
  g_ptr_array_add (files, snabel_test_images_make_webp (40, 30, 3));
  g_ptr_array_add (files, snabel_test_images_make_avif (40, 30));
  for (guint i = 0; i < files->len; i++)
    {
      gsize         size = 0;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (files, i), &size);

      for (gsize k = 0; k < size; k += 1 + size / 300)
        {
          g_autofree guint8 *copy = g_memdup2 (data, size);
          g_autoptr(GBytes) cut = g_bytes_new (data, k);
          g_autoptr(GBytes) changed = g_bytes_new_static (copy, size);
          g_autoptr(SnabelFrames) first = NULL;
          g_autoptr(SnabelFrames) second = NULL;

          copy[k] ^= 0x5a;
          first = snabel_decode (cut, (SnabelPictureSize) { 0 }, NULL);
          second = snabel_decode (changed, (SnabelPictureSize) { 0 }, NULL);
        }
    }
}

static void
test_refused (void)
{
  g_autoptr(GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr(GBytes) page = g_bytes_new_static ("<html></html>", 13);
  g_autoptr(GBytes) huge = g_bytes_new_static ("GIF89a\xff\xff\xff\xff\0\0\0,", 14);
  g_autoptr(GError) error = NULL;

  g_assert_null (snabel_decode (empty, (SnabelPictureSize) { 0 }, &error));
  g_assert_error (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (snabel_decode (page, (SnabelPictureSize) { 0 }, &error));
  g_assert_error (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (snabel_decode (huge, (SnabelPictureSize) { 0 }, &error));
  g_assert_error (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_TOO_LARGE);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/decode/stills", test_stills);
  g_test_add_func ("/decode/orientation", test_orientation);
  g_test_add_func ("/decode/animations", test_animations);
  g_test_add_func ("/decode/budget", test_budget);
  g_test_add_func ("/decode/many-frames", test_many_frames);
  g_test_add_func ("/decode/covers", test_covers);
  g_test_add_func ("/decode/damage", test_damage);
  g_test_add_func ("/decode/refused", test_refused);

  return g_test_run ();
}
