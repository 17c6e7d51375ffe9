/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The composer: what is typed is kept, what is sent is posted, and by whom is plain. */
#include "snabel-outbox-world.h"
#include "snabel-ui-lint.h"
#include "snabel-ui-test.h"

#include "base/snabel-json.h"
#include "compose/snabel-composer-body.h"
#include "compose/snabel-composer.h"
#include "compose/snabel-sender-button.h"
#include "compose/snabel-visibility-button.h"

#define QUESTION "What do you want to say?"
#define TEXT     "Good morning from the hills. The fog lies in the valley, and nobody is up but the dog and me."

static GtkWindow *
present (SnabelOutboxWorld *world,
         SnabelStatus      *answered,
         const SnabelDraft *draft)
{
  SnabelComposer *composer = snabel_composer_new (world->base.accounts, world->outbox, world->session, answered, draft);

  gtk_window_present (GTK_WINDOW (composer));
  snabel_ui_test_wait_frame (GTK_WIDGET (composer));

  return GTK_WINDOW (composer);
}

static void
type (GtkWindow  *composer,
      const char *text)
{
  GtkWidget *view = snabel_ui_test_find (GTK_WIDGET (composer), GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static char *
dup_text (GtkWindow *composer)
{
  GtkWidget     *view = snabel_ui_test_find (GTK_WIDGET (composer), GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  char          *text = NULL;

  g_object_get (buffer, "text", &text, NULL);

  return text;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
wait_gone (GtkWindow *composer)
{
  gpointer watched = composer;

  g_object_add_weak_pointer (G_OBJECT (composer), &watched);
  snabel_test_wait_until (is_gone, &watched);
}

static void
close_composer (GtkWindow *composer)
{
  gpointer watched = composer;

  g_object_add_weak_pointer (G_OBJECT (composer), &watched);
  gtk_window_close (composer);
  snabel_test_wait_until (is_gone, &watched);
}

static guint
count_drafts (SnabelOutboxWorld *world)
{
  return g_list_model_get_n_items (G_LIST_MODEL (snabel_outbox_get_drafts (world->outbox)));
}

static SnabelStatus *
make_status (const char *visibility)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"77\",\"uri\":\"https://b.example/77\",\"visibility\":\"%s\","
                                           "\"created_at\":\"2026-11-23T10:00:00Z\",\"content\":\"<p>Who is up already? I have been walking since five, and the fog does "
                                           "not want to go. It is beautiful, though, and very quiet.</p>\",\"account\":{\"id\":\"9\",\"username\":\"bo\",\"acct\":\"bo@b.example\","
                                           "\"display_name\":\"Bo Berg\"},\"mentions\":[{\"id\":\"1\",\"username\":\"ada\",\"acct\":\"ada\"},"
                                           "{\"id\":\"3\",\"username\":\"cy\",\"acct\":\"cy@c.example\"}]}",
                                           visibility);
  g_autoptr(JsonNode) node = snabel_json_parse_text (json, NULL);

  return snabel_entity_new_from_json (SNABEL_TYPE_STATUS, node, NULL);
}

static void
test_send (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  GtkWindow *composer = present (world, NULL, NULL);

  type (composer, TEXT);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (composer), "composer.send", NULL));
  wait_gone (composer);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
  g_assert_cmpuint (count_drafts (world), ==, 0);
}

/* The time to keep what was typed last comes while it is on its way to the outbox. */
static void
test_send_at_once (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  GtkWindow   *composer = present (world, NULL, NULL);
  SnabelWords *words = snabel_accounts_get_words (world->base.accounts);
  g_autoptr(DexFuture) listed = NULL;
  GPtrArray *drafts = NULL;

  type (composer, TEXT);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (composer), "composer.send", NULL));
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (world->base.platform->clock), G_USEC_PER_SEC);
  wait_gone (composer);
  snabel_outbox_world_wait_empty (world);
  listed = snabel_words_list_drafts (words);
  snabel_test_world_wait (dex_ref (listed));
  drafts = g_value_get_boxed (dex_future_get_value (listed, NULL));
  g_assert_cmpuint (drafts->len, ==, 0);
  g_assert_cmpuint (count_drafts (world), ==, 0);
}

