/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result of a sign-in. */
#include "session/sign-in/snabel-sign-in-result.h"

G_DEFINE_BOXED_TYPE (SnabelSignInResult, snabel_sign_in_result, snabel_sign_in_result_copy, snabel_sign_in_result_free)

/**
 * snabel_sign_in_result_new:
 *
 * Returns: (transfer full): an empty result, to be filled in
 */
SnabelSignInResult *
snabel_sign_in_result_new (void)
{
  return g_new0 (SnabelSignInResult, 1);
}

/**
 * snabel_sign_in_result_copy:
 *
 * Returns: (transfer full): a copy
 */
SnabelSignInResult *
snabel_sign_in_result_copy (const SnabelSignInResult *self)
{
  SnabelSignInResult *copy = snabel_sign_in_result_new ();

  copy->base_uri = g_strdup (self->base_uri);
  copy->domain = g_strdup (self->domain);
  copy->handle = g_strdup (self->handle);
  copy->account_id = g_strdup (self->account_id);
  copy->display_name = g_strdup (self->display_name);
  copy->avatar_uri = g_strdup (self->avatar_uri);
  copy->instance_json = g_strdup (self->instance_json);
  copy->credentials = self->credentials != NULL ? snabel_credentials_copy (self->credentials) : NULL;

  return copy;
}

/**
 * snabel_sign_in_result_free:
 * @self: (transfer full): a result
 */
void
snabel_sign_in_result_free (SnabelSignInResult *self)
{
  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->domain, g_free);
  g_clear_pointer (&self->handle, g_free);
  g_clear_pointer (&self->account_id, g_free);
  g_clear_pointer (&self->display_name, g_free);
  g_clear_pointer (&self->avatar_uri, g_free);
  g_clear_pointer (&self->instance_json, g_free);
  g_clear_pointer (&self->credentials, snabel_credentials_free);
  g_free (self);
}
