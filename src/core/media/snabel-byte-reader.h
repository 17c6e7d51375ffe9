/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads numbers out of foreign bytes; past the end everything is 0 and the reader says so. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const guint8 *data;
  gsize         size;
  gsize         offset;
  gboolean      is_past_end;
} SnabelByteReader;

static inline gboolean
snabel_byte_reader_has (const SnabelByteReader *self,
                        gsize                   n_bytes)
{
  return self->offset <= self->size && self->size - self->offset >= n_bytes;
}

static inline void
snabel_byte_reader_skip (SnabelByteReader *self,
                         gsize             n_bytes)
{
  if (snabel_byte_reader_has (self, n_bytes))
    self->offset += n_bytes;
  else
    {
      self->offset = self->size;
      self->is_past_end = TRUE;
    }
}

static inline guint32
snabel_byte_reader_big (SnabelByteReader *self,
                        guint             n_bytes)
{
  guint32 value = 0;

  for (guint i = 0; snabel_byte_reader_has (self, n_bytes) && i < n_bytes; i++)
    value = value << 8 | self->data[self->offset + i];
  snabel_byte_reader_skip (self, n_bytes);

  return value;
}

static inline guint32
snabel_byte_reader_little (SnabelByteReader *self,
                           guint             n_bytes)
{
  guint32 value = 0;

  for (guint i = 0; snabel_byte_reader_has (self, n_bytes) && i < n_bytes; i++)
    value |= (guint32) self->data[self->offset + i] << (8 * i);
  snabel_byte_reader_skip (self, n_bytes);

  return value;
}

/* A reader of the next @n_bytes, or of as many as there are. */
static inline SnabelByteReader
snabel_byte_reader_part (const SnabelByteReader *self,
                         gsize                   n_bytes)
{
  SnabelByteReader part = { self->data + self->offset, MIN (n_bytes, self->size - self->offset), 0, FALSE };

  return part;
}

G_END_DECLS
