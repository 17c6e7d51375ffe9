/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters as Rails reads them: "poll[options][]=yes". */
#pragma once

#include "server/tusk-call.h"

G_BEGIN_DECLS

void         tusk_params_read_form (JsonObject *params,
                                    const char *form);
TuskBodyKind tusk_params_read_body (TuskCall *call);
const char  *tusk_params_get_string (JsonObject *params,
                                     const char *name);
gboolean     tusk_params_get_boolean (JsonObject *params,
                                      const char *name,
                                      gboolean    fallback);
gint64       tusk_params_get_int (JsonObject *params,
                                  const char *name,
                                  gint64      fallback);
GPtrArray   *tusk_params_dup_strings (JsonObject *params,
                                      const char *name);
JsonObject  *tusk_params_get_object (JsonObject *params,
                                     const char *name);

G_END_DECLS
