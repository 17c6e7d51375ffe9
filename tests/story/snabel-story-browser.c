/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follows the consent page of the test instance over HTTP, as a browser would: page, form, redirect. */
#include "snabel-story-browser.h"

#include <libsoup/soup.h>

struct _SnabelStoryBrowser
{
  GObject      parent_instance;
  SoupSession *session;
  guint        n_opened;
};

static void launcher_iface_init (SnabelLauncherInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelStoryBrowser, snabel_story_browser, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_LAUNCHER, launcher_iface_init))

/* The value of the first input with that name. */
static char *
find_value (const char *page,
            const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("name=\"%s\" value=\"([^\"]*)\"", name);
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  return g_regex_match (regex, page, G_REGEX_MATCH_DEFAULT, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static char *
find_form_action (const char *page)
{
  g_autoptr(GRegex) regex = g_regex_new ("<form method=\"post\" action=\"([^\"]*)\"", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  return g_regex_match (regex, page, G_REGEX_MATCH_DEFAULT, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static void
went_back_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SnabelStoryBrowser) self = user_data;
  g_autoptr(GBytes) page = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  g_debug ("The browser is back with %" G_GSIZE_FORMAT " bytes", page != NULL ? g_bytes_get_size (page) : 0);
}

/* The redirect is followed by libsoup, back to the program's own listener. */
static void
submit (SnabelStoryBrowser *self,
        const char         *page)
{
  g_autofree char *action = find_form_action (page);
  g_autofree char *ticket = find_value (page, "authenticity_token");
  g_autofree char *account = find_value (page, "account");
  g_autofree char *form = NULL;
  g_autoptr(SoupMessage) message = NULL;

  if (action == NULL || ticket == NULL || account == NULL)
    {
      g_warning ("The page has no form to say yes with");
      return;
    }
  form = soup_form_encode ("authenticity_token", ticket, "account", account, "decision", "approve", NULL);
  message = soup_message_new_from_encoded_form (SOUP_METHOD_POST, action, g_steal_pointer (&form));
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, went_back_cb, g_object_ref (self));
}

static void
page_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SnabelStoryBrowser) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  g_autofree char *page = NULL;

  if (bytes == NULL)
    {
      g_warning ("The page could not be read: %s", error->message);
      return;
    }
  page = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  submit (self, page);
}

static DexFuture *
open_uri (SnabelLauncher *launcher,
          const char     *uri)
{
  SnabelStoryBrowser *self = SNABEL_STORY_BROWSER (launcher);
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, uri);

  self->n_opened++;
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, page_cb, g_object_ref (self));

  return dex_future_new_for_boolean (TRUE);
}

static void
launcher_iface_init (SnabelLauncherInterface *iface)
{
  iface->open_uri = open_uri;
}

static void
snabel_story_browser_dispose (GObject *object)
{
  g_clear_object (&SNABEL_STORY_BROWSER (object)->session);

  G_OBJECT_CLASS (snabel_story_browser_parent_class)->dispose (object);
}

static void
snabel_story_browser_class_init (SnabelStoryBrowserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_story_browser_dispose;
}

static void
snabel_story_browser_init (SnabelStoryBrowser *self)
{
  self->session = soup_session_new ();
}

/**
 * snabel_story_browser_new:
 *
 * Returns: (transfer full): a browser
 */
SnabelLauncher *
snabel_story_browser_new (void)
{
  return g_object_new (SNABEL_TYPE_STORY_BROWSER, NULL);
}

/**
 * snabel_story_browser_get_n_opened:
 *
 * Returns: how many addresses it was asked to open
 */
guint
snabel_story_browser_get_n_opened (SnabelStoryBrowser *self)
{
  g_return_val_if_fail (SNABEL_IS_STORY_BROWSER (self), 0);

  return self->n_opened;
}
