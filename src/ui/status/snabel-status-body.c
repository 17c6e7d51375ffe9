/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a post says: its text, and below it what most posts do not have, made on first need. */
#include "config.h"

#include "status/snabel-status-body.h"

#include <glib/gi18n-lib.h>

#include "snabel-ui.h"
#include "status/media/snabel-link-card.h"
#include "status/media/snabel-media-cover.h"
#include "status/poll/snabel-poll-view.h"
#include "status/quote/snabel-quote-box.h"
#include "status/reactions/snabel-reactions-bar.h"
#include "status/text/snabel-post-text.h"
#include "status/text/snabel-status-text.h"
#include "text/snabel-link.h"
#include "text/snabel-text-parts.h"

#define SPACING 9

/* In letters, see snabel_text_parts_fold(): about twenty lines, of which twelve are shown. */
#define LONG_TEXT   1400
#define FOLDED_TEXT 800

/* In this order below the text. */
typedef enum
{
  PART_MEDIA,
  PART_POLL,
  PART_QUOTE,
  PART_CARD,
  PART_REACTIONS,
  N_PARTS
} Part;

struct _SnabelStatusBody
{
  GtkWidget         parent_instance;
  SnabelPostText   *text;
  GtkWidget        *fold; /* (nullable): made with the first long text */
  GtkWidget        *parts[N_PARTS];
  SnabelPostText   *tags;  /* (nullable): made with the first text that ends with tags */
  char             *plain; /* the text with what is folded away */
  SnabelRowContext *context;
  SnabelStatus     *status;
};

G_DEFINE_FINAL_TYPE (SnabelStatusBody, snabel_status_body, GTK_TYPE_WIDGET)

static gboolean
has_media (SnabelStatus *status)
{
  return g_list_model_get_n_items (status->media_attachments) > 0;
}

static gboolean
has_poll (SnabelStatus *status)
{
  return status->poll != NULL;
}

static gboolean
has_quote (SnabelStatus *status)
{
  return status->quote != NULL;
}

/* Pictures and quotes say enough by themselves. */
static gboolean
has_card (SnabelStatus *status)
{
  return status->card != NULL && status->card->url != NULL && !has_media (status) && !has_quote (status) &&
         snabel_link_check (status->card->url) == SNABEL_LINK_WEB;
}

static gboolean
has_reactions (SnabelStatus *status)
{
  return g_list_model_get_n_items (status->emoji_reactions) > 0;
}

static void
show_media (SnabelStatusBody *self,
            SnabelStatus     *status)
{
  SnabelMediaCover *cover = SNABEL_MEDIA_COVER (self->parts[PART_MEDIA]);

  /* Who has opened the warning has been warned. */
  snabel_media_cover_set_attachments (cover, status->media_attachments);
  snabel_media_cover_set_is_sensitive (cover, status->sensitive && status->spoiler_text == NULL);
}

static void
show_poll (SnabelStatusBody *self,
           SnabelStatus     *status)
{
  snabel_poll_view_set_status (SNABEL_POLL_VIEW (self->parts[PART_POLL]), status);
}

static void
show_quote (SnabelStatusBody *self,
            SnabelStatus     *status)
{
  snabel_quote_box_set_quote (SNABEL_QUOTE_BOX (self->parts[PART_QUOTE]), status->quote);
}

static void
show_card (SnabelStatusBody *self,
           SnabelStatus     *status)
{
  snabel_link_card_set_card (SNABEL_LINK_CARD (self->parts[PART_CARD]), status->card);
}

static void
show_reactions (SnabelStatusBody *self,
                SnabelStatus     *status)
{
  snabel_reactions_bar_set_status (SNABEL_REACTIONS_BAR (self->parts[PART_REACTIONS]), status);
}

static GtkWidget *
create_card (SnabelRowContext *context)
{
  return snabel_link_card_new ();
}

static const struct
{
  gboolean (*is_needed) (SnabelStatus *status);
  GtkWidget *(*create) (SnabelRowContext *context);
  void (*show) (SnabelStatusBody *self,
                SnabelStatus     *status);
} parts[N_PARTS] = {
  [PART_MEDIA] = { has_media, snabel_media_cover_new, show_media },
  [PART_POLL] = { has_poll, snabel_poll_view_new, show_poll },
  [PART_QUOTE] = { has_quote, snabel_quote_box_new, show_quote },
  [PART_CARD] = { has_card, create_card, show_card },
  [PART_REACTIONS] = { has_reactions, snabel_reactions_bar_new, show_reactions },
};

