/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post or a boost, its poll, and who may see it. */
#pragma once

#include "world/tusk-world.h"

G_BEGIN_DECLS

typedef enum
{
  TUSK_PUBLIC_POST,
  TUSK_UNLISTED_POST,
  TUSK_PRIVATE_POST,
  TUSK_DIRECT_POST,
} TuskVisibility;

typedef struct
{
  char      *id;
  GPtrArray *titles;
  GPtrArray *votes; /* per option, an array of people */
  guint     *other_votes;
  gint64     expires_at;
  gboolean   is_multiple;
  gboolean   hides_totals;
} TuskPoll;

/* One emoji below a post. */
typedef struct
{
  char      *name; /* an emoji, or a shortcode without colons */
  GPtrArray *by;
} TuskReaction;

/* What a post was before an edit. */
typedef struct
{
  char  *text;
  char  *spoiler;
  gint64 at;
} TuskEdit;

struct _TuskPost
{
  char          *id;
  char          *uri;
  char          *url;
  gint64         created_at; /* no two posts have the same */
  gint64         edited_at;
  TuskPerson    *author;
  TuskApp       *app;
  char          *text;
  char          *spoiler;
  char          *language;
  TuskVisibility visibility;
  gboolean       is_sensitive;
  gboolean       is_deleted;
  gboolean       is_pinned;
  TuskPost      *parent;
  TuskPost      *reblog;
  TuskPost      *quote;
  GPtrArray     *media;
  TuskPoll      *poll;
  JsonObject    *card;
  GPtrArray     *mentions;
  GPtrArray     *tags;
  GPtrArray     *edits;
  GPtrArray     *favourited_by;
  GPtrArray     *muted_by;
  GPtrArray     *reactions; /* TuskReaction, in the order of the first of each */
  guint          other_favourites;
  guint          other_reblogs;
};

TuskPost   *tusk_post_new (TuskWorld  *world,
                           TuskPerson *author,
                           gint64      created_at);
void        tusk_post_free (TuskPost *self);
TuskPost   *tusk_post_inner (TuskPost *self);
gboolean    tusk_post_is_visible (TuskPost   *self,
                                  TuskPerson *viewer);
gboolean    tusk_post_is_in_home (TuskPost   *self,
                                  TuskPerson *viewer);
gboolean    tusk_post_has_tag (TuskPost   *self,
                               const char *tag);
TuskPost   *tusk_post_find_reblog (TuskWorld  *world,
                                   TuskPost   *self,
                                   TuskPerson *by);
guint       tusk_post_count_reblogs (TuskWorld *world,
                                     TuskPost  *self);
guint       tusk_post_count_replies (TuskWorld *world,
                                     TuskPost  *self);
void        tusk_post_set_text (TuskWorld  *world,
                                TuskPost   *self,
                                const char *text);
void        tusk_post_change_id (TuskWorld *world,
                                 TuskPost  *self,
                                 gint64     time);
void        tusk_post_delete (TuskWorld *world,
                              TuskPost  *self);
void        tusk_post_react (TuskPost   *self,
                             TuskPerson *person,
                             const char *name);
gboolean    tusk_post_unreact (TuskPost   *self,
                               TuskPerson *person,
                               const char *name);
TuskPoll   *tusk_poll_new (TuskWorld *world);
void        tusk_poll_add_option (TuskPoll   *self,
                                  const char *title);
void        tusk_poll_free (TuskPoll *self);
gboolean    tusk_poll_has_vote_of (TuskPoll   *self,
                                   TuskPerson *person);
const char *tusk_visibility_to_string (TuskVisibility visibility);
gboolean    tusk_visibility_from_string (const char     *text,
                                         TuskVisibility *visibility);

G_END_DECLS
