/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AVIF by libavif, on this thread alone, a strip at a time. */
#include "snabel-decode.h"

#include <avif/avif.h>

/* Even, for a strip must not begin within a row of colour. */
#define STRIP_HEIGHT 64

/* [angle against the clock / 90] [no mirror, top and bottom exchanged, left and right] */
static const guint orientations[4][3] = {
  { 1, 4, 2 },
  { 8, 5, 7 },
  { 3, 2, 4 },
  { 6, 7, 5 },
};

static guint
get_orientation (const avifImage *image)
{
  guint angle = image->transformFlags & AVIF_TRANSFORM_IROT ? image->irot.angle : 0;
  guint mirror = image->transformFlags & AVIF_TRANSFORM_IMIR ? image->imir.axis + 1u : 0;

  return orientations[angle & 3][MIN (mirror, 2)];
}

static gboolean
push_strip (const avifImage *image,
            guint            y,
            guint8          *pixels,
            SnabelFrames    *frames)
{
  avifCropRect rect = { 0, y, image->width, MIN (STRIP_HEIGHT, image->height - y) };
  avifImage   *strip = avifImageCreateEmpty ();
  avifRGBImage rgb = { 0 };
  gboolean     is_converted = FALSE;

  if (strip == NULL)
    return FALSE;
  if (avifImageSetViewRect (strip, image, &rect) == AVIF_RESULT_OK)
    {
      avifRGBImageSetDefaults (&rgb, strip);
      rgb.depth = 8;
      rgb.format = AVIF_RGB_FORMAT_RGBA;
      rgb.maxThreads = 1;
      rgb.pixels = pixels;
      rgb.rowBytes = image->width * 4;
      is_converted = avifImageYUVToRGB (strip, &rgb) == AVIF_RESULT_OK;
    }
  avifImageDestroy (strip);
  for (guint i = 0; is_converted && i < rect.height; i++)
    snabel_frames_push_row (frames, pixels + (gsize) i * rgb.rowBytes);

  return is_converted;
}

static gboolean
push_image (const avifImage *image,
            guint8          *pixels,
            SnabelFrames    *frames)
{
  gboolean is_pushed = snabel_frames_begin_frame (frames);

  for (guint y = 0; is_pushed && y < image->height; y += STRIP_HEIGHT)
    is_pushed = push_strip (image, y, pixels, frames);

  return is_pushed;
}

static void
push_images (avifDecoder  *decoder,
             SnabelFrames *frames)
{
  guint              width = decoder->image->width;
  guint              height = decoder->image->height;
  g_autofree guint8 *pixels = g_try_malloc_n ((gsize) width * STRIP_HEIGHT, 4);

  while (pixels != NULL && !snabel_frames_is_full (frames) && avifDecoderNextImage (decoder) == AVIF_RESULT_OK)
    {
      /* The strips have their memory by what the header said. */
      if (decoder->image->width != width || decoder->image->height != height || !push_image (decoder->image, pixels, frames))
        return;
      snabel_frames_end_frame (frames, (guint) (CLAMP (decoder->imageTiming.duration, 0, 60) * 1000));
    }
}

gboolean
snabel_decode_avif (const guint8 *data,
                    gsize         size,
                    SnabelFrames *frames)
{
  avifDecoder *decoder = avifDecoderCreate ();

  if (decoder == NULL)
    return FALSE;
  decoder->maxThreads = 1;
  decoder->ignoreExif = AVIF_TRUE;
  decoder->ignoreXMP = AVIF_TRUE;
  decoder->imageSizeLimit = SNABEL_PICTURE_MOST_PIXELS;
  decoder->imageDimensionLimit = SNABEL_PICTURE_MOST_SIDE;
  decoder->strictFlags = AVIF_STRICT_DISABLED;
  if (avifDecoderSetIOMemory (decoder, data, size) == AVIF_RESULT_OK && avifDecoderParse (decoder) == AVIF_RESULT_OK)
    {
      frames->orientation = get_orientation (decoder->image);
      if (snabel_frames_begin (frames, (SnabelPictureSize) { decoder->image->width, decoder->image->height }, (guint) MAX (decoder->imageCount, 1)))
        push_images (decoder, frames);
    }
  avifDecoderDestroy (decoder);

  return frames->n_ended > 0;
}
