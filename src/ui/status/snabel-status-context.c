/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a post is here: who boosted it, or whom it answers. */
#include "config.h"

#include "status/snabel-status-context.h"

#include <glib/gi18n-lib.h>

#include "model/snabel-mention.h"
#include "session/snabel-shown-name.h"
#include "snabel-ui.h"

struct _SnabelStatusContext
{
  GtkWidget  parent_instance;
  GtkImage  *icon;
  GtkWidget *indent;
  GtkLabel  *label;
};

G_DEFINE_FINAL_TYPE (SnabelStatusContext, snabel_status_context, GTK_TYPE_WIDGET)

static void
snabel_status_context_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_STATUS_CONTEXT);
  snabel_ui_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (snabel_status_context_parent_class)->dispose (object);
}

static void
snabel_status_context_class_init (SnabelStatusContextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_status_context_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "status/snabel-status-context.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusContext, icon);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusContext, indent);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusContext, label);
}

static void
snabel_status_context_init (SnabelStatusContext *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * snabel_status_context_set_indent:
 * @width: of the avatar below: the words begin where the name does
 */
void
snabel_status_context_set_indent (SnabelStatusContext *self,
                                  int                  width)
{
  g_return_if_fail (SNABEL_IS_STATUS_CONTEXT (self));

  gtk_widget_set_size_request (self->indent, width, -1);
}

static char *
dup_boost_words (SnabelStatus *status)
{
  g_autofree char *name = snabel_shown_name_dup_isolated (status->account);

  /* Translators: %s is a person's name */
  return g_strdup_printf (_ ("%s boosted"), name);
}

/* The answer names an account by its id; how it is called is among the mentions, if it is. */
static char *
dup_reply_words (SnabelStatus *status)
{
  if (g_strcmp0 (status->in_reply_to_account_id, status->account->id) == 0)
    return g_strdup (_ ("Continues a thread"));

  for (guint i = 0; i < g_list_model_get_n_items (status->mentions); i++)
    {
      g_autoptr(SnabelMention) mention = g_list_model_get_item (status->mentions, i);

      if (g_strcmp0 (mention->id, status->in_reply_to_account_id) == 0 && mention->acct != NULL)
        /* Translators: %s is a handle without the @ before it */
        return g_strdup_printf (_ ("In reply to @%s"), mention->acct);
    }

  return g_strdup (_ ("In reply to a post"));
}

/**
 * snabel_status_context_set_status:
 * @status: a post or a boost
 *
 * Shows the line, or hides itself if there is nothing to say.
 */
void
snabel_status_context_set_status (SnabelStatusContext *self,
                                  SnabelStatus        *status)
{
  g_autofree char *words = NULL;

  g_return_if_fail (SNABEL_IS_STATUS_CONTEXT (self));
  g_return_if_fail (SNABEL_IS_STATUS (status));

  if (status->reblog != NULL)
    words = dup_boost_words (status);
  else if (snabel_status_is_reply (status))
    words = dup_reply_words (status);

  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  if (words == NULL)
    return;

  gtk_label_set_label (self->label, words);
  gtk_image_set_from_icon_name (self->icon, status->reblog != NULL ? "snabel-boost-symbolic" : "mail-reply-sender-symbolic");
}
