/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What servers call a BlurHash. */
#include "snabel-fuzz.h"

#include "text/snabel-blurhash.h"

const char *const snabel_fuzz_seeds[] = {
  "00TI:j",
  "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
  "LGF5]+Yk^6#M@-5c,1J5@[or[Q6.",
  "~~~~~~",
  "00",
  "|",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *hash = g_strndup ((const char *) data, size);
  g_autoptr(GBytes) bytes = snabel_blurhash_decode (hash, 5, 3, 1);

  g_assert_cmpint (bytes != NULL, ==, snabel_blurhash_is_valid (hash));
  g_assert_true (bytes == NULL || g_bytes_get_size (bytes) == 5 * 3 * 4);

  return 0;
}
