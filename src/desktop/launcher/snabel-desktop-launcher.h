/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens addresses the way the desktop wants it. */
#pragma once

#include "base/snabel-clock.h"
#include "base/snabel-launcher.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_DESKTOP_LAUNCHER (snabel_desktop_launcher_get_type ())
G_DECLARE_FINAL_TYPE (SnabelDesktopLauncher, snabel_desktop_launcher, SNABEL, DESKTOP_LAUNCHER, GObject)

SnabelLauncher *snabel_desktop_launcher_new (SnabelClock *clock);

G_END_DECLS
