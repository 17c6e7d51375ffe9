/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can happen to a timeline, as steps that a test makes up, carries out and tells. */
#include "snabel-test-steps.h"

#include "snabel-ui-test.h"

#define N_FLING_FRAMES 12

static int
get_random_height (guint32 number)
{
  return (int) (number % 10 == 0 ? 400 + number % 1100 : 80 + number % 320);
}

static void
splice (SnabelTestScene *scene,
        guint            position,
        guint            n_removed,
        guint            n_added,
        guint32          seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(GPtrArray) boxes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_added; i++)
    g_ptr_array_add (boxes, snabel_test_list_make_box (scene->list, get_random_height (g_rand_int (rand)),
                                                       get_random_height (g_rand_int (rand))));
  g_list_store_splice (scene->list->store, position, n_removed, boxes->pdata, n_added);
}

static void
insert (const SnabelTestStep *step,
        SnabelTestScene      *scene)
{
  splice (scene, step->where % (snabel_test_scene_get_size (scene) + 1), 0, 1 + step->how % 4, step->how);
}

static void
remove_some (const SnabelTestStep *step,
             SnabelTestScene      *scene)
{
  guint n_items = snabel_test_scene_get_size (scene);
  guint position = step->where % (n_items + 1);

  splice (scene, position, MIN (n_items - position, step->how % 9), 0, 0);
}

static void
remove_box (SnabelTestScene *scene,
            SnabelTestBox   *box,
            guint            n_removed)
{
  guint position = 0;

  if (box != NULL && g_list_store_find (scene->list->store, box, &position))
    splice (scene, position, MIN (n_removed, snabel_test_scene_get_size (scene) - position), 0, 0);
}

static void
remove_reading (const SnabelTestStep *step,
                SnabelTestScene      *scene)
{
  remove_box (scene, snabel_test_scene_get_reading (scene), 1 + step->how % 3);
}

static void
remove_focused (const SnabelTestStep *step,
                SnabelTestScene      *scene)
{
  remove_box (scene, snabel_test_scene_get_focused (scene), 1 + step->how % 3);
}

static void
page_above (const SnabelTestStep *step,
            SnabelTestScene      *scene)
{
  splice (scene, 0, 0, 40, step->how);
}

static void
page_below (const SnabelTestStep *step,
            SnabelTestScene      *scene)
{
  splice (scene, snabel_test_scene_get_size (scene), 0, 40, step->how);
}

/* All at once: every seventh goes, the others stay, and some are new. */
static void
replace (const SnabelTestStep *step,
         SnabelTestScene      *scene)
{
  g_autoptr(GPtrArray) boxes = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_items = snabel_test_scene_get_size (scene);

  for (guint i = 0; i < n_items; i++)
    {
      if (i % 7 != step->where % 7)
        g_ptr_array_add (boxes, g_list_model_get_item (G_LIST_MODEL (scene->list->store), i));
      if (i % 13 == step->how % 13)
        g_ptr_array_add (boxes, snabel_test_list_make_box (scene->list, get_random_height (step->how + i), 100));
    }
  g_list_store_splice (scene->list->store, 0, n_items, boxes->pdata, boxes->len);
}

/* The same entry is another object from now on, and of another height. */
static void
renew (const SnabelTestStep *step,
       SnabelTestScene      *scene)
{
  g_autoptr(SnabelTestBox) box = NULL;
  SnabelTestBox *old;
  gpointer       additions[1];
  guint          n_items = snabel_test_scene_get_size (scene);

  if (n_items == 0)
    return;

  old = snabel_test_list_get (scene->list, step->where % n_items);
  box = snabel_test_list_make_box (scene->list, get_random_height (step->how), 100);
  g_set_str (&box->key, old->key);
  if (old == scene->acted)
    g_set_object (&scene->acted, box);
  if (old == scene->pinned)
    g_set_object (&scene->pinned, box);
  additions[0] = box;
  g_list_store_splice (scene->list->store, step->where % n_items, 1, additions, 1);
}

/* Any few, and one that is on the screen. */
static void
change_heights (const SnabelTestStep *step,
                SnabelTestScene      *scene)
{
  guint n_items = snabel_test_scene_get_size (scene);
  guint n_shown = 0;

  for (guint i = 0; i < n_items; i++)
    {
      SnabelTestBox *box = snabel_test_list_get (scene->list, i);
      int            change = 1 + get_random_height (step->how + i);

      n_shown += box->shown != NULL;
      if ((box->shown == NULL || n_shown != 1 + step->where % 7) && i % 19 != step->where % 19)
        continue;
      snabel_test_list_set_height (scene->list, i, step->kind == SNABEL_TEST_STEP_GROW ? MIN (box->height + change, 3000) : MAX (80, box->height - change));
    }
}

