/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of a post: here, not here, hidden, described, opened. */
#include "snabel-test-pictures.h"
#include "snabel-test-statuses.h"
#include "snabel-ui-test.h"

#include "status/media/snabel-alt-badge.h"
#include "status/media/snabel-media-box.h"
#include "status/media/snabel-media-cover.h"
#include "status/media/snabel-media-words.h"

#define POST    "{\"id\":\"1\",\"uri\":\"x:1\",\"account\":{\"id\":\"1\",\"username\":\"a\",\"acct\":\"a\"},\"media_attachments\":[%s]}"
#define PICTURE "{\"id\":\"m%u\",\"type\":\"image\",\"url\":\"https://a.example/whole.png\",\"preview_url\":\"%s\",\"description\":\"A lake\"}"

static SnabelTestPictures *world;
static SnabelRowContext   *context;
static SnabelMediaCover   *cover;
static GtkWindow          *window;
static char               *opened;

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter)
{
  g_set_str (&opened, g_variant_get_string (parameter, NULL));
}

static void
set_up (void)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action = g_simple_action_new ("open-link", G_VARIANT_TYPE_STRING);

  world = snabel_test_pictures_new ();
  context = g_object_new (SNABEL_TYPE_ROW_CONTEXT, "pictures", world->pictures, NULL);
  cover = SNABEL_MEDIA_COVER (snabel_media_cover_new (context));
  gtk_widget_set_valign (GTK_WIDGET (cover), GTK_ALIGN_START);
  g_signal_connect (action, "activate", G_CALLBACK (open_cb), NULL);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (cover), "status", G_ACTION_GROUP (group));
  window = snabel_ui_test_present (GTK_WIDGET (cover), 600, 500);
}

static void
tear_down (void)
{
  snabel_ui_test_close (window);
  g_assert_finalize_object (g_steal_pointer (&context));
  g_clear_pointer (&world, snabel_test_pictures_free);
  g_clear_pointer (&opened, g_free);
}

/* @paths: of the pictures, with spaces between them */
static void
show (const char *paths)
{
  g_auto(GStrv) parts = g_strsplit (paths, " ", -1);
  g_autoptr(GString) list = g_string_new (NULL);
  g_autofree char *json = NULL;
  g_autoptr(SnabelStatus) status = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *uri = snabel_test_pictures_build_uri (world, parts[i]);

      g_string_append_printf (list, i > 0 ? "," PICTURE : PICTURE, i, uri);
    }
  json = g_strdup_printf (POST, list->str);
  status = snabel_test_status_new (json);
  snabel_media_cover_set_attachments (cover, status->media_attachments);
  snabel_ui_test_wait_frame (GTK_WIDGET (window));
}

static GtkWidget *
get_box (void)
{
  return snabel_ui_test_find (GTK_WIDGET (cover), SNABEL_TYPE_MEDIA_BOX);
}

static gboolean
has_decoded (gpointer data)
{
  return snabel_fake_decoder_get_n_decoded (snabel_test_pictures_get_decoder (world)) == GPOINTER_TO_UINT (data);
}

static void
wait_for_pictures (guint n_pictures)
{
  snabel_test_wait_until (has_decoded, GUINT_TO_POINTER (n_pictures));
  snabel_test_drain ();
  snabel_ui_test_wait_frame (GTK_WIDGET (window));
}

/* The colour in the middle of the first box, as it is drawn. */
static guint32
get_colour (void)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (get_box ());
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autoptr(GdkTextureDownloader) downloader = NULL;
  g_autoptr(GBytes) bytes = NULL;
  const guint8 *pixel = NULL;
  gsize         stride = 0;

  gdk_paintable_snapshot (paintable, snapshot, 100, 100);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_renderer_realize_for_display (renderer, gdk_display_get_default (), NULL);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, 100, 100));
  gsk_renderer_unrealize (renderer);
  downloader = gdk_texture_downloader_new (texture);
  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8);
  bytes = gdk_texture_downloader_download_bytes (downloader, &stride);
  pixel = (const guint8 *) g_bytes_get_data (bytes, NULL) + 30 * stride + 50 * 4;

  return (guint32) pixel[0] << 24 | (guint32) pixel[1] << 16 | (guint32) pixel[2] << 8 | pixel[3];
}

