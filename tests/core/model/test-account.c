/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, handles and pictures of accounts, and what servers call them. */
#include "model/snabel-account-field.h"
#include "model/snabel-account.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

#define ACCOUNT "'id': '7', 'username': 'mair', 'acct': 'mair@b.example'"

static void
test_display_name (void)
{
  static const char *const names[][2] = {
    { "Mair", "Mair" },
    { ":teapot:", ":teapot:" },
    { "<b>&", "<b>&" },
    { "", "mair" },
    { "  \\u00a0\\t ", "mair" },
    { "\\u200b\\u200d\\ufeff", "mair" },
    { "\\u202e", "mair" },
    { "\\u3164", "mair" },
    { " \\u200b\U0001FAD6", " \u200b\U0001FAD6" },
  };
  g_autoptr(SnabelAccount) nameless = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{" ACCOUNT ", 'display_name': null}");

  g_assert_cmpstr (snabel_account_get_display_name (nameless), ==, "mair");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *json = g_strdup_printf ("{" ACCOUNT ", 'display_name': '%s'}", names[i][0]);
      g_autoptr(SnabelAccount) account = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, json);

      g_assert_cmpstr (snabel_account_get_display_name (account), ==, names[i][1]);
    }
}

static void
test_full_handle (void)
{
  g_autoptr(SnabelAccount) local = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{'id': '1', 'username': 'li', 'acct': 'li'}");
  g_autoptr(SnabelAccount) remote = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{" ACCOUNT "}");
  g_autofree char *with_domain = snabel_account_dup_full_handle (local, "a.example");
  g_autofree char *without_domain = snabel_account_dup_full_handle (local, NULL);
  g_autofree char *of_remote = snabel_account_dup_full_handle (remote, "a.example");

  g_assert_cmpstr (with_domain, ==, "@li@a.example");
  g_assert_cmpstr (without_domain, ==, "@li");
  g_assert_cmpstr (of_remote, ==, "@mair@b.example");
  g_assert_true (snabel_account_is_local (local));
  g_assert_false (snabel_account_is_local (remote));
}

static void
test_header (void)
{
  g_autoptr(SnabelAccount) none = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{" ACCOUNT "}");
  g_autoptr(SnabelAccount) missing = snabel_test_entity_new (
    SNABEL_TYPE_ACCOUNT, "{" ACCOUNT ", 'header': 'https://a.example/headers/original/missing.png'}");
  g_autoptr(SnabelAccount) own = snabel_test_entity_new (
    SNABEL_TYPE_ACCOUNT, "{" ACCOUNT ", 'header': 'https://a.example/hills.png'}");

  g_assert_null (snabel_account_get_header (none));
  g_assert_null (snabel_account_get_header (missing));
  g_assert_cmpstr (snabel_account_get_header (own), ==, "https://a.example/hills.png");
}

static void
test_avatar (void)
{
  g_autoptr(SnabelAccount) none = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{" ACCOUNT "}");
  g_autoptr(SnabelAccount) one = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{" ACCOUNT ", 'avatar': 'https://a.example/face.gif'}");
  g_autoptr(SnabelAccount) both = snabel_test_entity_new (
    SNABEL_TYPE_ACCOUNT, "{" ACCOUNT ", 'avatar': 'https://a.example/face.gif', 'avatar_static': 'https://a.example/face.png'}");

  g_assert_null (snabel_account_get_avatar (none));
  g_assert_cmpstr (snabel_account_get_avatar (one), ==, "https://a.example/face.gif");
  g_assert_cmpstr (snabel_account_get_avatar (both), ==, "https://a.example/face.png");
}

static void
test_no_acct (void)
{
  g_autoptr(SnabelAccount) no_acct = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{'id': '1', 'username': 'li', 'acct': null}");
  g_autoptr(SnabelAccount) no_name = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{'id': '1', 'acct': 'li@b.example'}");

  g_assert_cmpstr (no_acct->acct, ==, "li");
  g_assert_cmpstr (no_name->username, ==, "li@b.example");
  snabel_test_assert_refused (SNABEL_TYPE_ACCOUNT, "{'id': '1'}", SNABEL_ENTITY_ERROR_INCOMPLETE);
}

static void
test_counts (void)
{
  g_autoptr(SnabelAccount) told = snabel_test_entity_new (
    SNABEL_TYPE_ACCOUNT, "{" ACCOUNT ", 'followers_count': '12', 'following_count': -1, 'statuses_count': 0}");
  g_autoptr(SnabelAccount) silent = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{" ACCOUNT "}");

  g_assert_cmpint (told->followers_count, ==, 12);
  g_assert_cmpint (told->following_count, ==, -1);
  g_assert_cmpint (told->statuses_count, ==, 0);
  g_assert_cmpint (silent->followers_count, ==, -1);
}

static void
test_role (void)
{
  g_autoptr(SnabelAccount) named = snabel_test_entity_new (SNABEL_TYPE_ACCOUNT, "{" ACCOUNT ", 'role': 'admin'}");
  g_autoptr(SnabelAccount) whole = snabel_test_entity_new (
    SNABEL_TYPE_ACCOUNT, "{" ACCOUNT ", 'role': {'id': 3, 'name': 'Owner', 'permissions': 1}}");

  g_assert_cmpstr (named->role->name, ==, "admin");
  g_assert_cmpstr (whole->role->id, ==, "3");
  g_assert_cmpstr (whole->role->permissions, ==, "1");
}

static void
test_fields (void)
{
  g_autoptr(SnabelAccount) account = snabel_test_entity_new (
    SNABEL_TYPE_ACCOUNT,
    "{" ACCOUNT ", 'fields': [{'name': '', 'value': 'x'}, null, {'name': 'a', 'value': '', 'verified_at': '2026-03-01T10:00:00+00:00'}]}");
  g_autoptr(SnabelAccountField) first = g_list_model_get_item (account->fields, 0);
  g_autoptr(SnabelAccountField) second = g_list_model_get_item (account->fields, 1);

  g_assert_cmpuint (g_list_model_get_n_items (account->fields), ==, 2);
  g_assert_null (first->name);
  g_assert_null (first->verified_at);
  g_assert_null (second->value);
  g_assert_nonnull (second->verified_at);
}

/* Two accounts that moved to each other, and on. */
static void
test_moved (void)
{
  g_autoptr(SnabelAccount) account = snabel_test_entity_new (
    SNABEL_TYPE_ACCOUNT,
    "{" ACCOUNT ", 'moved': {'id': '8', 'acct': 'jo', 'moved': {" ACCOUNT "}}}");

  g_assert_cmpstr (account->moved->id, ==, "8");
  g_assert_null (account->moved->moved);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/account/display-name", test_display_name);
  g_test_add_func ("/account/full-handle", test_full_handle);
  g_test_add_func ("/account/avatar", test_avatar);
  g_test_add_func ("/account/header", test_header);
  g_test_add_func ("/account/no-acct", test_no_acct);
  g_test_add_func ("/account/counts", test_counts);
  g_test_add_func ("/account/role", test_role);
  g_test_add_func ("/account/fields", test_fields);
  g_test_add_func ("/account/moved", test_moved);

  return g_test_run ();
}
