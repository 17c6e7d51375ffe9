/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the buttons of a post do: each is an action "status.…" whose target is the post's id. */
#include "config.h"

#include "status/actions/snabel-status-commands.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "session/actions/snabel-actions.h"
#include "session/actions/snabel-reactions.h"
#include "session/actions/snabel-relations.h"
#include "session/actions/snabel-vote.h"
#include "session/snabel-shown-name.h"
#include "status/snabel-raw-dialog.h"
#include "text/snabel-html.h"
#include "text/snabel-link.h"

/* The page they belong to, which may go before the server has answered. */
typedef struct
{
  GtkWidget     *widget; /* (nullable): not a reference */
  SnabelSession *session;
} Commands;

/* @target is the type of what the action is called with: the post's id, or a tuple that begins with it. */
typedef struct
{
  const char *name;
  const char *target;
  void (*activate) (Commands *self,
                    GVariant *parameter);
} Command;

static void
commands_clear (gpointer data)
{
  Commands *self = data;

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->session);
}

static void
commands_unref (gpointer data)
{
  g_rc_box_release_full (data, commands_clear);
}

static void
commands_unref_closure (gpointer  data,
                        GClosure *closure)
{
  commands_unref (data);
}

/* Says it where the page can say something. */
static void
show_toast (Commands   *self,
            const char *words)
{
  GtkWidget *overlay = self->widget != NULL ? gtk_widget_get_ancestor (self->widget, ADW_TYPE_TOAST_OVERLAY) : NULL;
  AdwToast  *toast = NULL;

  if (overlay == NULL)
    return;

  toast = adw_toast_new (words);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static DexFuture *
failed_cb (DexFuture *future,
           gpointer   user_data)
{
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) == NULL)
    show_toast (user_data, error->message);

  return dex_future_new_for_boolean (TRUE);
}

/* What the person did is done even if the page is closed meanwhile; only the words find nobody then. */
static void
run (Commands  *self,
     DexFuture *work)
{
  snabel_detach ("act on a post",
                 dex_future_catch (snabel_on_main (work), failed_cb, g_rc_box_acquire (self), commands_unref));
}

static SnabelStatus *
find_status (Commands *self,
             GVariant *parameter)
{
  SnabelIdentityMap *map = snabel_session_get_identity_map (self->session);

  return snabel_identity_map_find_status (map, g_variant_get_string (parameter, NULL));
}

static void
reblog_cb (Commands *self,
           GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);

  if (status != NULL)
    run (self, snabel_session_set_reblogged (self->session, status, !status->reblogged));
}

static void
favourite_cb (Commands *self,
              GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);

  if (status != NULL)
    run (self, snabel_session_set_favourited (self->session, status, !status->favourited));
}

static void
bookmark_cb (Commands *self,
             GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);

  if (status != NULL)
    run (self, snabel_session_set_bookmarked (self->session, status, !status->bookmarked));
}

static void
mute_conversation_cb (Commands *self,
                      GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);

  if (status != NULL)
    run (self, snabel_session_set_conversation_muted (self->session, status, !status->muted));
}

static void
pin_cb (Commands *self,
        GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);

  if (status != NULL)
    run (self, snabel_session_set_pinned (self->session, status, !status->pinned));
}

static void
reblog_privately_cb (Commands *self,
                     GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);

  if (status != NULL)
    run (self, snabel_session_reblog (self->session, status, SNABEL_VISIBILITY_PRIVATE));
}

/* What is done once the person has said yes. */
typedef struct
{
  Commands     *commands;
  SnabelStatus *status;
  DexFuture *(*act) (SnabelSession *session,
                     SnabelStatus  *status);
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_clear_pointer (&question->commands, commands_unref);
  g_clear_object (&question->status);
  g_free (question);
}

static void
answered_cb (Question *question)
{
  run (question->commands, question->act (question->commands->session, question->status));
}

/* Only a clear yes counts: it is never the answer of the Return key. */
static void
ask (Question   *question,
     const char *heading,
     const char *body,
     const char *yes)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "yes", yes, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response::yes", G_CALLBACK (answered_cb), question, question_free, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), question->commands->widget);
}

