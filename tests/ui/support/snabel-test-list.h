/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline view of coloured boxes whose heights a test sets, and which counts what it does. */
#pragma once

#include "timeline/snabel-timeline-view.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_TEST_BOX (snabel_test_box_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTestBox, snabel_test_box, SNABEL, TEST_BOX, GObject)

/* @guess is what the view is told before it measures; it is wrong on purpose. */
struct _SnabelTestBox
{
  GObject    parent_instance;
  char      *key;
  int        height;
  int        guess;
  guint      n_bound;
  GtkWidget *shown; /* (nullable): the row that shows it; not a reference */
};

typedef struct
{
  GtkWidget          *scroller;
  SnabelTimelineView *view;
  GListStore         *store;
  guint               n_created;
  guint               n_bound;
  guint               n_unbound;
  guint               n_estimated;
  guint               n_keyed;
  guint               n_keys;
  double              scale; /* of the heights and guesses, as a text size has it */
  gboolean            is_bound_twice;
} SnabelTestList;

SnabelTestList *snabel_test_list_new (void);
void            snabel_test_list_free (SnabelTestList *self);
SnabelTestBox  *snabel_test_list_make_box (SnabelTestList *self,
                                           int             height,
                                           int             guess);
void            snabel_test_list_append (SnabelTestList *self,
                                         guint           n,
                                         int             height);
SnabelTestBox  *snabel_test_list_get (SnabelTestList *self,
                                      guint           position);
void            snabel_test_list_set_height (SnabelTestList *self,
                                             guint           position,
                                             int             height);
int             snabel_test_list_get_height (SnabelTestList *self,
                                             SnabelTestBox  *box);
void            snabel_test_list_set_scale (SnabelTestList *self,
                                            double          scale);
void            snabel_test_list_lay_out (SnabelTestList *self,
                                          int             width,
                                          int             height);
double          snabel_test_list_get_y (SnabelTestList *self,
                                        GtkWidget      *widget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelTestList, snabel_test_list_free)

G_END_DECLS
