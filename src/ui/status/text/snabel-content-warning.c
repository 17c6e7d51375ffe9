/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that stands before what somebody may not want to see. */
#include "config.h"

#include "status/text/snabel-content-warning.h"

#include <glib/gi18n-lib.h>

#include "snabel-ui.h"

struct _SnabelContentWarning
{
  GtkWidget  parent_instance;
  GtkLabel  *label;
  GtkButton *button;
  gboolean   is_revealed;
};

enum
{
  PROP_IS_REVEALED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelContentWarning, snabel_content_warning, GTK_TYPE_WIDGET)

static void
update_button (SnabelContentWarning *self)
{
  gtk_button_set_label (self->button, self->is_revealed ? _ ("Show Less") : _ ("Show More"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, self->is_revealed, -1);
}

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SnabelContentWarning *self = SNABEL_CONTENT_WARNING (widget);

  snabel_content_warning_set_is_revealed (self, !self->is_revealed);
}

static void
snabel_content_warning_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_REVEALED:
      g_value_set_boolean (value, SNABEL_CONTENT_WARNING (object)->is_revealed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_content_warning_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_REVEALED:
      snabel_content_warning_set_is_revealed (SNABEL_CONTENT_WARNING (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_content_warning_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_CONTENT_WARNING);

  G_OBJECT_CLASS (snabel_content_warning_parent_class)->dispose (object);
}

static void
snabel_content_warning_class_init (SnabelContentWarningClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_content_warning_get_property;
  object_class->set_property = snabel_content_warning_set_property;
  object_class->dispose = snabel_content_warning_dispose;
  properties[PROP_IS_REVEALED] = g_param_spec_boolean ("is-revealed", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "status/text/snabel-content-warning.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelContentWarning, label);
  gtk_widget_class_bind_template_child (widget_class, SnabelContentWarning, button);
  gtk_widget_class_install_action (widget_class, "warning.toggle", NULL, toggle_action);
}

static void
snabel_content_warning_init (SnabelContentWarning *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_button (self);
}

void
snabel_content_warning_set_text (SnabelContentWarning *self,
                                 const char           *text)
{
  g_return_if_fail (SNABEL_IS_CONTENT_WARNING (self));

  gtk_label_set_label (self->label, text);
}

gboolean
snabel_content_warning_get_is_revealed (SnabelContentWarning *self)
{
  g_return_val_if_fail (SNABEL_IS_CONTENT_WARNING (self), FALSE);

  return self->is_revealed;
}

/**
 * snabel_content_warning_set_is_revealed:
 * @is_revealed: whether the person wants to see what is behind; who owns it does show it
 */
void
snabel_content_warning_set_is_revealed (SnabelContentWarning *self,
                                        gboolean              is_revealed)
{
  g_return_if_fail (SNABEL_IS_CONTENT_WARNING (self));

  if (self->is_revealed == is_revealed)
    return;

  self->is_revealed = is_revealed;
  update_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_REVEALED]);
}
