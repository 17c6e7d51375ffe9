/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a post, ready to be shown. */
#pragma once

#include "model/snabel-status.h"
#include "text/snabel-rich-text.h"

G_BEGIN_DECLS

SnabelRichText *snabel_status_text_dup (SnabelStatus *status,
                                        gboolean      has_quote);
char           *snabel_status_text_dup_warning (SnabelStatus *status);
char           *snabel_status_text_dup_spoken (SnabelStatus *status,
                                               const char   *plain,
                                               const char   *time);

G_END_DECLS
