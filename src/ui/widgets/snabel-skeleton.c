/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of posts that are on their way. They stand still: moving, they would keep the machine awake. */
#include "config.h"

#include "widgets/snabel-skeleton.h"

#include <glib/gi18n-lib.h>

/* The measures of a row of a timeline, so that the posts appear where their shapes were. */
#define MAXIMUM_WIDTH 700
#define PADDING       12
#define AVATAR        44
#define ROW_HEIGHT    132
#define BAR_HEIGHT    10
#define LINE_HEIGHT   22
#define STRENGTH      0.1f

struct _SnabelSkeleton
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SnabelSkeleton, snabel_skeleton, GTK_TYPE_WIDGET)

/* Shares of the width: a name, three lines of text, the actions. */
static const float rows[][4] = {
  { 0.34f, 0.96f, 0.88f, 0.52f },
  { 0.28f, 0.92f, 0.61f, 0.0f },
  { 0.41f, 0.97f, 0.90f, 0.74f },
};

static void
append_shape (GtkSnapshot           *snapshot,
              const GdkRGBA         *color,
              const graphene_rect_t *bounds,
              float                  radius)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_row (GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            const float   *shares,
            float          width)
{
  float x = PADDING + AVATAR + PADDING;
  float text_width = width - x - PADDING;

  append_shape (snapshot, color, &GRAPHENE_RECT_INIT (PADDING, PADDING, AVATAR, AVATAR), AVATAR / 2.0f);
  for (guint i = 0; i < G_N_ELEMENTS (rows[0]) && text_width > 0; i++)
    append_shape (snapshot, color,
                  &GRAPHENE_RECT_INIT (x, (float) (PADDING + 5 + i * LINE_HEIGHT), text_width * shares[i], BAR_HEIGHT),
                  BAR_HEIGHT / 2.0f);
}

static void
snabel_skeleton_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  float   width = (float) MIN (gtk_widget_get_width (widget), MAXIMUM_WIDTH);
  int     height = gtk_widget_get_height (widget);
  float   x = ((float) gtk_widget_get_width (widget) - width) / 2;
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  color.alpha *= STRENGTH;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, 0));
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width, 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  for (int y = 0; y < height; y += ROW_HEIGHT)
    {
      append_row (snapshot, &color, rows[y / ROW_HEIGHT % (int) G_N_ELEMENTS (rows)], width);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, ROW_HEIGHT));
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, -1, width, 1));
    }
  gtk_snapshot_restore (snapshot);
}

static void
snabel_skeleton_class_init (SnabelSkeletonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = snabel_skeleton_snapshot;
  gtk_widget_class_set_css_name (widget_class, "skeleton");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
snabel_skeleton_init (SnabelSkeleton *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Loading"), -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, TRUE, -1);
}

GtkWidget *
snabel_skeleton_new (void)
{
  return g_object_new (SNABEL_TYPE_SKELETON, NULL);
}
