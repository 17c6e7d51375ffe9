/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first lines of what is being written. */
#include "config.h"

#include "outbox/snabel-draft-row.h"

#include <glib/gi18n-lib.h>

#include "outbox/snabel-outbox-words.h"
#include "snabel-ui.h"

struct _SnabelDraftRow
{
  GtkListBoxRow parent_instance;
  GtkLabel     *account;
  GtkLabel     *text;
  GtkButton *delete;
  SnabelAccounts   *accounts;
  SnabelDraftEntry *entry;
  char             *colour_class;
};

G_DEFINE_FINAL_TYPE (SnabelDraftRow, snabel_draft_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_account (SnabelDraftRow    *self,
                const SnabelDraft *draft)
{
  const char             *key = draft->account_keys != NULL ? draft->account_keys[0] : NULL;
  SnabelSession          *session = key != NULL ? snabel_accounts_find (self->accounts, key) : NULL;
  const SnabelAccountRow *account = session != NULL ? snabel_session_get_account (session) : NULL;
  g_autofree char        *handle = account != NULL ? g_strconcat ("@", account->handle, NULL) : NULL;

  gtk_label_set_label (self->account, handle != NULL ? handle : _ ("Without an account"));
  if (self->colour_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->colour_class);
  g_clear_pointer (&self->colour_class, g_free);
  if (account == NULL)
    return;
  self->colour_class = g_strdup_printf ("account-colour-%d", account->colour % SNABEL_N_ACCOUNT_COLOURS);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->colour_class);
}

static void
update (SnabelDraftRow *self)
{
  const SnabelDraft *draft = snabel_draft_entry_get_draft (self->entry);
  g_autofree char   *text = snabel_outbox_words_dup_beginning (draft->text);

  update_account (self, draft);
  gtk_label_set_label (self->text, *text != '\0' ? text : _ ("Without text"));
}

static void
snabel_draft_row_dispose (GObject *object)
{
  SnabelDraftRow *self = SNABEL_DRAFT_ROW (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (snabel_draft_row_parent_class)->dispose (object);
}

static void
snabel_draft_row_finalize (GObject *object)
{
  g_clear_pointer (&SNABEL_DRAFT_ROW (object)->colour_class, g_free);

  G_OBJECT_CLASS (snabel_draft_row_parent_class)->finalize (object);
}

static void
snabel_draft_row_class_init (SnabelDraftRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = snabel_draft_row_dispose;
  object_class->finalize = snabel_draft_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "outbox/snabel-draft-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelDraftRow, account);
  gtk_widget_class_bind_template_child (widget_class, SnabelDraftRow, text);
  gtk_widget_class_bind_template_child (widget_class, SnabelDraftRow, delete);
}

static void
snabel_draft_row_init (SnabelDraftRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * snabel_draft_row_new:
 * @accounts: those who may post
 * @entry: the draft
 *
 * Returns: (transfer full): a row that follows @entry
 */
GtkWidget *
snabel_draft_row_new (SnabelAccounts   *accounts,
                      SnabelDraftEntry *entry)
{
  SnabelDraftRow *self = g_object_new (SNABEL_TYPE_DRAFT_ROW, NULL);
  const char     *id = snabel_draft_entry_get_draft (entry)->id;

  self->accounts = g_object_ref (accounts);
  self->entry = g_object_ref (entry);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->delete), "s", id);
  g_signal_connect_object (entry, "notify::draft", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
