/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What servers send as pictures, as far as the process with the tokens reads it. */
#include "snabel-fuzz.h"

#include "base/snabel-decoder.h"
#include "media/snabel-picture-header.h"

const char *const snabel_fuzz_seeds[] = {
  "GIF89a\x10\x01\x10\x01\x70\x01\x01",
  ",\x01\x01\x01\x01\x10\x01\x10\x01\x01\x02\x02\x44\x01",
  "\xff\xd8\xff\xe1\x01\x22"
  "Exif\x01\x01MM",
  "\xff\xc0\x01\x11\x08\x01\x10\x01\x10\x03",
  "\x89PNG\r\n\x1a\n",
  "IHDR\x01\x01\x01\x10\x01\x01\x01\x10",
  "acTLfcTLfdATIDATeXIfIEND",
  "RIFF\x40\x01\x01\x01WEBPVP8X\x0a\x01\x01\x01",
  "VP8 VP8LANMFEXIF",
  "\x01\x01\x01\x20"
  "ftypavif",
  "\x01\x01\x01\x14ispe\x01\x01\x01\x01\x01\x01\x01\x10\x01\x01\x01\x10",
  "metaiprpipco",
  "II*\x01",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  SnabelPictureHeader header = { 0 };
  g_autoptr(GError) error = NULL;
  gboolean is_picture = snabel_picture_header_read (&header, data, size, &error);

  g_assert_true (is_picture == (error == NULL));
  g_assert_true (error == NULL || error->domain == SNABEL_DECODER_ERROR);
  g_assert_true (!is_picture || (header.size.width > 0 && header.size.height > 0 && snabel_picture_size_is_allowed (header.size)));
  g_assert_true (header.n_frames >= 1 && header.n_frames <= SNABEL_PICTURE_MOST_FRAMES);
  g_assert_true (header.orientation >= 1 && header.orientation <= 8);

  return 0;
}
