/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides in-process, and then goes over HTTP where the decision sends it, as a browser would. */
#include "snabel-test-browser.h"

#include "base/snabel-async.h"

struct _SnabelTestBrowser
{
  GObject             parent_instance;
  SoupSession        *session;
  SnabelTestInstance *instance;
  char               *acct;
  char               *page;
  char               *last_uri;
  SnabelTestMood      mood;
  guint               n_opened;
};

typedef struct
{
  SnabelTestBrowser *browser;
  char              *wrong;
  char              *right;
} Trip;

static void
trip_free (gpointer data)
{
  Trip *trip = data;

  g_clear_object (&trip->browser);
  g_clear_pointer (&trip->wrong, g_free);
  g_clear_pointer (&trip->right, g_free);
  g_free (trip);
}

/* Somebody else's page knows the port and the path at best, never the state. */
static char *
dup_with_wrong_state (const char *location)
{
  g_auto(GStrv) parts = g_strsplit (location, "?", 2);

  return g_strconcat (parts[0], "?code=a-code-of-somebody-else&state=wrong", NULL);
}

static DexFuture *
trip_fiber (gpointer data)
{
  Trip *trip = data;
  g_autoptr(GError) error = NULL;

  if (trip->wrong != NULL)
    g_assert_cmpint (dex_await_uint (snabel_test_browser_visit (trip->browser, trip->wrong), &error), ==, 404);

  return snabel_test_browser_visit (trip->browser, trip->right);
}

static void
decide (SnabelTestBrowser *self,
        const char        *uri)
{
  gboolean         is_approved = self->mood != SNABEL_TEST_MOOD_DENIES;
  g_autofree char *location = snabel_test_instance_consent (self->instance, uri, self->acct, is_approved);
  Trip            *trip = NULL;

  if (location == NULL)
    return;
  trip = g_new0 (Trip, 1);
  trip->browser = g_object_ref (self);
  if (self->mood == SNABEL_TEST_MOOD_IS_ATTACKED)
    trip->wrong = dup_with_wrong_state (location);
  trip->right = g_steal_pointer (&location);
  snabel_detach ("browse", snabel_spawn ("browse", trip_fiber, trip, trip_free));
}

static DexFuture *
browser_open_uri (SnabelLauncher *launcher,
                  const char     *uri)
{
  SnabelTestBrowser *self = SNABEL_TEST_BROWSER (launcher);

  self->n_opened++;
  g_set_str (&self->last_uri, uri);
  if (self->mood == SNABEL_TEST_MOOD_HAS_NO_BROWSER)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no browser");
  if (self->mood != SNABEL_TEST_MOOD_DAWDLES)
    decide (self, uri);

  return dex_future_new_for_boolean (TRUE);
}

static void
launcher_iface_init (SnabelLauncherInterface *iface)
{
  iface->open_uri = browser_open_uri;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelTestBrowser, snabel_test_browser, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_LAUNCHER, launcher_iface_init))

static void
snabel_test_browser_finalize (GObject *object)
{
  SnabelTestBrowser *self = SNABEL_TEST_BROWSER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->instance);
  g_clear_pointer (&self->acct, g_free);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->last_uri, g_free);

  G_OBJECT_CLASS (snabel_test_browser_parent_class)->finalize (object);
}

static void
snabel_test_browser_class_init (SnabelTestBrowserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_test_browser_finalize;
}

static void
snabel_test_browser_init (SnabelTestBrowser *self)
{
  self->session = soup_session_new_with_options ("user-agent", "Mozilla/5.0", NULL);
}

/**
 * snabel_test_browser_new:
 *
 * Returns: (transfer full): a launcher for a platform
 */
SnabelTestBrowser *
snabel_test_browser_new (SnabelTestMood mood)
{
  SnabelTestBrowser *self = g_object_new (SNABEL_TYPE_TEST_BROWSER, NULL);

  self->mood = mood;

  return self;
}

/**
 * snabel_test_browser_set_account:
 * @acct: as whom the person is signed in there
 */
void
snabel_test_browser_set_account (SnabelTestBrowser  *self,
                                 SnabelTestInstance *instance,
                                 const char         *acct)
{
  g_set_object (&self->instance, instance);
  g_set_str (&self->acct, acct);
}

void
snabel_test_browser_set_mood (SnabelTestBrowser *self,
                              SnabelTestMood     mood)
{
  self->mood = mood;
}

guint
snabel_test_browser_get_n_opened (SnabelTestBrowser *self)
{
  return self->n_opened;
}

/**
 * snabel_test_browser_get_last_uri:
 *
 * Returns: (nullable): what was opened last
 */
const char *
snabel_test_browser_get_last_uri (SnabelTestBrowser *self)
{
  return self->last_uri;
}

typedef struct
{
  SnabelTestBrowser *browser;
  SoupMessage       *message;
  DexPromise        *promise;
} Visit;

static void
visited_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Visit *visit = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  if (body != NULL)
    {
      g_clear_pointer (&visit->browser->page, g_free);
      visit->browser->page = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
      dex_promise_resolve_uint (visit->promise, soup_message_get_status (visit->message));
    }
  else
    dex_promise_reject (visit->promise, g_steal_pointer (&error));
  g_clear_object (&visit->browser);
  g_clear_object (&visit->message);
  dex_clear (&visit->promise);
  g_free (visit);
}

/**
 * snabel_test_browser_visit:
 *
 * Returns: (transfer full): a future that resolves to the status, redirects followed
 */
DexFuture *
snabel_test_browser_visit (SnabelTestBrowser *self,
                           const char        *uri)
{
  Visit *visit = g_new0 (Visit, 1);

  visit->browser = g_object_ref (self);
  visit->message = soup_message_new ("GET", uri);
  visit->promise = dex_promise_new ();
  soup_session_send_and_read_async (self->session, visit->message, G_PRIORITY_DEFAULT, NULL, visited_cb, visit);

  return dex_ref (DEX_FUTURE (visit->promise));
}

/**
 * snabel_test_browser_approve:
 *
 * Says yes on a page that was opened by hand, and stays there.
 *
 * Returns: (transfer full) (nullable): where the browser would go
 */
char *
snabel_test_browser_approve (SnabelTestBrowser *self,
                             const char        *authorize_uri)
{
  return snabel_test_instance_consent (self->instance, authorize_uri, self->acct, TRUE);
}

/**
 * snabel_test_browser_get_page:
 *
 * Returns: (nullable): the page that it shows
 */
const char *
snabel_test_browser_get_page (SnabelTestBrowser *self)
{
  return self->page;
}
