/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A browser with a person in front of it, who decides on the consent page of a test instance. */
#pragma once

#include "base/snabel-launcher.h"
#include "snabel-test-instance.h"

G_BEGIN_DECLS

/**
 * SnabelTestMood:
 * @SNABEL_TEST_MOOD_APPROVES: says yes, and the browser goes where it is sent
 * @SNABEL_TEST_MOOD_DENIES: says no, and the browser goes where it is sent
 * @SNABEL_TEST_MOOD_DAWDLES: looks at the page
 * @SNABEL_TEST_MOOD_IS_ATTACKED: as APPROVES, but a page of somebody else comes back first, with a code of its own
 * @SNABEL_TEST_MOOD_HAS_NO_BROWSER: the desktop cannot open the page
 */
typedef enum
{
  SNABEL_TEST_MOOD_APPROVES,
  SNABEL_TEST_MOOD_DENIES,
  SNABEL_TEST_MOOD_DAWDLES,
  SNABEL_TEST_MOOD_IS_ATTACKED,
  SNABEL_TEST_MOOD_HAS_NO_BROWSER,
} SnabelTestMood;

#define SNABEL_TYPE_TEST_BROWSER (snabel_test_browser_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTestBrowser, snabel_test_browser, SNABEL, TEST_BROWSER, GObject)

SnabelTestBrowser *snabel_test_browser_new (SnabelTestMood mood);
void               snabel_test_browser_set_account (SnabelTestBrowser  *self,
                                                    SnabelTestInstance *instance,
                                                    const char         *acct);
void               snabel_test_browser_set_mood (SnabelTestBrowser *self,
                                                 SnabelTestMood     mood);
guint              snabel_test_browser_get_n_opened (SnabelTestBrowser *self);
const char        *snabel_test_browser_get_last_uri (SnabelTestBrowser *self);
DexFuture         *snabel_test_browser_visit (SnabelTestBrowser *self,
                                              const char        *uri);
char              *snabel_test_browser_approve (SnabelTestBrowser *self,
                                                const char        *authorize_uri);
const char        *snabel_test_browser_get_page (SnabelTestBrowser *self);

G_END_DECLS
