/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A throw-away certificate authority and what it signs, made by the openssl program. */
#include "server/tusk-tls.h"

#include <gio/gio.h>

static const char script[] =
  "set -eu\n"
  "umask 077\n"
  "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN=Throw-away CA' "
  "  -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign "
  "  -keyout ca.key -out ca.pem\n"
  "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj \"/CN=$1\" -keyout server.key -out server.csr\n"
  "printf 'subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:%s\\nbasicConstraints=CA:FALSE\\nextendedKeyUsage=serverAuth\\n' \"$1\" >server.ext\n"
  "openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile server.ext -out server.pem\n";

/**
 * tusk_tls_make:
 * @folder: where the files go; what is there already is used again
 * @name: a host name the certificate is good for, besides localhost and 127.0.0.1
 *
 * Returns: (transfer full): the server's certificate with its key
 */
GTlsCertificate *
tusk_tls_make (const char *folder,
               const char *name,
               GError    **error)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE |
                                                                       G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *certificate = g_build_filename (folder, "server.pem", NULL);
  g_autofree char *key = g_build_filename (folder, "server.key", NULL);

  if (!g_file_test (certificate, G_FILE_TEST_EXISTS))
    {
      g_subprocess_launcher_set_cwd (launcher, folder);
      process = g_subprocess_launcher_spawn (launcher, error, "sh", "-c", script, "sh", name, NULL);
      if (process == NULL || !g_subprocess_wait_check (process, NULL, error))
        return NULL;
    }

  return g_tls_certificate_new_from_files (certificate, key, error);
}

/**
 * tusk_tls_dup_ca_pem:
 *
 * Returns: (transfer full) (nullable): the authority's certificate
 */
char *
tusk_tls_dup_ca_pem (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "ca.pem", NULL);
  char            *pem = NULL;

  g_file_get_contents (path, &pem, NULL, NULL);

  return pem;
}
