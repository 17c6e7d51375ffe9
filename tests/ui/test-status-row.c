/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of a post: each kind of post made, bound, rebound, acted on, finalized; and looked at. */
#include "snabel-fake-clock.h"
#include "snabel-test-statuses.h"
#include "snabel-ui-test.h"
#include "status/actions/snabel-count-button.h"
#include "status/media/snabel-link-card.h"
#include "status/media/snabel-media-box.h"
#include "status/media/snabel-media-cover.h"
#include "status/media/snabel-media-grid.h"
#include "status/poll/snabel-poll-view.h"
#include "status/quote/snabel-quote-box.h"
#include "status/snabel-status-row.h"
#include "status/text/snabel-content-warning.h"
#include "status/text/snabel-post-text.h"
#include "timeline/snabel-timeline-view.h"
#include "widgets/snabel-time-label.h"

#define NOW G_GINT64_CONSTANT (1795435200) /* 2026-11-23 12:00 UTC */

typedef struct
{
  GtkWidget             *page; /* owns the actions, as a timeline page does */
  SnabelClock           *clock;
  SnabelTicker          *ticker;
  SnabelReveals         *reveals;
  SnabelReadingSettings *settings;
  SnabelRowContext      *context;
  char                  *action;
  char                  *target;
} Page;

static void
activate_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  Page *page = user_data;

  g_set_str (&page->action, g_action_get_name (G_ACTION (action)));
  g_set_str (&page->target, g_variant_get_string (parameter, NULL));
}

static void
page_init (Page *page)
{
  static const char *const names[] = { "reply", "reblog", "favourite", "bookmark",
                                       "open-link", "open-in-browser", "copy-link" };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  *page = (Page) { 0 };
  page->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

      g_signal_connect (action, "activate", G_CALLBACK (activate_cb), page);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (page->page, "status", G_ACTION_GROUP (group));
  page->clock = snabel_fake_clock_new ();
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (page->clock),
                             NOW * G_USEC_PER_SEC - snabel_clock_get_real_time (page->clock));
  page->ticker = snabel_ticker_new (page->clock);
  page->reveals = snabel_reveals_new ();
  page->settings = snabel_reading_settings_new ();
  page->context = g_object_new (SNABEL_TYPE_ROW_CONTEXT, "ticker", page->ticker, "reveals", page->reveals,
                                "settings", page->settings, NULL);
}

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->action, g_free);
  g_clear_pointer (&page->target, g_free);
  g_assert_finalize_object (page->context);
  g_assert_finalize_object (page->settings);
  g_assert_finalize_object (page->ticker);
  g_assert_finalize_object (page->reveals);
  g_clear_object (&page->clock);
}

static GtkWidget *
create_row (guint    kind,
            gpointer user_data)
{
  Page *page = user_data;

  return snabel_status_row_new (page->context);
}

static void
bind_row (GtkWidget *row,
          gpointer   item,
          gpointer   user_data)
{
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), item);
}

static void
unbind_row (GtkWidget *row,
            gpointer   item,
            gpointer   user_data)
{
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), NULL);
}

static int
estimate_height (gpointer item,
                 int      width,
                 gpointer user_data)
{
  return snabel_status_row_estimate_height (((Page *) user_data)->context, item, width);
}

static char *
dup_key (gpointer item,
         gpointer user_data)
{
  return g_strdup (SNABEL_STATUS (item)->uri);
}

static const SnabelTimelineFactory factory = {
  .create = create_row,
  .bind = bind_row,
  .unbind = unbind_row,
  .estimate_height = estimate_height,
  .dup_key = dup_key,
};

static GtkWidget *
append_timeline (Page       *page,
                 GListModel *model)
{
  GtkWidget *view = snabel_timeline_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  snabel_timeline_view_set_factory (SNABEL_TIMELINE_VIEW (view), &factory, page, NULL);
  snabel_timeline_view_set_maximum_row_width (SNABEL_TIMELINE_VIEW (view), 700);
  snabel_timeline_view_set_model (SNABEL_TIMELINE_VIEW (view), model);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (page->page), scroller);

  return view;
}

typedef struct
{
  const char      *name;
  int              width;
  int              height;
  double           text_scale;
  gboolean         is_dark;
  GtkTextDirection direction;
} Look;

