/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where somebody stopped reading. */
#include "server/tusk-json.h"
#include "server/tusk-params.h"
#include "server/tusk-router.h"
#include "world/tusk-person.h"

static const char *const timelines[] = { "home", "notifications" };

static TuskReply *
show_markers (TuskCall *call)
{
  g_autoptr(GPtrArray) wanted = tusk_call_dup_strings (call, "timeline");
  JsonObject *markers = json_object_new ();

  for (guint i = 0; i < wanted->len; i++)
    {
      JsonObject *marker = g_hash_table_lookup (call->viewer->markers, g_ptr_array_index (wanted, i));

      if (marker != NULL)
        json_object_set_object_member (markers, g_ptr_array_index (wanted, i), json_object_ref (marker));
    }

  return tusk_reply_new_object (markers);
}

static JsonObject *
make_marker (TuskCall   *call,
             JsonObject *before,
             const char *id)
{
  gint64           now = tusk_world_now (call->world);
  gint64           version = before != NULL ? json_object_get_int_member (before, "version") + 1 : 1;
  g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT ".%06d", now / G_USEC_PER_SEC,
                                              (int) (now % G_USEC_PER_SEC));
  JsonObject      *marker = tusk_json_object (
    "s last_read_id", id, "l version", version, "t updated_at", now, NULL);

  if (tusk_world_is (call->world, TUSK_SNAC))
    tusk_json_set (marker, "s updated_at", seconds, NULL);

  return marker;
}

static TuskReply *
save_markers (TuskCall *call)
{
  JsonObject *saved = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (timelines); i++)
    {
      JsonObject *given = tusk_params_get_object (call->params, timelines[i]);
      const char *id = given != NULL ? tusk_params_get_string (given, "last_read_id") : NULL;
      JsonObject *marker = NULL;

      if (id == NULL)
        continue;
      marker = make_marker (call, g_hash_table_lookup (call->viewer->markers, timelines[i]), id);
      g_hash_table_insert (call->viewer->markers, g_strdup (timelines[i]), marker);
      json_object_set_object_member (saved, timelines[i], json_object_ref (marker));
    }

  return tusk_reply_new_object (saved);
}

const TuskRoute tusk_markers_routes[] = {
  { "GET", "/api/v1/markers", "read:statuses", TUSK_FOR_USERS, TUSK_ALL, show_markers },
  { "POST", "/api/v1/markers", "write:statuses", TUSK_FOR_USERS, TUSK_ALL, save_markers },
  { NULL },
};
