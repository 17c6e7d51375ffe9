/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who writes what in answer to what: kept while it is typed, handed to the outbox when it is sent. */
#include "config.h"

#include "compose/snabel-composer.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "compose/snabel-composer-body.h"
#include "compose/snabel-sender-button.h"
#include "session/outbox/snabel-compose.h"
#include "snabel-ui.h"
#include "text/snabel-name.h"

struct _SnabelComposer
{
  AdwWindow           parent_instance;
  GtkButton          *send;
  SnabelSenderButton *sender;
  SnabelComposerBody *body;
  SnabelOutbox       *outbox;
  SnabelDraftKeeper  *keeper;
  SnabelDraft        *draft;
  char               *first_text; /* what nobody typed */
  SnabelVisibility    answered;   /* public where nothing is answered */
  SnabelVisibility    offered;    /* what nobody chose; unknown in a draft that was kept */
  GSignalGroup       *session_signals;
  DexFuture          *leaving; /* the draft or the post on its way to words.db */
};

enum
{
  DRAFT_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelComposer, snabel_composer, ADW_TYPE_WINDOW)

/* ---- what is shown ---- */

static void
update_send (SnabelComposer *self)
{
  SnabelSession   *session = snabel_sender_button_get_session (self->sender);
  const char      *reason = NULL;
  gboolean         is_sendable = snabel_composer_body_is_sendable (self->body, &reason);
  g_autofree char *handle = NULL;
  g_autofree char *label = NULL;
  g_autofree char *tooltip = NULL;

  if (session == NULL)
    {
      is_sendable = FALSE;
      reason = _ ("Choose the account that posts");
      label = g_strdup (_ ("Post"));
    }
  else
    {
      handle = g_strndup (snabel_session_get_account (session)->handle, strcspn (snabel_session_get_account (session)->handle, "@"));
      /* Translators: on the button that sends; %s is the account's short name */
      label = g_strdup_printf (_ ("Post as @%s"), handle);
      /* Translators: %s is a handle like ada@example.org */
      tooltip = g_strdup_printf (_ ("Post as %s"), snabel_session_get_account (session)->handle);
    }
  gtk_button_set_label (self->send, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->send), is_sendable ? tooltip : reason);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "composer.send", is_sendable && self->leaving == NULL);
}

static void
write_draft (SnabelComposer *self)
{
  SnabelSession *session = snabel_sender_button_get_session (self->sender);
  const char    *keys[] = { session != NULL ? snabel_session_get_key (session) : NULL, NULL };

  snabel_composer_body_write_draft (self->body, self->draft);
  if (session == NULL)
    return;
  g_clear_pointer (&self->draft->account_keys, g_strfreev);
  self->draft->account_keys = g_strdupv ((char **) keys);
}

static void
changed_cb (SnabelComposer *self)
{
  gboolean is_worth_keeping;

  update_send (self);
  if (self->keeper == NULL || self->leaving != NULL)
    return;
  write_draft (self);
  is_worth_keeping = self->draft->content_warning != NULL || g_strcmp0 (self->draft->text, self->first_text) != 0;
  snabel_draft_keeper_take (self->keeper, self->draft, is_worth_keeping && *self->draft->text != '\0');
}

static void
keeper_changed_cb (SnabelComposer *self)
{
  snabel_composer_body_show_keeper (self->body, snabel_draft_keeper_get_state (self->keeper), snabel_draft_keeper_get_message (self->keeper));
}

static void
instance_changed_cb (SnabelComposer *self)
{
  SnabelSession *session = snabel_sender_button_get_session (self->sender);

  snabel_composer_body_set_instance (self->body, session != NULL ? snabel_session_get_instance (session) : NULL);
  update_send (self);
}

/* Each account has a default of its own; what the person chose stays. */
static void
offer_visibility (SnabelComposer *self)
{
  SnabelSession   *session = snabel_sender_button_get_session (self->sender);
  SnabelVisibility shown = snabel_composer_body_get_visibility (self->body);

  if (session == NULL || self->offered == SNABEL_VISIBILITY_UNKNOWN || shown != self->offered)
    return;
  self->offered = snabel_compose_get_stricter (self->answered, snabel_session_get_default_visibility (session));
  snabel_composer_body_set_visibility (self->body, self->offered);
}

/* What the server says late must not open to more people what is being written; to fewer, as it says. */
static void
default_visibility_changed_cb (SnabelComposer *self)
{
  SnabelSession   *session = snabel_sender_button_get_session (self->sender);
  SnabelVisibility shown = snabel_composer_body_get_visibility (self->body);

  if (snabel_compose_get_stricter (shown, snabel_session_get_default_visibility (session)) != shown)
    offer_visibility (self);
}

