/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same handles as in snabel-test-instance.h, for those outside the process: POST /_control/NAME with JSON. */
#include "server/tusk-fault.h"
#include "server/tusk-json.h"
#include "snabel-test-instance-private.h"

typedef TuskReply *(*Command) (SnabelTestInstance *self,
                               TuskCall           *call);

static TuskReply *
reply_text (const char *name,
            const char *text)
{
  JsonObject *object = json_object_new ();

  if (text != NULL)
    json_object_set_string_member (object, name, text);

  return tusk_reply_new_object (object);
}

static TuskReply *
add_account (SnabelTestInstance *self,
             TuskCall           *call)
{
  return reply_text ("id", snabel_test_instance_add_account (self, tusk_call_get_string (call, "account")));
}

static TuskReply *
follow (SnabelTestInstance *self,
        TuskCall           *call)
{
  snabel_test_instance_follow (self, tusk_call_get_string (call, "account"),
                               tusk_call_get_string (call, "target"));

  return tusk_reply_new_empty ();
}

static TuskReply *
post (SnabelTestInstance *self,
      TuskCall           *call)
{
  g_autofree char *id = snabel_test_instance_post (self, tusk_call_get_string (call, "account"),
                                                   tusk_call_get_string (call, "text"));

  return id != NULL ? reply_text ("id", id) : tusk_reply_with_status (tusk_reply_new_empty (), 422);
}

static TuskReply *
sign_in (SnabelTestInstance *self,
         TuskCall           *call)
{
  g_autofree char *token = snabel_test_instance_sign_in (self, tusk_call_get_string (call, "account"),
                                                         tusk_call_get_string (call, "scopes"));

  return reply_text ("token", token);
}

static TuskReply *
revoke_tokens (SnabelTestInstance *self,
               TuskCall           *call)
{
  snabel_test_instance_revoke_tokens (self);

  return tusk_reply_new_empty ();
}

static TuskReply *
live (SnabelTestInstance *self,
      TuskCall           *call)
{
  snabel_test_instance_live_a_little (self);

  return tusk_reply_new_empty ();
}

static TuskReply *
list_posts (SnabelTestInstance *self,
            TuskCall           *call)
{
  g_auto(GStrv) texts = snabel_test_instance_list_posts (self, tusk_call_get_string (call, "account"));
  JsonArray *array = json_array_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);

  return tusk_reply_new_array (array);
}

static TuskReply *
set_fault (SnabelTestInstance *self,
           TuskCall           *call)
{
  SnabelTestFault fault = {
    .method = tusk_call_get_string (call, "method"),
    .path = tusk_call_get_string (call, "path"),
    .skip = (guint) tusk_call_get_int (call, "skip", 0),
    .times = (guint) tusk_call_get_int (call, "times", 0),
    .status = (guint) tusk_call_get_int (call, "status", 0),
    .milliseconds = (guint) tusk_call_get_int (call, "milliseconds", 0),
    .seconds = (guint) tusk_call_get_int (call, "seconds", 0),
    .size = (guint64) tusk_call_get_int (call, "size", 0),
    .location = tusk_call_get_string (call, "location"),
    .content_type = tusk_call_get_string (call, "content_type"),
    .body = tusk_call_get_string (call, "body"),
  };

  if (!tusk_fault_kind_from_string (tusk_call_get_string (call, "kind"), &fault.kind))
    return tusk_reply_with_status (reply_text ("error", "there is no such kind of fault"), 422);
  snabel_test_instance_set_fault (self, &fault);

  return tusk_reply_new_empty ();
}

static TuskReply *
clear_faults (SnabelTestInstance *self,
              TuskCall           *call)
{
  snabel_test_instance_clear_faults (self);

  return tusk_reply_new_empty ();
}

static gboolean
release_cb (gpointer user_data)
{
  snabel_test_instance_release (user_data);

  return G_SOURCE_REMOVE;
}

static TuskReply *
release (SnabelTestInstance *self,
         TuskCall           *call)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, release_cb, g_object_ref (self), g_object_unref);

  return tusk_reply_new_empty ();
}

static TuskReply *
set_clock_skew (SnabelTestInstance *self,
                TuskCall           *call)
{
  snabel_test_instance_set_clock_skew (self, (int) tusk_call_get_int (call, "seconds", 0));

  return tusk_reply_new_empty ();
}

