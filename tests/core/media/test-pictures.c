/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetched once, decoded once, never from where it must not. */
#include "snabel-fake-decoder.h"
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "base/snabel-error.h"
#include "media/snabel-pictures.h"

static SnabelPlatform   *platform;
static SnabelPictures   *pictures;
static SnabelTestServer *server;
static char             *folder;

static SnabelFakeDecoder *
get_decoder (void)
{
  return SNABEL_FAKE_DECODER (platform->decoder);
}

static void
answer_with_square (SoupServerMessage *message,
                    guint              side)
{
  g_autoptr(GBytes) square = snabel_fake_decoder_encode (0x11223344, side, side, 1);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message), "text/html", NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), square);
}

static void
answer_with_zeros (SoupServerMessage *message,
                   gsize              size)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_message_body_append_take (soup_server_message_get_response_body (message), g_malloc0 (size), size);
}

static void
handler (SnabelTestServer  *self,
         SoupServerMessage *message,
         const char        *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (g_str_has_prefix (path, "/square"))
    answer_with_square (message, 64);
  else if (g_str_equal (path, "/html"))
    snabel_test_server_answer (message, 200, "image/png", "<html><body>Log in first</body></html>");
  else if (g_str_equal (path, "/busy"))
    {
      soup_message_headers_append (headers, "Retry-After", "120");
      snabel_test_server_answer (message, 429, "text/plain", "");
    }
  else if (g_str_equal (path, "/three"))
    answer_with_zeros (message, 3 * 1024 * 1024);
  else if (g_str_equal (path, "/seventeen"))
    answer_with_zeros (message, 17 * 1024 * 1024);
  else if (g_str_equal (path, "/away"))
    {
      soup_message_headers_append (headers, "Location", "/square");
      snabel_test_server_answer (message, 302, "text/plain", "");
    }
  else if (g_str_equal (path, "/inside"))
    {
      soup_message_headers_append (headers, "Location", "https://192.168.1.1/router.png");
      snabel_test_server_answer (message, 302, "text/plain", "");
    }
}

static void
set_up (void)
{
  platform = snabel_test_platform_new ();
  platform->decoder = snabel_fake_decoder_new ();
  server = snabel_test_server_new (handler);
  folder = snabel_test_make_folder ();
  pictures = snabel_pictures_new (platform, folder);
  snabel_pictures_allow_private_host (pictures, snabel_test_server_get_uri (server));
}

static void
tear_down (void)
{
  g_assert_finalize_object (g_steal_pointer (&pictures));
  g_clear_object (&server);
  g_clear_pointer (&platform, snabel_platform_unref);
  snabel_test_remove_folder (folder);
  g_clear_pointer (&folder, g_free);
}

static DexFuture *
load (const char      *path,
      SnabelPictureUse use,
      guint            side)
{
  g_autofree char *uri = snabel_test_server_build_uri (server, path);

  return snabel_pictures_load (pictures, uri, use, side, side);
}

static void
expect_error (const char      *path,
              SnabelPictureUse use,
              GQuark           domain,
              int              code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelPicture) picture = dex_await_boxed (load (path, use, 32), &error);

  g_assert_null (picture);
  g_assert_error (error, domain, code);
}

/* The content type is a lie, and nobody looks at it. */
static void
test_load (void)
{
  g_autofree char *uri = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelPicture) picture = NULL;
  g_autoptr(SnabelPicture) again = NULL;

  set_up ();
  uri = snabel_test_server_build_uri (server, "/square");
  g_assert_null (snabel_pictures_peek (pictures, uri, 32, 32));
  picture = dex_await_boxed (load ("/square", SNABEL_PICTURE_MEDIA, 32), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snabel_picture_get_width (picture), ==, 32);
  g_assert_cmpuint (snabel_picture_get_natural_width (picture), ==, 64);
  again = snabel_pictures_peek (pictures, uri, 32, 32);
  g_assert_true (again == picture);
  g_assert_null (snabel_pictures_peek (pictures, uri, 16, 16));
  g_assert_null (snabel_test_server_get_last (server, "cookie"));
  g_assert_null (snabel_test_server_get_last (server, "authorization"));
  g_assert_null (snabel_test_server_get_last (server, "referer"));
  g_clear_pointer (&picture, snabel_picture_unref);
  g_clear_pointer (&again, snabel_picture_unref);
  tear_down ();
}

