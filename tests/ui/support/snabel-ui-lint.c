/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold on every page in every look: nothing is cut or runs into another, all can be read, all has a name. */
#include "snabel-ui-lint.h"

#include <math.h>

#include "snabel-ui-test.h"

#define CONTRAST 4.5
#define SCALE    3 /* strokes are then wide enough to have a pixel of their full colour */

typedef struct
{
  GtkWidget  *top;
  const char *where;
  guint32    *pixels;
  int         width;
  int         height;
} Lint;

static gboolean
shows_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_words (child))
      return TRUE;

  return FALSE;
}

/* As GTK makes it: what was said, else what the widget shows, else its tooltip; the inner part of an entry or of
 * a button with a menu is named by the whole. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  GtkWidget     *parent = gtk_widget_get_parent (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
      gtk_widget_get_tooltip_text (widget) != NULL)
    return TRUE;
  if ((GTK_IS_LABEL (widget) || GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget)) && shows_words (widget))
    return TRUE;
  if (GTK_IS_TEXT (widget))
    return shows_words (gtk_widget_get_parent (parent)) || has_name (parent);

  return GTK_IS_MENU_BUTTON (parent) && has_name (parent);
}

/* What only scrolls, or holds a dialog, has nothing to say of itself. */
static gboolean
needs_name (GtkWidget *widget)
{
  return gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_VIEWPORT (widget) &&
         !g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwGizmo");
}

static void
lint_text (Lint     *lint,
           GtkLabel *label)
{
  PangoRectangle ink;

  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    return;

  pango_layout_get_pixel_extents (gtk_label_get_layout (label), NULL, &ink);
  if (ink.width > gtk_widget_get_width (GTK_WIDGET (label)) || ink.height > gtk_widget_get_height (GTK_WIDGET (label)) + 1)
    g_test_fail_printf ("%s: “%s” is cut", lint->where, gtk_label_get_text (label));
}

/* Widgets side by side, or one above the other, never lie on each other. */
static void
lint_next (Lint      *lint,
           GtkWidget *widget)
{
  GtkWidget      *next = gtk_widget_get_next_sibling (widget);
  graphene_rect_t bounds, others, common;

  if (next == NULL || !gtk_widget_get_mapped (next) || !GTK_IS_BOX (gtk_widget_get_parent (widget)))
    return;

  g_assert_true (gtk_widget_compute_bounds (widget, lint->top, &bounds));
  g_assert_true (gtk_widget_compute_bounds (next, lint->top, &others));
  if (graphene_rect_intersection (&bounds, &others, &common) && common.size.width > 1 && common.size.height > 1)
    g_test_fail_printf ("%s: a %s lies on a %s", lint->where, G_OBJECT_TYPE_NAME (next), G_OBJECT_TYPE_NAME (widget));
}

/* Sideways, nothing leaves what holds it; downwards it may, where one can scroll. */
static void
lint_place (Lint      *lint,
            GtkWidget *widget)
{
  graphene_rect_t bounds, all;
  gboolean        is_scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) != NULL;

  g_assert_true (gtk_widget_compute_bounds (widget, lint->top, &bounds));
  g_assert_true (gtk_widget_compute_bounds (lint->top, lint->top, &all));
  graphene_rect_inset (&all, -1, -1);
  if (bounds.origin.x < all.origin.x || bounds.origin.x + bounds.size.width > all.origin.x + all.size.width ||
      (!is_scrolled && !graphene_rect_contains_rect (&all, &bounds)))
    g_test_fail_printf ("%s: a %s leaves its place", lint->where, G_OBJECT_TYPE_NAME (widget));
}

/* A scrollbar lays itself over the edge as it comes and goes: that is the toolkit's. */
static void
lint_widget (Lint      *lint,
             GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_NATIVE (widget) || GTK_IS_SCROLLBAR (widget))
    return;

  lint_place (lint, widget);
  if (needs_name (widget) && !has_name (widget))
    g_test_fail_printf ("%s: a %s takes the focus but has no name", lint->where, G_OBJECT_TYPE_NAME (widget));
  if (GTK_IS_LABEL (widget))
    lint_text (lint, GTK_LABEL (widget));
  lint_next (lint, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    lint_widget (lint, child);
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

/* Most of a line is long stretches of one colour. */
static void
count_colours (Lint                  *lint,
               GHashTable            *counts,
               const graphene_rect_t *bounds,
               int                    y)
{
  const guint32 *line = lint->pixels + (gsize) y * lint->width;
  int            end = (int) (bounds->origin.x + bounds->size.width) * SCALE;
  int            next;

  for (int x = (int) bounds->origin.x * SCALE; x < end; x = next)
    {
      gpointer colour = GUINT_TO_POINTER (line[x] & 0xffffff);

      next = x + 1;
      while (next < end && line[next] == line[x])
        next++;
      g_hash_table_insert (counts, colour, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, colour)) + next - x));
    }
}

