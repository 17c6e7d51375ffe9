/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a stranger's bytes into pixels, somewhere that has nothing to lose. */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/**
 * SnabelDecoderError:
 * @SNABEL_DECODER_ERROR_UNKNOWN: the bytes are no picture of a kind that is decoded
 * @SNABEL_DECODER_ERROR_TOO_LARGE: more pixels than any picture may have
 * @SNABEL_DECODER_ERROR_DAMAGED: the picture is broken, or broke the decoder
 * @SNABEL_DECODER_ERROR_UNAVAILABLE: nothing can be decoded now; the same bytes may work later
 */
typedef enum
{
  SNABEL_DECODER_ERROR_UNKNOWN,
  SNABEL_DECODER_ERROR_TOO_LARGE,
  SNABEL_DECODER_ERROR_DAMAGED,
  SNABEL_DECODER_ERROR_UNAVAILABLE,
} SnabelDecoderError;

#define SNABEL_DECODER_ERROR (snabel_decoder_error_quark ())
GQuark snabel_decoder_error_quark (void);

#define SNABEL_TYPE_DECODER (snabel_decoder_get_type ())
G_DECLARE_INTERFACE (SnabelDecoder, snabel_decoder, SNABEL, DECODER, GObject)

struct _SnabelDecoderInterface
{
  GTypeInterface parent_iface;

  DexFuture *(*decode) (SnabelDecoder *self,
                        GBytes        *bytes,
                        guint          width,
                        guint          height);
};

DexFuture *snabel_decoder_decode (SnabelDecoder *self,
                                  GBytes        *bytes,
                                  guint          width,
                                  guint          height);

G_END_DECLS
