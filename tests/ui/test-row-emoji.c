/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Custom emoji in a row: a picture for the eye, the shortcode for the ear and the clipboard. */
#include "snabel-test-pictures.h"
#include "snabel-test-statuses.h"
#include "snabel-ui-test.h"

#include "status/snabel-status-row.h"
#include "status/text/snabel-emoji-label.h"
#include "status/text/snabel-post-text.h"

#define GREEN  "/square/00ff00ff/64/64/1"
#define WIDE   "/square/0000ffff/128/64/1"
#define MOVING "/square/ff00ffff/64/64/3"

static SnabelTestPictures    *world;
static SnabelReadingSettings *settings;
static SnabelRowContext      *context;
static GtkWindow             *window;
static GtkWidget             *row;

static void
set_up (void)
{
  world = snabel_test_pictures_new ();
  settings = snabel_reading_settings_new ();
  context = g_object_new (SNABEL_TYPE_ROW_CONTEXT, "pictures", world->pictures, "settings", settings, NULL);
  row = snabel_status_row_new (context);
  gtk_widget_set_valign (row, GTK_ALIGN_START);
  window = snabel_ui_test_present (row, 500, 400);
}

static void
tear_down (void)
{
  snabel_ui_test_close (window);
  g_assert_finalize_object (g_steal_pointer (&context));
  g_assert_finalize_object (g_steal_pointer (&settings));
  g_clear_pointer (&world, snabel_test_pictures_free);
}

/* A post of @content by somebody with @name, with emoji "blob", "wide" and "moving". */
static SnabelStatus *
new_post (const char *name,
          const char *warning,
          const char *content)
{
  g_autofree char *green = snabel_test_pictures_build_uri (world, GREEN);
  g_autofree char *wide = snabel_test_pictures_build_uri (world, WIDE);
  g_autofree char *moving = snabel_test_pictures_build_uri (world, MOVING);
  g_autofree char *emojis = g_strdup_printf ("[{\"shortcode\":\"blob\",\"url\":\"%s\"},{\"shortcode\":\"wide\",\"url\":\"%s\"},"
                                             "{\"shortcode\":\"moving\",\"url\":\"%s\",\"static_url\":\"%s\"}]",
                                             green, wide, moving, green);
  g_autofree char *json = g_strdup_printf ("{\"id\":\"o\",\"uri\":\"x:o\",\"visibility\":\"public\",\"content\":\"%s\","
                                           "\"spoiler_text\":\"%s\",\"emojis\":%s,\"account\":{\"id\":\"2\",\"username\":\"b\","
                                           "\"acct\":\"b\",\"display_name\":\"%s\",\"emojis\":%s}}",
                                           content, warning, emojis, name, emojis);

  return snabel_test_status_new (json);
}

static guint
count_pixels (guint32 rgb)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (row);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;
  int                 width = gtk_widget_get_width (row);
  int                 height = gtk_widget_get_height (row);
  guint               n_found = 0;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_true (gsk_renderer_realize_for_display (renderer, gtk_widget_get_display (row), NULL));
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  pixels = g_new (guint32, (gsize) width * (gsize) height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  for (int i = 0; i < width * height; i++)
    n_found += (pixels[i] & 0xffffff) == rgb;
  gsk_renderer_unrealize (renderer);

  return n_found;
}

static gboolean
has_pixels (gpointer data)
{
  snabel_ui_test_wait_frame (row);

  return count_pixels (GPOINTER_TO_UINT (data)) > 0;
}

static void
wait_for_pixels (guint32 rgb)
{
  snabel_test_wait_until (has_pixels, GUINT_TO_POINTER (rgb));
}

static const char *
get_name (void)
{
  return snabel_emoji_label_get_text (SNABEL_EMOJI_LABEL (snabel_ui_test_find (row, SNABEL_TYPE_EMOJI_LABEL)));
}

static const char *
get_plain (void)
{
  return snabel_post_text_get_plain (SNABEL_POST_TEXT (snabel_ui_test_find (row, SNABEL_TYPE_POST_TEXT)));
}

