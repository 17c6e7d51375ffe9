/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window at work: what arrives, what the keys do, what is offered over D-Bus, and that nothing is left behind. */
#include "snabel-story-steps.h"
#include "status/snabel-status-dialog.h"
#include "timeline/snabel-timeline-page.h"
#include "window/snabel-connection-banner.h"

#define NEWS "A word that is nowhere else: quokkamobile"

static SnabelSession *
get_session (SnabelStory *story)
{
  return snabel_window_get_session (snabel_story_get_window (story));
}

static SnabelTimelinePage *
get_page (SnabelStory *story)
{
  return SNABEL_TIMELINE_PAGE (snabel_story_find (story, SNABEL_TYPE_TIMELINE_PAGE));
}

static SnabelStatus *
dup_first_status (SnabelStory *story)
{
  SnabelTimeline *timeline = snabel_feed_get_timeline (snabel_session_get_home (get_session (story)));
  g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (timeline), 0);

  return entry != NULL ? g_object_ref (snabel_status_get_shown (snabel_entry_get_status (entry))) : NULL;
}

static gboolean
is_live (SnabelStory *story,
         gpointer     user_data)
{
  return snabel_session_get_state (get_session (story)) == SNABEL_SESSION_LIVE && get_page (story) != NULL &&
         snabel_story_sees_text (story, "boosted");
}

static gboolean
is_offline (SnabelStory *story,
            gpointer     user_data)
{
  return snabel_session_get_state (get_session (story)) == SNABEL_SESSION_OFFLINE;
}

static gboolean
has_new (SnabelStory *story,
         gpointer     user_data)
{
  return snabel_timeline_page_get_n_new (get_page (story)) == GPOINTER_TO_UINT (user_data);
}

static gboolean
sees (SnabelStory *story,
      gpointer     user_data)
{
  return snabel_story_sees_text (story, user_data);
}

static gboolean
is_favourited (SnabelStory *story,
               gpointer     user_data)
{
  g_autoptr(SnabelStatus) status = dup_first_status (story);

  return status->favourited == GPOINTER_TO_INT (user_data);
}

/* The server knows of it: what is wanted next is a change of mind, and no longer this one taken back in time. */
static gboolean
has_sent_favourite (SnabelStory *story,
                    gpointer     user_data)
{
  g_autoptr(SnabelStatus) status = dup_first_status (story);
  g_autofree char *path = g_strdup_printf ("/api/v1/statuses/%s/favourite", status->id);

  return snabel_test_instance_count_requests (story->instance, "POST", path) == 1;
}

static gboolean
open_home (SnabelStory *story)
{
  return snabel_story_sign_in (story) && snabel_story_wait (story, is_live, NULL);
}

static void
run (SnabelStoryFunc func)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  g_assert_cmpint (snabel_story_run (story, func, NULL), ==, 0);
}

static gboolean
tell_news (SnabelStory *story,
           gpointer     user_data)
{
  g_autofree char *id = NULL;

  g_assert_true (open_home (story));
  id = snabel_test_instance_post (story->instance, "tove", NEWS);
  g_assert_true (snabel_story_wait (story, has_new, GUINT_TO_POINTER (1)));
  g_assert_false (snabel_story_sees_text (story, NEWS));
  g_assert_true (snabel_story_wait (story, sees, (gpointer) "1 new post"));
  gtk_widget_activate_action (GTK_WIDGET (get_page (story)), "timeline.newest", NULL);
  g_assert_true (snabel_story_wait (story, sees, (gpointer) NEWS));
  g_assert_true (snabel_story_wait (story, has_new, GUINT_TO_POINTER (0)));

  return TRUE;
}

/* A post that arrives moves nothing: it is announced, and comes when it is wanted. */
static void
test_news (void)
{
  run (tell_news);
}

static gboolean
tell_actions (SnabelStory *story,
              gpointer     user_data)
{
  g_assert_true (open_home (story));
  gtk_widget_activate_action (GTK_WIDGET (get_page (story)), "timeline.newest", NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_page (story)), "timeline.favourite", NULL);
  g_assert_true (snabel_story_wait (story, is_favourited, GINT_TO_POINTER (TRUE)));
  g_assert_true (snabel_story_wait (story, has_sent_favourite, NULL));

  snabel_test_instance_set_fault (story->instance, &(SnabelTestFault) {
                                                     .kind = SNABEL_TEST_FAULT_STATUS,
                                                     .method = "POST",
                                                     .path = "/api/v1/statuses",
                                                     .status = 422,
                                                     .body = "{\"error\": \"Stars are sold out\"}",
                                                   });
  gtk_widget_activate_action (GTK_WIDGET (get_page (story)), "timeline.favourite", NULL);
  g_assert_true (snabel_story_wait (story, sees, (gpointer) "Stars are sold out"));
  g_assert_true (snabel_story_wait (story, is_favourited, GINT_TO_POINTER (TRUE)));
  gtk_widget_activate_action (GTK_WIDGET (get_page (story)), "timeline.copy-link", NULL);
  g_assert_true (snabel_story_wait (story, sees, (gpointer) "Link copied"));

  return TRUE;
}