static void
change_text_size (const SnabelTestStep *step,
                  SnabelTestScene      *scene)
{
  static const double scales[] = { 0.75, 1, 1.25, 2 };
  double              scale = scales[step->how % G_N_ELEMENTS (scales)];

  snabel_ui_test_set_text_scale (scale);
  snabel_test_list_set_scale (scene->list, scale);
}

static void
change_theme (const SnabelTestStep *step,
              SnabelTestScene      *scene)
{
  snabel_ui_test_set_is_dark (step->how % 2 == 0);
}

static void
change_height (const SnabelTestStep *step,
               SnabelTestScene      *scene)
{
  scene->height = 300 + (int) (step->how % 600);
}

static void
change_width (const SnabelTestStep *step,
              SnabelTestScene      *scene)
{
  static const int widths[] = { 300, 360, 400, 720 };

  scene->width = widths[step->how % G_N_ELEMENTS (widths)];
}

static SnabelTestBox *
pick_shown (const SnabelTestStep *step,
            SnabelTestScene      *scene)
{
  g_autoptr(GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < snabel_test_scene_get_size (scene); i++)
    {
      SnabelTestBox *box = snabel_test_list_get (scene->list, i);
      double         y = box->shown != NULL ? snabel_test_list_get_y (scene->list, box->shown) : -1;

      if (y >= 0 && y < scene->height)
        g_ptr_array_add (shown, box);
    }

  return shown->len > 0 ? g_ptr_array_index (shown, step->where % shown->len) : NULL;
}

static void
unpin (const SnabelTestStep *step,
       SnabelTestScene      *scene)
{
  if (scene->pinned != NULL && scene->pinned->shown != NULL)
    snabel_timeline_view_unpin (scene->list->view, scene->pinned->shown);
  g_clear_object (&scene->pinned);
}

static void
pin (const SnabelTestStep *step,
     SnabelTestScene      *scene)
{
  SnabelTestBox *box = pick_shown (step, scene);

  unpin (step, scene);
  if (box == NULL)
    return;

  snabel_timeline_view_pin (scene->list->view, box->shown);
  g_set_object (&scene->pinned, box);
}

/* The focus goes on from what was pressed, and the other way round: the last one counts. */
static void
focus (const SnabelTestStep *step,
       SnabelTestScene      *scene)
{
  SnabelTestBox *box = pick_shown (step, scene);
  GtkWidget     *target;

  if (box == NULL)
    return;

  target = step->how % 2 == 0 ? box->shown : gtk_widget_get_first_child (box->shown);
  if (scene->acted != box && gtk_window_get_focus (scene->window) != target)
    g_clear_object (&scene->acted);
  gtk_window_set_focus (scene->window, target);
}

static void
unfocus (const SnabelTestStep *step,
         SnabelTestScene      *scene)
{
  gtk_window_set_focus (scene->window, NULL);
}

