/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of home in each of its states, and of what lies over it. */
#include "snabel-pictures.h"
#include "snabel-story-guest.h"
#include "snabel-story-steps.h"

static gboolean
has_feed_state (SnabelStory *story,
                gpointer     user_data)
{
  SnabelSession *session = snabel_story_get_session (story);

  return session != NULL && snabel_feed_get_state (snabel_session_get_home (session)) == GPOINTER_TO_UINT (user_data);
}

/* Signs in to a server whose home timeline is as @fault makes it. */
static gboolean
begin_with (SnabelStory          *story,
            const SnabelTestFault fault)
{
  snabel_test_instance_set_fault (story->instance, &fault);

  return snabel_story_sign_in (story);
}

/* The server goes; the posts stay. */
static gboolean
take_offline (SnabelStory *story,
              const char  *folder)
{
  snabel_test_instance_stop (story->instance);
  snabel_session_retry (snabel_story_get_session (story));

  return snabel_story_reach_state (story, SNABEL_SESSION_OFFLINE) && snabel_pictures_take (story, folder, "home-offline");
}

static AdwDialog *
open_dialog (SnabelStory *story,
             const char  *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (story->app), action, NULL);

  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (snabel_story_get_window (story)));
}

static gboolean
take_dialog (SnabelStory *story,
             const char  *folder,
             const char  *action)
{
  AdwDialog *dialog = open_dialog (story, action);
  gboolean   is_taken = dialog != NULL && snabel_pictures_take (story, folder, action);

  if (dialog != NULL)
    adw_dialog_force_close (dialog);

  return is_taken;
}

gboolean
snabel_pictures_tell_home (SnabelStory *story,
                           gpointer     user_data)
{
  if (!snabel_pictures_take (story, user_data, "welcome") || !snabel_story_begin_at_home (story) ||
      !snabel_pictures_take (story, user_data, "home") || !take_dialog (story, user_data, "shortcuts"))
    return FALSE;

  return take_offline (story, user_data);
}

/* The last page has more to say where there is more than one account. */
gboolean
snabel_pictures_tell_preferences (SnabelStory *story,
                                  gpointer     user_data)
{
  static const char *const pages[] = { "general", "reading", "notifications" };
  g_auto(SnabelStoryGuest) guest = { NULL, NULL };
  AdwPreferencesDialog *dialog = NULL;
  gboolean              is_taken = TRUE;

  if (!snabel_story_begin_at_home (story) ||
      !snabel_story_guest_sign_in (&guest, story, SNABEL_TEST_MANNER_GOTOSOCIAL, "harbourmaster", "The Harbour Master’s Office, Night Shift"))
    return FALSE;
  dialog = ADW_PREFERENCES_DIALOG (open_dialog (story, "preferences"));
  for (guint i = 0; i < G_N_ELEMENTS (pages) && is_taken; i++)
    {
      g_autofree char *screen = g_strconcat ("preferences-", pages[i], NULL);

      adw_preferences_dialog_set_visible_page_name (dialog, pages[i]);
      is_taken = snabel_pictures_take (story, user_data, screen);
    }
  adw_dialog_force_close (ADW_DIALOG (dialog));

  return is_taken;
}

gboolean
snabel_pictures_tell_home_error (SnabelStory *story,
                                 gpointer     user_data)
{
  return begin_with (story, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_STATUS,
                                                .path = "/api/v1/timelines/home",
                                                .status = 503,
                                                .body = "{\"error\": \"The server is being repaired\"}" }) &&
         snabel_story_wait (story, has_feed_state, GUINT_TO_POINTER (SNABEL_FEED_FAILED)) &&
         snabel_pictures_take (story, user_data, "home-error");
}

gboolean
snabel_pictures_tell_home_loading (SnabelStory *story,
                                   gpointer     user_data)
{
  return begin_with (story, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_DEAD, .path = "/api/v1/timelines/home" }) &&
         snabel_pictures_take (story, user_data, "home-loading");
}

gboolean
snabel_pictures_tell_home_empty (SnabelStory *story,
                                 gpointer     user_data)
{
  return begin_with (story, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_STATUS,
                                                .path = "/api/v1/timelines/home",
                                                .status = 200,
                                                .body = "[]" }) &&
         snabel_story_wait (story, has_feed_state, GUINT_TO_POINTER (SNABEL_FEED_READY)) &&
         snabel_pictures_take (story, user_data, "home-empty");
}
