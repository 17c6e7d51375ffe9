/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of post in every width and size of text: nothing is cut or runs into another, all can be read. */
#include <math.h>

#include "snabel-test-statuses.h"
#include "snabel-ui-test.h"
#include "status/snabel-status-row.h"

#define CONTRAST 4.5
#define SCALE    3 /* strokes are then wide enough to have a pixel of their full colour */

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
} Look;

static const Look looks[] = {
  { "narrow", 360, 1, FALSE },
  { "narrow-large", 360, 2, FALSE },
  { "wide", 900, 1, FALSE },
  { "dark", 500, 1, TRUE },
  { "wide-large", 900, 2, TRUE },
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

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return TRUE;

  return GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget));
}

static void
lint_text (GtkLabel   *label,
           const char *where)
{
  PangoRectangle ink;

  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    return;

  pango_layout_get_pixel_extents (gtk_label_get_layout (label), NULL, &ink);
  if (ink.width > gtk_widget_get_width (GTK_WIDGET (label)) || ink.height > gtk_widget_get_height (GTK_WIDGET (label)) + 1)
    g_error ("%s: “%s” is cut", where, gtk_label_get_text (label));
}

/* Widgets side by side, or one above the other, never lie on each other. */
static void
lint_next (GtkWidget  *widget,
           GtkWidget  *row,
           const char *where)
{
  GtkWidget      *next = gtk_widget_get_next_sibling (widget);
  graphene_rect_t bounds, others, common;

  if (next == NULL || !gtk_widget_get_mapped (next) || !GTK_IS_BOX (gtk_widget_get_parent (widget)))
    return;

  g_assert_true (gtk_widget_compute_bounds (widget, row, &bounds));
  g_assert_true (gtk_widget_compute_bounds (next, row, &others));
  if (graphene_rect_intersection (&bounds, &others, &common) && common.size.width > 1 && common.size.height > 1)
    g_error ("%s: a %s lies on a %s", where, G_OBJECT_TYPE_NAME (next), G_OBJECT_TYPE_NAME (widget));
}

static void
lint (GtkWidget  *widget,
      GtkWidget  *row,
      const char *where)
{
  graphene_rect_t bounds, all;

  if (!gtk_widget_get_mapped (widget))
    return;

  g_assert_true (gtk_widget_compute_bounds (widget, row, &bounds));
  g_assert_true (gtk_widget_compute_bounds (row, row, &all));
  graphene_rect_inset (&all, -1, -1);
  if (!graphene_rect_contains_rect (&all, &bounds))
    g_error ("%s: a %s leaves its row", where, G_OBJECT_TYPE_NAME (widget));
  if (gtk_widget_get_focusable (widget) && !has_name (widget))
    g_error ("%s: a %s has the focus but no name", where, G_OBJECT_TYPE_NAME (widget));
  if (GTK_IS_LABEL (widget))
    lint_text (GTK_LABEL (widget), where);
  lint_next (widget, row, where);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    lint (child, row, where);
}

static double
get_luminance (guint32 pixel)
{
  static const double weights[] = { 0.0722, 0.7152, 0.2126 };
  double              luminance = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      double value = ((pixel >> (8 * i)) & 0xff) / 255.0;

      luminance += weights[i] * (value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4));
    }

  return luminance;
}

static double
get_contrast (double a,
              double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static GdkTexture *
draw (GtkWidget *window)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GError) error = NULL;
  graphene_rect_t area;
  GdkTexture     *texture;

  /* A widget's own width is without its border, of which the picture has all. */
  g_assert_true (gtk_widget_compute_bounds (window, window, &area));
  area = GRAPHENE_RECT_INIT (0, 0, area.size.width * SCALE, area.size.height * SCALE);
  snabel_ui_test_wait_frame (window);
  gdk_paintable_snapshot (paintable, snapshot, area.size.width, area.size.height);
  node = gtk_snapshot_to_node (snapshot);
  gsk_renderer_realize_for_display (renderer, gtk_widget_get_display (window), &error);
  g_assert_no_error (error);
  texture = gsk_renderer_render_texture (renderer, node, &area);
  gsk_renderer_unrealize (renderer);

  return texture;
}

/* The ground is the colour that most of the label has, the text the one that differs most from it. */
static double
measure_contrast (const guint32         *pixels,
                  int                    stride,
                  const graphene_rect_t *bounds)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer       colour, count, ground = NULL;
  guint          most = 0;
  double         best = 1;

  for (int y = (int) bounds->origin.y * SCALE; y < (int) (bounds->origin.y + bounds->size.height) * SCALE; y++)
    for (int x = (int) bounds->origin.x * SCALE; x < (int) (bounds->origin.x + bounds->size.width) * SCALE; x++)
      {
        gpointer pixel = GUINT_TO_POINTER (pixels[y * stride + x] & 0xffffff);

        g_hash_table_insert (counts, pixel, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, pixel)) + 1));
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, &count))
    {
      if (GPOINTER_TO_UINT (count) > most)
        {
          most = GPOINTER_TO_UINT (count);
          ground = colour;
        }
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, NULL))
    best = MAX (best, get_contrast (get_luminance (GPOINTER_TO_UINT (colour)), get_luminance (GPOINTER_TO_UINT (ground))));

  return best;
}

/* Letters in avatars stand beside the name they are of; what is covered is not to be seen. */
static void
lint_contrast (GtkWidget     *widget,
               GtkWidget     *window,
               const guint32 *pixels,
               const char    *where)
{
  graphene_rect_t bounds, border;

  if (!gtk_widget_get_mapped (widget) || ADW_IS_AVATAR (widget) || !gtk_widget_get_can_target (widget) ||
      !gtk_widget_is_sensitive (widget))
    return;

  if (GTK_IS_LABEL (widget) && g_utf8_strlen (gtk_label_get_text (GTK_LABEL (widget)), -1) > 0)
    {
      double contrast;

      g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
      g_assert_true (gtk_widget_compute_bounds (window, window, &border));
      graphene_rect_offset (&bounds, -border.origin.x, -border.origin.y);
      contrast = measure_contrast (pixels, (int) border.size.width * SCALE, &bounds);
      if (contrast < CONTRAST)
        g_error ("%s: “%s” has a contrast of %.1f", where, gtk_label_get_text (GTK_LABEL (widget)), contrast);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    lint_contrast (child, window, pixels, where);
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
  GtkWidget *row = snabel_status_row_new (NULL, NULL);
  GtkWindow *window;

  snabel_ui_test_set_is_dark (look->is_dark);
  snabel_ui_test_set_text_scale (look->text_scale);
  window = snabel_ui_test_present (make_page (row), look->width, 700);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SnabelStatus) status = g_list_model_get_item (model, i);
      g_autofree char *where = g_strdup_printf ("post %s, %s", status->id, look->name);
      g_autoptr(GdkTexture) texture = NULL;
      g_autofree guint32 *pixels = NULL;
      int                 width, height;

      snabel_status_row_set_status (SNABEL_STATUS_ROW (row), status);
      snabel_ui_test_wait_frame (GTK_WIDGET (window));
      lint (row, row, where);
      if (look->text_scale > 1)
        continue;

      texture = draw (GTK_WIDGET (window));
      width = gdk_texture_get_width (texture);
      height = gdk_texture_get_height (texture);
      pixels = g_new (guint32, (gsize) width * height);
      gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
      lint_contrast (row, GTK_WIDGET (window), pixels, where);
    }
  snabel_ui_test_close (window);
  snabel_ui_test_set_is_dark (FALSE);
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
