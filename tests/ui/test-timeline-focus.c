/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard and the screen reader in a timeline view: where the focus goes, what keeps its row, what is said. */
#include "snabel-test-list.h"
#include "snabel-ui-test.h"

#define WIDTH  400
#define HEIGHT 600

static guint
count (SnabelTestList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list->store));
}

static void
scroll_by (SnabelTestList *list,
           double          delta)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list->view));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + delta);
}

static GtkWidget *
get_focus_row (SnabelTestList *list)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (list->view));
}

static void
test_keys (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);

  snabel_test_list_append (list, 100, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  scroll_by (list, 200);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);

  /* The first key goes to what is read, the next ones from there. */
  g_assert_true (snabel_timeline_view_move (list->view, SNABEL_TIMELINE_MOVE_NEXT));
  g_assert_true (get_focus_row (list) == snabel_test_list_get (list, 2)->shown);
  for (guint i = 3; i < 10; i++)
    {
      g_assert_true (snabel_timeline_view_move (list->view, SNABEL_TIMELINE_MOVE_NEXT));
      snabel_test_list_lay_out (list, WIDTH, HEIGHT);
      g_assert_true (get_focus_row (list) == snabel_test_list_get (list, i)->shown);
      g_assert_cmpfloat (snabel_test_list_get_y (list, get_focus_row (list)) + 150, <=, HEIGHT);
    }
  g_assert_true (snabel_timeline_view_move (list->view, SNABEL_TIMELINE_MOVE_PREVIOUS));
  g_assert_true (get_focus_row (list) == snabel_test_list_get (list, 8)->shown);
  g_assert_true (snabel_timeline_view_move (list->view, SNABEL_TIMELINE_MOVE_LAST));
  g_assert_true (get_focus_row (list) == snabel_test_list_get (list, 99)->shown);
  g_assert_false (snabel_timeline_view_move (list->view, SNABEL_TIMELINE_MOVE_NEXT));
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  g_assert_cmpfloat (snabel_test_list_get_y (list, get_focus_row (list)), ==, HEIGHT - 150);
  g_assert_true (snabel_timeline_view_move (list->view, SNABEL_TIMELINE_MOVE_PAGE_UP));
  g_assert_true (snabel_timeline_view_move (list->view, SNABEL_TIMELINE_MOVE_FIRST));
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  g_assert_true (get_focus_row (list) == snabel_test_list_get (list, 0)->shown);
  g_assert_cmpfloat (snabel_test_list_get_y (list, get_focus_row (list)), ==, 0);
  snabel_ui_test_close (window);
}

/* Tab goes through the controls of one row, and then out of the list. */
static void
test_tab (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("Before");
  GtkWidget *after = gtk_button_new_with_label ("After");
  GtkWindow *window;
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), list->scroller);
  gtk_box_append (GTK_BOX (box), after);
  snabel_test_list_append (list, 20, 150);
  window = snabel_ui_test_present (box, WIDTH, HEIGHT);
  row = snabel_test_list_get (list, 0)->shown;

  gtk_window_set_focus (window, before);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == row);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == gtk_widget_get_first_child (row));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == gtk_widget_get_last_child (row));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == after);

  gtk_window_set_focus (window, gtk_widget_get_first_child (row));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (window) == row);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (window) == before);
  snabel_ui_test_close (window);
}

