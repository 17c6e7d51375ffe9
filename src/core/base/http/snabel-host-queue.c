/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A queue a host. A place is a ticket: whoever lets go of it, in whatever way, gives the place back. */
#include "base/http/snabel-host-queue.h"

/* So many places are kept for what somebody looks at. */
#define N_RESERVED   2
#define N_PRIORITIES 2

typedef struct
{
  guint  n_running;
  GQueue waiting[N_PRIORITIES];
} Host;

struct _SnabelHostQueue
{
  GObject     parent_instance;
  GHashTable *hosts;
  guint       max_per_host;
};

struct _SnabelHostTicket
{
  SnabelHostQueue *queue;
  char            *host;
};

G_DEFINE_FINAL_TYPE (SnabelHostQueue, snabel_host_queue, G_TYPE_OBJECT)
G_DEFINE_BOXED_TYPE (SnabelHostTicket, snabel_host_ticket, snabel_host_ticket_ref, snabel_host_ticket_unref)

static void
host_free (gpointer data)
{
  Host *host = data;

  for (guint i = 0; i < N_PRIORITIES; i++)
    g_queue_clear_full (&host->waiting[i], dex_unref);
  g_free (host);
}

static void
snabel_host_queue_finalize (GObject *object)
{
  SnabelHostQueue *self = SNABEL_HOST_QUEUE (object);

  g_clear_pointer (&self->hosts, g_hash_table_unref);

  G_OBJECT_CLASS (snabel_host_queue_parent_class)->finalize (object);
}

static void
snabel_host_queue_class_init (SnabelHostQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_host_queue_finalize;
}

static void
snabel_host_queue_init (SnabelHostQueue *self)
{
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, host_free);
}

/**
 * snabel_host_queue_new:
 * @max_per_host: how many may be inside at a time
 *
 * Returns: (transfer full): a queue
 */
SnabelHostQueue *
snabel_host_queue_new (guint max_per_host)
{
  SnabelHostQueue *self = g_object_new (SNABEL_TYPE_HOST_QUEUE, NULL);

  self->max_per_host = MAX (max_per_host, N_RESERVED + 1);

  return self;
}

static gboolean
has_place (SnabelHostQueue *self,
           Host            *host,
           SnabelPriority   priority)
{
  guint n_reserved = priority == SNABEL_PRIORITY_VISIBLE ? 0 : N_RESERVED;

  return host->n_running + n_reserved < self->max_per_host;
}

static void
admit (SnabelHostQueue *self,
       const char      *name,
       Host            *host,
       DexPromise      *promise)
{
  SnabelHostTicket *ticket = g_atomic_rc_box_new0 (SnabelHostTicket);

  ticket->queue = g_object_ref (self);
  ticket->host = g_strdup (name);
  host->n_running++;
  dex_promise_resolve_boxed (promise, SNABEL_TYPE_HOST_TICKET, ticket);
}

/* Those who stopped waiting are passed over. */
static DexPromise *
pop_waiting (SnabelHostQueue *self,
             Host            *host)
{
  for (guint i = 0; i < N_PRIORITIES; i++)
    while (!g_queue_is_empty (&host->waiting[i]) && has_place (self, host, i))
      {
        DexPromise *promise = g_queue_pop_head (&host->waiting[i]);

        if (!g_cancellable_is_cancelled (dex_promise_get_cancellable (promise)))
          return promise;
        dex_unref (promise);
      }

  return NULL;
}

static void
leave (gpointer data)
{
  SnabelHostTicket *ticket = data;
  g_autoptr(SnabelHostQueue) queue = g_steal_pointer (&ticket->queue);
  g_autofree char *name = g_steal_pointer (&ticket->host);
  Host            *host = g_hash_table_lookup (queue->hosts, name);
  DexPromise      *next = NULL;

  host->n_running--;
  while ((next = pop_waiting (queue, host)) != NULL)
    {
      admit (queue, name, host, next);
      dex_unref (next);
    }
  if (host->n_running == 0)
    g_hash_table_remove (queue->hosts, name);
}

/**
 * snabel_host_ticket_ref:
 *
 * Returns: (transfer full): @self
 */
SnabelHostTicket *
snabel_host_ticket_ref (SnabelHostTicket *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * snabel_host_ticket_unref:
 * @self: (transfer full): a ticket; the last reference gives the place to the next
 */
void
snabel_host_ticket_unref (SnabelHostTicket *self)
{
  g_atomic_rc_box_release_full (self, leave);
}

/**
 * snabel_host_queue_enter:
 * @host: what the limit holds for
 * @priority: visible goes before background, and background leaves two places free
 *
 * Main thread only. Dropping the future ends the wait.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelHostTicket
 */
DexFuture *
snabel_host_queue_enter (SnabelHostQueue *self,
                         const char      *host,
                         SnabelPriority   priority)
{
  DexPromise *promise = NULL;
  Host       *entry = NULL;

  dex_return_error_if_fail (SNABEL_IS_HOST_QUEUE (self));
  dex_return_error_if_fail (host != NULL);

  entry = g_hash_table_lookup (self->hosts, host);
  if (entry == NULL)
    {
      entry = g_new0 (Host, 1);
      g_hash_table_insert (self->hosts, g_strdup (host), entry);
    }
  promise = dex_promise_new_cancellable ();
  if (has_place (self, entry, priority))
    admit (self, host, entry, promise);
  else
    g_queue_push_tail (&entry->waiting[priority], dex_ref (promise));

  return DEX_FUTURE (promise);
}
