/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody with an account, here or far away, and all that is theirs alone. */
#pragma once

#include "world/tusk-world.h"

G_BEGIN_DECLS

/* A notification. */
typedef struct
{
  char       *id;
  char       *type;
  gint64      created_at;
  TuskPerson *from;
  TuskPost   *post;
} TuskNotice;

/* A list, in Mastodon's sense. */
typedef struct
{
  char      *id;
  char      *title;
  char      *replies_policy;
  gboolean   is_exclusive;
  GPtrArray *members;
} TuskList;

struct _TuskPerson
{
  char       *id;
  char       *username;
  char       *domain; /* NULL for a person of this server */
  char       *display_name;
  char       *note;
  JsonArray  *fields;
  gint64      created_at;
  guint       look; /* seed of the drawn avatar and header */
  char       *avatar_id;
  char       *header_id;
  gboolean    is_locked;
  gboolean    is_bot;
  char       *default_visibility;
  char       *default_language;
  gboolean    default_sensitive;
  GPtrArray  *following;
  GPtrArray  *follow_requests; /* who asked this person */
  GPtrArray  *blocked;
  GPtrArray  *muted;
  GPtrArray  *without_reblogs;
  GPtrArray  *notifying;
  GPtrArray  *bookmarks;  /* posts, oldest mark first */
  GPtrArray  *favourites; /* the same */
  GPtrArray  *notices;    /* oldest first */
  GPtrArray  *lists;
  GPtrArray  *filters; /* JsonObject, as v2 shows them */
  GPtrArray  *followed_tags;
  GHashTable *markers; /* timeline → JsonObject */
  GHashTable *private_notes;
  GHashTable *read_conversations; /* first post → id of the last one read */
};

TuskPerson *tusk_person_new (TuskWorld  *world,
                             const char *acct);
void        tusk_person_free (TuskPerson *self);
char       *tusk_person_dup_acct (TuskPerson *self);
char       *tusk_person_build_uri (TuskWorld  *world,
                                   TuskPerson *self);
char       *tusk_person_build_url (TuskWorld  *world,
                                   TuskPerson *self);
gboolean    tusk_person_follows (TuskPerson *self,
                                 TuskPerson *other);
void        tusk_person_follow (TuskWorld  *world,
                                TuskPerson *self,
                                TuskPerson *other,
                                gboolean    may_need_request);
guint       tusk_person_count_followers (TuskWorld  *world,
                                         TuskPerson *self);
TuskNotice *tusk_person_notify (TuskWorld  *world,
                                TuskPerson *self,
                                const char *type,
                                TuskPerson *from,
                                TuskPost   *post);
TuskList   *tusk_list_new (TuskWorld  *world,
                           const char *title);
gboolean    tusk_set_add (GPtrArray *set,
                          gpointer   item);
gboolean    tusk_set_has (GPtrArray    *set,
                          gconstpointer item);

G_END_DECLS
