/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a test lets people do at the instance. */
#include "snabel-test-instance.h"

#include "api/tusk-consent.h"
#include "demo/tusk-demo.h"
#include "server/tusk-hub.h"
#include "server/tusk-json.h"
#include "server/tusk-router.h"
#include "snabel-test-instance-private.h"
#include "world/tusk-grant.h"
#include "world/tusk-person.h"
#include "world/tusk-post.h"

static TuskPerson *
get_person (SnabelTestInstance *self,
            const char         *acct)
{
  TuskWorld  *world = snabel_test_instance_get_world (self);
  TuskPerson *person = tusk_world_look_up (world, acct);

  return person != NULL ? person : tusk_person_new (world, acct);
}

/**
 * snabel_test_instance_add_account:
 * @acct: "anna", or "anna@far.example" for somebody of another server
 *
 * Makes an account, unless it is there.
 *
 * Returns: (transfer none): its id
 */
const char *
snabel_test_instance_add_account (SnabelTestInstance *self,
                                  const char         *acct)
{
  g_return_val_if_fail (SNABEL_IS_TEST_INSTANCE (self), NULL);
  g_return_val_if_fail (acct != NULL, NULL);

  return get_person (self, acct)->id;
}

/**
 * snabel_test_instance_add_emoji:
 *
 * Gives the server an emoji of its own.
 */
void
snabel_test_instance_add_emoji (SnabelTestInstance *self,
                                const char         *shortcode)
{
  TuskWorld       *world = snabel_test_instance_get_world (self);
  g_autofree char *url = tusk_world_build_uri (world, "/emoji/%s.png", shortcode);

  json_array_add_object_element (world->emojis, tusk_json_object ("s shortcode", shortcode, "s url", url, "s static_url", url,
                                                                  "b visible_in_picker", TRUE, NULL));
}

/**
 * snabel_test_instance_follow:
 * @follower: who follows
 * @followed: who is followed; a locked account agrees at once
 *
 * Makes one account follow another.
 */
void
snabel_test_instance_follow (SnabelTestInstance *self,
                             const char         *follower,
                             const char         *followed)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  tusk_person_follow (snabel_test_instance_get_world (self), get_person (self, follower),
                      get_person (self, followed), FALSE);
}

static TuskCall *
call_new (SnabelTestInstance *self,
          const char         *acct,
          const char         *method,
          const char         *path,
          const char         *json)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  g_autoptr(GBytes) body = g_bytes_new (json, json != NULL ? strlen (json) : 0);
  g_auto(GStrv) parts = g_strsplit (path, "?", 2);
  TuskCall *call = NULL;

  soup_message_headers_append (headers, "Content-Type", "application/json");
  soup_message_headers_append (headers, "Accept", "application/json");
  soup_message_headers_append (headers, "User-Agent", "within");
  call = tusk_call_new (snabel_test_instance_get_world (self), method, parts[0], parts[1], headers, body);
  call->viewer = acct != NULL ? get_person (self, acct) : NULL;

  return call;
}

/**
 * snabel_test_instance_call:
 * @acct: (nullable): who does it; people of other servers may, too
 * @path: an endpoint, with its query
 * @json: (nullable): the parameters
 *
 * Does what a client could do, without a client: nothing of it is in the log, and no fault strikes it.
 *
 * Returns: (transfer full) (nullable): what the server answered; %NULL if that was not JSON
 */
JsonNode *
snabel_test_instance_call (SnabelTestInstance *self,
                           const char         *acct,
                           const char         *method,
                           const char         *path,
                           const char         *json)
{
  g_autoptr(TuskCall) call = NULL;
  g_autoptr(TuskReply) reply = NULL;

  g_return_val_if_fail (SNABEL_IS_TEST_INSTANCE (self), NULL);
  g_return_val_if_fail (snabel_test_instance_get_base_uri (self) != NULL, NULL);

  call = call_new (self, acct, method, path, json);
  reply = tusk_router_answer (call);

  return g_steal_pointer (&reply->json);
}

/**
 * snabel_test_instance_post_json:
 * @json: the parameters of POST /api/v1/statuses, and `x_created_at` in microseconds if it is an old post
 *
 * Posts as somebody. The instance must have been started, for a post has an address.
 *
 * Returns: (transfer full) (nullable): the id of the post, or %NULL if it was refused
 */
