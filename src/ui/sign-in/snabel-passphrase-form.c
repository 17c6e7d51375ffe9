/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a passphrase and says what is wrong with it; what is typed stays in memory that is zeroed after use. */
#include "config.h"

#include "sign-in/snabel-passphrase-form.h"

#include <glib/gi18n-lib.h>

#include "snabel-ui.h"

/* Shorter ones are guessed, whatever each try costs. */
#define MIN_CHARACTERS 8

struct _SnabelPassphraseForm
{
  AdwBin     parent_instance;
  GtkLabel  *title;
  GtkLabel  *text;
  GtkWidget *row;
  GtkWidget *again_row;
  GtkWidget *error_box;
  GtkLabel  *error_label;
  GtkButton *button;
  GtkButton *other_button;
};

G_DEFINE_FINAL_TYPE (SnabelPassphraseForm, snabel_passphrase_form, ADW_TYPE_BIN)

static gboolean
is_new (SnabelPassphraseForm *self)
{
  return gtk_widget_get_visible (self->again_row);
}

static void
activated_cb (SnabelPassphraseForm *self)
{
  if (is_new (self) && *gtk_editable_get_text (GTK_EDITABLE (self->again_row)) == '\0')
    gtk_widget_grab_focus (self->again_row);
  else if (gtk_widget_get_sensitive (GTK_WIDGET (self->button)))
    gtk_widget_activate (GTK_WIDGET (self->button));
}

/* What was said of the old text does not hold for the new one. */
static void
typed_cb (SnabelPassphraseForm *self)
{
  gboolean is_complete = *snabel_passphrase_form_get_text (self) != '\0' &&
                         (!is_new (self) || *gtk_editable_get_text (GTK_EDITABLE (self->again_row)) != '\0');

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), is_complete);
  snabel_passphrase_form_set_error (self, NULL);
}

static gboolean
snabel_passphrase_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SNABEL_PASSPHRASE_FORM (widget)->row);
}

static void
snabel_passphrase_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_PASSPHRASE_FORM);

  G_OBJECT_CLASS (snabel_passphrase_form_parent_class)->dispose (object);
}

static void
snabel_passphrase_form_class_init (SnabelPassphraseFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_passphrase_form_dispose;
  widget_class->grab_focus = snabel_passphrase_form_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "sign-in/snabel-passphrase-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelPassphraseForm, title);
  gtk_widget_class_bind_template_child (widget_class, SnabelPassphraseForm, text);
  gtk_widget_class_bind_template_child (widget_class, SnabelPassphraseForm, row);
  gtk_widget_class_bind_template_child (widget_class, SnabelPassphraseForm, again_row);
  gtk_widget_class_bind_template_child (widget_class, SnabelPassphraseForm, error_box);
  gtk_widget_class_bind_template_child (widget_class, SnabelPassphraseForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, SnabelPassphraseForm, button);
  gtk_widget_class_bind_template_child (widget_class, SnabelPassphraseForm, other_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
snabel_passphrase_form_init (SnabelPassphraseForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * snabel_passphrase_form_begin:
 * @words: what it is for
 *
 * Empties it and asks.
 */
void
snabel_passphrase_form_begin (SnabelPassphraseForm        *self,
                              const SnabelPassphraseWords *words)
{
  g_return_if_fail (SNABEL_IS_PASSPHRASE_FORM (self));

  gtk_label_set_label (self->title, words->title);
  gtk_label_set_label (self->text, words->text);
  gtk_button_set_label (self->button, words->button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), words->action);
  gtk_widget_set_visible (GTK_WIDGET (self->other_button), words->other_button != NULL);
  if (words->other_button != NULL)
    gtk_button_set_label (self->other_button, words->other_button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->other_button), words->other_action);
  gtk_widget_set_visible (self->again_row, words->is_new);
  snabel_passphrase_form_set_texts (self, "", "");
  typed_cb (self);
}

/**
 * snabel_passphrase_form_get_text:
 *
 * Returns: what is typed
 */
const char *
snabel_passphrase_form_get_text (SnabelPassphraseForm *self)
{
  g_return_val_if_fail (SNABEL_IS_PASSPHRASE_FORM (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->row));
}

/**
 * snabel_passphrase_form_set_texts:
 * @text: what is to stand in the first entry
 * @again: and in the second
 */
void
snabel_passphrase_form_set_texts (SnabelPassphraseForm *self,
                                  const char           *text,
                                  const char           *again)
{
  g_return_if_fail (SNABEL_IS_PASSPHRASE_FORM (self));

  gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  gtk_editable_set_text (GTK_EDITABLE (self->again_row), again);
}

/**
 * snabel_passphrase_form_check:
 *
 * Says what is wrong with a new passphrase.
 *
 * Returns: whether it can be taken
 */
gboolean
snabel_passphrase_form_check (SnabelPassphraseForm *self)
{
  const char *text;

  g_return_val_if_fail (SNABEL_IS_PASSPHRASE_FORM (self), FALSE);

  text = snabel_passphrase_form_get_text (self);
  if (g_utf8_strlen (text, -1) < MIN_CHARACTERS)
    snabel_passphrase_form_set_error (self, _ ("Too short: use at least eight characters. Several words are best."));
  else if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->again_row))) != 0)
    snabel_passphrase_form_set_error (self, _ ("The two are not the same. Type the passphrase once more."));
  else
    return TRUE;

  return FALSE;
}

/**
 * snabel_passphrase_form_set_is_busy:
 * @is_busy: whether the passphrase is being tried
 */
void
snabel_passphrase_form_set_is_busy (SnabelPassphraseForm *self,
                                    gboolean              is_busy)
{
  g_return_if_fail (SNABEL_IS_PASSPHRASE_FORM (self));

  /* The focus stays where it is: after a wrong one it is typed again. */
  gtk_editable_set_editable (GTK_EDITABLE (self->row), !is_busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->again_row), !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->other_button), !is_busy);
}

/**
 * snabel_passphrase_form_set_error:
 * @sentence: (nullable): what is wrong, until something else is typed
 */
void
snabel_passphrase_form_set_error (SnabelPassphraseForm *self,
                                  const char           *sentence)
{
  g_autofree char *text = sentence != NULL ? snabel_ui_dup_sentence (sentence) : g_strdup ("");
  GtkWidget       *row = NULL;

  g_return_if_fail (SNABEL_IS_PASSPHRASE_FORM (self));

  row = is_new (self) && sentence != NULL && g_utf8_strlen (snabel_passphrase_form_get_text (self), -1) >= MIN_CHARACTERS
          ? self->again_row
          : self->row;
  gtk_widget_set_visible (self->error_box, sentence != NULL);
  gtk_label_set_label (self->error_label, text);
  gtk_widget_remove_css_class (self->row, "error");
  gtk_widget_remove_css_class (self->again_row, "error");
  if (sentence == NULL)
    return;
  gtk_widget_add_css_class (row, "error");
  gtk_widget_grab_focus (row);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