/* An action shows at once; refused, it is taken back and the server's reason is said. */
static void
test_actions (void)
{
  run (tell_actions);
}

static gboolean
tell_offline (SnabelStory *story,
              gpointer     user_data)
{
  SnabelConnectionBanner *banner = NULL;

  g_assert_true (open_home (story));
  snabel_test_instance_stop (story->instance);
  g_assert_true (snabel_story_wait (story, is_offline, NULL));
  banner = SNABEL_CONNECTION_BANNER (snabel_story_find (story, SNABEL_TYPE_CONNECTION_BANNER));
  g_assert_nonnull (banner);
  g_assert_true (g_str_has_prefix (snabel_connection_banner_get_title (banner), "Offline since "));
  g_assert_true (snabel_story_sees_text (story, "boosted"));

  return TRUE;
}

/* Without a server the posts stay, and the banner says since when. */
static void
test_offline (void)
{
  run (tell_offline);
}

static gboolean
has_composer (SnabelStory *story,
              gpointer     user_data)
{
  GtkWindow *composer = snabel_story_get_composer (story);

  return composer != NULL && GTK_IS_TEXT_VIEW (gtk_window_get_focus (composer));
}

static gboolean
tell_drafts (SnabelStory *story,
             gpointer     user_data)
{
  GtkWindow *window = NULL;
  GtkWindow *composer = NULL;

  g_assert_true (open_home (story));
  g_assert_false (snabel_story_sees_text (story, "Drafts & Outbox"));
  window = GTK_WINDOW (snabel_story_get_window (story));
  g_action_group_activate_action (G_ACTION_GROUP (story->app), "new-post", NULL);
  g_assert_true (snabel_story_wait (story, has_composer, NULL));
  composer = snabel_story_get_composer (story);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (composer))), NEWS, -1);
  g_assert_true (snabel_story_wait (story, sees, (gpointer) "Drafts & Outbox"));
  g_assert_false (snabel_story_sees_text (story, NEWS));

  gtk_widget_activate_action (GTK_WIDGET (window), "window.outbox", NULL);
  g_assert_true (snabel_story_wait (story, sees, (gpointer) NEWS));
  g_assert_null (get_page (story));
  gtk_window_set_default_size (window, 360, 640);
  g_assert_true (snabel_story_wait (story, sees, (gpointer) NEWS));
  gtk_widget_activate_action (GTK_WIDGET (window), "window.home", NULL);
  g_assert_true (snabel_story_wait (story, sees, (gpointer) "boosted"));
  g_assert_nonnull (get_page (story));

  return TRUE;
}

/* What is being written has a place in the window for as long as there is something, and a way back from it. */
static void
test_drafts (void)
{
  run (tell_drafts);
}

static void
assert_actions (GActionGroup      *group,
                const char *const *expected)
{
  g_auto(GStrv) actions = g_action_group_list_actions (group);

  for (guint i = 0; actions[i] != NULL; i++)
    if (!g_strv_contains (expected, actions[i]))
      g_error ("The action %s is exported and is not among those that only navigate", actions[i]);
  g_assert_cmpuint (g_strv_length (actions), ==, g_strv_length ((GStrv) expected));
}

static gboolean
tell_exported (SnabelStory *story,
               gpointer     user_data)
{
  static const char *const app[] = { "show", "show-status", "new-post", "open-alert", "sign-in",
                                     "preferences", "shortcuts", "about", "quit", NULL };
  static const char *const window[] = { "select-account", "nth-account", "next-account", "previous-account", "refresh",
                                        "top", NULL };

  assert_actions (G_ACTION_GROUP (story->app), app);
  assert_actions (G_ACTION_GROUP (snabel_story_get_window (story)), window);

  return TRUE;
}

/* Any program of the person's can call these: none of them posts, deletes or signs out. */
static void
test_exported (void)
{
  run (tell_exported);
}

static gboolean
tell_preferences (SnabelStory *story,
                  gpointer     user_data)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (snabel_story_get_window (story));
  GListModel           *dialogs = NULL;

  for (guint i = 0; i < 2; i++)
    g_action_group_activate_action (G_ACTION_GROUP (story->app), "preferences", NULL);
  dialogs = adw_application_window_get_dialogs (window);
  g_assert_cmpuint (g_list_model_get_n_items (dialogs), ==, 1);
  g_clear_object (&dialogs);
  g_settings_set_string (snabel_app_get_settings (story->app), "color-scheme", "force-dark");
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_set_string (snabel_app_get_settings (story->app), "color-scheme", "force-light");
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_reset (snabel_app_get_settings (story->app), "color-scheme");

  return TRUE;
}

/* A choice works at once; who asks twice gets one dialog. */
static void
test_preferences (void)
{
  run (tell_preferences);
}

