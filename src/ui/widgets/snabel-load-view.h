/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where content would be: on its way, none, not to be had. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SnabelLoadState:
 * @SNABEL_LOAD_STATE_LOADING: nothing is known yet: shapes of what is to come
 * @SNABEL_LOAD_STATE_CONTENT: the child is shown
 * @SNABEL_LOAD_STATE_EMPTY: there is nothing, and that is as it should be
 * @SNABEL_LOAD_STATE_OFFLINE: there is no network
 * @SNABEL_LOAD_STATE_ERROR: the server did not give it
 * @SNABEL_LOAD_STATE_NEEDS_SIGN_IN: the server wants to know again who asks
 *
 * What a #SnabelLoadView shows.
 */
typedef enum
{
  SNABEL_LOAD_STATE_LOADING,
  SNABEL_LOAD_STATE_CONTENT,
  SNABEL_LOAD_STATE_EMPTY,
  SNABEL_LOAD_STATE_OFFLINE,
  SNABEL_LOAD_STATE_ERROR,
  SNABEL_LOAD_STATE_NEEDS_SIGN_IN,
} SnabelLoadState;

#define SNABEL_TYPE_LOAD_VIEW (snabel_load_view_get_type ())
G_DECLARE_FINAL_TYPE (SnabelLoadView, snabel_load_view, SNABEL, LOAD_VIEW, GtkWidget)

GtkWidget      *snabel_load_view_new (void);
void            snabel_load_view_set_child (SnabelLoadView *self,
                                            GtkWidget      *child);
SnabelLoadState snabel_load_view_get_state (SnabelLoadView *self);
void            snabel_load_view_show_loading (SnabelLoadView *self);
void            snabel_load_view_show_content (SnabelLoadView *self);
void            snabel_load_view_show_empty (SnabelLoadView *self,
                                             const char     *icon_name,
                                             const char     *title,
                                             const char     *description);
void            snabel_load_view_show_offline (SnabelLoadView *self);
void            snabel_load_view_show_error (SnabelLoadView *self,
                                             const char     *message,
                                             GDateTime      *retry_at);
void            snabel_load_view_show_needs_sign_in (SnabelLoadView *self,
                                                     const char     *message);

G_END_DECLS