/* A hundred rows want it, in two sizes, before the first byte has come. */
static void
test_once (void)
{
  g_autoptr(GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);
  g_autoptr(GError) error = NULL;

  set_up ();
  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (futures, load ("/square", SNABEL_PICTURE_MEDIA, i % 2 == 0 ? 32 : 16));
  g_assert_true (dex_await (dex_future_allv ((DexFuture *const *) futures->pdata, futures->len), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (snabel_test_server_get_n_requests (server), ==, 1);
  g_assert_cmpuint (snabel_fake_decoder_get_n_decoded (get_decoder ()), ==, 2);
  g_ptr_array_set_size (futures, 0);
  tear_down ();
}

static gboolean
is_on_disk (gpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (dir);

  return name != NULL && strlen (name) == 64;
}

static void
wait_for (DexFuture *future)
{
  while (dex_future_is_pending (future))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dex_future_is_resolved (future));
}

/* Scrolled back with an empty memory, and started again the next day: nothing is asked for twice. */
static void
test_back (void)
{
  set_up ();
  snabel_pictures_set_memory_limit (pictures, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(DexFuture) first = load ("/square1", SNABEL_PICTURE_MEDIA, 32);

      wait_for (first);
      snabel_test_wait_until (is_on_disk, NULL);
    }
  g_assert_cmpuint (snabel_test_server_get_n_requests (server), ==, 1);
  g_assert_cmpuint (snabel_fake_decoder_get_n_decoded (get_decoder ()), ==, 3);
  snabel_test_let_go (g_steal_pointer (&pictures));
  pictures = snabel_pictures_new (platform, folder);
  {
    g_autoptr(DexFuture) later = load ("/square1", SNABEL_PICTURE_MEDIA, 32);

    wait_for (later);
  }
  g_assert_cmpuint (snabel_test_server_get_n_requests (server), ==, 1);
  snabel_test_drain ();
  tear_down ();
}

static void
test_failures (void)
{
  set_up ();
  expect_error ("/none", SNABEL_PICTURE_MEDIA, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND);
  expect_error ("/none", SNABEL_PICTURE_MEDIA, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND);
  g_assert_cmpuint (snabel_test_server_get_n_requests (server), ==, 1);
  expect_error ("/html", SNABEL_PICTURE_MEDIA, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNKNOWN);
  expect_error ("/html", SNABEL_PICTURE_MEDIA, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNKNOWN);
  g_assert_cmpuint (snabel_test_server_get_n_requests (server), ==, 2);
  expect_error ("/busy", SNABEL_PICTURE_MEDIA, SNABEL_API_ERROR, SNABEL_API_ERROR_RATE_LIMITED);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 119 * G_USEC_PER_SEC);
  expect_error ("/busy", SNABEL_PICTURE_MEDIA, SNABEL_API_ERROR, SNABEL_API_ERROR_RATE_LIMITED);
  g_assert_cmpuint (snabel_test_server_get_n_requests (server), ==, 3);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 2 * G_USEC_PER_SEC);
  expect_error ("/busy", SNABEL_PICTURE_MEDIA, SNABEL_API_ERROR, SNABEL_API_ERROR_RATE_LIMITED);
  g_assert_cmpuint (snabel_test_server_get_n_requests (server), ==, 4);
  tear_down ();
}

