/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a widget: whose it is, in which size, and when it moves. */
#include "snabel-test-pictures.h"
#include "snabel-ui-test.h"

#include "media/snabel-avatar.h"
#include "media/snabel-picture-loader.h"

#define RED    "/square/ff0000ff/400/400/1"
#define BLUE   "/square/0000ffff/400/400/1"
#define MOVING "/square/00ff00ff/64/64/3"
#define FRAME  (100 * G_TIME_SPAN_MILLISECOND)

static SnabelTestPictures  *world;
static GtkWindow           *window;
static GtkWidget           *widget;
static SnabelPictureLoader *loader;

static void
set_up (void)
{
  world = snabel_test_pictures_new ();
  widget = gtk_label_new ("here");
  window = snabel_ui_test_present (widget, 200, 200);
  loader = snabel_picture_loader_new (widget);
  snabel_picture_loader_set_pictures (loader, world->pictures);
  snabel_picture_loader_set_size (loader, 40, 40);
}

static void
tear_down (void)
{
  g_assert_finalize_object (g_steal_pointer (&loader));
  snabel_ui_test_close (window);
  g_clear_pointer (&world, snabel_test_pictures_free);
}

static void
set_source (const char *path)
{
  g_autofree char *uri = snabel_test_pictures_build_uri (world, path);

  snabel_picture_loader_set_source (loader, uri, SNABEL_PICTURE_AVATAR);
}

static gboolean
has_state (gpointer data)
{
  return snabel_picture_loader_get_state (loader) == GPOINTER_TO_UINT (data);
}

static void
wait_for_state (SnabelPictureState state)
{
  snabel_test_wait_until (has_state, GUINT_TO_POINTER (state));
}

static SnabelPicturePaintable *
get_paintable (void)
{
  return SNABEL_PICTURE_PAINTABLE (snabel_picture_loader_get_paintable (loader));
}

static void
assert_colour (guint32 rgba)
{
  SnabelPicture *picture = snabel_picture_paintable_get_picture (get_paintable ());
  const guint8  *pixel = g_bytes_get_data (snabel_picture_get_frame (picture, 0), NULL);

  g_assert_cmphex ((guint32) pixel[0] << 24 | (guint32) pixel[1] << 16 | (guint32) pixel[2] << 8 | pixel[3], ==, rgba);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_load (void)
{
  guint n_changes = 0;

  set_up ();
  g_signal_connect_swapped (loader, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpint (snabel_picture_loader_get_state (loader), ==, SNABEL_PICTURE_STATE_NONE);
  set_source (RED);
  g_assert_cmpint (snabel_picture_loader_get_state (loader), ==, SNABEL_PICTURE_STATE_WAITING);
  wait_for_state (SNABEL_PICTURE_STATE_SHOWN);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (get_paintable ())), ==, 40);
  assert_colour (0xff0000ff);
  g_assert_cmpuint (n_changes, ==, 1);
  set_source (NULL);
  g_assert_null (get_paintable ());
  g_assert_cmpuint (n_changes, ==, 2);

  /* Back in the same frame, without a wait. */
  set_source (RED);
  g_assert_cmpint (snabel_picture_loader_get_state (loader), ==, SNABEL_PICTURE_STATE_SHOWN);
  g_assert_cmpuint (n_changes, ==, 3);
  g_assert_cmpuint (snabel_test_server_get_n_requests (world->server), ==, 1);
  tear_down ();
}

/* A row that is used again while the picture of its last post is on its way. */
static void
test_other (void)
{
  set_up ();
  set_source (RED);
  set_source (BLUE);
  wait_for_state (SNABEL_PICTURE_STATE_SHOWN);
  assert_colour (0x0000ffff);
  set_source (RED);
  g_assert_null (get_paintable ());
  set_source (NULL);
  snabel_test_drain ();
  g_assert_null (get_paintable ());
  tear_down ();
}

