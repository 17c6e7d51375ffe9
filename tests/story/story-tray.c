/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program in the notification area of a real panel: the way back to a closed window, and what its icon tells. */
#include "snabel-story-steps.h"
#include "snabel-test-neighbour.h"
#include "snabel-test-panel.h"

/* So many looks for the window before the icon is clicked again. */
#define LOOKS_PER_CLICK 40

typedef struct
{
  SnabelTestNeighbour *panel;
  guint                n_looks;
} Desk;

static SnabelTestNeighbour *
start_panel (void)
{
  return snabel_test_neighbour_start (SNABEL_TEST_PANEL_NAME, snabel_test_panel_command ());
}

static const char *
get_bus_name (SnabelStory *story)
{
  return g_dbus_connection_get_unique_name (g_application_get_dbus_connection (G_APPLICATION (story->app)));
}

/* A program with a profile of its own may live without a window only while a panel shows it. */
static gboolean
is_shown_by_panel (SnabelStory *story,
                   gpointer     user_data)
{
  return snabel_app_get_keeps_running (story->app);
}

static gboolean
appears (SnabelStory *story)
{
  g_autofree char *start = g_strdup_printf ("(<['%s/", get_bus_name (story));
  g_autoptr(GVariant) answer = NULL;
  g_autofree char *items = NULL;

  if (!snabel_story_wait (story, is_shown_by_panel, NULL))
    return snabel_story_fail ("no panel shows the item");
  answer = snabel_test_ask (SNABEL_TEST_PANEL_NAME, "/StatusNotifierWatcher", "org.freedesktop.DBus.Properties.Get",
                            g_variant_new ("(ss)", SNABEL_TEST_PANEL_NAME, "RegisteredStatusNotifierItems"));
  items = g_variant_print (answer, FALSE);

  return (g_str_has_prefix (items, start) && strchr (items, ',') == strrchr (items, ',')) || snabel_story_fail (items);
}

static gboolean
has_window (SnabelStory *story,
            gpointer     user_data)
{
  SnabelWindow *window = snabel_story_get_window (story);

  return window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window));
}

static gboolean
has_composer (SnabelStory *story,
              gpointer     user_data)
{
  return snabel_story_get_composer (story) != NULL;
}

static gboolean
has_no_composer (SnabelStory *story,
                 gpointer     user_data)
{
  return snabel_story_get_composer (story) == NULL;
}

static gboolean
comes_back (SnabelStory *story)
{
  return (snabel_story_wait (story, has_window, NULL) || snabel_story_fail ("the window does not come back")) &&
         snabel_story_see (story, "boosted");
}

static gboolean
tell_menu (SnabelStory *story)
{
  if (!snabel_story_close_window (story))
    return FALSE;
  snabel_test_panel_choose (get_bus_name (story), "Show Snabel");
  if (!comes_back (story) || !snabel_story_close_window (story))
    return FALSE;
  snabel_test_panel_choose (get_bus_name (story), "New Post");
  if (!snabel_story_wait (story, has_composer, NULL))
    return snabel_story_fail ("there is nothing to write in");
  gtk_window_close (snabel_story_get_composer (story));

  return snabel_story_wait (story, has_no_composer, NULL) || snabel_story_fail ("the composer does not close");
}

/* The panel draws the item a moment after it knows of it: so until then the click is repeated. */
static gboolean
is_brought_back (SnabelStory *story,
                 gpointer     user_data)
{
  static const char *const click[] = { "xdotool", "mousemove", "24", "24", "click", "1", NULL };
  Desk                    *desk = user_data;

  if (has_window (story, NULL))
    return TRUE;
  if (desk->n_looks++ % LOOKS_PER_CLICK == 0)
    snabel_test_run (click);

  return FALSE;
}

static gboolean
look_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
click_icon (SnabelStory *story,
            Desk        *desk)
{
  guint    look = g_timeout_add (10, look_cb, NULL);
  gboolean is_back = FALSE;

  desk->n_looks = 0;
  is_back = snabel_story_wait (story, is_brought_back, desk);
  g_source_remove (look);

  return is_back || snabel_story_fail ("a click on the icon does not bring the window back");
}

