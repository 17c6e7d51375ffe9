/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing in a timeline: a post, a gap, the line "you read up to here". */
#pragma once

#include "model/snabel-status.h"

G_BEGIN_DECLS

/* Of an entry that no timeline has placed yet. */
#define SNABEL_ENTRY_NO_POSITION G_MININT64

/**
 * SnabelEntryKind:
 * @SNABEL_ENTRY_POST: a status, or a boost of one
 * @SNABEL_ENTRY_GAP: posts may be missing here
 * @SNABEL_ENTRY_READ_LINE: what is below was read
 */
typedef enum
{
  SNABEL_ENTRY_POST,
  SNABEL_ENTRY_GAP,
  SNABEL_ENTRY_READ_LINE,
} SnabelEntryKind;

/**
 * SnabelGapState:
 * @SNABEL_GAP_OPEN: it can be filled
 * @SNABEL_GAP_LOADING: it is being filled
 * @SNABEL_GAP_FAILED: the last try failed
 * @SNABEL_GAP_END: the server keeps nothing older; what follows comes from the store
 */
typedef enum
{
  SNABEL_GAP_OPEN,
  SNABEL_GAP_LOADING,
  SNABEL_GAP_FAILED,
  SNABEL_GAP_END,
} SnabelGapState;

#define SNABEL_TYPE_ENTRY (snabel_entry_get_type ())
G_DECLARE_FINAL_TYPE (SnabelEntry, snabel_entry, SNABEL, ENTRY, GObject)

SnabelEntry    *snabel_entry_new_post (SnabelStatus *status,
                                       const char   *paging_id);
SnabelEntry    *snabel_entry_new_gap (const char *key);
SnabelEntry    *snabel_entry_new_read_line (void);
SnabelEntryKind snabel_entry_get_kind (SnabelEntry *self);
const char     *snabel_entry_get_key (SnabelEntry *self);
SnabelStatus   *snabel_entry_get_status (SnabelEntry *self);
const char     *snabel_entry_get_paging_id (SnabelEntry *self);
void            snabel_entry_set_paging_id (SnabelEntry *self,
                                            const char  *paging_id);
gint64          snabel_entry_get_position (SnabelEntry *self);
void            snabel_entry_set_position (SnabelEntry *self,
                                           gint64       position);
SnabelGapState  snabel_entry_get_gap_state (SnabelEntry *self);
void            snabel_entry_set_gap_state (SnabelEntry   *self,
                                            SnabelGapState state);
char           *snabel_entry_dup_key_of (SnabelStatus *status);

G_END_DECLS
