/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A browser with a person in front of it who says yes. */
#pragma once

#include "base/snabel-launcher.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_STORY_BROWSER (snabel_story_browser_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStoryBrowser, snabel_story_browser, SNABEL, STORY_BROWSER, GObject)

SnabelLauncher *snabel_story_browser_new (void);
guint           snabel_story_browser_get_n_opened (SnabelStoryBrowser *self);

G_END_DECLS
