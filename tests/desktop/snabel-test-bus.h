/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other programs on the test's own bus: started, waited for, ended. */
#pragma once

#include "snabel-test.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_TEST_PROGRAM (snabel_test_program_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTestProgram, snabel_test_program, SNABEL, TEST_PROGRAM, GObject)

SnabelTestProgram *snabel_test_program_start (const char        *bus_name,
                                              const char        *input,
                                              const char *const *argv);
void               snabel_test_program_end (SnabelTestProgram *self);
char              *snabel_test_output_of (const char *const *argv);

GDBusConnection *snabel_test_bus_dup (void);
void             snabel_test_wait_name (const char *bus_name,
                                        gboolean    is_owned);

/* Turns the main loop until @condition holds. A test that waits for what never comes runs into meson's time limit. */
#define snabel_test_wait_until(condition) \
  G_STMT_START                            \
  {                                       \
    while (!(condition))                  \
      snabel_test_wait_a_turn ();         \
  }                                       \
  G_STMT_END

void snabel_test_wait_a_turn (void);

G_END_DECLS