static GtkGesture *
get_click (SnabelTestScene *scene)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (scene->list->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

static void
press (const SnabelTestStep *step,
       SnabelTestScene      *scene)
{
  SnabelTestBox *box = pick_shown (step, scene);

  if (box == NULL)
    return;

  g_signal_emit_by_name (get_click (scene), "pressed", 1, scene->width / 2.0,
                         snabel_test_list_get_y (scene->list, box->shown) + 0.5);
  g_set_object (&scene->acted, box);
}

/* At an end there is nothing to scroll, and so what was acted on is still read. */
static void
set_value (SnabelTestScene *scene,
           double           value)
{
  GtkAdjustment *adjustment = snabel_test_scene_get_adjustment (scene);
  double         before = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_set_value (adjustment, value);
  if (gtk_adjustment_get_value (adjustment) != before)
    g_clear_object (&scene->acted);
}

static void
scroll (const SnabelTestStep *step,
        SnabelTestScene      *scene)
{
  GtkAdjustment *adjustment = snabel_test_scene_get_adjustment (scene);
  double         delta = (double) (step->how % 4000) / 2 - 1000;

  set_value (scene, gtk_adjustment_get_value (adjustment) + delta);
}

/* A deceleration: absolute values, computed without regard to what the view corrects meanwhile. */
static void
fling (const SnabelTestStep *step,
       SnabelTestScene      *scene)
{
  GtkAdjustment *adjustment = snabel_test_scene_get_adjustment (scene);
  double         value = gtk_adjustment_get_value (adjustment);
  double         speed = (double) (step->how % 240) - 120;

  for (guint i = 0; i < N_FLING_FRAMES; i++)
    {
      value += speed;
      set_value (scene, value);
      snabel_test_scene_lay_out (scene);
    }
}

static void
jump (const SnabelTestStep *step,
      SnabelTestScene      *scene)
{
  GtkAdjustment *adjustment = snabel_test_scene_get_adjustment (scene);
  double         lower = gtk_adjustment_get_lower (adjustment);

  set_value (scene, lower + (gtk_adjustment_get_upper (adjustment) - lower) * (step->how % 1000) / 1000);
}

static void
press_key (const SnabelTestStep *step,
           SnabelTestScene      *scene)
{
  g_clear_object (&scene->acted);
  snabel_timeline_view_move (scene->list->view, step->how % (SNABEL_TIMELINE_MOVE_LAST + 1));
}

static const struct
{
  const char *name;
  guint       weight;
  void (*carry_out) (const SnabelTestStep *step,
                     SnabelTestScene      *scene);
} kinds[SNABEL_TEST_N_STEPS] = {
  [SNABEL_TEST_STEP_INSERT] = { "insert", 8, insert },
  [SNABEL_TEST_STEP_REMOVE] = { "remove", 6, remove_some },
  [SNABEL_TEST_STEP_REMOVE_READING] = { "remove what is read", 5, remove_reading },
  [SNABEL_TEST_STEP_REMOVE_FOCUSED] = { "remove what has the focus", 3, remove_focused },
  [SNABEL_TEST_STEP_PAGE_ABOVE] = { "load a page above", 2, page_above },
  [SNABEL_TEST_STEP_PAGE_BELOW] = { "load a page below", 2, page_below },
  [SNABEL_TEST_STEP_REPLACE] = { "replace all", 1, replace },
  [SNABEL_TEST_STEP_RENEW] = { "renew", 4, renew },
  [SNABEL_TEST_STEP_GROW] = { "grow", 8, change_heights },
  [SNABEL_TEST_STEP_SHRINK] = { "shrink", 8, change_heights },
  [SNABEL_TEST_STEP_TEXT_SIZE] = { "change the text size", 2, change_text_size },
  [SNABEL_TEST_STEP_THEME] = { "change the theme", 1, change_theme },
  [SNABEL_TEST_STEP_HEIGHT] = { "change the window's height", 3, change_height },
  [SNABEL_TEST_STEP_PIN] = { "pin", 2, pin },
  [SNABEL_TEST_STEP_UNPIN] = { "unpin", 2, unpin },
  [SNABEL_TEST_STEP_FOCUS] = { "focus", 4, focus },
  [SNABEL_TEST_STEP_UNFOCUS] = { "take the focus away", 3, unfocus },
  [SNABEL_TEST_STEP_PRESS] = { "press", 4, press },
  [SNABEL_TEST_STEP_WIDTH] = { "change the window's width", 2, change_width },
  [SNABEL_TEST_STEP_SCROLL] = { "scroll", 10, scroll },
  [SNABEL_TEST_STEP_FLING] = { "fling", 4, fling },
  [SNABEL_TEST_STEP_JUMP] = { "jump", 2, jump },
  [SNABEL_TEST_STEP_KEY] = { "press a key", 6, press_key },
};

void
snabel_test_step_make_up (SnabelTestStep *self,
                          GRand          *rand)
{
  guint total = 0;
  guint number;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    total += kinds[i].weight;
  number = (guint) g_rand_int_range (rand, 0, (int) total);
  self->kind = 0;
  while (number >= kinds[self->kind].weight)
    number -= kinds[self->kind++].weight;
  self->where = g_rand_int (rand);
  self->how = g_rand_int (rand);
  self->is_laid_out = g_rand_int_range (rand, 0, 3) > 0;
}

const char *
snabel_test_step_get_name (const SnabelTestStep *self)
{
  return kinds[self->kind].name;
}

gboolean
snabel_test_step_is_still (const SnabelTestStep *self)
{
  return self->kind <= SNABEL_TEST_STEP_PRESS;
}

/* A person acts on what is on the screen, not on what will be. */
gboolean
snabel_test_step_needs_frame (const SnabelTestStep *self)
{
  return self->kind >= SNABEL_TEST_STEP_PIN || self->kind == SNABEL_TEST_STEP_REMOVE_READING;
}

void
snabel_test_step_carry_out (const SnabelTestStep *self,
                            SnabelTestScene      *scene)
{
  kinds[self->kind].carry_out (self, scene);
}
