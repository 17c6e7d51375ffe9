/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the server knows: people, posts, apps, tokens. Nothing of it is freed before the world ends. */
#pragma once

#include "snabel-test-instance.h"

G_BEGIN_DECLS

typedef struct _TuskApp    TuskApp;
typedef struct _TuskHub    TuskHub;
typedef struct _TuskMedia  TuskMedia;
typedef struct _TuskPerson TuskPerson;
typedef struct _TuskPost   TuskPost;
typedef struct _TuskToken  TuskToken;

/**
 * TuskManners:
 *
 * A set of manners; bit n stands for the n-th #SnabelTestManner.
 */
typedef enum
{
  TUSK_MASTODON = 1 << SNABEL_TEST_MANNER_MASTODON,
  TUSK_GOTOSOCIAL = 1 << SNABEL_TEST_MANNER_GOTOSOCIAL,
  TUSK_SNAC = 1 << SNABEL_TEST_MANNER_SNAC,
  TUSK_HOLLO = 1 << SNABEL_TEST_MANNER_HOLLO,
  TUSK_PLEROMA = 1 << SNABEL_TEST_MANNER_PLEROMA,
  TUSK_ALL = 0x1f,
} TuskManners;

typedef struct
{
  SnabelTestManner manner;
  char            *base_uri;       /* no slash at the end */
  char            *account_domain; /* host and port */
  char            *issuer;         /* what redirects name as iss, or NULL */
  gint64           skew;
  gint64           last_time;
  guint            n_small_ids;
  guint            n_lived; /* how much of the demo's life has happened */
  gboolean         media_is_slow;
  GPtrArray       *people;
  GPtrArray       *posts; /* oldest first, the deleted ones too */
  GHashTable      *posts_by_id;
  GPtrArray       *media;
  GPtrArray       *apps;
  GPtrArray       *tokens;
  GHashTable      *grants;     /* code → TuskGrant */
  GHashTable      *consents;   /* hidden form token → TuskGrant */
  GHashTable      *idempotent; /* account and key → TuskKeptAnswer */
  JsonArray       *emojis;
  TuskHub         *hub;
} TuskWorld;

TuskWorld  *tusk_world_new (SnabelTestManner manner);
void        tusk_world_free (TuskWorld *self);
gboolean    tusk_world_is (TuskWorld  *self,
                           TuskManners manners);
gint64      tusk_world_now (TuskWorld *self);
gint64      tusk_world_next_time (TuskWorld *self);
char       *tusk_world_next_small_id (TuskWorld *self);
char       *tusk_world_make_id (TuskWorld *self,
                                gint64     time);
char       *tusk_world_build_uri (TuskWorld  *self,
                                  const char *format,
                                  ...) G_GNUC_PRINTF (2, 3);
TuskPerson *tusk_world_find_person (TuskWorld  *self,
                                    const char *id);
TuskPerson *tusk_world_look_up (TuskWorld  *self,
                                const char *acct);
TuskPost   *tusk_world_find_post (TuskWorld  *self,
                                  const char *id);
TuskPost   *tusk_world_find_post_by_uri (TuskWorld  *self,
                                         const char *uri);
TuskMedia  *tusk_world_find_media (TuskWorld  *self,
                                   const char *id);
void        tusk_world_add_post (TuskWorld *self,
                                 TuskPost  *post);
char       *tusk_random_word (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TuskWorld, tusk_world_free)

G_END_DECLS
