/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The structs of words.db, each with the table of its columns. */
#include "store/words/snabel-words-private.h"

#define DEFINE_ROW(T, snake, name, ...)                                                                           \
  static const SnabelColumn snake##_columns[] = { __VA_ARGS__ };                                                  \
  const SnabelRowType       snake##_type = { name, sizeof (T), snake##_columns, G_N_ELEMENTS (snake##_columns) }; \
  G_DEFINE_BOXED_TYPE (T, snake, snake##_copy, snake##_free)                                                      \
  T *snake##_new (void)                                                                                           \
  {                                                                                                               \
    return g_new0 (T, 1);                                                                                         \
  }                                                                                                               \
  T *snake##_copy (const T *self)                                                                                 \
  {                                                                                                               \
    return snabel_row_copy (&snake##_type, self);                                                                 \
  }                                                                                                               \
  void snake##_free (T *self)                                                                                     \
  {                                                                                                               \
    snabel_row_free (&snake##_type, self);                                                                        \
  }

DEFINE_ROW (SnabelAccountRow, snabel_account_row, "accounts", SNABEL_TEXT (SnabelAccountRow, key), SNABEL_TEXT (SnabelAccountRow, base_uri), SNABEL_TEXT (SnabelAccountRow, domain), SNABEL_TEXT (SnabelAccountRow, handle), SNABEL_TEXT (SnabelAccountRow, account_id), SNABEL_TEXT (SnabelAccountRow, display_name), SNABEL_TEXT (SnabelAccountRow, avatar_uri), SNABEL_TEXT (SnabelAccountRow, scopes), SNABEL_TEXT (SnabelAccountRow, instance_json), SNABEL_SMALL (SnabelAccountRow, colour), SNABEL_SMALL (SnabelAccountRow, position), SNABEL_SMALL (SnabelAccountRow, state), SNABEL_NUMBER (SnabelAccountRow, created))

DEFINE_ROW (SnabelDraft, snabel_draft, "drafts", SNABEL_TEXT (SnabelDraft, id), SNABEL_WORDS_LIST (SnabelDraft, account_keys), SNABEL_TEXT (SnabelDraft, text), SNABEL_TEXT (SnabelDraft, content_warning), SNABEL_TEXT (SnabelDraft, visibility), SNABEL_TEXT (SnabelDraft, language), SNABEL_TEXT (SnabelDraft, in_reply_to_uri), SNABEL_TEXT (SnabelDraft, in_reply_to_id), SNABEL_NUMBER (SnabelDraft, updated))

DEFINE_ROW (SnabelOutboxItem, snabel_outbox_item, "outbox", SNABEL_TEXT (SnabelOutboxItem, id), SNABEL_TEXT (SnabelOutboxItem, account_key), SNABEL_TEXT (SnabelOutboxItem, content_json), SNABEL_TEXT (SnabelOutboxItem, idempotency_key), SNABEL_SMALL (SnabelOutboxItem, state), SNABEL_SMALL (SnabelOutboxItem, attempts), SNABEL_TEXT (SnabelOutboxItem, error_domain), SNABEL_SMALL (SnabelOutboxItem, error_code), SNABEL_TEXT (SnabelOutboxItem, error_text), SNABEL_NUMBER (SnabelOutboxItem, created), SNABEL_NUMBER (SnabelOutboxItem, first_sent), SNABEL_TEXT (SnabelOutboxItem, result_uri))

DEFINE_ROW (SnabelPosition, snabel_position, "positions", SNABEL_TEXT (SnabelPosition, account_key), SNABEL_TEXT (SnabelPosition, timeline), SNABEL_TEXT (SnabelPosition, entry_key), SNABEL_REAL (SnabelPosition, offset), SNABEL_NUMBER (SnabelPosition, updated))
