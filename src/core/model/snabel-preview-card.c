/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a card. */
#include "model/snabel-preview-card.h"

#include "model/snabel-preview-card-author.h"

G_DEFINE_ENUM_TYPE (SnabelCardType, snabel_card_type, G_DEFINE_ENUM_VALUE (SNABEL_CARD_TYPE_UNKNOWN, "unknown"), G_DEFINE_ENUM_VALUE (SNABEL_CARD_TYPE_LINK, "link"), G_DEFINE_ENUM_VALUE (SNABEL_CARD_TYPE_PHOTO, "photo"), G_DEFINE_ENUM_VALUE (SNABEL_CARD_TYPE_VIDEO, "video"), G_DEFINE_ENUM_VALUE (SNABEL_CARD_TYPE_RICH, "rich"))

G_DEFINE_FINAL_TYPE (SnabelPreviewCard, snabel_preview_card, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelPreviewCard, url),
  SNABEL_STRING (SnabelPreviewCard, title),
  SNABEL_STRING (SnabelPreviewCard, description),
  SNABEL_ENUM (SnabelPreviewCard, type, SnabelCardType, snabel_card_type_get_type),
  SNABEL_LIST_OF (SnabelPreviewCard, authors, snabel_preview_card_author_get_type),
  SNABEL_STRING (SnabelPreviewCard, author_name),
  SNABEL_STRING (SnabelPreviewCard, author_url),
  SNABEL_STRING (SnabelPreviewCard, provider_name),
  SNABEL_STRING (SnabelPreviewCard, provider_url),
  SNABEL_COUNT (SnabelPreviewCard, width),
  SNABEL_COUNT (SnabelPreviewCard, height),
  SNABEL_STRING (SnabelPreviewCard, image),
  SNABEL_STRING (SnabelPreviewCard, image_description),
  SNABEL_STRING (SnabelPreviewCard, embed_url),
  SNABEL_STRING (SnabelPreviewCard, blurhash),
  SNABEL_STRING (SnabelPreviewCard, language),
  SNABEL_TIME (SnabelPreviewCard, published_at),
};

static void
snabel_preview_card_class_init (SnabelPreviewCardClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_preview_card_init (SnabelPreviewCard *self)
{
}
