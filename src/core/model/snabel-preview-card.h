/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a link in a post leads to. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

/**
 * SnabelCardType:
 * @SNABEL_CARD_TYPE_UNKNOWN: a kind that we do not know
 * @SNABEL_CARD_TYPE_LINK: a page
 * @SNABEL_CARD_TYPE_PHOTO: a picture
 * @SNABEL_CARD_TYPE_VIDEO: a film
 * @SNABEL_CARD_TYPE_RICH: something else to embed
 *
 * What a card leads to.
 */
typedef enum
{
  SNABEL_CARD_TYPE_UNKNOWN,
  SNABEL_CARD_TYPE_LINK,
  SNABEL_CARD_TYPE_PHOTO,
  SNABEL_CARD_TYPE_VIDEO,
  SNABEL_CARD_TYPE_RICH,
} SnabelCardType;

#define SNABEL_TYPE_CARD_TYPE (snabel_card_type_get_type ())
GType snabel_card_type_get_type (void);

#define SNABEL_TYPE_PREVIEW_CARD (snabel_preview_card_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPreviewCard, snabel_preview_card, SNABEL, PREVIEW_CARD, SnabelEntity)

/**
 * SnabelPreviewCard:
 * @title: text
 * @authors: of #SnabelPreviewCardAuthor; empty before Mastodon 4.3, then there is @author_name
 * @width: of what is embedded; 0 while not known
 *
 * The HTML that servers send to embed is left aside: it is never shown.
 */
struct _SnabelPreviewCard
{
  SnabelEntity parent_instance;

  char          *url;
  char          *title;
  char          *description;
  SnabelCardType type;
  GListModel    *authors;
  char          *author_name;
  char          *author_url;
  char          *provider_name;
  char          *provider_url;
  gint64         width;
  gint64         height;
  char          *image;
  char          *image_description;
  char          *embed_url;
  char          *blurhash;
  char          *language;
  GDateTime     *published_at;
};

G_END_DECLS
