/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting in polls. */
#include "model/snabel-poll-option.h"
#include "model/snabel-poll.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

#define OPTIONS "'options': [{'title': 'Green', 'votes_count': 1}, {'title': '7', 'votes_count': null}, {'title': 'Red'}]"

static SnabelPollOption *
dup_option (SnabelPoll *poll,
            guint       index)
{
  return g_list_model_get_item (poll->options, index);
}

static void
test_options (void)
{
  g_autoptr(SnabelPoll) poll = snabel_test_entity_new (SNABEL_TYPE_POLL, "{'id': 5, " OPTIONS "}");
  g_autoptr(SnabelPollOption) first = dup_option (poll, 0);
  g_autoptr(SnabelPollOption) second = dup_option (poll, 1);
  g_autoptr(SnabelPollOption) third = dup_option (poll, 2);

  g_assert_cmpint (first->votes_count, ==, 1);
  g_assert_cmpstr (second->title, ==, "7");
  g_assert_cmpint (second->votes_count, ==, -1);
  g_assert_cmpint (third->votes_count, ==, -1);
  g_assert_null (poll->expires_at);
  g_assert_cmpint (poll->voters_count, ==, -1);
}

static void
test_own_votes (void)
{
  g_autoptr(SnabelPoll) poll = snabel_test_entity_new (
    SNABEL_TYPE_POLL, "{'id': 5, 'own_votes': [2, 'x', null, 99, -1], " OPTIONS "}");
  g_autoptr(SnabelPollOption) first = dup_option (poll, 0);
  g_autoptr(SnabelPollOption) third = dup_option (poll, 2);

  g_assert_false (first->own_vote);
  g_assert_true (third->own_vote);
}

static void
test_vote (void)
{
  g_autoptr(SnabelPoll) poll = snabel_test_entity_new (SNABEL_TYPE_POLL, "{'id': 5, 'own_votes': [], " OPTIONS "}");
  g_autoptr(GPtrArray) notified = snabel_test_watch (poll);

  snabel_test_entity_update (poll, "{'id': 5, 'voted': true, 'own_votes': [0], " OPTIONS "}");
  snabel_test_entity_update (poll, "{'id': 5, 'voted': true, 'own_votes': [0], " OPTIONS "}");
  snabel_test_assert_notified (notified, "options voted");
}

static void
test_n_voters (void)
{
  static const struct
  {
    const char *json;
    gint64      n_voters;
  } polls[] = {
    { "{'id': 5, 'multiple': true, 'votes_count': 9, 'voters_count': 4}", 4 },
    { "{'id': 5, 'multiple': true, 'votes_count': 9, 'voters_count': null}", 9 },
    { "{'id': 5, 'multiple': false, 'votes_count': 9, 'voters_count': 4}", 9 },
    { "{'id': 5, 'votes_count': -3}", 0 },
    { "{'id': 5}", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (polls); i++)
    {
      g_autoptr(SnabelPoll) poll = snabel_test_entity_new (SNABEL_TYPE_POLL, polls[i].json);

      g_assert_cmpint (snabel_poll_get_n_voters (poll), ==, polls[i].n_voters);
    }
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/poll/options", test_options);
  g_test_add_func ("/poll/own-votes", test_own_votes);
  g_test_add_func ("/poll/vote", test_vote);
  g_test_add_func ("/poll/n-voters", test_n_voters);

  return g_test_run ();
}
