/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People, posts and the rest as the API shows them. */
#pragma once

#include "world/tusk-person.h"
#include "world/tusk-post.h"

G_BEGIN_DECLS

JsonObject *tusk_account_to_json (TuskWorld  *world,
                                  TuskPerson *person);
JsonObject *tusk_credentials_to_json (TuskWorld  *world,
                                      TuskPerson *person);
JsonObject *tusk_relationship_to_json (TuskPerson *viewer,
                                       TuskPerson *person);
JsonObject *tusk_media_to_json (TuskWorld *world,
                                TuskMedia *media);
JsonObject *tusk_poll_to_json (TuskWorld  *world,
                               TuskPost   *post,
                               TuskPerson *viewer);
JsonArray  *tusk_reactions_to_json (TuskWorld  *world,
                                    TuskPost   *post,
                                    TuskPerson *viewer);
JsonObject *tusk_status_to_json (TuskWorld  *world,
                                 TuskPost   *post,
                                 TuskPerson *viewer);
JsonObject *tusk_notice_to_json (TuskWorld  *world,
                                 TuskPerson *person,
                                 TuskNotice *notice);
JsonObject *tusk_list_to_json (TuskList *list);
JsonObject *tusk_tag_to_json (TuskWorld  *world,
                              const char *name,
                              TuskPerson *viewer);
JsonArray  *tusk_emojis_to_json (TuskWorld  *world,
                                 const char *text,
                                 const char *more);
char       *tusk_notice_make_group_key (TuskNotice *notice);

G_END_DECLS
