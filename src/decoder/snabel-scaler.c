/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mean over the area that each pixel covers, with premultiplied alpha: nothing shimmers, nothing bleeds. */
#include "snabel-scaler.h"

#include <string.h>

#define N_CHANNELS 4

struct _SnabelScaler
{
  SnabelPictureSize from;
  SnabelPictureSize to;
  guint            *columns; /* where each pixel of a row goes */
  float            *shares;  /* how much of it goes there; the rest goes to the next column */
  float            *row;
  float            *sum;
  double            step; /* rows that come in for each that goes out */
  guint             n_in;
  guint             n_out;
  guint8           *pixels;
};

/**
 * snabel_scaler_new:
 * @to: no side larger than that of @from
 *
 * Returns: (transfer full): a scaler; begin a frame before rows are pushed
 */
SnabelScaler *
snabel_scaler_new (SnabelPictureSize from,
                   SnabelPictureSize to)
{
  SnabelScaler *self = g_new0 (SnabelScaler, 1);
  double        step = (double) from.width / to.width;

  self->from = from;
  self->to = to;
  self->step = (double) from.height / to.height;
  self->columns = g_new0 (guint, from.width);
  self->shares = g_new0 (float, from.width);
  /* One column more, for what is left of the last pixel: nothing, or nearly so. */
  self->row = g_new0 (float, (to.width + 1) * N_CHANNELS);
  self->sum = g_new0 (float, to.width *N_CHANNELS);
  for (guint x = 0; x < from.width; x++)
    {
      guint  column = MIN ((guint) (x / step), to.width - 1);
      double end = (column + 1) * step;

      self->columns[x] = column;
      self->shares[x] = (float) CLAMP (end - x, 0, 1);
    }

  return self;
}

/**
 * snabel_scaler_free:
 * @self: (transfer full): a scaler
 */
void
snabel_scaler_free (SnabelScaler *self)
{
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->shares, g_free);
  g_clear_pointer (&self->row, g_free);
  g_clear_pointer (&self->sum, g_free);
  g_free (self);
}

/**
 * snabel_scaler_begin:
 * @pixels: where the frame goes: rows of premultiplied R, G, B, A without padding
 */
void
snabel_scaler_begin (SnabelScaler *self,
                     guint8       *pixels)
{
  self->pixels = pixels;
  self->n_in = 0;
  self->n_out = 0;
  memset (self->sum, 0, sizeof (float) * self->to.width * N_CHANNELS);
}

static guint8
premultiply (guint value,
             guint alpha)
{
  return (guint8) ((value * alpha + 127) / 255);
}

static void
copy_row (SnabelScaler *self,
          const guint8 *row)
{
  guint8 *out = self->pixels + (gsize) self->n_out * self->to.width * N_CHANNELS;

  for (guint x = 0; x < self->to.width; x++, row += N_CHANNELS, out += N_CHANNELS)
    {
      out[0] = premultiply (row[0], row[3]);
      out[1] = premultiply (row[1], row[3]);
      out[2] = premultiply (row[2], row[3]);
      out[3] = row[3];
    }
  self->n_out++;
}

static void
squeeze_row (SnabelScaler *self,
             const guint8 *row)
{
  memset (self->row, 0, sizeof (float) * (self->to.width + 1) * N_CHANNELS);
  for (guint x = 0; x < self->from.width; x++, row += N_CHANNELS)
    {
      float *out = self->row + (gsize) self->columns[x] * N_CHANNELS;
      float  share = self->shares[x];
      float  alpha = row[3] / 255.0f;
      float  pixel[N_CHANNELS] = { row[0] * alpha, row[1] * alpha, row[2] * alpha, row[3] };

      for (guint i = 0; i < N_CHANNELS; i++)
        {
          out[i] += pixel[i] * share;
          out[N_CHANNELS + i] += pixel[i] * (1 - share);
        }
    }
}

static void
add_row (SnabelScaler *self,
         double        share)
{
  for (guint i = 0; i < self->to.width * N_CHANNELS; i++)
    self->sum[i] += self->row[i] * (float) share;
}

static void
emit_row (SnabelScaler *self)
{
  guint8 *out = self->pixels + (gsize) self->n_out * self->to.width * N_CHANNELS;
  float   area = (float) (self->step * self->from.width / self->to.width);

  for (guint x = 0; x < self->to.width; x++, out += N_CHANNELS)
    {
      const float *sum = self->sum + (gsize) x * N_CHANNELS;
      guint        alpha = MIN ((guint) (sum[3] / area + 0.5f), 255);

      for (guint i = 0; i < 3; i++)
        out[i] = (guint8) MIN ((guint) (sum[i] / area + 0.5f), alpha);
      out[3] = (guint8) alpha;
    }
  memset (self->sum, 0, sizeof (float) * self->to.width * N_CHANNELS);
  self->n_out++;
}

/**
 * snabel_scaler_push_row:
 * @row: R, G, B, A, not premultiplied
 *
 * Rows beyond the last are passed over.
 */
void
snabel_scaler_push_row (SnabelScaler *self,
                        const guint8 *row)
{
  double end = (self->n_out + 1) * self->step;
  double share = 1;

  if (self->n_in >= self->from.height)
    return;
  if (self->from.width == self->to.width && self->from.height == self->to.height)
    {
      self->n_in++;
      copy_row (self, row);
      return;
    }
  squeeze_row (self, row);
  share = CLAMP (end - self->n_in, 0, 1);
  add_row (self, share);
  self->n_in++;
  if (self->n_out < self->to.height && (self->n_in >= self->from.height || self->n_in >= end - 1e-6))
    {
      emit_row (self);
      add_row (self, 1 - share);
    }
}
