/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG by libpng, with everything switched off that is no pixel. */
#include "snabel-png-reader.h"

#include <png.h>
#include <string.h>

#include "media/snabel-byte-reader.h"
#include "media/snabel-picture-header.h"

/* Text and colour profiles unpack to what they like; none of them is shown. */
#define MOST_CHUNK (1024 * 1024)

typedef struct
{
  png_structp            png;
  png_infop              info;
  SnabelByteReader       reader;
  const SnabelPngTarget *target;
  guint8                *memory; /* a row; the whole picture if it is interlaced */
  png_bytep             *rows;
} Png;

static void
read_cb (png_structp png,
         png_bytep   out,
         size_t      length)
{
  SnabelByteReader *reader = png_get_io_ptr (png);

  if (!snabel_byte_reader_has (reader, length))
    png_error (png, "too short");
  memcpy (out, reader->data + reader->offset, length);
  snabel_byte_reader_skip (reader, length);
}

static void
warning_cb (png_structp     png,
            png_const_charp message)
{
}

static void
error_cb (png_structp     png,
          png_const_charp message)
{
  png_longjmp (png, 1);
}

static void
ask_for_rgba (Png *self)
{
  png_set_expand (self->png);
  png_set_scale_16 (self->png);
  png_set_gray_to_rgb (self->png);
  png_set_add_alpha (self->png, 0xff, PNG_FILLER_AFTER);
}

static gboolean
read_interlaced (Png  *self,
                 guint height,
                 gsize stride)
{
  self->memory = g_try_malloc0_n (height, stride);
  self->rows = g_try_new0 (png_bytep, height);
  if (self->memory == NULL || self->rows == NULL)
    return FALSE;
  for (guint y = 0; y < height; y++)
    self->rows[y] = self->memory + y * stride;
  png_read_image (self->png, self->rows);
  for (guint y = 0; y < height; y++)
    self->target->row (self->target->data, y, self->rows[y]);

  return TRUE;
}

static gboolean
read_straight (Png  *self,
               guint height,
               gsize stride)
{
  self->memory = g_try_malloc0 (stride);
  for (guint y = 0; self->memory != NULL && y < height; y++)
    {
      png_read_row (self->png, self->memory, NULL);
      self->target->row (self->target->data, y, self->memory);
    }

  return self->memory != NULL;
}

static gboolean
read_pixels (Png *self)
{
  SnabelPictureSize size = { 0 };
  int               n_passes = 0;
  gsize             stride = 0;

  if (setjmp (png_jmpbuf (self->png)) != 0)
    return FALSE;
  png_read_info (self->png, self->info);
  size.width = png_get_image_width (self->png, self->info);
  size.height = png_get_image_height (self->png, self->info);
  if (!snabel_picture_size_is_allowed (size) || !self->target->begin (self->target->data, size))
    return FALSE;
  ask_for_rgba (self);
  n_passes = png_set_interlace_handling (self->png);
  png_read_update_info (self->png, self->info);
  stride = png_get_rowbytes (self->png, self->info);
  if (stride != (gsize) size.width * 4)
    return FALSE;

  return n_passes > 1 ? read_interlaced (self, size.height, stride) : read_straight (self, size.height, stride);
}

static void
set_up (Png     *self,
        gboolean checks_sums)
{
  png_set_read_fn (self->png, &self->reader, read_cb);
  png_set_user_limits (self->png, SNABEL_PICTURE_MOST_SIDE, SNABEL_PICTURE_MOST_SIDE);
  png_set_chunk_malloc_max (self->png, MOST_CHUNK);
  png_set_keep_unknown_chunks (self->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  if (!checks_sums)
    png_set_crc_action (self->png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
}

/**
 * snabel_png_read:
 * @checks_sums: %FALSE if whoever made @data put no sums into it
 *
 * Returns: whether all rows came
 */
gboolean
snabel_png_read (const guint8          *data,
                 gsize                  size,
                 gboolean               checks_sums,
                 const SnabelPngTarget *target)
{
  Png      self = { .reader = { data, size, 0, FALSE }, .target = target };
  gboolean is_read = FALSE;

  self.png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, error_cb, warning_cb);
  if (self.png == NULL)
    return FALSE;
  self.info = png_create_info_struct (self.png);
  if (self.info != NULL)
    {
      set_up (&self, checks_sums);
      is_read = read_pixels (&self);
    }
  png_destroy_read_struct (&self.png, &self.info, NULL);
  g_clear_pointer (&self.memory, g_free);
  g_clear_pointer (&self.rows, g_free);

  return is_read;
}
