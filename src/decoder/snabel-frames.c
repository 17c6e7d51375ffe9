/* SPDX-License-Identifier: GPL-3.0-or-later */
/* However large or long a picture is, what leaves here has a bound. */
#include "snabel-frames.h"

#include <math.h>
#include <string.h>

#include "media/snabel-picture-header.h"

#define N_CHANNELS      4
#define MOST_STILL      (64.0 * 1024 * 1024)
#define MOST_ANIMATION  (24.0 * 1024 * 1024)
#define LEAST_SCALE     0.5
#define LEAST_DELAY     20
#define HASTY_DELAY     10
#define DELAY_FOR_HASTY 100

/**
 * snabel_frames_new:
 * @wanted: what the frames shall cover once they are upright; 0 where it does not matter
 *
 * Returns: (transfer full): an empty store of frames
 */
SnabelFrames *
snabel_frames_new (SnabelPictureSize wanted,
                   guint             orientation)
{
  SnabelFrames *self = g_new0 (SnabelFrames, 1);

  self->wanted = wanted;
  self->orientation = orientation;
  self->pixels = g_byte_array_new ();
  self->delays = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

/**
 * snabel_frames_free:
 * @self: (transfer full): the store
 */
void
snabel_frames_free (SnabelFrames *self)
{
  g_clear_pointer (&self->pixels, g_byte_array_unref);
  g_clear_pointer (&self->delays, g_array_unref);
  g_clear_pointer (&self->scaler, snabel_scaler_free);
  g_free (self);
}

static gboolean
swaps_sides (SnabelFrames *self)
{
  return self->orientation >= 5;
}

static SnabelPictureSize
swap (SnabelPictureSize size)
{
  return (SnabelPictureSize) { size.height, size.width };
}

static double
get_scale (SnabelPictureSize natural,
           SnabelPictureSize wanted)
{
  if (wanted.width == 0 && wanted.height == 0)
    return 1;

  return MIN (1, MAX ((double) wanted.width / natural.width, (double) wanted.height / natural.height));
}

static SnabelPictureSize
multiply (SnabelPictureSize size,
          double            scale)
{
  SnabelPictureSize product = { 0 };

  product.width = (guint) CLAMP (size.width * scale + 0.5, 1, size.width);
  product.height = (guint) CLAMP (size.height * scale + 0.5, 1, size.height);

  return product;
}

static gsize
get_frame_size (SnabelFrames *self)
{
  return (gsize) self->size.width * self->size.height * N_CHANNELS;
}

/**
 * snabel_frames_begin:
 * @natural: as it lies in the file
 * @n_frames: how many will come at most
 *
 * Forgets what came before and decides how large the frames become. Where an animation would take too much it is made smaller, but not below half;
 * then frames are left out and their time is given to those before.
 *
 * Returns: whether it may be decoded
 */
gboolean
snabel_frames_begin (SnabelFrames     *self,
                     SnabelPictureSize natural,
                     guint             n_frames)
{
  SnabelPictureSize wanted = swaps_sides (self) ? swap (self->wanted) : self->wanted;
  double            budget = n_frames > 1 ? MOST_ANIMATION : MOST_STILL;
  double            scale = 1;
  double            bytes = 0;

  if (natural.width == 0 || natural.height == 0 || !snabel_picture_size_is_allowed (natural))
    return FALSE;
  g_byte_array_set_size (self->pixels, 0);
  g_array_set_size (self->delays, 0);
  self->n_ended = 0;
  self->n_frames = CLAMP (n_frames, 1, SNABEL_PICTURE_MOST_FRAMES);
  scale = get_scale (natural, wanted);
  bytes = scale * scale * natural.width * natural.height * N_CHANNELS * self->n_frames;
  if (bytes > budget)
    scale *= MAX (sqrt (budget / bytes), n_frames > 1 ? LEAST_SCALE : 0);
  self->natural = natural;
  self->size = multiply (natural, scale);
  self->step = MAX ((guint) ceil (get_frame_size (self) * (double) self->n_frames / budget), 1);
  snabel_frames_set_source (self, natural);

  return TRUE;
}

/**
 * snabel_frames_set_source:
 * @source: what the decoder hands over, if it makes the picture smaller by itself
 */
void
snabel_frames_set_source (SnabelFrames     *self,
                          SnabelPictureSize source)
{
  g_clear_pointer (&self->scaler, snabel_scaler_free);
  self->scaler = snabel_scaler_new (source, self->size);
}

static gboolean
is_kept (SnabelFrames *self)
{
  return self->n_ended % self->step == 0;
}

/**
 * snabel_frames_begin_frame:
 *
 * Returns: %FALSE if there is no memory for it
 */
gboolean
snabel_frames_begin_frame (SnabelFrames *self)
{
  gsize   size = get_frame_size (self);
  gsize   length = self->pixels->len;
  guint8 *memory = NULL;

  if (!is_kept (self))
    return TRUE;
  /* GLib's arrays end the program where there is no memory. */
  memory = g_try_malloc (size);
  if (memory == NULL)
    return FALSE;
  g_free (memory);
  g_byte_array_set_size (self->pixels, length + size);
  memset (self->pixels->data + length, 0, size);
  snabel_scaler_begin (self->scaler, self->pixels->data + length);

  return TRUE;
}

/**
 * snabel_frames_push_row:
 * @row: R, G, B, A, not premultiplied
 */
void
snabel_frames_push_row (SnabelFrames *self,
                        const guint8 *row)
{
  if (is_kept (self))
    snabel_scaler_push_row (self->scaler, row);
}

/**
 * snabel_frames_end_frame:
 * @delay: milliseconds; those that nobody means are made what everybody makes them
 */
void
snabel_frames_end_frame (SnabelFrames *self,
                         guint         delay)
{
  guint32 shown = delay <= HASTY_DELAY ? DELAY_FOR_HASTY : MAX (delay, LEAST_DELAY);

  if (is_kept (self))
    g_array_append_val (self->delays, shown);
  else
    g_array_index (self->delays, guint32, self->delays->len - 1) += shown;
  self->n_ended++;
}

/**
 * snabel_frames_is_full:
 *
 * Returns: whether as many frames have come as were announced
 */
gboolean
snabel_frames_is_full (SnabelFrames *self)
{
  return self->n_ended >= self->n_frames;
}

/* Where the pixel at x, y of the upright frame lies in the one that was decoded. */
static gsize
find_source (SnabelFrames *self,
             guint         x,
             guint         y)
{
  guint last_x = self->size.width - 1;
  guint last_y = self->size.height - 1;
  guint across = swaps_sides (self) ? y : x;
  guint down = swaps_sides (self) ? x : y;

  if (self->orientation == 2 || self->orientation == 3 || self->orientation == 7 || self->orientation == 8)
    across = last_x - across;
  if (self->orientation == 3 || self->orientation == 4 || self->orientation == 6 || self->orientation == 7)
    down = last_y - down;

  return (gsize) down * self->size.width + across;
}

static gboolean
turn (SnabelFrames *self)
{
  SnabelPictureSize   upright = swaps_sides (self) ? swap (self->size) : self->size;
  gsize               n_pixels = (gsize) upright.width * upright.height;
  g_autofree guint32 *frame = g_try_new (guint32, n_pixels);

  if (frame == NULL)
    return FALSE;
  for (guint i = 0; i < self->delays->len; i++)
    {
      guint32 *pixels = (guint32 *) (gpointer) (self->pixels->data + i * n_pixels * N_CHANNELS);
      guint32 *out = frame;

      for (guint y = 0; y < upright.height; y++)
        for (guint x = 0; x < upright.width; x++)
          *out++ = pixels[find_source (self, x, y)];
      memcpy (pixels, frame, n_pixels * N_CHANNELS);
    }
  self->size = upright;
  self->natural = swaps_sides (self) ? swap (self->natural) : self->natural;

  return TRUE;
}

/**
 * snabel_frames_finish:
 *
 * Turns the frames as the orientation says, and forgets a frame that was begun but did not end.
 *
 * Returns: whether there is anything to show
 */
gboolean
snabel_frames_finish (SnabelFrames *self)
{
  if (self->delays->len == 0)
    return FALSE;
  g_byte_array_set_size (self->pixels, self->delays->len * get_frame_size (self));

  return self->orientation <= 1 || turn (self);
}
