/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole program in one process with the server it talks to, driven from inside. */
#pragma once

#include "snabel-app.h"
#include "snabel-test-instance.h"

G_BEGIN_DECLS

typedef struct _SnabelStory SnabelStory;

/* What happens in the story, once the program is up; returns whether it went well. */
typedef gboolean (*SnabelStoryFunc) (SnabelStory *story,
                                     gpointer     user_data);

typedef gboolean (*SnabelStoryCondition) (SnabelStory *story,
                                          gpointer     user_data);

/**
 * SnabelStory:
 * @instance: the server, with the people of the demo; "you" is the person's account
 * @platform: the outside world
 * @app: the program
 * @folder: its profile
 * @is_usual: to be set before the story runs: the program uses the person's usual profile, and is the only one
 *
 * A program, its server, and all between them.
 */
struct _SnabelStory
{
  SnabelTestInstance *instance;
  SnabelPlatform     *platform;
  SnabelApp          *app;
  char               *folder;
  gboolean            is_usual;
};

SnabelSignInResult *snabel_story_make_result (SnabelTestInstance *instance,
                                              const char         *name,
                                              const char         *display_name);

SnabelStory   *snabel_story_new (void);
void           snabel_story_free (SnabelStory *self);
int            snabel_story_run (SnabelStory    *self,
                                 SnabelStoryFunc func,
                                 gpointer        user_data);
gboolean       snabel_story_wait (SnabelStory         *self,
                                  SnabelStoryCondition condition,
                                  gpointer             user_data);
void           snabel_story_settle (SnabelStory *self);
SnabelWindow  *snabel_story_get_window (SnabelStory *self);
GtkWidget     *snabel_story_find (SnabelStory *self,
                                  GType        type);
SnabelSession *snabel_story_find_account (SnabelStory        *self,
                                          SnabelTestInstance *instance);
gboolean       snabel_story_sees_text (SnabelStory *self,
                                       const char  *text);
gboolean       snabel_story_sign_in (SnabelStory *self);
gboolean       snabel_story_sign_in_at (SnabelStory        *self,
                                        SnabelTestInstance *instance);
gboolean       snabel_story_save_window (GtkWidget  *window,
                                         const char *path);
gboolean       snabel_story_save_picture (SnabelStory *self,
                                          const char  *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelStory, snabel_story_free)

G_END_DECLS