/* The ground is the colour that most of the label has, the text the one that differs most from it. */
static double
measure_contrast (Lint                  *lint,
                  const graphene_rect_t *bounds)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer       colour, count, ground = NULL;
  guint          most = 0;
  double         best = 1;

  for (int y = (int) bounds->origin.y * SCALE; y < (int) (bounds->origin.y + bounds->size.height) * SCALE; y++)
    count_colours (lint, counts, bounds, y);
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

/* What is scrolled out of sight has no colour. */
static gboolean
find_visible (GtkWidget       *widget,
              GtkWidget       *window,
              graphene_rect_t *visible)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, window, visible))
    return FALSE;
  for (GtkWidget *holder = gtk_widget_get_parent (widget); holder != NULL; holder = gtk_widget_get_parent (holder))
    {
      g_assert_true (gtk_widget_compute_bounds (holder, window, &bounds));
      if ((GTK_IS_SCROLLABLE (holder) || GTK_IS_NATIVE (holder)) && !graphene_rect_contains_rect (&bounds, visible))
        return FALSE;
      if (holder == window)
        break;
    }

  return TRUE;
}

/* The accent colour is the desktop's and the person's choice; with high contrast it is ours to make it readable. */
static gboolean
has_chosen_colour (GtkWidget *widget)
{
  return gtk_widget_has_css_class (widget, "suggested-action") &&
         !adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

/* Letters in avatars stand beside the name they are of; what is covered, or off for now, is not to be read. */
static void
lint_contrast (Lint      *lint,
               GtkWidget *widget,
               GtkWidget *window)
{
  graphene_rect_t visible, border;

  if (!gtk_widget_get_mapped (widget) || ADW_IS_AVATAR (widget) || (GTK_IS_NATIVE (widget) && widget != window) ||
      !gtk_widget_get_can_target (widget) || !gtk_widget_is_sensitive (widget) || has_chosen_colour (widget))
    return;

  if (GTK_IS_LABEL (widget) && shows_words (widget) && find_visible (widget, window, &visible))
    {
      double contrast;

      g_assert_true (gtk_widget_compute_bounds (window, window, &border));
      graphene_rect_offset (&visible, -border.origin.x, -border.origin.y);
      contrast = measure_contrast (lint, &visible);
      if (contrast < CONTRAST)
        g_test_fail_printf ("%s: “%s” has a contrast of %.1f", lint->where, gtk_label_get_text (GTK_LABEL (widget)), contrast);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    lint_contrast (lint, child, window);
}

/**
 * snabel_ui_lint_layout:
 * @top: what is looked at, with all that is in it
 * @where: which page in which look, for the complaint
 *
 * Asserts that nothing in @top is cut, lies on another or leaves it, and that everything that takes the focus has a name.
 */
void
snabel_ui_lint_layout (GtkWidget  *top,
                       const char *where)
{
  Lint lint = { .top = top, .where = where };

  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    lint_widget (&lint, child);
}

/**
 * snabel_ui_lint_contrast:
 *
 * Asserts that each label in @top that is on the screen stands out from its ground by 4.5:1 at least.
 */
void
snabel_ui_lint_contrast (GtkWidget  *top,
                         const char *where)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_native (top));
  g_autoptr(GdkTexture) texture = draw (window);
  Lint                lint = { .top = top, .where = where };
  g_autofree guint32 *pixels = NULL;

  lint.width = gdk_texture_get_width (texture);
  lint.height = gdk_texture_get_height (texture);
  pixels = g_new (guint32, (gsize) lint.width * lint.height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) lint.width * 4);
  lint.pixels = pixels;
  lint_contrast (&lint, top, window);
}

/**
 * snabel_ui_lint:
 *
 * Both of the above.
 */
void
snabel_ui_lint (GtkWidget  *top,
                const char *where)
{
  snabel_ui_lint_layout (top, where);
  snabel_ui_lint_contrast (top, where);
}
