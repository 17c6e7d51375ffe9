/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Squares of one colour; counts what it is asked, and can be made to wait. */
#include "snabel-fake-decoder.h"

#include <stdio.h>

#include "base/snabel-async.h"
#include "media/snabel-picture.h"

/* Whoever asks for a picture by its bytes finds those of a GIF. */
#define DELAY 100

struct _SnabelFakeDecoder
{
  GObject     parent_instance;
  guint       n_decoded;
  DexPromise *gate;
};

static DexFuture *
decode_square (const char *text,
               guint       width,
               guint       height)
{
  SnabelPictureSize natural = { 0 };
  SnabelPictureSize size = { 0 };
  guint             rgba = 0, n_frames = 0;
  guint             delays[100];
  double            scale = 1;
  g_autoptr(GByteArray) pixels = g_byte_array_new ();
  g_autoptr(GBytes) bytes = NULL;

  if (sscanf (text, "snabel %8x %u %u %u", &rgba, &natural.width, &natural.height, &n_frames) != 4 || n_frames > G_N_ELEMENTS (delays))
    return dex_future_new_reject (SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNKNOWN, "This is no square");
  if (width > 0 || height > 0)
    scale = MIN (1, MAX ((double) width / natural.width, (double) height / natural.height));
  size.width = MAX (1, (guint) (natural.width * scale + 0.5));
  size.height = MAX (1, (guint) (natural.height * scale + 0.5));
  for (guint i = 0; i < n_frames; i++)
    delays[i] = DELAY;
  for (guint i = 0; i < n_frames * size.width * size.height; i++)
    {
      const guint8 pixel[] = { rgba >> 24, rgba >> 16, rgba >> 8, rgba };

      g_byte_array_append (pixels, pixel, sizeof pixel);
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&pixels));

  return dex_future_new_take_boxed (SNABEL_TYPE_PICTURE, snabel_picture_new (size, natural, bytes, delays, n_frames));
}

static DexFuture *
opened_cb (DexFuture *opened,
           gpointer   user_data)
{
  return dex_ref (DEX_FUTURE (user_data));
}

static DexFuture *
fake_decode (SnabelDecoder *decoder,
             GBytes        *bytes,
             guint          width,
             guint          height)
{
  SnabelFakeDecoder *self = SNABEL_FAKE_DECODER (decoder);
  g_autofree char   *text = NULL;
  gsize              size = 0;
  const char        *data = g_bytes_get_data (bytes, &size);
  DexFuture         *picture = NULL;

  self->n_decoded++;
  text = size > 13 ? g_strndup (data + 13, size - 13) : g_strdup ("");
  picture = decode_square (text, width, height);
  if (self->gate == NULL)
    return picture;

  return dex_future_finally (dex_ref (DEX_FUTURE (self->gate)), opened_cb, picture, dex_unref);
}

static void
decoder_iface_init (SnabelDecoderInterface *iface)
{
  iface->decode = fake_decode;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelFakeDecoder, snabel_fake_decoder, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_DECODER, decoder_iface_init))

static void
snabel_fake_decoder_dispose (GObject *object)
{
  snabel_fake_decoder_set_is_held (SNABEL_FAKE_DECODER (object), FALSE);

  G_OBJECT_CLASS (snabel_fake_decoder_parent_class)->dispose (object);
}

static void
snabel_fake_decoder_class_init (SnabelFakeDecoderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_fake_decoder_dispose;
}

static void
snabel_fake_decoder_init (SnabelFakeDecoder *self)
{
}

/**
 * snabel_fake_decoder_new:
 *
 * Returns: (transfer full): a decoder of what snabel_fake_decoder_encode() makes
 */
SnabelDecoder *
snabel_fake_decoder_new (void)
{
  return g_object_new (SNABEL_TYPE_FAKE_DECODER, NULL);
}

/**
 * snabel_fake_decoder_encode:
 * @rgba: the colour, premultiplied, red in the highest byte
 * @n_frames: 1 for a still; all frames look the same
 *
 * Returns: (transfer full): a file that looks like a GIF of that size from outside
 */
GBytes *
snabel_fake_decoder_encode (guint32 rgba,
                            guint   width,
                            guint   height,
                            guint   n_frames)
{
  char *text = g_strdup_printf ("GIF89a.......snabel %08x %u %u %u", rgba, width, height, n_frames);
  gsize length = strlen (text);

  text[6] = (char) (width & 0xff);
  text[7] = (char) (width >> 8);
  text[8] = (char) (height & 0xff);
  text[9] = (char) (height >> 8);
  text[10] = text[11] = text[12] = 0;

  return g_bytes_new_take (text, length);
}

/**
 * snabel_fake_decoder_get_n_decoded:
 *
 * Returns: how many pictures were asked for
 */
guint
snabel_fake_decoder_get_n_decoded (SnabelFakeDecoder *self)
{
  return self->n_decoded;
}

/**
 * snabel_fake_decoder_set_is_held:
 * @is_held: whether pictures wait until this is called with %FALSE
 */
void
snabel_fake_decoder_set_is_held (SnabelFakeDecoder *self,
                                 gboolean           is_held)
{
  if (is_held && self->gate == NULL)
    self->gate = dex_promise_new ();
  else if (!is_held && self->gate != NULL)
    {
      dex_promise_resolve_boolean (self->gate, TRUE);
      dex_clear (&self->gate);
    }
}
