/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a post from what is on the screen, from the store, or from the server: whoever has it first. */
#include "config.h"

#include "status/snabel-status-dialog.h"

#include <glib/gi18n-lib.h>

#include "api/snabel-api-statuses.h"
#include "base/snabel-async.h"
#include "status/actions/snabel-status-commands.h"
#include "status/snabel-status-row.h"
#include "widgets/snabel-load-view.h"

struct _SnabelStatusDialog
{
  AdwDialog parent_instance;

  SnabelLoadView *view;
  GtkWidget      *row;
  SnabelSession  *session;
  SnabelStatus   *status;
  DexFuture      *loading;
  char           *id;
};

G_DEFINE_FINAL_TYPE (SnabelStatusDialog, snabel_status_dialog, ADW_TYPE_DIALOG)

/* @status (nullable) (transfer full): what was found, if anything. */
static gboolean
show (SnabelStatusDialog *self,
      SnabelStatus       *status)
{
  if (status == NULL)
    return FALSE;

  g_clear_object (&self->status);
  self->status = status;
  snabel_status_row_set_status (SNABEL_STATUS_ROW (self->row), status);
  snabel_load_view_show_content (self->view);

  return TRUE;
}

static DexFuture *
fetched_cb (DexFuture *future,
            gpointer   user_data)
{
  SnabelStatusDialog *self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autoptr(JsonNode) node = value != NULL ? snabel_api_reply_steal_node (g_value_get_boxed (value)) : NULL;

  if (node != NULL && show (self, snabel_identity_map_take_status (snabel_session_get_identity_map (self->session), node, &error)))
    snabel_session_save_statuses (self->session, g_steal_pointer (&node));
  else if (self->status == NULL)
    snabel_load_view_show_error (self->view, error != NULL ? error->message : _ ("The server does not have this post"), NULL);

  return dex_future_new_for_boolean (self->status != NULL);
}

/* Also when the store has it: it may have been edited, or deleted. */
static void
ask_server (SnabelStatusDialog *self)
{
  SnabelClient *client = snabel_session_get_client (self->session);
  DexFuture    *request = client != NULL ? snabel_api_get_status (client, self->id) : snabel_session_reject_unconnected (self->session);

  dex_clear (&self->loading);
  self->loading = snabel_then_main (request, fetched_cb, self);
}

static DexFuture *
stored_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelStatusDialog *self = user_data;
  const GValue       *value = dex_future_get_value (future, NULL);
  SnabelCachedStatus *cached = value != NULL && G_VALUE_HOLDS_BOXED (value) ? g_value_get_boxed (value) : NULL;

  if (cached != NULL && cached->status != NULL)
    show (self, snabel_identity_map_take_status (snabel_session_get_identity_map (self->session), cached->status, NULL));
  ask_server (self);

  return dex_future_new_for_boolean (TRUE);
}

static void
load (SnabelStatusDialog *self)
{
  SnabelStatus *shown = snabel_identity_map_find_status (snabel_session_get_identity_map (self->session), self->id);

  if (shown != NULL)
    {
      show (self, g_object_ref (shown));
      return;
    }
  snabel_load_view_show_loading (self->view);
  dex_clear (&self->loading);
  self->loading = snabel_then_main (snabel_cache_get_status_by_id (snabel_session_get_cache (self->session),
                                                                   snabel_session_get_key (self->session), self->id),
                                    stored_cb, self);
}

static void
snabel_status_dialog_dispose (GObject *object)
{
  SnabelStatusDialog *self = SNABEL_STATUS_DIALOG (object);

  dex_clear (&self->loading);
  g_clear_object (&self->status);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_STATUS_DIALOG);

  G_OBJECT_CLASS (snabel_status_dialog_parent_class)->dispose (object);
}

static void
snabel_status_dialog_finalize (GObject *object)
{
  SnabelStatusDialog *self = SNABEL_STATUS_DIALOG (object);

  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (snabel_status_dialog_parent_class)->finalize (object);
}

static void
snabel_status_dialog_class_init (SnabelStatusDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = snabel_status_dialog_dispose;
  object_class->finalize = snabel_status_dialog_finalize;

  g_type_ensure (SNABEL_TYPE_LOAD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/snabel/Snabel/ui/status/snabel-status-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, load);
}

static void
snabel_status_dialog_init (SnabelStatusDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * snabel_status_dialog_new:
 * @context: what the post is shown with; it has a session
 * @id: the post's id or uri; may come from anywhere: what does not exist is said
 *
 * Returns: (transfer floating): a dialog that fetches the post and shows it
 */
AdwDialog *
snabel_status_dialog_new (SnabelRowContext *context,
                          const char       *id)
{
  SnabelStatusDialog *self = NULL;
  GtkWidget          *scrolled = NULL;

  g_return_val_if_fail (SNABEL_IS_ROW_CONTEXT (context) && context->session != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_STATUS_DIALOG, NULL);
  scrolled = gtk_scrolled_window_new ();
  self->session = g_object_ref (context->session);
  self->id = g_strdup (id);
  self->row = snabel_status_row_new (context);
  gtk_widget_set_valign (self->row, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->row);
  snabel_load_view_set_child (self->view, scrolled);
  snabel_status_commands_install (GTK_WIDGET (self), context->session);
  load (self);

  return ADW_DIALOG (self);
}

/**
 * snabel_status_dialog_get_status:
 *
 * Returns: (transfer none) (nullable): the post, once it is here
 */
SnabelStatus *
snabel_status_dialog_get_status (SnabelStatusDialog *self)
{
  g_return_val_if_fail (SNABEL_IS_STATUS_DIALOG (self), NULL);

  return self->status;
}
