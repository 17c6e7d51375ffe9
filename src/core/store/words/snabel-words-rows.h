/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What words.db holds, as plain structs. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SnabelAccountState:
 * @SNABEL_ACCOUNT_ACTIVE: signed in
 * @SNABEL_ACCOUNT_NEEDS_SIGN_IN: the server does not know the token any more, or the keyring lost it
 */
typedef enum
{
  SNABEL_ACCOUNT_ACTIVE,
  SNABEL_ACCOUNT_NEEDS_SIGN_IN,
} SnabelAccountState;

#define SNABEL_TYPE_ACCOUNT_ROW (snabel_account_row_get_type ())

/**
 * SnabelAccountRow:
 * @key: a random UUID made at sign-in; the name of the account in stores, keyring and D-Bus
 * @base_uri: where the server's API is; may have a path
 * @domain: the server's part of the handle
 * @handle: "user@domain"
 * @account_id: (nullable): the person's own id on that server
 * @display_name: (nullable): the name to show
 * @avatar_uri: (nullable): the picture
 * @scopes: (nullable): what was granted, separated by spaces
 * @instance_json: (nullable): the server's instance document as it came
 * @colour: index of the account's colour
 * @position: place in the list of accounts
 * @state: whether it can act
 * @created: microseconds since 1970
 *
 * An account that is signed in, without its secrets: those are in the keyring under @key.
 */
typedef struct
{
  char              *key;
  char              *base_uri;
  char              *domain;
  char              *handle;
  char              *account_id;
  char              *display_name;
  char              *avatar_uri;
  char              *scopes;
  char              *instance_json;
  int                colour;
  int                position;
  SnabelAccountState state;
  gint64             created;
} SnabelAccountRow;

GType             snabel_account_row_get_type (void) G_GNUC_CONST;
SnabelAccountRow *snabel_account_row_new (void);
SnabelAccountRow *snabel_account_row_copy (const SnabelAccountRow *self);
void              snabel_account_row_free (SnabelAccountRow *self);

#define SNABEL_TYPE_DRAFT (snabel_draft_get_type ())

/**
 * SnabelDraft:
 * @id: a random UUID made when the composer opens
 * @account_keys: (nullable): the accounts it will be posted from
 * @text: (nullable): what was written
 * @content_warning: (nullable): the line in front of it
 * @visibility: (nullable): in the API's words
 * @language: (nullable): ISO 639
 * @in_reply_to_uri: (nullable): the post answered, whichever account sees it
 * @in_reply_to_id: (nullable): the same in the first account's ids
 * @updated: microseconds since 1970; set by the store
 *
 * What is being written.
 */
typedef struct
{
  char  *id;
  char **account_keys;
  char  *text;
  char  *content_warning;
  char  *visibility;
  char  *language;
  char  *in_reply_to_uri;
  char  *in_reply_to_id;
  gint64 updated;
} SnabelDraft;

GType        snabel_draft_get_type (void) G_GNUC_CONST;
SnabelDraft *snabel_draft_new (void);
SnabelDraft *snabel_draft_copy (const SnabelDraft *self);
void         snabel_draft_free (SnabelDraft *self);

/**
 * SnabelOutboxState:
 * @SNABEL_OUTBOX_QUEUED: never sent
 * @SNABEL_OUTBOX_SENDING: a request is, or was at the last crash, under way
 * @SNABEL_OUTBOX_UNCERTAIN: it may have been posted; the person decides
 * @SNABEL_OUTBOX_FAILED: the server refused it
 * @SNABEL_OUTBOX_DONE: the server confirmed it
 */
typedef enum
{
  SNABEL_OUTBOX_QUEUED,
  SNABEL_OUTBOX_SENDING,
  SNABEL_OUTBOX_UNCERTAIN,
  SNABEL_OUTBOX_FAILED,
  SNABEL_OUTBOX_DONE,
} SnabelOutboxState;

#define SNABEL_TYPE_OUTBOX_ITEM (snabel_outbox_item_get_type ())

/**
 * SnabelOutboxItem:
 * @id: a random UUID
 * @account_key: the account that posts
 * @content_json: the draft as it was sent: an object with the members of #SnabelDraft, without id, account_keys and updated
 * @idempotency_key: sent with every try of this very content
 * @state: how far it is
 * @attempts: requests begun
 * @error_domain: (nullable): of the last error
 * @error_code: of the last error
 * @error_text: (nullable): of the last error, in the server's own words if it had any
 * @created: microseconds since 1970; set by the store
 * @first_sent: when the first request began, or 0
 * @result_uri: (nullable): the post that came of it
 *
 * A post on its way from one account.
 */
typedef struct
{
  char             *id;
  char             *account_key;
  char             *content_json;
  char             *idempotency_key;
  SnabelOutboxState state;
  int               attempts;
  char             *error_domain;
  int               error_code;
  char             *error_text;
  gint64            created;
  gint64            first_sent;
  char             *result_uri;
} SnabelOutboxItem;

GType             snabel_outbox_item_get_type (void) G_GNUC_CONST;
SnabelOutboxItem *snabel_outbox_item_new (void);
SnabelOutboxItem *snabel_outbox_item_copy (const SnabelOutboxItem *self);
void              snabel_outbox_item_free (SnabelOutboxItem *self);

#define SNABEL_TYPE_POSITION (snabel_position_get_type ())

/**
 * SnabelPosition:
 * @account_key: whose timeline
 * @timeline: its name
 * @entry_key: (nullable): the entry at the top of the view
 * @offset: pixels between the view's top edge and the entry's
 * @updated: microseconds since 1970; set by the store
 *
 * Where somebody was reading.
 */
typedef struct
{
  char  *account_key;
  char  *timeline;
  char  *entry_key;
  double offset;
  gint64 updated;
} SnabelPosition;

GType           snabel_position_get_type (void) G_GNUC_CONST;
SnabelPosition *snabel_position_new (void);
SnabelPosition *snabel_position_copy (const SnabelPosition *self);
void            snabel_position_free (SnabelPosition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelAccountRow, snabel_account_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelDraft, snabel_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelOutboxItem, snabel_outbox_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelPosition, snabel_position_free)

G_END_DECLS
