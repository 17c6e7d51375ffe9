/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A StatusNotifierItem: icon, tooltip, clicks. */
#include "status-item/snabel-status-item.h"

#include "status-item/snabel-status-bus.h"
#include "status-item/snabel-status-watcher.h"

#define ITEM_PATH "/StatusNotifierItem"
#define MENU_PATH "/StatusNotifierItem/Menu"

struct _SnabelStatusItem
{
  GObject              parent_instance;
  GDBusConnection     *bus;
  SnabelBusItem       *skeleton;
  SnabelStatusMenu    *menu;
  char                *title;
  char                *icon_names[SNABEL_N_STATUS_ICONS];
  GVariant            *icon_pixels[SNABEL_N_STATUS_ICONS];
  SnabelStatusIcon     icon;
  char                *token;
  SnabelStatusWatcher *watcher;
};

enum
{
  PROP_0,
  PROP_IS_HOSTED,
  N_PROPS
};

enum
{
  ACTIVATE,
  SECONDARY_ACTIVATE,
  SCROLL,
  MENU_ITEM_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelStatusItem, snabel_status_item, G_TYPE_OBJECT)

static void
hosted_changed_cb (SnabelStatusItem *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_HOSTED]);
}

static void
emit_with_token (SnabelStatusItem *self,
                 guint             signal)
{
  g_autofree char *token = g_steal_pointer (&self->token);

  g_signal_emit (self, signals[signal], 0, token);
}

