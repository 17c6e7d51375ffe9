/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post as the server sent it, for those who want to know. */
#pragma once

#include <adwaita.h>

#include "session/snabel-session.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_RAW_DIALOG (snabel_raw_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SnabelRawDialog, snabel_raw_dialog, SNABEL, RAW_DIALOG, AdwDialog)

AdwDialog  *snabel_raw_dialog_new (SnabelSession *session,
                                   const char    *id);
const char *snabel_raw_dialog_get_text (SnabelRawDialog *self);

G_END_DECLS
