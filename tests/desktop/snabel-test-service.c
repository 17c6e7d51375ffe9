/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stand-in for a service of the desktop: comes and goes, notes what it is asked, says what the test wants. */
#include "snabel-test-bus.h"

typedef struct
{
  char     *method;
  GVariant *parameters;
} Call;

struct _SnabelTestService
{
  GObject               parent_instance;
  GDBusConnection      *connection;
  GDBusNodeInfo        *info;
  char                 *bus_name;
  char                 *path;
  SnabelTestServiceFunc func;
  GHashTable           *properties;
  GPtrArray            *calls;
  GPtrArray            *unanswered;
  guint                 object_id;
  guint                 name_id;
};

G_DEFINE_FINAL_TYPE (SnabelTestService, snabel_test_service, G_TYPE_OBJECT)

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_pointer (&call->method, g_free);
  g_clear_pointer (&call->parameters, g_variant_unref);
  g_free (call);
}

static void
method_called_cb (GDBusConnection       *connection,
                  const char            *sender,
                  const char            *object_path,
                  const char            *interface_name,
                  const char            *method_name,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer               user_data)
{
  SnabelTestService *self = user_data;
  Call              *call = g_new0 (Call, 1);
  GVariant          *answer = NULL;

  call->method = g_strdup (method_name);
  call->parameters = g_variant_ref (parameters);
  g_ptr_array_add (self->calls, call);

  answer = self->func (self, method_name, parameters);
  if (answer != NULL)
    g_dbus_method_invocation_return_value (invocation, answer);
  else
    g_ptr_array_add (self->unanswered, invocation);
}

static GVariant *
get_property_cb (GDBusConnection *connection,
                 const char      *sender,
                 const char      *object_path,
                 const char      *interface_name,
                 const char      *property_name,
                 GError         **error,
                 gpointer         user_data)
{
  SnabelTestService *self = user_data;

  return g_variant_ref (g_hash_table_lookup (self->properties, property_name));
}

static void
snabel_test_service_dispose (GObject *object)
{
  SnabelTestService *self = SNABEL_TEST_SERVICE (object);

  g_clear_handle_id (&self->name_id, g_bus_unown_name);
  if (self->object_id != 0)
    g_dbus_connection_unregister_object (self->connection, g_steal_handle_id (&self->object_id));
  g_clear_object (&self->connection);
  g_clear_pointer (&self->info, g_dbus_node_info_unref);
  g_clear_pointer (&self->bus_name, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->properties, g_hash_table_unref);
  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_clear_pointer (&self->unanswered, g_ptr_array_unref);

  G_OBJECT_CLASS (snabel_test_service_parent_class)->dispose (object);
}

static void
snabel_test_service_class_init (SnabelTestServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_test_service_dispose;
}

static void
snabel_test_service_init (SnabelTestService *self)
{
  self->calls = g_ptr_array_new_with_free_func (call_free);
  self->unanswered = g_ptr_array_new_with_free_func (g_object_unref);
  self->properties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
}

/**
 * snabel_test_service_new:
 * @xml: its one interface, for introspection
 * @func: answers the calls
 *
 * Returns: (transfer full): a service that is not there yet
 */
SnabelTestService *
snabel_test_service_new (const char           *bus_name,
                         const char           *path,
                         const char           *xml,
                         SnabelTestServiceFunc func)
{
  static const GDBusInterfaceVTable vtable = { method_called_cb, get_property_cb, NULL, { 0 } };
  SnabelTestService                *self = g_object_new (SNABEL_TYPE_TEST_SERVICE, NULL);
  g_autoptr(GError) error = NULL;

  self->connection = snabel_test_bus_dup ();
  self->info = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  self->bus_name = g_strdup (bus_name);
  self->path = g_strdup (path);
  self->func = func;
  self->object_id = g_dbus_connection_register_object (self->connection, path, self->info->interfaces[0],
                                                       &vtable, self, NULL, &error);
  g_assert_no_error (error);

  return self;
}

/**
 * snabel_test_service_set_is_there:
 * @is_there: whether it owns its name
 */
void
snabel_test_service_set_is_there (SnabelTestService *self,
                                  gboolean           is_there)
{
  g_clear_handle_id (&self->name_id, g_bus_unown_name);
  if (is_there)
    self->name_id = g_bus_own_name_on_connection (self->connection, self->bus_name, 0, NULL, NULL, NULL, NULL);
  snabel_test_wait_name (self->bus_name, is_there);
}

/**
 * snabel_test_service_set_property:
 * @value: (transfer floating):
 */
void
snabel_test_service_set_property (SnabelTestService *self,
                                  const char        *name,
                                  GVariant          *value)
{
  g_hash_table_insert (self->properties, g_strdup (name), g_variant_ref_sink (value));
}

/**
 * snabel_test_service_emit:
 * @parameters: (nullable) (transfer floating):
 */
void
snabel_test_service_emit (SnabelTestService *self,
                          const char        *signal_name,
                          GVariant          *parameters)
{
  g_autoptr(GError) error = NULL;

  g_dbus_connection_emit_signal (self->connection, NULL, self->path, self->info->interfaces[0]->name,
                                 signal_name, parameters, &error);
  g_assert_no_error (error);
}

/**
 * snabel_test_service_get_n_calls:
 *
 * Returns: how often @method was called
 */
guint
snabel_test_service_get_n_calls (SnabelTestService *self,
                                 const char        *method)
{
  guint n_calls = 0;

  for (guint i = 0; i < self->calls->len; i++)
    if (g_str_equal (((Call *) g_ptr_array_index (self->calls, i))->method, method))
      n_calls++;

  return n_calls;
}

/**
 * snabel_test_service_get_call:
 * @index: which of the calls of @method
 *
 * Returns: (transfer none): its parameters
 */
GVariant *
snabel_test_service_get_call (SnabelTestService *self,
                              const char        *method,
                              guint              index)
{
  for (guint i = 0; i < self->calls->len; i++)
    {
      Call *call = g_ptr_array_index (self->calls, i);

      if (g_str_equal (call->method, method) && index-- == 0)
        return call->parameters;
    }

  g_assert_not_reached ();
}
