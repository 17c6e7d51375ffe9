/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a post begins with, and what its server allows. Pure functions. */
#pragma once

#include "model/snabel-instance.h"
#include "model/snabel-status.h"
#include "store/words/snabel-words-rows.h"

G_BEGIN_DECLS

char            *snabel_compose_dup_mentions (SnabelStatus           *answered,
                                              const SnabelAccountRow *from);
const char      *snabel_compose_get_visibility_name (SnabelVisibility visibility);
SnabelVisibility snabel_compose_find_visibility (const char *name);
SnabelVisibility snabel_compose_get_stricter (SnabelVisibility one,
                                              SnabelVisibility other);
guint            snabel_compose_get_limit (SnabelInstance *instance);
guint            snabel_compose_get_length (SnabelInstance *instance,
                                            const char     *text,
                                            const char     *content_warning);
gsize            snabel_compose_get_fitting (SnabelInstance *instance,
                                             const char     *text,
                                             const char     *content_warning);

G_END_DECLS
