/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flat menu that a status notifier host draws, and tells us of clicks in. */
#include "status-item/snabel-status-menu.h"

#include "status-item/snabel-status-bus.h"

/* The root of the menu; the entries count from one. */
#define ROOT_ID 0

/* An entry keeps its id as long as its name is in use: a click that crosses a new layout hits no other entry. */
typedef struct
{
  int                   id;
  char                 *name;
  char                 *label;
  char                 *icon_name;
  SnabelStatusMenuCheck check;
  gboolean              is_disabled;
} Entry;

struct _SnabelStatusMenu
{
  GObject        parent_instance;
  SnabelBusMenu *skeleton;
  GPtrArray     *entries;
  int            last_id;
  guint          revision;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelStatusMenu, snabel_status_menu, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->name, g_free);
  g_clear_pointer (&entry->label, g_free);
  g_clear_pointer (&entry->icon_name, g_free);
  g_free (entry);
}

static Entry *
find_by_id (SnabelStatusMenu *self,
            int               id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->id == id)
        return entry;
    }

  return NULL;
}

static int
id_for_name (SnabelStatusMenu *self,
             const char       *name)
{
  for (guint i = 0; name != NULL && i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (g_strcmp0 (entry->name, name) == 0)
        return entry->id;
    }

  return ++self->last_id;
}

/* A single underscore would mark the next letter as a key. */
static char *
escape_label (const char *label)
{
  g_autoptr(GString) escaped = g_string_new (label);

  g_string_replace (escaped, "_", "__", 0);

  return g_strdup (escaped->str);
}

static void
add_property (GVariantBuilder   *properties,
              const char *const *wanted,
              const char        *name,
              GVariant          *value)
{
  g_autoptr(GVariant) sunk = g_variant_ref_sink (value);

  if (wanted == NULL || *wanted == NULL || g_strv_contains (wanted, name))
    g_variant_builder_add (properties, "{sv}", name, sunk);
}

/* Returns: (transfer floating): the properties of @entry that are not at their defaults */
static GVariant *
entry_properties (Entry             *entry,
                  const char *const *wanted)
{
  g_auto(GVariantBuilder) properties = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (entry->name == NULL)
    {
      add_property (&properties, wanted, "type", g_variant_new_string ("separator"));
      return g_variant_builder_end (&properties);
    }

  add_property (&properties, wanted, "label", g_variant_new_string (entry->label));
  if (entry->icon_name != NULL)
    add_property (&properties, wanted, "icon-name", g_variant_new_string (entry->icon_name));
  if (entry->is_disabled)
    add_property (&properties, wanted, "enabled", g_variant_new_boolean (FALSE));
  if (entry->check != SNABEL_STATUS_MENU_CHECK_NONE)
    {
      add_property (&properties, wanted, "toggle-type", g_variant_new_string ("checkmark"));
      add_property (&properties, wanted, "toggle-state",
                    g_variant_new_int32 (entry->check == SNABEL_STATUS_MENU_CHECK_ON));
    }

  return g_variant_builder_end (&properties);
}

static GVariant *
root_properties (const char *const *wanted)
{
  g_auto(GVariantBuilder) properties = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  add_property (&properties, wanted, "children-display", g_variant_new_string ("submenu"));

  return g_variant_builder_end (&properties);
}

static GVariant *
root_layout (SnabelStatusMenu  *self,
             int                depth,
             const char *const *wanted)
{
  g_auto(GVariantBuilder) children = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  for (guint i = 0; depth != 0 && i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      g_variant_builder_add (&children, "v", g_variant_new ("(i@a{sv}av)", entry->id, entry_properties (entry, wanted), NULL));
    }

  return g_variant_new ("(i@a{sv}av)", ROOT_ID, root_properties (wanted), &children);
}

static gboolean
reject_id (GDBusMethodInvocation *invocation,
           int                    id)
{
  g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                         "The menu has no entry %d", id);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
