/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A virtualised list of posts in which the row that is being read never moves. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SnabelTimelineFactory:
 * @get_kind: (nullable): which kind of row shows @item; only rows of one kind are bound to each other's items
 * @create: makes an unbound row
 * @bind: shows @item in @row
 * @unbind: (nullable): lets go of @item
 * @estimate_height: guesses from the content alone how high a row of @width would be
 * @is_passing: (nullable): whether the row is there for now only: no place to come back to
 * @dup_key: names @item: the same for as long as it means the same thing, and in no other entry
 *
 * How a #SnabelTimelineView makes its rows.
 */
typedef struct
{
  guint (*get_kind) (gpointer item,
                     gpointer user_data);
  GtkWidget *(*create) (guint    kind,
                        gpointer user_data);
  void (*bind) (GtkWidget *row,
                gpointer   item,
                gpointer   user_data);
  void (*unbind) (GtkWidget *row,
                  gpointer   item,
                  gpointer   user_data);
  int (*estimate_height) (gpointer item,
                          int      width,
                          gpointer user_data);
  gboolean (*is_passing) (gpointer item,
                          gpointer user_data);
  char *(*dup_key) (gpointer item,
                    gpointer user_data);
} SnabelTimelineFactory;

/**
 * SnabelTimelineMove:
 *
 * Where the keyboard can go from the row that is read.
 */
typedef enum
{
  SNABEL_TIMELINE_MOVE_PREVIOUS,
  SNABEL_TIMELINE_MOVE_NEXT,
  SNABEL_TIMELINE_MOVE_PAGE_UP,
  SNABEL_TIMELINE_MOVE_PAGE_DOWN,
  SNABEL_TIMELINE_MOVE_FIRST,
  SNABEL_TIMELINE_MOVE_LAST
} SnabelTimelineMove;

#define SNABEL_TYPE_TIMELINE_VIEW (snabel_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTimelineView, snabel_timeline_view, SNABEL, TIMELINE_VIEW, GtkWidget)

GtkWidget  *snabel_timeline_view_new (void);
GListModel *snabel_timeline_view_get_model (SnabelTimelineView *self);
void        snabel_timeline_view_set_model (SnabelTimelineView *self,
                                            GListModel         *model);
void        snabel_timeline_view_set_factory (SnabelTimelineView          *self,
                                              const SnabelTimelineFactory *factory,
                                              gpointer                     user_data,
                                              GDestroyNotify               destroy);
int         snabel_timeline_view_get_maximum_row_width (SnabelTimelineView *self);
void        snabel_timeline_view_set_maximum_row_width (SnabelTimelineView *self,
                                                        int                 maximum_row_width);
char       *snabel_timeline_view_get_position (SnabelTimelineView *self,
                                               int                *offset);
gboolean    snabel_timeline_view_set_position (SnabelTimelineView *self,
                                               const char         *key,
                                               int                 offset);
gpointer    snabel_timeline_view_dup_reading_item (SnabelTimelineView *self);
gboolean    snabel_timeline_view_move (SnabelTimelineView *self,
                                       SnabelTimelineMove  move);
void        snabel_timeline_view_pin (SnabelTimelineView *self,
                                      GtkWidget          *widget);
void        snabel_timeline_view_unpin (SnabelTimelineView *self,
                                        GtkWidget          *widget);
guint       snabel_timeline_view_get_n_rows (SnabelTimelineView *self);

G_END_DECLS
