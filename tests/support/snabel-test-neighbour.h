/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other programs of the desktop beside the one that is tested: started, asked, ended. Nothing here belongs on a fiber. */
#pragma once

#include "snabel-test.h"

G_BEGIN_DECLS

typedef struct _SnabelTestNeighbour SnabelTestNeighbour;

GSubprocess         *snabel_test_spawn (const char *const *argv,
                                        GSubprocessFlags   flags);
void                 snabel_test_run (const char *const *argv);
SnabelTestNeighbour *snabel_test_neighbour_start (const char        *bus_name,
                                                  const char *const *argv);
void                 snabel_test_neighbour_end (SnabelTestNeighbour *self);
GVariant            *snabel_test_ask (const char *bus_name,
                                      const char *path,
                                      const char *method,
                                      GVariant   *parameters);
void                 snabel_test_wait_outside (SnabelTestCondition condition,
                                               gpointer            data);

SnabelTestNeighbour *snabel_test_dunst_start (void);
guint                snabel_test_dunst_count (void);
void                 snabel_test_dunst_wait_count (guint n_alerts);
void                 snabel_test_dunst_wait_gone (guint n_alerts);
void                 snabel_test_dunst_click (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelTestNeighbour, snabel_test_neighbour_end)

G_END_DECLS
