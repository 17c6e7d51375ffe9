/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page "Drafts & outbox": what is being written, and what is not posted yet. */
#pragma once

#include <adwaita.h>

#include "session/outbox/snabel-outbox.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_OUTBOX_VIEW (snabel_outbox_view_get_type ())
G_DECLARE_FINAL_TYPE (SnabelOutboxView, snabel_outbox_view, SNABEL, OUTBOX_VIEW, AdwBin)

/* Signal "open-draft" (SnabelDraft *): the window opens a composer with it. */
GtkWidget *snabel_outbox_view_new (SnabelAccounts *accounts,
                                   SnabelOutbox   *outbox);

G_END_DECLS
