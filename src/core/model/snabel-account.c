/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of an account, and what follows from them. */
#include "model/snabel-account.h"

#include "model/snabel-account-field.h"
#include "model/snabel-custom-emoji.h"

G_DEFINE_FINAL_TYPE (SnabelAccount, snabel_account, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelAccount, id),
  SNABEL_NEEDED_STRING_AT (SnabelAccount, username, "username|acct"),
  SNABEL_NEEDED_STRING_AT (SnabelAccount, acct, "acct|username"),
  SNABEL_STRING (SnabelAccount, url),
  SNABEL_STRING (SnabelAccount, uri),
  SNABEL_STRING (SnabelAccount, display_name),
  SNABEL_STRING (SnabelAccount, note),
  SNABEL_STRING_AT (SnabelAccount, avatar, "avatar|avatar_static"),
  SNABEL_STRING_AT (SnabelAccount, avatar_static, "avatar_static|avatar"),
  SNABEL_STRING (SnabelAccount, avatar_description),
  SNABEL_STRING_AT (SnabelAccount, header, "header|header_static"),
  SNABEL_STRING_AT (SnabelAccount, header_static, "header_static|header"),
  SNABEL_STRING (SnabelAccount, header_description),
  SNABEL_BOOLEAN (SnabelAccount, locked),
  SNABEL_BOOLEAN (SnabelAccount, bot),
  SNABEL_BOOLEAN (SnabelAccount, group),
  SNABEL_BOOLEAN (SnabelAccount, discoverable),
  SNABEL_BOOLEAN (SnabelAccount, indexable),
  SNABEL_BOOLEAN (SnabelAccount, noindex),
  SNABEL_BOOLEAN (SnabelAccount, hide_collections),
  SNABEL_BOOLEAN (SnabelAccount, suspended),
  SNABEL_BOOLEAN (SnabelAccount, limited),
  SNABEL_BOOLEAN (SnabelAccount, memorial),
  SNABEL_TIME (SnabelAccount, created_at),
  SNABEL_TIME (SnabelAccount, last_status_at),
  SNABEL_TIME (SnabelAccount, mute_expires_at),
  SNABEL_COUNT_OR (SnabelAccount, statuses_count, -1),
  SNABEL_COUNT_OR (SnabelAccount, followers_count, -1),
  SNABEL_COUNT_OR (SnabelAccount, following_count, -1),
  SNABEL_LIST_OF (SnabelAccount, fields, snabel_account_field_get_type),
  SNABEL_LIST_OF (SnabelAccount, emojis, snabel_custom_emoji_get_type),
  SNABEL_LIST_OF (SnabelAccount, roles, snabel_role_get_type),
  SNABEL_ENTITY_ONCE (SnabelAccount, moved, SnabelAccount, snabel_account_get_type),
  SNABEL_ENTITY_OF (SnabelAccount, source, SnabelAccountSource, snabel_account_source_get_type),
  SNABEL_ENTITY_OF (SnabelAccount, role, SnabelRole, snabel_role_get_type),
};

static void
snabel_account_class_init (SnabelAccountClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_account_init (SnabelAccount *self)
{
}

/* Whether a person would see anything of @text. */
static gboolean
is_visible (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (g_unichar_isgraph (character) && !g_unichar_iszerowidth (character) && character != 0x3164 &&
          character != 0x2800)
        return TRUE;
    }

  return FALSE;
}

/**
 * snabel_account_get_display_name:
 *
 * Text as the account's owner wrote it, with `:shortcodes:` and whatever else is in it; the name of the
 * account where that is nothing, or nothing that can be seen.
 *
 * Returns: the name to show
 */
const char *
snabel_account_get_display_name (SnabelAccount *self)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNT (self), NULL);

  return is_visible (self->display_name) ? self->display_name : self->username;
}

/**
 * snabel_account_dup_full_handle:
 * @local_domain: (nullable): the domain of the server that told of the account
 *
 * Returns: (transfer full): `@user@domain`, or `@user` for a local account where @local_domain is not known
 */
char *
snabel_account_dup_full_handle (SnabelAccount *self,
                                const char    *local_domain)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNT (self), NULL);

  if (snabel_account_is_local (self) && local_domain != NULL)
    return g_strdup_printf ("@%s@%s", self->acct, local_domain);

  return g_strdup_printf ("@%s", self->acct);
}

/**
 * snabel_account_get_avatar:
 *
 * Returns: (nullable): the account's face; the one that does not move, if the server has both
 */
const char *
snabel_account_get_avatar (SnabelAccount *self)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNT (self), NULL);

  return self->avatar_static != NULL ? self->avatar_static : self->avatar;
}

/**
 * snabel_account_get_header:
 *
 * Returns: (nullable): the picture over the profile, if the account has one of its own
 */
const char *
snabel_account_get_header (SnabelAccount *self)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNT (self), NULL);

  if (self->header == NULL || g_str_has_suffix (self->header, "/headers/original/missing.png"))
    return NULL;

  return self->header;
}

/**
 * snabel_account_is_local:
 *
 * Returns: whether the account is at home on the server that told of it
 */
gboolean
snabel_account_is_local (SnabelAccount *self)
{
  g_return_val_if_fail (SNABEL_IS_ACCOUNT (self), FALSE);

  return strchr (self->acct, '@') == NULL;
}
