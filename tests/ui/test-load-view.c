/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every state of what may be there or not, and the way out of it. */
#include "snabel-ui-test.h"
#include "snabel-ui.h"
#include "widgets/snabel-load-view.h"
#include "widgets/snabel-skeleton.h"

static guint n_announced;

/* Stands in for GTK's own, which tells nobody here what it was given. */
void
gtk_accessible_announce (GtkAccessible                    *accessible,
                         const char                       *message,
                         GtkAccessibleAnnouncementPriority priority)
{
  n_announced++;
}

static GtkWindow *
present (SnabelLoadView **view)
{
  *view = SNABEL_LOAD_VIEW (snabel_load_view_new ());
  snabel_load_view_set_child (*view, gtk_label_new ("Content"));

  return snabel_ui_test_present (GTK_WIDGET (*view), 400, 500);
}

static void
test_states (void)
{
  g_autoptr(GDateTime) retry_at = g_date_time_new_utc (2026, 11, 23, 12, 0, 30);
  SnabelLoadView *view;
  GtkWindow      *window = present (&view);
  AdwStatusPage  *page;
  GtkButton      *button;

  g_assert_cmpint (snabel_load_view_get_state (view), ==, SNABEL_LOAD_STATE_LOADING);
  g_assert_nonnull (snabel_ui_test_find (GTK_WIDGET (view), SNABEL_TYPE_SKELETON));
  snabel_ui_test_render (window, "load-view-loading");

  snabel_load_view_show_content (view);
  snabel_ui_test_wait_frame (GTK_WIDGET (view));
  g_assert_nonnull (snabel_ui_test_find (GTK_WIDGET (view), GTK_TYPE_LABEL));
  g_assert_null (snabel_ui_test_find (GTK_WIDGET (view), SNABEL_TYPE_SKELETON));

  snabel_load_view_show_empty (view, "user-home-symbolic", "Nothing <Here> & There", "Follow somebody.");
  snabel_ui_test_render (window, "load-view-empty");
  page = ADW_STATUS_PAGE (snabel_ui_test_find (GTK_WIDGET (view), ADW_TYPE_STATUS_PAGE));
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "Nothing &lt;Here&gt; &amp; There");
  g_assert_null (snabel_ui_test_find (GTK_WIDGET (view), GTK_TYPE_BUTTON));

  snabel_load_view_show_offline (view);
  snabel_ui_test_render (window, "load-view-offline");
  g_assert_cmpint (snabel_load_view_get_state (view), ==, SNABEL_LOAD_STATE_OFFLINE);

  snabel_load_view_show_error (view, "The server is overloaded.", retry_at);
  snabel_ui_test_render (window, "load-view-error");
  g_assert_cmpstr (adw_status_page_get_description (page), ==,
                   "The server is overloaded.\nNext try at 12:00:30.");

  snabel_load_view_show_needs_sign_in (view, "The server has ended this sign-in");
  snabel_ui_test_render (window, "load-view-needs-sign-in");
  g_assert_cmpstr (adw_status_page_get_description (page), ==, "The server has ended this sign-in.");
  button = GTK_BUTTON (snabel_ui_test_find (GTK_WIDGET (view), GTK_TYPE_BUTTON));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "window.sign-in-again");
  snabel_ui_test_close (window);
}

