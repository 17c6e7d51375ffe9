/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen as PNG: snabel-screenshots FOLDER [STORY...]. */
#include "snabel-fake-clock.h"
#include "snabel-pictures.h"
#include "snabel-test-browser.h"

typedef struct
{
  const char     *name;
  SnabelStoryFunc func;
  void (*prepare) (SnabelStory *story); /* (nullable): changes the outside world before the program sees it */
} Tale;

/* The other browser follows the consent page by itself: too fast for a picture. */
static void
prepare_browser (SnabelStory *story)
{
  SnabelTestBrowser *browser = snabel_test_browser_new (SNABEL_TEST_MOOD_DAWDLES);

  snabel_test_browser_set_account (browser, story->instance, "you");
  g_clear_object (&story->platform->launcher);
  story->platform->launcher = SNABEL_LAUNCHER (browser);
}

static void
prepare_clock (SnabelStory *story)
{
  g_clear_object (&story->platform->clock);
  story->platform->clock = snabel_fake_clock_new ();
}

static const Tale tales[] = {
  { "home", snabel_pictures_tell_home, NULL },
  { "home-error", snabel_pictures_tell_home_error, NULL },
  { "home-loading", snabel_pictures_tell_home_loading, NULL },
  { "home-empty", snabel_pictures_tell_home_empty, NULL },
  { "preferences", snabel_pictures_tell_preferences, NULL },
  { "sign-in", snabel_pictures_tell_sign_in, prepare_browser },
  { "composer", snabel_pictures_tell_composer, NULL },
  { "accounts", snabel_pictures_tell_accounts, NULL },
  { "outbox", snabel_pictures_tell_outbox, prepare_clock },
};

static int
tell (const Tale *tale,
      char       *folder)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  if (tale->prepare != NULL)
    tale->prepare (story);

  return snabel_story_run (story, tale->func, folder);
}

int
main (int    argc,
      char **argv)
{
  int status = 0;

  if (argc < 2)
    {
      g_printerr ("snabel-screenshots: name the folder for the pictures\n");
      return 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (tales) && status == 0; i++)
    if (argc == 2 || g_strv_contains ((const char *const *) argv + 2, tales[i].name))
      status = tell (&tales[i], argv[1]);
  if (status != 0)
    g_printerr ("snabel-screenshots: not all pictures could be taken\n");

  return status;
}
