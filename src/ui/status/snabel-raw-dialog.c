/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store has of a post; the server is asked where it has nothing. */
#include "config.h"

#include "status/snabel-raw-dialog.h"

#include <glib/gi18n-lib.h>

#include "api/snabel-api-statuses.h"
#include "base/snabel-async.h"
#include "snabel-ui.h"
#include "widgets/snabel-load-view.h"

struct _SnabelRawDialog
{
  AdwDialog       parent_instance;
  SnabelLoadView *view;
  GtkWidget      *text;
  SnabelSession  *session;
  DexFuture      *loading;
  char           *id;
  char           *json; /* (nullable): what is shown */
};

G_DEFINE_FINAL_TYPE (SnabelRawDialog, snabel_raw_dialog, ADW_TYPE_DIALOG)

static void
show (SnabelRawDialog *self,
      JsonNode        *node)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));

  g_clear_pointer (&self->json, g_free);
  self->json = json_to_string (node, TRUE);
  gtk_text_buffer_set_text (buffer, self->json, -1);
  snabel_load_view_show_content (self->view);
}

static DexFuture *
fetched_cb (DexFuture *future,
            gpointer   user_data)
{
  SnabelRawDialog *self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autoptr(JsonNode) node = value != NULL ? snabel_api_reply_steal_node (g_value_get_boxed (value)) : NULL;

  if (node != NULL)
    show (self, node);
  else
    snabel_load_view_show_error (self->view, error != NULL ? error->message : _ ("The server does not have this post"), NULL);

  return dex_future_new_for_boolean (node != NULL);
}

static DexFuture *
stored_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelRawDialog    *self = user_data;
  const GValue       *value = dex_future_get_value (future, NULL);
  SnabelCachedStatus *cached = value != NULL && G_VALUE_HOLDS_BOXED (value) ? g_value_get_boxed (value) : NULL;
  SnabelClient       *client = snabel_session_get_client (self->session);

  if (cached != NULL && cached->status != NULL)
    {
      show (self, cached->status);
      return dex_future_new_for_boolean (TRUE);
    }
  dex_clear (&self->loading);
  self->loading = snabel_then_main (client != NULL ? snabel_api_get_status (client, self->id)
                                                   : snabel_session_reject_unconnected (self->session),
                                    fetched_cb, self);

  return dex_future_new_for_boolean (FALSE);
}

static void
load (SnabelRawDialog *self)
{
  snabel_load_view_show_loading (self->view);
  dex_clear (&self->loading);
  self->loading = snabel_then_main (snabel_cache_get_status_by_id (snabel_session_get_cache (self->session),
                                                                   snabel_session_get_key (self->session), self->id),
                                    stored_cb, self);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SnabelRawDialog *self = SNABEL_RAW_DIALOG (widget);

  if (self->json != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->json);
}

static void
snabel_raw_dialog_dispose (GObject *object)
{
  SnabelRawDialog *self = SNABEL_RAW_DIALOG (object);

  dex_clear (&self->loading);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_RAW_DIALOG);

  G_OBJECT_CLASS (snabel_raw_dialog_parent_class)->dispose (object);
}

static void
snabel_raw_dialog_finalize (GObject *object)
{
  SnabelRawDialog *self = SNABEL_RAW_DIALOG (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->json, g_free);

  G_OBJECT_CLASS (snabel_raw_dialog_parent_class)->finalize (object);
}

static void
snabel_raw_dialog_class_init (SnabelRawDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = snabel_raw_dialog_dispose;
  object_class->finalize = snabel_raw_dialog_finalize;
  g_type_ensure (SNABEL_TYPE_LOAD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "status/snabel-raw-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelRawDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_install_action (widget_class, "raw.copy", NULL, copy_action);
}

static void
snabel_raw_dialog_init (SnabelRawDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->text = g_object_new (GTK_TYPE_TEXT_VIEW,
                             "editable", FALSE, "monospace", TRUE, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE,
                             "left-margin", 12, "right-margin", 12, "top-margin", 12, "bottom-margin", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Raw data"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->text);
  snabel_load_view_set_child (self->view, scrolled);
}

/**
 * snabel_raw_dialog_new:
 * @session: the account that sees the post
 * @id: the post's id
 *
 * Returns: (transfer floating): a dialog that finds what was sent, and shows it
 */
AdwDialog *
snabel_raw_dialog_new (SnabelSession *session,
                       const char    *id)
{
  SnabelRawDialog *self = NULL;

  g_return_val_if_fail (SNABEL_IS_SESSION (session), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_RAW_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  load (self);

  return ADW_DIALOG (self);
}

/**
 * snabel_raw_dialog_get_text:
 *
 * Returns: (nullable): what is shown, once it is here
 */
const char *
snabel_raw_dialog_get_text (SnabelRawDialog *self)
{
  g_return_val_if_fail (SNABEL_IS_RAW_DIALOG (self), NULL);

  return self->json;
}
