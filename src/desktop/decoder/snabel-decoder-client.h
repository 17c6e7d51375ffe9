/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decoder of the desktop: a process of its own, kept running and started anew when it falls. */
#pragma once

#include "base/snabel-clock.h"
#include "base/snabel-decoder.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_DECODER_CLIENT (snabel_decoder_client_get_type ())
G_DECLARE_FINAL_TYPE (SnabelDecoderClient, snabel_decoder_client, SNABEL, DECODER_CLIENT, GObject)

SnabelDecoder *snabel_decoder_client_new (SnabelClock *clock,
                                          const char  *program);
guint          snabel_decoder_client_get_n_starts (SnabelDecoderClient *self);

G_END_DECLS
