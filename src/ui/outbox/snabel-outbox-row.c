/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose post, which text, how far, and the buttons that make sense now. */
#include "config.h"

#include "outbox/snabel-outbox-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "outbox/snabel-outbox-words.h"
#include "snabel-ui.h"

struct _SnabelOutboxRow
{
  GtkListBoxRow      parent_instance;
  GtkLabel          *account;
  GtkLabel          *text;
  GtkWidget         *spinner;
  GtkLabel          *state;
  AdwWrapBox        *buttons;
  SnabelOutboxEntry *entry;
};

G_DEFINE_FINAL_TYPE (SnabelOutboxRow, snabel_outbox_row, GTK_TYPE_LIST_BOX_ROW)

/* None is suggested: the page may hold many, and only the person knows. */
typedef struct
{
  const char *label;
  const char *action;
} Button;

static const Button waiting_buttons[] = {
  { N_ ("_Send Now"), "outbox.retry" },
  { N_ ("_Edit"), "outbox.edit" },
  { N_ ("_Discard"), "outbox.discard" },
  { NULL, NULL },
};

static const Button checking_buttons[] = {
  { N_ ("_Discard"), "outbox.discard" },
  { NULL, NULL },
};

static const Button uncertain_buttons[] = {
  { N_ ("It _Is There"), "outbox.confirm" },
  { N_ ("_Send Again"), "outbox.retry" },
  { N_ ("_Edit"), "outbox.edit" },
  { NULL, NULL },
};

static const Button failed_buttons[] = {
  { N_ ("_Edit"), "outbox.edit" },
  { N_ ("_Try Again"), "outbox.retry" },
  { N_ ("_Discard"), "outbox.discard" },
  { NULL, NULL },
};

static const Button no_buttons[] = {
  { NULL, NULL },
};

static const Button *
get_buttons (SnabelOutboxPhase phase)
{
  switch (phase)
    {
    case SNABEL_OUTBOX_PHASE_WAITING:
      return waiting_buttons;
    case SNABEL_OUTBOX_PHASE_CHECKING:
      return checking_buttons;
    case SNABEL_OUTBOX_PHASE_UNCERTAIN:
      return uncertain_buttons;
    case SNABEL_OUTBOX_PHASE_FAILED:
      return failed_buttons;
    case SNABEL_OUTBOX_PHASE_SENDING:
    case SNABEL_OUTBOX_PHASE_DONE:
    default:
      return no_buttons;
    }
}

static void
add_button (SnabelOutboxRow *self,
            const Button    *button)
{
  GtkWidget *widget = gtk_button_new_with_mnemonic (_ (button->label));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "s", snabel_outbox_entry_get_id (self->entry));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), button->action);
  adw_wrap_box_append (self->buttons, widget);
}

static void
update_buttons (SnabelOutboxRow *self)
{
  const Button *buttons = get_buttons (snabel_outbox_entry_get_phase (self->entry));
  GtkWidget    *old = NULL;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    adw_wrap_box_remove (self->buttons, old);
  for (guint i = 0; buttons[i].label != NULL; i++)
    add_button (self, &buttons[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), buttons[0].label != NULL);
}

static void
update_state (SnabelOutboxRow *self)
{
  SnabelOutboxPhase phase = snabel_outbox_entry_get_phase (self->entry);
  g_autofree char  *state = snabel_outbox_words_dup_state (self->entry);

  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (self->spinner, phase == SNABEL_OUTBOX_PHASE_SENDING || phase == SNABEL_OUTBOX_PHASE_CHECKING);
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "warning");
  if (phase == SNABEL_OUTBOX_PHASE_FAILED)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "error");
  else if (phase == SNABEL_OUTBOX_PHASE_UNCERTAIN)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "warning");
}

static void
phase_changed_cb (SnabelOutboxRow *self)
{
  update_state (self);
  update_buttons (self);
}

static void
snabel_outbox_row_dispose (GObject *object)
{
  SnabelOutboxRow *self = SNABEL_OUTBOX_ROW (object);

  g_clear_object (&self->entry);

  G_OBJECT_CLASS (snabel_outbox_row_parent_class)->dispose (object);
}

static void
snabel_outbox_row_class_init (SnabelOutboxRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_outbox_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "outbox/snabel-outbox-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelOutboxRow, account);
  gtk_widget_class_bind_template_child (widget_class, SnabelOutboxRow, text);
  gtk_widget_class_bind_template_child (widget_class, SnabelOutboxRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SnabelOutboxRow, state);
  gtk_widget_class_bind_template_child (widget_class, SnabelOutboxRow, buttons);
}

static void
snabel_outbox_row_init (SnabelOutboxRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_account (SnabelOutboxRow *self,
              SnabelSession   *session)
{
  const SnabelAccountRow *account = session != NULL ? snabel_session_get_account (session) : NULL;
  g_autofree char        *class_name = NULL;
  g_autofree char        *handle = account != NULL ? g_strconcat ("@", account->handle, NULL) : NULL;

  gtk_label_set_label (self->account, handle != NULL ? handle : "");
  if (account == NULL)
    return;
  class_name = g_strdup_printf ("account-colour-%d", account->colour % SNABEL_N_ACCOUNT_COLOURS);
  gtk_widget_add_css_class (GTK_WIDGET (self), class_name);
}

/**
 * snabel_outbox_row_new:
 * @accounts: those who post
 * @entry: the post
 *
 * Returns: (transfer full): a row that follows @entry
 */
GtkWidget *
snabel_outbox_row_new (SnabelAccounts    *accounts,
                       SnabelOutboxEntry *entry)
{
  SnabelOutboxRow *self = g_object_new (SNABEL_TYPE_OUTBOX_ROW, NULL);
  g_autofree char *text = snabel_outbox_words_dup_beginning (snabel_outbox_entry_get_content (entry)->text);

  self->entry = g_object_ref (entry);
  show_account (self, snabel_accounts_find (accounts, snabel_outbox_entry_get_account_key (entry)));
  gtk_label_set_label (self->text, text);
  g_signal_connect_object (entry, "notify::phase", G_CALLBACK (phase_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "notify::message", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "notify::retry-at", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  phase_changed_cb (self);

  return GTK_WIDGET (self);
}
