/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates that hold and that do not; what the log gets to see. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "base/snabel-error.h"
#include "base/http/snabel-http.h"

#define TOKEN "a-token-that-nobody-else-may-see"
#define CODE  "a-code-that-nobody-else-may-see"

static char *folder;
/* libsoup's server cannot be ended in the middle of a handshake. */
static GPtrArray *servers;

/* A throw-away certificate for @name, which no authority signed. */
static GTlsCertificate *
make_certificate (const char *name,
                  char      **path)
{
  g_autofree char *pem = g_build_filename (folder, "certificate.pem", NULL);
  g_autofree char *key = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *alternative = g_strconcat ("subjectAltName=", name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) openssl = NULL;
  GTlsCertificate *certificate = NULL;

  openssl = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                              "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                              "-days", "2", "-subj", "/CN=snabel test", "-addext", alternative, "-keyout", key, "-out", pem, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (openssl, NULL, NULL));
  certificate = g_tls_certificate_new_from_files (pem, key, &error);
  g_assert_no_error (error);
  *path = g_steal_pointer (&pem);

  return certificate;
}

static void
ok_handler (SnabelTestServer  *server,
            SoupServerMessage *message,
            const char        *path)
{
  snabel_test_server_answer (message, 200, "application/json", "{}");
}

static SnabelHttpReply *
get (SnabelPlatform *platform,
     const char     *uri,
     GError        **error)
{
  g_autoptr(SnabelHttp) http = snabel_http_new (platform, SNABEL_HTTP_API);
  g_autoptr(SnabelHttpRequest) request = snabel_http_request_new ("GET", uri);

  snabel_http_request_set_token (request, TOKEN);
  snabel_http_request_set_max_tries (request, 1);

  return dex_await_boxed (snabel_http_send (http, request), error);
}

static void
expect_untrusted (SnabelPlatform   *platform,
                  SnabelTestServer *server)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (get (platform, snabel_test_server_get_uri (server), &error));
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_CERTIFICATE);
  g_assert_cmpint (snabel_test_server_get_n_requests (server), ==, 0);
}

static void
test_certificates (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autofree char *good_path = NULL;
  g_autofree char *bad_path = NULL;
  g_autoptr(GTlsCertificate) good = make_certificate ("IP:127.0.0.1", &good_path);
  SnabelTestServer *server = snabel_test_server_new_tls (ok_handler, good);
  g_autoptr(SnabelHttpReply) reply = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GTlsCertificate) bad = NULL;
  SnabelTestServer *other = NULL;

  g_ptr_array_add (servers, server);
  expect_untrusted (platform, server);
  platform->trust = g_tls_file_database_new (good_path, &error);
  g_assert_no_error (error);
  reply = get (platform, snabel_test_server_get_uri (server), &error);
  g_assert_no_error (error);
  g_assert_cmpint (reply->status, ==, 200);

  bad = make_certificate ("DNS:elsewhere.example", &bad_path);
  other = snabel_test_server_new_tls (ok_handler, bad);
  g_ptr_array_add (servers, other);
  g_clear_object (&platform->trust);
  platform->trust = g_tls_file_database_new (bad_path, &error);
  expect_untrusted (platform, other);
}

static GString *logged;

static GLogWriterOutput
log_cb (GLogLevelFlags   level,
        const GLogField *fields,
        gsize            n_fields,
        gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    g_string_append_len (logged, fields[i].value, fields[i].length < 0 ? (gssize) strlen (fields[i].value) : fields[i].length);

  return g_log_writer_default (level, fields, n_fields, user_data);
}

static void
test_log (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (ok_handler);
  g_autofree char *uri = snabel_test_server_build_uri (server, "/oauth/token?code=" CODE);
  g_autoptr(SnabelHttpReply) reply = NULL;
  g_autoptr(GError) error = NULL;

  logged = g_string_new (NULL);
  g_log_set_writer_func (log_cb, NULL, NULL);
  reply = get (platform, uri, &error);
  g_assert_no_error (error);
  g_clear_object (&server);
  g_assert_null (get (platform, uri, &error));

  g_assert_nonnull (strstr (logged->str, "/oauth/token"));
  g_assert_null (strstr (logged->str, TOKEN));
  g_assert_null (strstr (logged->str, CODE));
  g_assert_null (strstr (error->message, CODE));
  g_string_free (logged, TRUE);
  logged = g_string_new (NULL);
}

int
main (int    argc,
      char **argv)
{
  int result = 0;

  snabel_test_init (&argc, &argv);
  folder = snabel_test_make_folder ();
  snabel_test_add ("/http-trust/certificates", test_certificates);
  snabel_test_add ("/http-trust/log", test_log);
  servers = g_ptr_array_new_with_free_func (g_object_unref);
  result = g_test_run ();
  snabel_test_drain ();
  g_clear_pointer (&servers, g_ptr_array_unref);
  snabel_test_remove_folder (folder);
  g_clear_pointer (&folder, g_free);

  return result;
}