/* What nobody sees is not fetched, and what nobody waits for any more is not either. */
static void
test_hidden (void)
{
  set_up ();
  gtk_widget_set_visible (widget, FALSE);
  set_source (RED);
  snabel_test_drain ();
  g_assert_cmpuint (snabel_test_server_get_n_requests (world->server), ==, 0);
  gtk_widget_set_visible (widget, TRUE);
  wait_for_state (SNABEL_PICTURE_STATE_SHOWN);
  snabel_fake_decoder_set_is_held (snabel_test_pictures_get_decoder (world), TRUE);
  set_source (BLUE);
  gtk_widget_set_visible (widget, FALSE);
  snabel_fake_decoder_set_is_held (snabel_test_pictures_get_decoder (world), FALSE);
  snabel_test_drain ();
  g_assert_cmpint (snabel_picture_loader_get_state (loader), ==, SNABEL_PICTURE_STATE_WAITING);
  gtk_widget_set_visible (widget, TRUE);
  wait_for_state (SNABEL_PICTURE_STATE_SHOWN);
  assert_colour (0x0000ffff);
  tear_down ();
}

static gboolean
is_large (gpointer data)
{
  return gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (get_paintable ())) == 80;
}

static void
test_size (void)
{
  set_up ();
  set_source (RED);
  wait_for_state (SNABEL_PICTURE_STATE_SHOWN);
  snabel_picture_loader_set_size (loader, 80, 80);
  g_assert_cmpint (snabel_picture_loader_get_state (loader), ==, SNABEL_PICTURE_STATE_SHOWN);
  snabel_test_wait_until (is_large, NULL);
  tear_down ();
}

static void
test_retry (void)
{
  set_up ();
  set_source ("/shy" RED);
  wait_for_state (SNABEL_PICTURE_STATE_FAILED);
  g_assert_nonnull (snabel_picture_loader_get_error (loader));
  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_visible (widget, TRUE);
  snabel_test_drain ();
  g_assert_cmpuint (snabel_test_server_get_n_requests (world->server), ==, 1);
  snabel_picture_loader_retry (loader);
  g_assert_cmpint (snabel_picture_loader_get_state (loader), ==, SNABEL_PICTURE_STATE_WAITING);
  wait_for_state (SNABEL_PICTURE_STATE_SHOWN);
  tear_down ();
}

static gboolean
is_playing (gpointer data)
{
  return snabel_picture_paintable_get_is_playing (get_paintable ()) == GPOINTER_TO_INT (data);
}

static void
wait_until_playing (gboolean expected)
{
  snabel_test_wait_until (is_playing, GINT_TO_POINTER (expected));
}

static gboolean
is_frame (gpointer data)
{
  return snabel_picture_paintable_get_frame (get_paintable ()) == GPOINTER_TO_UINT (data);
}

static void
assert_still (void)
{
  guint frame = snabel_picture_paintable_get_frame (get_paintable ());

  snabel_ui_test_wait_frame (GTK_WIDGET (window));
  g_assert_false (snabel_picture_paintable_get_is_playing (get_paintable ()));
  snabel_fake_clock_advance (snabel_test_pictures_get_clock (world), FRAME);
  snabel_test_drain ();
  g_assert_cmpuint (snabel_picture_paintable_get_frame (get_paintable ()), ==, frame);
}

static void
set_animations (gboolean are_enabled)
{
  g_object_set (gtk_widget_get_settings (widget), "gtk-enable-animations", are_enabled, NULL);
}

static void
test_moves (void)
{
  guint n_drawn = 0;

  set_up ();
  set_source (MOVING);
  wait_for_state (SNABEL_PICTURE_STATE_SHOWN);
  assert_still ();
  snabel_picture_loader_set_may_play (loader, TRUE);
  assert_still ();
  set_animations (TRUE);
  wait_until_playing (TRUE);
  g_signal_connect_swapped (get_paintable (), "invalidate-contents", G_CALLBACK (count_cb), &n_drawn);
  for (guint i = 1; i <= 4; i++)
    {
      snabel_fake_clock_advance (snabel_test_pictures_get_clock (world), FRAME);
      snabel_test_wait_until (is_frame, GUINT_TO_POINTER (i % 3));
    }
  g_assert_cmpuint (n_drawn, ==, 4);
  set_animations (FALSE);
  assert_still ();
  set_animations (TRUE);
  wait_until_playing (TRUE);
  gtk_widget_set_visible (widget, FALSE);
  assert_still ();
  gtk_widget_set_visible (widget, TRUE);
  wait_until_playing (TRUE);
  snabel_picture_loader_set_may_play (loader, FALSE);
  assert_still ();
  set_animations (FALSE);
  tear_down ();
}