get_layout_cb (SnabelStatusMenu      *self,
               GDBusMethodInvocation *invocation,
               int                    parent_id,
               int                    depth,
               const char *const     *wanted)
{
  Entry    *entry = find_by_id (self, parent_id);
  GVariant *layout = NULL;

  if (parent_id != ROOT_ID && entry == NULL)
    return reject_id (invocation, parent_id);

  if (entry == NULL)
    layout = root_layout (self, depth, wanted);
  else
    layout = g_variant_new ("(i@a{sv}av)", entry->id, entry_properties (entry, wanted), NULL);
  snabel_bus_menu_complete_get_layout (self->skeleton, invocation, self->revision, layout);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
is_among (GVariant *ids,
          int       id)
{
  gsize      n_ids = 0;
  const int *values = g_variant_get_fixed_array (ids, &n_ids, sizeof (int));

  for (gsize i = 0; i < n_ids; i++)
    if (values[i] == id)
      return TRUE;

  return n_ids == 0;
}

static gboolean
get_group_properties_cb (SnabelStatusMenu      *self,
                         GDBusMethodInvocation *invocation,
                         GVariant              *ids,
                         const char *const     *wanted)
{
  g_auto(GVariantBuilder) groups = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ia{sv})"));

  if (is_among (ids, ROOT_ID))
    g_variant_builder_add (&groups, "(i@a{sv})", ROOT_ID, root_properties (wanted));
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (is_among (ids, entry->id))
        g_variant_builder_add (&groups, "(i@a{sv})", entry->id, entry_properties (entry, wanted));
    }
  snabel_bus_menu_complete_get_group_properties (self->skeleton, invocation, g_variant_builder_end (&groups));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