static gboolean
has_icon (SnabelStory *story,
          gpointer     user_data)
{
  g_autofree char *icon = snabel_test_panel_look (get_bus_name (story), "IconName");

  return g_str_equal (icon, user_data);
}

static gboolean
shows_icon (SnabelStory *story,
            const char  *icon)
{
  return snabel_story_wait (story, has_icon, (gpointer) icon) || snabel_story_fail ("the icon does not tell what there is");
}

/* Who comes back to the window has seen it. */
static gboolean
tell_news (SnabelStory *story,
           Desk        *desk)
{
  g_autofree char *id = NULL;
  g_autofree char *tooltip = NULL;

  if (!shows_icon (story, "'snabel-tray-idle-symbolic'") || !snabel_story_close_window (story))
    return FALSE;
  id = snabel_test_instance_post (story->instance, "tove", "@you The kettle is on");
  if (!shows_icon (story, "'snabel-tray-mention-symbolic'"))
    return FALSE;
  tooltip = snabel_test_panel_look (get_bus_name (story), "ToolTip");
  if (strstr (tooltip, "1 new mention") == NULL)
    return snabel_story_fail (tooltip);

  return click_icon (story, desk) && shows_icon (story, "'snabel-tray-idle-symbolic'");
}

/* A desktop that lets windows come to the front only for a reason is told the reason, by a window made anew too. */
static gboolean
tell_token (SnabelStory *story)
{
  static const char *const look[] = { "sh", "-c",
                                      "xprop -id $(xdotool search --onlyvisible --class snabel | tail -n 1) _NET_STARTUP_ID"
                                      " | grep -q the-reason",
                                      NULL };
  g_autoptr(GVariant) told = NULL;
  g_autoptr(GVariant) activated = NULL;

  if (!snabel_story_close_window (story))
    return FALSE;
  told = snabel_test_ask (get_bus_name (story), "/StatusNotifierItem", "org.kde.StatusNotifierItem.ProvideXdgActivationToken",
                          g_variant_new ("(s)", "the-reason"));
  activated = snabel_test_ask (get_bus_name (story), "/StatusNotifierItem", "org.kde.StatusNotifierItem.Activate",
                               g_variant_new ("(ii)", 24, 24));
  if (!comes_back (story))
    return FALSE;
  snabel_test_run (look);

  return TRUE;
}

/* Without the panel there would be no way back: so the window comes by itself. The next panel shows the item again. */
static gboolean
tell_panel_dies (SnabelStory *story,
                 Desk        *desk)
{
  if (!snabel_story_close_window (story))
    return FALSE;
  g_clear_pointer (&desk->panel, snabel_test_neighbour_end);
  if (!comes_back (story))
    return FALSE;
  if (snabel_app_get_keeps_running (story->app))
    return snabel_story_fail ("the program would go on where nobody finds it");
  desk->panel = start_panel ();

  return appears (story) && snabel_story_close_window (story) && click_icon (story, desk);
}

static gboolean
has_ended (SnabelStory *story,
           gpointer     user_data)
{
  return gtk_application_get_windows (GTK_APPLICATION (story->app)) == NULL && !snabel_app_get_keeps_running (story->app) &&
         snabel_test_instance_get_n_streams (story->instance) == 0;
}

static gboolean
tell (SnabelStory *story,
      gpointer     user_data)
{
  if (!snabel_story_begin_at_home (story) || !appears (story) || !tell_menu (story) || !tell_news (story, user_data) ||
      !tell_token (story) || !tell_panel_dies (story, user_data))
    return FALSE;
  snabel_test_panel_choose (get_bus_name (story), "Quit");

  return snabel_story_wait (story, has_ended, NULL) || snabel_story_fail ("the program goes on");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();
  Desk desk = { NULL, 0 };
  int  status = 0;

  snabel_story_set_runs_in_background (story, TRUE);
  desk.panel = start_panel ();
  status = snabel_story_run (story, tell, &desk);
  g_clear_pointer (&desk.panel, snabel_test_neighbour_end);

  return status;
}
