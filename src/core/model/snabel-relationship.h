/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the person stands to an account. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_RELATIONSHIP (snabel_relationship_get_type ())
G_DECLARE_FINAL_TYPE (SnabelRelationship, snabel_relationship, SNABEL, RELATIONSHIP, SnabelEntity)

/**
 * SnabelRelationship:
 * @id: of the account
 * @languages: %NULL for all
 * @requested: the person asked to follow
 * @requested_by: the account asked to follow the person
 * @note: text that only the person sees
 */
struct _SnabelRelationship
{
  SnabelEntity parent_instance;

  char      *id;
  gboolean   following;
  gboolean   showing_reblogs;
  gboolean   notifying;
  char     **languages;
  gboolean   followed_by;
  gboolean   blocking;
  gboolean   blocked_by;
  gboolean   muting;
  gboolean   muting_notifications;
  GDateTime *muting_expires_at;
  gboolean   requested;
  gboolean   requested_by;
  gboolean   domain_blocking;
  gboolean   endorsed;
  char      *note;
};

G_END_DECLS
