/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers one request after the other, behind closed doors. */
#pragma once

#include "media/snabel-decoder-message.h"

G_BEGIN_DECLS

/**
 * SnabelDecoderProbe:
 * @number: not 0
 *
 * What tests put in to look around in the sandbox; the program has none.
 *
 * Returns: what to answer as the error
 */
typedef int (*SnabelDecoderProbe) (guint32 number);

int snabel_decoder_service_run (int                socket,
                                SnabelDecoderProbe probe);

G_END_DECLS
