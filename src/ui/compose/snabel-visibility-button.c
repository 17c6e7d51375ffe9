/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button with the choice made, and a list of the choices with what each means. */
#include "config.h"

#include "compose/snabel-visibility-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "snabel-ui.h"

struct _SnabelVisibilityButton
{
  GtkWidget         parent_instance;
  GtkMenuButton    *button;
  AdwButtonContent *content;
  GtkListBox       *list;
  SnabelVisibility  visibility;
};

enum
{
  PROP_0,
  PROP_VISIBILITY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelVisibilityButton, snabel_visibility_button, GTK_TYPE_WIDGET)

typedef struct
{
  SnabelVisibility visibility;
  const char      *icon_name;
  const char      *title;
  const char      *explanation;
} Choice;

static const Choice choices[] = {
  { SNABEL_VISIBILITY_PUBLIC, "snabel-globe-symbolic", N_ ("Public"), N_ ("Everybody can read it and find it") },
  { SNABEL_VISIBILITY_UNLISTED, "weather-clear-night-symbolic", N_ ("Quiet public"), N_ ("Everybody can read it, but it is not in public timelines, trends and search") },
  { SNABEL_VISIBILITY_PRIVATE, "system-lock-screen-symbolic", N_ ("Followers"), N_ ("Those who follow you, and those you mention") },
  { SNABEL_VISIBILITY_DIRECT, "mail-unread-symbolic", N_ ("Mentioned people"), N_ ("Only those you mention. The servers’ administrators can read it too") },
};

static void
choose_cb (SnabelVisibilityButton *self,
           GtkListBoxRow          *row)
{
  gtk_menu_button_popdown (self->button);
  snabel_visibility_button_set_visibility (self, choices[gtk_list_box_row_get_index (row)].visibility);
}

static void
snabel_visibility_button_get_property (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VISIBILITY:
      g_value_set_enum (value, SNABEL_VISIBILITY_BUTTON (object)->visibility);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_visibility_button_set_property (GObject      *object,
                                       guint         prop_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VISIBILITY:
      snabel_visibility_button_set_visibility (SNABEL_VISIBILITY_BUTTON (object), g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_visibility_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_VISIBILITY_BUTTON);
  snabel_ui_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (snabel_visibility_button_parent_class)->dispose (object);
}

static void
snabel_visibility_button_class_init (SnabelVisibilityButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_visibility_button_get_property;
  object_class->set_property = snabel_visibility_button_set_property;
  object_class->dispose = snabel_visibility_button_dispose;

  /**
   * SnabelVisibilityButton:visibility:
   *
   * What is chosen.
   */
  properties[PROP_VISIBILITY] =
    g_param_spec_enum ("visibility", NULL, NULL, SNABEL_TYPE_VISIBILITY, SNABEL_VISIBILITY_UNKNOWN,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "compose/snabel-visibility-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelVisibilityButton, button);
  gtk_widget_class_bind_template_child (widget_class, SnabelVisibilityButton, content);
  gtk_widget_class_bind_template_child (widget_class, SnabelVisibilityButton, list);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
add_choice (SnabelVisibilityButton *self,
            const Choice           *choice)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (choice->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (choice->explanation));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (choice->icon_name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

static void
snabel_visibility_button_init (SnabelVisibilityButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    add_choice (self, &choices[i]);
  snabel_visibility_button_set_visibility (self, SNABEL_VISIBILITY_PUBLIC);
}

/**
 * snabel_visibility_button_get_visibility:
 *
 * Returns: what is chosen
 */
SnabelVisibility
snabel_visibility_button_get_visibility (SnabelVisibilityButton *self)
{
  g_return_val_if_fail (SNABEL_IS_VISIBILITY_BUTTON (self), SNABEL_VISIBILITY_UNKNOWN);

  return self->visibility;
}

/**
 * snabel_visibility_button_set_visibility:
 * @visibility: the choice; an unknown one becomes the strictest
 */
void
snabel_visibility_button_set_visibility (SnabelVisibilityButton *self,
                                         SnabelVisibility        visibility)
{
  guint            place = G_N_ELEMENTS (choices) - 1;
  g_autofree char *tooltip = NULL;

  g_return_if_fail (SNABEL_IS_VISIBILITY_BUTTON (self));

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].visibility == visibility)
      place = i;
  if (self->visibility == choices[place].visibility)
    return;

  self->visibility = choices[place].visibility;
  adw_button_content_set_icon_name (self->content, choices[place].icon_name);
  adw_button_content_set_label (self->content, _ (choices[place].title));
  /* Translators: %s is who may read a post, such as "Followers" */
  tooltip = g_strdup_printf (_ ("Who can read it: %s"), _ (choices[place].title));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) place));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBILITY]);
}