static void
session_changed_cb (SnabelComposer *self)
{
  offer_visibility (self);
  g_signal_group_set_target (self->session_signals, snabel_sender_button_get_session (self->sender));
  instance_changed_cb (self);
  changed_cb (self);
}

/* ---- leaving ---- */

static void
set_is_leaving (SnabelComposer *self,
                DexFuture      *leaving)
{
  g_autoptr(DexFuture) old = g_steal_pointer (&self->leaving);

  self->leaving = leaving;
  gtk_widget_set_sensitive (GTK_WIDGET (self->body), leaving == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sender), leaving == NULL);
  update_send (self);
}

static DexFuture *
sent_cb (DexFuture *future,
         gpointer   user_data)
{
  SnabelComposer *self = user_data;
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return dex_future_new_for_boolean (TRUE);
    }
  set_is_leaving (self, NULL);
  changed_cb (self);
  snabel_composer_body_show_error (self->body, error->message);

  return dex_future_new_for_boolean (FALSE);
}

static void
send_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SnabelComposer *self = SNABEL_COMPOSER (widget);

  write_draft (self);
  /* Written behind the post, the draft would be there again, to be posted twice. */
  snabel_draft_keeper_stop (self->keeper);
  set_is_leaving (self, snabel_then_ui (snabel_outbox_send (self->outbox, self->draft), sent_cb, self));
}

static void
answered_cb (SnabelComposer *self,
             const char     *response)
{
  if (!g_str_equal (response, "close"))
    return;
  snabel_draft_keeper_stop (self->keeper);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Words are about to be lost: that is for the person to say. */
static void
ask_whether_to_lose (SnabelComposer *self,
                     const char     *reason)
{
  g_autofree char *sentence = snabel_ui_dup_sentence (reason);
  AdwDialog       *dialog = adw_alert_dialog_new (_ ("The Draft Could Not Be Saved"), sentence);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "stay", _ ("_Keep Writing"), "close", _ ("_Close Without Saving"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "stay");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static DexFuture *
kept_cb (DexFuture *future,
         gpointer   user_data)
{
  SnabelComposer *self = user_data;
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) == NULL)
    {
      set_is_leaving (self, NULL);
      ask_whether_to_lose (self, error->message);
      return dex_future_new_for_boolean (FALSE);
    }
  if (snabel_draft_keeper_get_state (self->keeper) == SNABEL_DRAFT_SAVED)
    g_signal_emit (self, signals[DRAFT_KEPT], 0, self->draft->id);
  gtk_window_destroy (GTK_WINDOW (self));

  return dex_future_new_for_boolean (TRUE);
}

static gboolean
snabel_composer_close_request (GtkWindow *window)
{
  SnabelComposer *self = SNABEL_COMPOSER (window);

  if (self->leaving == NULL)
    set_is_leaving (self, snabel_then_ui (snabel_draft_keeper_flush (self->keeper), kept_cb, self));

  return GDK_EVENT_STOP;
}

/* ---- the window ---- */

static void
snabel_composer_dispose (GObject *object)
{
  SnabelComposer *self = SNABEL_COMPOSER (object);

  dex_clear (&self->leaving);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->keeper);
  g_clear_object (&self->outbox);
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_COMPOSER);

  G_OBJECT_CLASS (snabel_composer_parent_class)->dispose (object);
}

static void
snabel_composer_finalize (GObject *object)
{
  SnabelComposer *self = SNABEL_COMPOSER (object);

  g_clear_pointer (&self->draft, snabel_draft_free);
  g_clear_pointer (&self->first_text, g_free);

  G_OBJECT_CLASS (snabel_composer_parent_class)->finalize (object);
}

static void
snabel_composer_class_init (SnabelComposerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = snabel_composer_dispose;
  object_class->finalize = snabel_composer_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = snabel_composer_close_request;

  /**
   * SnabelComposer::draft-kept:
   * @id: the draft's id
   *
   * The window closes; what was written is among the drafts.
   */
  signals[DRAFT_KEPT] = g_signal_new ("draft-kept", SNABEL_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "composer.send", NULL, send_action);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "compose/snabel-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelComposer, send);
  gtk_widget_class_bind_template_child (widget_class, SnabelComposer, sender);
  gtk_widget_class_bind_template_child (widget_class, SnabelComposer, body);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_changed_cb);
}

