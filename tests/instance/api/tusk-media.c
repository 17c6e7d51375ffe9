/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Uploads, with processing that may take its time; and the files themselves. */
#include "api/tusk-entities.h"
#include "server/tusk-json.h"
#include "server/tusk-router.h"
#include "world/tusk-media.h"

#define MAX_SIZE (16 * 1024 * 1024)

static TuskReply *
reply_media (TuskCall  *call,
             TuskMedia *media,
             guint      status_if_unready)
{
  gboolean    is_ready = tusk_media_is_ready (media);
  JsonObject *object = tusk_media_to_json (call->world, media);

  if (!is_ready)
    tusk_json_set (object, "s url", NULL, NULL);

  return tusk_reply_with_status (tusk_reply_new_object (object), is_ready ? 200 : status_if_unready);
}

static gboolean
is_garbage (TuskCall *call)
{
  static const char *const kinds[] = { "image/", "video/", "audio/" };
  gsize                    size = 0;
  const guint8            *data = g_bytes_get_data (call->file, &size);

  if (g_str_equal (call->file_type, "image/png") && (size < 24 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (call->file_type, kinds[i]))
      return FALSE;

  return TRUE;
}

static void
set_focus (TuskMedia  *media,
           const char *focus)
{
  g_auto(GStrv) parts = focus != NULL ? g_strsplit (focus, ",", 2) : NULL;

  if (parts == NULL || g_strv_length (parts) != 2)
    return;
  media->focus_x = CLAMP (g_ascii_strtod (parts[0], NULL), -1., 1.);
  media->focus_y = CLAMP (g_ascii_strtod (parts[1], NULL), -1., 1.);
}

static TuskReply *
upload (TuskCall *call)
{
  const char *description = tusk_call_get_string (call, "description");
  TuskMedia  *media = NULL;

  if (call->file == NULL)
    return tusk_reply_refuse (call, 422, "Validation failed: File can't be blank");
  if (g_bytes_get_size (call->file) > MAX_SIZE)
    return tusk_reply_new (413, "text/html", "<html><h1>413 Request Entity Too Large</h1></html>");
  if (is_garbage (call) && !tusk_world_is (call->world, TUSK_SNAC))
    return tusk_world_is (call->world, TUSK_HOLLO)
             ? tusk_reply_new (500, "text/plain", "")
             : tusk_reply_with_status (
                 tusk_reply_refuse (call, 422, "Validation failed: File content type is invalid"), 422);
  if (description != NULL && g_utf8_strlen (description, -1) > 1500)
    return tusk_reply_refuse (call, 422,
                              "Validation failed: Description is too long (maximum is 1500 characters)");
  media = tusk_media_new_uploaded (call->world, call->viewer, call->file, call->file_type);
  media->description = g_strdup (description);
  set_focus (media, tusk_call_get_string (call, "focus"));

  return reply_media (call, media, 202);
}

static TuskReply *
upload_and_wait (TuskCall *call)
{
  TuskReply *reply = upload (call);

  if (reply->status == 202)
    reply->status = 200;

  return reply;
}

static TuskMedia *
find_own (TuskCall *call)
{
  TuskMedia *media = tusk_world_find_media (call->world, tusk_call_get_part (call, 0));

  return media != NULL && media->owner == call->viewer && !media->is_attached ? media : NULL;
}

static TuskReply *
show_media (TuskCall *call)
{
  TuskMedia *media = find_own (call);

  return media != NULL ? reply_media (call, media, 206) : tusk_reply_no_record (call);
}

static TuskReply *
change_media (TuskCall *call)
{
  TuskMedia  *media = find_own (call);
  const char *description = tusk_call_get_string (call, "description");

  if (media == NULL)
    return tusk_reply_no_record (call);
  if (description != NULL)
    g_set_str (&media->description, description);
  set_focus (media, tusk_call_get_string (call, "focus"));

  return reply_media (call, media, 206);
}

static TuskReply *
delete_media (TuskCall *call)
{
  TuskMedia *media = find_own (call);

  if (media == NULL)
    return tusk_reply_no_record (call);
  g_ptr_array_remove (call->world->media, media);

  return tusk_reply_new_empty ();
}

static TuskReply *
show_file (TuskCall *call)
{
  TuskMedia *media = tusk_world_find_media (call->world, tusk_call_get_part (call, 0));

  if (media == NULL)
    return tusk_reply_no_path (call);

  return tusk_reply_with_header (tusk_reply_new_bytes (media->content_type, tusk_media_get_bytes (media)),
                                 "Cache-Control", "public, max-age=31536000, immutable");
}

const TuskRoute tusk_media_routes[] = {
  { "POST", "/api/v2/media", "write:media", TUSK_FOR_USERS, TUSK_ALL, upload },
  { "POST", "/api/v1/media", "write:media", TUSK_FOR_USERS, TUSK_ALL & ~TUSK_HOLLO, upload_and_wait },
  { "GET", "/api/v1/media/:", "write:media", TUSK_FOR_USERS, TUSK_ALL, show_media },
  { "PUT", "/api/v1/media/:", "write:media", TUSK_FOR_USERS, TUSK_ALL, change_media },
  { "DELETE", "/api/v1/media/:", "write:media", TUSK_FOR_USERS, TUSK_MASTODON, delete_media },
  { "GET", "/media/:/original", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_file },
  { NULL },
};
