/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post in a timeline: filled by hand, because it is bound while the person scrolls. */
#include "status/snabel-status-row.h"

#include "media/snabel-avatar.h"
#include "session/snabel-shown-name.h"
#include "snabel-ui.h"
#include "status/actions/snabel-status-actions.h"
#include "status/snabel-status-body.h"
#include "status/snabel-status-context.h"
#include "status/snabel-status-header.h"
#include "status/text/snabel-content-warning.h"
#include "status/text/snabel-status-text.h"

#define AVATAR         44
#define COMPACT_AVATAR 32

struct _SnabelStatusRow
{
  GtkWidget             parent_instance;
  SnabelStatusContext  *context;
  SnabelAvatar         *avatar;
  SnabelStatusHeader   *header;
  SnabelContentWarning *warning;
  SnabelStatusBody     *body;
  SnabelStatusActions  *actions;
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
is_revealed (SnabelStatusRow *self)
{
  SnabelReveals *reveals = self->row_context->reveals;

  return reveals != NULL && snabel_reveals_contains (reveals, SNABEL_REVEAL_WARNING, get_shown (self)->id);
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
  label = snabel_status_text_dup_spoken (get_shown (self), snabel_status_body_get_plain (self->body), time);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_body (SnabelStatusRow *self)
{
  snabel_status_body_set_status (self->body, get_shown (self));
  update_warning (self);
  update_accessible (self);
}

static void
update_reactions (SnabelStatusRow *self)
{
  snabel_status_body_update_reactions (self->body);
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
  snabel_avatar_set_person (self->avatar, name, snabel_account_get_avatar (status->account));
  snabel_content_warning_set_is_revealed (self->warning, is_revealed (self));
  update_header (self);
  update_body (self);
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

  snabel_content_warning_set_is_revealed (self->warning, is_revealed (self));
}

/* In place: whoever changes a setting goes on reading where they are. */
static void
update_settings (SnabelStatusRow *self)
{
  static const char *const text_sizes[] = { "text-smaller", "text-normal", "text-larger-1", "text-larger-2", "text-larger-3" };
  SnabelReadingSettings   *settings = self->row_context->settings;
  GtkWidget               *widget = GTK_WIDGET (self);
  gboolean                 is_compact = snabel_reading_settings_get_density (settings) == SNABEL_DENSITY_COMPACT;
  int                      text_size = snabel_reading_settings_get_text_size (settings);

  for (guint i = 0; i < G_N_ELEMENTS (text_sizes); i++)
    gtk_widget_remove_css_class (widget, text_sizes[i]);
  gtk_widget_add_css_class (widget, text_sizes[text_size - SNABEL_TEXT_SIZE_SMALLEST]);
  if (is_compact)
    gtk_widget_add_css_class (widget, "compact");
  else
    gtk_widget_remove_css_class (widget, "compact");
  snabel_avatar_set_size (self->avatar, is_compact ? COMPACT_AVATAR : AVATAR);
  snabel_status_context_set_indent (self->context, is_compact ? COMPACT_AVATAR : AVATAR);
  snabel_status_actions_set_shows_counts (self->actions, snabel_reading_settings_get_show_counters (settings));
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
  snabel_avatar_set_pictures (self->avatar, context->pictures);
  snabel_status_header_set_context (self->header, context);
  snabel_status_body_set_context (self->body, context);
  snabel_status_actions_set_session (self->actions, context->session);
  if (context->ticker != NULL)
    g_signal_connect_object (context->ticker, "tick", G_CALLBACK (update_accessible), self, G_CONNECT_SWAPPED);
  if (context->settings != NULL)
    {
      g_signal_connect_object (context->settings, "notify", G_CALLBACK (update_settings), self, G_CONNECT_SWAPPED);
      update_settings (self);
    }
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
  g_type_ensure (SNABEL_TYPE_STATUS_ACTIONS);
  g_type_ensure (SNABEL_TYPE_STATUS_BODY);
  g_type_ensure (SNABEL_TYPE_STATUS_CONTEXT);
  g_type_ensure (SNABEL_TYPE_STATUS_HEADER);
  g_type_ensure (SNABEL_TYPE_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "status/snabel-status-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, context);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, header);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, warning);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusRow, body);
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
  { "notify::emoji-reactions", update_reactions },
  { "notify::edited-at", update_header },
  { "notify::visibility", update_header },
  { "notify::language", update_header },
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
  snabel_status_body_set_status (self->body, NULL);
  g_set_object (&self->status, status);
  g_signal_group_set_target (self->signals, status != NULL ? get_shown (self) : NULL);
  if (status != NULL)
    bind_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}
