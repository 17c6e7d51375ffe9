/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post that is not confirmed yet, and what can be done about it. */
#pragma once

#include <gtk/gtk.h>

#include "session/outbox/snabel-outbox.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_OUTBOX_ROW (snabel_outbox_row_get_type ())
G_DECLARE_FINAL_TYPE (SnabelOutboxRow, snabel_outbox_row, SNABEL, OUTBOX_ROW, GtkListBoxRow)

/* Its buttons are the actions outbox.retry, .edit, .discard and .confirm of a widget above it, with the entry's id. */
GtkWidget *snabel_outbox_row_new (SnabelAccounts    *accounts,
                                  SnabelOutboxEntry *entry);

G_END_DECLS
