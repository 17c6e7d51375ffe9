/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts to be shown in tests. */
#pragma once

#include "model/snabel-status.h"

G_BEGIN_DECLS

GListModel   *snabel_test_statuses_load (void);
SnabelStatus *snabel_test_status_new (const char *json);
void          snabel_test_status_update (SnabelStatus *status,
                                         const char   *json);

G_END_DECLS
