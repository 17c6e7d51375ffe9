/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole program in one process with the server it talks to, driven from inside. */
#include "config.h"

#include "snabel-story.h"

#include <glib/gstdio.h>

#include "decoder/snabel-decoder-client.h"
#include "snabel-story-browser.h"
#include "snabel-test.h"

/* A story that has not gone on after that long will not. */
#define PATIENCE_SECONDS 20

/* So many frames without a change of the model are enough for everything to be drawn. */
#define SETTLE_MILLISECONDS 400

typedef struct
{
  SnabelStory    *story;
  SnabelStoryFunc func;
  gpointer        user_data;
  gboolean        is_good;
} Run;

static SnabelPlatform *
make_platform (void)
{
  SnabelPlatform *platform = snabel_platform_new ();
  g_autoptr(SnabelPlatform) test_platform = snabel_test_platform_new ();

  platform->network = g_object_ref (test_platform->network);
  platform->launcher = snabel_story_browser_new ();
  platform->decoder = snabel_decoder_client_new (platform->clock, SNABEL_TEST_DECODER);
  platform->allows_loopback_http = TRUE;

  return platform;
}

/**
 * snabel_story_new:
 *
 * To be called first in main(): sets the environment of GTK as well.
 *
 * Returns: (transfer full): a story that has not begun
 */
SnabelStory *
snabel_story_new (void)
{
  SnabelStory *self = g_new0 (SnabelStory, 1);
  g_autoptr(GError) error = NULL;

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("GSETTINGS_SCHEMA_DIR", SNABEL_TEST_SCHEMA_DIR, TRUE);
  g_setenv ("ADW_DISABLE_PORTAL", "1", TRUE);
  dex_init ();
  self->folder = g_dir_make_tmp ("snabel-story-XXXXXX", &error);
  self->instance = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  if (self->folder == NULL || !snabel_test_instance_start (self->instance, 0, &error))
    g_error ("The story cannot begin: %s", error->message);
  snabel_test_instance_load_demo (self->instance);
  self->platform = make_platform ();
  self->app = snabel_app_new (self->platform);

  return self;
}

void
snabel_story_free (SnabelStory *self)
{
  g_clear_object (&self->app);
  g_clear_pointer (&self->platform, snabel_platform_unref);
  snabel_test_instance_stop (self->instance);
  g_clear_object (&self->instance);
  /* A fiber that was dropped at the end leaves by its own returns, when it is its turn. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  snabel_test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_free (self);
}

static gboolean
has_window (SnabelStory *self,
            gpointer     user_data)
{
  SnabelWindow *window = snabel_story_get_window (self);

  return window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window));
}

static void
drive_cb (gpointer user_data)
{
  Run *run = user_data;

  run->is_good = snabel_story_wait (run->story, has_window, NULL) && run->func (run->story, run->user_data);
  snabel_app_quit (run->story->app);
}

/**
 * snabel_story_run:
 * @func: what happens
 *
 * Runs the program until @func is through.
 *
 * Returns: what the process should end with
 */
int
snabel_story_run (SnabelStory    *self,
                  SnabelStoryFunc func,
                  gpointer        user_data)
{
  g_autofree char *profile = g_strconcat ("--profile=", self->folder, NULL);
  char            *argv[] = { (char *) "snabel", profile, NULL };
  Run              run = { self, func, user_data, FALSE };
  int              status = 0;

  g_idle_add_once (drive_cb, &run);
  status = snabel_app_run (self->app, self->is_usual ? 1 : 2, argv);

  return run.is_good ? status : 1;
}

static gboolean
out_of_patience_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_CONTINUE;
}

