/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real program in its sandbox: what it may not do, how it falls, and what comes after. */
#include <errno.h>

#include <json-glib/json-glib.h>

#include "snabel-decoder-probe.h"
#include "snabel-test-images.h"
#include "snabel-test.h"

#include "decoder/snabel-decoder-client.h"
#include "decoder/snabel-decoder-process.h"
#include "media/snabel-picture-header.h"
#include "media/snabel-picture.h"

static int
probe (SnabelProbe number)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelDecoderProcess) process = snabel_decoder_process_new (SNABEL_TEST_PROBE, &error);
  int answer = 0;

  g_assert_no_error (error);
  answer = dex_await_int (snabel_decoder_process_probe (process, number), &error);
  g_assert_no_error (error);

  return answer;
}

static void
test_sandbox (void)
{
  for (SnabelProbe number = SNABEL_PROBE_OPEN; number <= SNABEL_PROBE_MAP_CODE; number++)
    {
      g_test_message ("probe %d", number);
      g_assert_cmpint (probe (number), ==, EPERM);
    }
}

static void
test_decode (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelDecoder) decoder = snabel_decoder_client_new (clock, SNABEL_TEST_DECODER);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (files, snabel_test_images_make_jpeg (300, 200, 0));
  g_ptr_array_add (files, snabel_test_images_make_png (300, 200));
  g_ptr_array_add (files, snabel_test_images_make_apng (300, 200, 3));
  g_ptr_array_add (files, snabel_test_images_make_gif (300, 200, 3));
  g_ptr_array_add (files, snabel_test_images_make_webp (300, 200, 1));
  g_ptr_array_add (files, snabel_test_images_make_webp (300, 200, 3));
  g_ptr_array_add (files, snabel_test_images_make_avif (200, 300));
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SnabelPicture) picture = dex_await_boxed (snabel_decoder_decode (decoder, g_ptr_array_index (files, i), 30, 20), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (snabel_picture_get_width (picture), ==, 30);
      g_assert_cmpuint (snabel_picture_get_natural_height (picture), ==, 200);
      g_assert_cmpuint (snabel_picture_get_byte_size (picture), ==, 30 * 20 * 4 * snabel_picture_get_n_frames (picture));
    }
  g_assert_cmpuint (snabel_decoder_client_get_n_starts (SNABEL_DECODER_CLIENT (decoder)), ==, 1);
}

/* The intruder is in: it hangs, or falls. */
static void
test_fall (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelDecoderProcess) process = snabel_decoder_process_new (SNABEL_TEST_PROBE, &error);

  g_assert_no_error (error);
  g_assert_false (dex_await (snabel_decoder_process_probe (process, SNABEL_PROBE_FALL), &error));
  g_assert_error (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_DAMAGED);
  g_assert_false (snabel_decoder_process_is_alive (process));
}

/* A decoder that falls with every picture. */
static void
test_no_retry (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelDecoder) decoder = snabel_decoder_client_new (clock, "/bin/false");
  g_autoptr(GBytes) file = snabel_test_images_make_png (3, 2);
  SnabelDecoderClient *client = SNABEL_DECODER_CLIENT (decoder);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (dex_await (snabel_decoder_decode (decoder, file, 0, 0), &error));
      g_assert_cmpint (error->domain, ==, SNABEL_DECODER_ERROR);
    }
  g_assert_cmpuint (snabel_decoder_client_get_n_starts (client), ==, 1);
}

/* A decoder that falls with its first picture and is sound when it is started again. */
static char *
write_falling_decoder (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "decoder", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n[ -e '%s/fell' ] && exec '%s'\n: >'%s/fell'\nexit 1\n", folder, SNABEL_TEST_DECODER, folder);

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));

  return g_steal_pointer (&path);
}

