/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A browser that fills in snac's login form, and then goes where it is sent. */
#include "snac-server.h"

#include <libsoup/soup.h>

struct _SnacBrowser
{
  GObject      parent_instance;
  SnacServer  *server;
  char        *user;
  SoupSession *session;
};

static void launcher_iface_init (SnabelLauncherInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SnacBrowser, snac_browser, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_LAUNCHER, launcher_iface_init))

static void
snac_browser_finalize (GObject *object)
{
  SnacBrowser *self = SNAC_BROWSER (object);

  g_clear_object (&self->server);
  g_clear_object (&self->session);
  g_clear_pointer (&self->user, g_free);

  G_OBJECT_CLASS (snac_browser_parent_class)->finalize (object);
}

static void
snac_browser_class_init (SnacBrowserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snac_browser_finalize;
}

static void
snac_browser_init (SnacBrowser *self)
{
  self->session = soup_session_new ();
}

static char *
fetch_form (SnacBrowser *self,
            const char  *uri)
{
  g_autoptr(SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read (self->session, message, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

/* What the form brings with it, and what a person fills in. */
static char *
fill_in (SnacBrowser *self,
         const char  *form)
{
  g_autoptr(GRegex) regex = g_regex_new ("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_insert (fields, g_strdup ("login"), g_strdup (self->user));
  g_hash_table_insert (fields, g_strdup ("passwd"), g_strdup (snac_server_get_password (self->server, self->user)));
  for (g_regex_match (regex, form, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_hash_table_insert (fields, g_match_info_fetch (match, 1), g_match_info_fetch (match, 2));

  return soup_form_encode_hash (fields);
}

static char *
submit (SnacBrowser *self,
        const char  *form)
{
  g_autofree char *uri = g_strconcat (snac_server_get_base_uri (self->server), "/oauth/x-snac-login", NULL);
  g_autofree char *fields = fill_in (self, form);
  g_autoptr(SoupMessage) message = soup_message_new_from_encoded_form ("POST", uri, g_steal_pointer (&fields));
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  body = soup_session_send_and_read (self->session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 303);

  return g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (message), "Location"));
}

/* Blocks while snac is asked, which is another process; but not for the way back, which leads here. */
static DexFuture *
browser_open_uri (SnabelLauncher *launcher,
                  const char     *uri)
{
  SnacBrowser     *self = SNAC_BROWSER (launcher);
  g_autofree char *form = fetch_form (self, uri);
  g_autofree char *location = submit (self, form);
  g_autoptr(SoupMessage) message = soup_message_new ("GET", location);

  g_assert_nonnull (message);
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, NULL, NULL);

  return dex_future_new_for_boolean (TRUE);
}

static void
launcher_iface_init (SnabelLauncherInterface *iface)
{
  iface->open_uri = browser_open_uri;
}

/**
 * snac_browser_new:
 * @user: who fills in the form
 *
 * Returns: (transfer full): a launcher for a platform
 */
SnabelLauncher *
snac_browser_new (SnacServer *server,
                  const char *user)
{
  SnacBrowser *self = g_object_new (SNAC_TYPE_BROWSER, NULL);

  self->server = g_object_ref (server);
  self->user = g_strdup (user);

  return SNABEL_LAUNCHER (self);
}
