/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one profile, its accounts, its windows. */
#pragma once

#include <adwaita.h>

#include "base/snabel-platform.h"
#include "window/snabel-window.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_APPLICATION (snabel_application_get_type ())
G_DECLARE_FINAL_TYPE (SnabelApplication, snabel_application, SNABEL, APPLICATION, AdwApplication)

SnabelApplication *snabel_application_new (SnabelPlatform *platform);
int                snabel_application_run (SnabelApplication *self,
                                           int                argc,
                                           char             **argv);
gboolean           snabel_application_get_is_open (SnabelApplication *self);
SnabelWindow      *snabel_application_show (SnabelApplication *self);
void               snabel_application_quit (SnabelApplication *self);

G_END_DECLS
