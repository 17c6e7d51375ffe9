/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels as a PNG file and as a BlurHash. */
#include "world/tusk-picture.h"

#include <gio/gio.h>
#include <math.h>

#define N_ACROSS 4
#define N_DOWN   3

static guint32
checksum (const guint8 *data,
          gsize         size)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      sum ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xedb88320 : 0);
    }

  return ~sum;
}

static void
append_number (GByteArray *file,
               guint32     number)
{
  guint32 big_endian = GUINT32_TO_BE (number);

  g_byte_array_append (file, (const guint8 *) &big_endian, 4);
}

static void
append_chunk (GByteArray   *file,
              const char   *type,
              const guint8 *data,
              gsize         size)
{
  gsize start = file->len + 4;

  append_number (file, (guint32) size);
  g_byte_array_append (file, (const guint8 *) type, 4);
  g_byte_array_append (file, data, (guint) size);
  append_number (file, checksum (file->data + start, file->len - start));
}

static GBytes *
compress (GByteArray *rows)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6);
  g_autoptr(GBytes) plain = g_bytes_new (rows->data, rows->len);

  return g_converter_convert_bytes (G_CONVERTER (compressor), plain, NULL);
}

/**
 * tusk_picture_to_png:
 * @pixels: three bytes for each
 *
 * Returns: (transfer full): a PNG file
 */
GBytes *
tusk_picture_to_png (GBytes *pixels,
                     int     width,
                     int     height)
{
  static const guint8 filter = 0;
  const guint8       *data = g_bytes_get_data (pixels, NULL);
  g_autoptr(GByteArray) rows = g_byte_array_new ();
  g_autoptr(GByteArray) header = g_byte_array_new ();
  GByteArray *file = g_byte_array_new ();
  g_autoptr(GBytes) packed = NULL;

  for (int y = 0; y < height; y++)
    {
      g_byte_array_append (rows, &filter, 1);
      g_byte_array_append (rows, data + (gsize) y * width * 3, (guint) width * 3);
    }
  packed = compress (rows);
  append_number (header, (guint32) width);
  append_number (header, (guint32) height);
  g_byte_array_append (header, (const guint8 *) "\x08\x02\0\0\0", 5);
  g_byte_array_append (file, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (file, "IHDR", header->data, header->len);
  append_chunk (file, "IDAT", g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  append_chunk (file, "IEND", header->data, 0);

  return g_byte_array_free_to_bytes (file);
}

static double
to_linear (guint8 value)
{
  double v = value / 255.;

  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static int
to_srgb (double value)
{
  double v = CLAMP (value, 0., 1.);

  return (int) ((v <= 0.0031308 ? v * 12.92 : 1.055 * pow (v, 1 / 2.4) - 0.055) * 255. + 0.5);
}

static void
compute_factor (const guint8 *pixels,
                int           width,
                int           height,
                int           component,
                double        factor[3])
{
  double across = G_PI * (component % N_ACROSS) / width;
  double down = G_PI * (component / N_ACROSS) / height;
  double scale = (component == 0 ? 1. : 2.) / (width * height);

  factor[0] = factor[1] = factor[2] = 0.;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (int c = 0; c < 3; c++)
        factor[c] += scale * cos (across * x) * cos (down * y) * to_linear (pixels[(y * width + x) * 3 + c]);
}

static void
append_digits (GString *hash,
               int      value,
               int      length)
{
  static const char digits[] =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
  char text[5] = "";

  for (int i = length - 1; i >= 0; i--)
    {
      text[i] = digits[value % 83];
      value /= 83;
    }
  g_string_append_len (hash, text, length);
}

static int
quantise (double value)
{
  double root = copysign (sqrt (fabs (value)), value);

  return (int) CLAMP (floor (root * 9. + 9.5), 0., 18.);
}

/**
 * tusk_picture_hash:
 * @pixels: three bytes for each
 *
 * Returns: (transfer full): the BlurHash of 4 by 3 components
 */
char *
tusk_picture_hash (GBytes *pixels,
                   int     width,
                   int     height)
{
  GString *hash = g_string_new (NULL);
  double   factors[N_ACROSS * N_DOWN][3];
  double   largest = 0.;
  int      quantised = 0;

  for (int i = 0; i < N_ACROSS * N_DOWN; i++)
    {
      compute_factor (g_bytes_get_data (pixels, NULL), width, height, i, factors[i]);
      for (int c = 0; c < 3 && i > 0; c++)
        largest = MAX (largest, fabs (factors[i][c]));
    }
  quantised = (int) CLAMP (floor (largest * 166. - 0.5), 0., 82.);
  append_digits (hash, N_ACROSS - 1 + (N_DOWN - 1) * 9, 1);
  append_digits (hash, quantised, 1);
  append_digits (hash, to_srgb (factors[0][0]) << 16 | to_srgb (factors[0][1]) << 8 | to_srgb (factors[0][2]),
                 4);
  for (int i = 1; i < N_ACROSS * N_DOWN; i++)
    {
      double scale = (quantised + 1) / 166.;

      append_digits (hash,
                     quantise (factors[i][0] / scale) * 361 + quantise (factors[i][1] / scale) * 19 +
                       quantise (factors[i][2] / scale),
                     2);
    }

  return g_string_free_and_steal (hash);
}