get_property_cb (SnabelStatusMenu      *self,
                 GDBusMethodInvocation *invocation,
                 int                    id,
                 const char            *name)
{
  Entry *entry = find_by_id (self, id);
  g_autoptr(GVariant) properties = NULL;
  g_autoptr(GVariant) value = NULL;

  if (id != ROOT_ID && entry == NULL)
    return reject_id (invocation, id);

  properties = g_variant_ref_sink (entry != NULL ? entry_properties (entry, NULL) : root_properties (NULL));
  value = g_variant_lookup_value (properties, name, NULL);
  if (value == NULL)
    value = g_variant_ref_sink (g_variant_new_string (""));
  snabel_bus_menu_complete_get_property (self->skeleton, invocation, g_variant_new_variant (value));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* Returns: whether there is such an entry */
static gboolean
take_event (SnabelStatusMenu *self,
            int               id,
            const char       *event)
{
  Entry           *entry = find_by_id (self, id);
  g_autofree char *name = NULL;

  if (entry == NULL)
    return id == ROOT_ID;
  if (!g_str_equal (event, "clicked") || entry->name == NULL || entry->is_disabled)
    return TRUE;

  name = g_strdup (entry->name);
  g_signal_emit (self, signals[ACTIVATED], 0, name);

  return TRUE;
}

static gboolean
event_cb (SnabelStatusMenu      *self,
          GDBusMethodInvocation *invocation,
          int                    id,
          const char            *event,
          GVariant              *data,
          guint                  timestamp)
{
  if (find_by_id (self, id) == NULL && id != ROOT_ID)
    return reject_id (invocation, id);

  /* The host is answered first: what the click does may take its time, or end the program. */
  snabel_bus_menu_complete_event (self->skeleton, invocation);
  take_event (self, id, event);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
event_group_cb (SnabelStatusMenu      *self,
                GDBusMethodInvocation *invocation,
                GVariant              *events)
{
  g_autoptr(SnabelStatusMenu) alive = g_object_ref (self);
  g_auto(GVariantBuilder) errors = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ai"));
  GVariantIter iter;
  const char  *event = NULL;
  int          id = 0;

  g_variant_iter_init (&iter, events);
  while (g_variant_iter_next (&iter, "(i&svu)", &id, &event, NULL, NULL))
    if (!take_event (self, id, event))
      g_variant_builder_add (&errors, "i", id);

  if (self->skeleton != NULL)
    snabel_bus_menu_complete_event_group (self->skeleton, invocation, g_variant_builder_end (&errors));
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(ai)", &errors));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* The menu is always up to date: nothing is built when it is about to be shown. */
static gboolean
about_to_show_cb (SnabelStatusMenu      *self,
                  GDBusMethodInvocation *invocation,
                  int                    id)
{
  snabel_bus_menu_complete_about_to_show (self->skeleton, invocation, FALSE);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
about_to_show_group_cb (SnabelStatusMenu      *self,
                        GDBusMethodInvocation *invocation,
                        GVariant              *ids)
{
  snabel_bus_menu_complete_about_to_show_group (self->skeleton, invocation,
                                                g_variant_new ("ai", NULL), g_variant_new ("ai", NULL));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
snabel_status_menu_dispose (GObject *object)
{
  SnabelStatusMenu *self = SNABEL_STATUS_MENU (object);

  if (self->skeleton != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  g_clear_object (&self->skeleton);

  G_OBJECT_CLASS (snabel_status_menu_parent_class)->dispose (object);
}

static void
snabel_status_menu_finalize (GObject *object)
{
  SnabelStatusMenu *self = SNABEL_STATUS_MENU (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (snabel_status_menu_parent_class)->finalize (object);
}

static void
snabel_status_menu_class_init (SnabelStatusMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = snabel_status_menu_dispose;
  object_class->finalize = snabel_status_menu_finalize;

  /**
   * SnabelStatusMenu::activated:
   * @name: the entry that was clicked
   */
  signals[ACTIVATED] = g_signal_new ("activated", SNABEL_TYPE_STATUS_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
snabel_status_menu_init (SnabelStatusMenu *self)
{
  static const struct
  {
    const char *signal_name;
    GCallback   callback;
  } handlers[] = {
    { "handle-get-layout", G_CALLBACK (get_layout_cb) },
    { "handle-get-group-properties", G_CALLBACK (get_group_properties_cb) },
    { "handle-get-property", G_CALLBACK (get_property_cb) },
    { "handle-event", G_CALLBACK (event_cb) },
    { "handle-event-group", G_CALLBACK (event_group_cb) },
    { "handle-about-to-show", G_CALLBACK (about_to_show_cb) },
    { "handle-about-to-show-group", G_CALLBACK (about_to_show_group_cb) },
  };

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->revision = 1;
  self->skeleton = snabel_bus_menu_skeleton_new ();
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->skeleton, handlers[i].signal_name, handlers[i].callback, self, G_CONNECT_SWAPPED);
  snabel_bus_menu_set_version (self->skeleton, 3);
  snabel_bus_menu_set_text_direction (self->skeleton, "ltr");
  snabel_bus_menu_set_status (self->skeleton, "normal");
  snabel_bus_menu_set_icon_theme_path (self->skeleton, (const char *const[]) { NULL });
}

/**
 * snabel_status_menu_new:
 * @bus: the session bus
 * @path: where the menu is offered
 *
 * Returns: (transfer full): an empty menu
 */
SnabelStatusMenu *
snabel_status_menu_new (GDBusConnection *bus,
                        const char      *path)
{
  SnabelStatusMenu *self = g_object_new (SNABEL_TYPE_STATUS_MENU, NULL);
  g_autoptr(GError) error = NULL;

  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), bus, path, &error))
    g_warning ("The menu of the status item: %s", error->message);

  return self;
}

/**
 * snabel_status_menu_set_items:
 * @items: (array length=n_items): the entries, from the top
 * @n_items: how many there are
 */
void
snabel_status_menu_set_items (SnabelStatusMenu           *self,
                              const SnabelStatusMenuItem *items,
                              guint                       n_items)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);

  g_return_if_fail (SNABEL_IS_STATUS_MENU (self));

  for (guint i = 0; i < n_items; i++)
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->id = id_for_name (self, items[i].name);
      entry->name = g_strdup (items[i].name);
      entry->label = escape_label (items[i].label != NULL ? items[i].label : "");
      entry->icon_name = g_strdup (items[i].icon_name);
      entry->check = items[i].check;
      entry->is_disabled = items[i].is_disabled;
      g_ptr_array_add (entries, entry);
    }

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  self->revision++;
  snabel_bus_menu_emit_layout_updated (self->skeleton, self->revision, ROOT_ID);
}
