/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An action with how often it was done, lit up when the person did it too. */
#include "config.h"

#include "status/actions/snabel-count-button.h"

#include <glib/gi18n-lib.h>

struct _SnabelCountButton
{
  GtkButton  parent_instance;
  GtkWidget *box;
  GtkWidget *image;
  GtkWidget *label; /* (nullable): made with the first count */
  char      *idle_icon;
  char      *active_icon;
  char      *name;
  gint64     count;
  gboolean   is_active;
};

enum
{
  PROP_IDLE_ICON = 1,
  PROP_ACTIVE_ICON,
  PROP_NAME,
  PROP_COUNT,
  PROP_IS_ACTIVE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelCountButton, snabel_count_button, GTK_TYPE_BUTTON)

/**
 * snabel_count_button_format_count:
 *
 * Returns: (transfer full): a count as short as the eye wants it: 12, 1.2K, 34K, 5.6M
 */
char *
snabel_count_button_format_count (gint64 count)
{
  if (count < 1000)
    return g_strdup_printf ("%" G_GINT64_FORMAT, count);
  if (count < 10000)
    /* Translators: thousands, with one digit after the point */
    return g_strdup_printf (_ ("%.1fK"), (double) (count / 100) / 10);
  if (count < 1000000)
    /* Translators: thousands */
    return g_strdup_printf (_ ("%dK"), (int) (count / 1000));

  /* Translators: millions, with one digit after the point */
  return g_strdup_printf (_ ("%.1fM"), (double) (count / 100000) / 10);
}

static void
update_icon (SnabelCountButton *self)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image),
                                self->is_active && self->active_icon != NULL ? self->active_icon : self->idle_icon);
}

static void
update_accessible (SnabelCountButton *self)
{
  g_autofree char *label = NULL;
  g_autofree char *count = NULL;

  if (self->name == NULL)
    return;

  count = g_strdup_printf ("%" G_GINT64_FORMAT, self->count);
  if (self->count > 0)
    /* Translators: an action and how often it was done, as in “Boost, 12” */
    label = g_strdup_printf (_ ("%s, %s"), self->name, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : self->name, -1);
}

static void
snabel_count_button_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SnabelCountButton *self = SNABEL_COUNT_BUTTON (object);

  switch (prop_id)
    {
    case PROP_IDLE_ICON:
      g_value_set_string (value, self->idle_icon);
      break;
    case PROP_ACTIVE_ICON:
      g_value_set_string (value, self->active_icon);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COUNT:
      g_value_set_int64 (value, self->count);
      break;
    case PROP_IS_ACTIVE:
      g_value_set_boolean (value, self->is_active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_count_button_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  SnabelCountButton *self = SNABEL_COUNT_BUTTON (object);

  switch (prop_id)
    {
    case PROP_IDLE_ICON:
      self->idle_icon = g_value_dup_string (value);
      update_icon (self);
      break;
    case PROP_ACTIVE_ICON:
      self->active_icon = g_value_dup_string (value);
      update_icon (self);
      break;
    case PROP_NAME:
      self->name = g_value_dup_string (value);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->name);
      update_accessible (self);
      break;
    case PROP_COUNT:
      snabel_count_button_set_count (self, g_value_get_int64 (value));
      break;
    case PROP_IS_ACTIVE:
      snabel_count_button_set_is_active (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_count_button_finalize (GObject *object)
{
  SnabelCountButton *self = SNABEL_COUNT_BUTTON (object);

  g_clear_pointer (&self->idle_icon, g_free);
  g_clear_pointer (&self->active_icon, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (snabel_count_button_parent_class)->finalize (object);
}

static void
snabel_count_button_class_init (SnabelCountButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_count_button_get_property;
  object_class->set_property = snabel_count_button_set_property;
  object_class->finalize = snabel_count_button_finalize;
  properties[PROP_IDLE_ICON] = g_param_spec_string ("idle-icon", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACTIVE_ICON] = g_param_spec_string ("active-icon", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("action-label", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_int64 ("count", NULL, NULL, 0, G_MAXINT64, 0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_ACTIVE] = g_param_spec_boolean ("is-active", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_count_button_init (SnabelCountButton *self)
{
  self->image = gtk_image_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->image);
  gtk_button_set_child (GTK_BUTTON (self), self->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "count-button");
}

/**
 * snabel_count_button_set_count:
 * @count: 0 is not shown
 */
void
snabel_count_button_set_count (SnabelCountButton *self,
                               gint64             count)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SNABEL_IS_COUNT_BUTTON (self));

  count = MAX (count, 0);
  if (self->count == count)
    return;

  self->count = count;
  if (self->label == NULL)
    {
      self->label = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->label, "numeric");
      gtk_box_append (GTK_BOX (self->box), self->label);
    }
  text = snabel_count_button_format_count (count);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->label, count > 0);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/**
 * snabel_count_button_set_is_active:
 * @is_active: whether the person did it
 */
void
snabel_count_button_set_is_active (SnabelCountButton *self,
                                   gboolean           is_active)
{
  g_return_if_fail (SNABEL_IS_COUNT_BUTTON (self));

  if (self->is_active == is_active)
    return;

  self->is_active = is_active;
  update_icon (self);
  if (is_active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               is_active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_ACTIVE]);
}
