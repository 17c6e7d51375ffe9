/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notifications of all families of servers. */
#include "model/snabel-notification.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

#define JO "{'id': '8', 'acct': 'jo'}"

static void
test_types (void)
{
  static const struct
  {
    const char            *name;
    SnabelNotificationType type;
  } types[] = {
    { "mention", SNABEL_NOTIFICATION_TYPE_MENTION },
    { "status", SNABEL_NOTIFICATION_TYPE_STATUS },
    { "reblog", SNABEL_NOTIFICATION_TYPE_REBLOG },
    { "follow", SNABEL_NOTIFICATION_TYPE_FOLLOW },
    { "follow_request", SNABEL_NOTIFICATION_TYPE_FOLLOW_REQUEST },
    { "favourite", SNABEL_NOTIFICATION_TYPE_FAVOURITE },
    { "poll", SNABEL_NOTIFICATION_TYPE_POLL },
    { "update", SNABEL_NOTIFICATION_TYPE_UPDATE },
    { "quote", SNABEL_NOTIFICATION_TYPE_QUOTE },
    { "quoted_update", SNABEL_NOTIFICATION_TYPE_QUOTED_UPDATE },
    { "pleroma:emoji_reaction", SNABEL_NOTIFICATION_TYPE_REACTION },
    { "reaction", SNABEL_NOTIFICATION_TYPE_REACTION },
    { "move", SNABEL_NOTIFICATION_TYPE_MOVE },
    { "admin.sign_up", SNABEL_NOTIFICATION_TYPE_ADMIN_SIGN_UP },
    { "admin.report", SNABEL_NOTIFICATION_TYPE_ADMIN_REPORT },
    { "moderation_warning", SNABEL_NOTIFICATION_TYPE_MODERATION_WARNING },
    { "severed_relationships", SNABEL_NOTIFICATION_TYPE_SEVERED_RELATIONSHIPS },
    { "annual_report", SNABEL_NOTIFICATION_TYPE_ANNUAL_REPORT },
    { "uate", SNABEL_NOTIFICATION_TYPE_UNKNOWN },
    { "bite", SNABEL_NOTIFICATION_TYPE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *json = g_strdup_printf ("{'id': 2000, 'type': '%s', 'account': " JO "}", types[i].name);
      g_autoptr(SnabelNotification) notification = snabel_test_entity_new (SNABEL_TYPE_NOTIFICATION, json);

      g_assert_cmpstr (notification->id, ==, "2000");
      g_assert_cmpint (notification->type, ==, types[i].type);
      g_assert_cmpstr (notification->type_name, ==, types[i].name);
    }
}

static void
test_no_type (void)
{
  snabel_test_assert_refused (SNABEL_TYPE_NOTIFICATION, "{'id': '1', 'type': null, 'account': " JO "}",
                              SNABEL_ENTITY_ERROR_INCOMPLETE);
}

/* The post is often gone by the time that the mention is read. */
static void
test_no_post (void)
{
  static const char *const nothings[] = { "null", "[]", "{}", "false", "{'id': '1', 'account': null}" };

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    {
      g_autofree char *json = g_strdup_printf ("{'id': '1', 'type': 'mention', 'account': " JO ", 'status': %s}", nothings[i]);
      g_autoptr(SnabelNotification) notification = snabel_test_entity_new (SNABEL_TYPE_NOTIFICATION, json);

      g_assert_null (notification->status);
      g_assert_cmpstr (notification->account->acct, ==, "jo");
    }
}

/* A notification holds a post that holds a boost that quotes a post: no deeper than honest servers go. */
static void
test_depth (void)
{
  g_autoptr(SnabelNotification) notification = snabel_test_entity_new (
    SNABEL_TYPE_NOTIFICATION,
    "{'id': '1', 'type': 'mention', 'account': " JO ", 'status': {'id': '1', 'account': " JO ", 'reblog': {'id': '2', 'account': " JO
    ", 'quote': {'state': 'accepted', 'quoted_status': {'id': '3', 'account': " JO ", 'quote': {'state': 'accepted',"
    " 'quoted_status_id': '4'}}}}}}");

  g_assert_cmpstr (notification->status->reblog->quote->quoted_status->quote->quoted_status_id, ==, "4");
}

static void
test_moderation (void)
{
  g_autoptr(SnabelNotification) severed = snabel_test_entity_new (
    SNABEL_TYPE_NOTIFICATION,
    "{'id': '1', 'type': 'severed_relationships', 'account': null, 'event': {'type': 'domain_block', 'target_name': 'd.example',"
    " 'followers_count': 2, 'following_count': '1'}}");
  g_autoptr(SnabelNotification) report = snabel_test_entity_new (
    SNABEL_TYPE_NOTIFICATION,
    "{'id': '1', 'type': 'admin.report', 'account': " JO ", 'report': {'id': '5', 'forwarded': null, 'target_account': " JO "}}");

  g_assert_null (severed->account);
  g_assert_cmpstr (severed->event_target_name, ==, "d.example");
  g_assert_cmpint (severed->event_following_count, ==, 1);
  g_assert_cmpstr (report->report_target->id, ==, "8");
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/notification/types", test_types);
  g_test_add_func ("/notification/no-type", test_no_type);
  g_test_add_func ("/notification/no-post", test_no_post);
  g_test_add_func ("/notification/depth", test_depth);
  g_test_add_func ("/notification/moderation", test_moderation);

  return g_test_run ();
}
