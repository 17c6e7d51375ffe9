/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the outbox share. All runs on the main stack, as in the program. */
#include "snabel-outbox-world.h"

static gboolean
is_over (gpointer data)
{
  return !dex_future_is_pending (data);
}

/**
 * snabel_outbox_world_await:
 * @future: (transfer full): what to wait for
 *
 * Returns: whether it resolved
 */
gboolean
snabel_outbox_world_await (DexFuture *future,
                           GError   **error)
{
  g_autoptr(DexFuture) work = future;

  snabel_test_wait_until (is_over, work);

  return dex_future_get_value (work, error) != NULL;
}

static gboolean
is_ready (gpointer data)
{
  SnabelOutboxWorld *self = data;
  const char        *account_id = snabel_session_get_account (self->session)->account_id;

  return snabel_session_get_client (self->session) != NULL && snabel_session_get_instance (self->session) != NULL &&
         g_strcmp0 (account_id, "ada") != 0;
}

static void
open_outbox (SnabelOutboxWorld *self)
{
  g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (self->base.accounts), 0);

  self->session = session;
  snabel_test_wait_until (is_ready, self);
  self->outbox = snabel_outbox_new (self->base.platform, self->base.accounts);
  snabel_test_world_wait (snabel_outbox_open (self->outbox));
}

static void
close_outbox (SnabelOutboxWorld *self)
{
  snabel_outbox_close (self->outbox);
  snabel_test_drain ();
  g_assert_finalize_object (g_steal_pointer (&self->outbox));
}

SnabelOutboxWorld *
snabel_outbox_world_new (SnabelTestManner manner)
{
  SnabelOutboxWorld *self = g_new0 (SnabelOutboxWorld, 1);

  snabel_test_world_open (&self->base, manner);
  snabel_test_world_sign_in (&self->base, "ada");
  open_outbox (self);

  return self;
}

/**
 * snabel_outbox_world_restart:
 *
 * Ends the program, whatever is under way, and starts it again. What words.db does not have by then is lost.
 */
void
snabel_outbox_world_restart (SnabelOutboxWorld *self)
{
  close_outbox (self);
  snabel_test_world_reopen (&self->base);
  open_outbox (self);
}

void
snabel_outbox_world_free (SnabelOutboxWorld *self)
{
  close_outbox (self);
  snabel_test_world_close (&self->base);
  g_free (self);
}

void
snabel_outbox_world_send (SnabelOutboxWorld *self,
                          const char        *text)
{
  const char *keys[] = { snabel_session_get_key (self->session), NULL };
  g_autoptr(SnabelDraft) draft = snabel_draft_new ();

  draft->id = snabel_random_dup_uuid (self->base.platform->random);
  draft->account_keys = g_strdupv ((char **) keys);
  draft->text = g_strdup (text);
  snabel_test_world_wait (snabel_outbox_send (self->outbox, draft));
}

/**
 * snabel_outbox_world_get:
 *
 * Returns: (transfer none) (nullable): an entry of the outbox
 */
SnabelOutboxEntry *
snabel_outbox_world_get (SnabelOutboxWorld *self,
                         guint              position)
{
  g_autoptr(SnabelOutboxEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->outbox), position);

  return entry;
}

typedef struct
{
  SnabelOutboxWorld *world;
  SnabelOutboxPhase  phase;
} Wait;

static gboolean
is_in_phase (gpointer data)
{
  Wait              *wait = data;
  SnabelOutboxEntry *entry = snabel_outbox_world_get (wait->world, 0);

  return entry != NULL && snabel_outbox_entry_get_phase (entry) == wait->phase;
}

/**
 * snabel_outbox_world_wait_phase:
 *
 * Waits until the first entry is in @phase.
 */
void
snabel_outbox_world_wait_phase (SnabelOutboxWorld *self,
                                SnabelOutboxPhase  phase)
{
  Wait wait = { self, phase };

  snabel_test_wait_until (is_in_phase, &wait);
}

static gboolean
is_empty (gpointer data)
{
  return snabel_outbox_world_get (data, 0) == NULL;
}

void
snabel_outbox_world_wait_empty (SnabelOutboxWorld *self)
{
  snabel_test_wait_until (is_empty, self);
}

guint
snabel_outbox_world_count_posts (SnabelOutboxWorld *self,
                                 const char        *text)
{
  g_auto(GStrv) posts = snabel_test_instance_list_posts (self->base.instance, "ada");
  guint n_posts = 0;

  for (char **post = posts; *post != NULL; post++)
    if (g_str_equal (*post, text))
      n_posts++;

  return n_posts;
}

void
snabel_outbox_world_break_posts (SnabelOutboxWorld  *self,
                                 SnabelTestFaultKind kind,
                                 guint               times)
{
  SnabelTestFault fault = { .kind = kind, .method = "POST", .path = "/api/v1/statuses", .times = times, .status = 503 };

  snabel_test_instance_set_fault (self->base.instance, &fault);
}

/**
 * snabel_outbox_world_pass:
 *
 * Lets time pass, and all happen that happens meanwhile.
 */
void
snabel_outbox_world_pass (SnabelOutboxWorld *self,
                          gint64             microseconds)
{
  snabel_test_pass (self->base.platform->clock, microseconds);
}
