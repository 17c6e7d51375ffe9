/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote a post, when, and for whom. */
#include "config.h"

#include "status/snabel-status-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "session/snabel-shown-name.h"
#include "snabel-ui.h"
#include "status/text/snabel-emoji-label.h"
#include "widgets/snabel-relative-time.h"
#include "widgets/snabel-time-label.h"

/* Of a code such as "zh-Hant-TW". */
#define MAX_LANGUAGE 10

struct _SnabelStatusHeader
{
  GtkWidget         parent_instance;
  SnabelEmojiLabel *name;
  GtkLabel         *handle;
  GtkLabel         *language; /* (nullable): made with the first post in a foreign one */
  GtkWidget        *edited;
  GtkImage         *visibility;
  SnabelTimeLabel  *time;
  char             *edited_meaning;
  char             *visibility_meaning;
};

G_DEFINE_FINAL_TYPE (SnabelStatusHeader, snabel_status_header, GTK_TYPE_WIDGET)

static void
snabel_status_header_dispose (GObject *object)
{
  g_clear_pointer ((GtkWidget **) &SNABEL_STATUS_HEADER (object)->language, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_STATUS_HEADER);

  G_OBJECT_CLASS (snabel_status_header_parent_class)->dispose (object);
}

static void
snabel_status_header_finalize (GObject *object)
{
  SnabelStatusHeader *self = SNABEL_STATUS_HEADER (object);

  g_clear_pointer (&self->edited_meaning, g_free);
  g_clear_pointer (&self->visibility_meaning, g_free);

  G_OBJECT_CLASS (snabel_status_header_parent_class)->finalize (object);
}

/* Told when somebody points at it: to set a tooltip makes GTK ask the display where the pointer is and look through
 * the window for what is there, at each post that comes into sight. */
