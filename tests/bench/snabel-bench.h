/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the benchmark share: the figures, the posts they are taken on, the measurements. */
#pragma once

#include <gio/gio.h>

#include "snabel-bench-figures.h"

G_BEGIN_DECLS

GListStore *snabel_bench_posts_new (void);
void        snabel_bench_posts_append (GListStore *posts,
                                       guint       n);
void        snabel_bench_row (SnabelBenchFigures *figures,
                              guint               n_rebinds);
void        snabel_bench_timeline (SnabelBenchFigures *figures,
                                   guint               n_few,
                                   guint               n_many);
void        snabel_bench_decode (SnabelBenchFigures *figures,
                                 guint               n_rounds);
void        snabel_bench_first_frame (SnabelBenchFigures *figures,
                                      guint               n_pairs);
void        snabel_bench_idle (SnabelBenchFigures *figures,
                               guint               settle,
                               guint               seconds);

G_END_DECLS
