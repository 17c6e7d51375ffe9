/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The encoders that belong to the decoders. */
#include "snabel-test-images.h"

#include <avif/avif.h>
#include <gif_lib.h>
#include <stdio.h>

#include <jpeglib.h>
#include <png.h>
#include <string.h>
#include <webp/encode.h>
#include <webp/mux.h>

static const guint8 red[] = { 255, 0, 0, 255 };
static const guint8 green[] = { 0, 255, 0, 255 };
static const guint8 blue[] = { 0, 0, 255, 255 };

/* In frame n of an animation red and blue have changed places n times. */
static const guint8 *
get_colour (guint x,
            guint y,
            guint width,
            guint height,
            guint frame)
{
  if (y < height / 4)
    return green;

  return (x < width / 2) == (frame % 2 == 0) ? red : blue;
}

static guint8 *
draw (guint width,
      guint height,
      guint frame)
{
  guint8 *pixels = g_malloc ((gsize) width * height * 4);
  guint8 *out = pixels;

  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++, out += 4)
      memcpy (out, get_colour (x, y, width, height, frame), 4);

  return pixels;
}

/* An EXIF segment with one entry. */
static void
write_orientation (struct jpeg_compress_struct *encoder,
                   guint                        orientation)
{
  guint8 exif[] = { 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 };

  exif[25] = (guint8) orientation;
  jpeg_write_marker (encoder, JPEG_APP0 + 1, exif, sizeof exif);
}

/**
 * snabel_test_images_make_jpeg:
 * @orientation: what EXIF says, or 0 for no EXIF
 *
 * Returns: (transfer full): the file
 */
GBytes *
snabel_test_images_make_jpeg (guint width,
                              guint height,
                              guint orientation)
{
  struct jpeg_compress_struct encoder = { 0 };
  struct jpeg_error_mgr       errors = { 0 };
  unsigned char              *memory = NULL;
  unsigned long               size = 0;
  g_autofree guint8          *pixels = draw (width, height, 0);

  encoder.err = jpeg_std_error (&errors);
  jpeg_create_compress (&encoder);
  jpeg_mem_dest (&encoder, &memory, &size);
  encoder.image_width = width;
  encoder.image_height = height;
  encoder.input_components = 4;
  encoder.in_color_space = JCS_EXT_RGBX;
  jpeg_set_defaults (&encoder);
  jpeg_set_quality (&encoder, 95, TRUE);
  jpeg_start_compress (&encoder, TRUE);
  if (orientation > 0)
    write_orientation (&encoder, orientation);
  for (guint y = 0; y < height; y++)
    {
      JSAMPROW row = pixels + (gsize) y * width * 4;

      jpeg_write_scanlines (&encoder, &row, 1);
    }
  jpeg_finish_compress (&encoder);
  jpeg_destroy_compress (&encoder);

  return g_bytes_new_with_free_func (memory, size, free, memory);
}

