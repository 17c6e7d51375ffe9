/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of the decoder program, from its start to its end. */
#pragma once

#include <libdex.h>

#include "base/snabel-decoder.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_DECODER_PROCESS (snabel_decoder_process_get_type ())
G_DECLARE_FINAL_TYPE (SnabelDecoderProcess, snabel_decoder_process, SNABEL, DECODER_PROCESS, GObject)

SnabelDecoderProcess *snabel_decoder_process_new (const char *program,
                                                  GError    **error);
DexFuture            *snabel_decoder_process_ask (SnabelDecoderProcess *self,
                                                  GBytes               *bytes,
                                                  guint                 width,
                                                  guint                 height);
DexFuture            *snabel_decoder_process_probe (SnabelDecoderProcess *self,
                                                    guint                 number);
void                  snabel_decoder_process_kill (SnabelDecoderProcess *self);
gboolean              snabel_decoder_process_is_alive (SnabelDecoderProcess *self);

G_END_DECLS
