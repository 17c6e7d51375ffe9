/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bare HTTP client for the tests of the instance: none of the code that the instance is there to test. */
#pragma once

#include "snabel-test-instance.h"

G_BEGIN_DECLS

typedef struct
{
  guint               status; /* 0 if there was no answer */
  GError             *error;
  GBytes             *body;
  JsonNode           *json; /* NULL if the body is none */
  SoupMessageHeaders *headers;
} TestAnswer;

typedef struct _TestClient TestClient;

TestClient *test_client_new (SnabelTestInstance *instance,
                             const char         *token);
void        test_client_free (TestClient *self);
void        test_client_set_header (TestClient *self,
                                    const char *name,
                                    const char *value);
TestAnswer *test_client_get (TestClient *self,
                             const char *path);
TestAnswer *test_client_form (TestClient *self,
                              const char *path,
                              const char *form);
TestAnswer *test_client_json (TestClient *self,
                              const char *method,
                              const char *path,
                              const char *json);
TestAnswer *test_client_upload (TestClient *self,
                                const char *path,
                                const char *type,
                                const char *content);
void        test_client_trust (TestClient *self,
                               const char *authority);
void        test_client_begin (TestClient *self,
                               const char *path);
void        test_client_cancel (TestClient *self);
void        test_answer_free (TestAnswer *self);
const char *test_answer_get (TestAnswer *self,
                             const char *member);
const char *test_answer_get_in (TestAnswer *self,
                                guint       index,
                                const char *member);
guint       test_answer_get_length (TestAnswer *self);
gboolean    test_answer_get_boolean (TestAnswer *self,
                                     const char *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestAnswer, test_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestClient, test_client_free)

G_END_DECLS
