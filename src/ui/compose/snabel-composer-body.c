/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the composer in which one writes. */
#include "config.h"

#include "compose/snabel-composer-body.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "compose/snabel-answered-box.h"
#include "compose/snabel-visibility-button.h"
#include "session/outbox/snabel-compose.h"
#include "snabel-ui.h"
#include "text/snabel-composed-text.h"

struct _SnabelComposerBody
{
  GtkWidget               parent_instance;
  SnabelAnsweredBox      *answered;
  GtkEntry               *warning;
  GtkToggleButton        *warning_toggle;
  GtkTextView            *view;
  GtkLabel               *placeholder;
  GtkTextTag             *excess;
  GtkLabel               *note;
  GtkLabel               *saved;
  GtkLabel               *counter;
  SnabelVisibilityButton *visibility;
  SnabelInstance         *instance;
  SnabelVisibility        answered_visibility; /* unknown where nothing is answered */
  gboolean                is_answer;
  gboolean                is_being_filled;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelComposerBody, snabel_composer_body, GTK_TYPE_WIDGET)

/* Translucent, so that the text can be read on it in light and dark; underlined for who does not see the colour. */
static const GdkRGBA excess_colour = { 0.88f, 0.11f, 0.14f, 0.25f };

static char *
dup_text (SnabelComposerBody *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static const char *
get_warning (SnabelComposerBody *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->warning));

  return gtk_toggle_button_get_active (self->warning_toggle) && *text != '\0' ? text : NULL;
}

static int
count_left (SnabelComposerBody *self)
{
  g_autofree char *text = dup_text (self);

  return (int) snabel_compose_get_limit (self->instance) -
         (int) snabel_compose_get_length (self->instance, text, get_warning (self));
}

static gboolean
has_mention (const char *text)
{
  g_autoptr(GArray) parts = snabel_composed_text_find (text);

  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, SnabelComposedPart, i).kind == SNABEL_COMPOSED_MENTION)
      return TRUE;

  return FALSE;
}

static void
show_note (SnabelComposerBody *self,
           const char         *note,
           const char         *class_name)
{
  const char *classes[] = { "composer-note", "caption", class_name, NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (self->note), classes);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

/* Who can read a post of a visibility that we do not know is not known either: only those mentioned are no more. */
static gboolean
is_wider (SnabelVisibility visibility,
          SnabelVisibility answered)
{
  return answered == SNABEL_VISIBILITY_UNKNOWN ? visibility != SNABEL_VISIBILITY_DIRECT : visibility < answered;
}

static void
update_note (SnabelComposerBody *self)
{
  SnabelVisibility visibility = snabel_visibility_button_get_visibility (self->visibility);
  g_autofree char *text = dup_text (self);
  int              left = count_left (self);

  if (left < 0)
    {
      g_autofree char *note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d character more than the server takes",
                                                            "%d characters more than the server takes", (gulong) -left),
                                               -left);

      show_note (self, note, "error");
    }
  else if (visibility == SNABEL_VISIBILITY_DIRECT && !has_mention (text))
    show_note (self, _ ("Nobody is mentioned: only you will see this post"), "warning");
  else if (self->is_answer && is_wider (visibility, self->answered_visibility))
    show_note (self, _ ("More people can read this than the post you answer"), "warning");
  else
    show_note (self, NULL, NULL);
}

/* What the server would not take is marked where it stands. */
static void
mark_excess (SnabelComposerBody *self,
             gboolean            is_too_long)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *text = dup_text (self);
  GtkTextIter      start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->excess, &start, &end);
  if (!is_too_long)
    return;
  gtk_text_iter_set_offset (&start, (int) g_utf8_strlen (text, (gssize) snabel_compose_get_fitting (self->instance, text, get_warning (self))));
  gtk_text_buffer_apply_tag (buffer, self->excess, &start, &end);
}

static void
update (SnabelComposerBody *self)
{
  int              left = count_left (self);
  g_autofree char *number = g_strdup_printf ("%d", left);
  g_autofree char *spoken = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d character left", "%d characters left", (gulong) ABS (left)), left);

  gtk_label_set_label (self->counter, number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->counter), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->counter), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (left < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->counter), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->counter), "error");
  mark_excess (self, left < 0);
  update_note (self);
}

