/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that comes into view again and again must not ask a server that said no each time. */
#include "media/snabel-picture-failures.h"

#include "base/snabel-decoder.h"
#include "base/snabel-error.h"

#define FIRST_WAIT  (30 * G_TIME_SPAN_SECOND)
#define MOST_WAIT   G_TIME_SPAN_HOUR
#define MOST_KEPT   2000
#define MOST_DOUBLE 7

struct _SnabelPictureFailures
{
  GObject      parent_instance;
  SnabelClock *clock;
  GHashTable  *failures; /* char * to Failure */
};

G_DEFINE_FINAL_TYPE (SnabelPictureFailures, snabel_picture_failures, G_TYPE_OBJECT)

typedef struct
{
  GError  *error;
  gint64   until;
  guint    n_times;
  gboolean is_named; /* the server itself said until when */
} Failure;

static void
failure_free (gpointer data)
{
  Failure *self = data;

  g_clear_error (&self->error);
  g_free (self);
}

static void
snabel_picture_failures_dispose (GObject *object)
{
  SnabelPictureFailures *self = SNABEL_PICTURE_FAILURES (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->failures, g_hash_table_unref);

  G_OBJECT_CLASS (snabel_picture_failures_parent_class)->dispose (object);
}

static void
snabel_picture_failures_class_init (SnabelPictureFailuresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_picture_failures_dispose;
}

static void
snabel_picture_failures_init (SnabelPictureFailures *self)
{
  self->failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, failure_free);
}

/**
 * snabel_picture_failures_new:
 *
 * Returns: (transfer full): a list without failures
 */
SnabelPictureFailures *
snabel_picture_failures_new (SnabelClock *clock)
{
  SnabelPictureFailures *self = NULL;

  g_return_val_if_fail (SNABEL_IS_CLOCK (clock), NULL);

  self = g_object_new (SNABEL_TYPE_PICTURE_FAILURES, NULL);
  self->clock = g_object_ref (clock);

  return self;
}

/* What will be the same in a minute: the picture is gone, forbidden, or none. */
static gboolean
is_final (const GError *error)
{
  return error->domain == SNABEL_DECODER_ERROR ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_FORBIDDEN) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_TOO_LARGE) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_INSECURE);
}

/**
 * snabel_picture_failures_add:
 * @error: why it did not come; that somebody stopped waiting, or that nothing can be decoded now, is no failure
 * @wait: microseconds that the server wants to be left alone; -1 if it named no time
 */
void
snabel_picture_failures_add (SnabelPictureFailures *self,
                             const char            *uri,
                             const GError          *error,
                             gint64                 wait)
{
  Failure *failure = NULL;

  g_return_if_fail (SNABEL_IS_PICTURE_FAILURES (self));
  g_return_if_fail (uri != NULL && error != NULL);

  if (snabel_error_is_cancelled (error) || g_error_matches (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNAVAILABLE))
    return;
  if (g_hash_table_size (self->failures) >= MOST_KEPT)
    g_hash_table_remove_all (self->failures);
  failure = g_hash_table_lookup (self->failures, uri);
  if (failure == NULL)
    {
      failure = g_new0 (Failure, 1);
      g_hash_table_insert (self->failures, g_strdup (uri), failure);
    }
  g_clear_error (&failure->error);
  failure->error = g_error_copy (error);
  failure->is_named = wait >= 0;
  if (wait < 0)
    wait = is_final (error) ? MOST_WAIT : FIRST_WAIT << MIN (failure->n_times, MOST_DOUBLE);
  failure->until = snabel_clock_get_monotonic_time (self->clock) + MIN (wait, MOST_WAIT);
  failure->n_times++;
}

/**
 * snabel_picture_failures_lookup:
 *
 * Returns: (transfer full) (nullable): why @uri is not to be asked now, or %NULL if it may be
 */
GError *
snabel_picture_failures_lookup (SnabelPictureFailures *self,
                                const char            *uri)
{
  Failure *failure = NULL;

  g_return_val_if_fail (SNABEL_IS_PICTURE_FAILURES (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  failure = g_hash_table_lookup (self->failures, uri);
  if (failure == NULL || snabel_clock_get_monotonic_time (self->clock) >= failure->until)
    return NULL;

  return g_error_copy (failure->error);
}

/**
 * snabel_picture_failures_forget:
 *
 * @uri came after all.
 */
void
snabel_picture_failures_forget (SnabelPictureFailures *self,
                                const char            *uri)
{
  g_return_if_fail (SNABEL_IS_PICTURE_FAILURES (self));
  g_return_if_fail (uri != NULL);

  g_hash_table_remove (self->failures, uri);
}

/**
 * snabel_picture_failures_forgive:
 *
 * A person wants @uri to be tried again. What the server itself asked for still holds.
 */
void
snabel_picture_failures_forgive (SnabelPictureFailures *self,
                                 const char            *uri)
{
  Failure *failure = NULL;

  g_return_if_fail (SNABEL_IS_PICTURE_FAILURES (self));
  g_return_if_fail (uri != NULL);

  failure = g_hash_table_lookup (self->failures, uri);
  if (failure != NULL && !failure->is_named)
    failure->until = 0;
}