static void
test_limits (void)
{
  set_up ();
  expect_error ("/three", SNABEL_PICTURE_AVATAR, SNABEL_API_ERROR, SNABEL_API_ERROR_TOO_LARGE);
  expect_error ("/seventeen", SNABEL_PICTURE_MEDIA, SNABEL_API_ERROR, SNABEL_API_ERROR_TOO_LARGE);
  tear_down ();
}

/* A post may name an address in the person's own network, or a server that sends there. */
static void
test_private (void)
{
  static const char *const closed[] = {
    "https://127.0.0.2/a.png",
    "https://10.0.0.1/a.png",
    "https://[fe80::1]/a.png",
    "http://example.com/a.png",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
  };

  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (dex_await (snabel_pictures_load (pictures, closed[i], SNABEL_PICTURE_MEDIA, 0, 0), &error));
      g_assert_true (g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED) ||
                     g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_INSECURE));
    }
  g_assert_cmpuint (snabel_test_server_get_n_requests (server), ==, 0);
  expect_error ("/inside", SNABEL_PICTURE_MEDIA, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED);
  tear_down ();
}

static void
test_redirect (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelPicture) picture = NULL;

  set_up ();
  picture = dex_await_boxed (load ("/away", SNABEL_PICTURE_EMOJI, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snabel_picture_get_width (picture), ==, 64);
  g_clear_pointer (&picture, snabel_picture_unref);
  tear_down ();
}

static gboolean
has_begun_to_decode (gpointer data)
{
  return snabel_fake_decoder_get_n_decoded (get_decoder ()) > 0;
}

/* The row is unbound while its picture is decoded. */
static void
test_cancel (void)
{
  g_autoptr(DexFuture) first = NULL;
  g_autoptr(DexFuture) second = NULL;
  g_autofree char *uri = NULL;

  set_up ();
  uri = snabel_test_server_build_uri (server, "/square");
  snabel_fake_decoder_set_is_held (get_decoder (), TRUE);
  first = load ("/square", SNABEL_PICTURE_MEDIA, 32);
  second = load ("/square", SNABEL_PICTURE_MEDIA, 32);
  snabel_test_wait_until (has_begun_to_decode, NULL);
  dex_clear (&first);
  g_assert_true (dex_future_is_pending (second));
  dex_clear (&second);
  snabel_fake_decoder_set_is_held (get_decoder (), FALSE);
  snabel_test_drain ();
  g_assert_null (snabel_pictures_peek (pictures, uri, 32, 32));
  snabel_test_let_go (g_steal_pointer (&pictures));
  pictures = snabel_pictures_new (platform, folder);
  tear_down ();
}

static void
test_no_decoder (void)
{
  g_autoptr(GError) error = NULL;

  set_up ();
  g_clear_object (&platform->decoder);
  g_assert_false (dex_await (load ("/square", SNABEL_PICTURE_MEDIA, 32), &error));
  g_assert_error (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNAVAILABLE);
  g_assert_cmpuint (snabel_test_server_get_n_requests (server), ==, 0);
  tear_down ();
}

static void
test_fetch (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) expected = snabel_fake_decoder_encode (0x11223344, 64, 64, 1);
  g_autofree char *uri = NULL;

  set_up ();
  uri = snabel_test_server_build_uri (server, "/square");
  bytes = dex_await_boxed (snabel_pictures_fetch (pictures, uri, SNABEL_PICTURE_MEDIA), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, expected));
  tear_down ();
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/pictures/load", test_load);
  snabel_test_add ("/pictures/once", test_once);
  g_test_add_func ("/pictures/back", test_back);
  snabel_test_add ("/pictures/failures", test_failures);
  snabel_test_add ("/pictures/limits", test_limits);
  snabel_test_add ("/pictures/private", test_private);
  snabel_test_add ("/pictures/redirect", test_redirect);
  g_test_add_func ("/pictures/cancel", test_cancel);
  snabel_test_add ("/pictures/no-decoder", test_no_decoder);
  snabel_test_add ("/pictures/fetch", test_fetch);

  return g_test_run ();
}
