/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads BlurHash: base 83 digits that hold the lowest cosine components of a picture. */
#include "text/snabel-blurhash.h"

#include <math.h>
#include <string.h>

#define MAX_COMPONENTS 9

typedef struct
{
  guint  n_x;
  guint  n_y;
  double colors[MAX_COMPONENTS * MAX_COMPONENTS][3];
} Components;

static int
read_digit (char digit)
{
  static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
  const char       *found = digit != '\0' ? strchr (alphabet, digit) : NULL;

  return found != NULL ? (int) (found - alphabet) : -1;
}

/* Only for digits that are known to be valid. */
static int
read_number (const char *digits,
             guint       n_digits)
{
  int number = 0;

  for (guint i = 0; i < n_digits; i++)
    number = number * 83 + read_digit (digits[i]);

  return number;
}

/**
 * snabel_blurhash_is_valid:
 * @hash: what a server calls a BlurHash
 *
 * Returns: whether it has the right length and no foreign characters
 */
gboolean
snabel_blurhash_is_valid (const char *hash)
{
  gsize length = 0;
  int   sizes = 0;

  g_return_val_if_fail (hash != NULL, FALSE);

  length = strnlen (hash, 4 + 2 * MAX_COMPONENTS * MAX_COMPONENTS + 1);
  for (gsize i = 0; i < length; i++)
    {
      if (read_digit (hash[i]) < 0)
        return FALSE;
    }
  sizes = length > 0 ? read_digit (hash[0]) : MAX_COMPONENTS * MAX_COMPONENTS;

  return sizes < MAX_COMPONENTS * MAX_COMPONENTS && length == 4 + 2 * (gsize) (sizes % 9 + 1) * (gsize) (sizes / 9 + 1);
}

static double
to_linear (int value)
{
  double share = value / 255.0;

  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

static guchar
to_srgb (double linear)
{
  double value = CLAMP (linear, 0.0, 1.0);

  if (value <= 0.0031308)
    return (guchar) (value * 12.92 * 255.0 + 0.5);

  return (guchar) ((1.055 * pow (value, 1 / 2.4) - 0.055) * 255.0 + 0.5);
}

static double
to_amplitude (int    quantized,
              double maximum)
{
  double share = (quantized - 9) / 9.0;

  return copysign (share * share, share) * maximum;
}

static void
read_components (Components *self,
                 const char *hash,
                 double      punch)
{
  int    sizes = read_digit (hash[0]);
  double maximum = (read_digit (hash[1]) + 1) / 166.0 * punch;
  int    average = read_number (hash + 2, 4);

  self->n_x = sizes % 9 + 1;
  self->n_y = sizes / 9 + 1;
  self->colors[0][0] = to_linear ((average >> 16) & 0xff);
  self->colors[0][1] = to_linear ((average >> 8) & 0xff);
  self->colors[0][2] = to_linear (average & 0xff);
  for (guint i = 1; i < self->n_x * self->n_y; i++)
    {
      int value = read_number (hash + 4 + 2 * i, 2);

      self->colors[i][0] = to_amplitude (value / (19 * 19), maximum);
      self->colors[i][1] = to_amplitude (value / 19 % 19, maximum);
      self->colors[i][2] = to_amplitude (value % 19, maximum);
    }
}

/* table[position][component] */
static void
fill_cosines (double (*table)[MAX_COMPONENTS],
              guint size,
              guint n_components)
{
  for (guint position = 0; position < size; position++)
    for (guint i = 0; i < n_components; i++)
      table[position][i] = cos (G_PI * position * i / size);
}

static void
draw_pixel (const Components *components,
            const double     *x_cosines,
            const double     *y_cosines,
            guchar           *pixel)
{
  double sums[3] = { 0 };

  for (guint i = 0; i < components->n_x * components->n_y; i++)
    {
      double weight = x_cosines[i % components->n_x] * y_cosines[i / components->n_x];

      for (guint channel = 0; channel < 3; channel++)
        sums[channel] += components->colors[i][channel] * weight;
    }
  for (guint channel = 0; channel < 3; channel++)
    pixel[channel] = to_srgb (sums[channel]);
  pixel[3] = 0xff;
}

/**
 * snabel_blurhash_decode:
 * @hash: what a server calls a BlurHash
 * @width: in pixels, at most %SNABEL_BLURHASH_MAX_SIZE
 * @height: in pixels, at most %SNABEL_BLURHASH_MAX_SIZE
 * @punch: the contrast, 1 as it was
 *
 * Returns: (transfer full) (nullable): @width x @height pixels of four bytes, red first,
 *   opaque, or %NULL if @hash is none
 */
GBytes *
snabel_blurhash_decode (const char *hash,
                        guint       width,
                        guint       height,
                        double      punch)
{
  double             x_cosines[SNABEL_BLURHASH_MAX_SIZE][MAX_COMPONENTS];
  double             y_cosines[SNABEL_BLURHASH_MAX_SIZE][MAX_COMPONENTS];
  Components         components;
  g_autofree guchar *pixels = NULL;

  g_return_val_if_fail (hash != NULL, NULL);
  g_return_val_if_fail (width > 0 && width <= SNABEL_BLURHASH_MAX_SIZE, NULL);
  g_return_val_if_fail (height > 0 && height <= SNABEL_BLURHASH_MAX_SIZE, NULL);

  if (!snabel_blurhash_is_valid (hash))
    return NULL;

  read_components (&components, hash, punch);
  fill_cosines (x_cosines, width, components.n_x);
  fill_cosines (y_cosines, height, components.n_y);
  pixels = g_malloc ((gsize) width * height * 4);
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      draw_pixel (&components, x_cosines[x], y_cosines[y], pixels + ((gsize) y * width + x) * 4);

  return g_bytes_new_take (g_steal_pointer (&pixels), (gsize) width * height * 4);
}
