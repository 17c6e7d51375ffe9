/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the order in which they were asked for. */
#include "snabel-deferred-actions.h"

struct _SnabelDeferredActions
{
  GQueue calls;
};

typedef struct
{
  char     *name;
  GVariant *parameter;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_pointer (&call->name, g_free);
  g_clear_pointer (&call->parameter, g_variant_unref);
  g_free (call);
}

/**
 * snabel_deferred_actions_new:
 *
 * Returns: (transfer full): nothing asked for yet
 */
SnabelDeferredActions *
snabel_deferred_actions_new (void)
{
  SnabelDeferredActions *self = g_new0 (SnabelDeferredActions, 1);

  g_queue_init (&self->calls);

  return self;
}

/**
 * snabel_deferred_actions_free:
 *
 * What is still waiting is forgotten.
 */
void
snabel_deferred_actions_free (SnabelDeferredActions *self)
{
  g_queue_clear_full (&self->calls, call_free);
  g_free (self);
}

/**
 * snabel_deferred_actions_add:
 * @name: an action
 * @parameter: (nullable): what it was called with
 */
void
snabel_deferred_actions_add (SnabelDeferredActions *self,
                             const char            *name,
                             GVariant              *parameter)
{
  Call *call = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  call = g_new0 (Call, 1);
  call->name = g_strdup (name);
  call->parameter = parameter != NULL ? g_variant_ref (parameter) : NULL;
  g_queue_push_tail (&self->calls, call);
}

/**
 * snabel_deferred_actions_call:
 * @group: has the actions
 *
 * Calls each of them, once.
 */
void
snabel_deferred_actions_call (SnabelDeferredActions *self,
                              GActionGroup          *group)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_ACTION_GROUP (group));

  for (Call *call = g_queue_pop_head (&self->calls); call != NULL; call = g_queue_pop_head (&self->calls))
    {
      g_action_group_activate_action (group, call->name, call->parameter);
      call_free (call);
    }
}
