/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of what is written the server takes. */
#include "snabel-test.h"

#include <string.h>

#include "base/snabel-json.h"
#include "session/outbox/snabel-compose.h"

#define FAMILY "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7" /* three people, one character */

/* A server that takes 30 characters. */
static SnabelInstance *
make_instance (void)
{
  g_autoptr(JsonNode) node = snabel_json_parse_text ("{\"domain\": \"a.example\", \"version\": \"4.5.2\", \"api_versions\": {\"mastodon\": 7}, "
                                                     "\"configuration\": {\"statuses\": {\"max_characters\": 30}}}",
                                                     NULL);

  return snabel_entity_new_from_json (SNABEL_TYPE_INSTANCE, node, NULL);
}

typedef struct
{
  const char *fits;
  const char *exceeds;
  const char *content_warning;
} Example;

static const Example examples[] = {
  { "", "", NULL },
  { "123456789012345678901234567890", "", NULL },
  { "123456789012345678901234567890", "1", NULL },
  { "12345678901234567890", "12345678901", "warned now" },
  { "", "anything", "a warning that leaves no room at all" },
  { "\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc", "\u00e4\u00f6", NULL },
  { "12345678901234567890123456789" FAMILY, FAMILY "x", NULL },
  /* An address counts 23, however long it is, and is not cut. */
  { "123456 https://long.example/abcdefghijklmnopqrstuvwxyz ", "1", NULL },
  { "1234567 ", "https://a.example/b and more", NULL },
  /* A name counts without its server. */
  { "@bo@a-very-long-name-of-a-server.example 12345678901234567890123456", "7", NULL },
  { "123456789012345678901234567 ", "@cy@c.example", NULL },
};

static void
test_fitting (void)
{
  g_autoptr(SnabelInstance) instance = make_instance ();

  g_assert_cmpuint (snabel_compose_get_limit (instance), ==, 30);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *text = g_strconcat (examples[i].fits, examples[i].exceeds, NULL);
      gsize            fitting = snabel_compose_get_fitting (instance, text, examples[i].content_warning);

      g_assert_cmpstr (text + fitting, ==, examples[i].exceeds);
    }
}

/* A server that names no limit has the usual one. */
static void
test_usual (void)
{
  g_autofree char *text = g_strnfill (501, 'x');

  g_assert_cmpuint (snabel_compose_get_fitting (NULL, text, NULL), ==, 500);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/compose/fitting", test_fitting);
  g_test_add_func ("/compose/usual", test_usual);

  return g_test_run ();
}
