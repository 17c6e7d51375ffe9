/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fuzzer offers: libFuzzer's entry, and seeds for the driver that needs no clang. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ended by %NULL; whole inputs as well as pieces that are put into others. */
extern const char *const snabel_fuzz_seeds[];

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

G_END_DECLS