static gboolean
activate_cb (SnabelStatusItem      *self,
             GDBusMethodInvocation *invocation,
             int                    x,
             int                    y)
{
  snabel_bus_item_complete_activate (self->skeleton, invocation);
  emit_with_token (self, ACTIVATE);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
secondary_activate_cb (SnabelStatusItem      *self,
                       GDBusMethodInvocation *invocation,
                       int                    x,
                       int                    y)
{
  snabel_bus_item_complete_secondary_activate (self->skeleton, invocation);
  emit_with_token (self, SECONDARY_ACTIVATE);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* Only a host that cannot draw menus asks for this, and without a menu the window is what there is. */
static gboolean
context_menu_cb (SnabelStatusItem      *self,
                 GDBusMethodInvocation *invocation,
                 int                    x,
                 int                    y)
{
  snabel_bus_item_complete_context_menu (self->skeleton, invocation);
  emit_with_token (self, ACTIVATE);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
scroll_cb (SnabelStatusItem      *self,
           GDBusMethodInvocation *invocation,
           int                    delta,
           const char            *orientation)
{
  snabel_bus_item_complete_scroll (self->skeleton, invocation);
  g_signal_emit (self, signals[SCROLL], 0, delta, g_ascii_strcasecmp (orientation, "horizontal") == 0);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
provide_token_cb (SnabelStatusItem      *self,
                  GDBusMethodInvocation *invocation,
                  const char            *token)
{
  g_set_str (&self->token, token);
  snabel_bus_item_complete_provide_xdg_activation_token (self->skeleton, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
menu_activated_cb (SnabelStatusItem *self,
                   const char       *name)
{
  g_autofree char *token = g_steal_pointer (&self->token);

  g_signal_emit (self, signals[MENU_ITEM_ACTIVATED], 0, name, token);
}

static GVariant *
no_pixels (void)
{
  return g_variant_new ("a(iiay)", NULL);
}

static void
update_icon (SnabelStatusItem *self)
{
  const char *name = self->icon_names[self->icon];
  GVariant   *pixels = self->icon_pixels[self->icon];

  snabel_bus_item_set_icon_name (self->skeleton, name != NULL ? name : "");
  snabel_bus_item_set_icon_pixmap (self->skeleton, pixels != NULL ? pixels : no_pixels ());
  snabel_bus_item_emit_new_icon (self->skeleton);
}

static void
snabel_status_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_HOSTED:
      g_value_set_boolean (value, snabel_status_item_get_is_hosted (SNABEL_STATUS_ITEM (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_status_item_dispose (GObject *object)
{
  SnabelStatusItem *self = SNABEL_STATUS_ITEM (object);

  g_clear_object (&self->watcher);
  if (self->skeleton != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  g_clear_object (&self->skeleton);
  g_clear_object (&self->menu);
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (snabel_status_item_parent_class)->dispose (object);
}

static void
snabel_status_item_finalize (GObject *object)
{
  SnabelStatusItem *self = SNABEL_STATUS_ITEM (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->token, g_free);
  for (guint i = 0; i < SNABEL_N_STATUS_ICONS; i++)
    {
      g_clear_pointer (&self->icon_names[i], g_free);
      g_clear_pointer (&self->icon_pixels[i], g_variant_unref);
    }

  G_OBJECT_CLASS (snabel_status_item_parent_class)->finalize (object);
}

static void
snabel_status_item_class_init (SnabelStatusItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_status_item_get_property;
  object_class->dispose = snabel_status_item_dispose;
  object_class->finalize = snabel_status_item_finalize;

  /**
   * SnabelStatusItem:is-hosted:
   *
   * Whether a host draws the item. While it does not, the item is no way back to a hidden window.
   */
  properties[PROP_IS_HOSTED] = g_param_spec_boolean ("is-hosted", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SnabelStatusItem::activate:
   * @token: (nullable): lets a window come to the front
   */
  signals[ACTIVATE] = g_signal_new ("activate", SNABEL_TYPE_STATUS_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * SnabelStatusItem::secondary-activate:
   * @token: (nullable): lets a window come to the front
   *
   * The item was clicked with the middle button.
   */
  signals[SECONDARY_ACTIVATE] = g_signal_new ("secondary-activate", SNABEL_TYPE_STATUS_ITEM, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * SnabelStatusItem::scroll:
   * @delta: how far
   * @is_horizontal: whether sideways
   */
  signals[SCROLL] = g_signal_new ("scroll", SNABEL_TYPE_STATUS_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);

  /**
   * SnabelStatusItem::menu-item-activated:
   * @name: the entry of the menu
   * @token: (nullable): lets a window come to the front
   */
  signals[MENU_ITEM_ACTIVATED] = g_signal_new ("menu-item-activated", SNABEL_TYPE_STATUS_ITEM, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
connect_skeleton (SnabelStatusItem *self)
{
  static const struct
  {
    const char *signal_name;
    GCallback   callback;
  } handlers[] = {
    { "handle-activate", G_CALLBACK (activate_cb) },
    { "handle-secondary-activate", G_CALLBACK (secondary_activate_cb) },
    { "handle-context-menu", G_CALLBACK (context_menu_cb) },
    { "handle-scroll", G_CALLBACK (scroll_cb) },
    { "handle-provide-xdg-activation-token", G_CALLBACK (provide_token_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->skeleton, handlers[i].signal_name, handlers[i].callback, self, G_CONNECT_SWAPPED);
}

static void
snabel_status_item_init (SnabelStatusItem *self)
{
  self->skeleton = snabel_bus_item_skeleton_new ();
  connect_skeleton (self);
  snabel_bus_item_set_category (self->skeleton, "Communications");
  snabel_bus_item_set_status (self->skeleton, "Active");
  snabel_bus_item_set_menu (self->skeleton, MENU_PATH);
  snabel_bus_item_set_icon_name (self->skeleton, "");
  snabel_bus_item_set_icon_theme_path (self->skeleton, "");
  snabel_bus_item_set_overlay_icon_name (self->skeleton, "");
  snabel_bus_item_set_attention_icon_name (self->skeleton, "");
  snabel_bus_item_set_attention_movie_name (self->skeleton, "");
  snabel_bus_item_set_icon_pixmap (self->skeleton, no_pixels ());
  snabel_bus_item_set_overlay_icon_pixmap (self->skeleton, no_pixels ());
  snabel_bus_item_set_attention_icon_pixmap (self->skeleton, no_pixels ());
}

/**
 * snabel_status_item_new:
 * @bus: the session bus; one item for each connection
 * @id: the application's id
 * @title: what a person knows Snabel by, translated
 *
 * The item offers itself to the watcher that is there and to every later one, until it is disposed of.
 *
 * Returns: (transfer full): an item without icons and with an empty menu
 */
SnabelStatusItem *
snabel_status_item_new (GDBusConnection *bus,
                        const char      *id,
                        const char      *title)
{
  SnabelStatusItem *self = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (bus), NULL);
  g_return_val_if_fail (id != NULL && title != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_STATUS_ITEM, NULL);
  self->bus = g_object_ref (bus);
  self->title = g_strdup (title);
  snabel_bus_item_set_id (self->skeleton, id);
  snabel_bus_item_set_title (self->skeleton, title);
  snabel_status_item_set_tooltip (self, "");

  self->menu = snabel_status_menu_new (bus, MENU_PATH);
  g_signal_connect_object (self->menu, "activated", G_CALLBACK (menu_activated_cb), self, G_CONNECT_SWAPPED);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), bus, ITEM_PATH, &error))
    g_warning ("The status item: %s", error->message);

  self->watcher = snabel_status_watcher_new (bus);
  g_signal_connect_object (self->watcher, "notify::is-hosted", G_CALLBACK (hosted_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * snabel_status_item_set_icon_name:
 * @icon: for which state
 * @icon_name: an icon of the theme
 */
void
snabel_status_item_set_icon_name (SnabelStatusItem *self,
                                  SnabelStatusIcon  icon,
                                  const char       *icon_name)
{
  g_return_if_fail (SNABEL_IS_STATUS_ITEM (self));
  g_return_if_fail (icon < SNABEL_N_STATUS_ICONS && icon_name != NULL);

  if (g_set_str (&self->icon_names[icon], icon_name) && icon == self->icon)
    update_icon (self);
}

/**
 * snabel_status_item_set_icon_pixels:
 * @icon: for which state
 * @argb: four bytes a pixel in this order, the rows from the top without padding
 * @size: the width and height in pixels
 *
 * For hosts that do not find the icon by its name.
 */
void
snabel_status_item_set_icon_pixels (SnabelStatusItem *self,
                                    SnabelStatusIcon  icon,
                                    GBytes           *argb,
                                    int               size)
{
  GVariant *pixels = NULL;

  g_return_if_fail (SNABEL_IS_STATUS_ITEM (self));
  g_return_if_fail (icon < SNABEL_N_STATUS_ICONS && argb != NULL);
  g_return_if_fail (size > 0 && size <= 256 && g_bytes_get_size (argb) == (gsize) size * size * 4);

  pixels = g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, argb, TRUE);
  pixels = g_variant_new ("(ii@ay)", size, size, pixels);
  g_clear_pointer (&self->icon_pixels[icon], g_variant_unref);
  self->icon_pixels[icon] = g_variant_ref_sink (g_variant_new_array (NULL, &pixels, 1));
  if (icon == self->icon)
    update_icon (self);
}

/**
 * snabel_status_item_set_icon_folder:
 * @path: where the host finds the icons, if they are not installed
 */
void
snabel_status_item_set_icon_folder (SnabelStatusItem *self,
                                    const char       *path)
{
  g_return_if_fail (SNABEL_IS_STATUS_ITEM (self));

  snabel_bus_item_set_icon_theme_path (self->skeleton, path);
}

/**
 * snabel_status_item_show_icon:
 * @icon: the state to show
 */
void
snabel_status_item_show_icon (SnabelStatusItem *self,
                              SnabelStatusIcon  icon)
{
  g_return_if_fail (SNABEL_IS_STATUS_ITEM (self));
  g_return_if_fail (icon < SNABEL_N_STATUS_ICONS);

  if (self->icon == icon)
    return;

  self->icon = icon;
  update_icon (self);
}

/**
 * snabel_status_item_set_tooltip:
 * @text: plain text, translated: the numbers of each account
 */
void
snabel_status_item_set_tooltip (SnabelStatusItem *self,
                                const char       *text)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (SNABEL_IS_STATUS_ITEM (self));
  g_return_if_fail (text != NULL);

  /* Hosts read the text as markup, the title not. */
  escaped = g_markup_escape_text (text, -1);
  snabel_bus_item_set_tool_tip (self->skeleton, g_variant_new ("(s@a(iiay)ss)", "", no_pixels (), self->title, escaped));
  snabel_bus_item_emit_new_tool_tip (self->skeleton);
}

/**
 * snabel_status_item_set_menu:
 * @items: (array length=n_items): the entries, from the top
 * @n_items: how many there are
 */
void
snabel_status_item_set_menu (SnabelStatusItem           *self,
                             const SnabelStatusMenuItem *items,
                             guint                       n_items)
{
  g_return_if_fail (SNABEL_IS_STATUS_ITEM (self));

  snabel_status_menu_set_items (self->menu, items, n_items);
}

/**
 * snabel_status_item_get_is_hosted:
 *
 * Returns: whether a host draws the item: only then the last window may hide
 */
gboolean
snabel_status_item_get_is_hosted (SnabelStatusItem *self)
{
  g_return_val_if_fail (SNABEL_IS_STATUS_ITEM (self), FALSE);

  return self->watcher != NULL && snabel_status_watcher_get_is_hosted (self->watcher);
}
