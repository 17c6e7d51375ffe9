/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does in the dialog that signs in. Each says on standard error what did not happen. */
#pragma once

#include "snabel-story.h"
#include "snabel-test-browser.h"

G_BEGIN_DECLS

SnabelTestBrowser *snabel_story_give_browser (SnabelStory   *self,
                                              SnabelTestMood mood);
gboolean           snabel_story_open_sign_in (SnabelStory *self,
                                              const char  *server);
gboolean           snabel_story_reach_page (SnabelStory *self,
                                            const char  *page);
gboolean           snabel_story_act_in_sign_in (SnabelStory *self,
                                                const char  *action,
                                                const char  *page);
gboolean           snabel_story_type (SnabelStory *self,
                                      const char  *text);
gboolean           snabel_story_keep_account (SnabelStory *self,
                                              const char  *action);

G_END_DECLS
