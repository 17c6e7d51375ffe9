/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post inside of another. */
#include "config.h"

#include "status/quote/snabel-quote-box.h"

#include <glib/gi18n-lib.h>

#include "media/snabel-avatar.h"
#include "session/snabel-shown-name.h"
#include "snabel-ui.h"
#include "status/snabel-status-header.h"
#include "status/text/snabel-post-text.h"
#include "status/text/snabel-status-text.h"
#include "text/snabel-text-parts.h"

/* The quoted post is a hint of itself; whoever wants more opens it. */
#define LONG_TEXT   420
#define FOLDED_TEXT 300

struct _SnabelQuoteBox
{
  GtkWidget           parent_instance;
  GtkWidget          *author;
  SnabelAvatar       *avatar;
  SnabelStatusHeader *header;
  SnabelPostText     *text;
  GtkLabel           *note;
};

G_DEFINE_FINAL_TYPE (SnabelQuoteBox, snabel_quote_box, GTK_TYPE_WIDGET)

static void
snabel_quote_box_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_QUOTE_BOX);

  G_OBJECT_CLASS (snabel_quote_box_parent_class)->dispose (object);
}

static void
snabel_quote_box_class_init (SnabelQuoteBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_quote_box_dispose;
  g_type_ensure (SNABEL_TYPE_STATUS_HEADER);
  g_type_ensure (SNABEL_TYPE_POST_TEXT);
  g_type_ensure (SNABEL_TYPE_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "status/quote/snabel-quote-box.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelQuoteBox, author);
  gtk_widget_class_bind_template_child (widget_class, SnabelQuoteBox, avatar);
  gtk_widget_class_bind_template_child (widget_class, SnabelQuoteBox, header);
  gtk_widget_class_bind_template_child (widget_class, SnabelQuoteBox, text);
  gtk_widget_class_bind_template_child (widget_class, SnabelQuoteBox, note);
}

static void
snabel_quote_box_init (SnabelQuoteBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * snabel_quote_box_new:
 * @context: what the rows of a list share
 *
 * Returns: (transfer floating): a box without a post
 */
GtkWidget *
snabel_quote_box_new (SnabelRowContext *context)
{
  SnabelQuoteBox *self = g_object_new (SNABEL_TYPE_QUOTE_BOX, NULL);

  snabel_status_header_set_context (self->header, context);
  snabel_post_text_set_context (self->text, context);
  snabel_avatar_set_pictures (self->avatar, context->pictures);

  return GTK_WIDGET (self);
}

static const char *
get_state_words (SnabelQuoteState state)
{
  switch (state)
    {
    case SNABEL_QUOTE_STATE_PENDING:
      return _ ("The author has not yet agreed to be quoted here.");
    case SNABEL_QUOTE_STATE_REJECTED:
    case SNABEL_QUOTE_STATE_REVOKED:
      return _ ("The author does not want to be quoted here.");
    case SNABEL_QUOTE_STATE_DELETED:
      return _ ("The quoted post was deleted.");
    case SNABEL_QUOTE_STATE_BLOCKED_ACCOUNT:
      return _ ("The quoted post is by somebody you block.");
    case SNABEL_QUOTE_STATE_BLOCKED_DOMAIN:
      return _ ("The quoted post is from a server you block.");
    case SNABEL_QUOTE_STATE_MUTED_ACCOUNT:
      return _ ("The quoted post is by somebody you mute.");
    case SNABEL_QUOTE_STATE_UNKNOWN:
    case SNABEL_QUOTE_STATE_ACCEPTED:
    case SNABEL_QUOTE_STATE_UNAUTHORIZED:
    default:
      return _ ("The quoted post is not available.");
    }
}

/* What the box leaves out: what is behind a warning, and pictures. */
static char *
dup_note (SnabelStatus *status)
{
  guint n_media = g_list_model_get_n_items (status->media_attachments);

  if (status->spoiler_text != NULL)
    return snabel_status_text_dup_warning (status);
  if (n_media > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u attachment", "%u attachments", n_media), n_media);

  return NULL;
}

static void
show_status (SnabelQuoteBox *self,
             SnabelStatus   *status)
{
  g_autofree char *name = snabel_shown_name_dup (status->account);
  g_autofree char *note = dup_note (status);
  g_autoptr(SnabelRichText) all = NULL;
  g_autoptr(SnabelRichText) text = NULL;

  snabel_avatar_set_person (self->avatar, name, snabel_account_get_avatar (status->account));
  snabel_status_header_set_status (self->header, status);
  if (status->spoiler_text == NULL)
    all = snabel_status_text_dup (status, TRUE);
  if (all != NULL)
    text = snabel_text_parts_fold (all, LONG_TEXT, FOLDED_TEXT);
  snabel_post_text_set_emojis (self->text, status->emojis);
  snabel_post_text_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL && text->length > 0);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

/**
 * snabel_quote_box_set_quote:
 * @quote: what is quoted, and whether it may be shown
 */
void
snabel_quote_box_set_quote (SnabelQuoteBox *self,
                            SnabelQuote    *quote)
{
  gboolean is_shown;

  g_return_if_fail (SNABEL_IS_QUOTE_BOX (self));
  g_return_if_fail (SNABEL_IS_QUOTE (quote));

  is_shown = quote->state == SNABEL_QUOTE_STATE_ACCEPTED && quote->quoted_status != NULL;
  gtk_widget_set_visible (self->author, is_shown);
  if (is_shown)
    {
      show_status (self, quote->quoted_status);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->text), FALSE);
  gtk_label_set_label (self->note, get_state_words (quote->state));
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
}