static gboolean
query_tooltip_cb (SnabelStatusHeader *self,
                  int                 x,
                  int                 y,
                  gboolean            is_keyboard,
                  GtkTooltip         *tooltip,
                  GtkWidget          *widget)
{
  const char *text = gtk_label_get_label (self->handle);

  if (widget == self->edited)
    text = self->edited_meaning;
  else if (widget == GTK_WIDGET (self->visibility))
    text = self->visibility_meaning;
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
snabel_status_header_class_init (SnabelStatusHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_status_header_dispose;
  G_OBJECT_CLASS (klass)->finalize = snabel_status_header_finalize;
  g_type_ensure (SNABEL_TYPE_EMOJI_LABEL);
  g_type_ensure (SNABEL_TYPE_TIME_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "status/snabel-status-header.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusHeader, name);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusHeader, handle);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusHeader, edited);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusHeader, visibility);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusHeader, time);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
snabel_status_header_init (SnabelStatusHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update_time_form (SnabelStatusHeader    *self,
                  GParamSpec            *pspec,
                  SnabelReadingSettings *settings)
{
  snabel_time_label_set_is_absolute (self->time, snabel_reading_settings_get_absolute_times (settings));
}

/**
 * snabel_status_header_set_context:
 * @context: what the rows of a list share; once, before the first post
 */
void
snabel_status_header_set_context (SnabelStatusHeader *self,
                                  SnabelRowContext   *context)
{
  g_return_if_fail (SNABEL_IS_STATUS_HEADER (self));
  g_return_if_fail (SNABEL_IS_ROW_CONTEXT (context));

  snabel_time_label_set_ticker (self->time, context->ticker);
  snabel_emoji_label_set_context (self->name, context);
  if (context->settings == NULL)
    return;

  g_signal_connect_object (context->settings, "notify::absolute-times", G_CALLBACK (update_time_form), self, G_CONNECT_SWAPPED);
  update_time_form (self, NULL, context->settings);
}

/* Public is what one expects, and is not said. */
static const char *
get_visibility_icon (SnabelVisibility visibility,
                     const char     **meaning)
{
  switch (visibility)
    {
    case SNABEL_VISIBILITY_PUBLIC:
      return NULL;
    case SNABEL_VISIBILITY_UNLISTED:
      *meaning = _ ("Public, but not in public timelines");
      return "weather-clear-night-symbolic";
    case SNABEL_VISIBILITY_PRIVATE:
      *meaning = _ ("For followers and those mentioned");
      return "system-lock-screen-symbolic";
    case SNABEL_VISIBILITY_DIRECT:
      *meaning = _ ("For those mentioned");
      return "mail-unread-symbolic";
    case SNABEL_VISIBILITY_UNKNOWN:
    default:
      *meaning = _ ("Of limited visibility");
      return "system-lock-screen-symbolic";
    }
}

static void
describe_image (GtkWidget  *image,
                char      **kept,
                const char *meaning)
{
  g_set_str (kept, meaning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, meaning, -1);
}

static void
update_visibility (SnabelStatusHeader *self,
                   SnabelStatus       *status)
{
  const char *meaning = "";
  const char *icon = get_visibility_icon (status->visibility, &meaning);

  gtk_widget_set_visible (GTK_WIDGET (self->visibility), icon != NULL);
  if (icon == NULL)
    return;

  gtk_image_set_from_icon_name (self->visibility, icon);
  describe_image (GTK_WIDGET (self->visibility), &self->visibility_meaning, meaning);
}

static void
update_edited (SnabelStatusHeader *self,
               SnabelStatus       *status)
{
  g_autofree char *time = NULL;
  g_autofree char *meaning = NULL;

  gtk_widget_set_visible (self->edited, status->edited_at != NULL);
  if (status->edited_at == NULL)
    return;

  time = snabel_relative_time_format_absolute (status->edited_at);
  /* Translators: %s is a day and a time */
  meaning = g_strdup_printf (_ ("Edited %s"), time);
  describe_image (self->edited, &self->edited_meaning, meaning);
}

/* Those who write have set it, or their server has guessed: what is no code is not shown. */
static gboolean
is_language (const char *code)
{
  gsize length = strlen (code);

  for (const char *c = code; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-')
      return FALSE;

  return length >= 2 && length <= MAX_LANGUAGE;
}

/* Nobody needs to be told of the languages in which they have their desktop; nor of English where none is set. */
static gboolean
is_foreign (const char *code)
{
  g_autofree char   *base = g_ascii_strdown (code, (gssize) strcspn (code, "-"));
  const char *const *names = g_get_language_names ();

  if (strcspn (names[0], ".") == 1 && names[0][0] == 'C')
    return !g_str_equal (base, "en");

  for (guint i = 0; names[i] != NULL; i++)
    if (strcspn (names[i], "_.@") == strlen (base) && g_str_has_prefix (names[i], base))
      return FALSE;

  return TRUE;
}

static void
update_language (SnabelStatusHeader *self,
                 SnabelStatus       *status)
{
  const char      *code = status->language;
  gboolean         is_shown = code != NULL && is_language (code) && is_foreign (code);
  g_autofree char *meaning = NULL;

  if (is_shown && self->language == NULL)
    {
      self->language = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->language), "dimmed");
      gtk_widget_add_css_class (GTK_WIDGET (self->language), "caption");
      gtk_widget_insert_before (GTK_WIDGET (self->language), GTK_WIDGET (self), self->edited);
    }
  if (self->language == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->language), is_shown);
  if (!is_shown)
    return;

  gtk_label_set_label (self->language, code);
  /* Translators: %s is the code of a language, such as “de” */
  meaning = g_strdup_printf (_ ("Language: %s"), code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->language), GTK_ACCESSIBLE_PROPERTY_LABEL, meaning, -1);
}

/* A name of nothing but emoji is one where there are pictures. */
static void
update_name (SnabelStatusHeader *self,
             SnabelAccount      *account)
{
  g_autofree char *name = NULL;

  if (snabel_emoji_label_has_pictures (self->name) && g_list_model_get_n_items (account->emojis) > 0)
    {
      snabel_emoji_label_set_line (self->name, snabel_account_get_display_name (account), account->emojis);
      return;
    }

  name = snabel_shown_name_dup (account);
  snabel_emoji_label_set_plain (self->name, name);
}

/**
 * snabel_status_header_set_status:
 * @status: a post, not a boost
 *
 * Shows @status as it is now; the header does not follow its changes.
 */
void
snabel_status_header_set_status (SnabelStatusHeader *self,
                                 SnabelStatus       *status)
{
  g_autofree char *handle = NULL;

  g_return_if_fail (SNABEL_IS_STATUS_HEADER (self));
  g_return_if_fail (SNABEL_IS_STATUS (status));

  handle = g_strconcat ("@", status->account->acct, NULL);
  update_name (self, status->account);
  gtk_label_set_label (self->handle, handle);
  snabel_time_label_set_time (self->time, status->created_at);
  update_visibility (self, status);
  update_edited (self, status);
  update_language (self, status);
}

/**
 * snabel_status_header_dup_spoken_time:
 *
 * Returns: (transfer full) (nullable): the time in whole words
 */
char *
snabel_status_header_dup_spoken_time (SnabelStatusHeader *self)
{
  g_return_val_if_fail (SNABEL_IS_STATUS_HEADER (self), NULL);

  return snabel_time_label_dup_long_text (self->time);
}