/* Only the picture with which it fell is lost. */
static void
test_survive (void)
{
  g_autofree char *folder = snabel_test_make_folder ();
  g_autofree char *program = write_falling_decoder (folder);
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelDecoder) decoder = snabel_decoder_client_new (clock, program);
  g_autoptr(GBytes) bad = snabel_test_images_make_png (3, 2);
  g_autoptr(GBytes) good = snabel_test_images_make_png (4, 3);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelPicture) picture = NULL;

  g_assert_false (dex_await (snabel_decoder_decode (decoder, bad, 0, 0), &error));
  g_clear_error (&error);
  picture = dex_await_boxed (snabel_decoder_decode (decoder, good, 0, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snabel_picture_get_width (picture), ==, 4);
  g_assert_false (dex_await (snabel_decoder_decode (decoder, bad, 0, 0), &error));
  g_assert_error (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_DAMAGED);
  g_assert_cmpuint (snabel_decoder_client_get_n_starts (SNABEL_DECODER_CLIENT (decoder)), ==, 2);
  snabel_test_remove_folder (folder);
}

static gboolean
has_sleepers (gpointer data)
{
  return snabel_fake_clock_get_n_sleepers (data) > 0;
}

static DexFuture *
decode_another (SnabelDecoder *decoder)
{
  static guint side = 2;
  g_autoptr(GBytes) file = snabel_test_images_make_png (3, side++);

  return snabel_decoder_decode (decoder, file, 0, 0);
}

static gboolean
has_ended (gpointer data)
{
  return !dex_future_is_pending (data);
}

/* Each deadline that was met still sleeps; the third sleeper is the wait before the third start. */
static gboolean
has_three_sleepers (gpointer data)
{
  return snabel_fake_clock_get_n_sleepers (data) == 3;
}

/* After the second fall in a row there is a wait. */
static void
test_back_off (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  SnabelDecoder       *decoder = snabel_decoder_client_new (clock, "/bin/false");
  SnabelDecoderClient *client = SNABEL_DECODER_CLIENT (decoder);
  g_autoptr(DexFuture) last = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(DexFuture) future = decode_another (decoder);

      snabel_test_wait_until (has_ended, future);
    }
  last = decode_another (decoder);
  snabel_test_wait_until (has_three_sleepers, clock);
  g_assert_cmpuint (snabel_decoder_client_get_n_starts (client), ==, 2);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), G_TIME_SPAN_SECOND);
  snabel_test_wait_until (has_ended, last);
  g_assert_cmpuint (snabel_decoder_client_get_n_starts (client), ==, 3);
  snabel_test_let_go (decoder);
}

static void
test_missing (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelDecoder) decoder = snabel_decoder_client_new (clock, "/nonexistent/decoder");
  g_autoptr(GBytes) file = snabel_test_images_make_png (3, 2);
  g_autoptr(GError) error = NULL;

  g_assert_false (dex_await (snabel_decoder_decode (decoder, file, 0, 0), &error));
  g_assert_error (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNAVAILABLE);
}

/* A program that never answers. */
static void
test_deadline (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  SnabelDecoder *decoder = snabel_decoder_client_new (clock, SNABEL_TEST_HANGING);
  g_autoptr(GBytes) file = snabel_test_images_make_png (3, 2);
  g_autoptr(DexFuture) future = snabel_decoder_decode (decoder, file, 0, 0);
  g_autoptr(GError) error = NULL;

  snabel_test_wait_until (has_sleepers, clock);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), 9 * G_TIME_SPAN_SECOND);
  snabel_test_drain ();
  g_assert_true (dex_future_is_pending (future));
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), 2 * G_TIME_SPAN_SECOND);
  snabel_test_wait_until (has_ended, future);
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_error (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_DAMAGED);
  snabel_test_let_go (decoder);
}

static DexFuture *
note_cb (DexFuture *finished,
         gpointer   user_data)
{
  GString *order = user_data;

  g_string_append_c (order, dex_future_is_resolved (finished) ? '+' : '-');

  return dex_ref (finished);
}

static DexFuture *
note_last_cb (DexFuture *finished,
              gpointer   user_data)
{
  g_string_append_c (user_data, 'L');

  return dex_ref (finished);
}

