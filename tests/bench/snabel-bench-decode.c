/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pictures cost, from the file to the pixels, through the process that decodes them. */
#include "snabel-bench.h"

#include "base/snabel-clock.h"
#include "decoder/snabel-decoder-client.h"
#include "media/snabel-picture.h"
#include "snabel-test-images.h"

#define AVATAR_SIDE  400
#define AVATAR_SHOWN 96
#define PHOTO_WIDTH  4000
#define PHOTO_HEIGHT 3000
#define PHOTO_SHOWN  600

static void
decode (SnabelDecoder *decoder,
        GBytes        *file,
        guint          width)
{
  g_autoptr(DexFuture) future = snabel_decoder_decode (decoder, file, width, 0);

  while (dex_future_is_pending (future))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dex_future_is_resolved (future));
}

/* The best of several: what else the machine does is no part of it. */
static double
measure (SnabelDecoder *decoder,
         GBytes        *file,
         guint          width,
         guint          n_files,
         guint          n_rounds)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < n_rounds; i++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint k = 0; k < n_files; k++)
        decode (decoder, file, width);
      best = MIN (best, g_get_monotonic_time () - start);
    }

  return (double) best / 1000;
}

void
snabel_bench_decode (SnabelBenchFigures *figures,
                     guint               n_rounds)
{
  g_autoptr(SnabelClock) clock = snabel_system_clock_new ();
  g_autoptr(SnabelDecoder) decoder = snabel_decoder_client_new (clock, SNABEL_BENCH_DECODER);
  g_autoptr(GBytes) avatar = snabel_test_images_make_jpeg (AVATAR_SIDE, AVATAR_SIDE, 0);
  g_autoptr(GBytes) photo = snabel_test_images_make_jpeg (PHOTO_WIDTH, PHOTO_HEIGHT, 0);
  g_autoptr(GBytes) drawing = snabel_test_images_make_png (1920, 1080);

  snabel_bench_figures_add (figures, "decode-start", measure (decoder, avatar, AVATAR_SHOWN, 1, 1), "ms",
                            "first picture, with the start of the process");
  snabel_bench_figures_add (figures, "decode-40-avatars", measure (decoder, avatar, AVATAR_SHOWN, 40, n_rounds), "ms",
                            "JPEG of 400 x 400, shown at 96, one after the other; best of all rounds");
  snabel_bench_figures_add (figures, "decode-12-mp", measure (decoder, photo, PHOTO_SHOWN, 1, n_rounds), "ms",
                            "JPEG of 4000 x 3000, shown at 600; best of all rounds");
  snabel_bench_figures_add (figures, "decode-1080p-png", measure (decoder, drawing, PHOTO_SHOWN, 1, n_rounds), "ms",
                            "PNG of 1920 x 1080, shown at 600; best of all rounds");
}
