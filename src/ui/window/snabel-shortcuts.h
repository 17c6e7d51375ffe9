/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every key of the program, in one table: what it does, and how the help calls it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void                snabel_shortcuts_install (GtkApplication *application);
GtkEventController *snabel_shortcuts_new_controller (void);
AdwDialog          *snabel_shortcuts_dialog_new (void);

G_END_DECLS