/* What came last is decoded first; what was dropped is not decoded. */
static void
test_order (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelDecoder) decoder = snabel_decoder_client_new (clock, SNABEL_TEST_DECODER);
  g_autoptr(GBytes) file = snabel_test_images_make_png (300, 200);
  g_autoptr(GString) order = g_string_new (NULL);
  g_autoptr(DexFuture) first = dex_future_finally (snabel_decoder_decode (decoder, file, 30, 0), note_cb, order, NULL);
  g_autoptr(DexFuture) dropped = dex_future_finally (snabel_decoder_decode (decoder, file, 31, 0), note_cb, order, NULL);
  g_autoptr(DexFuture) last = dex_future_finally (snabel_decoder_decode (decoder, file, 32, 0), note_last_cb, order, NULL);
  g_autoptr(GError) error = NULL;

  dex_clear (&dropped);
  g_assert_true (dex_await (dex_future_all (dex_ref (first), dex_ref (last), NULL), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (order->str, ==, "L+");
}

static gboolean
must_be_shown (const char *expected)
{
  return (g_str_has_prefix (expected, "valid") && strstr (expected, "1x60000") == NULL) ||
         g_str_has_prefix (expected, "EXIF") || strstr (expected, "should decode") != NULL;
}

static gboolean
must_be_refused (const char *expected)
{
  return strstr (expected, "refuse") != NULL && strstr (expected, "decode or refuse") == NULL;
}

static gboolean
check_image (SnabelDecoder *decoder,
             const char    *path,
             const char    *expected)
{
  g_autofree char *content = NULL;
  gsize            length = 0;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelPicture) picture = NULL;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  bytes = g_bytes_new_take (g_steal_pointer (&content), length);
  picture = dex_await_boxed (snabel_decoder_decode (decoder, bytes, 0, 0), &error);
  g_test_message ("%s (%s): %s", path, expected, error == NULL ? "shown" : error->message);
  g_assert_true ((picture == NULL) == (error != NULL && error->domain == SNABEL_DECODER_ERROR));
  g_assert_false (must_be_shown (expected) && picture == NULL);
  g_assert_false (must_be_refused (expected) && picture != NULL);
  if (g_str_has_prefix (expected, "EXIF"))
    g_assert_cmpuint (snabel_picture_get_height (picture), >, snabel_picture_get_width (picture));

  return picture != NULL;
}

/* All that was collected of odd and hostile pictures, one after the other through one process of 512 MB. */
static void
test_corpora (void)
{
  g_autofree char *folder = snabel_test_corpora_path ("images");
  g_autofree char *manifest = folder == NULL ? NULL : g_build_filename (folder, "MANIFEST.jsonl", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelDecoder) decoder = snabel_decoder_client_new (clock, SNABEL_TEST_DECODER);
  guint n_shown = 0;

  if (folder == NULL)
    return;
  g_assert_true (g_file_get_contents (manifest, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr(JsonNode) node = json_from_string (lines[i], NULL);
      JsonObject      *entry = json_node_get_object (node);
      g_autofree char *path = g_build_filename (folder, json_object_get_string_member (entry, "file"), NULL);

      n_shown += check_image (decoder, path, json_object_get_string_member (entry, "expect"));
    }
  g_assert_cmpuint (n_shown, >, 100);
  g_assert_cmpuint (snabel_decoder_client_get_n_starts (SNABEL_DECODER_CLIENT (decoder)), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/decoder-client/sandbox", test_sandbox);
  snabel_test_add ("/decoder-client/decode", test_decode);
  snabel_test_add ("/decoder-client/fall", test_fall);
  snabel_test_add ("/decoder-client/no-retry", test_no_retry);
  snabel_test_add ("/decoder-client/survive", test_survive);
  g_test_add_func ("/decoder-client/back-off", test_back_off);
  snabel_test_add ("/decoder-client/missing", test_missing);
  g_test_add_func ("/decoder-client/deadline", test_deadline);
  snabel_test_add ("/decoder-client/order", test_order);
  snabel_test_add ("/decoder-client/corpora", test_corpora);

  return g_test_run ();
}