/* A focused row is not recycled, and hands the focus to its successor when it goes. */
static void
test_focus_stays (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  GtkWidget *row;

  snabel_test_list_append (list, 200, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  row = snabel_test_list_get (list, 1)->shown;
  gtk_window_set_focus (window, gtk_widget_get_first_child (row));
  for (guint i = 0; i < 30; i++)
    {
      scroll_by (list, 500);
      snabel_test_list_lay_out (list, WIDTH, HEIGHT);
    }
  g_assert_true (snabel_test_list_get (list, 1)->shown == row);
  g_assert_true (gtk_window_get_focus (window) == gtk_widget_get_first_child (row));

  g_list_store_remove (list->store, 1);
  g_assert_true (gtk_window_get_focus (window) == snabel_test_list_get (list, 1)->shown);
  g_list_store_splice (list->store, 1, count (list) - 1, NULL, 0);
  g_assert_true (gtk_window_get_focus (window) == snabel_test_list_get (list, 0)->shown);
  g_list_store_remove_all (list->store);
  g_assert_null (get_focus_row (list));
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  snabel_ui_test_close (window);
}

static void
test_pin (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  GtkWidget *row;

  snabel_test_list_append (list, 200, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  row = snabel_test_list_get (list, 1)->shown;
  snabel_timeline_view_pin (list->view, gtk_widget_get_first_child (row));
  scroll_by (list, 9000);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  g_assert_true (snabel_test_list_get (list, 1)->shown == row);
  snabel_timeline_view_unpin (list->view, gtk_widget_get_first_child (row));
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  g_assert_null (snabel_test_list_get (list, 1)->shown);
  snabel_ui_test_close (window);
}

/* As if the key came up to the list from the part that has the focus. */
static gboolean
press_key (SnabelTestList *list,
           guint           key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (list->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (list->view),
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  return FALSE;
}

/* Escape goes from a part of the row to the row, and then it is the window's. */
static void
test_escape (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  GtkWidget *row;

  snabel_test_list_append (list, 20, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  row = snabel_test_list_get (list, 1)->shown;
  gtk_window_set_focus (window, gtk_widget_get_last_child (row));
  g_assert_true (press_key (list, GDK_KEY_Escape));
  g_assert_true (gtk_window_get_focus (window) == row);
  g_assert_false (press_key (list, GDK_KEY_Escape));
  g_assert_true (gtk_window_get_focus (window) == row);
  snabel_ui_test_close (window);
}

static void
count_cb (guint *n)
{
  *n += 1;
}

/* Who shows the list is told that the focus has nowhere to go in it. */
static void
test_focus_lost (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  guint      n_lost = 0;

  g_signal_connect_swapped (list->view, "focus-lost", G_CALLBACK (count_cb), &n_lost);
  snabel_test_list_append (list, 3, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  g_list_store_remove_all (list->store);
  g_assert_cmpuint (n_lost, ==, 0);

  snabel_test_list_append (list, 3, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  gtk_window_set_focus (window, snabel_test_list_get (list, 1)->shown);
  g_list_store_remove_all (list->store);
  g_assert_cmpuint (n_lost, ==, 1);
  snabel_ui_test_close (window);
}

/* Without the focus: a hover card does not take it. */
static void
test_popover (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *row;

  snabel_test_list_append (list, 200, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  row = snabel_test_list_get (list, 1)->shown;
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_child (GTK_POPOVER (popover), gtk_label_new ("Somebody"));
  gtk_widget_set_parent (popover, gtk_widget_get_first_child (row));
  gtk_popover_popup (GTK_POPOVER (popover));
  scroll_by (list, 5000);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  g_assert_true (snabel_test_list_get (list, 1)->shown == row);
  gtk_popover_popdown (GTK_POPOVER (popover));
  scroll_by (list, 10);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  g_assert_null (snabel_test_list_get (list, 1)->shown);
  gtk_widget_unparent (popover);
  snabel_ui_test_close (window);
}

/* The pin was for the entry: the row that shows another one now is nobody's any more. */
static void
test_pin_goes (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  GtkWidget *player, *other;

  snabel_test_list_append (list, 200, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  player = gtk_widget_get_first_child (snabel_test_list_get (list, 1)->shown);
  snabel_timeline_view_pin (list->view, player);
  g_list_store_remove (list->store, 1);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  other = gtk_widget_get_parent (player);
  snabel_timeline_view_pin (list->view, other);
  snabel_timeline_view_unpin (list->view, player);
  for (guint i = 0; i < count (list); i++)
    if (snabel_test_list_get (list, i)->shown == other)
      {
        scroll_by (list, 9000);
        snabel_test_list_lay_out (list, WIDTH, HEIGHT);
        g_assert_true (snabel_test_list_get (list, i)->shown == other);
        break;
      }
  snabel_ui_test_close (window);
}

/* From right to left the parts of a row come in the other order, and the rows in the same. */
static void
test_right_to_left (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow      *window;
  GtkWidget      *row;
  graphene_rect_t first, second;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  snabel_timeline_view_set_maximum_row_width (list->view, 300);
  snabel_test_list_append (list, 20, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  row = snabel_test_list_get (list, 1)->shown;
  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (list->view), &first));
  g_assert_cmpfloat (first.origin.x, ==, 50);
  g_assert_cmpfloat (first.origin.y, ==, 150);
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (row), row, &first));
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (row), row, &second));
  g_assert_cmpfloat (first.origin.x, >, second.origin.x);

  gtk_window_set_focus (window, gtk_widget_get_first_child (row));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_LEFT);
  g_assert_true (gtk_window_get_focus (window) == gtk_widget_get_last_child (row));
  g_assert_true (press_key (list, GDK_KEY_j));
  g_assert_true (gtk_window_get_focus (window) == snabel_test_list_get (list, 2)->shown);
  snabel_ui_test_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_accessible (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);

  snabel_test_list_append (list, 10, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (list->view), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (snabel_test_list_get (list, 2)->shown),
                                       GTK_ACCESSIBLE_RELATION_POS_IN_SET, 3);
  g_list_store_remove (list->store, 0);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (snabel_test_list_get (list, 1)->shown),
                                       GTK_ACCESSIBLE_RELATION_POS_IN_SET, 2);
  snabel_ui_test_close (window);
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/timeline-focus/keys", test_keys);
  g_test_add_func ("/timeline-focus/tab", test_tab);
  g_test_add_func ("/timeline-focus/escape", test_escape);
  g_test_add_func ("/timeline-focus/focus-stays", test_focus_stays);
  g_test_add_func ("/timeline-focus/focus-lost", test_focus_lost);
  g_test_add_func ("/timeline-focus/pin", test_pin);
  g_test_add_func ("/timeline-focus/pin-goes", test_pin_goes);
  g_test_add_func ("/timeline-focus/popover", test_popover);
  g_test_add_func ("/timeline-focus/right-to-left", test_right_to_left);
  g_test_add_func ("/timeline-focus/accessible", test_accessible);

  return g_test_run ();
}
