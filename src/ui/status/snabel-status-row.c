/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post in a timeline: filled by hand, because it is bound while the person scrolls. */
#include "status/snabel-status-row.h"

#include <adwaita.h>

#include "session/snabel-shown-name.h"
#include "snabel-ui.h"
#include "status/actions/snabel-status-actions.h"
#include "status/media/snabel-link-card.h"
#include "status/media/snabel-media-cover.h"
#include "status/poll/snabel-poll-view.h"
#include "status/quote/snabel-quote-box.h"
#include "status/snabel-status-context.h"
#include "status/snabel-status-header.h"
#include "status/text/snabel-content-warning.h"
#include "status/text/snabel-post-text.h"
#include "status/text/snabel-status-text.h"
#include "text/snabel-link.h"

/* What most posts do not have: made on first need, in this order below the text. */
typedef enum
{
  PART_MEDIA,
  PART_POLL,
  PART_QUOTE,
  PART_CARD,
  N_PARTS
} Part;

struct _SnabelStatusRow
{
  GtkWidget             parent_instance;
  SnabelStatusContext  *context;
  AdwAvatar            *avatar;
  SnabelStatusHeader   *header;
  SnabelContentWarning *warning;
  GtkBox               *body;
  SnabelPostText       *text;
  SnabelStatusActions  *actions;
  GtkWidget            *parts[N_PARTS];
  SnabelStatus         *status;
  GSignalGroup         *signals; /* of the post that is shown: of the boosted one in a boost */
  SnabelRowContext     *row_context;
};

enum
{
  PROP_STATUS = 1,
  PROP_CONTEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelStatusRow, snabel_status_row, GTK_TYPE_WIDGET)

static SnabelStatus *
get_shown (SnabelStatusRow *self)
{
  return snabel_status_get_shown (self->status);
}

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

static void
show_media (SnabelStatusRow *self,
            SnabelStatus    *status)
{
  SnabelMediaCover *cover = SNABEL_MEDIA_COVER (self->parts[PART_MEDIA]);

  /* Who has opened the warning has been warned. */
  snabel_media_cover_set_attachments (cover, status->media_attachments);
  snabel_media_cover_set_is_sensitive (cover, status->sensitive && status->spoiler_text == NULL);
}

static void
show_poll (SnabelStatusRow *self,
           SnabelStatus    *status)
{
  SnabelTicker *ticker = self->row_context->ticker;
  g_autoptr(GDateTime) now = ticker != NULL ? snabel_ticker_dup_now (ticker) : g_date_time_new_now_utc ();

  snabel_poll_view_set_poll (SNABEL_POLL_VIEW (self->parts[PART_POLL]), status->poll, now);
}

static void
show_quote (SnabelStatusRow *self,
            SnabelStatus    *status)
{
  snabel_quote_box_set_quote (SNABEL_QUOTE_BOX (self->parts[PART_QUOTE]), status->quote);
}

static void
show_card (SnabelStatusRow *self,
           SnabelStatus    *status)
{
  snabel_link_card_set_card (SNABEL_LINK_CARD (self->parts[PART_CARD]), status->card);
}

static GtkWidget *
create_media (SnabelRowContext *context)
{
  return snabel_media_cover_new ();
}

static GtkWidget *
create_poll (SnabelRowContext *context)
{
  return snabel_poll_view_new ();
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
  void (*show) (SnabelStatusRow *self,
                SnabelStatus    *status);
} parts[N_PARTS] = {
  [PART_MEDIA] = { has_media, create_media, show_media },
  [PART_POLL] = { has_poll, create_poll, show_poll },
  [PART_QUOTE] = { has_quote, snabel_quote_box_new, show_quote },
  [PART_CARD] = { has_card, create_card, show_card },
};

static gboolean
is_revealed (SnabelStatusRow *self,
             SnabelReveal     what)
{
  return self->row_context->reveals != NULL && snabel_reveals_contains (self->row_context->reveals, what, get_shown (self)->id);
}

static void
reveal_media_cb (SnabelStatusRow *self)
{
  SnabelMediaCover *cover = SNABEL_MEDIA_COVER (self->parts[PART_MEDIA]);

  if (self->status != NULL && self->row_context->reveals != NULL)
    snabel_reveals_set (self->row_context->reveals, SNABEL_REVEAL_MEDIA, get_shown (self)->id,
                        snabel_media_cover_get_is_revealed (cover));
}

