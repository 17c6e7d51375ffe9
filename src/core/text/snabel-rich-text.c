/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shared, immutable result of reading HTML or plain text. */
#include "text/snabel-rich-text.h"

#include "text/snabel-rich-text-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (SnabelRichText, snabel_rich_text, snabel_rich_text_ref, snabel_rich_text_unref)

/**
 * snabel_text_run_clear:
 *
 * Frees what @run owns; a #GDestroyNotify of arrays.
 */
void
snabel_text_run_clear (gpointer run)
{
  SnabelTextRun *self = run;

  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->shortcode, g_free);
}

/* By start, then the longer first, then the kinds in the order of their flags. */
static int
compare_runs (gconstpointer a,
              gconstpointer b)
{
  const SnabelTextRun *left = a;
  const SnabelTextRun *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  if (left->end != right->end)
    return left->end > right->end ? -1 : 1;

  return (int) left->flags - (int) right->flags;
}

/**
 * snabel_rich_text_new_take:
 * @text: (transfer full): valid UTF-8
 * @runs: (transfer full): of #SnabelTextRun, in any order
 * @blocks: (transfer full): of #SnabelTextBlock, in order
 *
 * Returns: (transfer full): the text
 */
SnabelRichText *
snabel_rich_text_new_take (GString *text,
                           GArray  *runs,
                           GArray  *blocks,
                           gboolean is_truncated)
{
  SnabelRichText *self = g_atomic_rc_box_new0 (SnabelRichText);

  g_array_sort (runs, compare_runs);
  self->length = text->len;
  self->text = g_string_free_and_steal (text);
  self->n_runs = runs->len;
  self->runs = (SnabelTextRun *) g_array_free (runs, FALSE);
  self->n_blocks = blocks->len;
  self->blocks = (SnabelTextBlock *) g_array_free (blocks, FALSE);
  self->is_truncated = is_truncated;

  return self;
}

/**
 * snabel_rich_text_new:
 * @text: plain text, as it came
 *
 * Text without runs, in one block.
 *
 * Returns: (transfer full): the text
 */
SnabelRichText *
snabel_rich_text_new (const char *text)
{
  g_autofree char *valid = NULL;
  GArray          *blocks = g_array_new (FALSE, FALSE, sizeof (SnabelTextBlock));
  SnabelTextBlock  block = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  block.end = strlen (valid);
  if (block.end > 0)
    g_array_append_val (blocks, block);

  return snabel_rich_text_new_take (g_string_new_take (g_steal_pointer (&valid)),
                                    g_array_new (FALSE, FALSE, sizeof (SnabelTextRun)), blocks, FALSE);
}

static GArray *
copy_runs (const SnabelTextRun *runs,
           guint                n_runs,
           GArray              *copy)
{
  for (guint i = 0; i < n_runs; i++)
    {
      SnabelTextRun run = runs[i];

      run.uri = g_strdup (run.uri);
      run.shortcode = g_strdup (run.shortcode);
      g_array_append_val (copy, run);
    }

  return copy;
}

/**
 * snabel_rich_text_new_with_runs:
 * @runs: (array length=n_runs): runs that lie inside of the text
 *
 * A copy of @original with more runs.
 *
 * Returns: (transfer full): the text
 */
SnabelRichText *
snabel_rich_text_new_with_runs (const SnabelRichText *original,
                                const SnabelTextRun  *runs,
                                guint                 n_runs)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (SnabelTextRun));
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (SnabelTextBlock));

  g_return_val_if_fail (original != NULL, NULL);

  all = copy_runs (original->runs, original->n_runs, all);
  all = copy_runs (runs, n_runs, all);
  if (original->n_blocks > 0)
    g_array_append_vals (blocks, original->blocks, original->n_blocks);

  return snabel_rich_text_new_take (g_string_new_len (original->text, original->length), all, blocks,
                                    original->is_truncated);
}

/**
 * snabel_rich_text_ref:
 *
 * Returns: (transfer full): the same text
 */
SnabelRichText *
snabel_rich_text_ref (SnabelRichText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SnabelRichText *self = data;

  for (guint i = 0; i < self->n_runs; i++)
    snabel_text_run_clear ((SnabelTextRun *) &self->runs[i]);
  g_clear_pointer ((gpointer *) &self->runs, g_free);
  g_clear_pointer ((gpointer *) &self->blocks, g_free);
  g_clear_pointer ((gpointer *) &self->text, g_free);
}

/**
 * snabel_rich_text_unref:
 * @self: (transfer full): a text
 */
void
snabel_rich_text_unref (SnabelRichText *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/**
 * snabel_rich_text_find_run:
 * @offset: a byte of the text
 * @flags: what is looked for, for example %SNABEL_TEXT_LINK
 *
 * Returns: (transfer none) (nullable): the run with one of @flags that holds @offset
 */
const SnabelTextRun *
snabel_rich_text_find_run (const SnabelRichText *self,
                           gsize                 offset,
                           SnabelTextFlags       flags)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_runs && self->runs[i].start <= offset; i++)
    {
      if ((self->runs[i].flags & flags) != 0 && offset < self->runs[i].end)
        return &self->runs[i];
    }

  return NULL;
}
