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
GVariant        *snabel_test_call (const char *bus_name,
                                   const char *path,
                                   const char *method,
                                   GVariant   *parameters);
void             snabel_test_wait_name (const char *bus_name,
                                        gboolean    is_owned);

#define SNABEL_TYPE_TEST_SERVICE (snabel_test_service_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTestService, snabel_test_service, SNABEL, TEST_SERVICE, GObject)

/* Returns the answer to @method, floating; %NULL leaves the call unanswered. */
typedef GVariant *(*SnabelTestServiceFunc) (SnabelTestService *self,
                                            const char        *method,
                                            GVariant          *parameters);

SnabelTestService *snabel_test_service_new (const char           *bus_name,
                                            const char           *path,
                                            const char           *xml,
                                            SnabelTestServiceFunc func);
void               snabel_test_service_set_is_there (SnabelTestService *self,
                                                     gboolean           is_there);
void               snabel_test_service_set_property (SnabelTestService *self,
                                                     const char        *name,
                                                     GVariant          *value);
void               snabel_test_service_emit (SnabelTestService *self,
                                             const char        *signal_name,
                                             GVariant          *parameters);
guint              snabel_test_service_get_n_calls (SnabelTestService *self,
                                                    const char        *method);
GVariant          *snabel_test_service_get_call (SnabelTestService *self,
                                                 const char        *method,
                                                 guint              index);

/* Turns the main loop until @condition holds. What never comes fails the test by its own words. */
#define snabel_test_wait_until(condition)                                                     \
  G_STMT_START                                                                                \
  {                                                                                           \
    gint64 wait_begin = g_get_monotonic_time ();                                              \
                                                                                              \
    while (!(condition))                                                                      \
      {                                                                                       \
        if (g_get_monotonic_time () - wait_begin > SNABEL_TEST_PATIENCE)                      \
          g_assertion_message_expr (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, #condition); \
        snabel_test_wait_a_turn ();                                                           \
      }                                                                                       \
  }                                                                                           \
  G_STMT_END

/* Far more than anything takes, and less than meson's time limit, which says nothing about why. */
#define SNABEL_TEST_PATIENCE (30 * G_USEC_PER_SEC)

void snabel_test_wait_a_turn (void);

G_END_DECLS
