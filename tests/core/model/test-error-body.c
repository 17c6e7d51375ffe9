/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What servers say when they refuse. */
#include "model/snabel-error-body.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

static const struct
{
  const char *json;
  const char *message;
  const char *code;
  const char *detail;
} bodies[] = {
  { "{'error': 'Record not found'}", "Record not found", NULL, NULL },
  { "{'error': 'invalid_grant', 'error_description': 'The code is wrong'}", "The code is wrong", "invalid_grant", NULL },
  { "{'error': 'Validation failed', 'details': {'username': [{'error': 'ERR_TAKEN', 'description': 'has been taken'}]}}",
    "Validation failed", NULL, "username: has been taken" },
  { "{'error': {'error': 'Validation failed', 'details': {'name': [{'error': 'ERR_BLANK', 'description': 'is blank'}]}}}",
    "Validation failed", NULL, "name: is blank" },
  { "{'error': 'Not mentioned', 'unexpected_accounts': [{'id': '1'}]}", "Not mentioned", NULL, NULL },
  { "{'error': {'password': ['is too short']}}", "password: is too short", NULL, NULL },
  { "{'error': ['is too short', 'is sad']}", "is too short, is sad", NULL, "is too short" },
  { "{'errors': {'detail': 'Not Found'}}", "Not Found", NULL, "Not Found" },
  { "{'message': 'The data was invalid.', 'errors': {'status': ['required']}}", "The data was invalid.", NULL, "status: required" },
  { "{'error': {'message': 'No such note.', 'code': 'NO_SUCH_NOTE', 'id': '24fcbfc6', 'kind': 'client'}}", "No such note.",
    "NO_SUCH_NOTE", NULL },
  { "{'error': ' two\\n lines\\u0007 '}", "two  lines", NULL, NULL },
  { "{'error': '', 'message': 'x'}", "x", NULL, NULL },
};

static void
test_bodies (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(JsonNode) node = snabel_test_json (bodies[i].json);
      g_autoptr(SnabelErrorBody) body = snabel_error_body_parse (node);

      g_assert_nonnull (body);
      g_assert_cmpstr (body->message, ==, bodies[i].message);
      g_assert_cmpstr (body->code, ==, bodies[i].code);
      g_assert_cmpstr (body->details != NULL ? body->details[0] : NULL, ==, bodies[i].detail);
    }
}

static void
test_nothing (void)
{
  static const char *const nothings[] = {
    "null",
    "[]",
    "{}",
    "'x'",
    "3",
    "[{'error': 'x'}]",
    "{'error': null}",
    "{'error': {}}",
    "{'error': ''}",
    "{'error': 5}",
    "{'error': '  \\n '}",
    "{'errors': {}}",
    "{'error': [[[[[['deep']]]]]]}",
  };

  g_assert_null (snabel_error_body_parse (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    {
      g_autoptr(JsonNode) node = snabel_test_json (nothings[i]);

      g_assert_null (snabel_error_body_parse (node));
    }
}

static void
test_huge (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *json = g_strdup_printf ("{'error': '%s'}", long_text);
  g_autoptr(JsonNode) node = snabel_test_json (json);
  g_autoptr(SnabelErrorBody) body = snabel_error_body_parse (node);
  g_autoptr(SnabelErrorBody) copy = snabel_error_body_copy (body);

  g_assert_cmpuint (strlen (copy->message), ==, 500);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/error-body/bodies", test_bodies);
  g_test_add_func ("/error-body/nothing", test_nothing);
  g_test_add_func ("/error-body/huge", test_huge);

  return g_test_run ();
}
