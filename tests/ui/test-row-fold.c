/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long texts in a row are folded, unfolded and stay so; tags at the end have a line of their own. */
#include "snabel-test-statuses.h"
#include "snabel-ui-test.h"

#include "status/reactions/snabel-reactions-bar.h"
#include "status/snabel-status-body.h"
#include "status/text/snabel-post-text.h"

#include <string.h>

#define TAG(name) "<a href='https://x.example/tags/" name "' class='mention hashtag' rel='tag'>#<span>" name "</span></a>"

typedef struct
{
  SnabelReveals    *reveals;
  SnabelRowContext *context;
  GtkWidget        *body;
  GtkWindow        *window;
} Fixture;

static void
set_up (Fixture *fixture)
{
  fixture->reveals = snabel_reveals_new ();
  fixture->context = g_object_new (SNABEL_TYPE_ROW_CONTEXT, "reveals", fixture->reveals, NULL);
  fixture->body = g_object_new (SNABEL_TYPE_STATUS_BODY, "valign", GTK_ALIGN_START, NULL);
  snabel_status_body_set_context (SNABEL_STATUS_BODY (fixture->body), fixture->context);
  fixture->window = snabel_ui_test_present (fixture->body, 500, 900);
}

static void
tear_down (Fixture *fixture)
{
  snabel_ui_test_close (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&fixture->context));
  g_assert_finalize_object (g_steal_pointer (&fixture->reveals));
}

static SnabelStatus *
new_post (const char *id,
          guint       n_sentences,
          const char *rest)
{
  g_autoptr(GString) content = g_string_new ("<p>");
  g_autofree char *json = NULL;

  for (guint i = 0; i < n_sentences; i++)
    g_string_append (content, "The quick brown fox jumps over the lazy dog. ");
  g_string_append_printf (content, "</p>%s", rest);
  json = g_strdup_printf ("{\"id\":\"%s\",\"uri\":\"x:%s\",\"content\":\"%s\",\"account\":{\"id\":\"2\",\"username\":\"b\",\"acct\":\"b\"},"
                          "\"emoji_reactions\":[{\"name\":\"👍\",\"count\":1}]}",
                          id, id, content->str);

  return snabel_test_status_new (json);
}

static void
show (Fixture      *fixture,
      SnabelStatus *status)
{
  snabel_status_body_set_status (SNABEL_STATUS_BODY (fixture->body), status);
  snabel_ui_test_wait_frame (fixture->body);
}

static gsize
get_shown_length (Fixture *fixture)
{
  return strlen (snabel_post_text_get_plain (SNABEL_POST_TEXT (snabel_ui_test_find (fixture->body, SNABEL_TYPE_POST_TEXT))));
}

static GtkWidget *
find_button (Fixture *fixture)
{
  GtkWidget *next = gtk_widget_get_next_sibling (snabel_ui_test_find (fixture->body, SNABEL_TYPE_POST_TEXT));

  return GTK_IS_BUTTON (next) && gtk_widget_get_visible (next) ? next : NULL;
}

/* What is heard and copied is the whole of it. */
static void
test_long (void)
{
  g_autoptr(SnabelStatus) status = new_post ("1", 60, "");
  g_autoptr(SnabelStatus) other = new_post ("2", 3, "");
  Fixture    fixture = { NULL };
  GtkWidget *button = NULL;
  int        height = 0;

  set_up (&fixture);
  show (&fixture, status);
  button = find_button (&fixture);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Show More");
  g_assert_cmpuint (get_shown_length (&fixture), <, 900);
  g_assert_cmpuint (strlen (snabel_status_body_get_plain (SNABEL_STATUS_BODY (fixture.body))), >, 2500);
  snabel_ui_test_render (fixture.window, "row-fold");
  height = gtk_widget_get_height (fixture.body);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  snabel_ui_test_wait_frame (fixture.body);
  g_assert_cmpint (gtk_widget_get_height (fixture.body), >, 2 * height);
  g_assert_true (gtk_widget_has_focus (button));
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);

  show (&fixture, other);
  g_assert_null (find_button (&fixture));
  show (&fixture, status);
  g_assert_cmpuint (get_shown_length (&fixture), >, 2500);
  snabel_reveals_set (fixture.reveals, SNABEL_REVEAL_TEXT, "1", FALSE);
  snabel_ui_test_wait_frame (fixture.body);
  g_assert_cmpint (gtk_widget_get_height (fixture.body), ==, height);
  tear_down (&fixture);
}

/* Also below a folded text, and above the reactions. */
static void
test_tags (void)
{
  g_autoptr(SnabelStatus) status = new_post ("1", 60, "<p>" TAG ("tea") " " TAG ("leaves") "</p>");
  g_autoptr(SnabelStatus) other = new_post ("2", 1, "");
  Fixture    fixture = { NULL };
  GtkWidget *tags = NULL;

  set_up (&fixture);
  show (&fixture, other);
  show (&fixture, status);
  tags = gtk_widget_get_prev_sibling (snabel_ui_test_find (fixture.body, SNABEL_TYPE_REACTIONS_BAR));
  g_assert_cmpstr (snabel_post_text_get_plain (SNABEL_POST_TEXT (tags)), ==, "#tea #leaves");
  g_assert_true (g_str_has_suffix (snabel_status_body_get_plain (SNABEL_STATUS_BODY (fixture.body)), "#tea #leaves"));
  snabel_ui_test_render (fixture.window, "row-tags");
  show (&fixture, other);
  g_assert_false (gtk_widget_get_visible (tags));
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/row-fold/long", test_long);
  g_test_add_func ("/row-fold/tags", test_tags);

  return g_test_run ();
}
