/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks through markers, chunks, blocks and boxes, each step forwards, each number doubted. */
#include "media/snabel-picture-formats.h"

#include <string.h>

#define EXIF_ORIENTATION 0x0112
/* Deep enough for meta, iprp, ipco. */
#define MOST_BOX_DEPTH 4

static gboolean
has_text (const SnabelByteReader *reader,
          const char             *text)
{
  gsize length = strlen (text);

  return snabel_byte_reader_has (reader, length) && memcmp (reader->data + reader->offset, text, length) == 0;
}

static gboolean
is_larger (SnabelPictureSize a,
           SnabelPictureSize b)
{
  return (guint64) a.width * a.height > (guint64) b.width * b.height;
}

static guint32
read_number (SnabelByteReader *reader,
             guint             n_bytes,
             gboolean          is_little)
{
  return is_little ? snabel_byte_reader_little (reader, n_bytes) : snabel_byte_reader_big (reader, n_bytes);
}

/* A TIFF header and its first directory, where the orientation is. */
static void
read_exif (SnabelByteReader     reader,
           SnabelPictureHeader *header)
{
  gboolean         is_little = has_text (&reader, "II");
  SnabelByteReader directory = reader;
  guint            n_entries = 0;

  if (!is_little && !has_text (&reader, "MM"))
    return;
  snabel_byte_reader_skip (&reader, 4);
  snabel_byte_reader_skip (&directory, read_number (&reader, 4, is_little));
  n_entries = read_number (&directory, 2, is_little);
  for (guint i = 0; i < n_entries && snabel_byte_reader_has (&directory, 12); i++)
    {
      guint32 tag = read_number (&directory, 2, is_little);
      guint32 value = 0;

      snabel_byte_reader_skip (&directory, 6);
      value = read_number (&directory, 2, is_little);
      snabel_byte_reader_skip (&directory, 2);
      if (tag == EXIF_ORIENTATION && value >= 1 && value <= 8)
        header->orientation = value;
    }
}

static gboolean
is_start_of_frame (guint marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

void
snabel_picture_formats_read_jpeg (SnabelByteReader     reader,
                                  SnabelPictureHeader *header)
{
  snabel_byte_reader_skip (&reader, 2);
  while (header->size.width == 0 && snabel_byte_reader_has (&reader, 4))
    {
      guint            marker = 0;
      guint            length = 0;
      SnabelByteReader segment;

      if (snabel_byte_reader_big (&reader, 1) != 0xff)
        continue;
      while ((marker = snabel_byte_reader_big (&reader, 1)) == 0xff)
        continue;
      if (marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8))
        continue;
      if (marker == 0xd9 || marker == 0xda)
        return;
      length = snabel_byte_reader_big (&reader, 2);
      segment = snabel_byte_reader_part (&reader, MAX (length, 2) - 2);
      snabel_byte_reader_skip (&reader, MAX (length, 2) - 2);
      if (marker == 0xe1 && has_text (&segment, "Exif"))
        {
          snabel_byte_reader_skip (&segment, 6);
          read_exif (snabel_byte_reader_part (&segment, segment.size), header);
        }
      else if (is_start_of_frame (marker))
        {
          snabel_byte_reader_skip (&segment, 1);
          header->size.height = snabel_byte_reader_big (&segment, 2);
          header->size.width = snabel_byte_reader_big (&segment, 2);
        }
    }
}

/* acTL only says how many frames there shall be; the fcTL chunks are what there is. */
void
snabel_picture_formats_read_png (SnabelByteReader     reader,
                                 SnabelPictureHeader *header)
{
  gboolean is_animated = FALSE;
  guint    n_frames = 0;

  snabel_byte_reader_skip (&reader, 8);
  while (snabel_byte_reader_has (&reader, 12) && n_frames < SNABEL_PICTURE_MOST_FRAMES)
    {
      guint32          length = snabel_byte_reader_big (&reader, 4);
      SnabelByteReader chunk = snabel_byte_reader_part (&reader, (gsize) length + 4);

      snabel_byte_reader_skip (&reader, (gsize) length + 8);
      if (header->size.width == 0 && !has_text (&chunk, "IHDR"))
        return;
      if (has_text (&chunk, "IHDR"))
        {
          snabel_byte_reader_skip (&chunk, 4);
          header->size.width = snabel_byte_reader_big (&chunk, 4);
          header->size.height = snabel_byte_reader_big (&chunk, 4);
        }
      else if (has_text (&chunk, "eXIf"))
        {
          snabel_byte_reader_skip (&chunk, 4);
          read_exif (snabel_byte_reader_part (&chunk, chunk.size), header);
        }
      else if (has_text (&chunk, "acTL"))
        is_animated = TRUE;
      else if (has_text (&chunk, "fcTL"))
        n_frames++;
      else if (has_text (&chunk, "IEND"))
        break;
    }
  if (is_animated)
    header->n_frames = MAX (n_frames, 1);
}

static void
skip_gif_colours (SnabelByteReader *reader,
                  guint             flags)
{
  if (flags & 0x80)
    snabel_byte_reader_skip (reader, 3 << ((flags & 7) + 1));
}

static void
skip_gif_blocks (SnabelByteReader *reader)
{
  guint length = 0;

  while ((length = snabel_byte_reader_big (reader, 1)) != 0)
    snabel_byte_reader_skip (reader, length);
}

