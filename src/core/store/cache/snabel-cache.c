/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache.db: opened, set aside when it is of no use, closed; and its two threads. */
#include "store/cache/snabel-cache-private.h"

#include "base/snabel-async.h"
#include "store/snabel-store-thread.h"

/* What both threads and the main thread look at. */
typedef struct
{
  GMutex exchange; /* while a new file takes the place of the old one nobody opens either */
  int    generation;
  int    was_rebuilt;
} Shared;

struct _SnabelCache
{
  GObject            parent_instance;
  SnabelProfile     *profile;
  SnabelPlatform    *platform;
  SnabelStoreThread *writer;
  SnabelStoreThread *reader;
  Shared            *shared;
};

G_DEFINE_FINAL_TYPE (SnabelCache, snabel_cache, G_TYPE_OBJECT)

typedef struct
{
  SnabelCacheSide side;
  Shared         *shared;
} State;

static void
shared_clear (gpointer data)
{
  g_mutex_clear (&((Shared *) data)->exchange);
}

static void
shared_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, shared_clear);
}

static State *
state_new (SnabelCache *self)
{
  State *state = g_new0 (State, 1);

  state->shared = g_atomic_rc_box_acquire (self->shared);
  state->side.file.path = snabel_profile_build_path (self->profile, "cache.db");
  state->side.file.vfs = g_strdup (self->platform->vfs);
  state->side.file.files = g_object_ref (self->platform->files);
  state->side.file.schema = &snabel_cache_schema;

  return state;
}

static void
close_side (SnabelCacheSide *side)
{
  g_clear_pointer (&side->database, snabel_database_free);
  g_clear_pointer (&side->packer, snabel_packer_free);
}

static void
state_free (gpointer data)
{
  State *state = data;

  close_side (&state->side);
  snabel_store_file_clear (&state->side.file);
  g_clear_pointer (&state->shared, shared_unref);
  g_free (state);
}

static void
snabel_cache_dispose (GObject *object)
{
  SnabelCache *self = SNABEL_CACHE (object);

  g_clear_pointer (&self->reader, snabel_store_thread_free);
  g_clear_pointer (&self->writer, snabel_store_thread_free);
  g_clear_pointer (&self->shared, shared_unref);
  g_clear_pointer (&self->platform, snabel_platform_unref);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (snabel_cache_parent_class)->dispose (object);
}

static void
snabel_cache_class_init (SnabelCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_cache_dispose;
}

static void
snabel_cache_init (SnabelCache *self)
{
  self->shared = g_atomic_rc_box_new0 (Shared);
  g_mutex_init (&self->shared->exchange);
}

static gboolean
open_side (State             *state,
           SnabelDatabaseMode mode,
           GError           **error)
{
  SnabelCacheSide *side = &state->side;

  side->packer = snabel_packer_new ();
  side->generation = g_atomic_int_get (&state->shared->generation);
  side->database = snabel_database_open (side->file.path, side->file.vfs, mode, error);
  if (side->database != NULL &&
      snabel_schema_check (side->file.schema, side->database, error) &&
      (mode == SNABEL_DATABASE_READER || snabel_schema_upgrade (side->file.schema, side->database, error)) &&
      snabel_cache_side_use_dictionary (side, error))
    return TRUE;

  close_side (side);

  return FALSE;
}

static gboolean
is_useless (GError *error)
{
  return g_error_matches (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED) ||
         g_error_matches (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_NEWER);
}

