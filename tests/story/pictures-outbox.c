/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of the page of drafts and unsent posts: nothing there, all on its way, and each kind of trouble. */
#include "base/snabel-async.h"
#include "snabel-fake-clock.h"
#include "snabel-pictures.h"
#include "snabel-story-guest.h"
#include "snabel-story-steps.h"

typedef struct
{
  SnabelSession    *session;
  SnabelOutboxPhase phase;
} Wait;

static void
save_draft (SnabelStory   *story,
            SnabelSession *session,
            const char    *id,
            const char    *text)
{
  const char *keys[] = { snabel_session_get_key (session), NULL };
  SnabelDraft draft = { .id = (char *) id, .text = (char *) text, .account_keys = (char **) keys };

  snabel_detach ("save a draft", snabel_drafts_save (snabel_outbox_get_drafts (snabel_app_get_outbox (story->app)), &draft));
}

static void
send_post (SnabelStory   *story,
           SnabelSession *session,
           const char    *text)
{
  const char      *keys[] = { snabel_session_get_key (session), NULL };
  g_autofree char *id = g_uuid_string_random ();
  SnabelDraft      draft = { .id = id, .text = (char *) text, .account_keys = (char **) keys };

  snabel_detach ("send a post", snabel_outbox_send (snabel_app_get_outbox (story->app), &draft));
}

/* The clock runs while one waits: answers that are lost are looked for minutes later. */
static gboolean
is_in_phase (SnabelStory *story,
             gpointer     user_data)
{
  Wait       *wait = user_data;
  GListModel *posts = G_LIST_MODEL (snabel_app_get_outbox (story->app));

  for (guint i = 0; i < g_list_model_get_n_items (posts); i++)
    {
      g_autoptr(SnabelOutboxEntry) entry = g_list_model_get_item (posts, i);

      if (g_strcmp0 (snabel_outbox_entry_get_account_key (entry), snabel_session_get_key (wait->session)) == 0 &&
          snabel_outbox_entry_get_phase (entry) == wait->phase)
        return TRUE;
    }

  return FALSE;
}

static gboolean
tick_cb (gpointer user_data)
{
  snabel_fake_clock_advance (user_data, G_USEC_PER_SEC);

  return G_SOURCE_CONTINUE;
}

static gboolean
wait_phase (SnabelStory      *story,
            SnabelSession    *session,
            SnabelOutboxPhase phase)
{
  Wait     wait = { session, phase };
  guint    tick = g_timeout_add (5, tick_cb, story->platform->clock);
  gboolean is_there = snabel_story_wait (story, is_in_phase, &wait);

  g_source_remove (tick);

  return is_there || snabel_story_fail ("a post does not come to where it should be");
}

static gboolean
send_refused (SnabelStory *story)
{
  SnabelTestFault fault = {
    .kind = SNABEL_TEST_FAULT_STATUS,
    .method = "POST",
    .path = "/api/v1/statuses",
    .times = 1,
    .status = 422,
    .body = "{\"error\": \"Validation failed: Text contained a disallowed hashtag: #harbourfire\"}",
  };

  snabel_test_instance_set_fault (story->instance, &fault);
  send_post (story, snabel_story_get_session (story), "The #harbourfire is out, and nobody was hurt. Thank you all for the buckets, and for the tea afterwards.");

  return wait_phase (story, snabel_story_get_session (story), SNABEL_OUTBOX_PHASE_FAILED);
}

static gboolean
send_uncertain (SnabelStory      *story,
                SnabelStoryGuest *guest)
{
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_CLOSED, .method = "POST", .path = "/api/v1/statuses", .times = 1 };

  snabel_test_instance_set_fault (guest->instance, &fault);
  send_post (story, guest->session, "Has anybody seen the dog?");

  return wait_phase (story, guest->session, SNABEL_OUTBOX_PHASE_UNCERTAIN);
}

static gboolean
send_later (SnabelStory *story)
{
  snabel_test_instance_stop (story->instance);
  send_post (story, snabel_story_get_session (story), "Good night, harbour.");

  return wait_phase (story, snabel_story_get_session (story), SNABEL_OUTBOX_PHASE_WAITING);
}

gboolean
snabel_pictures_tell_outbox (SnabelStory *story,
                             gpointer     user_data)
{
  SnabelWindow *window = snabel_story_get_window (story);
  g_auto(SnabelStoryGuest) guest = { NULL, NULL };

  if (!snabel_story_begin_at_home (story))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (window), "window.outbox", NULL);
  if (!snabel_pictures_take (story, user_data, "outbox-empty") ||
      !snabel_story_guest_sign_in (&guest, story, SNABEL_TEST_MANNER_GOTOSOCIAL, "harbourmaster", "The Harbour Master’s Office"))
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (window), "nth-account", g_variant_new_int32 (1));
  gtk_widget_activate_action (GTK_WIDGET (window), "window.outbox", NULL);
  save_draft (story, snabel_story_get_session (story), "1", "A thought about fog that is not finished yet");
  save_draft (story, guest.session, "2", "Dear all,\n\nthe ferry leaves half an hour later from Monday on. Please tell everybody who has no telephone, and everybody who has one but never looks at it.\n\nThe Harbour Master");
  if (!snabel_pictures_take (story, user_data, "drafts"))
    return FALSE;

  return send_refused (story) && send_uncertain (story, &guest) && send_later (story) && snabel_pictures_take (story, user_data, "outbox");
}
