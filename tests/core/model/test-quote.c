/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialects in which servers quote. */
#include "model/snabel-quote.h"
#include "model/snabel-status.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

#define ACCOUNT "'account': {'id': '7', 'acct': 'mair'}"
#define QUOTED  "{'id': '900', 'content': 'q', " ACCOUNT "}"

static SnabelStatus *
new_with (const char *members)
{
  g_autofree char *json = g_strdup_printf ("{'id': '1000', " ACCOUNT ", %s}", members);

  return snabel_test_entity_new (SNABEL_TYPE_STATUS, json);
}

static void
test_whole (void)
{
  static const char *const dialects[] = {
    "'quote': {'state': 'accepted', 'quoted_status': " QUOTED "}",
    "'quote': " QUOTED,
    "'quote': " QUOTED ", 'quote_id': '900'",
    "'quote': {'id': '900', 'content': 'q', " ACCOUNT ", 'state': 'accepted', 'quoted_status': " QUOTED "}",
    "'quote': {'quoted_status': " QUOTED "}",
    "'quote_id': '900', 'quote': {'state': 'accepted', 'quoted_status': " QUOTED "}",
    "'quote': null, 'pleroma': {'quote': " QUOTED ", 'quote_id': '900', 'quote_visible': true}",
    "'quote': false, 'pleroma': {'quote': " QUOTED "}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      g_autoptr(SnabelStatus) status = new_with (dialects[i]);

      g_assert_nonnull (status->quote);
      g_assert_cmpint (status->quote->state, ==, SNABEL_QUOTE_STATE_ACCEPTED);
      g_assert_cmpstr (status->quote->quoted_status->content, ==, "q");
      g_assert_cmpstr (status->quote->quoted_status_id, ==, "900");
    }
}

static void
test_id_only (void)
{
  static const char *const dialects[] = {
    "'quote': null, 'quote_id': '900'",
    "'quote_id': 900",
    "'pleroma': {'quote': null, 'quote_id': '900', 'quote_visible': false}",
    "'quote': {'state': 'accepted', 'quoted_status_id': '900'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      g_autoptr(SnabelStatus) status = new_with (dialects[i]);

      g_assert_cmpstr (status->quote->quoted_status_id, ==, "900");
      g_assert_null (status->quote->quoted_status);
    }
}

static void
test_none (void)
{
  static const char *const dialects[] = {
    "'quote': null",
    "'quote': false",
    "'quote': {}",
    "'quote': []",
    "'quote': true",
    "'quote': {'a': 1}",
    "'quote': '', 'quote_id': '', 'pleroma': {}",
    "'pleroma': []",
    "'muted': true",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      g_autoptr(SnabelStatus) status = new_with (dialects[i]);

      g_assert_null (status->quote);
    }
}

static void
test_states (void)
{
  static const char *const states[] = {
    "unknown",
    "pending",
    "accepted",
    "rejected",
    "revoked",
    "deleted",
    "unauthorized",
    "blocked_account",
    "blocked_domain",
    "muted_account",
  };
  g_autoptr(SnabelStatus) status = new_with ("'quote': {'state': 'something_new', 'quoted_status': null}");

  g_assert_cmpint (status->quote->state, ==, SNABEL_QUOTE_STATE_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *json = g_strdup_printf ("{'quote': {'state': '%s', 'quoted_status': null}}", states[i]);

      snabel_test_entity_update (status, json);
      g_assert_cmpint (status->quote->state, ==, i);
    }
}

/* A broken post in a quote costs the post, not the quote. */
static void
test_broken_post (void)
{
  g_autoptr(SnabelStatus) status = new_with ("'quote': {'state': 'accepted', 'quoted_status': {'id': '900', 'account': null}}");

  g_assert_null (status->quote->quoted_status);
  g_assert_cmpstr (status->quote->quoted_status_id, ==, "900");
}

static guint
count_quotes (SnabelStatus *status)
{
  return status != NULL && status->quote != NULL ? 1 + count_quotes (status->quote->quoted_status) : 0;
}

static void
test_depth (void)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(SnabelStatus) status = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (json, "{'id': '%u', " ACCOUNT ", 'quote': ", i);
  g_string_append (json, "null");
  for (guint i = 0; i < 20; i++)
    g_string_append_c (json, '}');

  status = snabel_test_entity_new (SNABEL_TYPE_STATUS, json->str);
  g_assert_cmpuint (count_quotes (status), ==, 4);
}

static void
test_approved_later (void)
{
  g_autoptr(SnabelStatus) status = new_with ("'quote': {'state': 'pending', 'quoted_status': null}");
  g_autoptr(GPtrArray) notified = snabel_test_watch (status);

  snabel_test_entity_update (status, "{'quote': {'state': 'pending', 'quoted_status': null}}");
  snabel_test_assert_notified (notified, "");
  snabel_test_entity_update (status, "{'quote': {'state': 'accepted', 'quoted_status': " QUOTED "}}");
  snabel_test_assert_notified (notified, "quote");
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/quote/whole", test_whole);
  g_test_add_func ("/quote/id-only", test_id_only);
  g_test_add_func ("/quote/none", test_none);
  g_test_add_func ("/quote/states", test_states);
  g_test_add_func ("/quote/broken-post", test_broken_post);
  g_test_add_func ("/quote/depth", test_depth);
  g_test_add_func ("/quote/approved-later", test_approved_later);

  return g_test_run ();
}
