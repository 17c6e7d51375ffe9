/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture that was uploaded or drawn. */
#include "world/tusk-media.h"

#include "world/tusk-picture.h"

static TuskMedia *
media_new (TuskWorld  *world,
           TuskPerson *owner)
{
  TuskMedia *self = g_new0 (TuskMedia, 1);

  self->id = tusk_world_make_id (world, tusk_world_next_time (world));
  self->owner = owner;
  g_ptr_array_add (world->media, self);

  return self;
}

static void
read_png_size (TuskMedia *self)
{
  gsize         size = 0;
  const guint8 *data = g_bytes_get_data (self->bytes, &size);

  if (size < 24 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0)
    return;
  self->width = data[16] << 24 | data[17] << 16 | data[18] << 8 | data[19];
  self->height = data[20] << 24 | data[21] << 16 | data[22] << 8 | data[23];
}

/**
 * tusk_media_new_uploaded:
 *
 * Returns: (transfer none): a file that somebody sent
 */
TuskMedia *
tusk_media_new_uploaded (TuskWorld  *world,
                         TuskPerson *owner,
                         GBytes     *bytes,
                         const char *content_type)
{
  TuskMedia       *self = media_new (world, owner);
  g_autofree char *kind = g_strndup (content_type, strcspn (content_type, "/"));

  self->bytes = g_bytes_ref (bytes);
  self->content_type = g_strdup (content_type);
  self->kind = tusk_world_is (world, TUSK_SNAC) ? g_strdup ("image") : g_steal_pointer (&kind);
  read_png_size (self);
  if (self->width > 0)
    self->blurhash = g_strdup ("U6PZfSi_.AyE_3t7t7R**0o#DgR4_3R*D%xs");
  self->n_unready_answers = world->media_is_slow ? 2 : 0;

  return self;
}

/**
 * tusk_media_new_drawn:
 * @scene: what tusk_picture_draw() can draw
 *
 * Returns: (transfer none): a picture of the server's own; its pixels are made when somebody asks for them
 */
TuskMedia *
tusk_media_new_drawn (TuskWorld  *world,
                      TuskPerson *owner,
                      const char *scene,
                      guint       seed)
{
  TuskMedia *self = media_new (world, owner);
  gboolean   is_face = g_str_equal (scene, "face");
  g_autoptr(GBytes) pixels = NULL;

  self->content_type = g_strdup ("image/png");
  self->kind = g_strdup ("image");
  self->scene = g_strdup (scene);
  self->seed = seed;
  self->width = is_face ? 200 : seed % 3 == 1 ? 480
                                              : 720;
  self->height = is_face ? 200 : seed % 3 == 0 ? 405
                                               : 540;
  pixels = tusk_picture_draw (scene, seed, 32, 24);
  self->blurhash = tusk_picture_hash (pixels, 32, 24);

  return self;
}

/**
 * tusk_media_free:
 *
 * Frees the file.
 */
void
tusk_media_free (TuskMedia *self)
{
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->blurhash, g_free);
  g_clear_pointer (&self->scene, g_free);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->id, g_free);
  g_free (self);
}

/**
 * tusk_media_get_bytes:
 *
 * Returns: (transfer none): the file
 */
GBytes *
tusk_media_get_bytes (TuskMedia *self)
{
  if (self->bytes == NULL)
    {
      g_autoptr(GBytes) pixels = tusk_picture_draw (self->scene, self->seed, self->width, self->height);

      self->bytes = tusk_picture_to_png (pixels, self->width, self->height);
    }

  return self->bytes;
}

/**
 * tusk_media_is_ready:
 *
 * Returns: whether the file is processed; each asking brings it nearer
 */
gboolean
tusk_media_is_ready (TuskMedia *self)
{
  if (self->n_unready_answers == 0)
    return TRUE;
  self->n_unready_answers--;

  return FALSE;
}
