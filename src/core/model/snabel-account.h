/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person, a bot, or a group. */
#pragma once

#include "model/snabel-entity.h"
#include "model/snabel-account-source.h"
#include "model/snabel-role.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_ACCOUNT (snabel_account_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAccount, snabel_account, SNABEL, ACCOUNT, SnabelEntity)

/**
 * SnabelAccount:
 * @display_name: text, not HTML; see snabel_account_get_display_name()
 * @note: HTML
 * @created_at: a day: its midnight in UTC, not to be shown in another zone
 * @statuses_count: -1 while not known, as are the other counts; some servers hide them so
 * @fields: of #SnabelAccountField
 * @emojis: of #SnabelCustomEmoji, for the name, the note and the fields
 * @source: only on the person's own account
 */
struct _SnabelAccount
{
  SnabelEntity parent_instance;

  char                *id;
  char                *username;
  char                *acct;
  char                *url;
  char                *uri;
  char                *display_name;
  char                *note;
  char                *avatar;
  char                *avatar_static;
  char                *avatar_description;
  char                *header;
  char                *header_static;
  char                *header_description;
  gboolean             locked;
  gboolean             bot;
  gboolean             group;
  gboolean             discoverable;
  gboolean             indexable;
  gboolean             noindex;
  gboolean             hide_collections;
  gboolean             suspended;
  gboolean             limited;
  gboolean             memorial;
  GDateTime           *created_at;
  GDateTime           *last_status_at;
  GDateTime           *mute_expires_at;
  gint64               statuses_count;
  gint64               followers_count;
  gint64               following_count;
  GListModel          *fields;
  GListModel          *emojis;
  GListModel          *roles;
  SnabelAccount       *moved;
  SnabelAccountSource *source;
  SnabelRole          *role;
};

const char *snabel_account_get_display_name (SnabelAccount *self);
char       *snabel_account_dup_full_handle (SnabelAccount *self,
                                            const char    *local_domain);
const char *snabel_account_get_avatar (SnabelAccount *self);
const char *snabel_account_get_header (SnabelAccount *self);
gboolean    snabel_account_is_local (SnabelAccount *self);

G_END_DECLS
