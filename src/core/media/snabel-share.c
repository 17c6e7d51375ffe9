/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts who waits, so that the last one who leaves takes the work along. */
#include "media/snabel-share.h"

#include "base/snabel-async.h"

struct _SnabelShare
{
  GObject     parent_instance;
  GHashTable *works; /* by Work->key */
};

G_DEFINE_FINAL_TYPE (SnabelShare, snabel_share, G_TYPE_OBJECT)

typedef struct
{
  SnabelShare *share; /* holds us */
  char        *key;
  DexFuture   *future;
  GPtrArray   *waiters;
} Work;

typedef struct
{
  Work       *work; /* holds us */
  DexPromise *promise;
} Waiter;

static void
waiter_free (gpointer data)
{
  Waiter *self = data;

  g_signal_handlers_disconnect_by_data (dex_promise_get_cancellable (self->promise), self);
  if (dex_future_is_pending (DEX_FUTURE (self->promise)))
    dex_promise_reject (self->promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody works on it any more"));
  dex_clear (&self->promise);
  g_free (self);
}

static void
work_free (gpointer data)
{
  Work *self = data;

  dex_clear (&self->future);
  g_clear_pointer (&self->waiters, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);
  g_free (self);
}

static void
snabel_share_dispose (GObject *object)
{
  SnabelShare *self = SNABEL_SHARE (object);

  g_clear_pointer (&self->works, g_hash_table_unref);

  G_OBJECT_CLASS (snabel_share_parent_class)->dispose (object);
}

static void
snabel_share_class_init (SnabelShareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_share_dispose;
}

static void
snabel_share_init (SnabelShare *self)
{
  self->works = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, work_free);
}

/**
 * snabel_share_new:
 *
 * Returns: (transfer full): a share nobody works for
 */
SnabelShare *
snabel_share_new (void)
{
  return g_object_new (SNABEL_TYPE_SHARE, NULL);
}

static void
left_cb (Waiter *waiter)
{
  Work *work = waiter->work;

  g_ptr_array_remove_fast (work->waiters, waiter);
  if (work->waiters->len == 0)
    g_hash_table_remove (work->share->works, work->key);
}

/* What is told may ask for the same again, so the work is out of the table before. */
static DexFuture *
finished_cb (DexFuture *finished,
             gpointer   user_data)
{
  Work *work = user_data;
  g_autoptr(GPtrArray) waiters = g_steal_pointer (&work->waiters);
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (finished, &error);

  g_hash_table_remove (work->share->works, work->key);
  for (guint i = 0; i < waiters->len; i++)
    {
      Waiter *waiter = g_ptr_array_index (waiters, i);

      g_signal_handlers_disconnect_by_data (dex_promise_get_cancellable (waiter->promise), waiter);
      if (value != NULL)
        dex_promise_resolve (waiter->promise, value);
      else
        dex_promise_reject (waiter->promise, g_error_copy (error));
    }

  return dex_future_new_for_boolean (TRUE);
}

static Work *
begin_work (SnabelShare    *self,
            const char     *key,
            SnabelShareFunc begin,
            gpointer        data)
{
  Work *work = g_new0 (Work, 1);

  work->share = self;
  work->key = g_strdup (key);
  work->waiters = g_ptr_array_new_with_free_func (waiter_free);
  g_hash_table_insert (self->works, work->key, work);
  work->future = snabel_then_main (begin (data), finished_cb, work);

  return work;
}

/**
 * snabel_share_join:
 * @key: what tells this work from others
 * @begin: called at once, if nobody works on @key yet
 * @data: (transfer none): handed to @begin
 *
 * Dropping the future leaves; when the last one has left, the work is dropped too.
 *
 * Returns: (transfer full): a future that ends as the work does, on the main stack
 */
DexFuture *
snabel_share_join (SnabelShare    *self,
                   const char     *key,
                   SnabelShareFunc begin,
                   gpointer        data)
{
  Waiter *waiter = NULL;
  Work   *work = NULL;

  dex_return_error_if_fail (SNABEL_IS_SHARE (self));
  dex_return_error_if_fail (key != NULL && begin != NULL);

  work = g_hash_table_lookup (self->works, key);
  if (work == NULL)
    work = begin_work (self, key, begin, data);
  waiter = g_new0 (Waiter, 1);
  waiter->work = work;
  waiter->promise = dex_promise_new_cancellable ();
  g_signal_connect_swapped (dex_promise_get_cancellable (waiter->promise), "cancelled", G_CALLBACK (left_cb), waiter);
  g_ptr_array_add (work->waiters, waiter);

  /* A bare promise is not told that it was dropped. */
  return dex_future_first (dex_ref (DEX_FUTURE (waiter->promise)), NULL);
}

/**
 * snabel_share_get_n_works:
 *
 * Returns: how many different things are worked on
 */
guint
snabel_share_get_n_works (SnabelShare *self)
{
  g_return_val_if_fail (SNABEL_IS_SHARE (self), 0);

  return g_hash_table_size (self->works);
}
