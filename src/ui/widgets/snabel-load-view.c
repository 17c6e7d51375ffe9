/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where content would be: on its way, none, not to be had. */
#include "config.h"

#include "widgets/snabel-load-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "snabel-ui.h"
#include "widgets/snabel-offline-words.h"
#include "widgets/snabel-skeleton.h"

struct _SnabelLoadView
{
  GtkWidget       parent_instance;
  GtkStack       *stack;
  AdwBin         *content;
  AdwStatusPage  *message;
  GtkWidget      *retry;
  GtkWidget      *sign_in;
  char           *said; /* of the page that is shown */
  SnabelLoadState state;
};

enum
{
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelLoadView, snabel_load_view, GTK_TYPE_WIDGET)

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_RETRY], 0);
}

static void
snabel_load_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_LOAD_VIEW);

  G_OBJECT_CLASS (snabel_load_view_parent_class)->dispose (object);
}

static void
snabel_load_view_finalize (GObject *object)
{
  g_clear_pointer (&SNABEL_LOAD_VIEW (object)->said, g_free);

  G_OBJECT_CLASS (snabel_load_view_parent_class)->finalize (object);
}

static void
snabel_load_view_class_init (SnabelLoadViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_load_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = snabel_load_view_finalize;

  /**
   * SnabelLoadView::retry:
   *
   * The person wants it tried again, now.
   */
  signals[SIGNAL_RETRY] = g_signal_new ("retry", SNABEL_TYPE_LOAD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  g_type_ensure (SNABEL_TYPE_SKELETON);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "widgets/snabel-load-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelLoadView, stack);
  gtk_widget_class_bind_template_child (widget_class, SnabelLoadView, content);
  gtk_widget_class_bind_template_child (widget_class, SnabelLoadView, message);
  gtk_widget_class_bind_template_child (widget_class, SnabelLoadView, retry);
  gtk_widget_class_bind_template_child (widget_class, SnabelLoadView, sign_in);
  gtk_widget_class_install_action (widget_class, "load.retry", NULL, retry_action);
}

static void
snabel_load_view_init (SnabelLoadView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * snabel_load_view_new:
 *
 * Returns: (transfer floating): a view that is loading
 */
GtkWidget *
snabel_load_view_new (void)
{
  return g_object_new (SNABEL_TYPE_LOAD_VIEW, NULL);
}

/**
 * snabel_load_view_set_child:
 * @child: (nullable): what snabel_load_view_show_content() shows
 */
void
snabel_load_view_set_child (SnabelLoadView *self,
                            GtkWidget      *child)
{
  g_return_if_fail (SNABEL_IS_LOAD_VIEW (self));

  adw_bin_set_child (self->content, child);
}

SnabelLoadState
snabel_load_view_get_state (SnabelLoadView *self)
{
  g_return_val_if_fail (SNABEL_IS_LOAD_VIEW (self), SNABEL_LOAD_STATE_LOADING);

  return self->state;
}

/**
 * snabel_load_view_show_loading:
 *
 * Where something has failed, its page stays and says that it is tried again: what comes and goes every
 * few seconds cannot be read, nor can its button be hit.
 */
void
snabel_load_view_show_loading (SnabelLoadView *self)
{
  g_return_if_fail (SNABEL_IS_LOAD_VIEW (self));

  if (self->state == SNABEL_LOAD_STATE_ERROR || self->state == SNABEL_LOAD_STATE_OFFLINE)
    {
      adw_status_page_set_description (self->message, _ ("Trying again…"));
      return;
    }
  self->state = SNABEL_LOAD_STATE_LOADING;
  g_clear_pointer (&self->said, g_free);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

void
snabel_load_view_show_content (SnabelLoadView *self)
{
  g_return_if_fail (SNABEL_IS_LOAD_VIEW (self));

  self->state = SNABEL_LOAD_STATE_CONTENT;
  g_clear_pointer (&self->said, g_free);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

/* Nobody has asked for this page, so a screen reader is told; once, whatever else changes on it. */
static void
say (SnabelLoadView *self,
     const char     *title,
     const char     *reason)
{
  g_autofree char *words = g_strdup_printf ("%s\n%s", title, reason != NULL ? reason : "");

  if (g_set_str (&self->said, words))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_message (SnabelLoadView *self,
              const char     *icon_name,
              const char     *title,
              const char     *description)
{
  g_autofree char *escaped = g_markup_escape_text (description != NULL ? description : "", -1);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);

  adw_status_page_set_icon_name (self->message, icon_name);
  adw_status_page_set_title (self->message, escaped_title);
  adw_status_page_set_description (self->message, escaped);
  gtk_widget_set_visible (self->retry, self->state == SNABEL_LOAD_STATE_OFFLINE || self->state == SNABEL_LOAD_STATE_ERROR);
  gtk_widget_set_visible (self->sign_in, self->state == SNABEL_LOAD_STATE_NEEDS_SIGN_IN);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

/**
 * snabel_load_view_show_empty:
 * @icon_name: the icon of what there is none of
 * @title: that there is none
 * @description: (nullable): how some would come
 */
void
snabel_load_view_show_empty (SnabelLoadView *self,
                             const char     *icon_name,
                             const char     *title,
                             const char     *description)
{
  g_return_if_fail (SNABEL_IS_LOAD_VIEW (self));
  g_return_if_fail (title != NULL);

  self->state = SNABEL_LOAD_STATE_EMPTY;
  show_message (self, icon_name, title, description);
  say (self, title, description);
}

void
snabel_load_view_show_offline (SnabelLoadView *self)
{
  g_return_if_fail (SNABEL_IS_LOAD_VIEW (self));

  self->state = SNABEL_LOAD_STATE_OFFLINE;
  show_message (self, "network-offline-symbolic", _ ("No Connection"),
                _ ("Snabel goes on by itself when the network is back."));
  say (self, _ ("No Connection"), NULL);
}

/**
 * snabel_load_view_show_error:
 * @message: what went wrong
 * @retry_at: (nullable): when it is tried again without asking
 */
void
snabel_load_view_show_error (SnabelLoadView *self,
                             const char     *message,
                             GDateTime      *retry_at)
{
  g_autofree char *sentence = NULL;
  g_autofree char *retry = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (SNABEL_IS_LOAD_VIEW (self));
  g_return_if_fail (message != NULL);

  self->state = SNABEL_LOAD_STATE_ERROR;
  sentence = snabel_ui_dup_sentence (message);
  if (retry_at != NULL)
    {
      retry = snabel_offline_words_dup_retry (g_date_time_to_unix_usec (retry_at));
      description = g_strconcat (sentence, "\n", retry, NULL);
    }
  show_message (self, "dialog-warning-symbolic", _ ("Could Not Be Loaded"), description != NULL ? description : sentence);
  say (self, _ ("Could Not Be Loaded"), message);
}

/**
 * snabel_load_view_show_needs_sign_in:
 * @message: why
 *
 * Trying again would change nothing: offered is `window.sign-in-again`.
 */
void
snabel_load_view_show_needs_sign_in (SnabelLoadView *self,
                                     const char     *message)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (SNABEL_IS_LOAD_VIEW (self));
  g_return_if_fail (message != NULL);

  self->state = SNABEL_LOAD_STATE_NEEDS_SIGN_IN;
  sentence = snabel_ui_dup_sentence (message);
  show_message (self, "dialog-password-symbolic", _ ("Signed Out"), sentence);
  say (self, _ ("Signed Out"), message);
}
