/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server says in the body of an error. */
#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SnabelErrorBody:
 * @message: the server's own words, text in a language of its choice; never branch on it
 * @code: (nullable): a word for programs: `invalid_grant`, `NO_SUCH_NOTE`
 * @details: (nullable): what is wrong with which field, a line each
 */
typedef struct
{
  char  *message;
  char  *code;
  char **details;
} SnabelErrorBody;

#define SNABEL_TYPE_ERROR_BODY (snabel_error_body_get_type ())
GType snabel_error_body_get_type (void);

SnabelErrorBody *snabel_error_body_parse (JsonNode *node);
SnabelErrorBody *snabel_error_body_copy (const SnabelErrorBody *self);
void             snabel_error_body_free (SnabelErrorBody *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelErrorBody, snabel_error_body_free)

G_END_DECLS
