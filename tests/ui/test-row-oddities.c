/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every expectation of every collected odd post, as far as it is seen in its row. */
#include "snabel-test-oddities.h"
#include "snabel-ui-test.h"

#include "model/snabel-status.h"
#include "session/snabel-shown-name.h"
#include "status/media/snabel-link-card.h"
#include "status/media/snabel-media-box.h"
#include "status/media/snabel-media-grid.h"
#include "status/quote/snabel-quote-box.h"
#include "status/snabel-status-context.h"
#include "status/snabel-status-header.h"
#include "status/snabel-status-row.h"
#include "status/text/snabel-post-text.h"
#include "widgets/snabel-time-label.h"

static GtkWidget    *row;
static SnabelStatus *status; /* (nullable): of the case, in the row */

/* ---- what is on the screen ---- */

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;

  return FALSE;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *action)
{
  if (GTK_IS_ACTIONABLE (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_target (const char *action,
               const char *expected)
{
  GtkWidget *button = find_button (row, action);
  GVariant  *target = NULL;

  g_assert_nonnull (button);
  target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==, expected);
}

static const char *
get_text (void)
{
  GtkWidget *text = snabel_ui_test_find (row, SNABEL_TYPE_POST_TEXT);

  return text != NULL ? snabel_post_text_get_plain (SNABEL_POST_TEXT (text)) : NULL;
}

/* ---- checks ---- */

/* Who wrote it, and that it can be answered. */
static void
check_shown (const SnabelTestOddity *oddity)
{
  SnabelStatus    *shown = NULL;
  g_autofree char *name = NULL;
  g_autofree char *handle = NULL;

  g_assert_nonnull (status);
  shown = snabel_status_get_shown (status);
  name = snabel_shown_name_dup (shown->account);
  handle = g_strconcat ("@", shown->account->acct, NULL);
  g_assert_true (has_label (row, name));
  g_assert_true (has_label (row, handle));
  assert_target ("status.reply", shown->id);
  g_assert_cmpint (get_text () != NULL, ==, shown->content != NULL);
}

static void
check_dropped (const SnabelTestOddity *oddity)
{
  g_assert_null (status);
}

static gboolean
leads_to (GMenuModel *menu,
          const char *address)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *target = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &target);
      if (g_strcmp0 (target, address) == 0 || (submenu != NULL && leads_to (submenu, address)))
        return TRUE;
    }

  return FALSE;
}

/* The menu of the post leads to it, as to any link. */
static void
check_file (const SnabelTestOddity *oddity)
{
  GtkWidget     *box = snabel_ui_test_find (row, SNABEL_TYPE_MEDIA_BOX);
  GtkMenuButton *more = GTK_MENU_BUTTON (snabel_ui_test_find (row, GTK_TYPE_MENU_BUTTON));

  g_assert_nonnull (box);
  gtk_test_accessible_assert_property (box, GTK_ACCESSIBLE_PROPERTY_LABEL, "File");
  gtk_menu_button_popup (more);
  g_assert_true (leads_to (gtk_menu_button_get_menu_model (more), "https://files.test.example/i.jpg"));
  gtk_menu_button_popdown (more);
}

static void
check_quote (const SnabelTestOddity *oddity)
{
  GtkWidget *box = snabel_ui_test_find (row, SNABEL_TYPE_QUOTE_BOX);
  GtkWidget *text = NULL;

  g_assert_nonnull (box);
  text = snabel_ui_test_find (box, SNABEL_TYPE_POST_TEXT);
  g_assert_nonnull (text);
  g_assert_cmpstr (snabel_post_text_get_plain (SNABEL_POST_TEXT (text)), !=, "");
  g_assert_true (has_label (box, "Alice"));
}

static void
check_notice (const SnabelTestOddity *oddity)
{
  static const char *const notices[][2] = {
    { "quote-state-revoked", "The author does not want to be quoted here." },
    { "quote-state-deleted", "The quoted post was deleted." },
    { "quote-state-blocked_account", "The quoted post is by somebody you block." },
    { "quote-state-something_new", "The quoted post is not available." },
  };
  GtkWidget *box = snabel_ui_test_find (row, SNABEL_TYPE_QUOTE_BOX);

  g_assert_nonnull (box);
  g_assert_null (snabel_ui_test_find (box, SNABEL_TYPE_POST_TEXT));
  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    if (g_str_equal (notices[i][0], oddity->id))
      {
        g_assert_true (has_label (box, notices[i][1]));
        return;
      }

  g_test_message ("%s: nobody says what its notice is", oddity->id);
  g_test_fail ();
}

static void
check_no_reply (const SnabelTestOddity *oddity)
{
  g_assert_null (snabel_ui_test_find (row, SNABEL_TYPE_STATUS_CONTEXT));
}

static void
check_reply (const SnabelTestOddity *oddity)
{
  g_assert_true (has_label (row, "In reply to a post"));
}

/* What is done with the row is done with what was boosted. */
static void
check_boost (const SnabelTestOddity *oddity)
{
  g_assert_true (has_label (row, "\u2068Alice\u2069 boosted"));
  assert_target ("status.reply", status->reblog->id);
}

static void
check_restricted (const SnabelTestOddity *oddity)
{
  GtkWidget *header = snabel_ui_test_find (row, SNABEL_TYPE_STATUS_HEADER);
  GtkWidget *image = snabel_ui_test_find (header, GTK_TYPE_IMAGE);

  g_assert_nonnull (image);
  gtk_test_accessible_assert_property (image, GTK_ACCESSIBLE_PROPERTY_LABEL, "Of limited visibility");
}

