/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program offers to the desktop over D-Bus: ways to go somewhere, and nothing that changes anything. */
#pragma once

#include "snabel-app.h"

G_BEGIN_DECLS

void snabel_app_add_actions (SnabelApp *self);
void snabel_app_defer_action (SnabelApp  *self,
                              const char *name,
                              GVariant   *parameter);

G_END_DECLS
