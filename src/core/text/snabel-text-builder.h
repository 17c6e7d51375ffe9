/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts text together: folds white space, keeps blocks apart, remembers runs. */
#pragma once

#include "text/snabel-rich-text.h"

G_BEGIN_DECLS

/* Beyond these a text is cut or goes on without further runs, so that no post costs more than a long one. */
#define SNABEL_TEXT_MAX_LENGTH (256 * 1024)
#define SNABEL_TEXT_MAX_RUNS   4096
#define SNABEL_TEXT_MAX_BLOCKS 8192

typedef struct _SnabelTextBuilder SnabelTextBuilder;

SnabelTextBuilder *snabel_text_builder_new (void);
void               snabel_text_builder_free (SnabelTextBuilder *self);
SnabelRichText    *snabel_text_builder_end (SnabelTextBuilder *self,
                                            gboolean           is_truncated);
void               snabel_text_builder_set_style (SnabelTextBuilder *self,
                                                  SnabelTextFlags    style);
void               snabel_text_builder_set_block (SnabelTextBuilder  *self,
                                                  SnabelTextBlockKind kind,
                                                  guint               quote_depth,
                                                  guint               list_depth);
void               snabel_text_builder_set_marker (SnabelTextBuilder *self,
                                                   const char        *marker);
void               snabel_text_builder_add_char (SnabelTextBuilder *self,
                                                 gunichar           character);
void               snabel_text_builder_add_text (SnabelTextBuilder *self,
                                                 const char        *text);
void               snabel_text_builder_add_line_break (SnabelTextBuilder *self);
void               snabel_text_builder_end_block (SnabelTextBuilder *self,
                                                  guint              n_line_feeds);
void               snabel_text_builder_begin_link (SnabelTextBuilder *self,
                                                   const char        *uri,
                                                   SnabelTextFlags    flags);
void               snabel_text_builder_set_link_is_mention (SnabelTextBuilder *self);
void               snabel_text_builder_end_link (SnabelTextBuilder *self);
const char        *snabel_text_builder_get_empty_link (SnabelTextBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelTextBuilder, snabel_text_builder_free)

G_END_DECLS
