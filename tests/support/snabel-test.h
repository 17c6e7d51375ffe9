/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every test needs: fibers, folders, the outside world. */
#pragma once

#include "base/snabel-async.h"
#include "base/snabel-platform.h"

#include "snabel-fake-clock.h"
#include "snabel-fake-random.h"
#include "snabel-test-time.h"

G_BEGIN_DECLS

typedef void (*SnabelTestFunc) (void);
typedef gboolean (*SnabelTestCondition) (gpointer data);

void            snabel_test_init (int    *argc,
                                  char ***argv);
void            snabel_test_add (const char    *path,
                                 SnabelTestFunc test);
void            snabel_test_run_fiber (SnabelTestFunc test);
void            snabel_test_drain (void);
void            snabel_test_wait_until (SnabelTestCondition condition,
                                        gpointer            data);
void            snabel_test_let_go (gpointer object);
char           *snabel_test_make_folder (void);
void            snabel_test_remove_folder (const char *path);
SnabelPlatform *snabel_test_platform_new (void);
char           *snabel_test_corpora_path (const char *name);
void            snabel_test_fake_network_set_is_available (SnabelNetwork *network,
                                                           gboolean       is_available);

G_END_DECLS