static const Look looks[] = {
  { "light", 600, 2000, 1, FALSE, GTK_TEXT_DIR_LTR },
  { "dark", 600, 2000, 1, TRUE, GTK_TEXT_DIR_LTR },
  { "narrow", 360, 2300, 1, FALSE, GTK_TEXT_DIR_LTR },
  { "wide", 1000, 2200, 1, FALSE, GTK_TEXT_DIR_LTR },
  { "large", 500, 2600, 1.6, FALSE, GTK_TEXT_DIR_LTR },
  { "rtl", 600, 2000, 1, FALSE, GTK_TEXT_DIR_RTL },
};

static void
test_look (gconstpointer data)
{
  const Look *look = data;
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  g_autofree char *name = g_strconcat ("status-rows-", look->name, NULL);
  GtkWindow       *window;
  Page             page;

  snabel_ui_test_set_is_dark (look->is_dark);
  snabel_ui_test_set_text_scale (look->text_scale);
  gtk_widget_set_default_direction (look->direction);
  page_init (&page);
  append_timeline (&page, model);
  window = snabel_ui_test_present (page.page, look->width, look->height);
  snabel_ui_test_render (window, name);
  snabel_ui_test_close (window);
  page_clear (&page);
  snabel_ui_test_set_is_dark (FALSE);
  snabel_ui_test_set_text_scale (1);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* A row in a page of its own, without a timeline around it. */
static SnabelStatusRow *
present_row (Page       *page,
             GtkWindow **window)
{
  GtkWidget *row;

  page_init (page);
  row = snabel_status_row_new (page->context);
  gtk_box_append (GTK_BOX (page->page), row);
  *window = snabel_ui_test_present (page->page, 500, 700);

  return SNABEL_STATUS_ROW (row);
}

/* Every kind of post after every other: nothing of the one before may be left. */
static void
test_rebind (void)
{
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  guint            n_items = g_list_model_get_n_items (model);
  GtkWindow       *window;
  Page             page;
  SnabelStatusRow *row = present_row (&page, &window);

  for (guint i = 0; i < n_items * 2; i++)
    {
      g_autoptr(SnabelStatus) item = g_list_model_get_item (model, (i * 3 + i / n_items) % n_items);
      SnabelStatus *shown = snabel_status_get_shown (item);

      snabel_status_row_set_status (row, item);
      g_assert_true (snabel_status_row_get_status (row) == item);
      snabel_ui_test_wait_frame (GTK_WIDGET (row));
      g_assert_cmpint (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_POLL_VIEW) != NULL, ==, shown->poll != NULL);
      g_assert_cmpint (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_QUOTE_BOX) != NULL, ==, shown->quote != NULL);
      g_assert_cmpint (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_LINK_CARD) != NULL, ==, shown->card != NULL);
      g_assert_cmpint (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_MEDIA_GRID) != NULL, ==,
                       g_list_model_get_n_items (shown->media_attachments) > 0);
      g_assert_cmpint (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_CONTENT_WARNING) != NULL, ==,
                       shown->spoiler_text != NULL);
    }
  snabel_status_row_set_status (row, NULL);
  snabel_ui_test_close (window);
  page_clear (&page);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *action)
{
  if (GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What happens to the post shows at once, in the boost of it too. */
static void
test_changes (void)
{
  g_autoptr(SnabelStatus) boost = NULL;
  GtkWindow       *window;
  Page             page;
  SnabelStatusRow *row = present_row (&page, &window);
  GtkWidget       *favourite = find_button (GTK_WIDGET (row), "status.favourite");
  gint64           count = 0;
  gboolean         is_active = FALSE;

  boost = snabel_test_status_new ("{\"id\":\"b\",\"uri\":\"x:b\",\"account\":{\"id\":\"1\",\"username\":\"a\",\"acct\":\"a\"},"
                                  "\"reblog\":{\"id\":\"o\",\"uri\":\"x:o\",\"visibility\":\"public\",\"content\":\"<p>one</p>\","
                                  "\"account\":{\"id\":\"2\",\"username\":\"b\",\"acct\":\"b\"},\"favourites_count\":1}}");
  snabel_status_row_set_status (row, boost);
  g_object_get (favourite, "count", &count, "is-active", &is_active, NULL);
  g_assert_cmpint (count, ==, 1);
  g_assert_false (is_active);
  gtk_test_accessible_assert_property (favourite, GTK_ACCESSIBLE_PROPERTY_LABEL, "Favourite, 1");

  snabel_test_status_update (boost->reblog, "{\"favourites_count\":2,\"favourited\":true,\"content\":\"<p>two</p>\"}");
  g_object_get (favourite, "count", &count, "is-active", &is_active, NULL);
  g_assert_cmpint (count, ==, 2);
  g_assert_true (is_active);
  gtk_test_accessible_assert_state (favourite, GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  g_assert_cmpstr (snabel_post_text_get_plain (SNABEL_POST_TEXT (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_POST_TEXT))),
                   ==, "two");

  /* A row that shows another post hears no more of this one. */
  snabel_status_row_set_status (row, NULL);
  snabel_test_status_update (boost->reblog, "{\"favourites_count\":9}");
  g_object_get (favourite, "count", &count, NULL);
  g_assert_cmpint (count, ==, 2);
  snabel_ui_test_close (window);
  page_clear (&page);
}

static void
test_actions (void)
{
  static const char *const actions[] = { "reply", "reblog", "favourite", "bookmark" };
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  g_autoptr(SnabelStatus) boost = g_list_model_get_item (model, 1);
  g_autoptr(SnabelStatus) direct = g_list_model_get_item (model, 4);
  GtkWindow       *window;
  Page             page;
  SnabelStatusRow *row = present_row (&page, &window);

  snabel_status_row_set_status (row, boost);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("status.", actions[i], NULL);

      gtk_widget_activate (find_button (GTK_WIDGET (row), name));
      while (g_strcmp0 (page.action, actions[i]) != 0)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (page.target, ==, boost->reblog->id);
    }

  /* A post for few is not to be spread. */
  snabel_status_row_set_status (row, direct);
  g_assert_false (gtk_widget_get_sensitive (find_button (GTK_WIDGET (row), "status.reblog")));
  snabel_ui_test_close (window);
  page_clear (&page);
}

static void
test_menu (void)
{
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  g_autoptr(SnabelStatus) status = g_list_model_get_item (model, 0);
  g_autoptr(GMenuModel) links = NULL;
  GtkWindow       *window;
  Page             page;
  SnabelStatusRow *row = present_row (&page, &window);
  GtkMenuButton   *more = GTK_MENU_BUTTON (snabel_ui_test_find (GTK_WIDGET (row), GTK_TYPE_MENU_BUTTON));
  GMenuModel      *menu;

  snabel_status_row_set_status (row, status);
  g_assert_null (gtk_menu_button_get_menu_model (more));
  gtk_menu_button_popup (more);
  menu = gtk_menu_button_get_menu_model (more);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 4);
  links = g_menu_model_get_item_link (menu, 3, G_MENU_LINK_SUBMENU);
  g_assert_cmpint (g_menu_model_get_n_items (links), ==, 2);
  gtk_menu_button_popdown (more);
  snabel_ui_test_close (window);
  page_clear (&page);
}

