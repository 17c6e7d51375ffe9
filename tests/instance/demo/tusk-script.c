/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what the people of the demo say: posts.txt, life.txt. */
#include "demo/tusk-script.h"

#include "tusk-demo-resources.h"

static void
line_free (gpointer data)
{
  TuskLine *self = data;

  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->who, g_free);
  g_free (self);
}

static TuskLine *
read_line (const char *line)
{
  TuskLine   *self = g_new0 (TuskLine, 1);
  const char *start = line + strspn (line, "> ");
  const char *colon = strstr (start, ": ");
  g_auto(GStrv) name = NULL;
  g_autofree char *who = colon != NULL ? g_strndup (start, (gsize) (colon - start)) : g_strdup ("");

  name = g_strsplit (who, "/", 2);
  self->depth = (guint) strspn (line, ">");
  self->who = g_strdup (name[0] != NULL ? name[0] : "");
  self->language = name[0] != NULL ? g_strdup (name[1]) : NULL;
  self->text = colon != NULL ? g_strcompress (colon + 2) : g_strdup (start);
  self->options = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * tusk_script_read_text:
 * @name: a file of the demo
 *
 * Returns: (transfer full): what is in it
 */
char *
tusk_script_read_text (const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/snabel/instance/", name, NULL);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (tusk_demo_get_resource (), path,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_return_val_if_fail (bytes != NULL, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * tusk_script_read:
 * @name: a file of the demo
 *
 * Returns: (transfer full): its lines; one without "who: " has an empty who
 */
GPtrArray *
tusk_script_read (const char *name)
{
  g_autofree char *text = tusk_script_read_text (name);
  g_auto(GStrv) rows = g_strsplit (text, "\n", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      if (*rows[i] == '\0' || *rows[i] == '#')
        continue;
      if (*rows[i] != '+')
        g_ptr_array_add (lines, read_line (rows[i]));
      else if (lines->len > 0)
        g_ptr_array_add (((TuskLine *) g_ptr_array_index (lines, lines->len - 1))->options,
                         g_strdup (rows[i] + 1));
    }

  return lines;
}

/**
 * tusk_line_get_option:
 *
 * Returns: (nullable): what stands behind "+name "
 */
const char *
tusk_line_get_option (TuskLine   *self,
                      const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < self->options->len; i++)
    {
      const char *option = g_ptr_array_index (self->options, i);

      if (g_str_has_prefix (option, name) && option[length] == ' ')
        return option + length + 1;
    }

  return NULL;
}
