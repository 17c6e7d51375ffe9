/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which function answers which request, and who may ask. */
#pragma once

#include "server/tusk-reply.h"

G_BEGIN_DECLS

typedef enum
{
  TUSK_FOR_ANYBODY, /* a token is not needed, but a wrong one is refused */
  TUSK_FOR_APPS,    /* any token */
  TUSK_FOR_USERS,   /* the token of a person */
} TuskAccess;

typedef TuskReply *(*TuskHandler) (TuskCall *call);

typedef struct
{
  const char *method;
  const char *path;  /* ":" stands for any one part */
  const char *scope; /* any one of these, with spaces between; NULL for none */
  TuskAccess  access;
  TuskManners manners; /* the manners that know the endpoint */
  TuskHandler handler;
} TuskRoute;

TuskReply *tusk_router_answer (TuskCall *call);

/* Each chapter's table, ended by an empty row. */
extern const TuskRoute tusk_about_routes[];
extern const TuskRoute tusk_accounts_routes[];
extern const TuskRoute tusk_consent_routes[];
extern const TuskRoute tusk_conversations_routes[];
extern const TuskRoute tusk_discovery_routes[];
extern const TuskRoute tusk_filters_routes[];
extern const TuskRoute tusk_groups_routes[];
extern const TuskRoute tusk_lists_routes[];
extern const TuskRoute tusk_markers_routes[];
extern const TuskRoute tusk_media_routes[];
extern const TuskRoute tusk_notifications_routes[];
extern const TuskRoute tusk_oauth_routes[];
extern const TuskRoute tusk_polls_routes[];
extern const TuskRoute tusk_reactions_routes[];
extern const TuskRoute tusk_relations_routes[];
extern const TuskRoute tusk_reports_routes[];
extern const TuskRoute tusk_search_routes[];
extern const TuskRoute tusk_status_actions_routes[];
extern const TuskRoute tusk_statuses_routes[];
extern const TuskRoute tusk_timelines_routes[];

G_END_DECLS