static Question *
question_new (Commands     *self,
              SnabelStatus *status,
              DexFuture *(*act) (SnabelSession *session,
                                 SnabelStatus  *status))
{
  Question *question = g_new0 (Question, 1);

  question->commands = g_rc_box_acquire (self);
  question->status = g_object_ref (status);
  question->act = act;

  return question;
}

static DexFuture *
mute_author (SnabelSession *session,
             SnabelStatus  *status)
{
  return snabel_session_mute_account (session, status->account->id, 0);
}

static DexFuture *
block_author (SnabelSession *session,
              SnabelStatus  *status)
{
  return snabel_session_block_account (session, status->account->id);
}

static void
mute_author_cb (Commands *self,
                GVariant *parameter)
{
  SnabelStatus    *status = find_status (self, parameter);
  g_autofree char *name = status != NULL ? snabel_shown_name_dup (status->account) : NULL;
  g_autofree char *heading = NULL;

  if (status == NULL || self->widget == NULL)
    return;
  /* Translators: %s is a person's name */
  heading = g_strdup_printf (_ ("Mute %s?"), name);
  ask (question_new (self, status, mute_author), heading,
       _ ("Their posts and what they do no longer reach you. They are not told."), _ ("_Mute"));
}

static void
block_author_cb (Commands *self,
                 GVariant *parameter)
{
  SnabelStatus    *status = find_status (self, parameter);
  g_autofree char *name = status != NULL ? snabel_shown_name_dup (status->account) : NULL;
  g_autofree char *heading = NULL;

  if (status == NULL || self->widget == NULL)
    return;
  /* Translators: %s is a person's name */
  heading = g_strdup_printf (_ ("Block %s?"), name);
  ask (question_new (self, status, block_author), heading,
       _ ("Neither of you sees or follows the other any more. They may notice."), _ ("_Block"));
}

static void
delete_cb (Commands *self,
           GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);

  if (status != NULL && self->widget != NULL)
    ask (question_new (self, status, snabel_session_delete_status), _ ("Delete This Post?"),
         _ ("It goes with its boosts and favourites, and cannot be brought back."), _ ("_Delete"));
}

/* The first of the target's values is the post's id. */
static void
vote_cb (Commands *self,
         GVariant *parameter)
{
  g_autoptr(GVariant) id = g_variant_get_child_value (parameter, 0);
  g_autoptr(GVariant) choices = g_variant_get_child_value (parameter, 1);
  SnabelStatus  *status = find_status (self, id);
  const guint32 *indices = NULL;
  gsize          n_indices = 0;

  if (status == NULL)
    return;
  indices = g_variant_get_fixed_array (choices, &n_indices, sizeof (guint32));
  run (self, snabel_session_vote (self->session, status, indices, (guint) n_indices));
}

static void
refresh_poll_cb (Commands *self,
                 GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);

  if (status != NULL)
    run (self, snabel_session_refresh_poll (self->session, status));
}

/* Nobody has asked for this: nobody is told if it fails. */
static void
poll_ended_cb (Commands *self,
               GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);

  if (status != NULL && snabel_session_get_client (self->session) != NULL)
    snabel_detach ("look how a poll ended", snabel_session_refresh_poll (self->session, status));
}

/* The target is the post's id and an emoji. */
static void
set_reaction (Commands *self,
              GVariant *parameter,
              gboolean  may_remove)
{
  g_autoptr(GVariant) id = g_variant_get_child_value (parameter, 0);
  g_autoptr(GVariant) name = g_variant_get_child_value (parameter, 1);
  g_autoptr(SnabelEmojiReaction) reaction = NULL;
  SnabelStatus *status = find_status (self, id);
  const char   *emoji = g_variant_get_string (name, NULL);
  gboolean      is_own;

  if (status == NULL || *emoji == '\0')
    return;
  reaction = snabel_session_find_reaction (status, emoji);
  is_own = reaction != NULL && reaction->me;
  if (!is_own || may_remove)
    run (self, snabel_session_set_reaction (self->session, status, emoji, !is_own));
}

static void
react_cb (Commands *self,
          GVariant *parameter)
{
  set_reaction (self, parameter, TRUE);
}

static void
add_reaction_cb (Commands *self,
                 GVariant *parameter)
{
  set_reaction (self, parameter, FALSE);
}

