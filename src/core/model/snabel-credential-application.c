/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a registration. */
#include "model/snabel-credential-application.h"

G_DEFINE_FINAL_TYPE (SnabelCredentialApplication, snabel_credential_application, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelCredentialApplication, client_id),
  SNABEL_STRING (SnabelCredentialApplication, client_secret),
  SNABEL_STRING (SnabelCredentialApplication, id),
  SNABEL_STRING (SnabelCredentialApplication, name),
  SNABEL_STRING (SnabelCredentialApplication, website),
  SNABEL_STRINGS (SnabelCredentialApplication, scopes),
  SNABEL_STRINGS_AT (SnabelCredentialApplication, redirect_uris, "redirect_uris|redirect_uri"),
  SNABEL_STRING (SnabelCredentialApplication, vapid_key),
  SNABEL_COUNT (SnabelCredentialApplication, client_secret_expires_at),
};

static void
snabel_credential_application_class_init (SnabelCredentialApplicationClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_credential_application_init (SnabelCredentialApplication *self)
{
}
