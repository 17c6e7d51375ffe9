/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling the moderators. Kept nowhere: the log shows that it was told. */
#include "server/tusk-json.h"
#include "server/tusk-router.h"

#include "api/tusk-entities.h"

#define MAX_COMMENT 1000

static const char *const categories[] = { "spam", "legal", "violation", "other", NULL };

/* Why this report is refused; NULL if it is not. */
static const char *
find_error (TuskCall   *call,
            TuskPerson *person,
            GPtrArray  *ids)
{
  const char *comment = tusk_call_get_string (call, "comment");
  const char *category = tusk_call_get_string (call, "category");

  if (comment != NULL && g_utf8_strlen (comment, -1) > MAX_COMMENT)
    return "Validation failed: Comment is too long (maximum is 1000 characters)";
  if (category != NULL && !g_strv_contains (categories, category))
    return "'category' is not a valid value";
  for (guint i = 0; i < ids->len; i++)
    {
      TuskPost *post = tusk_world_find_post (call->world, g_ptr_array_index (ids, i));

      if (post == NULL || post->author != person || !tusk_post_is_visible (post, call->viewer))
        return "Record not found";
    }

  return NULL;
}

static TuskReply *
report (TuskCall *call)
{
  const char *account_id = tusk_call_get_string (call, "account_id");
  const char *comment = tusk_call_get_string (call, "comment");
  const char *category = tusk_call_get_string (call, "category");
  TuskPerson *person = account_id != NULL ? tusk_world_find_person (call->world, account_id) : NULL;
  g_autoptr(GPtrArray) ids = tusk_call_dup_strings (call, "status_ids");
  g_autofree char *id = NULL;
  const char      *error = NULL;

  if (person == NULL)
    return tusk_reply_no_record (call);
  error = find_error (call, person, ids);
  if (error != NULL)
    return tusk_reply_refuse (call, 422, error);
  id = tusk_world_next_small_id (call->world);

  return tusk_reply_new_object (tusk_json_object (
    "s id", id, "b action_taken", FALSE, "s category", category != NULL ? category : "other",
    "s comment", comment != NULL ? comment : "", "b forwarded", tusk_call_get_boolean (call, "forward", FALSE),
    "t created_at", tusk_world_now (call->world), "a status_ids", tusk_json_strings (ids),
    "o target_account", tusk_account_to_json (call->world, person), NULL));
}

const TuskRoute tusk_reports_routes[] = {
  { "POST", "/api/v1/reports", "write:reports", TUSK_FOR_USERS, TUSK_ALL & ~TUSK_SNAC, report },
  { NULL },
};
