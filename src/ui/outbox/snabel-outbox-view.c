/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists what is not posted yet, and carries out what a person decides about it. */
#include "config.h"

#include "outbox/snabel-outbox-view.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "outbox/snabel-draft-row.h"
#include "outbox/snabel-outbox-row.h"
#include "snabel-ui.h"

struct _SnabelOutboxView
{
  AdwBin           parent_instance;
  AdwToastOverlay *toasts;
  GtkStack        *stack;
  GtkWidget       *outbox_group;
  GtkListBox      *outbox_list;
  GtkWidget       *drafts_group;
  GtkListBox      *drafts_list;
  SnabelAccounts  *accounts;
  SnabelOutbox    *outbox;
  DexFuture       *acting; /* what was decided last, until words.db has it */
};

enum
{
  OPEN_DRAFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelOutboxView, snabel_outbox_view, ADW_TYPE_BIN)

static SnabelOutboxEntry *
find_entry (SnabelOutboxView *self,
            GVariant         *id)
{
  GListModel *model = G_LIST_MODEL (self->outbox);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SnabelOutboxEntry) entry = g_list_model_get_item (model, i);

      if (g_str_equal (snabel_outbox_entry_get_id (entry), g_variant_get_string (id, NULL)))
        return g_steal_pointer (&entry);
    }

  return NULL;
}

static void
show_toast (SnabelOutboxView *self,
            const char       *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* ---- what is thrown away can be had back, as a draft ---- */

typedef struct
{
  SnabelDrafts *drafts;
  SnabelDraft  *draft;
} Undo;

static void
undo_free (gpointer  data,
           GClosure *closure)
{
  Undo *undo = data;

  g_clear_object (&undo->drafts);
  g_clear_pointer (&undo->draft, snabel_draft_free);
  g_free (undo);
}

static void
undo_cb (AdwToast *toast,
         gpointer  user_data)
{
  Undo *undo = user_data;

  snabel_detach ("bring a draft back", snabel_drafts_save (undo->drafts, undo->draft));
}

static void
delete_draft (SnabelOutboxView  *self,
              const SnabelDraft *draft,
              const char        *text)
{
  SnabelDrafts *drafts = snabel_outbox_get_drafts (self->outbox);
  AdwToast     *toast = adw_toast_new (text);
  Undo         *undo = g_new0 (Undo, 1);

  undo->drafts = g_object_ref (drafts);
  undo->draft = snabel_draft_copy (draft);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, 0);
  snabel_detach ("delete a draft", snabel_drafts_delete (drafts, undo->draft->id));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* ---- what the rows ask for ---- */

static void
act (SnabelOutboxView *self,
     DexFuture        *work,
     DexFutureCallback callback)
{
  g_autoptr(DexFuture) old = g_steal_pointer (&self->acting);

  self->acting = snabel_then_ui (work, callback, self);
}

static DexFuture *
acted_cb (DexFuture *future,
          gpointer   user_data)
{
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) == NULL)
    show_toast (user_data, error->message);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
taken_back_cb (DexFuture *future,
               gpointer   user_data)
{
  SnabelOutboxView *self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value != NULL)
    g_signal_emit (self, signals[OPEN_DRAFT], 0, g_value_get_boxed (value));
  else
    show_toast (self, error->message);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
discarded_cb (DexFuture *future,
              gpointer   user_data)
{
  SnabelOutboxView *self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value != NULL)
    delete_draft (self, g_value_get_boxed (value), _ ("Post discarded"));
  else
    show_toast (self, error->message);

  return dex_future_new_for_boolean (TRUE);
}

static void
outbox_action (GtkWidget  *widget,
               const char *name,
               GVariant   *id)
{
  SnabelOutboxView *self = SNABEL_OUTBOX_VIEW (widget);
  g_autoptr(SnabelOutboxEntry) entry = find_entry (self, id);

  if (entry == NULL)
    return;
  if (g_str_equal (name, "outbox.retry"))
    snabel_outbox_retry (self->outbox, entry);
  else if (g_str_equal (name, "outbox.confirm"))
    act (self, snabel_outbox_confirm_there (self->outbox, entry), acted_cb);
  else if (g_str_equal (name, "outbox.edit"))
    act (self, snabel_outbox_take_back (self->outbox, entry), taken_back_cb);
  else
    act (self, snabel_outbox_take_back (self->outbox, entry), discarded_cb);
}

