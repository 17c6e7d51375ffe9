/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: who acts on the left, what there is to read on the right. */
#pragma once

#include <adwaita.h>

#include "session/outbox/snabel-outbox.h"
#include "widgets/snabel-reading-settings.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_WINDOW (snabel_window_get_type ())
G_DECLARE_FINAL_TYPE (SnabelWindow, snabel_window, SNABEL, WINDOW, AdwApplicationWindow)

SnabelWindow  *snabel_window_new (GtkApplication *application,
                                  SnabelAccounts *accounts,
                                  SnabelOutbox   *outbox);
SnabelSession *snabel_window_get_session (SnabelWindow *self);

SnabelReadingSettings *snabel_window_get_reading_settings (SnabelWindow *self);

gboolean snabel_window_show_account (SnabelWindow *self,
                                     const char   *key);
void     snabel_window_show_status (SnabelWindow *self,
                                    const char   *key,
                                    const char   *id);

void snabel_window_present_composer (SnabelWindow *self,
                                     const char   *key);
void snabel_window_present_sign_in (SnabelWindow *self);

G_END_DECLS