static gboolean
is_media_revealed (SnabelStatusBody *self)
{
  SnabelReveals *reveals = self->context->reveals;

  return self->status != NULL && reveals != NULL && snabel_reveals_contains (reveals, SNABEL_REVEAL_MEDIA, self->status->id);
}

static void
reveal_media_cb (SnabelStatusBody *self)
{
  SnabelMediaCover *cover = SNABEL_MEDIA_COVER (self->parts[PART_MEDIA]);

  if (self->status != NULL && self->context->reveals != NULL)
    snabel_reveals_set (self->context->reveals, SNABEL_REVEAL_MEDIA, self->status->id,
                        snabel_media_cover_get_is_revealed (cover));
}

static void
update_media_revealed (SnabelStatusBody *self)
{
  if (self->parts[PART_MEDIA] != NULL)
    snabel_media_cover_set_is_revealed (SNABEL_MEDIA_COVER (self->parts[PART_MEDIA]), is_media_revealed (self));
}

static void
create_part (SnabelStatusBody *self,
             Part              part)
{
  GtkWidget *previous = self->fold != NULL ? self->fold : GTK_WIDGET (self->text);

  for (Part i = 0; i < part; i++)
    {
      if (self->parts[i] != NULL)
        previous = self->parts[i];
    }
  /* Below the tags, which are below the others. */
  if (part == PART_REACTIONS)
    previous = gtk_widget_get_last_child (GTK_WIDGET (self));
  self->parts[part] = parts[part].create (self->context);
  gtk_widget_insert_after (self->parts[part], GTK_WIDGET (self), previous);
  if (part == PART_MEDIA)
    g_signal_connect_object (self->parts[part], "notify::is-revealed", G_CALLBACK (reveal_media_cb), self, G_CONNECT_SWAPPED);
}

static void
update_part (SnabelStatusBody *self,
             Part              part)
{
  gboolean is_needed = parts[part].is_needed (self->status);

  if (is_needed && self->parts[part] == NULL)
    create_part (self, part);
  if (is_needed)
    parts[part].show (self, self->status);
  if (self->parts[part] != NULL)
    gtk_widget_set_visible (self->parts[part], is_needed);
}

static gboolean
is_unfolded (SnabelStatusBody *self)
{
  return snabel_reveals_contains (self->context->reveals, SNABEL_REVEAL_TEXT, self->status->id);
}

/* Made with the first long text, like the parts. */
static void
update_fold (SnabelStatusBody *self,
             gboolean          is_long)
{
  gboolean is_open = is_long && is_unfolded (self);

  if (is_long && self->fold == NULL)
    {
      self->fold = gtk_button_new ();
      gtk_widget_set_halign (self->fold, GTK_ALIGN_START);
      gtk_widget_add_css_class (self->fold, "pill-small");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fold), "body.toggle-text");
      gtk_widget_insert_after (self->fold, GTK_WIDGET (self), GTK_WIDGET (self->text));
    }
  if (self->fold == NULL)
    return;

  gtk_widget_set_visible (self->fold, is_long);
  gtk_button_set_label (GTK_BUTTON (self->fold), is_open ? _ ("Show Less") : _ ("Show More"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
}

static void
update_tags (SnabelStatusBody *self,
             SnabelRichText   *tags)
{
  if (tags != NULL && self->tags == NULL)
    {
      self->tags = SNABEL_POST_TEXT (snabel_post_text_new ());
      gtk_widget_add_css_class (GTK_WIDGET (self->tags), "trailing-tags");
      gtk_widget_insert_before (GTK_WIDGET (self->tags), GTK_WIDGET (self), self->parts[PART_REACTIONS]);
    }
  if (self->tags == NULL)
    return;

  snabel_post_text_set_text (self->tags, tags);
  gtk_widget_set_visible (GTK_WIDGET (self->tags), tags != NULL);
}

/* Without something that remembers it, a text that was opened would close itself: it is whole then. */
static void
update_text (SnabelStatusBody *self)
{
  g_autoptr(SnabelRichText) all = snabel_status_text_dup (self->status, self->status->quote != NULL);
  g_autoptr(SnabelRichText) tags = NULL;
  g_autoptr(SnabelRichText) text = all != NULL ? snabel_text_parts_take_tags (all, &tags) : NULL;
  g_autoptr(SnabelRichText) folded = NULL;
  gboolean is_long = FALSE;

  if (text != NULL && self->context->reveals != NULL)
    folded = snabel_text_parts_fold (text, LONG_TEXT, FOLDED_TEXT);
  is_long = folded != NULL && folded != text;
  snabel_post_text_set_emojis (self->text, self->status->emojis);
  snabel_post_text_set_text (self->text, is_long && !is_unfolded (self) ? folded : text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL && text->length > 0);
  update_fold (self, is_long);
  update_tags (self, tags);
  g_set_str (&self->plain, all != NULL ? all->text : "");
}

/* By a key, or in another row: the same post may stand below its boost. */
static void
reveals_changed_cb (SnabelStatusBody *self,
                    const char       *id)
{
  if (self->status == NULL || !g_str_equal (self->status->id, id))
    return;

  update_media_revealed (self);
  if (self->fold != NULL && gtk_widget_get_visible (self->fold))
    update_text (self);
}

static void
toggle_text_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SnabelStatusBody *self = SNABEL_STATUS_BODY (widget);

  if (self->status != NULL && self->context->reveals != NULL)
    snabel_reveals_set (self->context->reveals, SNABEL_REVEAL_TEXT, self->status->id, !is_unfolded (self));
}