static void
create_part (SnabelStatusRow *self,
             Part             part)
{
  GtkWidget *previous = GTK_WIDGET (self->text);

  for (Part i = 0; i < part; i++)
    {
      if (self->parts[i] != NULL)
        previous = self->parts[i];
    }
  self->parts[part] = parts[part].create (self->row_context);
  gtk_box_insert_child_after (self->body, self->parts[part], previous);
  if (part == PART_MEDIA)
    g_signal_connect_object (self->parts[part], "notify::is-revealed", G_CALLBACK (reveal_media_cb), self, G_CONNECT_SWAPPED);
}

static void
update_text (SnabelStatusRow *self)
{
  SnabelStatus *status = get_shown (self);
  g_autoptr(SnabelRichText) text = snabel_status_text_dup (status, status->quote != NULL);

  snabel_post_text_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL && text->length > 0);
}

/* Beneath a warning nothing is shown but the warning. */
static void
update_warning (SnabelStatusRow *self)
{
  g_autofree char *spoiler = snabel_status_text_dup_warning (get_shown (self));
  gboolean         is_open = spoiler == NULL || snabel_content_warning_get_is_revealed (self->warning);

  gtk_widget_set_visible (GTK_WIDGET (self->warning), spoiler != NULL);
  if (spoiler != NULL)
    snabel_content_warning_set_text (self->warning, spoiler);
  gtk_widget_set_visible (GTK_WIDGET (self->body), is_open);
}

