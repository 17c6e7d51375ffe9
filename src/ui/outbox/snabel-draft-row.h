/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft: to be opened, or deleted. */
#pragma once

#include <gtk/gtk.h>

#include "session/accounts/snabel-accounts.h"
#include "session/outbox/snabel-draft-entry.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_DRAFT_ROW (snabel_draft_row_get_type ())
G_DECLARE_FINAL_TYPE (SnabelDraftRow, snabel_draft_row, SNABEL, DRAFT_ROW, GtkListBoxRow)

/* Opened and deleted by the actions draft.open and draft.delete of a widget above it, with the draft's id. */
GtkWidget *snabel_draft_row_new (SnabelAccounts   *accounts,
                                 SnabelDraftEntry *entry);

G_END_DECLS
