/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The collected oddities of servers, each with what is expected of a sound client. */
#include "snabel-test-oddities.h"

#include "base/snabel-json.h"

#include "snabel-test.h"

/* Between the expectations of one case. */
#define SEPARATOR "; "

/**
 * snabel_test_oddity_check_as:
 * @name: an expectation, or the id of the case
 *
 * Runs the check of that name. What nothing checks fails the test.
 */
void
snabel_test_oddity_check_as (const SnabelTestOddity *oddity,
                             const SnabelTestCheck  *checks,
                             const char             *name)
{
  for (; checks->name != NULL; checks++)
    {
      if (!g_str_equal (checks->name, name))
        continue;

      g_test_message ("%s: %s", oddity->id, name);
      checks->func (oddity);
      return;
    }

  g_test_message ("%s: nothing checks “%s”", oddity->id, name);
  g_test_fail ();
}

/**
 * snabel_test_oddity_check:
 * @checks: what asserts which expectation
 *
 * Asserts all that is expected of the case.
 */
void
snabel_test_oddity_check (const SnabelTestOddity *oddity,
                          const SnabelTestCheck  *checks)
{
  for (guint i = 0; oddity->expectations[i] != NULL; i++)
    snabel_test_oddity_check_as (oddity, checks, oddity->expectations[i]);
}

/* Returns whether there was a case in the line: the first one tells about the file. */
static gboolean
read_line (const char          *line,
           SnabelTestOddityFunc func)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) record = snabel_json_parse_text (line, &error);
  g_auto(GStrv) expectations = NULL;
  JsonObject *object = NULL;

  g_assert_no_error (error);
  object = json_node_get_object (record);
  if (json_object_has_member (object, "_meta"))
    return FALSE;

  expectations = g_strsplit (json_object_get_string_member (object, "expect"), SEPARATOR, -1);
  func (&(SnabelTestOddity) {
    .id = json_object_get_string_member (object, "id"),
    .entity = json_object_get_string_member (object, "entity"),
    .json = json_object_get_member (object, "json"),
    .expectations = expectations,
  });

  return TRUE;
}

/**
 * snabel_test_oddities_each:
 * @func: called with each case
 *
 * Skips the test where there are no corpora.
 */
void
snabel_test_oddities_each (SnabelTestOddityFunc func)
{
  g_autofree char *path = snabel_test_corpora_path ("api_oddities.jsonl");
  g_autofree char *contents = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;
  guint n_cases = 0;

  if (path == NULL)
    return;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] != '\0' && read_line (lines[i], func))
        n_cases++;
    }

  g_test_message ("%u cases", n_cases);
  g_assert_cmpuint (n_cases, >, 0);
}