/* Only links that may be opened reach the page, and GTK opens none by itself. */
static void
test_links (void)
{
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  g_autoptr(SnabelStatus) status = g_list_model_get_item (model, 0);
  GtkWindow       *window;
  Page             page;
  SnabelStatusRow *row = present_row (&page, &window);
  GtkWidget       *label;
  gboolean         is_handled = FALSE;

  snabel_status_row_set_status (row, status);
  label = gtk_widget_get_first_child (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_POST_TEXT));
  g_signal_emit_by_name (label, "activate-link", "https://crow.example/loft", &is_handled);
  g_assert_true (is_handled);
  g_assert_cmpstr (page.action, ==, "open-link");
  g_assert_cmpstr (page.target, ==, "https://crow.example/loft");
  g_clear_pointer (&page.action, g_free);
  g_signal_emit_by_name (label, "activate-link", "javascript:alert(1)", &is_handled);
  g_assert_true (is_handled);
  g_assert_null (page.action);
  snabel_ui_test_close (window);
  page_clear (&page);
}

/* A warning opens below itself, moves nothing above it, and is remembered when the row comes back. */
static void
test_warning (void)
{
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  g_autoptr(SnabelStatus) other = g_list_model_get_item (model, 0);
  g_autoptr(SnabelStatus) status = g_list_model_get_item (model, 2);
  GtkWindow       *window;
  Page             page;
  SnabelStatusRow *row = present_row (&page, &window);
  GtkWidget       *button;
  graphene_rect_t  before, after;

  snabel_status_row_set_status (row, status);
  snabel_ui_test_wait_frame (GTK_WIDGET (row));
  g_assert_null (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_POST_TEXT));
  button = find_button (GTK_WIDGET (row), "warning.toggle");
  g_assert_true (gtk_widget_compute_bounds (button, GTK_WIDGET (window), &before));
  gtk_widget_activate_action (button, "warning.toggle", NULL);
  snabel_ui_test_wait_frame (GTK_WIDGET (row));
  g_assert_nonnull (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_POST_TEXT));
  g_assert_true (gtk_widget_compute_bounds (button, GTK_WIDGET (window), &after));
  g_assert_cmpfloat (before.origin.y, ==, after.origin.y);

  snabel_status_row_set_status (row, other);
  snabel_status_row_set_status (row, status);
  snabel_ui_test_wait_frame (GTK_WIDGET (row));
  g_assert_nonnull (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_POST_TEXT));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Show Less");
  snabel_ui_test_close (window);
  page_clear (&page);
}

