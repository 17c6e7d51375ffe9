/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The path says what comes: /square/RRGGBBAA/WIDTH/HEIGHT/FRAMES, /gone, or /shy/…, which is a square at the second try. */
#include "snabel-test-pictures.h"

#include <stdio.h>

#include "snabel-test.h"

static void
answer (SnabelTestServer  *server,
        SoupServerMessage *message,
        const char        *path)
{
  guint       rgba = 0, width = 0, height = 0, n_frames = 0;
  const char *square = strstr (path, "/square/");
  gboolean    is_first = g_object_get_data (G_OBJECT (server), path) == NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_object_set_data (G_OBJECT (server), path, GINT_TO_POINTER (1));
  if (square == NULL || sscanf (square, "/square/%8x/%u/%u/%u", &rgba, &width, &height, &n_frames) != 4 ||
      (is_first && g_str_has_prefix (path, "/shy/")))
    {
      snabel_test_server_answer (message, 404, "text/plain", "");
      return;
    }

  bytes = snabel_fake_decoder_encode (rgba, width, height, n_frames);
  soup_server_message_set_status (message, 200, NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
}

/**
 * snabel_test_pictures_new:
 *
 * Returns: (transfer full): pictures that are kept in memory only
 */
SnabelTestPictures *
snabel_test_pictures_new (void)
{
  SnabelTestPictures *self = g_new0 (SnabelTestPictures, 1);

  self->platform = snabel_test_platform_new ();
  self->platform->decoder = snabel_fake_decoder_new ();
  self->server = snabel_test_server_new (answer);
  self->pictures = snabel_pictures_new (self->platform, NULL);
  snabel_pictures_allow_private_host (self->pictures, snabel_test_server_get_uri (self->server));

  return self;
}

void
snabel_test_pictures_free (SnabelTestPictures *self)
{
  snabel_test_drain ();
  g_assert_finalize_object (g_steal_pointer (&self->pictures));
  g_clear_object (&self->server);
  g_clear_pointer (&self->platform, snabel_platform_unref);
  g_free (self);
}

/**
 * snabel_test_pictures_build_uri:
 *
 * Returns: (transfer full): the address of @path
 */
char *
snabel_test_pictures_build_uri (SnabelTestPictures *self,
                                const char         *path)
{
  return snabel_test_server_build_uri (self->server, path);
}

SnabelFakeClock *
snabel_test_pictures_get_clock (SnabelTestPictures *self)
{
  return SNABEL_FAKE_CLOCK (self->platform->clock);
}

SnabelFakeDecoder *
snabel_test_pictures_get_decoder (SnabelTestPictures *self)
{
  return SNABEL_FAKE_DECODER (self->platform->decoder);
}
