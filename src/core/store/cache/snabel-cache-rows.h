/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into cache.db and comes out of it, as plain structs. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Room between two neighbours, so that a gap can be filled many times over. */
#define SNABEL_CACHE_STEP (G_GINT64_CONSTANT (1) << 32)

/**
 * SnabelCachedKind:
 * @SNABEL_CACHED_POST: a status
 * @SNABEL_CACHED_GAP: the server may have more between this entry's neighbours
 */
typedef enum
{
  SNABEL_CACHED_POST,
  SNABEL_CACHED_GAP,
} SnabelCachedKind;

#define SNABEL_TYPE_CACHED_ENTRY (snabel_cached_entry_get_type ())

/**
 * SnabelCachedEntry:
 * @position: the place in the timeline; greater is nearer to the top; unique in a timeline
 * @kind: what it is
 * @run: entries of one run were returned by the server without anything between them
 * @status_id: (nullable): the id it came by, for paging; the wrapper's for a boost; of a gap
 *   whatever the caller likes
 * @uri: (nullable): the key of the stored status; only read
 * @is_deleted: the author deleted the post: the place is kept, @status is %NULL; only read
 * @status: (nullable): the stored JSON, a boost with its `reblog` in place; only read
 *
 * A row of a timeline.
 */
typedef struct
{
  gint64           position;
  SnabelCachedKind kind;
  gint64           run;
  char            *status_id;
  char            *uri;
  gboolean         is_deleted;
  JsonNode        *status;
} SnabelCachedEntry;

GType              snabel_cached_entry_get_type (void) G_GNUC_CONST;
SnabelCachedEntry *snabel_cached_entry_new (gint64           position,
                                            SnabelCachedKind kind,
                                            gint64           run,
                                            const char      *status_id);
SnabelCachedEntry *snabel_cached_entry_copy (const SnabelCachedEntry *self);
void               snabel_cached_entry_free (SnabelCachedEntry *self);

#define SNABEL_TYPE_CACHE_WRITE (snabel_cache_write_get_type ())

/**
 * SnabelCacheWrite:
 * @account_key: whose timeline
 * @timeline: its name: "home", "list/3", …
 * @statuses: (nullable): an array of statuses, or one status, as the server sent them
 * @entries: (element-type SnabelCachedEntry): put at their positions, over what is there
 * @removed: (element-type gint64): positions that are empty from now on
 * @replaces: whether the timeline is emptied first
 *
 * One change of a timeline: all of it is written, or nothing.
 */
typedef struct
{
  char      *account_key;
  char      *timeline;
  JsonNode  *statuses;
  GPtrArray *entries;
  GArray    *removed;
  gboolean   replaces;
} SnabelCacheWrite;

GType             snabel_cache_write_get_type (void) G_GNUC_CONST;
SnabelCacheWrite *snabel_cache_write_new (const char *account_key,
                                          const char *timeline);
void              snabel_cache_write_free (SnabelCacheWrite *self);

#define SNABEL_TYPE_CACHED_NOTIFICATION (snabel_cached_notification_get_type ())

/**
 * SnabelCachedNotification:
 * @id: the server's id
 * @position: the place in the list; greater is nearer to the top
 * @is_deleted: the author deleted the post it is about; only read
 * @notification: the JSON; its `status` as it is stored now
 *
 * A row of an account's notifications.
 */
typedef struct
{
  char     *id;
  gint64    position;
  gboolean  is_deleted;
  JsonNode *notification;
} SnabelCachedNotification;

GType                     snabel_cached_notification_get_type (void) G_GNUC_CONST;
SnabelCachedNotification *snabel_cached_notification_new (const char *id,
                                                          gint64      position,
                                                          JsonNode   *notification);
SnabelCachedNotification *snabel_cached_notification_copy (const SnabelCachedNotification *self);
void                      snabel_cached_notification_free (SnabelCachedNotification *self);

#define SNABEL_TYPE_CACHED_PERSON (snabel_cached_person_get_type ())

/**
 * SnabelCachedPerson:
 * @acct: the handle as the account's server writes it
 * @id: the server's id of the person
 * @display_name: (nullable): the name to show
 * @avatar_uri: (nullable): the picture
 * @uri: (nullable): the address of the profile
 *
 * Somebody whose posts have been seen.
 */
typedef struct
{
  char *acct;
  char *id;
  char *display_name;
  char *avatar_uri;
  char *uri;
} SnabelCachedPerson;

GType               snabel_cached_person_get_type (void) G_GNUC_CONST;
SnabelCachedPerson *snabel_cached_person_copy (const SnabelCachedPerson *self);
void                snabel_cached_person_free (SnabelCachedPerson *self);

#define SNABEL_TYPE_CACHED_STATUS (snabel_cached_status_get_type ())

/**
 * SnabelCachedStatus:
 * @account_key: the account that saw the post
 * @uri: its key in the store
 * @next: hand this to the next search to go on behind this one
 * @status: the stored JSON, a boost with its `reblog` in place
 *
 * A post by itself.
 */
typedef struct
{
  char     *account_key;
  char     *uri;
  gint64    next;
  JsonNode *status;
} SnabelCachedStatus;

GType               snabel_cached_status_get_type (void) G_GNUC_CONST;
SnabelCachedStatus *snabel_cached_status_copy (const SnabelCachedStatus *self);
void                snabel_cached_status_free (SnabelCachedStatus *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelCachedEntry, snabel_cached_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelCacheWrite, snabel_cache_write_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelCachedNotification, snabel_cached_notification_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelCachedPerson, snabel_cached_person_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelCachedStatus, snabel_cached_status_free)

G_END_DECLS