/* In the text and in the name: one fetch, and the words stay what they are. */
static void
test_shown (void)
{
  g_autoptr(SnabelStatus) status = NULL;
  int   height = 0;
  guint n_pixels = 0;

  set_up ();
  status = new_post ("Ann :blob:", "", "<p>One :blob: two :blob: and :none: three</p>");
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), status);
  snabel_ui_test_wait_frame (row);
  height = gtk_widget_get_height (row);
  wait_for_pixels (0x00ff00);
  g_assert_cmpstr (get_name (), ==, "Ann :blob:");
  g_assert_cmpstr (get_plain (), ==, "One :blob: two :blob: and :none: three");
  g_assert_cmpuint (snabel_test_server_get_n_requests (world->server), ==, 1);
  n_pixels = count_pixels (0x00ff00);
  snabel_ui_test_render (window, "row-emoji");

  /* The place was there before the picture, each is about as high as the line. */
  g_assert_cmpint (gtk_widget_get_height (row), ==, height);
  g_assert_cmpuint (n_pixels, >, 3 * 14 * 14);
  g_assert_cmpuint (n_pixels, <, 3 * 26 * 26);

  g_object_set (settings, "text-size", SNABEL_TEXT_SIZE_LARGEST, NULL);
  snabel_ui_test_wait_frame (row);
  wait_for_pixels (0x00ff00);
  g_assert_cmpuint (count_pixels (0x00ff00), >, n_pixels * 3 / 2);
  tear_down ();
}

/* The next post of a row that is used again has none of it. */
static void
test_rebind (void)
{
  g_autoptr(SnabelStatus) status = NULL;
  g_autoptr(SnabelStatus) next = NULL;

  set_up ();
  status = new_post ("Ann :blob:", "", "<p>One :blob: :wide:</p>");
  next = new_post ("Bob", "", "<p>Nothing: at all: here</p>");
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), status);
  wait_for_pixels (0x0000ff);
  wait_for_pixels (0x00ff00);
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), next);
  snabel_ui_test_wait_frame (row);
  g_assert_cmpuint (count_pixels (0x00ff00), ==, 0);
  g_assert_cmpuint (count_pixels (0x0000ff), ==, 0);
  g_assert_cmpstr (get_name (), ==, "Bob");
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), status);
  snabel_ui_test_wait_frame (row);
  g_assert_cmpuint (count_pixels (0x00ff00), >, 0);
  tear_down ();
}

/* What could not be had is read. */
static gboolean
is_wider (gpointer data)
{
  GtkWidget *text = snabel_ui_test_find (row, SNABEL_TYPE_POST_TEXT);
  int        width = 0;

  gtk_widget_measure (text, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return width > GPOINTER_TO_INT (data);
}

static void
test_failed (void)
{
  g_autoptr(SnabelStatus) status = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *json = NULL;
  int              width = 0;

  set_up ();
  uri = snabel_test_pictures_build_uri (world, "/gone");
  json = g_strdup_printf ("{\"id\":\"o\",\"uri\":\"x:o\",\"content\":\"<p>a sentence of some words :gone_for_good:</p>\","
                          "\"emojis\":[{\"shortcode\":\"gone_for_good\",\"url\":\"%s\"}],"
                          "\"account\":{\"id\":\"2\",\"username\":\"b\",\"acct\":\"b\"}}",
                          uri);
  status = snabel_test_status_new (json);
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), status);
  gtk_widget_measure (snabel_ui_test_find (row, SNABEL_TYPE_POST_TEXT), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  snabel_test_wait_until (is_wider, GINT_TO_POINTER (width + 20));
  g_assert_cmpstr (get_plain (), ==, "a sentence of some words :gone_for_good:");
  tear_down ();
}

/* Never means that the picture that stands still is fetched, not the other one. */
static void
test_animation (void)
{
  g_autoptr(SnabelStatus) status = NULL;

  set_up ();
  g_object_set (settings, "animation", SNABEL_ANIMATION_NEVER, NULL);
  status = new_post ("Ann", "", "<p>:moving:</p>");
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), status);
  wait_for_pixels (0x00ff00);
  g_object_set (settings, "animation", SNABEL_ANIMATION_ALWAYS, NULL);
  wait_for_pixels (0xff00ff);
  g_object_set (settings, "animation", SNABEL_ANIMATION_NEVER, NULL);
  wait_for_pixels (0x00ff00);
  tear_down ();
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);

  g_test_add_func ("/row-emoji/shown", test_shown);
  g_test_add_func ("/row-emoji/rebind", test_rebind);
  g_test_add_func ("/row-emoji/failed", test_failed);
  g_test_add_func ("/row-emoji/animation", test_animation);

  return g_test_run ();
}
