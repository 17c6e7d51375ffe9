/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Link headers: our own, and those of the corpora. */
#include "snabel-test.h"

#include "base/snabel-json.h"
#include "base/http/snabel-link-header.h"

static void
assert_links (const char *header,
              const char *next,
              const char *prev)
{
  g_autofree char *found_next = snabel_link_header_dup_target (header, "next");
  g_autofree char *found_prev = snabel_link_header_dup_target (header, "prev");

  g_test_message ("%s", header);
  g_assert_cmpstr (found_next, ==, next);
  g_assert_cmpstr (found_prev, ==, prev);
}

static void
test_forms (void)
{
  assert_links (NULL, NULL, NULL);
  assert_links ("", NULL, NULL);
  assert_links ("<https://h/a>; rel=\"next\", <https://h/b>; rel=\"prev\"", "https://h/a", "https://h/b");
  assert_links ("<https://h/b>;rel=prev,<https://h/a>;REL=Next", "https://h/a", "https://h/b");
  assert_links ("<https://h/x>; rel=preload; as=script; integrity=sha384-a+b=, <https://h/a>; rel=next", "https://h/a", NULL);
  assert_links ("<https://h/a,b;c>; title=\"a, <b>; rel=\\\"prev\\\"\"; rel=\"next\"", "https://h/a,b;c", NULL);
  assert_links ("<https://h/a>; rel=\"prev next\"", "https://h/a", "https://h/a");
  assert_links ("<https://h/a; rel=next", NULL, NULL);
  assert_links ("https://h/a; rel=next", NULL, NULL);
}

static void
test_corpus_line (JsonObject *object)
{
  const char      *header = snabel_json_get_string (object, "header");
  const char      *next = snabel_json_get_string (object, "next");
  g_autofree char *found_next = snabel_link_header_dup_target (header, "next");
  g_autofree char *found_prev = snabel_link_header_dup_target (header, "prev");

  g_test_message ("%s", snabel_json_get_string (object, "name"));
  if (header == NULL || g_strcmp0 (next, "either") == 0 || g_strcmp0 (next, "same uri") == 0)
    return;
  g_assert_cmpstr (found_next, ==, next);
  g_assert_cmpstr (found_prev, ==, snabel_json_get_string (object, "prev"));
}

static void
test_corpus (void)
{
  g_autofree char *path = snabel_test_corpora_path ("net/link_header.jsonl");
  g_autofree char *content = NULL;
  g_auto(GStrv) lines = NULL;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (g_strchomp (content), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = snabel_json_parse_text (lines[i], &error);

      g_assert_no_error (error);
      test_corpus_line (snabel_json_node_get_object (node));
    }
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/link-header/forms", test_forms);
  g_test_add_func ("/link-header/corpus", test_corpus);

  return g_test_run ();
}
