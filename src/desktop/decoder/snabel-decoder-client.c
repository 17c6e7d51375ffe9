/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A queue in front of one process: what was asked for last goes first, and what killed it never goes again. */
#include "config.h"

#include "decoder/snabel-decoder-client.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "decoder/snabel-decoder-process.h"
#include "media/snabel-picture.h"

#define DEADLINE      (10 * G_TIME_SPAN_SECOND)
#define FIRST_WAIT    (G_TIME_SPAN_SECOND / 4)
#define MOST_DOUBLE   7
#define MOST_POISONED 1000

struct _SnabelDecoderClient
{
  GObject               parent_instance;
  SnabelClock          *clock;
  char                 *program;
  SnabelDecoderProcess *process;
  GQueue                queue;    /* of Job; the latest first */
  GHashTable           *poisoned; /* SHA-256 of what killed a process */
  guint                 n_starts;
  guint                 n_falls; /* without a picture in between */
  gboolean              is_working;
};

typedef struct
{
  SnabelDecoderClient *client;
  DexPromise          *promise;
  GBytes              *bytes;
  guint                width;
  guint                height;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_signal_handlers_disconnect_by_data (dex_promise_get_cancellable (self->promise), self);
  if (dex_future_is_pending (DEX_FUTURE (self->promise)))
    dex_promise_reject (self->promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody decodes any more"));
  dex_clear (&self->promise);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* Starts the process if there is none. After a fall there is a wait, longer each time. */
static gboolean
ensure_process (SnabelDecoderClient *self,
                GError             **error)
{
  if (self->process != NULL && snabel_decoder_process_is_alive (self->process))
    return TRUE;
  g_clear_object (&self->process);
  if (self->n_falls > 1 &&
      !snabel_await (snabel_clock_sleep (self->clock, FIRST_WAIT << MIN (self->n_falls - 2, MOST_DOUBLE)), error))
    return FALSE;
  self->process = snabel_decoder_process_new (self->program, error);
  if (self->process == NULL)
    return FALSE;
  self->n_starts++;

  return TRUE;
}

static char *
get_digest (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static void
poison (SnabelDecoderClient *self,
        GBytes              *bytes)
{
  if (g_hash_table_size (self->poisoned) >= MOST_POISONED)
    g_hash_table_remove_all (self->poisoned);
  g_hash_table_add (self->poisoned, get_digest (bytes));
}

/* Few, so that the sum over a file is rarely worth taking. */
static gboolean
is_poisoned (SnabelDecoderClient *self,
             GBytes              *bytes)
{
  g_autofree char *digest = g_hash_table_size (self->poisoned) == 0 ? NULL : get_digest (bytes);

  return digest != NULL && g_hash_table_contains (self->poisoned, digest);
}

static GError *
damaged_error_new (void)
{
  return g_error_new_literal (SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_DAMAGED, _ ("The picture is damaged"));
}

/* Whether what goes wrong is the picture's fault: only then did the process live when it was asked. */
static SnabelPicture *
decode_one (SnabelDecoderClient *self,
            Job                 *job,
            GError             **error)
{
  g_autoptr(GError) failure = NULL;
  SnabelPicture *picture = NULL;
  DexFuture     *answer = NULL;

  if (is_poisoned (self, job->bytes))
    {
      g_propagate_error (error, damaged_error_new ());
      return NULL;
    }
  if (!ensure_process (self, &failure))
    {
      self->n_falls++;
      g_set_error (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNAVAILABLE, "%s", failure->message);
      return NULL;
    }
  answer = snabel_decoder_process_ask (self->process, job->bytes, job->width, job->height);
  picture = snabel_await_boxed (snabel_clock_with_deadline (self->clock, answer, DEADLINE), &failure);
  if (picture != NULL || (failure->domain == SNABEL_DECODER_ERROR && snabel_decoder_process_is_alive (self->process)))
    {
      self->n_falls = 0;
      if (picture == NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      return picture;
    }
  snabel_decoder_process_kill (self->process);
  g_clear_object (&self->process);
  self->n_falls++;
  poison (self, job->bytes);
  g_propagate_error (error, damaged_error_new ());

  return NULL;
}

static DexFuture *
work_fiber (gpointer data)
{
  SnabelDecoderClient *self = data;

  while (!g_queue_is_empty (&self->queue))
    {
      g_autoptr(Job) job = g_queue_pop_head (&self->queue);
      g_autoptr(GError) error = NULL;
      g_autoptr(SnabelPicture) picture = NULL;

      g_signal_handlers_disconnect_by_data (dex_promise_get_cancellable (job->promise), job);
      picture = decode_one (self, job, &error);
      if (picture != NULL)
        dex_promise_resolve_boxed (job->promise, SNABEL_TYPE_PICTURE, g_steal_pointer (&picture));
      else
        dex_promise_reject (job->promise, g_steal_pointer (&error));
    }
  self->is_working = FALSE;

  return dex_future_new_for_boolean (TRUE);
}

static void
dropped_cb (Job *job)
{
  g_queue_remove (&job->client->queue, job);
  job_free (job);
}

static DexFuture *
client_decode (SnabelDecoder *decoder,
               GBytes        *bytes,
               guint          width,
               guint          height)
{
  SnabelDecoderClient *self = SNABEL_DECODER_CLIENT (decoder);
  Job                 *job = g_new0 (Job, 1);

  job->client = self;
  job->promise = dex_promise_new_cancellable ();
  job->bytes = g_bytes_ref (bytes);
  job->width = width;
  job->height = height;
  g_signal_connect_swapped (dex_promise_get_cancellable (job->promise), "cancelled", G_CALLBACK (dropped_cb), job);
  g_queue_push_head (&self->queue, job);
  if (!self->is_working)
    {
      self->is_working = TRUE;
      snabel_detach ("decoder", snabel_spawn ("decoder", work_fiber, g_object_ref (self), g_object_unref));
    }

  return dex_future_first (dex_ref (DEX_FUTURE (job->promise)), NULL);
}

static void
decoder_iface_init (SnabelDecoderInterface *iface)
{
  iface->decode = client_decode;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelDecoderClient, snabel_decoder_client, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_DECODER, decoder_iface_init))

static void
snabel_decoder_client_dispose (GObject *object)
{
  SnabelDecoderClient *self = SNABEL_DECODER_CLIENT (object);

  g_queue_clear_full (&self->queue, job_free);
  g_clear_object (&self->process);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->poisoned, g_hash_table_unref);
  g_clear_pointer (&self->program, g_free);

  G_OBJECT_CLASS (snabel_decoder_client_parent_class)->dispose (object);
}

static void
snabel_decoder_client_class_init (SnabelDecoderClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_decoder_client_dispose;
}

static void
snabel_decoder_client_init (SnabelDecoderClient *self)
{
  g_queue_init (&self->queue);
  self->poisoned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * snabel_decoder_client_new:
 * @program: (type filename): the decoder; started with the first picture
 *
 * A picture that takes ten seconds, or with which the process falls, is refused for good; the next one finds a fresh
 * process.
 *
 * Returns: (transfer full): a decoder
 */
SnabelDecoder *
snabel_decoder_client_new (SnabelClock *clock,
                           const char  *program)
{
  SnabelDecoderClient *self = NULL;

  g_return_val_if_fail (SNABEL_IS_CLOCK (clock) && program != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_DECODER_CLIENT, NULL);
  self->clock = g_object_ref (clock);
  self->program = g_strdup (program);

  return SNABEL_DECODER (self);
}

/**
 * snabel_decoder_client_get_n_starts:
 *
 * Returns: how often the process was started
 */
guint
snabel_decoder_client_get_n_starts (SnabelDecoderClient *self)
{
  g_return_val_if_fail (SNABEL_IS_DECODER_CLIENT (self), 0);

  return self->n_starts;
}