static void
test_keep (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  GtkWindow *composer = present (world, NULL, NULL);
  g_autoptr(SnabelDraftEntry) entry = NULL;
  g_autofree char *text = NULL;

  type (composer, "Half a tho");
  snabel_outbox_world_pass (world, G_USEC_PER_SEC);
  g_assert_cmpuint (count_drafts (world), ==, 1);
  type (composer, "ught");
  close_composer (composer);
  snabel_outbox_world_restart (world);
  g_assert_cmpuint (count_drafts (world), ==, 1);

  entry = g_list_model_get_item (G_LIST_MODEL (snabel_outbox_get_drafts (world->outbox)), 0);
  composer = present (world, NULL, snabel_draft_entry_get_draft (entry));
  text = dup_text (composer);
  g_assert_cmpstr (text, ==, "Half a thought");
  close_composer (composer);
  g_assert_cmpuint (count_drafts (world), ==, 1);
}

static void
test_nothing_typed (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  g_autoptr(SnabelStatus) answered = make_status ("public");
  GtkWindow *composer = present (world, NULL, NULL);

  close_composer (composer);
  composer = present (world, answered, NULL);
  close_composer (composer);
  composer = present (world, answered, NULL);
  type (composer, "x");
  snabel_outbox_world_pass (world, G_USEC_PER_SEC);
  g_assert_cmpuint (count_drafts (world), ==, 1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (snabel_ui_test_find (GTK_WIDGET (composer), GTK_TYPE_TEXT_VIEW))), "", -1);
  close_composer (composer);
  g_assert_cmpuint (count_drafts (world), ==, 0);
}

static SnabelVisibility
get_visibility (GtkWindow *composer)
{
  return snabel_visibility_button_get_visibility (SNABEL_VISIBILITY_BUTTON (snabel_ui_test_find (GTK_WIDGET (composer), SNABEL_TYPE_VISIBILITY_BUTTON)));
}

static void
test_reply (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  g_autoptr(SnabelStatus) answered = make_status ("private");
  GtkWindow       *composer = present (world, answered, NULL);
  g_autofree char *text = dup_text (composer);

  g_assert_cmpstr (text, ==, "@bo@b.example @cy@c.example ");
  g_assert_cmpint (get_visibility (composer), ==, SNABEL_VISIBILITY_PRIVATE);
  close_composer (composer);
}

static void
test_too_long (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  GtkWindow          *composer = present (world, NULL, NULL);
  g_autofree char    *text = g_strnfill (501, 'x');
  const char         *reason = NULL;
  SnabelComposerBody *body = SNABEL_COMPOSER_BODY (snabel_ui_test_find (GTK_WIDGET (composer), SNABEL_TYPE_COMPOSER_BODY));

  g_assert_false (snabel_composer_body_is_sendable (body, &reason));
  type (composer, text);
  g_assert_false (snabel_composer_body_is_sendable (body, &reason));
  g_assert_nonnull (reason);
  gtk_widget_activate_action (GTK_WIDGET (composer), "composer.send", NULL);
  snabel_test_drain ();
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, text), ==, 0);
  close_composer (composer);
}

static GtkTextTag *
find_tag_at (GtkWindow *composer,
             int        offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (snabel_ui_test_find (GTK_WIDGET (composer), GTK_TYPE_TEXT_VIEW));
  g_autoptr(GSList) tags = NULL;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, offset);
  tags = gtk_text_iter_get_tags (&iter);

  return tags != NULL ? tags->data : NULL;
}

/* What the server does not take is marked, from its first character on, until it fits. */
static void
test_excess (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  GtkWindow       *composer = present (world, NULL, NULL);
  GtkTextBuffer   *buffer = NULL;
  g_autofree char *text = g_strnfill (498, '-');

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (snabel_ui_test_find (GTK_WIDGET (composer), GTK_TYPE_TEXT_VIEW)));
  type (composer, text);
  type (composer, "\u00e4\u00f6");
  g_assert_null (find_tag_at (composer, 499));
  type (composer, "xyz");
  g_assert_null (find_tag_at (composer, 499));
  for (int i = 500; i < 503; i++)
    g_assert_nonnull (find_tag_at (composer, i));
  gtk_text_buffer_set_text (buffer, "Short again", -1);
  for (int i = 0; i < gtk_text_buffer_get_char_count (buffer); i++)
    g_assert_null (find_tag_at (composer, i));
  close_composer (composer);
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* An answer is never wider than what it answers without a word; nor where it is not known how wide that is. */
static void
assert_says_wider (const char      *answered,
                   SnabelVisibility visibility,
                   gboolean         is_wider)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  g_autoptr(SnabelStatus) status = make_status (answered);
  GtkWindow              *composer = present (world, status, NULL);
  SnabelVisibilityButton *button = SNABEL_VISIBILITY_BUTTON (snabel_ui_test_find (GTK_WIDGET (composer), SNABEL_TYPE_VISIBILITY_BUTTON));

  snabel_visibility_button_set_visibility (button, visibility);
  snabel_ui_test_wait_frame (GTK_WIDGET (composer));
  g_assert_cmpint (find_label (GTK_WIDGET (composer), "More people can read this than the post you answer") != NULL, ==, is_wider);
  close_composer (composer);
}

