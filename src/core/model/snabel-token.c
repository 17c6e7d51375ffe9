/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a token. */
#include "model/snabel-token.h"

G_DEFINE_FINAL_TYPE (SnabelToken, snabel_token, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelToken, access_token),
  SNABEL_STRING (SnabelToken, token_type),
  SNABEL_STRINGS (SnabelToken, scope),
  SNABEL_TIME (SnabelToken, created_at),
  SNABEL_COUNT (SnabelToken, expires_in),
  SNABEL_STRING (SnabelToken, refresh_token),
  SNABEL_STRING (SnabelToken, me),
};

static void
snabel_token_class_init (SnabelTokenClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_token_init (SnabelToken *self)
{
}