static void
png_write_cb (png_structp png,
              png_bytep   data,
              size_t      length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static GByteArray *
encode_png (guint width,
            guint height,
            guint frame)
{
  GByteArray        *out = g_byte_array_new ();
  g_autofree guint8 *pixels = draw (width, height, frame);
  png_structp        png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop          info = png_create_info_struct (png);

  png_set_write_fn (png, out, png_write_cb, NULL);
  png_set_IHDR (png, info, width, height, 8, PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level (png, 1);
  png_write_info (png, info);
  for (guint y = 0; y < height; y++)
    png_write_row (png, pixels + (gsize) y * width * 4);
  png_write_end (png, NULL);
  png_destroy_write_struct (&png, &info);

  return out;
}

/**
 * snabel_test_images_make_png:
 *
 * Returns: (transfer full): the file
 */
GBytes *
snabel_test_images_make_png (guint width,
                             guint height)
{
  return g_byte_array_free_to_bytes (encode_png (width, height, 0));
}

static void
append_number (GByteArray *out,
               guint32     value)
{
  guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (out, (const guint8 *) &big, sizeof big);
}

static guint32
sum_crc (const guint8 *data,
         gsize         size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? 0xedb88320 ^ crc >> 1 : crc >> 1;
    }

  return ~crc;
}

static void
append_chunk (GByteArray   *out,
              const char   *name,
              const guint8 *data,
              guint         size)
{
  guint start = out->len + 4;

  append_number (out, size);
  g_byte_array_append (out, (const guint8 *) name, 4);
  g_byte_array_append (out, data, size);
  append_number (out, sum_crc (out->data + start, size + 4));
}

static void
append_fctl (GByteArray *out,
             guint       sequence,
             guint       width,
             guint       height)
{
  g_autoptr(GByteArray) control = g_byte_array_new ();

  append_number (control, sequence);
  append_number (control, width);
  append_number (control, height);
  append_number (control, 0);
  append_number (control, 0);
  append_number (control, 50 << 16 | 1000); /* 50 ms */
  g_byte_array_append (control, (const guint8 *) "\0\0", 2);
  append_chunk (out, "fcTL", control->data, control->len);
}

/* The IDAT chunks of @png, as IDAT of the first frame or as fdAT of a later one. */
static void
append_pixels (GByteArray       *out,
               const GByteArray *png,
               guint             frame,
               guint            *sequence)
{
  for (guint offset = 8; offset + 12 <= png->len;)
    {
      guint32 length = GUINT32_FROM_BE (*(guint32 *) (gpointer) memcpy (&(guint32) { 0 }, png->data + offset, 4));

      if (memcmp (png->data + offset + 4, "IDAT", 4) == 0)
        {
          g_autoptr(GByteArray) data = g_byte_array_new ();

          if (frame > 0)
            append_number (data, (*sequence)++);
          g_byte_array_append (data, png->data + offset + 8, length);
          append_chunk (out, frame > 0 ? "fdAT" : "IDAT", data->data, data->len);
        }
      offset += length + 12;
    }
}

/**
 * snabel_test_images_make_apng:
 *
 * Returns: (transfer full): the file
 */
GBytes *
snabel_test_images_make_apng (guint width,
                              guint height,
                              guint n_frames)
{
  GByteArray *out = g_byte_array_new ();
  guint       sequence = 0;

  for (guint i = 0; i < n_frames; i++)
    {
      g_autoptr(GByteArray) png = encode_png (width, height, i);

      if (i == 0)
        {
          guint32 control[] = { GUINT32_TO_BE (n_frames), 0 };

          g_byte_array_append (out, png->data, 33);
          append_chunk (out, "acTL", (const guint8 *) control, sizeof control);
        }
      append_fctl (out, sequence++, width, height);
      append_pixels (out, png, i, &sequence);
    }
  append_chunk (out, "IEND", (const guint8 *) "", 0);

  return g_byte_array_free_to_bytes (out);
}

static int
gif_write_cb (GifFileType       *file,
              const GifByteType *data,
              int                length)
{
  g_byte_array_append (file->UserData, data, (guint) length);

  return length;
}

static void
write_gif_frame (GifFileType *file,
                 guint        width,
                 guint        height,
                 guint        frame)
{
  static const guint8 control[] = { 0, 5, 0, 0 }; /* 50 ms */
  g_autofree guint8  *row = g_malloc0 (width);

  g_assert_cmpint (EGifPutExtension (file, GRAPHICS_EXT_FUNC_CODE, sizeof control, control), ==, GIF_OK);
  g_assert_cmpint (EGifPutImageDesc (file, 0, 0, (int) width, (int) height, false, NULL), ==, GIF_OK);
  for (guint y = 0; y < height; y++)
    {
      for (guint x = 0; x < width; x++)
        {
          const guint8 *colour = get_colour (x, y, width, height, frame);

          row[x] = colour == red ? 0 : colour == green ? 1
                                                       : 2;
        }
      g_assert_cmpint (EGifPutLine (file, row, (int) width), ==, GIF_OK);
    }
}

/**
 * snabel_test_images_make_gif:
 *
 * Returns: (transfer full): the file
 */
GBytes *
snabel_test_images_make_gif (guint width,
                             guint height,
                             guint n_frames)
{
  static const GifColorType colours[] = { { 255, 0, 0 }, { 0, 255, 0 }, { 0, 0, 255 }, { 0, 0, 0 } };
  GByteArray               *out = g_byte_array_new ();
  GifFileType              *file = EGifOpen (out, gif_write_cb, NULL);
  ColorMapObject           *map = GifMakeMapObject (G_N_ELEMENTS (colours), colours);

  EGifSetGifVersion (file, true);
  g_assert_cmpint (EGifPutScreenDesc (file, (int) width, (int) height, 2, 0, map), ==, GIF_OK);
  for (guint i = 0; i < n_frames; i++)
    write_gif_frame (file, width, height, i);
  EGifCloseFile (file, NULL);
  GifFreeMapObject (map);

  return g_byte_array_free_to_bytes (out);
}

/**
 * snabel_test_images_make_webp:
 *
 * Returns: (transfer full): the file, without loss
 */
GBytes *
snabel_test_images_make_webp (guint width,
                              guint height,
                              guint n_frames)
{
  WebPAnimEncoder *encoder = WebPAnimEncoderNew ((int) width, (int) height, NULL);
  WebPData         data = { 0 };
  WebPConfig       config = { 0 };

  if (n_frames == 1)
    {
      g_autofree guint8 *pixels = draw (width, height, 0);
      guint8            *out = NULL;
      gsize              size = WebPEncodeLosslessRGBA (pixels, (int) width, (int) height, (int) width * 4, &out);

      WebPAnimEncoderDelete (encoder);
      return g_bytes_new_with_free_func (out, size, WebPFree, out);
    }
  g_assert_true (WebPConfigInit (&config));
  config.lossless = 1;
  config.method = 0;
  for (guint i = 0; i <= n_frames; i++)
    {
      g_autofree guint8 *pixels = draw (width, height, i);
      WebPPicture        picture = { 0 };

      g_assert_true (WebPPictureInit (&picture));
      picture.width = (int) width;
      picture.height = (int) height;
      picture.use_argb = 1;
      WebPPictureImportRGBA (&picture, pixels, (int) width * 4);
      g_assert_true (WebPAnimEncoderAdd (encoder, i == n_frames ? NULL : &picture, (int) i * 50, &config));
      WebPPictureFree (&picture);
    }
  g_assert_true (WebPAnimEncoderAssemble (encoder, &data));
  WebPAnimEncoderDelete (encoder);

  return g_bytes_new_with_free_func (data.bytes, data.size, WebPFree, (gpointer) data.bytes);
}

/**
 * snabel_test_images_make_avif:
 *
 * Returns: (transfer full): the file, with a rotation of 90 degrees against the clock in it
 */
GBytes *
snabel_test_images_make_avif (guint width,
                              guint height)
{
  g_autofree guint8 *pixels = draw (width, height, 0);
  avifImage         *image = avifImageCreate (width, height, 8, AVIF_PIXEL_FORMAT_YUV444);
  avifEncoder       *encoder = avifEncoderCreate ();
  avifRWData         out = AVIF_DATA_EMPTY;
  avifRGBImage       rgb = { 0 };
  GBytes            *bytes = NULL;

  avifRGBImageSetDefaults (&rgb, image);
  rgb.pixels = pixels;
  rgb.rowBytes = width * 4;
  g_assert_cmpint (avifImageRGBToYUV (image, &rgb), ==, AVIF_RESULT_OK);
  image->transformFlags = AVIF_TRANSFORM_IROT;
  image->irot.angle = 1;
  encoder->speed = 10;
  encoder->quality = 95;
  g_assert_cmpint (avifEncoderWrite (encoder, image, &out), ==, AVIF_RESULT_OK);
  bytes = g_bytes_new (out.data, out.size);
  avifRWDataFree (&out);
  avifEncoderDestroy (encoder);
  avifImageDestroy (image);

  return bytes;
}
