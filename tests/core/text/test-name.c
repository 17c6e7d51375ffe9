/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that try to hide, to turn their surroundings, or to tower over them. */
#include "snabel-test.h"

#include "text/snabel-name.h"

static void
assert_clean (const char *name,
              const char *expected)
{
  g_autofree char *cleaned = snabel_name_clean (name);

  g_assert_cmpstr (cleaned, ==, expected);
}

static void
test_clean (void)
{
  assert_clean ("", "");
  assert_clean ("  Ada \n\t Lovelace ", "Ada Lovelace");
  assert_clean ("<Mikael & Co>", "<Mikael & Co>");
  assert_clean ("evil\342\200\256gpj", "evilgpj");
  assert_clean ("\342\201\246a\342\201\251\342\200\216", "a");
  assert_clean ("\342\200\213\343\205\244\302\255", "");
  assert_clean ("\342\200\215\342\200\215", "");
  assert_clean ("a\342\200\250b\302\205c", "a b c");
  assert_clean ("a\001\033[0m", "a[0m");
  assert_clean ("bad\377", "bad\357\277\275");
  assert_clean ("می‌خواهم 👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم 👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿");
}

static void
test_towers (void)
{
  g_autofree char *marks = g_strnfill (2000, '\314');
  g_autofree char *cleaned = NULL;

  for (guint i = 1; i < 2000; i += 2)
    marks[i] = '\201';
  marks[0] = marks[1] = 'x';
  cleaned = snabel_name_clean (marks);
  g_assert_cmpint (g_utf8_strlen (cleaned, -1), ==, 2 + 4);
  assert_clean ("x\314\201\314\201\314\201\314\201\342\200\213\314\201", "x\314\201\314\201\314\201\314\201");
}

static void
test_length (void)
{
  g_autofree char *longest = g_strnfill (100 * 1024, 'x');
  g_autofree char *cleaned = snabel_name_clean (longest);

  g_assert_cmpint (g_utf8_strlen (cleaned, -1), ==, 512);
}

static void
test_emoji (void)
{
  static const char *const names[][2] = {
    { "Sam Whitlock :anchor:", "Sam Whitlock " },
    { ":anchor::anchor: Sam", " Sam" },
    { "12:30:45 :rope:", "12:30:45 :rope:" },
    { ":anchor:", "" },
    { ":anchor\377:", ":anchor\357\277\275:" },
  };
  g_autoptr(GHashTable) shortcodes = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (shortcodes, (gpointer) "anchor");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = snabel_name_leave_out_emoji (names[i][0], shortcodes);

      g_assert_cmpstr (name, ==, names[i][1]);
    }
}

static void
test_isolate (void)
{
  g_autofree char *isolated = snabel_name_isolate ("x\342\200\256y\342\201\251");

  g_assert_cmpstr (isolated, ==, "\342\201\250xy\342\201\251");
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/name/clean", test_clean);
  g_test_add_func ("/name/towers", test_towers);
  g_test_add_func ("/name/length", test_length);
  g_test_add_func ("/name/emoji", test_emoji);
  g_test_add_func ("/name/isolate", test_isolate);

  return g_test_run ();
}
