/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures, each with the way it was taken; printed as a table and written as JSON. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SnabelBenchFigures SnabelBenchFigures;

SnabelBenchFigures *snabel_bench_figures_new (void);
void                snabel_bench_figures_free (SnabelBenchFigures *self);
void                snabel_bench_figures_add (SnabelBenchFigures *self,
                                              const char         *name,
                                              double              value,
                                              const char         *unit,
                                              const char         *how);
void                snabel_bench_figures_print (SnabelBenchFigures *self);
gboolean            snabel_bench_figures_save (SnabelBenchFigures *self,
                                               const char         *path,
                                               GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelBenchFigures, snabel_bench_figures_free)

G_END_DECLS