static void
changed_cb (SnabelComposerBody *self)
{
  if (self->is_being_filled)
    return;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Of what an input method composes nothing is in the text yet. */
static void
show_placeholder (SnabelComposerBody *self,
                  const char         *preedit)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), gtk_text_buffer_get_char_count (buffer) == 0 && *preedit == '\0');
}

static void
text_changed_cb (SnabelComposerBody *self)
{
  show_placeholder (self, "");
  changed_cb (self);
}

static void
toggled_cb (SnabelComposerBody *self)
{
  changed_cb (self);
  if (!self->is_being_filled)
    gtk_widget_grab_focus (gtk_toggle_button_get_active (self->warning_toggle) ? GTK_WIDGET (self->warning) : GTK_WIDGET (self->view));
}

static gboolean
snabel_composer_body_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SNABEL_COMPOSER_BODY (widget)->view));
}

static void
snabel_composer_body_dispose (GObject *object)
{
  SnabelComposerBody *self = SNABEL_COMPOSER_BODY (object);

  self->is_being_filled = TRUE;
  g_clear_object (&self->instance);
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_COMPOSER_BODY);
  snabel_ui_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (snabel_composer_body_parent_class)->dispose (object);
}

static void
snabel_composer_body_class_init (SnabelComposerBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_composer_body_dispose;
  widget_class->grab_focus = snabel_composer_body_grab_focus;

  /**
   * SnabelComposerBody::changed:
   *
   * The person wrote or chose something.
   */
  signals[CHANGED] = g_signal_new ("changed", SNABEL_TYPE_COMPOSER_BODY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "composerbody");
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "compose/snabel-composer-body.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelComposerBody, answered);
  gtk_widget_class_bind_template_child (widget_class, SnabelComposerBody, warning);
  gtk_widget_class_bind_template_child (widget_class, SnabelComposerBody, warning_toggle);
  gtk_widget_class_bind_template_child (widget_class, SnabelComposerBody, view);
  gtk_widget_class_bind_template_child (widget_class, SnabelComposerBody, placeholder);
  gtk_widget_class_bind_template_child (widget_class, SnabelComposerBody, note);
  gtk_widget_class_bind_template_child (widget_class, SnabelComposerBody, saved);
  gtk_widget_class_bind_template_child (widget_class, SnabelComposerBody, counter);
  gtk_widget_class_bind_template_child (widget_class, SnabelComposerBody, visibility);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_placeholder);
}

static void
snabel_composer_body_init (SnabelComposerBody *self)
{
  g_type_ensure (SNABEL_TYPE_ANSWERED_BOX);
  g_type_ensure (SNABEL_TYPE_VISIBILITY_BUTTON);
  self->is_being_filled = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->excess = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->view), NULL, "background-rgba", &excess_colour,
                                             "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  self->is_being_filled = FALSE;
  update (self);
}

/**
 * snabel_composer_body_set_instance:
 * @instance: (nullable): the server whose rules hold
 */
void
snabel_composer_body_set_instance (SnabelComposerBody *self,
                                   SnabelInstance     *instance)
{
  g_return_if_fail (SNABEL_IS_COMPOSER_BODY (self));

  if (g_set_object (&self->instance, instance))
    update (self);
}

/**
 * snabel_composer_body_set_pictures:
 * @pictures: (nullable): where the face of who is answered comes from
 */
void
snabel_composer_body_set_pictures (SnabelComposerBody *self,
                                   SnabelPictures     *pictures)
{
  g_return_if_fail (SNABEL_IS_COMPOSER_BODY (self));

  snabel_answered_box_set_pictures (self->answered, pictures);
}

/**
 * snabel_composer_body_set_answered:
 * @status: (nullable): the post that is answered, if it is known here
 * @address: (nullable): where it is
 */
void
snabel_composer_body_set_answered (SnabelComposerBody *self,
                                   SnabelStatus       *status,
                                   const char         *address)
{
  g_return_if_fail (SNABEL_IS_COMPOSER_BODY (self));

  self->is_answer = status != NULL;
  if (status != NULL)
    {
      self->answered_visibility = status->visibility;
      snabel_answered_box_set_status (self->answered, status);
    }
  else
    snabel_answered_box_set_address (self->answered, address);
  gtk_widget_set_visible (GTK_WIDGET (self->answered), status != NULL || address != NULL);
}

