/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poll in a row: chosen, voted, refused, looked at, ended; against a server. */
#include "snabel-test-world.h"
#include "snabel-ui-test.h"

#include <adwaita.h>

#include "status/actions/snabel-status-commands.h"
#include "status/poll/snabel-poll-ballot.h"
#include "status/poll/snabel-poll-results.h"
#include "status/poll/snabel-poll-view.h"

typedef struct
{
  SnabelTestWorld   world;
  SnabelSession    *session;
  SnabelStatus     *status;
  SnabelRowContext *context;
  GtkWidget        *view;
  GtkWindow        *window;
} Fixture;

static void
set_up_by (Fixture    *fixture,
           const char *author,
           const char *more)
{
  g_autoptr(SnabelEntry) entry = NULL;
  g_autofree char *json = g_strdup_printf ("{\"status\":\"Tea?\",\"poll\":{\"options\":[\"Black\",\"Green\"],\"expires_in\":600%s}}", more);
  GtkWidget       *overlay = adw_toast_overlay_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *fixture = (Fixture) { { NULL } };
  snabel_test_world_open (&fixture->world, SNABEL_TEST_MANNER_MASTODON);
  g_free (snabel_test_instance_post_json (fixture->world.instance, author, json));
  fixture->session = snabel_test_world_sign_in (&fixture->world, "ada");
  snabel_test_world_wait_state (fixture->session, SNABEL_SESSION_LIVE);
  entry = g_list_model_get_item (G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (fixture->session))), 0);
  fixture->status = g_object_ref (snabel_entry_get_status (entry));
  fixture->context = snabel_row_context_new_for_session (fixture->session, NULL, NULL);
  fixture->view = snabel_poll_view_new (fixture->context);
  gtk_box_append (GTK_BOX (box), fixture->view);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), box);
  snabel_status_commands_install (box, fixture->session);
  snabel_poll_view_set_status (SNABEL_POLL_VIEW (fixture->view), fixture->status);
  fixture->window = snabel_ui_test_present (overlay, 400, 300);
}

static void
set_up (Fixture    *fixture,
        const char *more)
{
  set_up_by (fixture, "bo", more);
}

static void
tear_down (Fixture *fixture)
{
  snabel_ui_test_close (fixture->window);
  snabel_test_drain ();
  g_assert_finalize_object (g_steal_pointer (&fixture->context));
  g_clear_object (&fixture->status);
  snabel_test_world_close (&fixture->world);
}

static GtkWidget *
find_labelled (GtkWidget  *widget,
               const char *label)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_labelled (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_button (Fixture    *fixture,
            const char *label)
{
  GtkWidget *button = find_labelled (fixture->view, label);

  g_assert_nonnull (button);

  return button;
}

static GtkWidget *
get_choice (Fixture *fixture,
            guint    n)
{
  GtkWidget *ballot = snabel_ui_test_find (fixture->view, SNABEL_TYPE_POLL_BALLOT);
  GtkWidget *choice = gtk_widget_get_first_child (ballot);

  for (guint i = 0; i < n; i++)
    choice = gtk_widget_get_next_sibling (choice);

  return choice;
}

static gboolean
shows_ballot (gpointer data)
{
  return snabel_ui_test_find (((Fixture *) data)->view, SNABEL_TYPE_POLL_BALLOT) != NULL;
}

static gboolean
shows_results (gpointer data)
{
  return !shows_ballot (data) && snabel_ui_test_find (((Fixture *) data)->view, SNABEL_TYPE_POLL_RESULTS) != NULL;
}

static guint
count (Fixture    *fixture,
       const char *method,
       const char *rest)
{
  g_autofree char *path = g_strconcat ("/api/v1/polls/", fixture->status->poll->id, rest, NULL);

  return snabel_test_instance_count_requests (fixture->world.instance, method, path);
}

static gboolean
has_voted (gpointer data)
{
  Fixture *fixture = data;

  return count (fixture, "POST", "/votes") == 1;
}

static void
test_one (void)
{
  Fixture    fixture;
  GtkWidget *vote = NULL;

  set_up (&fixture, "");
  g_assert_true (shows_ballot (&fixture));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (get_choice (&fixture, 0))), ==, GTK_ACCESSIBLE_ROLE_RADIO);
  vote = get_button (&fixture, "Vote");
  g_assert_false (gtk_widget_get_sensitive (vote));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_choice (&fixture, 0)), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_choice (&fixture, 1)), TRUE);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (get_choice (&fixture, 0))));
  g_assert_true (gtk_widget_get_sensitive (vote));
  snabel_ui_test_render (fixture.window, "poll-ballot");
  gtk_widget_grab_focus (vote);
  g_signal_emit_by_name (vote, "clicked");
  g_assert_true (shows_results (&fixture));
  /* The focus stays in the poll though its button is gone. */
  g_assert_nonnull (gtk_widget_get_focus_child (fixture.view));
  snabel_ui_test_render (fixture.window, "poll-voted");
  snabel_test_wait_until (has_voted, &fixture);

  tear_down (&fixture);
}

