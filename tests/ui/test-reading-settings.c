/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the person wants to read: defaults, and one notify for each change. */
#include "snabel-test.h"
#include "snabel-ui-test.h"
#include "status/snabel-row-context.h"
#include "widgets/snabel-reading-settings.h"

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  guint *n_notifies = user_data;

  (*n_notifies)++;
}

static void
test_defaults (void)
{
  SnabelReadingSettings *settings = snabel_reading_settings_new ();

  g_assert_cmpint (snabel_reading_settings_get_density (settings), ==, snabel_reading_settings_get_density (NULL));
  g_assert_cmpint (snabel_reading_settings_get_text_size (settings), ==, SNABEL_TEXT_SIZE_NORMAL);
  g_assert_cmpfloat (snabel_reading_settings_get_text_scale (NULL), ==, 1);
  g_assert_true (snabel_reading_settings_get_show_counters (settings));
  g_assert_true (snabel_reading_settings_get_show_counters (NULL));
  g_assert_false (snabel_reading_settings_get_absolute_times (settings));
  g_assert_false (snabel_reading_settings_get_absolute_times (NULL));
  g_assert_cmpint (snabel_reading_settings_get_animation (settings), ==, snabel_reading_settings_get_animation (NULL));
  g_assert_finalize_object (settings);
}

static void
test_notify (void)
{
  SnabelReadingSettings *settings = snabel_reading_settings_new ();
  guint                  n_notifies = 0;

  g_signal_connect (settings, "notify", G_CALLBACK (notify_cb), &n_notifies);
  for (guint i = 0; i < 2; i++)
    g_object_set (settings,
                  "density", SNABEL_DENSITY_COMPACT,
                  "text-size", SNABEL_TEXT_SIZE_LARGEST,
                  "show-counters", FALSE,
                  "absolute-times", TRUE,
                  "animation", SNABEL_ANIMATION_NEVER,
                  NULL);
  g_assert_cmpuint (n_notifies, ==, 5);
  g_assert_cmpint (snabel_reading_settings_get_density (settings), ==, SNABEL_DENSITY_COMPACT);
  g_assert_cmpfloat (snabel_reading_settings_get_text_scale (settings), >, 1);
  g_assert_false (snabel_reading_settings_get_show_counters (settings));
  g_assert_true (snabel_reading_settings_get_absolute_times (settings));
  g_assert_cmpint (snabel_reading_settings_get_animation (settings), ==, SNABEL_ANIMATION_NEVER);
  g_assert_finalize_object (settings);
}

/* The steps grow, and none is out of reach of a row. */
static void
test_scale (void)
{
  g_autoptr(SnabelReadingSettings) settings = snabel_reading_settings_new ();
  double last = 0;

  for (int size = SNABEL_TEXT_SIZE_SMALLEST; size <= SNABEL_TEXT_SIZE_LARGEST; size++)
    {
      g_object_set (settings, "text-size", size, NULL);
      g_assert_cmpfloat (snabel_reading_settings_get_text_scale (settings), >, last);
      last = snabel_reading_settings_get_text_scale (settings);
    }
}

/* The keys have the names, the defaults and the range of the properties. */
static void
test_keys (void)
{
  static const char *const keys[] = { "density", "text-size", "show-counters", "absolute-times", "animation" };
  g_autoptr(GSettings) keeper = g_settings_new ("io.github.snabel.Snabel");
  g_autoptr(SnabelReadingSettings) settings = snabel_reading_settings_new ();
  guint n_notifies = 0;

  g_signal_connect (settings, "notify", G_CALLBACK (notify_cb), &n_notifies);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_bind (keeper, keys[i], settings, keys[i], G_SETTINGS_BIND_DEFAULT);
  g_assert_cmpuint (n_notifies, ==, 0);

  g_settings_set_string (keeper, "density", "compact");
  g_settings_set_string (keeper, "animation", "always");
  g_assert_true (g_settings_set_int (keeper, "text-size", SNABEL_TEXT_SIZE_SMALLEST));
  g_assert_cmpint (snabel_reading_settings_get_density (settings), ==, SNABEL_DENSITY_COMPACT);
  g_assert_cmpint (snabel_reading_settings_get_animation (settings), ==, SNABEL_ANIMATION_ALWAYS);
  g_assert_cmpint (snabel_reading_settings_get_text_size (settings), ==, SNABEL_TEXT_SIZE_SMALLEST);
}

/* What is in a context goes with it. */
static void
test_context (void)
{
  SnabelReadingSettings *settings = snabel_reading_settings_new ();
  SnabelReveals         *reveals = snabel_reveals_new ();
  SnabelRowContext      *context = g_object_new (SNABEL_TYPE_ROW_CONTEXT, "settings", settings, "reveals", reveals, NULL);

  g_assert_true (context->settings == settings);
  g_assert_true (context->reveals == reveals);
  g_assert_null (context->ticker);
  g_assert_null (context->pictures);
  g_assert_null (context->session);
  g_assert_finalize_object (context);
  g_assert_finalize_object (settings);
  g_assert_finalize_object (reveals);
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);

  g_test_add_func ("/reading-settings/defaults", test_defaults);
  g_test_add_func ("/reading-settings/notify", test_notify);
  g_test_add_func ("/reading-settings/scale", test_scale);
  g_test_add_func ("/reading-settings/keys", test_keys);
  g_test_add_func ("/row-context/members", test_context);

  return g_test_run ();
}
