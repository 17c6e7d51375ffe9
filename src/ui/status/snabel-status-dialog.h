/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One post by itself: what an alert led to, wherever the post may stand. */
#pragma once

#include <adwaita.h>

#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_STATUS_DIALOG (snabel_status_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStatusDialog, snabel_status_dialog, SNABEL, STATUS_DIALOG, AdwDialog)

AdwDialog    *snabel_status_dialog_new (SnabelRowContext *context,
                                        const char       *id);
SnabelStatus *snabel_status_dialog_get_status (SnabelStatusDialog *self);

G_END_DECLS
