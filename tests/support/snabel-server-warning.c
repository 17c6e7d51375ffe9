/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GLib forgets the fatal handler with every test: who starts a server sets it anew. */
#include "snabel-server-warning.h"

#include <string.h>

/**
 * snabel_is_server_warning:
 * @domain: (nullable): where a message comes from
 *
 * Returns: whether it is what libsoup's server says of a client that hung up before it was looked at
 */
gboolean
snabel_is_server_warning (const char *domain,
                          const char *message)
{
  return g_strcmp0 (domain, "libsoup") == 0 && strstr (message, "could not get remote address") != NULL;
}

static gboolean
is_fatal_cb (const char    *domain,
             GLogLevelFlags level,
             const char    *message,
             gpointer       user_data)
{
  return !snabel_is_server_warning (domain, message);
}

/* GTest's own handler calls the test off for a warning that is fatal, before it asks whether it is. */
static void
log_cb (const char    *domain,
        GLogLevelFlags level,
        const char    *message,
        gpointer       user_data)
{
  if (!snabel_is_server_warning (domain, message))
    g_log_default_handler (domain, level, message, NULL);
}

/**
 * snabel_let_server_warn:
 *
 * A client that hangs up before libsoup's server has looked at it makes that server warn. Where requests are
 * dropped this does not end the test that runs.
 */
void
snabel_let_server_warn (void)
{
  g_test_log_set_fatal_handler (is_fatal_cb, NULL);
  g_log_set_handler ("libsoup", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION, log_cb, NULL);
}