static TuskReply *
emit (SnabelTestInstance *self,
      TuskCall           *call)
{
  snabel_test_instance_emit (self, tusk_call_get_string (call, "frame"));

  return tusk_reply_new_empty ();
}

static TuskReply *
drop_streams (SnabelTestInstance *self,
              TuskCall           *call)
{
  snabel_test_instance_drop_streams (self);

  return tusk_reply_new_empty ();
}

static TuskReply *
refuse_streams (SnabelTestInstance *self,
                TuskCall           *call)
{
  snabel_test_instance_set_refuses_streams (self, tusk_call_get_boolean (call, "refuse", TRUE));

  return tusk_reply_new_empty ();
}

static gboolean
start_cb (gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!snabel_test_instance_start (user_data, 0, &error))
    g_warning ("%s", error->message);

  return G_SOURCE_REMOVE;
}

static gboolean
stop_cb (gpointer user_data)
{
  snabel_test_instance_stop (user_data);

  return G_SOURCE_REMOVE;
}

/* Who is down hears nothing, so one says beforehand when it shall come up again. */
static TuskReply *
go_down (SnabelTestInstance *self,
         TuskCall           *call)
{
  guint milliseconds = (guint) tusk_call_get_int (call, "milliseconds", 1000);

  g_timeout_add_full (G_PRIORITY_DEFAULT, 50, stop_cb, g_object_ref (self), g_object_unref);
  g_timeout_add_full (G_PRIORITY_DEFAULT, 50 + milliseconds, start_cb, g_object_ref (self), g_object_unref);

  return tusk_reply_new_empty ();
}

static TuskReply *
list_requests (SnabelTestInstance *self,
               TuskCall           *call)
{
  GPtrArray *log = snabel_test_instance_get_requests (self);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < log->len; i++)
    {
      SnabelTestRequest *request = g_ptr_array_index (log, i);
      gsize              size = g_bytes_get_size (request->body);
      g_autofree char   *body = size > 0
                                  ? g_utf8_make_valid (g_bytes_get_data (request->body, NULL), (gssize) size)
                                  : NULL;

      json_array_add_object_element (
        array, tusk_json_object (
                 "s method", request->method, "s path", request->path, "s query", request->query,
                 "b had_authorization", request->had_authorization, "i status", (int) request->status,
                 "s body", body, NULL));
    }

  return tusk_reply_new_array (array);
}

static const struct
{
  const char *name;
  Command     run;
  const char *needs; /* texts that must be given, with spaces between */
} commands[] = {
  { "accounts", add_account, "account" },
  { "follow", follow, "account target" },
  { "post", post, "account text" },
  { "posts", list_posts, "account" },
  { "sign-in", sign_in, "account scopes" },
  { "revoke-tokens", revoke_tokens, "" },
  { "live", live, "" },
  { "faults", set_fault, "kind" },
  { "clear-faults", clear_faults, "" },
  { "release", release, "" },
  { "clock-skew", set_clock_skew, "" },
  { "emit", emit, "frame" },
  { "drop-streams", drop_streams, "" },
  { "refuse-streams", refuse_streams, "" },
  { "go-down", go_down, "" },
  { "requests", list_requests, "" },
};

static gboolean
has_all (TuskCall   *call,
         const char *needs)
{
  g_auto(GStrv) names = g_strsplit (needs, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (tusk_call_get_string (call, names[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * snabel_test_instance_control:
 *
 * Does what a request below /_control/ says.
 *
 * Returns: (transfer full): the answer
 */
TuskReply *
snabel_test_instance_control (SnabelTestInstance *self,
                              TuskCall           *call)
{
  const char *name = call->path + strlen ("/_control/");
  const char *type = soup_message_headers_get_content_type (call->headers, NULL);

  /* A page in a browser can post a form across origins, but not JSON without asking first. */
  if (!g_str_equal (call->method, "POST") || g_strcmp0 (type, "application/json") != 0)
    return tusk_reply_with_status (reply_text ("error", "POST with JSON, please"), 400);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return has_all (call, commands[i].needs)
               ? commands[i].run (self, call)
               : tusk_reply_with_status (reply_text ("error", "something is missing"), 422);

  return tusk_reply_with_status (reply_text ("error", "there is no such command"), 404);
}
