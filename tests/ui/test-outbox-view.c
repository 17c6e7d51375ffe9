/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of drafts and unsent posts: what it says, and that nothing is lost by a wrong click. */
#include "snabel-outbox-world.h"
#include "snabel-ui-lint.h"
#include "snabel-ui-test.h"

#include "outbox/snabel-outbox-row.h"
#include "outbox/snabel-outbox-view.h"
#include "outbox/snabel-outbox-words.h"

static void
save_draft (SnabelOutboxWorld *world,
            const char        *id,
            const char        *text)
{
  const char *keys[] = { snabel_session_get_key (world->session), NULL };
  SnabelDraft draft = { .id = (char *) id, .text = (char *) text, .account_keys = (char **) keys };

  snabel_test_world_wait (snabel_drafts_save (snabel_outbox_get_drafts (world->outbox), &draft));
}

static void
fill (SnabelOutboxWorld *world)
{
  SnabelTestFault refuse = {
    .kind = SNABEL_TEST_FAULT_STATUS,
    .method = "POST",
    .path = "/api/v1/statuses",
    .times = 1,
    .status = 422,
    .body = "{\"error\":\"Text contained a disallowed hashtag\"}",
  };

  save_draft (world, "1", "A thought that is not finished yet");
  snabel_test_instance_set_fault (world->base.instance, &refuse);
  snabel_outbox_world_send (world, "The #fog is gone, and one can see as far as the sea.");
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_FAILED);
}

static void
render (GtkWindow  *window,
        const char *name)
{
  g_autofree char *dark = g_strconcat (name, "-dark", NULL);
  g_autofree char *contrast = g_strconcat (name, "-contrast", NULL);

  snabel_ui_test_render (window, name);
  snabel_ui_lint (GTK_WIDGET (window), name);
  snabel_ui_test_set_has_high_contrast (TRUE);
  snabel_ui_test_render (window, contrast);
  snabel_ui_lint (GTK_WIDGET (window), contrast);
  snabel_ui_test_set_has_high_contrast (FALSE);
  snabel_ui_test_set_is_dark (TRUE);
  snabel_ui_test_render (window, dark);
  snabel_ui_lint (GTK_WIDGET (window), dark);
  snabel_ui_test_set_is_dark (FALSE);
}

static void
test_pictures (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_GOTOSOCIAL);
  GtkWindow *window = snabel_ui_test_present (snabel_outbox_view_new (world->base.accounts, world->outbox), 600, 620);

  render (window, "outbox-empty");
  fill (world);
  snabel_outbox_world_break_posts (world, SNABEL_TEST_FAULT_CLOSED, 1);
  snabel_outbox_world_send (world, "Has anybody seen the dog?");
  snabel_outbox_world_pass (world, 8 * G_TIME_SPAN_MINUTE);
  snabel_test_instance_stop (world->base.instance);
  snabel_outbox_world_send (world, "Good night, hills.");
  snabel_outbox_world_pass (world, 10 * G_USEC_PER_SEC);
  render (window, "outbox");
  snabel_ui_test_close (window);
  window = snabel_ui_test_present (snabel_outbox_view_new (world->base.accounts, world->outbox), 360, 620);
  render (window, "outbox-narrow");
  snabel_ui_test_set_text_scale (1.75);
  render (window, "outbox-large-text");
  snabel_ui_test_set_text_scale (1);
  snabel_ui_test_close (window);
}

static void
opened_cb (SnabelOutboxView  *view,
           const SnabelDraft *draft,
           char             **text)
{
  g_set_str (text, draft->text);
}

static gboolean
has_text (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_edit (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  GtkWidget       *view = snabel_outbox_view_new (world->base.accounts, world->outbox);
  GtkWindow       *window = snabel_ui_test_present (view, 600, 620);
  GListModel      *drafts = G_LIST_MODEL (snabel_outbox_get_drafts (world->outbox));
  g_autofree char *text = NULL;

  fill (world);
  g_signal_connect (view, "open-draft", G_CALLBACK (opened_cb), &text);
  gtk_widget_activate_action (view, "outbox.edit", "s", snabel_outbox_entry_get_id (snabel_outbox_world_get (world, 0)));
  snabel_test_wait_until (has_text, &text);
  g_assert_true (g_str_has_prefix (text, "The #fog"));
  g_assert_null (snabel_outbox_world_get (world, 0));
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 2);
  snabel_ui_test_close (window);
}

static void
test_delete_draft (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  GtkWidget  *view = snabel_outbox_view_new (world->base.accounts, world->outbox);
  GtkWindow  *window = snabel_ui_test_present (view, 600, 620);
  GListModel *drafts = G_LIST_MODEL (snabel_outbox_get_drafts (world->outbox));
  GtkWidget  *undo = NULL;

  save_draft (world, "1", "A thought");
  gtk_widget_activate_action (view, "draft.delete", "s", "1");
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 0);
  snabel_ui_test_wait_frame (view);
  undo = snabel_ui_test_find (view, GTK_TYPE_BUTTON);
  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 1);
  snabel_ui_test_close (window);
}

/* A text of many paragraphs does not fill the page. */
static void
test_beginning (void)
{
  g_autofree char *paragraphs = snabel_outbox_words_dup_beginning (" Dear all,\n\n\tthe ferry  is late.\n");
  g_autofree char *nothing = snabel_outbox_words_dup_beginning (NULL);
  g_autofree char *spaces = snabel_outbox_words_dup_beginning (" \n ");

  g_assert_cmpstr (paragraphs, ==, "Dear all, the ferry is late.");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (spaces, ==, "");
}

static void
test_words (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  g_autofree char *nothing = snabel_outbox_words_dup_summary (world->outbox);
  g_autofree char *something = NULL;
  g_autofree char *state = NULL;

  g_assert_null (nothing);
  fill (world);
  something = snabel_outbox_words_dup_summary (world->outbox);
  g_assert_cmpstr (something, ==, "1 post needs you");
  state = snabel_outbox_words_dup_state (snabel_outbox_world_get (world, 0));
  g_assert_cmpstr (state, ==, "The server refused it: Text contained a disallowed hashtag");
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/outbox-view/pictures", test_pictures);
  g_test_add_func ("/outbox-view/edit", test_edit);
  g_test_add_func ("/outbox-view/delete-draft", test_delete_draft);
  g_test_add_func ("/outbox-view/beginning", test_beginning);
  g_test_add_func ("/outbox-view/words", test_words);

  return g_test_run ();
}
