/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures, each with the way it was taken; printed as a table and written as JSON. */
#include "snabel-bench-figures.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

typedef struct
{
  char  *name;
  double value;
  char  *unit;
  char  *how;
} Figure;

struct _SnabelBenchFigures
{
  GPtrArray *list;
};

static void
figure_free (gpointer data)
{
  Figure *figure = data;

  g_free (figure->name);
  g_free (figure->unit);
  g_free (figure->how);
  g_free (figure);
}

SnabelBenchFigures *
snabel_bench_figures_new (void)
{
  SnabelBenchFigures *self = g_new0 (SnabelBenchFigures, 1);

  self->list = g_ptr_array_new_with_free_func (figure_free);

  return self;
}

void
snabel_bench_figures_free (SnabelBenchFigures *self)
{
  g_ptr_array_unref (self->list);
  g_free (self);
}

/**
 * snabel_bench_figures_add:
 * @how: in a sentence, how the figure was taken
 */
void
snabel_bench_figures_add (SnabelBenchFigures *self,
                          const char         *name,
                          double              value,
                          const char         *unit,
                          const char         *how)
{
  Figure *figure = g_new0 (Figure, 1);

  figure->name = g_strdup (name);
  figure->value = value;
  figure->unit = g_strdup (unit);
  figure->how = g_strdup (how);
  g_ptr_array_add (self->list, figure);
}

/**
 * snabel_bench_figures_print:
 *
 * Plain lines on standard output: g_print() would make comments of a test of them.
 */
void
snabel_bench_figures_print (SnabelBenchFigures *self)
{
  printf ("Build type: %s\n", SNABEL_BENCH_BUILD_TYPE);
  for (guint i = 0; i < self->list->len; i++)
    {
      const Figure *figure = g_ptr_array_index (self->list, i);

      printf ("%-22s %10.3f %-5s %s\n", figure->name, figure->value, figure->unit, figure->how);
    }
}

static void
set_figure (JsonObject   *object,
            const Figure *figure)
{
  json_object_set_string_member (object, "name", figure->name);
  json_object_set_double_member (object, "value", figure->value);
  json_object_set_string_member (object, "unit", figure->unit);
  json_object_set_string_member (object, "how", figure->how);
}

/**
 * snabel_bench_figures_save:
 *
 * Returns: whether the figures are in the file @path
 */
gboolean
snabel_bench_figures_save (SnabelBenchFigures *self,
                           const char         *path,
                           GError            **error)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  JsonObject *object = json_object_new ();
  JsonArray  *array = json_array_new ();

  for (guint i = 0; i < self->list->len; i++)
    {
      JsonObject *member = json_object_new ();

      set_figure (member, g_ptr_array_index (self->list, i));
      json_array_add_object_element (array, member);
    }
  json_object_set_string_member (object, "build_type", SNABEL_BENCH_BUILD_TYPE);
  json_object_set_array_member (object, "figures", array);
  json_node_take_object (root, object);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);

  return json_generator_to_file (generator, path, error);
}