/* A frame beyond the screen is cut off later, but it is decoded whole: so the largest counts. */
static void
read_gif_frame (SnabelByteReader    *reader,
                SnabelPictureHeader *header)
{
  SnabelPictureSize frame = { 0 };

  snabel_byte_reader_skip (reader, 4);
  frame.width = snabel_byte_reader_little (reader, 2);
  frame.height = snabel_byte_reader_little (reader, 2);
  if (is_larger (frame, header->size) && (header->size.width == 0 || header->size.height == 0 || !snabel_picture_size_is_allowed (frame)))
    header->size = frame;
  skip_gif_colours (reader, snabel_byte_reader_big (reader, 1));
  snabel_byte_reader_skip (reader, 1);
  skip_gif_blocks (reader);
}

void
snabel_picture_formats_read_gif (SnabelByteReader     reader,
                                 SnabelPictureHeader *header)
{
  guint n_frames = 0;

  snabel_byte_reader_skip (&reader, 6);
  header->size.width = snabel_byte_reader_little (&reader, 2);
  header->size.height = snabel_byte_reader_little (&reader, 2);
  skip_gif_colours (&reader, snabel_byte_reader_big (&reader, 3) >> 16);
  while (snabel_byte_reader_has (&reader, 1) && n_frames < SNABEL_PICTURE_MOST_FRAMES)
    {
      guint kind = snabel_byte_reader_big (&reader, 1);

      if (kind == ',')
        {
          read_gif_frame (&reader, header);
          n_frames++;
        }
      else if (kind == '!')
        {
          snabel_byte_reader_skip (&reader, 1);
          skip_gif_blocks (&reader);
        }
      else if (kind == ';')
        break;
    }
  header->n_frames = MAX (n_frames, 1);
}

static void
read_webp_chunk (SnabelByteReader     chunk,
                 const char          *name,
                 SnabelPictureHeader *header)
{
  if (memcmp (name, "VP8X", 4) == 0)
    {
      snabel_byte_reader_skip (&chunk, 4);
      header->size.width = snabel_byte_reader_little (&chunk, 3) + 1;
      header->size.height = snabel_byte_reader_little (&chunk, 3) + 1;
    }
  else if (memcmp (name, "VP8 ", 4) == 0)
    {
      snabel_byte_reader_skip (&chunk, 6);
      header->size.width = snabel_byte_reader_little (&chunk, 2) & 0x3fff;
      header->size.height = snabel_byte_reader_little (&chunk, 2) & 0x3fff;
    }
  else if (memcmp (name, "VP8L", 4) == 0)
    {
      guint32 bits = 0;

      snabel_byte_reader_skip (&chunk, 1);
      bits = snabel_byte_reader_little (&chunk, 4);
      header->size.width = (bits & 0x3fff) + 1;
      header->size.height = (bits >> 14 & 0x3fff) + 1;
    }
  if (chunk.is_past_end)
    header->size = (SnabelPictureSize) { 0 };
}

void
snabel_picture_formats_read_webp (SnabelByteReader     reader,
                                  SnabelPictureHeader *header)
{
  guint n_frames = 0;

  snabel_byte_reader_skip (&reader, 12);
  while (snabel_byte_reader_has (&reader, 8) && n_frames < SNABEL_PICTURE_MOST_FRAMES)
    {
      const char      *name = (const char *) reader.data + reader.offset;
      SnabelByteReader chunk;
      gsize            length = 0;

      snabel_byte_reader_skip (&reader, 4);
      length = snabel_byte_reader_little (&reader, 4);
      chunk = snabel_byte_reader_part (&reader, length);
      snabel_byte_reader_skip (&reader, length + (length & 1));
      if (header->size.width == 0)
        read_webp_chunk (chunk, name, header);
      if (memcmp (name, "ANMF", 4) == 0)
        n_frames++;
      else if (memcmp (name, "EXIF", 4) == 0)
        {
          /* Some writers keep the prefix that belongs to JPEG. */
          snabel_byte_reader_skip (&chunk, has_text (&chunk, "Exif") ? 6 : 0);
          read_exif (snabel_byte_reader_part (&chunk, chunk.size), header);
        }
    }
  header->n_frames = MAX (n_frames, 1);
}

static gboolean
is_container (const char *name)
{
  return memcmp (name, "meta", 4) == 0 || memcmp (name, "iprp", 4) == 0 || memcmp (name, "ipco", 4) == 0;
}

static void
read_boxes (SnabelByteReader     reader,
            guint                depth,
            SnabelPictureHeader *header)
{
  while (snabel_byte_reader_has (&reader, 8))
    {
      gsize            length = snabel_byte_reader_big (&reader, 4);
      const char      *name = (const char *) reader.data + reader.offset;
      SnabelByteReader box;
      gsize            content = length == 0 ? reader.size : MAX (length, 8) - 8;

      snabel_byte_reader_skip (&reader, 4);
      box = snabel_byte_reader_part (&reader, content);
      snabel_byte_reader_skip (&reader, content);
      if (is_container (name) && depth < MOST_BOX_DEPTH)
        {
          snabel_byte_reader_skip (&box, memcmp (name, "meta", 4) == 0 ? 4 : 0);
          read_boxes (snabel_byte_reader_part (&box, box.size), depth + 1, header);
        }
      else if (memcmp (name, "ispe", 4) == 0)
        {
          SnabelPictureSize size = { 0 };

          snabel_byte_reader_skip (&box, 4);
          size.width = snabel_byte_reader_big (&box, 4);
          size.height = snabel_byte_reader_big (&box, 4);
          if (is_larger (size, header->size))
            header->size = size;
        }
    }
}

void
snabel_picture_formats_read_avif (SnabelByteReader     reader,
                                  SnabelPictureHeader *header)
{
  read_boxes (reader, 0, header);
}