static void
test_shown (void)
{
  set_up ();
  show ("/square/cc3300ff/800/450/1");
  wait_for_pictures (1);
  g_assert_cmphex (get_colour (), ==, 0xcc3300ff);
  show ("/square/113355ff/100/100/1 /square/225577ff/100/100/1 /square/3377aaff/100/100/1 "
        "/square/66aaccff/100/100/1 /square/ffffffff/100/100/1 /square/000000ff/100/100/1");
  wait_for_pictures (5);
  snabel_ui_test_render (window, "media-grid-six");
  tear_down ();
}

/* Nothing of what is covered is fetched. */
static void
test_covered (void)
{
  set_up ();
  snabel_media_cover_set_is_sensitive (cover, TRUE);
  show ("/square/cc3300ff/800/450/1");
  snabel_test_drain ();
  g_assert_cmpuint (snabel_test_server_get_n_requests (world->server), ==, 0);
  g_assert_false (gtk_widget_child_focus (gtk_widget_get_parent (get_box ()), GTK_DIR_TAB_FORWARD));
  snabel_media_cover_set_is_revealed (cover, TRUE);
  wait_for_pictures (1);
  g_assert_cmphex (get_colour (), ==, 0xcc3300ff);
  snabel_media_cover_set_is_revealed (cover, FALSE);
  snabel_ui_test_wait_frame (GTK_WIDGET (window));
  g_assert_cmphex (get_colour (), !=, 0xcc3300ff);
  tear_down ();
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
says_failure (gpointer data)
{
  return find_label (get_box (), snabel_media_words_get_failure ()) != NULL;
}

static void
test_failed (void)
{
  GtkWidget *label = NULL;

  set_up ();
  show ("/shy/square/cc3300ff/800/450/1");
  snabel_test_wait_until (says_failure, NULL);
  snabel_ui_test_render (window, "media-failed");
  label = find_label (get_box (), "Try Again");
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_activate (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON)));
  wait_for_pictures (1);
  g_assert_false (says_failure (NULL));
  g_assert_cmphex (get_colour (), ==, 0xcc3300ff);
  g_assert_null (opened);
  tear_down ();
}

static gboolean
is_gone (gpointer data)
{
  return snabel_ui_test_find (data, GTK_TYPE_POPOVER) == NULL;
}

static void
test_alt (void)
{
  GtkWidget *badge = NULL;
  GtkWidget *popover = NULL;

  set_up ();
  show ("/square/cc3300ff/800/450/1 /square/cc3300ff/800/450/1 /square/cc3300ff/800/450/1");
  badge = snabel_ui_test_find (GTK_WIDGET (cover), SNABEL_TYPE_ALT_BADGE);
  g_assert_true (gtk_widget_grab_focus (get_box ()));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (window) == badge);
  g_signal_emit_by_name (badge, "clicked");
  popover = snabel_ui_test_find (badge, GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  g_assert_nonnull (find_label (popover, "A lake"));
  g_assert_null (opened);
  gtk_popover_popdown (GTK_POPOVER (popover));
  snabel_test_wait_until (is_gone, badge);
  gtk_test_accessible_assert_role (get_box (), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (get_box (), GTK_ACCESSIBLE_PROPERTY_LABEL, "Picture");
  gtk_test_accessible_assert_property (get_box (), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "A lake");
  tear_down ();
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/media-grid/shown", test_shown);
  g_test_add_func ("/media-grid/covered", test_covered);
  g_test_add_func ("/media-grid/failed", test_failed);
  g_test_add_func ("/media-grid/alt", test_alt);

  return g_test_run ();
}