/* The time of the next try changes often; what went wrong is said once. */
static void
test_said_once (void)
{
  SnabelLoadView *view;
  GtkWindow      *window = present (&view);

  n_announced = 0;
  for (int second = 0; second < 3; second++)
    {
      g_autoptr(GDateTime) retry_at = g_date_time_new_utc (2026, 11, 23, 12, 0, second);

      snabel_load_view_show_error (view, "The server is overloaded", retry_at);
    }
  g_assert_cmpuint (n_announced, ==, 1);
  snabel_load_view_show_error (view, "The server is gone", NULL);
  g_assert_cmpuint (n_announced, ==, 2);
  snabel_load_view_show_offline (view);
  snabel_load_view_show_offline (view);
  g_assert_cmpuint (n_announced, ==, 3);
  snabel_load_view_show_loading (view);
  snabel_load_view_show_offline (view);
  g_assert_cmpuint (n_announced, ==, 3);
  snabel_load_view_show_content (view);
  snabel_load_view_show_offline (view);
  g_assert_cmpuint (n_announced, ==, 4);
  snabel_load_view_show_needs_sign_in (view, "The server has ended this sign-in");
  snabel_load_view_show_needs_sign_in (view, "The server has ended this sign-in");
  g_assert_cmpuint (n_announced, ==, 5);
  snabel_ui_test_close (window);
}

/* Our messages have no full stop, those of a server may have any. */
static void
test_sentence (void)
{
  static const char *const pairs[][2] = {
    { "The disk is full", "The disk is full." },
    { "Rate limited.", "Rate limited." },
    { "Try again!", "Try again!" },
    { "Warum?", "Warum?" },
    { "\u6e80\u54e1\u3067\u3059\u3002", "\u6e80\u54e1\u3067\u3059\u3002" },
    { "Wait\u2026", "Wait\u2026" },
    { "Not known (404)", "Not known (404)." },
    { "Nobody answers at \u201ca.example\u201d", "Nobody answers at \u201ca.example\u201d." },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *sentence = snabel_ui_dup_sentence (pairs[i][0]);

      g_assert_cmpstr (sentence, ==, pairs[i][1]);
    }
}

static void
retry_cb (guint *n)
{
  *n += 1;
}

/* What failed stays to be read, and its button to be hit, while it is tried again. */
static void
test_trying_again (void)
{
  SnabelLoadView *view;
  GtkWindow      *window = present (&view);
  GtkWidget      *button = NULL;

  snabel_load_view_show_error (view, "No answer", NULL);
  snabel_ui_test_wait_frame (GTK_WIDGET (view));
  button = snabel_ui_test_find (GTK_WIDGET (view), GTK_TYPE_BUTTON);
  gtk_widget_grab_focus (button);
  snabel_load_view_show_loading (view);
  snabel_ui_test_wait_frame (GTK_WIDGET (view));
  g_assert_cmpint (snabel_load_view_get_state (view), ==, SNABEL_LOAD_STATE_ERROR);
  g_assert_null (snabel_ui_test_find (GTK_WIDGET (view), SNABEL_TYPE_SKELETON));
  g_assert_true (gtk_window_get_focus (window) == button);
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (snabel_ui_test_find (GTK_WIDGET (view), ADW_TYPE_STATUS_PAGE))),
                   ==, "Trying again…");
  snabel_load_view_show_error (view, "No answer", NULL);
  snabel_load_view_show_content (view);
  snabel_load_view_show_loading (view);
  g_assert_cmpint (snabel_load_view_get_state (view), ==, SNABEL_LOAD_STATE_LOADING);
  snabel_ui_test_close (window);
}

static void
test_retry (void)
{
  SnabelLoadView *view;
  GtkWindow      *window = present (&view);
  guint           n = 0;

  g_signal_connect_swapped (view, "retry", G_CALLBACK (retry_cb), &n);
  snabel_load_view_show_error (view, "No answer.", NULL);
  snabel_ui_test_wait_frame (GTK_WIDGET (view));
  gtk_widget_activate (snabel_ui_test_find (GTK_WIDGET (view), GTK_TYPE_BUTTON));
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, ==, 1);
  snabel_ui_test_close (window);
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/load-view/states", test_states);
  g_test_add_func ("/load-view/said-once", test_said_once);
  g_test_add_func ("/load-view/sentence", test_sentence);
  g_test_add_func ("/load-view/trying-again", test_trying_again);
  g_test_add_func ("/load-view/retry", test_retry);

  return g_test_run ();
}