static gboolean
wait_for (SnabelStory         *self,
          SnabelStoryCondition condition,
          gpointer             user_data,
          guint                milliseconds)
{
  gboolean is_over = FALSE;
  guint    source = g_timeout_add (milliseconds, out_of_patience_cb, &is_over);

  while (!is_over && !condition (self, user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);

  return !is_over;
}

/**
 * snabel_story_wait:
 *
 * Turns the main loop until @condition holds.
 *
 * Returns: whether it came to that before patience ended
 */
gboolean
snabel_story_wait (SnabelStory         *self,
                   SnabelStoryCondition condition,
                   gpointer             user_data)
{
  return wait_for (self, condition, user_data, 1000 * PATIENCE_SECONDS);
}

static gboolean
never (SnabelStory *self,
       gpointer     user_data)
{
  return FALSE;
}

/**
 * snabel_story_settle:
 *
 * Lets layout, drawing and animations come to rest before a picture is taken.
 */
void
snabel_story_settle (SnabelStory *self)
{
  wait_for (self, never, NULL, SETTLE_MILLISECONDS);
}

/**
 * snabel_story_get_window:
 *
 * Returns: (transfer none) (nullable): the main window
 */
SnabelWindow *
snabel_story_get_window (SnabelStory *self)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self->app)); item != NULL; item = item->next)
    if (SNABEL_IS_WINDOW (item->data))
      return item->data;

  return NULL;
}

typedef gboolean (*MatchFunc) (GtkWidget    *widget,
                               gconstpointer data);

static GtkWidget *
find_widget (GtkWidget    *widget,
             MatchFunc     match,
             gconstpointer data)
{
  if (gtk_widget_get_mapped (widget) && match (widget, data))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, match, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_type (GtkWidget    *widget,
          gconstpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) data);
}

/**
 * snabel_story_find:
 *
 * Returns: (transfer none) (nullable): the first widget of @type that is on the screen
 */
GtkWidget *
snabel_story_find (SnabelStory *self,
                   GType        type)
{
  SnabelWindow *window = snabel_story_get_window (self);

  return window != NULL ? find_widget (GTK_WIDGET (window), has_type, &type) : NULL;
}

static gboolean
shows_text (GtkWidget    *widget,
            gconstpointer data)
{
  graphene_rect_t bounds;
  GtkWidget      *root = GTK_WIDGET (gtk_widget_get_root (widget));

  if (!GTK_IS_LABEL (widget) || strstr (gtk_label_get_text (GTK_LABEL (widget)), data) == NULL)
    return FALSE;

  return gtk_widget_compute_bounds (widget, root, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (root);
}

/**
 * snabel_story_sees_text:
 *
 * Returns: whether a label with @text in it is within the window
 */
gboolean
snabel_story_sees_text (SnabelStory *self,
                        const char  *text)
{
  SnabelWindow *window = snabel_story_get_window (self);

  return window != NULL && find_widget (GTK_WIDGET (window), shows_text, text) != NULL;
}

typedef struct
{
  SnabelTestInstance *instance;
  SnabelSession      *session;
} Wanted;

static gboolean
has_account (SnabelStory *self,
             gpointer     user_data)
{
  Wanted *wanted = user_data;

  wanted->session = snabel_story_find_account (self, wanted->instance);

  return wanted->session != NULL;
}

/**
 * snabel_story_find_account:
 * @instance: its server
 *
 * Returns: (transfer none) (nullable): the first account on that server
 */
SnabelSession *
snabel_story_find_account (SnabelStory        *self,
                           SnabelTestInstance *instance)
{
  GListModel *accounts = G_LIST_MODEL (snabel_app_get_accounts (self->app));

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(SnabelSession) session = g_list_model_get_item (accounts, i);

      if (g_str_equal (snabel_session_get_account (session)->base_uri, snabel_test_instance_get_base_uri (instance)))
        return session;
    }

  return NULL;
}

/**
 * snabel_story_make_result:
 * @instance: a server
 * @name: who it is there
 *
 * Returns: (transfer full): what a sign-in as @name at @instance would have brought
 */
