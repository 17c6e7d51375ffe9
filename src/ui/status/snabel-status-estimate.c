/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How high the row of a post will be, guessed without making it: for the scroll bar only. */
#include "status/media/snabel-media-grid.h"
#include "status/snabel-status-row.h"

/* Of words at the default text size. A wrong guess costs the scroll bar a pixel, never the reader. */
#define SIDES       80
#define FRAME       83
#define TIGHTER     15
#define CONTEXT     20
#define WARNING     66
#define LINE        20
#define CHARACTER   7
#define PART_GAP    9
#define POLL_OPTION 35
#define POLL_FOOTER 20
#define CARD        88
#define QUOTE       100
#define REACTIONS   30

/* About what snabel_text_parts_fold() leaves. */
#define LONG_TEXT_LINES   24
#define FOLDED_TEXT_LINES 16

/* Counts what will be seen of HTML: what is outside of tags, and how many lines it breaks into. */
static int
estimate_lines (const char *html,
                int         width)
{
  int per_line = MAX (width / CHARACTER, 10);
  int n_lines = 1;
  int column = 0;

  for (const char *p = html; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end;

      if (*p != '<')
        {
          column++;
          continue;
        }
      if (g_str_has_prefix (p, "<br") || g_str_has_prefix (p, "<p") || g_str_has_prefix (p, "<li"))
        {
          n_lines += column / per_line + (column > 0);
          n_lines += p[1] == 'p' && column > 0;
          column = 0;
        }
      end = strchr (p, '>');
      if (end == NULL)
        break;
      p = end;
    }

  return n_lines + column / per_line;
}

static int
estimate_text (SnabelRowContext *context,
               SnabelStatus     *status,
               int               width)
{
  int n_lines = estimate_lines (status->content, width);

  if (n_lines <= LONG_TEXT_LINES || context == NULL || context->reveals == NULL)
    return n_lines;

  return snabel_reveals_contains (context->reveals, SNABEL_REVEAL_TEXT, status->id) ? n_lines : FOLDED_TEXT_LINES;
}

/**
 * snabel_status_row_estimate_height:
 * @context: (nullable): what the rows of the list share
 * @status: a post or a boost
 * @width: of the row
 *
 * Returns: about how high a row that shows @status is
 */
int
snabel_status_row_estimate_height (SnabelRowContext *context,
                                   SnabelStatus     *status,
                                   int               width)
{
  SnabelReadingSettings *settings = context != NULL ? context->settings : NULL;
  double                 scale = snabel_reading_settings_get_text_scale (settings);
  SnabelStatus          *shown;
  int                    height = FRAME;
  int                    text_width = MAX (width - SIDES, 100);

  g_return_val_if_fail (SNABEL_IS_STATUS (status), FRAME);

  shown = snabel_status_get_shown (status);
  if (snabel_reading_settings_get_density (settings) == SNABEL_DENSITY_COMPACT)
    height -= TIGHTER;
  if (shown != status || snabel_status_is_reply (status))
    height += CONTEXT;
  if (shown->spoiler_text != NULL)
    return height + WARNING;

  if (shown->content != NULL)
    height += (int) (LINE * scale) * estimate_text (context, shown, (int) (text_width / scale));
  if (g_list_model_get_n_items (shown->media_attachments) > 0)
    height += PART_GAP + snabel_media_grid_estimate_height (shown->media_attachments, text_width);
  else if (shown->quote == NULL && shown->card != NULL)
    height += PART_GAP + CARD;
  if (shown->poll != NULL)
    height += PART_GAP + POLL_FOOTER + POLL_OPTION * (int) g_list_model_get_n_items (shown->poll->options);
  if (shown->quote != NULL)
    height += PART_GAP + QUOTE;
  if (g_list_model_get_n_items (shown->emoji_reactions) > 0)
    height += PART_GAP + REACTIONS;

  return height;
}
