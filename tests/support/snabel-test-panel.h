/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real panel with a notification area. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What it owns on the bus when the notification area is there. */
#define SNABEL_TEST_PANEL_NAME "org.kde.StatusNotifierWatcher"

const char *const *snabel_test_panel_command (void);
void               snabel_test_panel_choose (const char *bus_name,
                                             const char *label);
char              *snabel_test_panel_look (const char *bus_name,
                                           const char *property);

G_END_DECLS