/* The last useless one is kept, for who wants to look; those before it are not. */
static gboolean
set_aside (SnabelStoreFile *file,
           GError         **error)
{
  static const char *const parts[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (file->path, parts[i], NULL);
      g_autofree char *to = g_strconcat (file->path, ".old", parts[i], NULL);

      if (!snabel_store_file_remove (file, to, error))
        return FALSE;
      if (g_file_test (from, G_FILE_TEST_EXISTS) && !snabel_store_file_rename (file, from, to, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
rebuild (State   *state,
         GError **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&state->shared->exchange);

  close_side (&state->side);
  if (!set_aside (&state->side.file, error))
    return FALSE;

  g_atomic_int_inc (&state->shared->generation);
  g_atomic_int_set (&state->shared->was_rebuilt, TRUE);

  return open_side (state, SNABEL_DATABASE_SHARED, error);
}

static DexFuture *
open_work (gpointer state_data,
           gpointer data)
{
  State *state = state_data;
  g_autoptr(GError) error = NULL;

  if (!open_side (state, SNABEL_DATABASE_SHARED, &error) && is_useless (error))
    {
      g_clear_error (&error);
      rebuild (state, &error);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
opened_cb (DexFuture *opened,
           gpointer   user_data)
{
  SnabelCache *self = SNABEL_CACHE (user_data);

  snabel_detach ("rest of removed accounts", snabel_cache_act (self, snabel_cache_side_purge, NULL, NULL));

  return dex_future_new_take_object (g_object_ref (self));
}

/**
 * snabel_cache_open:
 * @profile: the folder; held as long as the store is
 * @platform: clock, files and VFS
 *
 * Makes the file if there is none. One that is damaged or newer is set aside as cache.db.old
 * and a new one begun: see snabel_cache_get_was_rebuilt().
 *
 * Returns: (transfer full): a future #SnabelCache
 */
DexFuture *
snabel_cache_open (SnabelProfile  *profile,
                   SnabelPlatform *platform)
{
  g_autoptr(SnabelCache) self = NULL;
  DexFuture *opened = NULL;

  dex_return_error_if_fail (SNABEL_IS_PROFILE (profile));
  dex_return_error_if_fail (platform != NULL);

  self = g_object_new (SNABEL_TYPE_CACHE, NULL);
  self->profile = g_object_ref (profile);
  self->platform = snabel_platform_ref (platform);
  self->writer = snabel_store_thread_new ("cache-writer", state_new (self), state_free);
  self->reader = snabel_store_thread_new ("cache-reader", state_new (self), state_free);
  opened = snabel_store_thread_write (self->writer, open_work, NULL, NULL);

  return dex_future_then (opened, opened_cb, g_object_ref (self), g_object_unref);
}

static DexFuture *
close_work (gpointer state_data,
            gpointer data)
{
  State *state = state_data;
  g_autoptr(GError) error = NULL;

  if (state->side.database != NULL && !snabel_database_close (g_steal_pointer (&state->side.database), &error))
    g_debug ("cache.db keeps its log: %s", error->message);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
reader_stopped_cb (DexFuture *stopped,
                   gpointer   user_data)
{
  return dex_ref (user_data);
}

/**
 * snabel_cache_close:
 *
 * Does what is queued, then closes the file. Later calls reject with %SNABEL_STORE_ERROR_CLOSED.
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_cache_close (SnabelCache *self)
{
  dex_return_error_if_fail (SNABEL_IS_CACHE (self));

  return dex_future_then (snabel_store_thread_stop (self->reader, NULL), reader_stopped_cb,
                          snabel_store_thread_stop (self->writer, close_work), dex_unref);
}

/**
 * snabel_cache_get_was_rebuilt:
 *
 * Returns: whether the file was damaged or newer, so that a new one was begun, at the start or since
 */
gboolean
snabel_cache_get_was_rebuilt (SnabelCache *self)
{
  g_return_val_if_fail (SNABEL_IS_CACHE (self), FALSE);

  return g_atomic_int_get (&self->shared->was_rebuilt);
}

typedef struct
{
  SnabelCacheChange change;
  SnabelCacheQuery  query;
  gpointer          data;
  GDestroyNotify    destroy;
  gint64            now;
  SnabelCacheSide  *side;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  if (call->destroy != NULL)
    call->destroy (call->data);
  g_free (call);
}

static gboolean
run_change (SnabelDatabase *database,
            gpointer        data,
            GError        **error)
{
  Call *call = data;

  return call->change (call->side, call->data, error);
}

static DexFuture *
finish_change (State  *state,
               GError *error)
{
  g_autoptr(GError) owned = error;
  g_autoptr(GError) local = NULL;

  if (is_useless (owned) && !rebuild (state, &local))
    g_debug ("cache.db: %s", local->message);

  return dex_future_new_for_error (g_steal_pointer (&owned));
}

/* After a rebuild that failed there is no database; it is tried anew. */
static gboolean
prepare_writer (State   *state,
                Call    *call,
                GError **error)
{
  call->side = &state->side;
  state->side.now = call->now;

  return state->side.database != NULL || open_side (state, SNABEL_DATABASE_SHARED, error);
}

static DexFuture *
change_work (gpointer state_data,
             gpointer data)
{
  State *state = state_data;
  Call  *call = data;
  g_autoptr(GError) error = NULL;

  if (!prepare_writer (state, call, &error) ||
      !snabel_database_transact (state->side.database, run_change, call, &error))
    return finish_change (state, g_steal_pointer (&error));
  if (!snabel_cache_side_train (&state->side, &error))
    g_debug ("cache.db goes on without a dictionary: %s", error->message);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
act_work (gpointer state_data,
          gpointer data)
{
  State *state = state_data;
  Call  *call = data;
  g_autoptr(GError) error = NULL;

  if (!prepare_writer (state, call, &error) || !call->change (&state->side, call->data, &error))
    return finish_change (state, g_steal_pointer (&error));

  return dex_future_new_for_boolean (TRUE);
}

/* Between two files there is none, or one without tables: that is no error of the disk. */
static gboolean
prepare_reader (State   *state,
                GError **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&state->shared->exchange);

  if (state->side.generation != g_atomic_int_get (&state->shared->generation))
    close_side (&state->side);

  return state->side.database != NULL || open_side (state, SNABEL_DATABASE_READER, error);
}

static DexFuture *
query_work (gpointer state_data,
            gpointer data)
{
  State *state = state_data;
  Call  *call = data;
  g_autoptr(GError) error = NULL;

  if (!prepare_reader (state, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  state->side.now = call->now;

  return call->query (&state->side, call->data);
}

static Call *
call_new (SnabelCache *self,
          Call         call)
{
  call.now = snabel_clock_get_real_time (self->platform->clock);

  return g_memdup2 (&call, sizeof call);
}

/* snabel_cache_change: runs @change in a transaction. Returns: a future TRUE. */
DexFuture *
snabel_cache_change (SnabelCache      *self,
                     SnabelCacheChange change,
                     gpointer          data,
                     GDestroyNotify    destroy)
{
  Call *call = call_new (self, (Call) { .change = change, .data = data, .destroy = destroy });

  return snabel_store_thread_write (self->writer, change_work, call, call_free);
}

/* snabel_cache_act: the same for what makes its transactions itself. */
DexFuture *
snabel_cache_act (SnabelCache      *self,
                  SnabelCacheChange change,
                  gpointer          data,
                  GDestroyNotify    destroy)
{
  Call *call = call_new (self, (Call) { .change = change, .data = data, .destroy = destroy });

  return snabel_store_thread_write (self->writer, act_work, call, call_free);
}

static DexFuture *
rebuild_work (gpointer state_data,
              gpointer data)
{
  State *state = state_data;
  int   *generation = data;
  g_autoptr(GError) error = NULL;

  /* Several reads may have stumbled over the same damage. */
  if (*generation == g_atomic_int_get (&state->shared->generation) && !rebuild (state, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (TRUE);
}

typedef struct
{
  SnabelCache *cache;
  int          generation; /* when it was asked: what is newer by now has not failed */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_object (&asked->cache);
  g_free (asked);
}

static DexFuture *
query_failed_cb (DexFuture *failed,
                 gpointer   user_data)
{
  Asked *asked = user_data;
  g_autoptr(GError) error = NULL;

  dex_future_get_value (failed, &error);
  if (is_useless (error))
    snabel_detach ("cache.db", snabel_store_thread_write (asked->cache->writer, rebuild_work,
                                                          g_memdup2 (&asked->generation, sizeof asked->generation), g_free));

  return dex_ref (failed);
}

/* snabel_cache_query: runs @query on the reader. Returns: what it does. */
DexFuture *
snabel_cache_query (SnabelCache     *self,
                    SnabelCacheQuery query,
                    gpointer         data,
                    GDestroyNotify   destroy)
{
  Call      *call = call_new (self, (Call) { .query = query, .data = data, .destroy = destroy });
  Asked     *asked = g_new0 (Asked, 1);
  DexFuture *answer = NULL;

  asked->cache = g_object_ref (self);
  asked->generation = g_atomic_int_get (&self->shared->generation);
  answer = snabel_store_thread_read (self->reader, query_work, call, call_free);

  return dex_future_catch (answer, query_failed_cb, asked, asked_free);
}