static void
test_wider (void)
{
  assert_says_wider ("private", SNABEL_VISIBILITY_PRIVATE, FALSE);
  assert_says_wider ("private", SNABEL_VISIBILITY_UNLISTED, TRUE);
  assert_says_wider ("of the future", SNABEL_VISIBILITY_DIRECT, FALSE);
  assert_says_wider ("of the future", SNABEL_VISIBILITY_PRIVATE, TRUE);
}

static gboolean
asks (GtkWindow *composer)
{
  snabel_ui_test_wait_frame (GTK_WIDGET (composer));

  return find_label (GTK_WIDGET (composer), QUESTION) != NULL;
}

/* An empty page asks what to write, once: the text view says it to those who hear it. */
static void
test_placeholder (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  g_autoptr(SnabelStatus) answered = make_status ("public");
  GtkWindow *composer = present (world, NULL, NULL);
  GtkWidget *view = snabel_ui_test_find (GTK_WIDGET (composer), GTK_TYPE_TEXT_VIEW);

  g_assert_true (asks (composer));
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, QUESTION));
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (find_label (GTK_WIDGET (composer), QUESTION)), GTK_ACCESSIBLE_ROLE_PRESENTATION));
  g_signal_emit_by_name (view, "preedit-changed", "n");
  g_assert_false (asks (composer));
  g_signal_emit_by_name (view, "preedit-changed", "");
  g_assert_true (asks (composer));
  type (composer, "x");
  g_assert_false (asks (composer));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "", -1);
  g_assert_true (asks (composer));
  close_composer (composer);
  composer = present (world, answered, NULL);
  g_assert_false (asks (composer));
  close_composer (composer);
}

static void
add_people (SnabelOutboxWorld *world)
{
  const char *names[] = { "bo", "grace" };

  snabel_test_instance_add_account (world->base.instance, "grace");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    snabel_test_world_sign_in (&world->base, names[i]);
}

static void
render (SnabelOutboxWorld *world,
        SnabelStatus      *answered,
        const char        *written,
        const char        *name,
        int                width)
{
  SnabelDraft      draft = { .id = (char *) "d", .text = (char *) written };
  GtkWindow       *composer = present (world, answered, answered == NULL ? &draft : NULL);
  g_autofree char *light = g_strconcat ("composer-", name, NULL);
  g_autofree char *dark = g_strconcat ("composer-", name, "-dark", NULL);
  g_autofree char *contrast = g_strconcat ("composer-", name, "-contrast", NULL);

  gtk_window_set_default_size (composer, width, width < 400 ? 294 : 420);
  snabel_ui_test_wait_frame (GTK_WIDGET (composer));
  snabel_ui_test_render (composer, light);
  snabel_ui_lint (GTK_WIDGET (composer), light);
  snabel_ui_test_set_has_high_contrast (TRUE);
  snabel_ui_test_render (composer, contrast);
  snabel_ui_lint (GTK_WIDGET (composer), contrast);
  snabel_ui_test_set_has_high_contrast (FALSE);
  snabel_ui_test_set_is_dark (TRUE);
  snabel_ui_test_render (composer, dark);
  snabel_ui_lint (GTK_WIDGET (composer), dark);
  snabel_ui_test_set_is_dark (FALSE);
  close_composer (composer);
}

static gboolean
has_default (gpointer data)
{
  return snabel_session_get_default_visibility (data) == SNABEL_VISIBILITY_UNLISTED;
}

static SnabelVisibility
get_offered (SnabelOutboxWorld *world,
             const char        *answered_visibility)
{
  g_autoptr(SnabelStatus) answered = answered_visibility != NULL ? make_status (answered_visibility) : NULL;
  GtkWindow       *composer = present (world, answered, NULL);
  GtkWidget       *button = snabel_ui_test_find (GTK_WIDGET (composer), SNABEL_TYPE_VISIBILITY_BUTTON);
  SnabelVisibility offered = snabel_visibility_button_get_visibility (SNABEL_VISIBILITY_BUTTON (button));

  close_composer (composer);

  return offered;
}

