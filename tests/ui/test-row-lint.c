/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of post in every width and size of text: nothing is cut or runs into another, all can be read. */
#include "snabel-test-statuses.h"
#include "snabel-ui-lint.h"
#include "snabel-ui-test.h"
#include "status/snabel-status-row.h"

#define POST(id, rest) "{\"id\": \"" id "\", \"uri\": \"x:" id "\", \"created_at\": \"2026-11-23T08:00:00Z\", \"visibility\": \"public\", " rest "}"
#define BY(name)       "\"account\": {\"id\": \"1\", \"username\": \"a\", \"acct\": \"a@a-host-that-does-not-end-soon.example\", \"display_name\": \"" name "\"}"
#define PICTURE        "{\"id\": \"m\", \"type\": \"image\", \"description\": \"A\", \"meta\": {\"original\": {\"width\": 3000, \"height\": 900}}}"

/* What data/statuses.json has not. */
static const char *const awkward[] = {
  POST ("c1", BY ("\u6771\u4eac\u306e\u732b") ", \"content\": \"<p>\u4eca\u65e5\u306f\u5929\u6c17\u304c\u826f\u3044\u306e\u3067\u3001\u6d77\u3078\u884c\u304d\u307e\u3059\u3002</p>\""),
  POST ("c2", BY ("Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww") ", \"content\": \"<p>#one #two #three</p>\", \"edited_at\": \"2026-11-23T09:00:00Z\", "
                                                                       "\"replies_count\": 88888, \"reblogs_count\": 88888, \"favourites_count\": 888888888, \"favourited\": true"),
  POST ("c3", BY ("Nil") ", \"content\": \"\""),
  POST ("c4", BY ("Sen") ", \"sensitive\": true, \"media_attachments\": [" PICTURE "]"),
  POST ("c5", BY ("Six") ", \"media_attachments\": [" PICTURE ", " PICTURE ", " PICTURE ", " PICTURE ", " PICTURE ", " PICTURE "]"),
  POST ("c6", BY ("Quo") ", \"content\": \"<p>Q</p>\", \"quote\": {\"state\": \"pending\"}"),
  POST ("c7", BY ("Quo") ", \"content\": \"<p>Q</p>\", \"quote\": {\"state\": \"deleted\"}"),
  POST ("c8", BY ("Quo") ", \"content\": \"<p>Q</p>\", \"quote\": {\"state\": \"unauthorized\"}"),
  POST ("c9", BY ("Vot") ", \"poll\": {\"id\": \"p\", \"votes_count\": 0, \"options\": [{\"title\": \"An answer that goes on for longer than a line\"}, "
                         "{\"title\": \"Donaudampfschifffahrtsgesellschaftskapitaen\"}]}"),
};

typedef struct
{
  const char *name;
  int         width;
  double      text_scale;
  gboolean    is_dark;
  gboolean    has_high_contrast;
} Look;

static const Look looks[] = {
  { "narrow", 360, 1, FALSE, FALSE },
  { "narrow-large", 360, 2, FALSE, FALSE },
  { "wide", 900, 1, FALSE, FALSE },
  { "dark", 500, 1, TRUE, FALSE },
  { "wide-large", 900, 2, TRUE, FALSE },
  { "contrast", 500, 1, FALSE, TRUE },
  { "contrast-dark", 360, 1, TRUE, TRUE },
};

static GListModel *
load (void)
{
  GListModel *model = snabel_test_statuses_load ();

  for (guint i = 0; i < G_N_ELEMENTS (awkward); i++)
    {
      g_autoptr(SnabelStatus) status = snabel_test_status_new (awkward[i]);

      g_list_store_append (G_LIST_STORE (model), status);
    }

  return model;
}

/* Without its action a button is off, and dim on purpose. */
static GtkWidget *
make_page (GtkWidget *row)
{
  static const GActionEntry actions[] = {
    { "reply", NULL, "s", NULL, NULL, { 0 } },
    { "reblog", NULL, "s", NULL, NULL, { 0 } },
    { "favourite", NULL, "s", NULL, NULL, { 0 } },
    { "bookmark", NULL, "s", NULL, NULL, { 0 } },
    { "open-link", NULL, "s", NULL, NULL, { 0 } },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (box, "status", G_ACTION_GROUP (group));
  gtk_box_append (GTK_BOX (box), row);

  return box;
}

static void
test_look (gconstpointer data)
{
  const Look *look = data;
  g_autoptr(GListModel) model = load ();
  GtkWidget *row = snabel_status_row_new (NULL);
  GtkWindow *window;

  snabel_ui_test_set_is_dark (look->is_dark);
  snabel_ui_test_set_has_high_contrast (look->has_high_contrast);
  snabel_ui_test_set_text_scale (look->text_scale);
  window = snabel_ui_test_present (make_page (row), look->width, 700);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SnabelStatus) status = g_list_model_get_item (model, i);
      g_autofree char *where = g_strdup_printf ("post %s, %s", status->id, look->name);

      snabel_status_row_set_status (SNABEL_STATUS_ROW (row), status);
      snabel_ui_test_wait_frame (GTK_WIDGET (window));
      snabel_ui_lint_layout (row, where);
      if (look->text_scale == 1)
        snabel_ui_lint_contrast (row, where);
    }
  snabel_ui_test_close (window);
  snabel_ui_test_set_is_dark (FALSE);
  snabel_ui_test_set_has_high_contrast (FALSE);
  snabel_ui_test_set_text_scale (1);
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strconcat ("/row-lint/", looks[i].name, NULL);

      g_test_add_data_func (path, &looks[i], test_look);
    }

  return g_test_run ();
}