SnabelSignInResult *
snabel_story_make_result (SnabelTestInstance *instance,
                          const char         *name,
                          const char         *display_name)
{
  SnabelSignInResult *result = snabel_sign_in_result_new ();
  g_autofree char    *token = NULL;

  result->base_uri = g_strdup (snabel_test_instance_get_base_uri (instance));
  result->domain = g_strdup (snabel_test_instance_get_account_domain (instance));
  result->handle = g_strdup_printf ("%s@%s", name, result->domain);
  result->account_id = g_strdup (snabel_test_instance_add_account (instance, name));
  result->display_name = g_strdup (display_name);
  token = snabel_test_instance_sign_in (instance, name, "read write push");
  result->credentials = snabel_credentials_new (token, NULL, "client", NULL, "read write push");

  return result;
}

/**
 * snabel_story_sign_in_at:
 * @instance: a server
 *
 * Puts "you" into the list as a sign-in would, for stories that begin after it.
 *
 * Returns: whether it is there
 */
gboolean
snabel_story_sign_in_at (SnabelStory        *self,
                         SnabelTestInstance *instance)
{
  g_autoptr(SnabelSignInResult) result = snabel_story_make_result (instance, "you", "You");
  Wanted wanted = { instance, NULL };

  snabel_detach ("sign in", snabel_accounts_add (snabel_app_get_accounts (self->app), result, SNABEL_KEEP_TOKEN_IN_KEYRING));

  return snabel_story_wait (self, has_account, &wanted);
}

/**
 * snabel_story_sign_in:
 *
 * As snabel_story_sign_in_at(), at the story's own server.
 *
 * Returns: whether the account is there
 */
gboolean
snabel_story_sign_in (SnabelStory *self)
{
  return snabel_story_sign_in_at (self, self->instance);
}

/* A widget may draw beyond what it counts as its width: its border. */
static void
snapshot_widget (GtkSnapshot *snapshot,
                 GtkWidget   *widget)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, widget, &bounds))
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &bounds.origin);
  gdk_paintable_snapshot (paintable, snapshot, bounds.size.width, bounds.size.height);
  gtk_snapshot_restore (snapshot);
}

/* A popover has a surface of its own, which the desktop puts over the window. */
static void
snapshot_popover (GtkSnapshot *snapshot,
                  GtkWidget   *popover,
                  GtkNative   *parent)
{
  GdkPopup        *popup = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (popover)));
  double           x, y, parent_x, parent_y;
  graphene_point_t place;

  gtk_native_get_surface_transform (GTK_NATIVE (popover), &x, &y);
  gtk_native_get_surface_transform (parent, &parent_x, &parent_y);
  place = GRAPHENE_POINT_INIT (gdk_popup_get_position_x (popup) + x - parent_x, gdk_popup_get_position_y (popup) + y - parent_y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &place);
  snapshot_widget (snapshot, popover);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_popovers (GtkSnapshot *snapshot,
                   GtkWidget   *widget,
                   GtkNative   *parent)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_POPOVER (widget))
    {
      snapshot_popover (snapshot, widget, parent);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    snapshot_popovers (snapshot, child, parent);
}

/**
 * snabel_story_save_window:
 * @window: any window of the program
 *
 * Returns: whether @window, with the menus that are open over it, could be drawn and written as PNG
 */
gboolean
snabel_story_save_window (GtkWidget  *window,
                          const char *path)
{
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *folder = g_path_get_dirname (path);

  snapshot_widget (snapshot, window);
  snapshot_popovers (snapshot, window, GTK_NATIVE (window));
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL || !gsk_renderer_realize_for_display (renderer, gtk_widget_get_display (window), NULL))
    return FALSE;
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  gsk_renderer_unrealize (renderer);

  return g_mkdir_with_parents (folder, 0755) == 0 && gdk_texture_save_to_png (texture, path);
}

/**
 * snabel_story_save_picture:
 *
 * Returns: whether the main window could be drawn and written as PNG
 */
gboolean
snabel_story_save_picture (SnabelStory *self,
                           const char  *path)
{
  return snabel_story_save_window (GTK_WIDGET (snabel_story_get_window (self)), path);
}