static void
draft_action (GtkWidget  *widget,
              const char *name,
              GVariant   *id)
{
  SnabelOutboxView *self = SNABEL_OUTBOX_VIEW (widget);
  SnabelDraftEntry *entry = snabel_drafts_find (snabel_outbox_get_drafts (self->outbox), g_variant_get_string (id, NULL));

  if (entry == NULL)
    return;
  if (g_str_equal (name, "draft.open"))
    g_signal_emit (self, signals[OPEN_DRAFT], 0, snabel_draft_entry_get_draft (entry));
  else
    delete_draft (self, snabel_draft_entry_get_draft (entry), _ ("Draft deleted"));
}

/* ---- the widget ---- */

static void
snabel_outbox_view_dispose (GObject *object)
{
  SnabelOutboxView *self = SNABEL_OUTBOX_VIEW (object);

  dex_clear (&self->acting);
  if (self->outbox_list != NULL)
    {
      gtk_list_box_bind_model (self->outbox_list, NULL, NULL, NULL, NULL);
      gtk_list_box_bind_model (self->drafts_list, NULL, NULL, NULL, NULL);
    }
  g_clear_object (&self->outbox);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (snabel_outbox_view_parent_class)->dispose (object);
}

static void
snabel_outbox_view_class_init (SnabelOutboxViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_outbox_view_dispose;

  /**
   * SnabelOutboxView::open-draft:
   * @draft: the draft
   *
   * The person wants to go on writing.
   */
  signals[OPEN_DRAFT] = g_signal_new ("open-draft", SNABEL_TYPE_OUTBOX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, SNABEL_TYPE_DRAFT);

  gtk_widget_class_install_action (widget_class, "outbox.retry", "s", outbox_action);
  gtk_widget_class_install_action (widget_class, "outbox.confirm", "s", outbox_action);
  gtk_widget_class_install_action (widget_class, "outbox.edit", "s", outbox_action);
  gtk_widget_class_install_action (widget_class, "outbox.discard", "s", outbox_action);
  gtk_widget_class_install_action (widget_class, "draft.open", "s", draft_action);
  gtk_widget_class_install_action (widget_class, "draft.delete", "s", draft_action);

  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "outbox/snabel-outbox-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelOutboxView, toasts);
  gtk_widget_class_bind_template_child (widget_class, SnabelOutboxView, stack);
  gtk_widget_class_bind_template_child (widget_class, SnabelOutboxView, outbox_group);
  gtk_widget_class_bind_template_child (widget_class, SnabelOutboxView, outbox_list);
  gtk_widget_class_bind_template_child (widget_class, SnabelOutboxView, drafts_group);
  gtk_widget_class_bind_template_child (widget_class, SnabelOutboxView, drafts_list);
}

static void
snabel_outbox_view_init (SnabelOutboxView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_outbox_row (gpointer item,
                   gpointer user_data)
{
  return snabel_outbox_row_new (user_data, item);
}

static GtkWidget *
create_draft_row (gpointer item,
                  gpointer user_data)
{
  return snabel_draft_row_new (user_data, item);
}

static void
items_changed_cb (SnabelOutboxView *self)
{
  guint n_posts = g_list_model_get_n_items (G_LIST_MODEL (self->outbox));
  guint n_drafts = g_list_model_get_n_items (G_LIST_MODEL (snabel_outbox_get_drafts (self->outbox)));

  gtk_widget_set_visible (self->outbox_group, n_posts > 0);
  gtk_widget_set_visible (self->drafts_group, n_drafts > 0);
  gtk_stack_set_visible_child_name (self->stack, n_posts + n_drafts > 0 ? "lists" : "empty");
}

/**
 * snabel_outbox_view_new:
 * @accounts: those who post
 * @outbox: what is shown
 *
 * Returns: (transfer full): the page
 */
GtkWidget *
snabel_outbox_view_new (SnabelAccounts *accounts,
                        SnabelOutbox   *outbox)
{
  SnabelOutboxView *self = NULL;
  SnabelDrafts     *drafts = NULL;

  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (SNABEL_IS_OUTBOX (outbox), NULL);

  self = g_object_new (SNABEL_TYPE_OUTBOX_VIEW, NULL);
  drafts = snabel_outbox_get_drafts (outbox);
  self->accounts = g_object_ref (accounts);
  self->outbox = g_object_ref (outbox);
  gtk_list_box_bind_model (self->outbox_list, G_LIST_MODEL (outbox), create_outbox_row, accounts, NULL);
  gtk_list_box_bind_model (self->drafts_list, G_LIST_MODEL (drafts), create_draft_row, accounts, NULL);
  g_signal_connect_object (outbox, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drafts, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);

  return GTK_WIDGET (self);
}