/* What the person set on the server holds here, also after a restart; a reply stays as narrow as what it answers. */
static void
test_default_visibility (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);

  g_assert_cmpint (get_offered (world, NULL), ==, SNABEL_VISIBILITY_PUBLIC);
  json_node_unref (snabel_test_instance_call (world->base.instance, "ada", "PATCH", "/api/v1/accounts/update_credentials",
                                              "{\"source\":{\"privacy\":\"unlisted\"}}"));
  snabel_outbox_world_restart (world);
  snabel_test_wait_until (has_default, world->session);
  g_assert_cmpint (get_offered (world, NULL), ==, SNABEL_VISIBILITY_UNLISTED);
  g_assert_cmpint (get_offered (world, "public"), ==, SNABEL_VISIBILITY_UNLISTED);
  g_assert_cmpint (get_offered (world, "private"), ==, SNABEL_VISIBILITY_PRIVATE);
  g_assert_cmpuint (count_drafts (world), ==, 0);
}

typedef struct
{
  SnabelSession   *session;
  SnabelVisibility visibility;
} Default;

static gboolean
is_default (gpointer data)
{
  Default *wanted = data;

  return snabel_session_get_default_visibility (wanted->session) == wanted->visibility;
}

/* Sets it on the server, and connects anew, which learns it. */
static void
learn_default (SnabelOutboxWorld *world,
               const char        *name,
               SnabelVisibility   visibility)
{
  g_autofree char *json = g_strdup_printf ("{\"source\":{\"privacy\":\"%s\"}}", name);
  g_autoptr(SnabelCredentials) credentials = snabel_session_dup_credentials (world->session);
  Default wanted = { world->session, visibility };

  json_node_unref (snabel_test_instance_call (world->base.instance, "ada", "PATCH", "/api/v1/accounts/update_credentials", json));
  snabel_session_set_credentials (world->session, credentials);
  snabel_test_wait_until (is_default, &wanted);
}

/* What becomes known while somebody writes narrows what is offered, never widens it, and leaves what was chosen. */
static void
test_late_default (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  GtkWindow *composer = present (world, NULL, NULL);
  GtkWidget *button = snabel_ui_test_find (GTK_WIDGET (composer), SNABEL_TYPE_VISIBILITY_BUTTON);

  g_assert_cmpint (get_visibility (composer), ==, SNABEL_VISIBILITY_PUBLIC);
  learn_default (world, "unlisted", SNABEL_VISIBILITY_UNLISTED);
  g_assert_cmpint (get_visibility (composer), ==, SNABEL_VISIBILITY_UNLISTED);
  learn_default (world, "public", SNABEL_VISIBILITY_PUBLIC);
  g_assert_cmpint (get_visibility (composer), ==, SNABEL_VISIBILITY_UNLISTED);

  snabel_visibility_button_set_visibility (SNABEL_VISIBILITY_BUTTON (button), SNABEL_VISIBILITY_PUBLIC);
  learn_default (world, "private", SNABEL_VISIBILITY_PRIVATE);
  g_assert_cmpint (get_visibility (composer), ==, SNABEL_VISIBILITY_PUBLIC);
  close_composer (composer);
}

static void
test_pictures (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  g_autoptr(SnabelStatus) answered = make_status ("unlisted");
  g_autofree char *dashes = g_strnfill (480, '-');
  g_autofree char *too_long = g_strconcat (dashes, "\n", TEXT, NULL);

  render (world, NULL, TEXT, "one-account", 560);
  add_people (world);
  render (world, NULL, TEXT, "new", 560);
  render (world, NULL, "", "empty", 560);
  render (world, NULL, too_long, "too-long", 560);
  render (world, answered, TEXT, "reply", 560);
  render (world, NULL, TEXT, "narrow", 360);
  render (world, answered, TEXT, "narrow-reply", 360);
  snabel_ui_test_set_text_scale (1.75);
  render (world, answered, TEXT, "large-text", 360);
  render (world, NULL, "", "large-text-empty", 360);
  snabel_ui_test_set_text_scale (1);
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/composer/send", test_send);
  g_test_add_func ("/composer/send-at-once", test_send_at_once);
  g_test_add_func ("/composer/keep", test_keep);
  g_test_add_func ("/composer/nothing-typed", test_nothing_typed);
  g_test_add_func ("/composer/reply", test_reply);
  g_test_add_func ("/composer/wider", test_wider);
  g_test_add_func ("/composer/too-long", test_too_long);
  g_test_add_func ("/composer/excess", test_excess);
  g_test_add_func ("/composer/placeholder", test_placeholder);
  g_test_add_func ("/composer/default-visibility", test_default_visibility);
  g_test_add_func ("/composer/late-default", test_late_default);
  g_test_add_func ("/composer/pictures", test_pictures);

  return g_test_run ();
}