/* Sensitive pictures are covered: to the eye, the pointer and the ear; and opened by button or from outside. */
static void
test_cover (void)
{
  g_autoptr(SnabelStatus) status = NULL;
  g_autoptr(SnabelStatus) other = NULL;
  GtkWindow       *window;
  Page             page;
  SnabelStatusRow *row = present_row (&page, &window);
  GtkWidget       *grid, *cover;

  status = snabel_test_status_new ("{\"id\":\"s\",\"uri\":\"x:s\",\"sensitive\":true,\"account\":{\"id\":\"1\",\"username\":\"a\",\"acct\":\"a\"},"
                                   "\"media_attachments\":[{\"id\":\"m\",\"type\":\"image\",\"description\":\"A wound\"}]}");
  other = snabel_test_status_new ("{\"id\":\"o\",\"uri\":\"x:o\",\"account\":{\"id\":\"1\",\"username\":\"a\",\"acct\":\"a\"},"
                                  "\"media_attachments\":[{\"id\":\"m\",\"type\":\"image\"}]}");
  snabel_status_row_set_status (row, status);
  snabel_ui_test_wait_frame (GTK_WIDGET (row));
  cover = snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_MEDIA_COVER);
  grid = snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_MEDIA_GRID);
  g_assert_true (gtk_widget_has_css_class (cover, "covered"));
  g_assert_false (gtk_widget_get_can_target (grid));
  gtk_test_accessible_assert_state (grid, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  snabel_ui_test_render (window, "media-cover");

  gtk_widget_grab_focus (find_button (cover, "media.toggle"));
  gtk_widget_activate_action (cover, "media.toggle", NULL);
  g_assert_true (snabel_reveals_contains (page.reveals, SNABEL_REVEAL_MEDIA, "s"));
  g_assert_false (gtk_widget_has_css_class (cover, "covered"));
  g_assert_true (gtk_widget_get_can_target (grid));
  gtk_test_accessible_assert_state (grid, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  g_assert_true (gtk_window_get_focus (window) != NULL &&
                 gtk_widget_is_ancestor (gtk_window_get_focus (window), cover));

  /* Another post's pictures have no cover, and it is not forgotten meanwhile that these were opened. */
  snabel_status_row_set_status (row, other);
  g_assert_false (gtk_widget_has_css_class (cover, "covered"));
  snabel_status_row_set_status (row, status);
  g_assert_false (gtk_widget_has_css_class (cover, "covered"));
  snabel_reveals_set (page.reveals, SNABEL_REVEAL_MEDIA, "s", FALSE);
  g_assert_true (gtk_widget_has_css_class (cover, "covered"));
  snabel_test_status_update (status, "{\"sensitive\":false}");
  g_assert_false (gtk_widget_has_css_class (cover, "covered"));
  snabel_ui_test_close (window);
  page_clear (&page);
}

static void
test_accessible (void)
{
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  g_autoptr(SnabelStatus) first = g_list_model_get_item (model, 0);
  g_autoptr(SnabelStatus) picture = g_list_model_get_item (model, 1);
  g_autoptr(SnabelStatus) warned = g_list_model_get_item (model, 2);
  GtkWindow       *window;
  Page             page;
  SnabelStatusRow *row = present_row (&page, &window);
  GtkAccessible   *box;

  snabel_status_row_set_status (row, first);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ARTICLE);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "\u2068Ada Holm\u2069: The crane that lifts our server into the loft is a rope and four "
                                       "friends. It is up, it is warm, and it says hello.\n\n"
                                       "More tonight: crow.example/loft #selfhosting, 5 minutes ago");
  snabel_status_row_set_status (row, picture);
  snabel_ui_test_wait_frame (GTK_WIDGET (row));
  box = GTK_ACCESSIBLE (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_MEDIA_BOX));
  gtk_test_accessible_assert_property (box, GTK_ACCESSIBLE_PROPERTY_LABEL, "Picture");
  gtk_test_accessible_assert_property (box, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "A grey bay at low tide, with an orange buoy in the foreground.");

  /* GTK 4.18 holds a widget that is hidden with the focus in it until an event comes; none does here. */
  gtk_window_set_focus (window, NULL);
  /* What is behind a warning is not read aloud before it is opened. */
  snabel_status_row_set_status (row, warned);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "\u2068Yusuf of the Very Long and Winding Display Name, Keeper of Lists\u2069: "
                                       "Film, the ending, 1 day ago");

  /* Its pictures may become known later than it. */
  snabel_test_status_update (warned, "{\"spoiler_text\":\":reel: The ending of a film\"}");
  snabel_test_status_update (warned, "{\"emojis\":[{\"shortcode\":\"reel\",\"url\":\"https://files.example/reel.png\"}]}");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "\u2068Yusuf of the Very Long and Winding Display Name, Keeper of Lists\u2069: "
                                       "The ending of a film, 1 day ago");
  snabel_ui_test_close (window);
  page_clear (&page);
}

