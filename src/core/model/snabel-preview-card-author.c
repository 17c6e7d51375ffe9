/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the author of a page. */
#include "model/snabel-preview-card-author.h"

G_DEFINE_FINAL_TYPE (SnabelPreviewCardAuthor, snabel_preview_card_author, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_STRING (SnabelPreviewCardAuthor, name),
  SNABEL_STRING (SnabelPreviewCardAuthor, url),
  SNABEL_ENTITY_OF (SnabelPreviewCardAuthor, account, SnabelAccount, snabel_account_get_type),
};

static void
snabel_preview_card_author_class_init (SnabelPreviewCardAuthorClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_preview_card_author_init (SnabelPreviewCardAuthor *self)
{
}
