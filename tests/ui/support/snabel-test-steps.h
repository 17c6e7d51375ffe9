/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can happen to a timeline, as steps that a test makes up, carries out and tells. */
#pragma once

#include "snabel-test-list.h"

G_BEGIN_DECLS

/* Those up to %SNABEL_TEST_STEP_PRESS must not move what is read. */
typedef enum
{
  SNABEL_TEST_STEP_INSERT,
  SNABEL_TEST_STEP_REMOVE,
  SNABEL_TEST_STEP_REMOVE_READING,
  SNABEL_TEST_STEP_REMOVE_FOCUSED,
  SNABEL_TEST_STEP_PAGE_ABOVE,
  SNABEL_TEST_STEP_PAGE_BELOW,
  SNABEL_TEST_STEP_REPLACE,
  SNABEL_TEST_STEP_RENEW,
  SNABEL_TEST_STEP_GROW,
  SNABEL_TEST_STEP_SHRINK,
  SNABEL_TEST_STEP_TEXT_SIZE,
  SNABEL_TEST_STEP_THEME,
  SNABEL_TEST_STEP_HEIGHT,
  SNABEL_TEST_STEP_PIN,
  SNABEL_TEST_STEP_UNPIN,
  SNABEL_TEST_STEP_FOCUS,
  SNABEL_TEST_STEP_UNFOCUS,
  SNABEL_TEST_STEP_PRESS,
  SNABEL_TEST_STEP_WIDTH,
  SNABEL_TEST_STEP_SCROLL,
  SNABEL_TEST_STEP_FLING,
  SNABEL_TEST_STEP_JUMP,
  SNABEL_TEST_STEP_KEY,
  SNABEL_TEST_N_STEPS
} SnabelTestStepKind;

/* The numbers mean something else in each kind; whatever they are, the step can be carried out. */
typedef struct
{
  SnabelTestStepKind kind;
  guint32            where;
  guint32            how;
  gboolean           is_laid_out; /* whether there is a frame before the next step */
} SnabelTestStep;

/* A list on the screen, and what a test knows of it by itself. */
typedef struct
{
  SnabelTestList *list;
  GtkWindow      *window;
  int             width;
  int             height;
  SnabelTestBox  *acted;  /* (nullable) (owned) */
  SnabelTestBox  *pinned; /* (nullable) (owned) */
} SnabelTestScene;

SnabelTestScene *snabel_test_scene_new (guint32 seed);
void             snabel_test_scene_free (SnabelTestScene *self);
guint            snabel_test_scene_get_size (SnabelTestScene *self);
void             snabel_test_scene_lay_out (SnabelTestScene *self);
SnabelTestBox   *snabel_test_scene_get_focused (SnabelTestScene *self);
SnabelTestBox   *snabel_test_scene_get_reading (SnabelTestScene *self);
GtkAdjustment   *snabel_test_scene_get_adjustment (SnabelTestScene *self);

void        snabel_test_step_make_up (SnabelTestStep *self,
                                      GRand          *rand);
const char *snabel_test_step_get_name (const SnabelTestStep *self);
gboolean    snabel_test_step_is_still (const SnabelTestStep *self);
gboolean    snabel_test_step_needs_frame (const SnabelTestStep *self);
void        snabel_test_step_carry_out (const SnabelTestStep *self,
                                        SnabelTestScene      *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelTestScene, snabel_test_scene_free)

G_END_DECLS
