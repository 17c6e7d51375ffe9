/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does and looks for in more than one story. Each says on standard error what did not happen. */
#pragma once

#include "snabel-story.h"

G_BEGIN_DECLS

gboolean       snabel_story_fail (const char *sentence);
SnabelSession *snabel_story_get_session (SnabelStory *self);
gboolean       snabel_story_see (SnabelStory *self,
                                 const char  *text);
gboolean       snabel_story_see_new (SnabelStory *self,
                                     const char  *text);
gboolean       snabel_story_begin_at_home (SnabelStory *self);
gboolean       snabel_story_reach_state (SnabelStory       *self,
                                         SnabelSessionState state);
gboolean       snabel_story_visit (SnabelStory        *self,
                                   SnabelTestInstance *instance);
gboolean       snabel_story_write (SnabelStory *self,
                                   const char  *text);
guint          snabel_story_count_posts (SnabelStory *self,
                                         const char  *text);
void           snabel_story_set_runs_in_background (SnabelStory *self,
                                                    gboolean     is_wanted);
gboolean       snabel_story_close_window (SnabelStory *self);
void           snabel_story_begin_again (SnabelStory *self);

GtkWindow          *snabel_story_get_composer (SnabelStory *self);
SnabelTestInstance *snabel_story_make_server (void);

G_END_DECLS
