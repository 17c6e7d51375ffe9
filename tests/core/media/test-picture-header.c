/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formats and sizes out of a few bytes, and what is refused by them. */
#include "snabel-test.h"

#include <string.h>

#include "base/snabel-decoder.h"
#include "media/snabel-picture-header.h"

#define PNG     "\x89PNG\r\n\x1a\n"
#define IHDR(s) "\0\0\0\x0dIHDR" s "\x08\x06\0\0\0\0\0\0\0"
#define IEND    "\0\0\0\0IEND\0\0\0\0"
#define FCTL    "\0\0\0\0fcTL\0\0\0\0"
#define ACTL    "\0\0\0\x08" \
             "acTL\xff\xff\xff\xff\0\0\0\0\0\0\0\0"
#define FRAME ",\0\0\0\0\x04\0\x03\0\0\x02\x01" \
              "a\0"
#define EXIF     "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
#define SOF      "\xff\xc2\0\x0b\x08\0\x03\0\x04\x01\0\0\0"
#define BYTES(s) (s), sizeof (s) - 1

typedef struct
{
  const char         *bytes;
  gsize               size;
  SnabelPictureFormat format;
  guint               width;
  guint               height;
  guint               n_frames;
  guint               orientation;
} Case;

static const Case good[] = {
  { BYTES (PNG IHDR ("\0\0\0\x04\0\0\0\x03") IEND), SNABEL_PICTURE_PNG, 4, 3, 1, 1 },
  { BYTES (PNG IHDR ("\0\0\0\x04\0\0\0\x03") FCTL FCTL IEND), SNABEL_PICTURE_PNG, 4, 3, 1, 1 },
  { BYTES (PNG IHDR ("\0\0\0\x04\0\0\0\x03") ACTL FCTL FCTL IEND FCTL), SNABEL_PICTURE_PNG, 4, 3, 2, 1 },
  { BYTES (PNG IHDR ("\0\0\0\x04\0\0\0\x03") ACTL IEND), SNABEL_PICTURE_PNG, 4, 3, 1, 1 },
  { BYTES (PNG IHDR ("\0\0\0\x04\0\0\0\x03") "\0\0\0\x1a"
                                             "eXIf" EXIF "\0\0\0\0" IEND),
    SNABEL_PICTURE_PNG, 4, 3, 1, 6 },
  { BYTES (PNG IHDR ("\0\0\x26\x25\0\0\x0f\xff") IEND), SNABEL_PICTURE_PNG, 9765, 4095, 1, 1 },
  { BYTES ("GIF89a\x04\0\x03\0\0\0\0" FRAME FRAME ";" FRAME), SNABEL_PICTURE_GIF, 4, 3, 2, 1 },
  { BYTES ("GIF87a\0\0\0\0\0\0\0" FRAME), SNABEL_PICTURE_GIF, 4, 3, 1, 1 },
  { BYTES ("GIF89a\x04\0\x03\0\x80\0\0"
           "rgbRGB"
           "!\xf9\x04\0\x05\0\0\0" FRAME),
    SNABEL_PICTURE_GIF, 4, 3, 1, 1 },
  { BYTES ("\xff\xd8" SOF), SNABEL_PICTURE_JPEG, 4, 3, 1, 1 },
  { BYTES ("\xff\xd8\xff\xe1\0\x22"
           "Exif\0\0" EXIF "\xff\xff" SOF),
    SNABEL_PICTURE_JPEG, 4, 3, 1, 6 },
  { BYTES ("RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x04\0\x03\0"), SNABEL_PICTURE_WEBP, 4, 3, 1, 1 },
  { BYTES ("RIFF\0\0\0\0WEBPVP8L\x05\0\0\0\x2f\x03\x80\0\0\0"), SNABEL_PICTURE_WEBP, 4, 3, 1, 1 },
  { BYTES ("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x03\0\0\x02\0\0"
           "ANMF\0\0\0\0ANMF\0\0\0\0"
           "EXIF\x1a\0\0\0" EXIF),
    SNABEL_PICTURE_WEBP, 4, 3, 2, 6 },
  { BYTES ("\0\0\0\x10"
           "ftypavif\0\0\0\0"
           "\0\0\0\x30meta\0\0\0\0"
           "\0\0\0\x24iprp"
           "\0\0\0\x1cipco"
           "\0\0\0\x14ispe\0\0\0\0\0\0\0\x04\0\0\0\x03"),
    SNABEL_PICTURE_AVIF, 4, 3, 1, 1 },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      SnabelPictureHeader header = { 0 };
      g_autoptr(GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_true (snabel_picture_header_read (&header, (const guint8 *) good[i].bytes, good[i].size, &error));
      g_assert_no_error (error);
      g_assert_cmpint (header.format, ==, good[i].format);
      g_assert_cmpuint (header.size.width, ==, good[i].width);
      g_assert_cmpuint (header.size.height, ==, good[i].height);
      g_assert_cmpuint (header.n_frames, ==, good[i].n_frames);
      g_assert_cmpuint (header.orientation, ==, good[i].orientation);
    }
}

