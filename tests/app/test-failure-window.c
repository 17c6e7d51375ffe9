/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why the program cannot start, whatever the folder is called. */
#include "snabel-failure-window.h"

#include <adwaita.h>

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

static void
test_odd_folder (void)
{
  const char *reason = "Snabel cannot make its folder “/home/ada/R&D <old>”: Permission denied";
  g_autoptr(GList) windows = NULL;

  snabel_failure_window_present (NULL, reason);
  windows = gtk_window_list_toplevels ();
  g_assert_nonnull (windows);
  g_assert_true (shows (windows->data, reason));
  gtk_window_destroy (windows->data);
}

int
main (int    argc,
      char **argv)
{
  /* The system’s folders are needed for the icon. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/failure-window/odd-folder", test_odd_folder);

  return g_test_run ();
}