/* What a post does not have is not spoken of. */
static void
test_timeless (void)
{
  g_autoptr(SnabelStatus) status = NULL;
  GtkWindow       *window;
  Page             page;
  SnabelStatusRow *row = present_row (&page, &window);

  status = snabel_test_status_new ("{\"id\":\"s\",\"uri\":\"x:s\",\"content\":\"<p>one</p>\","
                                   "\"account\":{\"id\":\"1\",\"username\":\"a\",\"acct\":\"a\"}}");
  snabel_status_row_set_status (row, status);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "\u2068a\u2069: one");
  snabel_ui_test_close (window);
  page_clear (&page);
}

static void
test_tick (void)
{
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  g_autoptr(SnabelStatus) status = g_list_model_get_item (model, 0);
  GtkWindow       *window;
  Page             page;
  SnabelStatusRow *row = present_row (&page, &window);
  SnabelTimeLabel *label;

  snabel_status_row_set_status (row, status);
  label = SNABEL_TIME_LABEL (snabel_ui_test_find (GTK_WIDGET (row), SNABEL_TYPE_TIME_LABEL));
  g_assert_cmpstr (snabel_time_label_get_text (label), ==, "5m");
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (page.clock), 2 * G_TIME_SPAN_HOUR);
  snabel_ticker_tick (page.ticker);
  g_assert_cmpstr (snabel_time_label_get_text (label), ==, "2h");
  snabel_ui_test_close (window);
  page_clear (&page);
}

/* The guess that the scroll bar lives by is near the truth. */
static void
test_estimate (void)
{
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  GtkWindow       *window;
  Page             page;
  SnabelStatusRow *row = present_row (&page, &window);

  for (int width = 350; width <= 700; width += 350)
    {
      for (guint i = 0; i < g_list_model_get_n_items (model); i++)
        {
          g_autoptr(SnabelStatus) status = g_list_model_get_item (model, i);
          int guess = snabel_status_row_estimate_height (NULL, status, width);
          int height;

          snabel_status_row_set_status (row, status);
          gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
          if (ABS (guess - height) > height / 4)
            g_error ("post %s at %d px: guessed %d, is %d", status->id, width, guess, height);
        }
    }
  snabel_ui_test_close (window);
  page_clear (&page);
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strconcat ("/status-row/look/", looks[i].name, NULL);

      g_test_add_data_func (path, &looks[i], test_look);
    }
  g_test_add_func ("/status-row/rebind", test_rebind);
  g_test_add_func ("/status-row/changes", test_changes);
  g_test_add_func ("/status-row/actions", test_actions);
  g_test_add_func ("/status-row/menu", test_menu);
  g_test_add_func ("/status-row/links", test_links);
  g_test_add_func ("/status-row/warning", test_warning);
  g_test_add_func ("/status-row/cover", test_cover);
  g_test_add_func ("/status-row/accessible", test_accessible);
  g_test_add_func ("/status-row/timeless", test_timeless);
  g_test_add_func ("/status-row/tick", test_tick);
  g_test_add_func ("/status-row/estimate", test_estimate);

  return g_test_run ();
}