static void
test_several (void)
{
  Fixture fixture;

  set_up (&fixture, ",\"multiple\":true");
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (get_choice (&fixture, 0))), ==, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_choice (&fixture, 0)), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_choice (&fixture, 1)), TRUE);
  g_signal_emit_by_name (get_button (&fixture, "Vote"), "clicked");
  g_assert_cmpint (fixture.status->poll->votes_count, ==, 2);
  snabel_test_wait_until (has_voted, &fixture);

  tear_down (&fixture);
}

/* The ballot comes back with what was chosen. */
static void
test_refused (void)
{
  Fixture         fixture;
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_STATUS, .method = "POST", .path = "/api/v1/polls/", .times = 1, .status = 422, .body = "{\"error\":\"No\"}" };

  set_up (&fixture, "");
  snabel_test_instance_set_fault (fixture.world.instance, &fault);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_choice (&fixture, 1)), TRUE);
  g_signal_emit_by_name (get_button (&fixture, "Vote"), "clicked");
  g_assert_true (shows_results (&fixture));
  snabel_test_wait_until (shows_ballot, &fixture);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (get_choice (&fixture, 1))));

  tear_down (&fixture);
}

static void
test_peek (void)
{
  Fixture fixture;

  set_up (&fixture, "");
  g_signal_emit_by_name (get_button (&fixture, "Results"), "clicked");
  g_assert_true (shows_results (&fixture));
  g_signal_emit_by_name (get_button (&fixture, "Refresh"), "clicked");
  g_signal_emit_by_name (get_button (&fixture, "Choose"), "clicked");
  g_assert_true (shows_ballot (&fixture));

  tear_down (&fixture);
}

static void
test_own (void)
{
  Fixture fixture;

  set_up_by (&fixture, "ada", "");
  g_assert_true (shows_results (&fixture));

  tear_down (&fixture);
}

static gboolean
has_asked (gpointer data)
{
  return count (data, "GET", "") > 0;
}

/* The clock says it first; the server is asked once how it ended. */
static void
test_ended (void)
{
  Fixture fixture;

  set_up (&fixture, "");
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (fixture.world.platform->clock),
                             fixture.status->poll->expires_at != NULL
                               ? MAX (0, g_date_time_to_unix (fixture.status->poll->expires_at) * G_USEC_PER_SEC -
                                           snabel_clock_get_real_time (fixture.world.platform->clock)) +
                                   G_USEC_PER_SEC
                               : 0);
  snabel_ticker_tick (fixture.context->ticker);
  snabel_ticker_tick (fixture.context->ticker);
  g_assert_true (shows_results (&fixture));
  g_assert_null (find_labelled (fixture.view, "Refresh"));
  snabel_test_wait_until (has_asked, &fixture);
  snabel_test_drain ();
  g_assert_cmpuint (count (&fixture, "GET", ""), ==, 1);

  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/poll-view/one", test_one);
  g_test_add_func ("/poll-view/several", test_several);
  g_test_add_func ("/poll-view/refused", test_refused);
  g_test_add_func ("/poll-view/peek", test_peek);
  g_test_add_func ("/poll-view/own", test_own);
  g_test_add_func ("/poll-view/ended", test_ended);

  return g_test_run ();
}
