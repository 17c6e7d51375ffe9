/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strict server that speaks Mastodon's API on loopback, for tests and for the demo. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The server behind it is a program of its own: its inner names begin with Tusk, so that a test that holds
 * client and server never meets two things of one name, and it uses nothing of the client. */

/**
 * SnabelTestManner:
 * @SNABEL_TEST_MANNER_MASTODON: a current Mastodon
 * @SNABEL_TEST_MANNER_GOTOSOCIAL: ULIDs, locked accounts, no grouped notifications, wants a User-Agent
 * @SNABEL_TEST_MANNER_SNAC: HTML errors, raw content, ids that change with an edit, no stream
 * @SNABEL_TEST_MANNER_HOLLO: UUIDs, JSON only, no filters, no stream
 * @SNABEL_TEST_MANNER_PLEROMA: no v2 filters nor groups, own error shapes, stream answers with pleroma:respond
 *
 * Whose habits the server has, as far as a client can see them.
 */
typedef enum
{
  SNABEL_TEST_MANNER_MASTODON,
  SNABEL_TEST_MANNER_GOTOSOCIAL,
  SNABEL_TEST_MANNER_SNAC,
  SNABEL_TEST_MANNER_HOLLO,
  SNABEL_TEST_MANNER_PLEROMA,
} SnabelTestManner;

/**
 * SnabelTestFaultKind:
 * @SNABEL_TEST_FAULT_LATENCY: waits `milliseconds`, then processes and answers
 * @SNABEL_TEST_FAULT_HELD: waits for snabel_test_instance_release(), then processes, though the client may have gone
 * @SNABEL_TEST_FAULT_STATUS: not processed: `status` with `body` (JSON, unless `content_type` says else)
 * @SNABEL_TEST_FAULT_RATE_LIMIT_ISO: 429 with X-RateLimit-Reset as a time, as Mastodon and GoToSocial do
 * @SNABEL_TEST_FAULT_RATE_LIMIT_UNIX: 429 with X-RateLimit-Reset as Unix seconds
 * @SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_AFTER: 429 with Retry-After in seconds
 * @SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_DATE: 429 with Retry-After as an HTTP date
 * @SNABEL_TEST_FAULT_HTML: not processed: a page of HTML with `status` (200 if none is given)
 * @SNABEL_TEST_FAULT_EMPTY: processed, answered with an empty body
 * @SNABEL_TEST_FAULT_CUT: processed, the connection ends in the middle of the body
 * @SNABEL_TEST_FAULT_DRIP: processed, the body comes one byte every `milliseconds` (1 if none are given)
 * @SNABEL_TEST_FAULT_BOMB_SIZE: JSON of `size` bytes, none declared
 * @SNABEL_TEST_FAULT_BOMB_GZIP: a few bytes of gzip that unpack to `size` bytes
 * @SNABEL_TEST_FAULT_BOMB_DEPTH: JSON arrays nested `size` deep
 * @SNABEL_TEST_FAULT_WRONG_TYPES: processed; the first item of an array becomes a number, in the second
 *   (or in a single object) every member but `id` gets a wrong type
 * @SNABEL_TEST_FAULT_REDIRECT: not processed: `status` (302 if none is given) to `location`
 * @SNABEL_TEST_FAULT_DEAD: the request is read and never answered
 * @SNABEL_TEST_FAULT_LOST: processed, the connection is closed without an answer
 * @SNABEL_TEST_FAULT_CLOSED: not processed, the connection is closed without an answer
 */
typedef enum
{
  SNABEL_TEST_FAULT_LATENCY,
  SNABEL_TEST_FAULT_HELD,
  SNABEL_TEST_FAULT_STATUS,
  SNABEL_TEST_FAULT_RATE_LIMIT_ISO,
  SNABEL_TEST_FAULT_RATE_LIMIT_UNIX,
  SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_AFTER,
  SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_DATE,
  SNABEL_TEST_FAULT_HTML,
  SNABEL_TEST_FAULT_EMPTY,
  SNABEL_TEST_FAULT_CUT,
  SNABEL_TEST_FAULT_DRIP,
  SNABEL_TEST_FAULT_BOMB_SIZE,
  SNABEL_TEST_FAULT_BOMB_GZIP,
  SNABEL_TEST_FAULT_BOMB_DEPTH,
  SNABEL_TEST_FAULT_WRONG_TYPES,
  SNABEL_TEST_FAULT_REDIRECT,
  SNABEL_TEST_FAULT_DEAD,
  SNABEL_TEST_FAULT_LOST,
  SNABEL_TEST_FAULT_CLOSED,
} SnabelTestFaultKind;

/**
 * SnabelTestFault:
 * @kind: what goes wrong
 * @method: (nullable): only requests with this method
 * @path: (nullable): only requests below the base URI whose path begins so, e.g. "/api/v1/statuses"
 * @skip: how many matching requests pass unharmed first
 * @times: how many are struck then; 0 for all
 * @status: see @kind
 * @milliseconds: see @kind
 * @seconds: how far ahead the rate limit ends
 * @size: see @kind
 * @location: (nullable): see @kind
 * @content_type: (nullable): see @kind
 * @body: (nullable): see @kind
 *
 * What shall go wrong, and when. To be filled with designated initialisers:
 * `&(SnabelTestFault){ .kind = SNABEL_TEST_FAULT_LOST, .method = "POST", .path = "/api/v1/statuses", .times = 1 }`.
 */