/**
 * snabel_composer_body_read_draft:
 * @draft: what to show
 *
 * The cursor is put behind the text.
 */
void
snabel_composer_body_read_draft (SnabelComposerBody *self,
                                 const SnabelDraft  *draft)
{
  GtkTextBuffer *buffer = NULL;
  GtkTextIter    end;

  g_return_if_fail (SNABEL_IS_COMPOSER_BODY (self));
  g_return_if_fail (draft != NULL);

  self->is_being_filled = TRUE;
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, draft->text != NULL ? draft->text : "", -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_editable_set_text (GTK_EDITABLE (self->warning), draft->content_warning != NULL ? draft->content_warning : "");
  gtk_toggle_button_set_active (self->warning_toggle, draft->content_warning != NULL);
  if (draft->visibility != NULL)
    snabel_visibility_button_set_visibility (self->visibility, snabel_compose_find_visibility (draft->visibility));
  self->is_being_filled = FALSE;
  update (self);
}

/**
 * snabel_composer_body_get_visibility:
 *
 * Returns: who will be able to read it
 */
SnabelVisibility
snabel_composer_body_get_visibility (SnabelComposerBody *self)
{
  g_return_val_if_fail (SNABEL_IS_COMPOSER_BODY (self), SNABEL_VISIBILITY_UNKNOWN);

  return snabel_visibility_button_get_visibility (self->visibility);
}

/**
 * snabel_composer_body_set_visibility:
 * @visibility: what is offered; the person has not chosen it
 */
void
snabel_composer_body_set_visibility (SnabelComposerBody *self,
                                     SnabelVisibility    visibility)
{
  g_return_if_fail (SNABEL_IS_COMPOSER_BODY (self));

  self->is_being_filled = TRUE;
  snabel_visibility_button_set_visibility (self->visibility, visibility);
  self->is_being_filled = FALSE;
  update (self);
}

/**
 * snabel_composer_body_write_draft:
 * @draft: whose text, content warning and visibility are set
 */
void
snabel_composer_body_write_draft (SnabelComposerBody *self,
                                  SnabelDraft        *draft)
{
  SnabelVisibility visibility;

  g_return_if_fail (SNABEL_IS_COMPOSER_BODY (self));
  g_return_if_fail (draft != NULL);

  visibility = snabel_visibility_button_get_visibility (self->visibility);
  g_clear_pointer (&draft->text, g_free);
  draft->text = dup_text (self);
  g_set_str (&draft->content_warning, get_warning (self));
  g_set_str (&draft->visibility, snabel_compose_get_visibility_name (visibility));
}

/**
 * snabel_composer_body_is_sendable:
 * @reason: (out) (nullable): why not, a sentence
 *
 * Returns: whether there is something to post that the server takes
 */
gboolean
snabel_composer_body_is_sendable (SnabelComposerBody *self,
                                  const char        **reason)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (SNABEL_IS_COMPOSER_BODY (self), FALSE);

  text = g_strstrip (dup_text (self));
  if (*text == '\0')
    *reason = _ ("There is nothing to post yet");
  else if (count_left (self) < 0)
    *reason = _ ("The post is too long");
  else
    return TRUE;

  return FALSE;
}

/**
 * snabel_composer_body_show_keeper:
 * @state: how far the draft is on its way to the disk
 * @message: (nullable): why it does not get there
 */
void
snabel_composer_body_show_keeper (SnabelComposerBody *self,
                                  SnabelDraftState    state,
                                  const char         *message)
{
  g_return_if_fail (SNABEL_IS_COMPOSER_BODY (self));

  if (state == SNABEL_DRAFT_FAILED)
    snabel_composer_body_show_error (self, message);
  else if (state == SNABEL_DRAFT_SAVED)
    update_note (self);
  gtk_label_set_label (self->saved, state == SNABEL_DRAFT_SAVED ? _ ("Saved as draft") : "");
}

/**
 * snabel_composer_body_show_error:
 * @message: what went wrong, a sentence; it stays until something is typed
 */
void
snabel_composer_body_show_error (SnabelComposerBody *self,
                                 const char         *message)
{
  g_return_if_fail (SNABEL_IS_COMPOSER_BODY (self));

  show_note (self, message, "error");
}