static gboolean
tell_end (SnabelStory *story,
          gpointer     user_data)
{
  gpointer *watched = user_data;

  g_assert_true (open_home (story));
  watched[0] = snabel_story_get_window (story);
  watched[1] = get_page (story);
  g_object_add_weak_pointer (watched[0], &watched[0]);
  g_object_add_weak_pointer (watched[1], &watched[1]);

  return TRUE;
}

/* The window and its page are gone with the program. */
static void
test_end (void)
{
  gpointer watched[2] = { NULL, NULL };
  g_autoptr(SnabelStory) story = snabel_story_new ();

  g_assert_cmpint (snabel_story_run (story, tell_end, watched), ==, 0);
  g_assert_null (watched[0]);
  g_assert_null (watched[1]);
}

static gboolean
tell_from_outside (SnabelStory *story,
                   gpointer     user_data)
{
  GVariant *parameter = g_variant_new ("(ss)", "nobody's key", "no such id");

  g_assert_true (open_home (story));
  g_action_group_activate_action (G_ACTION_GROUP (story->app), "show-status", parameter);
  g_action_group_activate_action (G_ACTION_GROUP (snabel_story_get_window (story)), "nth-account", g_variant_new_int32 (-1));
  g_action_group_activate_action (G_ACTION_GROUP (snabel_story_get_window (story)), "nth-account", g_variant_new_int32 (9));
  g_action_group_activate_action (G_ACTION_GROUP (snabel_story_get_window (story)), "select-account", g_variant_new_string (""));
  g_assert_nonnull (get_session (story));

  return TRUE;
}

/* What comes from outside may name anything. */
static void
test_from_outside (void)
{
  run (tell_from_outside);
}

static gboolean
shows_post (SnabelStory *story,
            gpointer     user_data)
{
  GtkWidget *dialog = snabel_story_find (story, SNABEL_TYPE_STATUS_DIALOG);

  return dialog != NULL && snabel_status_dialog_get_status (SNABEL_STATUS_DIALOG (dialog)) != NULL &&
         snabel_story_sees_text (story, user_data);
}

static gboolean
tell_stranger (SnabelStory *story,
               gpointer     user_data)
{
  g_autofree char *id = NULL;
  g_autofree char *key = NULL;

  g_assert_true (open_home (story));
  key = g_strdup (snabel_session_get_key (get_session (story)));
  snabel_test_instance_add_account (story->instance, "stranger");
  id = snabel_test_instance_post (story->instance, "stranger", "Nobody here follows me");
  g_action_group_activate_action (G_ACTION_GROUP (story->app), "show-status", g_variant_new ("(ss)", key, id));
  g_assert_true (snabel_story_wait (story, shows_post, (gpointer) "Nobody here follows me"));

  g_action_group_activate_action (G_ACTION_GROUP (story->app), "show-status", g_variant_new ("(ss)", key, "../../no/such"));

  return TRUE;
}

/* A mention comes from anybody: its post need not be in home. */
static void
test_post_of_a_stranger (void)
{
  run (tell_stranger);
}

static gboolean
tell_signed_out (SnabelStory *story,
                 gpointer     user_data)
{
  snabel_test_instance_set_fault (story->instance, &(SnabelTestFault) {
                                                     .kind = SNABEL_TEST_FAULT_STATUS,
                                                     .path = "/api/v1/timelines/home",
                                                     .status = 503,
                                                     .body = "{\"error\": \"The server is being repaired\"}",
                                                   });
  g_assert_true (snabel_story_sign_in (story));
  g_assert_true (snabel_story_wait (story, sees, (gpointer) "The server is being repaired."));
  g_assert_true (snabel_story_sees_text (story, "Try Again"));
  snabel_test_instance_clear_faults (story->instance);
  snabel_test_instance_revoke_tokens (story->instance);
  snabel_test_instance_drop_streams (story->instance);
  g_action_group_activate_action (G_ACTION_GROUP (snabel_story_get_window (story)), "refresh", NULL);
  g_assert_true (snabel_story_wait (story, sees, (gpointer) "Signed Out"));
  g_assert_true (snabel_story_sees_text (story, "The server has ended this sign-in."));
  g_assert_false (snabel_story_sees_text (story, "Try Again"));

  return TRUE;
}

/* Without a post to show, the page itself says what is missing, and offers it. */
static void
test_signed_out (void)
{
  run (tell_signed_out);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/news", test_news);
  g_test_add_func ("/window/actions", test_actions);
  g_test_add_func ("/window/offline", test_offline);
  g_test_add_func ("/window/drafts", test_drafts);
  g_test_add_func ("/window/preferences", test_preferences);
  g_test_add_func ("/window/exported", test_exported);
  g_test_add_func ("/window/from-outside", test_from_outside);
  g_test_add_func ("/window/signed-out", test_signed_out);
  g_test_add_func ("/window/end", test_end);

  g_test_add_func ("/window/post-of-a-stranger", test_post_of_a_stranger);

  return g_test_run ();
}