static void
expect_error (const char *bytes,
              gsize       size,
              int         code)
{
  SnabelPictureHeader header = { 0 };
  g_autoptr(GError) error = NULL;

  g_assert_false (snabel_picture_header_read (&header, (const guint8 *) bytes, size, &error));
  g_assert_error (error, SNABEL_DECODER_ERROR, code);
}

static void
test_refused (void)
{
  expect_error (BYTES (""), SNABEL_DECODER_ERROR_UNKNOWN);
  expect_error (BYTES ("<html>"), SNABEL_DECODER_ERROR_UNKNOWN);
  expect_error (BYTES ("BM\x80\0\0\0"), SNABEL_DECODER_ERROR_UNKNOWN);
  expect_error (BYTES (PNG), SNABEL_DECODER_ERROR_DAMAGED);
  expect_error (BYTES (PNG IEND IHDR ("\0\0\0\x04\0\0\0\x03")), SNABEL_DECODER_ERROR_DAMAGED);
  expect_error (BYTES (PNG IHDR ("\0\0\0\0\0\0\0\x03")), SNABEL_DECODER_ERROR_DAMAGED);
  expect_error (BYTES (PNG IHDR ("\x7f\xff\xff\xff\x7f\xff\xff\xff")), SNABEL_DECODER_ERROR_TOO_LARGE);
  expect_error (BYTES (PNG IHDR ("\0\0\xea\x60\0\0\0\x01")), SNABEL_DECODER_ERROR_TOO_LARGE);
  expect_error (BYTES (PNG IHDR ("\0\0\x1f\x40\0\0\x1f\x40")), SNABEL_DECODER_ERROR_TOO_LARGE);
  expect_error (BYTES ("GIF89a\x04\0\x03\0\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x01"), SNABEL_DECODER_ERROR_TOO_LARGE);
  expect_error (BYTES ("\xff\xd8\xff\xda\0\x02" SOF), SNABEL_DECODER_ERROR_DAMAGED);
  expect_error (BYTES ("\xff\xd8\xff\xc0\0\x0b\x08\0\0\0\x04\x01\0\0\0"), SNABEL_DECODER_ERROR_DAMAGED);
}

/* Each cut short at each byte: refused, or what came before was enough. */
static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    for (gsize size = 0; size < good[i].size; size++)
      {
        g_autofree guint8  *copy = g_memdup2 (good[i].bytes, size);
        SnabelPictureHeader header = { 0 };
        g_autoptr(GError) error = NULL;

        if (snabel_picture_header_read (&header, copy, size, &error))
          g_assert_cmpuint (header.size.width, ==, good[i].width);
        else
          g_assert_cmpint (error->domain, ==, SNABEL_DECODER_ERROR);
      }
}

static void
test_many_frames (void)
{
  g_autoptr(GByteArray) gif = g_byte_array_new ();
  SnabelPictureHeader header = { 0 };

  g_byte_array_append (gif, (const guint8 *) BYTES ("GIF89a\x04\0\x03\0\0\0\0"));
  for (guint i = 0; i < 5000; i++)
    g_byte_array_append (gif, (const guint8 *) BYTES (FRAME));
  g_assert_true (snabel_picture_header_read (&header, gif->data, gif->len, NULL));
  g_assert_cmpuint (header.n_frames, ==, SNABEL_PICTURE_MOST_FRAMES);
}

static void
test_extensions (void)
{
  g_assert_cmpstr (snabel_picture_format_get_extension (SNABEL_PICTURE_JPEG), ==, "jpg");
  g_assert_cmpstr (snabel_picture_format_get_extension (SNABEL_PICTURE_AVIF), ==, "avif");
  g_assert_cmpstr (snabel_picture_format_get_extension (SNABEL_PICTURE_UNKNOWN), ==, "bin");
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/picture-header/good", test_good);
  g_test_add_func ("/picture-header/refused", test_refused);
  g_test_add_func ("/picture-header/cut", test_cut);
  g_test_add_func ("/picture-header/many-frames", test_many_frames);
  g_test_add_func ("/picture-header/extensions", test_extensions);

  return g_test_run ();
}