static void
open_address (Commands   *self,
              const char *address)
{
  SnabelPlatform *platform = snabel_session_get_platform (self->session);

  if (address == NULL || snabel_link_check (address) != SNABEL_LINK_WEB)
    show_toast (self, _ ("This address is not one of the web, and was not opened"));
  else
    run (self, snabel_launcher_open_uri (platform->launcher, address));
}

static void
open_in_browser_cb (Commands *self,
                    GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);

  if (status != NULL)
    open_address (self, snabel_status_get_web_address (status));
}

static void
open_link_cb (Commands *self,
              GVariant *parameter)
{
  open_address (self, g_variant_get_string (parameter, NULL));
}

static void
copy_link_cb (Commands *self,
              GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);
  const char   *address = status != NULL ? snabel_status_get_web_address (status) : NULL;

  if (address == NULL || self->widget == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), address);
  show_toast (self, _ ("Link copied"));
}

/* Also what is folded away or behind a warning: who copies it wants it. */
static void
copy_text_cb (Commands *self,
              GVariant *parameter)
{
  SnabelStatus *status = find_status (self, parameter);
  g_autoptr(SnabelRichText) text = NULL;

  if (status == NULL || status->content == NULL || self->widget == NULL)
    return;

  text = snabel_html_to_rich_text (status->content);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), text->text);
  show_toast (self, _ ("Text copied"));
}

static void
show_raw_data_cb (Commands *self,
                  GVariant *parameter)
{
  if (self->widget != NULL)
    adw_dialog_present (snabel_raw_dialog_new (self->session, g_variant_get_string (parameter, NULL)), self->widget);
}

/* Writing is done in a window of its own, which the main window opens. */
static void
reply_cb (Commands *self,
          GVariant *parameter)
{
  if (self->widget != NULL)
    gtk_widget_activate_action (self->widget, "window.reply", "(ss)",
                                snabel_session_get_key (self->session), g_variant_get_string (parameter, NULL));
}

static const Command commands[] = {
  { "reply", "s", reply_cb },
  { "reblog", "s", reblog_cb },
  { "favourite", "s", favourite_cb },
  { "bookmark", "s", bookmark_cb },
  { "reblog-privately", "s", reblog_privately_cb },
  { "pin", "s", pin_cb },
  { "mute-conversation", "s", mute_conversation_cb },
  { "mute-author", "s", mute_author_cb },
  { "block-author", "s", block_author_cb },
  { "delete", "s", delete_cb },
  { "vote", "(sau)", vote_cb },
  { "react", "(ss)", react_cb },
  { "add-reaction", "(ss)", add_reaction_cb },
  { "refresh-poll", "s", refresh_poll_cb },
  { "poll-ended", "s", poll_ended_cb },
  { "open-in-browser", "s", open_in_browser_cb },
  { "open-link", "s", open_link_cb },
  { "copy-link", "s", copy_link_cb },
  { "copy-text", "s", copy_text_cb },
  { "show-raw-data", "s", show_raw_data_cb },
  { NULL },
};

static void
add_commands (Commands      *self,
              GActionMap    *map,
              const Command *table)
{
  for (; table->name != NULL; table++)
    {
      g_autoptr(GVariantType) type = g_variant_type_new (table->target);
      g_autoptr(GSimpleAction) action = g_simple_action_new (table->name, type);

      g_signal_connect_data (action, "activate", G_CALLBACK (table->activate), g_rc_box_acquire (self),
                             commands_unref_closure, G_CONNECT_SWAPPED);
      g_action_map_add_action (map, G_ACTION (action));
    }
}

/**
 * snabel_status_commands_install:
 * @widget: a page with posts
 * @session: the account that acts
 *
 * Gives @widget the actions of the posts in it. What a server refuses is said in a toast.
 */
void
snabel_status_commands_install (GtkWidget     *widget,
                                SnabelSession *session)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  Commands *self = g_rc_box_new0 (Commands);

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (SNABEL_IS_SESSION (session));

  g_set_weak_pointer (&self->widget, widget);
  self->session = g_object_ref (session);
  add_commands (self, G_ACTION_MAP (group), commands);
  gtk_widget_insert_action_group (widget, "status", G_ACTION_GROUP (group));
  commands_unref (self);
}