static void
test_scrolled_away (void)
{
  GtkWidget     *scroller = gtk_scrolled_window_new ();
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget     *tall = gtk_label_new ("below");
  GtkAdjustment *adjustment = NULL;

  set_up ();
  g_object_ref (widget);
  adw_window_set_content (ADW_WINDOW (window), NULL);
  gtk_widget_set_size_request (widget, -1, 100);
  gtk_widget_set_size_request (tall, -1, 1000);
  gtk_box_append (GTK_BOX (box), widget);
  g_object_unref (widget);
  gtk_box_append (GTK_BOX (box), tall);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_window_set_content (ADW_WINDOW (window), scroller);
  set_animations (TRUE);
  snabel_picture_loader_set_may_play (loader, TRUE);
  set_source (MOVING);
  wait_for_state (SNABEL_PICTURE_STATE_SHOWN);
  wait_until_playing (TRUE);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, 500);
  wait_until_playing (FALSE);
  g_assert_true (gtk_widget_get_mapped (widget));
  gtk_adjustment_set_value (adjustment, 50);
  wait_until_playing (TRUE);
  set_animations (FALSE);
  tear_down ();
}

static gboolean
has_image (gpointer data)
{
  return adw_avatar_get_custom_image (data) != NULL;
}

static void
test_avatar (void)
{
  GtkWidget       *avatar = g_object_ref_sink (snabel_avatar_new (48));
  AdwAvatar       *inner = ADW_AVATAR (adw_bin_get_child (ADW_BIN (avatar)));
  g_autofree char *uri = NULL;
  g_autofree char *missing = NULL;

  set_up ();
  uri = snabel_test_pictures_build_uri (world, BLUE);
  missing = snabel_test_pictures_build_uri (world, "/avatars/original/missing.png");
  adw_window_set_content (ADW_WINDOW (window), avatar);
  snabel_avatar_set_person (SNABEL_AVATAR (avatar), "Ada", uri);
  g_assert_null (adw_avatar_get_custom_image (inner));
  snabel_avatar_set_pictures (SNABEL_AVATAR (avatar), world->pictures);
  snabel_test_wait_until (has_image, inner);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (adw_avatar_get_custom_image (inner)), ==, 48);
  snabel_avatar_set_person (SNABEL_AVATAR (avatar), "Bo", missing);
  g_assert_null (adw_avatar_get_custom_image (inner));
  snabel_test_drain ();
  g_assert_cmpuint (snabel_test_server_get_n_requests (world->server), ==, 1);
  snabel_avatar_set_person (SNABEL_AVATAR (avatar), "Ada", uri);
  g_assert_nonnull (adw_avatar_get_custom_image (inner));
  snabel_ui_test_render (window, "avatar");
  adw_window_set_content (ADW_WINDOW (window), NULL);
  snabel_test_drain ();
  g_assert_finalize_object (avatar);
  tear_down ();
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/picture-loader/load", test_load);
  g_test_add_func ("/picture-loader/other", test_other);
  g_test_add_func ("/picture-loader/hidden", test_hidden);
  g_test_add_func ("/picture-loader/size", test_size);
  g_test_add_func ("/picture-loader/retry", test_retry);
  g_test_add_func ("/picture-loader/moves", test_moves);
  g_test_add_func ("/picture-loader/scrolled-away", test_scrolled_away);
  g_test_add_func ("/picture-loader/avatar", test_avatar);

  return g_test_run ();
}