static void
snabel_composer_init (SnabelComposer *self)
{
  g_type_ensure (SNABEL_TYPE_COMPOSER_BODY);
  g_type_ensure (SNABEL_TYPE_SENDER_BUTTON);
  self->session_signals = g_signal_group_new (SNABEL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::instance", G_CALLBACK (instance_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::default-visibility", G_CALLBACK (default_visibility_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ---- how it begins ---- */

static SnabelSession *
choose_session (SnabelAccounts    *accounts,
                SnabelSession     *from,
                const SnabelDraft *draft)
{
  const char    *key = draft != NULL && draft->account_keys != NULL ? draft->account_keys[0] : NULL;
  SnabelSession *chosen = key != NULL ? snabel_accounts_find (accounts, key) : NULL;
  g_autoptr(SnabelSession) first = g_list_model_get_item (G_LIST_MODEL (accounts), 0);

  if (chosen != NULL)
    return chosen;

  return from != NULL ? from : first;
}

static SnabelDraft *
make_draft (SnabelComposer *self,
            SnabelSession  *session,
            SnabelStatus   *answered)
{
  SnabelPlatform *platform = session != NULL ? snabel_session_get_platform (session) : NULL;
  SnabelDraft    *draft = snabel_draft_new ();

  self->answered = answered != NULL ? answered->visibility : SNABEL_VISIBILITY_PUBLIC;
  self->offered = snabel_compose_get_stricter (self->answered, session != NULL ? snabel_session_get_default_visibility (session)
                                                                               : SNABEL_VISIBILITY_PUBLIC);
  draft->id = platform != NULL ? snabel_random_dup_uuid (platform->random) : g_uuid_string_random ();
  draft->visibility = g_strdup (snabel_compose_get_visibility_name (self->offered));
  if (answered == NULL)
    return draft;
  draft->in_reply_to_uri = g_strdup (answered->uri);
  draft->in_reply_to_id = g_strdup (answered->id);
  draft->text = session != NULL ? snabel_compose_dup_mentions (answered, snabel_session_get_account (session)) : NULL;
  draft->content_warning = g_strdup (answered->spoiler_text);

  return draft;
}

static SnabelStatus *
find_answered (SnabelSession     *session,
               SnabelStatus      *in_reply_to,
               const SnabelDraft *draft)
{
  if (in_reply_to != NULL)
    return snabel_status_get_shown (in_reply_to);
  if (session == NULL || draft == NULL || draft->in_reply_to_uri == NULL)
    return NULL;

  return snabel_identity_map_find_status (snabel_session_get_identity_map (session), draft->in_reply_to_uri);
}

static void
begin (SnabelComposer    *self,
       SnabelAccounts    *accounts,
       SnabelSession     *session,
       SnabelStatus      *answered,
       const SnabelDraft *draft)
{
  const char *base_uri = NULL;
  gboolean    is_reply;

  self->draft = draft != NULL ? snabel_draft_copy (draft) : make_draft (self, session, answered);
  is_reply = self->draft->in_reply_to_id != NULL;
  if (is_reply && session != NULL)
    base_uri = snabel_session_get_account (session)->base_uri;
  /* What stands there before anybody typed is no draft, except in one that was kept. */
  self->first_text = draft == NULL ? g_strdup (self->draft->text != NULL ? self->draft->text : "") : NULL;
  gtk_window_set_title (GTK_WINDOW (self), is_reply ? _ ("Reply") : _ ("New Post"));
  snabel_composer_body_set_pictures (self->body, snabel_accounts_get_pictures (accounts));
  snabel_composer_body_set_answered (self->body, answered, self->draft->in_reply_to_uri);
  snabel_composer_body_read_draft (self->body, self->draft);
  snabel_sender_button_set_accounts (self->sender, accounts, base_uri);
  snabel_sender_button_set_session (self->sender, session);
}

/**
 * snabel_composer_new:
 * @accounts: who may post
 * @outbox: where the post goes
 * @from: (nullable): who posts, unless @draft says else
 * @in_reply_to: (nullable): the post that is answered, or a boost of it
 * @draft: (nullable): what to go on with
 *
 * Returns: (transfer none): a window to be presented
 */
SnabelComposer *
snabel_composer_new (SnabelAccounts    *accounts,
                     SnabelOutbox      *outbox,
                     SnabelSession     *from,
                     SnabelStatus      *in_reply_to,
                     const SnabelDraft *draft)
{
  SnabelComposer *self = NULL;
  SnabelSession  *session = NULL;

  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (SNABEL_IS_OUTBOX (outbox), NULL);

  self = g_object_new (SNABEL_TYPE_COMPOSER, NULL);
  session = choose_session (accounts, from, draft);
  self->outbox = g_object_ref (outbox);
  begin (self, accounts, session, find_answered (session, in_reply_to, draft), draft);
  self->keeper = snabel_draft_keeper_new (snabel_outbox_get_drafts (outbox), snabel_accounts_get_platform (accounts)->clock);
  g_signal_connect_object (self->keeper, "notify", G_CALLBACK (keeper_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->body));

  return self;
}

/**
 * snabel_composer_get_draft_id:
 *
 * Returns: which draft is written here
 */
const char *
snabel_composer_get_draft_id (SnabelComposer *self)
{
  g_return_val_if_fail (SNABEL_IS_COMPOSER (self), NULL);

  return self->draft->id;
}
