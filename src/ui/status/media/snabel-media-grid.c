/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of a post's pictures, known before any of them is here: nothing moves when they come. */
#include "status/media/snabel-media-grid.h"

#include "status/media/snabel-media-box.h"

#define MAX_BOXES     4
#define GAP           4
#define MAX_HEIGHT    420
#define MIN_ASPECT    0.5
#define MAX_ASPECT    3.0
#define SHARED_ASPECT (16.0 / 9.0) /* of several pictures together */

struct _SnabelMediaGrid
{
  GtkWidget         parent_instance;
  SnabelRowContext *context;
  GListModel       *attachments;
  GtkWidget        *boxes[MAX_BOXES]; /* (nullable): made when first needed */
  guint             n_shown;
  gboolean          is_covered;
};

G_DEFINE_FINAL_TYPE (SnabelMediaGrid, snabel_media_grid, GTK_TYPE_WIDGET)

static double
get_aspect (GListModel *attachments)
{
  g_autoptr(SnabelMediaAttachment) first = NULL;

  if (g_list_model_get_n_items (attachments) != 1)
    return SHARED_ASPECT;

  first = g_list_model_get_item (attachments, 0);

  return CLAMP (snabel_media_attachment_get_aspect (first), MIN_ASPECT, MAX_ASPECT);
}

/**
 * snabel_media_grid_estimate_height:
 * @attachments: of #SnabelMediaAttachment
 *
 * Returns: how high the grid is at @width; exact
 */
int
snabel_media_grid_estimate_height (GListModel *attachments,
                                   int         width)
{
  if (g_list_model_get_n_items (attachments) == 0)
    return 0;

  return (int) MIN (MAX_HEIGHT, width / get_aspect (attachments));
}

static void
snabel_media_grid_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  SnabelMediaGrid *self = SNABEL_MEDIA_GRID (widget);

  *minimum = *natural = 0;
  if (self->attachments == NULL || orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  *minimum = *natural = snabel_media_grid_estimate_height (self->attachments, MAX (for_size, 0));
}

/* One: all. Two: side by side. Three: a high one, and two above each other. Four: a square. */
static GtkAllocation
get_place (SnabelMediaGrid *self,
           guint            i,
           int              width,
           int              height)
{
  int           half_width = (width - GAP) / 2;
  int           half_height = (height - GAP) / 2;
  gboolean      is_second_column = self->n_shown == 3 ? i > 0 : i % 2 == 1;
  gboolean      is_second_line = self->n_shown == 3 ? i == 2 : i / 2 == 1;
  gboolean      is_high = self->n_shown == 2 || (self->n_shown == 3 && i == 0);
  GtkAllocation place = { 0, 0, half_width, half_height };

  if (self->n_shown == 1)
    return (GtkAllocation) { 0, 0, width, height };

  if (is_second_column)
    {
      place.x = half_width + GAP;
      place.width = width - place.x;
    }
  if (is_high)
    place.height = height;
  else if (is_second_line)
    {
      place.y = half_height + GAP;
      place.height = height - place.y;
    }

  return place;
}

static void
snabel_media_grid_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  SnabelMediaGrid *self = SNABEL_MEDIA_GRID (widget);
  gboolean         is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int              used_width = width;

  if (self->attachments == NULL)
    return;
  if (self->n_shown == 1 && height >= MAX_HEIGHT)
    used_width = (int) MIN (width, height * get_aspect (self->attachments));

  for (guint i = 0; i < self->n_shown; i++)
    {
      GtkAllocation place = get_place (self, i, used_width, height);

      if (is_rtl)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (self->boxes[i], &place, -1);
    }
}

static void
snabel_media_grid_dispose (GObject *object)
{
  SnabelMediaGrid *self = SNABEL_MEDIA_GRID (object);

  g_clear_object (&self->context);
  g_clear_object (&self->attachments);
  for (guint i = 0; i < MAX_BOXES; i++)
    g_clear_pointer (&self->boxes[i], gtk_widget_unparent);

  G_OBJECT_CLASS (snabel_media_grid_parent_class)->dispose (object);
}

static GtkSizeRequestMode
snabel_media_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
snabel_media_grid_class_init (SnabelMediaGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_media_grid_dispose;
  widget_class->get_request_mode = snabel_media_grid_get_request_mode;
  widget_class->measure = snabel_media_grid_measure;
  widget_class->size_allocate = snabel_media_grid_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "mediagrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
snabel_media_grid_init (SnabelMediaGrid *self)
{
}

GtkWidget *
snabel_media_grid_new (void)
{
  return g_object_new (SNABEL_TYPE_MEDIA_GRID, NULL);
}

/**
 * snabel_media_grid_set_context:
 * @context: what the rows of a list share; once, before the first attachments
 */
void
snabel_media_grid_set_context (SnabelMediaGrid  *self,
                               SnabelRowContext *context)
{
  g_return_if_fail (SNABEL_IS_MEDIA_GRID (self));
  g_return_if_fail (SNABEL_IS_ROW_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
}

static GtkWidget *
create_box (SnabelMediaGrid *self,
            guint            position)
{
  GtkWidget *box = snabel_media_box_new (self->context);

  snabel_media_box_set_is_covered (SNABEL_MEDIA_BOX (box), self->is_covered);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (box), "u", position);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (box), "media.open");
  gtk_widget_insert_before (box, GTK_WIDGET (self), NULL);

  return box;
}

/**
 * snabel_media_grid_set_attachments:
 * @attachments: of #SnabelMediaAttachment; beyond four they are counted
 *
 * A box that is pressed activates `media.open` with its position.
 */
void
snabel_media_grid_set_attachments (SnabelMediaGrid *self,
                                   GListModel      *attachments)
{
  guint n_items;

  g_return_if_fail (SNABEL_IS_MEDIA_GRID (self));
  g_return_if_fail (G_IS_LIST_MODEL (attachments));

  if (!g_set_object (&self->attachments, attachments))
    return;

  n_items = g_list_model_get_n_items (attachments);
  self->n_shown = MIN (n_items, MAX_BOXES);
  for (guint i = 0; i < MAX_BOXES; i++)
    {
      g_autoptr(SnabelMediaAttachment) attachment = g_list_model_get_item (attachments, i);

      if (self->boxes[i] == NULL && i < self->n_shown)
        self->boxes[i] = create_box (self, i);
      if (self->boxes[i] != NULL)
        gtk_widget_set_visible (self->boxes[i], i < self->n_shown);
      if (i >= self->n_shown)
        continue;
      snabel_media_box_set_attachment (SNABEL_MEDIA_BOX (self->boxes[i]), attachment);
      snabel_media_box_set_n_more (SNABEL_MEDIA_BOX (self->boxes[i]), i == MAX_BOXES - 1 ? n_items - self->n_shown : 0);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * snabel_media_grid_set_is_covered:
 * @is_covered: whether what is here is not to be seen, and so not to be fetched
 */
void
snabel_media_grid_set_is_covered (SnabelMediaGrid *self,
                                  gboolean         is_covered)
{
  g_return_if_fail (SNABEL_IS_MEDIA_GRID (self));

  self->is_covered = is_covered;
  gtk_widget_set_can_target (GTK_WIDGET (self), !is_covered);
  gtk_widget_set_can_focus (GTK_WIDGET (self), !is_covered);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, is_covered, -1);
  for (guint i = 0; i < MAX_BOXES; i++)
    if (self->boxes[i] != NULL)
      snabel_media_box_set_is_covered (SNABEL_MEDIA_BOX (self->boxes[i]), is_covered);
}
