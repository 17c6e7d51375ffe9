/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote the page that a card shows. */
#pragma once

#include "model/snabel-entity.h"
#include "model/snabel-account.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_PREVIEW_CARD_AUTHOR (snabel_preview_card_author_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPreviewCardAuthor, snabel_preview_card_author, SNABEL, PREVIEW_CARD_AUTHOR, SnabelEntity)

struct _SnabelPreviewCardAuthor
{
  SnabelEntity parent_instance;

  char          *name;
  char          *url;
  SnabelAccount *account;
};

G_END_DECLS
