/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heights in blocks that know their sums: 100,000 entries are some 200 blocks, whose sums fit in the
 * processor's first cache, and an insertion moves at most one block's entries. */
#include "timeline/snabel-timeline-heights.h"

#include <string.h>

#define BLOCK_SIZE  512
#define FIRST_GUESS 120

typedef struct
{
  guint height : 30;
  guint state : 2;
} Entry;

typedef struct
{
  guint  n_entries;
  guint  n_provisional;
  gint64 sum;
  Entry  entries[BLOCK_SIZE];
} Block;

struct _SnabelTimelineHeights
{
  GPtrArray *blocks;
  gint64     total;
  guint      n_entries;
};

/**
 * snabel_timeline_heights_new:
 *
 * Returns: (transfer full): heights of no entries
 */
SnabelTimelineHeights *
snabel_timeline_heights_new (void)
{
  SnabelTimelineHeights *self = g_new0 (SnabelTimelineHeights, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
snabel_timeline_heights_free (SnabelTimelineHeights *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

guint
snabel_timeline_heights_get_size (SnabelTimelineHeights *self)
{
  return self->n_entries;
}

/**
 * snabel_timeline_heights_get_total:
 *
 * Returns: the height of all entries together
 */
gint64
snabel_timeline_heights_get_total (SnabelTimelineHeights *self)
{
  return self->total;
}

/**
 * snabel_timeline_heights_get_mean:
 *
 * Returns: what to assume of an entry of which nothing is known
 */
int
snabel_timeline_heights_get_mean (SnabelTimelineHeights *self)
{
  return self->n_entries > 0 ? (int) (self->total / self->n_entries) : FIRST_GUESS;
}

/* The block that holds @position, or the end of the last one; @position becomes the place in it. */
static Block *
find_block (SnabelTimelineHeights *self,
            guint                 *position,
            guint                 *index)
{
  Block *block = NULL;
  guint  i;

  for (i = 0; i < self->blocks->len; i++)
    {
      block = g_ptr_array_index (self->blocks, i);
      if (*position < block->n_entries || i + 1 == self->blocks->len)
        break;
      *position -= block->n_entries;
    }
  if (index != NULL)
    *index = i;

  return block;
}

static void
count_block (Block *block)
{
  block->sum = 0;
  block->n_provisional = 0;
  for (guint i = 0; i < block->n_entries; i++)
    {
      block->sum += block->entries[i].height;
      block->n_provisional += block->entries[i].state == SNABEL_HEIGHT_PROVISIONAL;
    }
}

static void
remove_entries (SnabelTimelineHeights *self,
                guint                  position,
                guint                  n_removed)
{
  guint index = 0;

  find_block (self, &position, &index);
  self->n_entries -= n_removed;
  while (n_removed > 0)
    {
      Block *block = g_ptr_array_index (self->blocks, index);
      guint  n = MIN (n_removed, block->n_entries - position);

      self->total -= block->sum;
      memmove (&block->entries[position], &block->entries[position + n],
               (block->n_entries - position - n) * sizeof (Entry));
      block->n_entries -= n;
      count_block (block);
      self->total += block->sum;
      n_removed -= n;
      position = 0;
      if (block->n_entries == 0)
        g_ptr_array_remove_index (self->blocks, index);
      else
        index++;
    }
}

/* Cuts the block so that what comes after @position begins a block of its own, and says which. */
static guint
split_at (SnabelTimelineHeights *self,
          guint                  position)
{
  guint  index = 0;
  Block *block = find_block (self, &position, &index);
  Block *tail;

  if (block == NULL || position == 0)
    return index;
  if (position == block->n_entries)
    return index + 1;

  tail = g_new0 (Block, 1);
  tail->n_entries = block->n_entries - position;
  memcpy (tail->entries, &block->entries[position], tail->n_entries * sizeof (Entry));
  block->n_entries = position;
  count_block (block);
  count_block (tail);
  g_ptr_array_insert (self->blocks, (int) index + 1, tail);

  return index + 1;
}

static guint
append_to_block (Block *block,
                 guint  n_added,
                 Entry  entry)
{
  guint n = MIN (n_added, BLOCK_SIZE - block->n_entries);

  for (guint i = 0; i < n; i++)
    block->entries[block->n_entries + i] = entry;
  block->n_entries += n;
  block->n_provisional += n;
  block->sum += (gint64) n * entry.height;

  return n;
}

/* A page at a time arrives and goes, so that small blocks would pile up. */
static void
join_blocks (SnabelTimelineHeights *self,
             guint                  index)
{
  Block *first, *second;

  if (index + 1 >= self->blocks->len)
    return;
  first = g_ptr_array_index (self->blocks, index);
  second = g_ptr_array_index (self->blocks, index + 1);
  if (first->n_entries + second->n_entries > BLOCK_SIZE)
    return;

  memcpy (&first->entries[first->n_entries], second->entries, second->n_entries * sizeof (Entry));
  first->n_entries += second->n_entries;
  count_block (first);
  g_ptr_array_remove_index (self->blocks, index + 1);
}

static void
insert_entries (SnabelTimelineHeights *self,
                guint                  position,
                guint                  n_added)
{
  Entry entry = { .height = (guint) snabel_timeline_heights_get_mean (self), .state = SNABEL_HEIGHT_PROVISIONAL };
  guint index = split_at (self, position);

  self->n_entries += n_added;
  self->total += (gint64) n_added * entry.height;
  if (index > 0)
    n_added -= append_to_block (g_ptr_array_index (self->blocks, index - 1), n_added, entry);
  while (n_added > 0)
    {
      Block *block = g_new0 (Block, 1);

      n_added -= append_to_block (block, n_added, entry);
      g_ptr_array_insert (self->blocks, (int) index, block);
      index++;
    }
  if (index > 0)
    join_blocks (self, index - 1);
}

/**
 * snabel_timeline_heights_splice:
 *
 * Follows #GListModel::items-changed. Added entries are provisional.
 */
void
snabel_timeline_heights_splice (SnabelTimelineHeights *self,
                                guint                  position,
                                guint                  n_removed,
                                guint                  n_added)
{
  g_return_if_fail (position <= self->n_entries && n_removed <= self->n_entries - position);

  if (n_removed > 0)
    remove_entries (self, position, n_removed);
  if (n_added > 0)
    insert_entries (self, position, n_added);
}

void
snabel_timeline_heights_set (SnabelTimelineHeights *self,
                             guint                  position,
                             int                    height,
                             SnabelHeightState      state)
{
  Block *block;
  Entry *entry;
  int    difference;

  g_return_if_fail (position < self->n_entries && height >= 0);

  block = find_block (self, &position, NULL);
  entry = &block->entries[position];
  difference = height - (int) entry->height;
  block->sum += difference;
  self->total += difference;
  block->n_provisional += (state == SNABEL_HEIGHT_PROVISIONAL) - (entry->state == SNABEL_HEIGHT_PROVISIONAL);
  entry->height = (guint) height;
  entry->state = state;
}

int
snabel_timeline_heights_get (SnabelTimelineHeights *self,
                             guint                  position,
                             SnabelHeightState     *state)
{
  Block *block;

  g_return_val_if_fail (position < self->n_entries, 0);

  block = find_block (self, &position, NULL);
  if (state != NULL)
    *state = block->entries[position].state;

  return (int) block->entries[position].height;
}

/**
 * snabel_timeline_heights_get_start:
 *
 * Returns: the height of all entries before @position
 */
gint64
snabel_timeline_heights_get_start (SnabelTimelineHeights *self,
                                   guint                  position)
{
  gint64 start = 0;

  for (guint i = 0; i < self->blocks->len && position > 0; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);

      if (position >= block->n_entries)
        {
          start += block->sum;
          position -= block->n_entries;
          continue;
        }
      for (guint j = 0; j < position; j++)
        start += block->entries[j].height;
      break;
    }

  return start;
}

/**
 * snabel_timeline_heights_get_span:
 *
 * Asks less of the processor than two calls of snabel_timeline_heights_get_start() where both are near.
 *
 * Returns: the height of the entries from @first up to, but without, @end
 */
gint64
snabel_timeline_heights_get_span (SnabelTimelineHeights *self,
                                  guint                  first,
                                  guint                  end)
{
  gint64 span = 0;
  guint  index = 0;
  guint  n = end - first;

  g_return_val_if_fail (first <= end && end <= self->n_entries, 0);

  find_block (self, &first, &index);
  for (; n > 0; index++)
    {
      const Block *block = g_ptr_array_index (self->blocks, index);

      if (first == 0 && n >= block->n_entries)
        {
          span += block->sum;
          n -= block->n_entries;
          continue;
        }
      for (; first < block->n_entries && n > 0; n--)
        span += block->entries[first++].height;
      first = 0;
    }

  return span;
}

/**
 * snabel_timeline_heights_find:
 *
 * Returns: the entry that covers @offset; the first or last where that is outside; 0 if there is none
 */
guint
snabel_timeline_heights_find (SnabelTimelineHeights *self,
                              gint64                 offset)
{
  guint position = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);

      if (offset >= block->sum)
        {
          offset -= block->sum;
          position += block->n_entries;
          continue;
        }
      for (guint j = 0; j < block->n_entries && offset >= block->entries[j].height; j++)
        {
          offset -= block->entries[j].height;
          position++;
        }
      break;
    }

  return self->n_entries > 0 ? MIN (position, self->n_entries - 1) : 0;
}

/**
 * snabel_timeline_heights_invalidate:
 *
 * The width changed: every height stays as a stand-in until it is estimated or measured anew.
 */
void
snabel_timeline_heights_invalidate (SnabelTimelineHeights *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = g_ptr_array_index (self->blocks, i);

      for (guint j = 0; j < block->n_entries; j++)
        block->entries[j].state = SNABEL_HEIGHT_PROVISIONAL;
      block->n_provisional = block->n_entries;
    }
}

/**
 * snabel_timeline_heights_find_provisional:
 * @position: (out): the first entry that is neither estimated nor measured
 *
 * Returns: whether there is one
 */
gboolean
snabel_timeline_heights_find_provisional (SnabelTimelineHeights *self,
                                          guint                 *position)
{
  guint start = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);
      guint        j = 0;

      if (block->n_provisional == 0)
        {
          start += block->n_entries;
          continue;
        }
      while (block->entries[j].state != SNABEL_HEIGHT_PROVISIONAL)
        j++;
      *position = start + j;
      return TRUE;
    }

  return FALSE;
}
