/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decoder that knows one kind of picture: a square in a colour, as text. */
#pragma once

#include "base/snabel-decoder.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_FAKE_DECODER (snabel_fake_decoder_get_type ())
G_DECLARE_FINAL_TYPE (SnabelFakeDecoder, snabel_fake_decoder, SNABEL, FAKE_DECODER, GObject)

SnabelDecoder *snabel_fake_decoder_new (void);
GBytes        *snabel_fake_decoder_encode (guint32 rgba,
                                           guint   width,
                                           guint   height,
                                           guint   n_frames);
guint          snabel_fake_decoder_get_n_decoded (SnabelFakeDecoder *self);
void           snabel_fake_decoder_set_is_held (SnabelFakeDecoder *self,
                                                gboolean           is_held);

G_END_DECLS