static void
check_not_spread (const SnabelTestOddity *oddity)
{
  g_assert_false (gtk_widget_get_sensitive (find_button (row, "status.reblog")));
}

static void
check_time (const SnabelTestOddity *oddity)
{
  GtkWidget *time = snabel_ui_test_find (row, SNABEL_TYPE_TIME_LABEL);

  g_assert_nonnull (time);
  g_assert_cmpstr (snabel_time_label_get_text (SNABEL_TIME_LABEL (time)), !=, "");
}

/* Neither to the eye nor to the ear. */
static void
check_no_time (const SnabelTestOddity *oddity)
{
  GtkWidget *time = snabel_ui_test_find (row, SNABEL_TYPE_TIME_LABEL);

  g_assert_true (time == NULL || *snabel_time_label_get_text (SNABEL_TIME_LABEL (time)) == '\0');
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "\u2068Alice\u2069: hello @bob");
}

/* The one link of the card is that of the page. */
static void
check_card (const SnabelTestOddity *oddity)
{
  g_assert_nonnull (snabel_ui_test_find (row, SNABEL_TYPE_LINK_CARD));
  assert_target ("status.open-link", "https://news.example/x");
}

static void
check_no_card (const SnabelTestOddity *oddity)
{
  g_assert_null (snabel_ui_test_find (row, SNABEL_TYPE_LINK_CARD));
  g_assert_null (find_button (row, "status.open-link"));
}

static void
check_media_layout (const SnabelTestOddity *oddity)
{
  GtkWidget *grid = snabel_ui_test_find (row, SNABEL_TYPE_MEDIA_GRID);

  g_assert_nonnull (grid);
  g_assert_cmpint (gtk_widget_get_width (grid), >, 0);
  g_assert_cmpint (gtk_widget_get_height (grid), >, 0);
  g_assert_cmpint (gtk_widget_get_height (grid), <=, gtk_widget_get_width (grid));
}

static void
check_name (const SnabelTestOddity *oddity)
{
  GtkWidget *header = snabel_ui_test_find (row, SNABEL_TYPE_STATUS_HEADER);

  g_assert_true (has_label (header, "alice"));
  g_assert_true (has_label (header, "@alice@remote.example"));
}

static void
check_initials (const SnabelTestOddity *oddity)
{
  AdwAvatar *avatar = ADW_AVATAR (snabel_ui_test_find (row, ADW_TYPE_AVATAR));

  g_assert_true (adw_avatar_get_show_initials (avatar));
  g_assert_null (adw_avatar_get_custom_image (avatar));
}

static void
check_emphasis (const SnabelTestOddity *oddity)
{
  GtkWidget *label = gtk_widget_get_first_child (snabel_ui_test_find (row, SNABEL_TYPE_POST_TEXT));

  g_assert_cmpstr (get_text (), ==, "\360\237\215\206\n\nx < y");
  g_assert_nonnull (pango_layout_get_attributes (gtk_label_get_layout (GTK_LABEL (label))));
}

static void
check_plain (const SnabelTestOddity *oddity)
{
  g_assert_cmpstr (get_text (), ==, "test account sorry\nline two");
}

static void
check_whole (const SnabelTestOddity *oddity)
{
  g_assert_true (g_str_has_prefix (get_text (), "a"));
  g_assert_true (g_str_has_suffix (get_text (), "b"));
}

static const SnabelTestCheck checks[] = {
  { "parses", check_shown },
  { "missing or null value has its default", check_shown },
  { "status is shown", check_shown },
  { "attachment treated as unknown (a link)", check_file },
  { "status is dropped or shown with a placeholder author", check_dropped },
  { "the rest of the list is shown", check_dropped },
  { "parses as a quote of that status", check_quote },
  { "a notice instead of the quoted status, never a crash", check_notice },
  { "id kept as the string \"116000000000000001\" without loss", check_shown },
  { "the id is percent-encoded when used in a path", check_shown },
  { "not treated as a reply", check_no_reply },
  { "a reply to an unknown author", check_reply },
  { "open-in-browser uses reblog.url", check_boost },
  { "no deep recursion", check_boost },
  { "shown as a restricted visibility", check_restricted },
  { "reply does not widen it", check_not_spread },
  { "no language", check_shown },
  { "taken as UTC", check_time },
  { "shown without time", check_no_time },
  { "640x360", check_card },
  { "not offered as a link", check_card },
  { "date left out", check_card },
  { "link not offered", check_no_card },
  { "no division by zero in layout", check_media_layout },
  { "clamped", check_media_layout },
  { "bidi override does not reverse the rest of the row", check_name },
  { "username shown", check_name },
  { "default picture", check_initials },
  { "no request to a relative URL", check_initials },
  { "parses 12", check_shown },
  { "shown as text with emphasis", check_emphasis },
  { "shown", check_plain },
  { "no truncation bug, no crash", check_whole },
  { "treated as success", check_dropped },
  { NULL },
};

/* Each after the other in the same row, as in a timeline. */
static void
check_case (const SnabelTestOddity *oddity)
{
  if (!g_str_equal (oddity->entity, "status"))
    return;

  status = snabel_entity_new_from_json (SNABEL_TYPE_STATUS, oddity->json, NULL);
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), status);
  snabel_ui_test_wait_frame (row);
  snabel_test_oddity_check (oddity, checks);
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), NULL);
  g_clear_object (&status);
}

static void
test_rows (void)
{
  GtkWindow *window = NULL;

  row = snabel_status_row_new (NULL);
  window = snabel_ui_test_present (row, 500, 900);
  snabel_test_oddities_each (check_case);
  snabel_ui_test_close (window);
}

int
main (int    argc,
      char **argv)
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/row-oddities/expectations", test_rows);

  return g_test_run ();
}
