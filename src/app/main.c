/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snabel, a client for Mastodon and every server that speaks its API. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "snabel-app.h"
#include "snabel-real-platform.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelPlatform) platform = NULL;
  g_autoptr(SnabelApp) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SNABEL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  dex_init ();
  platform = snabel_real_platform_new ();
  application = snabel_app_new (platform);

  return snabel_app_run (application, argc, argv);
}
