/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program offers to the desktop over D-Bus: ways to go somewhere, and nothing that changes anything. */
#pragma once

#include "snabel-application.h"

G_BEGIN_DECLS

void snabel_application_add_actions (SnabelApplication *self);
void snabel_application_defer_action (SnabelApplication *self,
                                      const char        *name,
                                      GVariant          *parameter);

G_END_DECLS
