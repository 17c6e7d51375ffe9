/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Support of the tests of entities. */
#include "snabel-test-entity.h"

/* Single quotes stand for double ones; a test that needs one writes \u0027. */
JsonNode *
snabel_test_json (const char *text)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string (quoted, &error);

  g_assert_no_error (error);

  return node != NULL ? node : json_node_new (JSON_NODE_NULL);
}

gpointer
snabel_test_entity_new (GType       type,
                        const char *json)
{
  g_autoptr(JsonNode) node = snabel_test_json (json);
  g_autoptr(GError) error = NULL;
  gpointer entity = snabel_entity_new_from_json (type, node, &error);

  g_assert_no_error (error);
  g_assert_nonnull (entity);

  return entity;
}

void
snabel_test_entity_update (gpointer    entity,
                           const char *json)
{
  g_autoptr(JsonNode) node = snabel_test_json (json);
  g_autoptr(GError) error = NULL;

  g_assert_true (snabel_entity_update (entity, node, &error));
  g_assert_no_error (error);
}

void
snabel_test_assert_refused (GType             type,
                            const char       *json,
                            SnabelEntityError code)
{
  g_autoptr(JsonNode) node = snabel_test_json (json);
  g_autoptr(GError) error = NULL;

  g_assert_null (snabel_entity_new_from_json (type, node, &error));
  g_assert_error (error, SNABEL_ENTITY_ERROR, (int) code);
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           GPtrArray  *notified)
{
  g_ptr_array_add (notified, g_strdup (pspec->name));
}

static void
unref_closure (gpointer  notified,
               GClosure *closure)
{
  g_ptr_array_unref (notified);
}

/* The names of the properties that @object notifies from now on, in their order. */
GPtrArray *
snabel_test_watch (gpointer object)
{
  GPtrArray *notified = g_ptr_array_new_with_free_func (g_free);

  g_signal_connect_data (object, "notify", G_CALLBACK (notify_cb), g_ptr_array_ref (notified), unref_closure, 0);

  return notified;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Exactly these @names, each once, in the order of the alphabet. */
void
snabel_test_assert_notified (GPtrArray  *notified,
                             const char *names)
{
  g_autoptr(GString) found = g_string_new (NULL);

  g_ptr_array_sort (notified, compare_cb);
  for (guint i = 0; i < notified->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", (char *) notified->pdata[i]);

  g_assert_cmpstr (found->str, ==, names);
}
