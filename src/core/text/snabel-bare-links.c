/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes links where the sender left that to the reader. */
#include "text/snabel-bare-links.h"

#include "text/snabel-composed-text.h"
#include "text/snabel-link.h"
#include "text/snabel-rich-text-private.h"
#include "text/snabel-text-builder.h"

/**
 * snabel_bare_links_find:
 * @text: text without links
 *
 * Every address in @text that may be opened becomes a link.
 *
 * Returns: (transfer full): @text itself, or a copy with the runs
 */
SnabelRichText *
snabel_bare_links_find (SnabelRichText *text)
{
  g_autoptr(GArray) parts = NULL;
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (SnabelTextRun));

  g_return_val_if_fail (text != NULL, NULL);

  g_array_set_clear_func (runs, snabel_text_run_clear);
  parts = snabel_composed_text_find (text->text);
  for (guint i = 0; i < parts->len && runs->len < SNABEL_TEXT_MAX_RUNS; i++)
    {
      const SnabelComposedPart *part = &g_array_index (parts, SnabelComposedPart, i);
      g_autofree char          *address = g_strndup (text->text + part->start, part->end - part->start);
      SnabelTextRun             run = { .start = part->start, .end = part->end, .flags = SNABEL_TEXT_LINK };

      run.uri = part->kind == SNABEL_COMPOSED_URL ? snabel_link_normalize (address) : NULL;
      if (run.uri != NULL)
        g_array_append_val (runs, run);
    }

  if (runs->len == 0)
    return snabel_rich_text_ref (text);

  return snabel_rich_text_new_with_runs (text, (const SnabelTextRun *) runs->data, runs->len);
}
