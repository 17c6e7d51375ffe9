/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simplest server that a home timeline can have: one list, and the manner in which it pages. */
#pragma once

#include <json-glib/json-glib.h>

#include "snabel-test-server.h"

G_BEGIN_DECLS

typedef enum
{
  MIN_ID_HONEST,
  MIN_ID_IS_SINCE,
  MIN_ID_ASCENDS,
} MinId;

typedef enum
{
  IDS_NUMBERS,
  IDS_BARE_NUMBERS,
  IDS_CASE_ONLY,
  IDS_RANDOM,
  IDS_STRANGE,
} IdShape;

/**
 * Manner:
 * @name: whose manner it is
 * @ids: what ids look like
 * @min_id: what it answers to `min_id`
 * @most: posts on a page at most, whatever is asked for
 * @forgets: whether nothing follows an id that is not in the list any more
 * @renames: whether an edit gives a post another id
 * @shares_uris: whether a boost has the uri of what it boosts
 * @has_stream: whether what happens is told
 */
typedef struct
{
  const char *name;
  IdShape     ids;
  MinId       min_id;
  guint       most;
  gboolean    forgets;
  gboolean    renames;
  gboolean    shares_uris;
  gboolean    has_stream;
} Manner;

/* @late: it came into the list below others that were there. @paged: it was on a page. */
typedef struct _Post Post;
struct _Post
{
  char    *id;
  char    *uri;
  char    *key;
  Post    *boosts;
  guint    number;
  guint    version;
  gboolean is_favourited;
  gboolean is_gone;
  gboolean is_late;
  gboolean was_paged;
};

typedef struct
{
  const Manner *manner;
  GRand        *rand;
  GPtrArray    *posts;
} ReferenceServer;

ReferenceServer *reference_server_new (const Manner *manner,
                                       GRand        *rand);
void             reference_server_free (ReferenceServer *self);
Post            *reference_server_post (ReferenceServer *self,
                                        guint            index);
void             reference_server_edit (ReferenceServer *self,
                                        Post            *post);
void             reference_server_delete (ReferenceServer *self,
                                          Post            *post);
Post            *reference_server_pick (ReferenceServer *self);
void             reference_server_answer (ReferenceServer   *self,
                                          SoupServerMessage *message);
void             reference_server_answer_status (ReferenceServer   *self,
                                                 SoupServerMessage *message,
                                                 const char        *id);
gboolean         reference_server_has_gone (ReferenceServer *self,
                                            const char      *key);
JsonNode        *reference_server_make_event (Post *post);

G_END_DECLS
