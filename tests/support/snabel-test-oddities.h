/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The collected oddities of servers, each with what is expected of a sound client. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SnabelTestOddity:
 * @id: how the case is called
 * @entity: what it is: `status`, `notification`, `instance_v1`, `stream_event`, `error`
 * @json: the document, as the server sent it
 * @expectations: (array zero-terminated=1): what a sound client does with it
 */
typedef struct
{
  const char *id;
  const char *entity;
  JsonNode   *json;
  char      **expectations;
} SnabelTestOddity;

typedef void (*SnabelTestOddityFunc) (const SnabelTestOddity *oddity);

/**
 * SnabelTestCheck:
 * @name: an expectation, or the id of a case
 * @func: what asserts it
 *
 * One line of a table that ends with a line of %NULL.
 */
typedef struct
{
  const char          *name;
  SnabelTestOddityFunc func;
} SnabelTestCheck;

void snabel_test_oddities_each (SnabelTestOddityFunc func);
void snabel_test_oddity_check (const SnabelTestOddity *oddity,
                               const SnabelTestCheck  *checks);
void snabel_test_oddity_check_as (const SnabelTestOddity *oddity,
                                  const SnabelTestCheck  *checks,
                                  const char             *name);

G_END_DECLS
