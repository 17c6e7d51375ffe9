/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decoder seam. */
#include "base/snabel-decoder.h"

G_DEFINE_QUARK (snabel_decoder_error, snabel_decoder_error)
G_DEFINE_INTERFACE (SnabelDecoder, snabel_decoder, G_TYPE_OBJECT)

static void
snabel_decoder_default_init (SnabelDecoderInterface *iface)
{
}

/**
 * snabel_decoder_decode:
 * @bytes: a file as it came from the network
 * @width: device pixels that the picture will cover; 0 if its width does not matter
 * @height: likewise
 *
 * The picture keeps its shape and is made just large enough to cover @width by @height, never larger than it is;
 * with both 0 it stays as it is. What was asked for last is decoded first, because that is what somebody looks at.
 * Dropping the future takes the request back.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelPicture or rejects in #SnabelDecoderError
 */
DexFuture *
snabel_decoder_decode (SnabelDecoder *self,
                       GBytes        *bytes,
                       guint          width,
                       guint          height)
{
  dex_return_error_if_fail (SNABEL_IS_DECODER (self));
  dex_return_error_if_fail (bytes != NULL);

  return SNABEL_DECODER_GET_IFACE (self)->decode (self, bytes, width, height);
}