typedef struct
{
  SnabelTestFaultKind kind;
  const char         *method;
  const char         *path;
  guint               skip;
  guint               times;
  guint               status;
  guint               milliseconds;
  guint               seconds;
  guint64             size;
  const char         *location;
  const char         *content_type;
  const char         *body;
} SnabelTestFault;

/**
 * SnabelTestRequest:
 * @method: such as "GET"
 * @path: below the base URI, still percent-encoded
 * @query: (nullable): without "?"
 * @headers: as they came
 * @body: as it came
 * @had_authorization: whether an Authorization header came
 * @status: what was answered; 0 if nothing (yet)
 *
 * A request as the server saw it.
 */
typedef struct
{
  char               *method;
  char               *path;
  char               *query;
  SoupMessageHeaders *headers;
  GBytes             *body;
  gboolean            had_authorization;
  guint               status;
} SnabelTestRequest;

#define SNABEL_TYPE_TEST_INSTANCE (snabel_test_instance_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTestInstance, snabel_test_instance, SNABEL, TEST_INSTANCE, GObject)

SnabelTestInstance *snabel_test_instance_new (SnabelTestManner manner);

/* Where it is; to be set before the first start. */
void        snabel_test_instance_set_path (SnabelTestInstance *self,
                                           const char         *path);
void        snabel_test_instance_set_account_host (SnabelTestInstance *self,
                                                   const char         *host);
void        snabel_test_instance_set_tls (SnabelTestInstance *self,
                                          const char         *folder);
gboolean    snabel_test_instance_start (SnabelTestInstance *self,
                                        guint               port,
                                        GError            **error);
void        snabel_test_instance_stop (SnabelTestInstance *self);
const char *snabel_test_instance_get_base_uri (SnabelTestInstance *self);
const char *snabel_test_instance_get_account_domain (SnabelTestInstance *self);
char       *snabel_test_instance_dup_ca_pem (SnabelTestInstance *self);

/* Who is there, and what they do. */
const char *snabel_test_instance_add_account (SnabelTestInstance *self,
                                              const char         *acct);
void        snabel_test_instance_add_emoji (SnabelTestInstance *self,
                                            const char         *shortcode);
void        snabel_test_instance_follow (SnabelTestInstance *self,
                                         const char         *follower,
                                         const char         *followed);
char       *snabel_test_instance_post (SnabelTestInstance *self,
                                       const char         *acct,
                                       const char         *text);
char       *snabel_test_instance_post_json (SnabelTestInstance *self,
                                            const char         *acct,
                                            const char         *json);
JsonNode   *snabel_test_instance_call (SnabelTestInstance *self,
                                       const char         *acct,
                                       const char         *method,
                                       const char         *path,
                                       const char         *json);
char      **snabel_test_instance_list_posts (SnabelTestInstance *self,
                                             const char         *acct);
void        snabel_test_instance_load_demo (SnabelTestInstance *self);
void        snabel_test_instance_live_a_little (SnabelTestInstance *self);

/* Signing in. */
char *snabel_test_instance_sign_in (SnabelTestInstance *self,
                                    const char         *acct,
                                    const char         *scopes);
char *snabel_test_instance_consent (SnabelTestInstance *self,
                                    const char         *authorize_uri,
                                    const char         *acct,
                                    gboolean            is_approved);
void  snabel_test_instance_revoke_tokens (SnabelTestInstance *self);
void  snabel_test_instance_set_issuer (SnabelTestInstance *self,
                                       const char         *issuer);

/* What goes wrong. */
void snabel_test_instance_set_fault (SnabelTestInstance    *self,
                                     const SnabelTestFault *fault);
void snabel_test_instance_clear_faults (SnabelTestInstance *self);
void snabel_test_instance_release (SnabelTestInstance *self);
void snabel_test_instance_set_clock_skew (SnabelTestInstance *self,
                                          int                 seconds);
void snabel_test_instance_set_media_is_slow (SnabelTestInstance *self,
                                             gboolean            is_slow);

/* The live connection. */
guint snabel_test_instance_get_n_streams (SnabelTestInstance *self);
void  snabel_test_instance_emit (SnabelTestInstance *self,
                                 const char         *frame);
void  snabel_test_instance_ping (SnabelTestInstance *self);
void  snabel_test_instance_drop_streams (SnabelTestInstance *self);
void  snabel_test_instance_set_refuses_streams (SnabelTestInstance *self,
                                                gboolean            refuses);
void  snabel_test_instance_set_streams_are_mute (SnabelTestInstance *self,
                                                 gboolean            are_mute);

/* What it saw. */
GPtrArray         *snabel_test_instance_get_requests (SnabelTestInstance *self);
guint              snabel_test_instance_count_requests (SnabelTestInstance *self,
                                                        const char         *method,
                                                        const char         *path);
SnabelTestRequest *snabel_test_instance_get_last_request (SnabelTestInstance *self,
                                                          const char         *path);
void               snabel_test_instance_forget_requests (SnabelTestInstance *self);

G_END_DECLS
