/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Credentials as one JSON text: that is the form in which a keyring keeps them. */
#include "session/accounts/snabel-credentials.h"

#include <json-glib/json-glib.h>

G_DEFINE_BOXED_TYPE (SnabelCredentials, snabel_credentials, snabel_credentials_copy, snabel_credentials_free)

static const struct
{
  const char *name;
  gsize       offset;
} members[] = {
  { "access_token", G_STRUCT_OFFSET (SnabelCredentials, access_token) },
  { "refresh_token", G_STRUCT_OFFSET (SnabelCredentials, refresh_token) },
  { "client_id", G_STRUCT_OFFSET (SnabelCredentials, client_id) },
  { "client_secret", G_STRUCT_OFFSET (SnabelCredentials, client_secret) },
  { "scope", G_STRUCT_OFFSET (SnabelCredentials, scope) },
};

#define MEMBER(self, i) (G_STRUCT_MEMBER (char *, self, members[i].offset))

/**
 * snabel_credentials_new:
 *
 * Returns: (transfer full): the credentials
 */
SnabelCredentials *
snabel_credentials_new (const char *access_token,
                        const char *refresh_token,
                        const char *client_id,
                        const char *client_secret,
                        const char *scope)
{
  SnabelCredentials *self = g_new0 (SnabelCredentials, 1);

  self->access_token = g_strdup (access_token);
  self->refresh_token = g_strdup (refresh_token);
  self->client_id = g_strdup (client_id);
  self->client_secret = g_strdup (client_secret);
  self->scope = g_strdup (scope);

  return self;
}

/**
 * snabel_credentials_from_json:
 * @json: what a keyring kept; anybody may have written it
 *
 * Returns: (transfer full) (nullable): the credentials, or %NULL if there is no token in @json
 */
SnabelCredentials *
snabel_credentials_from_json (const char *json)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(SnabelCredentials) self = g_new0 (SnabelCredentials, 1);
  JsonNode *root;

  if (!json_parser_load_from_data (parser, json, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = json_object_get_member (json_node_get_object (root), members[i].name);

      if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
        MEMBER (self, i) = g_strdup (json_node_get_string (node));
    }
  if (self->access_token == NULL || *self->access_token == '\0')
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * snabel_credentials_to_json:
 *
 * Returns: (transfer full): the text that snabel_credentials_from_json() reads
 */
char *
snabel_credentials_to_json (const SnabelCredentials *self)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(JsonObject) object = json_object_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (MEMBER (self, i) != NULL)
      json_object_set_string_member (object, members[i].name, MEMBER (self, i));
  json_node_set_object (node, object);

  return json_to_string (node, FALSE);
}

/**
 * snabel_credentials_copy:
 *
 * Returns: (transfer full): a copy
 */
SnabelCredentials *
snabel_credentials_copy (const SnabelCredentials *self)
{
  return snabel_credentials_new (self->access_token, self->refresh_token, self->client_id, self->client_secret, self->scope);
}

/**
 * snabel_credentials_free:
 * @self: (transfer full): credentials
 */
void
snabel_credentials_free (SnabelCredentials *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_clear_pointer (&MEMBER (self, i), g_free);
  g_free (self);
}
