/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bare HTTP server on loopback, for what a well-behaved instance never does. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_TEST_SERVER (snabel_test_server_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTestServer, snabel_test_server, SNABEL, TEST_SERVER, GObject)

/**
 * SnabelTestHandler:
 * @server: the server
 * @message: the request, and where the answer goes; unanswered it is 404
 * @path: its path
 */
typedef void (*SnabelTestHandler) (SnabelTestServer  *server,
                                   SoupServerMessage *message,
                                   const char        *path);

SnabelTestServer *snabel_test_server_new (SnabelTestHandler handler);
SnabelTestServer *snabel_test_server_new_tls (SnabelTestHandler handler,
                                              GTlsCertificate  *certificate);
SoupServer       *snabel_test_server_get_soup (SnabelTestServer *self);
guint             snabel_test_server_get_port (SnabelTestServer *self);
const char       *snabel_test_server_get_uri (SnabelTestServer *self);
char             *snabel_test_server_build_uri (SnabelTestServer *self,
                                                const char       *path);
guint             snabel_test_server_get_n_requests (SnabelTestServer *self);
const char       *snabel_test_server_get_last (SnabelTestServer *self,
                                               const char       *header);
void              snabel_test_server_answer (SoupServerMessage *message,
                                             guint              status,
                                             const char        *content_type,
                                             const char        *body);
void              snabel_test_server_answer_raw (SoupServerMessage *message,
                                                 const char        *bytes,
                                                 gssize             length);

G_END_DECLS
