/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A further account, on a server of its own. */
#pragma once

#include "snabel-story.h"

G_BEGIN_DECLS

/**
 * SnabelStoryGuest:
 * @instance: the server
 * @session: the account on it
 */
typedef struct
{
  SnabelTestInstance *instance;
  SnabelSession      *session;
} SnabelStoryGuest;

gboolean snabel_story_guest_sign_in (SnabelStoryGuest *self,
                                     SnabelStory      *story,
                                     SnabelTestManner  manner,
                                     const char       *name,
                                     const char       *display_name);
void     snabel_story_guest_clear (SnabelStoryGuest *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SnabelStoryGuest, snabel_story_guest_clear)

G_END_DECLS
