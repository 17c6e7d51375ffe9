/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that asks one thing, says what was wrong with it, and keeps what was typed. */
#include "sign-in/snabel-sign-in-form.h"

#include "snabel-ui.h"

struct _SnabelSignInForm
{
  AdwBin       parent_instance;
  char        *texts[6];
  AdwBin      *extra;
  GtkLabel    *hint;
  AdwEntryRow *row;
  GtkWidget   *error_box;
  GtkLabel    *error_label;
  GtkWidget   *button;
};

/* The first ones are the texts, in their order. */
enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_ENTRY_TITLE,
  PROP_HINT,
  PROP_BUTTON_LABEL,
  PROP_ACTION,
  PROP_EXTRA,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelSignInForm, snabel_sign_in_form, ADW_TYPE_BIN)

static void
activated_cb (SnabelSignInForm *self)
{
  if (gtk_widget_get_sensitive (self->button))
    gtk_widget_activate (self->button);
}

/* What was said of the old text does not hold for the new one. */
static void
typed_cb (SnabelSignInForm *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->row));

  gtk_widget_set_sensitive (self->button, text[strspn (text, " \t\n")] != '\0');
  snabel_sign_in_form_set_error (self, NULL);
}

static gboolean
snabel_sign_in_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SNABEL_SIGN_IN_FORM (widget)->row));
}

static void
snabel_sign_in_form_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SnabelSignInForm *self = SNABEL_SIGN_IN_FORM (object);

  if (prop_id == PROP_EXTRA)
    g_value_set_object (value, adw_bin_get_child (self->extra));
  else if (prop_id >= PROP_TITLE && prop_id <= PROP_ACTION)
    g_value_set_string (value, self->texts[prop_id - PROP_TITLE]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
snabel_sign_in_form_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  SnabelSignInForm *self = SNABEL_SIGN_IN_FORM (object);
  gboolean          has_changed = FALSE;

  if (prop_id == PROP_EXTRA)
    {
      has_changed = adw_bin_get_child (self->extra) != g_value_get_object (value);
      adw_bin_set_child (self->extra, g_value_get_object (value));
    }
  else if (prop_id >= PROP_TITLE && prop_id <= PROP_ACTION)
    has_changed = g_set_str (&self->texts[prop_id - PROP_TITLE], g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  if (prop_id == PROP_HINT && has_changed)
    {
      gtk_label_set_label (self->hint, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->hint), g_value_get_string (value) != NULL);
    }
  if (has_changed)
    g_object_notify_by_pspec (object, properties[prop_id]);
}

static void
snabel_sign_in_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_SIGN_IN_FORM);

  G_OBJECT_CLASS (snabel_sign_in_form_parent_class)->dispose (object);
}

static void
snabel_sign_in_form_finalize (GObject *object)
{
  SnabelSignInForm *self = SNABEL_SIGN_IN_FORM (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_clear_pointer (&self->texts[i], g_free);

  G_OBJECT_CLASS (snabel_sign_in_form_parent_class)->finalize (object);
}

static void
snabel_sign_in_form_class_init (SnabelSignInFormClass *klass)
{
  static const char *const names[] = { "title", "description", "entry-title", "hint", "button-label", "action" };
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_sign_in_form_get_property;
  object_class->set_property = snabel_sign_in_form_set_property;
  object_class->dispose = snabel_sign_in_form_dispose;
  object_class->finalize = snabel_sign_in_form_finalize;
  widget_class->grab_focus = snabel_sign_in_form_grab_focus;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    properties[PROP_TITLE + i] =
      g_param_spec_string (names[i], NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelSignInForm:extra:
   *
   * What stands below the button.
   */
  properties[PROP_EXTRA] =
    g_param_spec_object ("extra", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "sign-in/snabel-sign-in-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInForm, row);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInForm, error_box);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInForm, button);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInForm, extra);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInForm, hint);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
snabel_sign_in_form_init (SnabelSignInForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
}

/**
 * snabel_sign_in_form_get_text:
 *
 * Returns: what is typed
 */
const char *
snabel_sign_in_form_get_text (SnabelSignInForm *self)
{
  g_return_val_if_fail (SNABEL_IS_SIGN_IN_FORM (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->row));
}

/**
 * snabel_sign_in_form_set_text:
 * @text: what is to stand in the entry
 */
void
snabel_sign_in_form_set_text (SnabelSignInForm *self,
                              const char       *text)
{
  g_return_if_fail (SNABEL_IS_SIGN_IN_FORM (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  gtk_editable_set_position (GTK_EDITABLE (self->row), -1);
}

/**
 * snabel_sign_in_form_set_error:
 * @sentence: (nullable): what is wrong with the text, until it is changed
 */
void
snabel_sign_in_form_set_error (SnabelSignInForm *self,
                               const char       *sentence)
{
  g_return_if_fail (SNABEL_IS_SIGN_IN_FORM (self));

  gtk_widget_set_visible (self->error_box, sentence != NULL);
  gtk_label_set_label (self->error_label, sentence != NULL ? sentence : "");
  if (sentence != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->row), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->row));
      gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->row), "error");
}
