/* SPDX-License-Identifier: GPL-3.0-or-later */
/* WebP by libwebp, which scales by itself, and its demuxer, which lays frames over each other. */
#include "snabel-decode.h"

#include <webp/decode.h>
#include <webp/demux.h>

static gboolean
push_picture (SnabelFrames *frames,
              const guint8 *pixels,
              guint         height,
              gsize         stride)
{
  if (!snabel_frames_begin_frame (frames))
    return FALSE;
  for (guint y = 0; y < height; y++)
    snabel_frames_push_row (frames, pixels + y * stride);

  return TRUE;
}

static gboolean
decode_scaled (WebPDecoderConfig *config,
               const guint8      *data,
               gsize              size,
               SnabelFrames      *frames)
{
  const WebPRGBABuffer *out = &config->output.u.RGBA;

  config->options.use_scaling = frames->size.width != frames->natural.width || frames->size.height != frames->natural.height;
  config->options.scaled_width = (int) frames->size.width;
  config->options.scaled_height = (int) frames->size.height;
  config->output.colorspace = MODE_RGBA;
  snabel_frames_set_source (frames, frames->size);
  if (WebPDecode (data, size, config) != VP8_STATUS_OK || !push_picture (frames, out->rgba, frames->size.height, (gsize) out->stride))
    return FALSE;
  snabel_frames_end_frame (frames, 0);

  return TRUE;
}

static void
push_frames (WebPAnimDecoder  *decoder,
             SnabelPictureSize canvas,
             SnabelFrames     *frames)
{
  guint8 *pixels = NULL;
  int     before = 0;
  int     now = 0;

  while (!snabel_frames_is_full (frames) && WebPAnimDecoderHasMoreFrames (decoder) &&
         WebPAnimDecoderGetNext (decoder, &pixels, &now) &&
         push_picture (frames, pixels, canvas.height, (gsize) canvas.width * 4))
    {
      snabel_frames_end_frame (frames, (guint) MAX (now - before, 0));
      before = now;
    }
}

static gboolean
decode_animated (const guint8              *data,
                 gsize                      size,
                 const SnabelPictureHeader *header,
                 SnabelFrames              *frames)
{
  WebPData               file = { data, size };
  WebPAnimDecoderOptions options = { 0 };
  WebPAnimDecoder       *decoder = NULL;
  WebPAnimInfo           info = { 0 };
  SnabelPictureSize      canvas = { 0 };

  if (!WebPAnimDecoderOptionsInit (&options))
    return FALSE;
  options.color_mode = MODE_RGBA;
  decoder = WebPAnimDecoderNew (&file, &options);
  if (decoder == NULL)
    return FALSE;
  if (WebPAnimDecoderGetInfo (decoder, &info))
    canvas = (SnabelPictureSize) { info.canvas_width, info.canvas_height };
  if (snabel_frames_begin (frames, canvas, header->n_frames))
    push_frames (decoder, canvas, frames);
  WebPAnimDecoderDelete (decoder);

  return frames->n_ended > 0;
}

gboolean
snabel_decode_webp (const guint8              *data,
                    gsize                      size,
                    const SnabelPictureHeader *header,
                    SnabelFrames              *frames)
{
  WebPDecoderConfig config = { 0 };
  gboolean          is_decoded = FALSE;

  if (!WebPInitDecoderConfig (&config) || WebPGetFeatures (data, size, &config.input) != VP8_STATUS_OK)
    return FALSE;
  if (config.input.has_animation)
    return decode_animated (data, size, header, frames);
  is_decoded = snabel_frames_begin (frames, (SnabelPictureSize) { (guint) config.input.width, (guint) config.input.height }, 1) &&
               decode_scaled (&config, data, size, frames);
  WebPFreeDecBuffer (&config.output);

  return is_decoded;
}
