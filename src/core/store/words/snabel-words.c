/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.db: opened and closed, and its thread. */
#include "store/words/snabel-words-private.h"

#include "store/snabel-statement.h"
#include "store/snabel-store-file.h"
#include "store/snabel-store-thread.h"

struct _SnabelWords
{
  GObject            parent_instance;
  SnabelProfile     *profile;
  SnabelPlatform    *platform;
  SnabelStoreThread *thread;
  gboolean           was_salvaged;
};

G_DEFINE_FINAL_TYPE (SnabelWords, snabel_words, G_TYPE_OBJECT)

/* On the thread. */
typedef struct
{
  SnabelStoreFile file;
  SnabelDatabase *database;
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->database, snabel_database_free);
  snabel_store_file_clear (&state->file);
  g_free (state);
}

static void
snabel_words_dispose (GObject *object)
{
  SnabelWords *self = SNABEL_WORDS (object);

  g_clear_pointer (&self->thread, snabel_store_thread_free);
  g_clear_pointer (&self->platform, snabel_platform_unref);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (snabel_words_parent_class)->dispose (object);
}

static void
snabel_words_class_init (SnabelWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_words_dispose;
}

static void
snabel_words_init (SnabelWords *self)
{
}

static DexFuture *
open_work (gpointer state_data,
           gpointer data)
{
  State *state = state_data;
  g_autoptr(GError) error = NULL;
  gboolean was_salvaged = FALSE;

  state->database = snabel_store_file_open (&state->file, &was_salvaged, &error);
  if (state->database == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (was_salvaged);
}

static DexFuture *
opened_cb (DexFuture *opened,
           gpointer   user_data)
{
  SnabelWords  *self = SNABEL_WORDS (user_data);
  const GValue *value = dex_future_get_value (opened, NULL);

  self->was_salvaged = g_value_get_boolean (value);

  return dex_future_new_take_object (g_object_ref (self));
}

/**
 * snabel_words_open:
 * @profile: the folder; held as long as the store is
 * @platform: clock, randomness, files and VFS
 *
 * Makes the file if there is none. A damaged file is salvaged: set aside as words.db.damaged-N,
 * and what can be read of it copied over. A newer one is left alone and the future rejects
 * with %SNABEL_STORE_ERROR_NEWER. Before a step of the schema a copy is kept as words.db.version-N.
 *
 * Returns: (transfer full): a future #SnabelWords
 */
DexFuture *
snabel_words_open (SnabelProfile  *profile,
                   SnabelPlatform *platform)
{
  g_autoptr(SnabelWords) self = NULL;
  State     *state = NULL;
  DexFuture *opened = NULL;

  dex_return_error_if_fail (SNABEL_IS_PROFILE (profile));
  dex_return_error_if_fail (platform != NULL);

  state = g_new0 (State, 1);
  state->file.path = snabel_profile_build_path (profile, "words.db");
  state->file.vfs = g_strdup (platform->vfs);
  state->file.files = g_object_ref (platform->files);
  state->file.schema = &snabel_words_schema;

  self = g_object_new (SNABEL_TYPE_WORDS, NULL);
  self->profile = g_object_ref (profile);
  self->platform = snabel_platform_ref (platform);
  self->thread = snabel_store_thread_new ("words", state, state_free);
  opened = snabel_store_thread_write (self->thread, open_work, NULL, NULL);

  return dex_future_then (opened, opened_cb, g_object_ref (self), g_object_unref);
}

static DexFuture *
close_work (gpointer state_data,
            gpointer data)
{
  State *state = state_data;
  g_autoptr(GError) error = NULL;

  if (!snabel_database_close (g_steal_pointer (&state->database), &error))
    g_debug ("words.db keeps its log: %s", error->message);

  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_words_close:
 *
 * Does what is queued, then closes the file. Later calls reject with %SNABEL_STORE_ERROR_CLOSED.
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_close (SnabelWords *self)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));

  return snabel_store_thread_stop (self->thread, close_work);
}

/**
 * snabel_words_get_was_salvaged:
 *
 * Returns: whether the file was damaged, so that something may be missing: the person should be told
 */
gboolean
snabel_words_get_was_salvaged (SnabelWords *self)
{
  g_return_val_if_fail (SNABEL_IS_WORDS (self), FALSE);

  return self->was_salvaged;
}

typedef struct
{
  SnabelDatabaseFunc change;
  SnabelWordsQuery   query;
  gpointer           data;
  GDestroyNotify     destroy;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  if (call->destroy != NULL)
    call->destroy (call->data);
  g_free (call);
}

static DexFuture *
change_work (gpointer state_data,
             gpointer data)
{
  State *state = state_data;
  Call  *call = data;
  g_autoptr(GError) error = NULL;

  if (!snabel_database_transact (state->database, call->change, call->data, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
query_work (gpointer state_data,
            gpointer data)
{
  State *state = state_data;
  Call  *call = data;

  return call->query (state->database, call->data);
}

/* snabel_words_change: runs @func in a transaction. Returns: a future TRUE. */
DexFuture *
snabel_words_change (SnabelWords       *self,
                     SnabelDatabaseFunc func,
                     gpointer           data,
                     GDestroyNotify     destroy)
{
  Call call = { func, NULL, data, destroy };

  return snabel_store_thread_write (self->thread, change_work, g_memdup2 (&call, sizeof call), call_free);
}

/* snabel_words_act: a change with an answer. Returns: what @query does, which sees to its transaction itself. */
DexFuture *
snabel_words_act (SnabelWords     *self,
                  SnabelWordsQuery query,
                  gpointer         data,
                  GDestroyNotify   destroy)
{
  Call call = { NULL, query, data, destroy };

  return snabel_store_thread_write (self->thread, query_work, g_memdup2 (&call, sizeof call), call_free);
}

/* snabel_words_query: the same for what only reads, skipped when nobody waits any more. */
DexFuture *
snabel_words_query (SnabelWords     *self,
                    SnabelWordsQuery query,
                    gpointer         data,
                    GDestroyNotify   destroy)
{
  Call call = { NULL, query, data, destroy };

  return snabel_store_thread_read (self->thread, query_work, g_memdup2 (&call, sizeof call), call_free);
}

gint64
snabel_words_get_time (SnabelWords *self)
{
  return snabel_clock_get_real_time (self->platform->clock);
}

char *
snabel_words_dup_uuid (SnabelWords *self)
{
  return snabel_random_dup_uuid (self->platform->random);
}

/* snabel_words_keys: Returns: (transfer full): copies of the strings up to NULL, as a job's argument */
char **
snabel_words_keys (const char *first,
                   ...)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  va_list rest;

  va_start (rest, first);
  for (const char *key = first; key != NULL; key = va_arg (rest, const char *))
    g_strv_builder_add (builder, key);
  va_end (rest);

  return g_strv_builder_end (builder);
}

gboolean
snabel_words_run (SnabelDatabase *database,
                  const char     *sql,
                  char          **keys,
                  GError        **error)
{
  g_autoptr(SnabelStatement) statement = snabel_statement_new (database, sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; keys[i] != NULL; i++)
    snabel_statement_add_text (statement, keys[i]);

  return snabel_statement_finish (statement, error);
}