static void
snabel_status_body_dispose (GObject *object)
{
  SnabelStatusBody *self = SNABEL_STATUS_BODY (object);

  g_clear_object (&self->status);
  g_clear_object (&self->context);
  snabel_ui_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (snabel_status_body_parent_class)->dispose (object);
}

static void
snabel_status_body_finalize (GObject *object)
{
  g_clear_pointer (&SNABEL_STATUS_BODY (object)->plain, g_free);

  G_OBJECT_CLASS (snabel_status_body_parent_class)->finalize (object);
}

static void
snabel_status_body_class_init (SnabelStatusBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_status_body_dispose;
  G_OBJECT_CLASS (klass)->finalize = snabel_status_body_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "body.toggle-text", NULL, toggle_text_action);
}

static void
snabel_status_body_init (SnabelStatusBody *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  self->text = SNABEL_POST_TEXT (snabel_post_text_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
}

/**
 * snabel_status_body_set_context:
 * @context: what the rows of a list share; once, before the first post
 */
void
snabel_status_body_set_context (SnabelStatusBody *self,
                                SnabelRowContext *context)
{
  g_return_if_fail (SNABEL_IS_STATUS_BODY (self));
  g_return_if_fail (SNABEL_IS_ROW_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  snabel_post_text_set_context (self->text, context);
  if (context->reveals != NULL)
    g_signal_connect_object (context->reveals, "changed", G_CALLBACK (reveals_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * snabel_status_body_set_status:
 * @status: (nullable): a post, not a boost; %NULL before the row waits for the next one
 *
 * Shows @status as it is now; who owns the body calls this again when it changed.
 */
void
snabel_status_body_set_status (SnabelStatusBody *self,
                               SnabelStatus     *status)
{
  gboolean is_other = FALSE;

  g_return_if_fail (SNABEL_IS_STATUS_BODY (self));
  g_return_if_fail (status == NULL || SNABEL_IS_STATUS (status));

  /* Without a post the cover may close itself, which is then not the person's wish. */
  is_other = self->status != status;
  if (is_other)
    {
      g_clear_object (&self->status);
      update_media_revealed (self);
    }
  g_set_object (&self->status, status);
  if (status == NULL)
    return;

  update_text (self);
  for (Part i = 0; i < N_PARTS; i++)
    update_part (self, i);
  if (is_other)
    update_media_revealed (self);
}

/**
 * snabel_status_body_update_reactions:
 *
 * To be called when they changed: the rest of the post stays as it is, with what is selected in it.
 */
void
snabel_status_body_update_reactions (SnabelStatusBody *self)
{
  g_return_if_fail (SNABEL_IS_STATUS_BODY (self));

  if (self->status != NULL)
    update_part (self, PART_REACTIONS);
}

/**
 * snabel_status_body_get_plain:
 *
 * Returns: the text as it is read aloud or copied
 */
const char *
snabel_status_body_get_plain (SnabelStatusBody *self)
{
  g_return_val_if_fail (SNABEL_IS_STATUS_BODY (self), NULL);

  return self->plain != NULL ? self->plain : "";
}
