/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen as PNG: snabel-screenshots FOLDER. Each is drawn light, dark, narrow, wide and with large text. */
#include "snabel-story.h"

#define DOTS_PER_INCH (96 * 1024)

typedef struct
{
  const char *name;
  int         width;
  int         height;
  double      text_scale;
  gboolean    is_dark;
} Look;

static const Look looks[] = {
  { "light", 920, 760, 1, FALSE },
  { "dark", 920, 760, 1, TRUE },
  { "narrow", 360, 640, 1, FALSE },
  { "small", 360, 294, 1, TRUE },
  { "wide", 1240, 900, 1, FALSE },
  { "large-text", 720, 800, 1.5, FALSE },
};

static void
set_look (SnabelStory *story,
          const Look  *look)
{
  GtkWindow *window = GTK_WINDOW (snabel_story_get_window (story));

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      look->is_dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (DOTS_PER_INCH * look->text_scale), NULL);
  gtk_window_set_default_size (window, look->width, look->height);
  snabel_story_settle (story);
}

static gboolean
take (SnabelStory *story,
      const char  *folder,
      const char  *screen)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%s.png", screen, looks[i].name);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      set_look (story, &looks[i]);
      if (!snabel_story_save_picture (story, path))
        {
          g_printerr ("snabel-screenshots: %s could not be drawn\n", path);
          return FALSE;
        }
      g_print ("%s\n", path);
    }

  return TRUE;
}

static gboolean
has_posts (SnabelStory *story,
           gpointer     user_data)
{
  g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (snabel_app_get_accounts (story->app)), 0);

  return session != NULL && snabel_session_get_state (session) == SNABEL_SESSION_LIVE &&
         g_list_model_get_n_items (G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (session)))) > 0;
}

static gboolean
is_offline (SnabelStory *story,
            gpointer     user_data)
{
  return snabel_session_get_state (snabel_window_get_session (snabel_story_get_window (story))) == SNABEL_SESSION_OFFLINE;
}

static gboolean
has_failed (SnabelStory *story,
            gpointer     user_data)
{
  SnabelSession *session = snabel_window_get_session (snabel_story_get_window (story));

  return snabel_feed_get_state (snabel_session_get_home (session)) == SNABEL_FEED_FAILED;
}

static gboolean
is_empty (SnabelStory *story,
          gpointer     user_data)
{
  SnabelSession *session = snabel_window_get_session (snabel_story_get_window (story));

  return snabel_feed_get_state (snabel_session_get_home (session)) == SNABEL_FEED_READY;
}

/* The server goes; the posts stay. */
static gboolean
take_offline (SnabelStory *story,
              const char  *folder)
{
  snabel_test_instance_stop (story->instance);
  snabel_session_retry (snabel_window_get_session (snabel_story_get_window (story)));

  return snabel_story_wait (story, is_offline, NULL) && take (story, folder, "home-offline");
}

static gboolean
take_full (SnabelStory *story,
           gpointer     user_data)
{
  if (!take (story, user_data, "welcome"))
    return FALSE;
  if (!snabel_story_sign_in (story) || !snabel_story_wait (story, has_posts, NULL))
    {
      g_printerr ("snabel-screenshots: home did not appear\n");
      return FALSE;
    }
  if (!take (story, user_data, "home"))
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (story->app), "shortcuts", NULL);
  if (!take (story, user_data, "shortcuts"))
    return FALSE;
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (snabel_story_get_window (story))));

  return take_offline (story, user_data);
}

static gboolean
take_failed (SnabelStory *story,
             gpointer     user_data)
{
  snabel_test_instance_set_fault (story->instance, &(SnabelTestFault) {
                                                     .kind = SNABEL_TEST_FAULT_STATUS,
                                                     .path = "/api/v1/timelines/home",
                                                     .status = 503,
                                                     .body = "{\"error\": \"The server is being repaired\"}",
                                                   });

  return snabel_story_sign_in (story) && snabel_story_wait (story, has_failed, NULL) && take (story, user_data, "home-error");
}

static gboolean
take_loading (SnabelStory *story,
              gpointer     user_data)
{
  snabel_test_instance_set_fault (story->instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_DEAD, .path = "/api/v1/timelines/home" });

  return snabel_story_sign_in (story) && take (story, user_data, "home-loading");
}

static gboolean
take_empty (SnabelStory *story,
            gpointer     user_data)
{
  snabel_test_instance_set_fault (story->instance, &(SnabelTestFault) {
                                                     .kind = SNABEL_TEST_FAULT_STATUS,
                                                     .path = "/api/v1/timelines/home",
                                                     .status = 200,
                                                     .body = "[]",
                                                   });

  return snabel_story_sign_in (story) && snabel_story_wait (story, is_empty, NULL) && take (story, user_data, "home-empty");
}

static const SnabelStoryFunc stories[] = { take_full, take_failed, take_loading, take_empty };

int
main (int    argc,
      char **argv)
{
  int status = 0;

  if (argc != 2)
    {
      g_printerr ("snabel-screenshots: name the folder for the pictures\n");
      return 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (stories) && status == 0; i++)
    {
      g_autoptr(SnabelStory) story = snabel_story_new ();

      status = snabel_story_run (story, stories[i], argv[1]);
    }

  return status;
}
