/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of a post is said where it is not the person's own. */
#include "snabel-test-statuses.h"
#include "snabel-ui-test.h"

#include "status/snabel-status-header.h"
#include "status/snabel-status-row.h"

static gboolean
shows_language (GtkWidget  *row,
                const char *code)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"%s\",\"uri\":\"x:%s\",\"language\":\"%s\","
                                           "\"account\":{\"id\":\"1\",\"username\":\"a\",\"acct\":\"a\"}}",
                                           code, code, code);
  g_autoptr(SnabelStatus) status = snabel_test_status_new (json);
  GtkWidget *child = NULL;
  gboolean   is_shown = FALSE;

  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), status);
  child = gtk_widget_get_first_child (snabel_ui_test_find (row, SNABEL_TYPE_STATUS_HEADER));
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    is_shown = is_shown || (GTK_IS_LABEL (child) && gtk_widget_get_visible (child) &&
                            g_str_equal (gtk_label_get_label (GTK_LABEL (child)), code));

  return is_shown;
}

/* One's own is not worth a word, and what is no code is none. */
static void
test_language (void)
{
  GtkWidget *row = snabel_status_row_new (NULL);
  GtkWindow *window = snabel_ui_test_present (row, 500, 300);

  g_assert_false (shows_language (row, "en"));
  g_assert_true (shows_language (row, "de"));
  snabel_ui_test_render (window, "row-language");
  g_assert_false (shows_language (row, "en-GB"));
  g_assert_true (shows_language (row, "zh-TW"));
  g_assert_false (shows_language (row, "not a language"));
  snabel_ui_test_close (window);
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/row-language/shown", test_language);

  return g_test_run ();
}
