/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities from JSON in single quotes, and what they notified. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

JsonNode  *snabel_test_json (const char *text);
gpointer   snabel_test_entity_new (GType       type,
                                   const char *json);
void       snabel_test_entity_update (gpointer    entity,
                                      const char *json);
void       snabel_test_assert_refused (GType             type,
                                       const char       *json,
                                       SnabelEntityError code);
GPtrArray *snabel_test_watch (gpointer object);
void       snabel_test_assert_notified (GPtrArray  *notified,
                                        const char *names);

G_END_DECLS
