/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything a sign-in touches, and ways to wait for it. */
#include "sign-in-world.h"

void
world_prepare (World           *world,
               SnabelTestManner manner)
{
  world->platform = snabel_test_platform_new ();
  world->instance = snabel_test_instance_new (manner);
  world->browser = snabel_test_browser_new (SNABEL_TEST_MOOD_APPROVES);
  world->platform->launcher = SNABEL_LAUNCHER (g_object_ref (world->browser));
  world->sign_in = snabel_sign_in_new (world->platform);
  snabel_test_browser_set_account (world->browser, world->instance, "bo");
}

void
world_start (World *world)
{
  g_autoptr(GError) error = NULL;

  snabel_test_instance_add_account (world->instance, "anna");
  snabel_test_instance_add_account (world->instance, "bo");
  snabel_test_instance_start (world->instance, 0, &error);
  g_assert_no_error (error);
}

void
world_open (World           *world,
            SnabelTestManner manner)
{
  world_prepare (world, manner);
  world_start (world);
}

/* For what waits: retries, deadlines. */
void
world_let_time_pass (World *world)
{
  world->ticker = snabel_test_run_clock (world->platform->clock);
}

void
world_clear (World *world)
{
  g_clear_handle_id (&world->ticker, g_source_remove);
  if (world->sign_in != NULL)
    g_assert_finalize_object (g_steal_pointer (&world->sign_in));
  g_clear_object (&world->browser);
  g_clear_pointer (&world->platform, snabel_platform_unref);
  g_clear_object (&world->instance);
}

SnabelSignInResult *
world_run (World      *world,
           const char *typed,
           GError    **error)
{
  return dex_await_boxed (snabel_sign_in_run (world->sign_in, typed != NULL ? typed : snabel_test_instance_get_base_uri (world->instance)), error);
}

void
world_expect_error (World      *world,
                    const char *typed,
                    GQuark      domain,
                    int         code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSignInResult) result = world_run (world, typed, &error);

  g_assert_null (result);
  g_assert_error (error, domain, code);
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), >, 10);
}

typedef struct
{
  SnabelSignInStep step;
  DexPromise      *promise;
} StepWait;

static void
step_cb (SnabelSignIn *sign_in,
         GParamSpec   *pspec,
         StepWait     *wait)
{
  if (snabel_sign_in_get_step (sign_in) == wait->step && dex_future_is_pending (DEX_FUTURE (wait->promise)))
    dex_promise_resolve_boolean (wait->promise, TRUE);
}

void
world_await_step (World           *world,
                  SnabelSignInStep step)
{
  StepWait wait = { step, dex_promise_new () };
  gulong   handler = g_signal_connect (world->sign_in, "notify::step", G_CALLBACK (step_cb), &wait);

  step_cb (world->sign_in, NULL, &wait);
  g_assert_true (dex_await (dex_ref (DEX_FUTURE (wait.promise)), NULL));
  g_signal_handler_disconnect (world->sign_in, handler);
  dex_clear (&wait.promise);
}

/* A turn of the main loop, for what was sent off without waiting. */
void
world_await_turns (guint n_turns)
{
  for (guint i = 0; i < n_turns; i++)
    dex_await (snabel_on_main (dex_future_new_for_boolean (TRUE)), NULL);
}

typedef struct
{
  World      *world;
  const char *method;
  const char *path;
} Expected;

static DexFuture *
request_seen_fiber (gpointer data)
{
  Expected *expected = data;

  while (snabel_test_instance_count_requests (expected->world->instance, expected->method, expected->path) == 0)
    dex_await (dex_future_first (dex_timeout_new_msec (1), NULL), NULL);

  return dex_future_new_for_boolean (TRUE);
}

void
world_await_request (World      *world,
                     const char *method,
                     const char *path)
{
  Expected expected = { world, method, path };

  g_assert_true (dex_await (snabel_spawn ("seen", request_seen_fiber, &expected, NULL), NULL));
}

void
world_expect_bo (World                    *world,
                 const SnabelSignInResult *result)
{
  g_autofree char *handle = g_strconcat ("bo@", snabel_test_instance_get_account_domain (world->instance), NULL);

  g_assert_nonnull (result);
  g_assert_cmpstr (result->handle, ==, handle);
  g_assert_cmpstr (result->domain, ==, snabel_test_instance_get_account_domain (world->instance));
  g_assert_cmpstr (result->base_uri, ==, snabel_test_instance_get_base_uri (world->instance));
  g_assert_nonnull (result->account_id);
  g_assert_nonnull (result->display_name);
  g_assert_nonnull (result->instance_json);
  g_assert_nonnull (result->credentials->access_token);
  g_assert_nonnull (result->credentials->client_secret);
  g_assert_cmpint (snabel_sign_in_get_step (world->sign_in), ==, SNABEL_SIGN_IN_DONE);
}
