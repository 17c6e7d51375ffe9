/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strict server that speaks Mastodon's API on loopback, for tests and for the demo. */
#include "snabel-test-instance.h"

#include "api/tusk-composer.h"
#include "api/tusk-consent.h"
#include "server/tusk-fault.h"
#include "server/tusk-hub.h"
#include "server/tusk-router.h"
#include "server/tusk-server.h"
#include "server/tusk-tls.h"
#include "snabel-test-instance-private.h"
#include "world/tusk-grant.h"
#include "world/tusk-person.h"
#include "world/tusk-post.h"

struct _SnabelTestInstance
{
  GObject     parent_instance;
  TuskWorld  *world;
  TuskServer *server;
  char       *path;
  char       *account_host;
  char       *tls_folder;
  guint       port;
};

G_DEFINE_FINAL_TYPE (SnabelTestInstance, snabel_test_instance, G_TYPE_OBJECT)

static TuskReply *
control_cb (TuskCall *call,
            gpointer  user_data)
{
  return snabel_test_instance_control (user_data, call);
}

static void
snabel_test_instance_finalize (GObject *object)
{
  SnabelTestInstance *self = SNABEL_TEST_INSTANCE (object);

  g_clear_pointer (&self->server, tusk_server_free);
  if (self->world != NULL)
    g_clear_pointer (&self->world->hub, tusk_hub_free);
  g_clear_pointer (&self->world, tusk_world_free);
  g_clear_pointer (&self->tls_folder, g_free);
  g_clear_pointer (&self->account_host, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (snabel_test_instance_parent_class)->finalize (object);
}

static void
snabel_test_instance_class_init (SnabelTestInstanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_test_instance_finalize;
}

static void
snabel_test_instance_init (SnabelTestInstance *self)
{
}

/**
 * snabel_test_instance_new:
 * @manner: whose habits it has
 *
 * It lives in the thread-default main context of its start, has no thread of its own, and shares
 * nothing with other instances.
 *
 * Returns: (transfer full): an instance without accounts that does not listen yet
 */
SnabelTestInstance *
snabel_test_instance_new (SnabelTestManner manner)
{
  SnabelTestInstance *self = g_object_new (SNABEL_TYPE_TEST_INSTANCE, NULL);

  self->world = tusk_world_new (manner);
  self->world->hub = tusk_hub_new (self->world);
  self->server = tusk_server_new (self->world, control_cb, self);

  return self;
}

/**
 * snabel_test_instance_set_path:
 * @path: such as "/sub"
 *
 * Puts everything below a path. What is well known stays at the root.
 */
void
snabel_test_instance_set_path (SnabelTestInstance *self,
                               const char         *path)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  g_set_str (&self->path, path);
  tusk_server_set_path (self->server, path);
}

/**
 * snabel_test_instance_set_account_host:
 * @host: such as "localhost"
 *
 * Splits the domain: handles end in @host (and the port), the API stays at 127.0.0.1. At @host are only
 * a home page and redirects for host-meta and webfinger.
 */
void
snabel_test_instance_set_account_host (SnabelTestInstance *self,
                                       const char         *host)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  g_set_str (&self->account_host, host);
}

/**
 * snabel_test_instance_set_tls:
 * @folder: (type filename): where the throw-away authority and its certificate go
 *
 * Makes it speak https.
 */
void
snabel_test_instance_set_tls (SnabelTestInstance *self,
                              const char         *folder)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  g_set_str (&self->tls_folder, folder);
}

static gboolean
prepare_tls (SnabelTestInstance *self,
             GError            **error)
{
  g_autoptr(GTlsCertificate) certificate = NULL;

  if (self->tls_folder == NULL)
    return TRUE;
  certificate = tusk_tls_make (self->tls_folder,
                               self->account_host != NULL ? self->account_host : "localhost", error);
  if (certificate == NULL)
    return FALSE;
  tusk_server_set_certificate (self->server, certificate);

  return TRUE;
}

/**
 * snabel_test_instance_start:
 * @port: 0 for any; after a stop, 0 means the same as before
 *
 * Listens on 127.0.0.1.
 *
 * Returns: whether it listens
 */
gboolean
snabel_test_instance_start (SnabelTestInstance *self,
                            guint               port,
                            GError            **error)
{
  g_return_val_if_fail (SNABEL_IS_TEST_INSTANCE (self), FALSE);

  if (!prepare_tls (self, error))
    return FALSE;
  port = tusk_server_listen (self->server, port != 0 ? port : self->port, error);
  if (port == 0)
    return FALSE;
  self->port = port;
  g_clear_pointer (&self->world->base_uri, g_free);
  self->world->base_uri = g_strdup_printf ("%s://127.0.0.1:%u%s", self->tls_folder != NULL ? "https" : "http",
                                           port, self->path != NULL ? self->path : "");
  g_clear_pointer (&self->world->account_domain, g_free);
  self->world->account_domain = g_strdup_printf (
    "%s:%u", self->account_host != NULL ? self->account_host : "127.0.0.1", port);

  return TRUE;
}

/**
 * snabel_test_instance_stop:
 *
 * Goes down as if the machine had: no farewell to anybody. What it knows stays; it can be started again.
 */
void
snabel_test_instance_stop (SnabelTestInstance *self)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  tusk_server_close (self->server);
}

/**
 * snabel_test_instance_get_base_uri:
 *
 * Returns: where the API is, without a slash at the end; %NULL before the first start
 */
const char *
snabel_test_instance_get_base_uri (SnabelTestInstance *self)
{
  g_return_val_if_fail (SNABEL_IS_TEST_INSTANCE (self), NULL);

  return self->world->base_uri;
}

/**
 * snabel_test_instance_get_account_domain:
 *
 * Returns: what comes after the "@" of a handle, with the port
 */
const char *
snabel_test_instance_get_account_domain (SnabelTestInstance *self)
{
  g_return_val_if_fail (SNABEL_IS_TEST_INSTANCE (self), NULL);

  return self->world->account_domain;
}

/**
 * snabel_test_instance_dup_ca_pem:
 *
 * Returns: (transfer full) (nullable): the certificate of the throw-away authority
 */
char *
snabel_test_instance_dup_ca_pem (SnabelTestInstance *self)
{
  g_return_val_if_fail (SNABEL_IS_TEST_INSTANCE (self), NULL);

  return self->tls_folder != NULL ? tusk_tls_dup_ca_pem (self->tls_folder) : NULL;
}

/**
 * snabel_test_instance_get_world:
 *
 * Returns: (transfer none): all that the server knows
 */
TuskWorld *
snabel_test_instance_get_world (SnabelTestInstance *self)
{
  return self->world;
}

/**
 * snabel_test_instance_get_server:
 *
 * Returns: (transfer none): its HTTP side
 */
TuskServer *
snabel_test_instance_get_server (SnabelTestInstance *self)
{
  return self->server;
}
