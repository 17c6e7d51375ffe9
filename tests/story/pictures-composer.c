/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of the composer: empty, in answer to somebody, too long, and when the text cannot be kept. */
#include "compose/snabel-composer-body.h"
#include "compose/snabel-composer.h"
#include "compose/snabel-sender-button.h"
#include "compose/snabel-visibility-button.h"
#include "snabel-pictures.h"
#include "snabel-story-steps.h"

#define SENTENCE "The ferry was late again, and the whole harbour stood on the pier and cheered when it came. "

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

static SnabelStatus *
dup_first_status (SnabelStory *story)
{
  SnabelTimeline *timeline = snabel_feed_get_timeline (snabel_session_get_home (snabel_story_get_session (story)));
  g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (timeline), 0);

  return g_object_ref (snabel_status_get_shown (snabel_entry_get_status (entry)));
}

static GtkWindow *
open_composer (SnabelStory  *story,
               SnabelStatus *answered,
               const char   *text)
{
  SnabelDraft     draft = { .id = (char *) "picture", .text = (char *) text };
  SnabelComposer *composer = snabel_composer_new (snabel_app_get_accounts (story->app), snabel_app_get_outbox (story->app),
                                                  snabel_story_get_session (story), answered, answered == NULL ? &draft : NULL);
  GtkTextBuffer  *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (GTK_WIDGET (composer), GTK_TYPE_TEXT_VIEW)));

  if (answered != NULL)
    gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_window_present (GTK_WINDOW (composer));
  snabel_story_settle (story);

  return GTK_WINDOW (composer);
}

static gboolean
take_composer (SnabelStory  *story,
               const char   *folder,
               SnabelStatus *answered,
               const char   *text,
               const char   *screen)
{
  GtkWindow *composer = open_composer (story, answered, text);
  gboolean   is_taken = snabel_pictures_take_window (composer, story, folder, screen);

  gtk_window_destroy (composer);

  return is_taken;
}

/* The disk is full: what the composer shows then is told to it. */
static gboolean
take_failed (SnabelStory *story,
             const char  *folder)
{
  GtkWindow *composer = open_composer (story, NULL, SENTENCE);
  gboolean   is_taken;

  snabel_composer_body_show_keeper (SNABEL_COMPOSER_BODY (find (GTK_WIDGET (composer), SNABEL_TYPE_COMPOSER_BODY)),
                                    SNABEL_DRAFT_FAILED, "There is no space left on the disk");
  is_taken = snabel_pictures_take_window (composer, story, folder, "composer-failed");
  gtk_window_destroy (composer);

  return is_taken;
}

static gboolean
take_menu (SnabelStory *story,
           const char  *folder,
           GType        type,
           const char  *screen)
{
  GtkWindow *composer = open_composer (story, NULL, SENTENCE);
  GtkWidget *button = find (find (GTK_WIDGET (composer), type), GTK_TYPE_MENU_BUTTON);
  gboolean   is_taken = snabel_pictures_take_menu (story, folder, screen, GTK_MENU_BUTTON (button));

  gtk_window_destroy (composer);

  return is_taken;
}

gboolean
snabel_pictures_tell_composer (SnabelStory *story,
                               gpointer     user_data)
{
  g_autoptr(SnabelStatus) answered = NULL;
  g_autoptr(GString) long_text = g_string_new (NULL);

  if (!snabel_story_begin_at_home (story))
    return FALSE;
  answered = dup_first_status (story);
  for (guint i = 0; i < 6; i++)
    g_string_append (long_text, SENTENCE);

  return take_composer (story, user_data, NULL, "", "composer-empty") &&
         take_composer (story, user_data, NULL, SENTENCE, "composer") &&
         take_composer (story, user_data, answered, "That would have been a sight.", "composer-reply") &&
         take_composer (story, user_data, NULL, long_text->str, "composer-too-long") &&
         take_failed (story, user_data) &&
         take_menu (story, user_data, SNABEL_TYPE_SENDER_BUTTON, "composer-sender") &&
         take_menu (story, user_data, SNABEL_TYPE_VISIBILITY_BUTTON, "composer-visibility");
}