static void
update_accessible (SnabelStatusRow *self)
{
  g_autofree char *time = NULL;
  g_autofree char *label = NULL;

  if (self->status == NULL)
    return;

  time = snabel_status_header_dup_spoken_time (self->header);
  label = snabel_status_text_dup_spoken (get_shown (self), snabel_post_text_get_plain (self->text), time);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_body (SnabelStatusRow *self)
{
  SnabelStatus *status = get_shown (self);

  update_text (self);
  for (Part i = 0; i < N_PARTS; i++)
    {
      gboolean is_needed = parts[i].is_needed (status);

      if (is_needed && self->parts[i] == NULL)
        create_part (self, i);
      if (is_needed)
        parts[i].show (self, status);
      if (self->parts[i] != NULL)
        gtk_widget_set_visible (self->parts[i], is_needed);
    }
  update_warning (self);
  update_accessible (self);
}

static void
update_header (SnabelStatusRow *self)
{
  snabel_status_header_set_status (self->header, get_shown (self));
}

static void
update_actions (SnabelStatusRow *self)
{
  snabel_status_actions_set_status (self->actions, get_shown (self));
}

static void
bind_cb (SnabelStatusRow *self)
{
  SnabelStatus    *status = get_shown (self);
  g_autofree char *name = snabel_shown_name_dup (status->account);

  snabel_status_context_set_status (self->context, self->status);
  adw_avatar_set_text (self->avatar, name);
  snabel_content_warning_set_is_revealed (self->warning, is_revealed (self, SNABEL_REVEAL_WARNING));
  update_header (self);
  update_body (self);
  if (self->parts[PART_MEDIA] != NULL)
    snabel_media_cover_set_is_revealed (SNABEL_MEDIA_COVER (self->parts[PART_MEDIA]), is_revealed (self, SNABEL_REVEAL_MEDIA));
  update_actions (self);
}

static void
reveal_cb (SnabelStatusRow *self)
{
  if (self->status == NULL)
    return;

  if (self->row_context->reveals != NULL)
    snabel_reveals_set (self->row_context->reveals, SNABEL_REVEAL_WARNING, get_shown (self)->id,
                        snabel_content_warning_get_is_revealed (self->warning));
  update_warning (self);
}

/* By a key, or in another row: the same post may stand below its boost. */
static void
reveals_changed_cb (SnabelStatusRow *self,
                    const char      *id)
{
  if (self->status == NULL || !g_str_equal (get_shown (self)->id, id))
    return;

  snabel_content_warning_set_is_revealed (self->warning, is_revealed (self, SNABEL_REVEAL_WARNING));
  if (self->parts[PART_MEDIA] != NULL)
    snabel_media_cover_set_is_revealed (SNABEL_MEDIA_COVER (self->parts[PART_MEDIA]), is_revealed (self, SNABEL_REVEAL_MEDIA));
}

static void
snabel_status_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SnabelStatusRow *self = SNABEL_STATUS_ROW (object);

  switch (prop_id)
    {
    case PROP_STATUS:
      g_value_set_object (value, self->status);
      break;
    case PROP_CONTEXT:
      g_value_set_object (value, self->row_context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_status_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SnabelStatusRow *self = SNABEL_STATUS_ROW (object);

  switch (prop_id)
    {
    case PROP_STATUS:
      snabel_status_row_set_status (self, g_value_get_object (value));
      break;
    case PROP_CONTEXT:
      self->row_context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_status_row_constructed (GObject *object)
{
  SnabelStatusRow  *self = SNABEL_STATUS_ROW (object);
  SnabelRowContext *context = NULL;

  G_OBJECT_CLASS (snabel_status_row_parent_class)->constructed (object);

  if (self->row_context == NULL)
    self->row_context = g_object_new (SNABEL_TYPE_ROW_CONTEXT, NULL);
  context = self->row_context;
  snabel_status_header_set_context (self->header, context);
  if (context->ticker != NULL)
    g_signal_connect_object (context->ticker, "tick", G_CALLBACK (update_accessible), self, G_CONNECT_SWAPPED);
  if (context->reveals != NULL)
    g_signal_connect_object (context->reveals, "changed", G_CALLBACK (reveals_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
snabel_status_row_dispose (GObject *object)
{
  SnabelStatusRow *self = SNABEL_STATUS_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->status);
  g_clear_object (&self->row_context);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_STATUS_ROW);
  snabel_ui_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (snabel_status_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SNABEL_TYPE_CONTENT_WARNING);
  g_type_ensure (SNABEL_TYPE_POST_TEXT);
  g_type_ensure (SNABEL_TYPE_STATUS_ACTIONS);
  g_type_ensure (SNABEL_TYPE_STATUS_CONTEXT);
  g_type_ensure (SNABEL_TYPE_STATUS_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "status/snabel-status-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, context);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, header);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, warning);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, body);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, text);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, actions);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
}

static void
snabel_status_row_class_init (SnabelStatusRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_status_row_get_property;
  object_class->set_property = snabel_status_row_set_property;
  object_class->constructed = snabel_status_row_constructed;
  object_class->dispose = snabel_status_row_dispose;
  properties[PROP_STATUS] = g_param_spec_object ("status", NULL, NULL, SNABEL_TYPE_STATUS,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, SNABEL_TYPE_ROW_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "statusrow");
}

/* Which part follows which field. */
static const struct
{
  const char *detailed_signal;
  void (*update) (SnabelStatusRow *self);
} changes[] = {
  { "notify::content", update_body },
  { "notify::spoiler-text", update_body },
  { "notify::emojis", update_body },
  { "notify::sensitive", update_body },
  { "notify::media-attachments", update_body },
  { "notify::poll", update_body },
  { "notify::card", update_body },
  { "notify::quote", update_body },
  { "notify::edited-at", update_header },
  { "notify::visibility", update_header },
  { "notify::id", update_actions },
  { "notify::replies-count", update_actions },
  { "notify::reblogs-count", update_actions },
  { "notify::favourites-count", update_actions },
  { "notify::reblogged", update_actions },
  { "notify::favourited", update_actions },
  { "notify::bookmarked", update_actions },
};

static void
snabel_status_row_init (SnabelStatusRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (SNABEL_TYPE_STATUS);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_group_connect_swapped (self->signals, changes[i].detailed_signal, G_CALLBACK (changes[i].update), self);
}

/**
 * snabel_status_row_new:
 * @context: (nullable): what the rows of a list share
 *
 * Returns: (transfer floating): a row without a post
 */
GtkWidget *
snabel_status_row_new (SnabelRowContext *context)
{
  return g_object_new (SNABEL_TYPE_STATUS_ROW, "context", context, NULL);
}

SnabelStatus *
snabel_status_row_get_status (SnabelStatusRow *self)
{
  g_return_val_if_fail (SNABEL_IS_STATUS_ROW (self), NULL);

  return self->status;
}

/**
 * snabel_status_row_set_status:
 * @status: (nullable): a post or a boost; %NULL before the row waits for the next one
 */
void
snabel_status_row_set_status (SnabelStatusRow *self,
                              SnabelStatus    *status)
{
  g_return_if_fail (SNABEL_IS_STATUS_ROW (self));
  g_return_if_fail (status == NULL || SNABEL_IS_STATUS (status));

  if (self->status == status)
    return;

  /* Without a post the warning may fold itself up, which is then not the person's wish. */
  g_clear_object (&self->status);
  snabel_content_warning_set_is_revealed (self->warning, FALSE);
  if (self->parts[PART_MEDIA] != NULL)
    snabel_media_cover_set_is_revealed (SNABEL_MEDIA_COVER (self->parts[PART_MEDIA]), FALSE);
  g_set_object (&self->status, status);
  g_signal_group_set_target (self->signals, status != NULL ? get_shown (self) : NULL);
  if (status != NULL)
    bind_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}