char *
snabel_test_instance_post_json (SnabelTestInstance *self,
                                const char         *acct,
                                const char         *json)
{
  g_autoptr(JsonNode) node = snabel_test_instance_call (self, acct, "POST", "/api/v1/statuses", json);
  JsonObject *object = node != NULL ? json_node_get_object (node) : NULL;

  if (object == NULL || !json_object_has_member (object, "id"))
    return NULL;

  return g_strdup (json_object_get_string_member (object, "id"));
}

/**
 * snabel_test_instance_post:
 *
 * Posts a line as somebody.
 *
 * Returns: (transfer full) (nullable): the id of the post, or %NULL if it was refused
 */
char *
snabel_test_instance_post (SnabelTestInstance *self,
                           const char         *acct,
                           const char         *text)
{
  g_autofree char *json = tusk_json_print_object (tusk_json_object ("s status", text, NULL));

  return snabel_test_instance_post_json (self, acct, json);
}

/**
 * snabel_test_instance_list_posts:
 *
 * Returns: (transfer full): the texts of what an account posted, oldest first, without what was deleted
 */
char **
snabel_test_instance_list_posts (SnabelTestInstance *self,
                                 const char         *acct)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  TuskWorld  *world = snabel_test_instance_get_world (self);
  TuskPerson *person = tusk_world_look_up (world, acct);

  for (guint i = 0; i < world->posts->len; i++)
    {
      TuskPost *post = g_ptr_array_index (world->posts, i);

      if (post->author == person && !post->is_deleted && post->reblog == NULL)
        g_strv_builder_add (texts, post->text);
    }

  return g_strv_builder_end (texts);
}

/**
 * snabel_test_instance_load_demo:
 *
 * Fills it with people who have written a few hundred posts in several languages. You are "you".
 */
void
snabel_test_instance_load_demo (SnabelTestInstance *self)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));
  g_return_if_fail (snabel_test_instance_get_base_uri (self) != NULL);

  tusk_demo_load (snabel_test_instance_get_world (self));
}

/**
 * snabel_test_instance_live_a_little:
 *
 * Lets the next thing of the demo happen: somebody posts, mentions you, or likes what you wrote.
 */
void
snabel_test_instance_live_a_little (SnabelTestInstance *self)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  tusk_demo_live (snabel_test_instance_get_world (self));
}

/**
 * snabel_test_instance_sign_in:
 * @scopes: with spaces between
 *
 * The short way in, for tests that do not test the long one.
 *
 * Returns: (transfer full): a token
 */
char *
snabel_test_instance_sign_in (SnabelTestInstance *self,
                              const char         *acct,
                              const char         *scopes)
{
  TuskWorld *world = snabel_test_instance_get_world (self);
  TuskApp   *app = tusk_app_new (world, "Test", scopes);

  return g_strdup (tusk_token_issue (world, app, get_person (self, acct), scopes)->secret);
}

/**
 * snabel_test_instance_consent:
 * @authorize_uri: what the client would open in the browser
 * @acct: who decides
 * @is_approved: how
 *
 * Plays the person in front of the consent page.
 *
 * Returns: (transfer full) (nullable): where the browser would go next, which the caller may fetch; %NULL if the
 *   browser would show an error
 */
char *
snabel_test_instance_consent (SnabelTestInstance *self,
                              const char         *authorize_uri,
                              const char         *acct,
                              gboolean            is_approved)
{
  const char *base = snabel_test_instance_get_base_uri (self);
  g_autoptr(TuskCall) call = NULL;

  if (!g_str_has_prefix (authorize_uri, base))
    return NULL;
  call = call_new (self, NULL, "GET", authorize_uri + strlen (base), NULL);

  return tusk_consent_decide (call->world, call, get_person (self, acct), is_approved);
}

/**
 * snabel_test_instance_revoke_tokens:
 *
 * Signs everybody out, as somebody does who lost their machine.
 */
void
snabel_test_instance_revoke_tokens (SnabelTestInstance *self)
{
  TuskWorld *world = snabel_test_instance_get_world (self);

  for (guint i = 0; i < world->tokens->len; i++)
    ((TuskToken *) g_ptr_array_index (world->tokens, i))->is_revoked = TRUE;
  if (world->manner != SNABEL_TEST_MANNER_GOTOSOCIAL)
    tusk_hub_drop (world->hub, NULL);
}

/**
 * snabel_test_instance_set_issuer:
 * @issuer: (nullable): what redirects carry as `iss` (RFC 9207); %NULL for nothing
 *
 * Makes it name an issuer, the right one or another.
 */
void
snabel_test_instance_set_issuer (SnabelTestInstance *self,
                                 const char         *issuer)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  g_set_str (&snabel_test_instance_get_world (self)->issuer, issuer);
}
