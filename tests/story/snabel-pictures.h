/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of every screen: each is drawn light, dark, narrow, small, wide, with large text and in high contrast, light and dark. */
#pragma once

#include "snabel-story.h"

G_BEGIN_DECLS

gboolean snabel_pictures_take (SnabelStory *story,
                               const char  *folder,
                               const char  *screen);
gboolean snabel_pictures_take_menu (SnabelStory   *story,
                                    const char    *folder,
                                    const char    *screen,
                                    GtkMenuButton *button);
gboolean snabel_pictures_take_window (GtkWindow   *window,
                                      SnabelStory *story,
                                      const char  *folder,
                                      const char  *screen);

/* The groups of screens: each is a story of its own, and user_data the folder. */
gboolean snabel_pictures_tell_home (SnabelStory *story,
                                    gpointer     user_data);
gboolean snabel_pictures_tell_home_error (SnabelStory *story,
                                          gpointer     user_data);
gboolean snabel_pictures_tell_home_loading (SnabelStory *story,
                                            gpointer     user_data);
gboolean snabel_pictures_tell_home_empty (SnabelStory *story,
                                          gpointer     user_data);
gboolean snabel_pictures_tell_preferences (SnabelStory *story,
                                           gpointer     user_data);
gboolean snabel_pictures_tell_sign_in (SnabelStory *story,
                                       gpointer     user_data);
gboolean snabel_pictures_tell_composer (SnabelStory *story,
                                        gpointer     user_data);
gboolean snabel_pictures_tell_accounts (SnabelStory *story,
                                        gpointer     user_data);
gboolean snabel_pictures_tell_outbox (SnabelStory *story,
                                      gpointer     user_data);

G_END_DECLS
