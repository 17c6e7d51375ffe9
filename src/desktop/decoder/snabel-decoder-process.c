/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the program with a socket and nothing else, and believes nothing that it answers. */
#include "config.h"

#include "decoder/snabel-decoder-process.h"

#include <fcntl.h>
#include <gio/gunixfdmessage.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/socket.h>

#include "base/snabel-async.h"
#include "media/snabel-decoder-message.h"
#include "media/snabel-picture.h"
#include "media/snabel-sealed-memory.h"

#define BYTES_PER_PIXEL 4

struct _SnabelDecoderProcess
{
  GObject      parent_instance;
  GSubprocess *subprocess;
  GSocket     *socket;
  guint32      serial;
  gboolean     is_broken;
};

G_DEFINE_FINAL_TYPE (SnabelDecoderProcess, snabel_decoder_process, G_TYPE_OBJECT)

static void
snabel_decoder_process_dispose (GObject *object)
{
  SnabelDecoderProcess *self = SNABEL_DECODER_PROCESS (object);

  snabel_decoder_process_kill (self);
  g_clear_object (&self->subprocess);
  g_clear_object (&self->socket);

  G_OBJECT_CLASS (snabel_decoder_process_parent_class)->dispose (object);
}

static void
snabel_decoder_process_class_init (SnabelDecoderProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_decoder_process_dispose;
}

static void
snabel_decoder_process_init (SnabelDecoderProcess *self)
{
}

/* No environment: it may hold anything, and there is nothing in it that a decoder needs. */
static GSubprocess *
start (const char *program,
       int         theirs,
       GError    **error)
{
  static const char *const environment[] = { "LC_ALL=C", NULL };
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);

  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  g_subprocess_launcher_take_fd (launcher, theirs, SNABEL_DECODER_SOCKET);

  return g_subprocess_launcher_spawn (launcher, error, program, NULL);
}

/**
 * snabel_decoder_process_new:
 * @program: (type filename): its path
 *
 * Returns: (transfer full): the program, running, or %NULL with @error set
 */
SnabelDecoderProcess *
snabel_decoder_process_new (const char *program,
                            GError    **error)
{
  g_autoptr(SnabelDecoderProcess) self = g_object_new (SNABEL_TYPE_DECODER_PROCESS, NULL);
  int ends[2] = { -1, -1 };

  g_return_val_if_fail (program != NULL, NULL);

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  self->socket = g_socket_new_from_fd (ends[0], error);
  self->subprocess = start (program, ends[1], error);
  if (self->socket == NULL || self->subprocess == NULL)
    return NULL;
  g_socket_set_blocking (self->socket, FALSE);

  return g_steal_pointer (&self);
}

typedef struct
{
  SnabelDecoderProcess *process;
  GBytes               *bytes;
  SnabelDecoderRequest  request;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_object (&self->process);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static gboolean
send_question (Question *question,
               int       fd,
               GError  **error)
{
  GOutputVector vector = { &question->request, sizeof question->request };
  g_autoptr(GSocketControlMessage) carrier = NULL;
  gssize length = 0;

  if (fd >= 0)
    {
      carrier = g_unix_fd_message_new ();
      if (!g_unix_fd_message_append_fd (G_UNIX_FD_MESSAGE (carrier), fd, error))
        return FALSE;
    }
  length = g_socket_send_message (question->process->socket, NULL, &vector, 1, carrier == NULL ? NULL : &carrier, carrier == NULL ? 0 : 1, 0, NULL, error);

  return length >= 0;
}

static gboolean
readable_cb (GSocket     *socket,
             GIOCondition condition,
             gpointer     user_data)
{
  DexPromise *promise = user_data;

  if (dex_future_is_pending (DEX_FUTURE (promise)))
    dex_promise_resolve_boolean (promise, TRUE);

  return G_SOURCE_REMOVE;
}

static DexFuture *
wait_for_answer (SnabelDecoderProcess *self)
{
  DexPromise *promise = dex_promise_new_cancellable ();
  g_autoptr(GSource) source = g_socket_create_source (self->socket, G_IO_IN, dex_promise_get_cancellable (promise));

  g_source_set_callback (source, G_SOURCE_FUNC (readable_cb), dex_ref (promise), dex_unref);
  g_source_attach (source, NULL);

  return dex_future_first (DEX_FUTURE (promise), NULL);
}

static GError *
broken_error_new (void)
{
  return g_error_new_literal (SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_DAMAGED, _ ("The picture is damaged"));
}

/* Takes the descriptor out of what came; -1 if there is not exactly one. */
static int
take_fd (GSocketControlMessage **messages,
         int                     n_messages)
{
  int fd = -1;

  for (int i = 0; i < n_messages; i++)
    {
      int  n_fds = 0;
      int *fds = G_IS_UNIX_FD_MESSAGE (messages[i]) ? g_unix_fd_message_steal_fds (G_UNIX_FD_MESSAGE (messages[i]), &n_fds) : NULL;

      for (int k = 0; k < n_fds; k++)
        {
          g_clear_fd (&fd, NULL);
          fd = fds[k];
        }
      g_free (fds);
      g_object_unref (messages[i]);
    }
  g_free (messages);

  return fd;
}

static gboolean
receive_answer (Question            *question,
                SnabelDecoderAnswer *answer,
                int                 *fd)
{
  GInputVector            vector = { answer, sizeof *answer };
  GSocketControlMessage **messages = NULL;
  int                     n_messages = 0;
  gssize                  length = 0;

  length = g_socket_receive_message (question->process->socket, NULL, &vector, 1, &messages, &n_messages, NULL, NULL, NULL);
  *fd = take_fd (messages, n_messages);

  return length == sizeof *answer && answer->serial == question->request.serial;
}

/* Every number was written by a process that strangers may have taken over. */
static SnabelPicture *
unpack (const SnabelDecoderAnswer *answer,
        int                        fd)
{
  g_autoptr(GBytes) memory = fd < 0 ? NULL : snabel_sealed_memory_map (fd, SNABEL_DECODER_MOST_BYTES, NULL);
  g_autoptr(GBytes) pixels = NULL;
  g_autoptr(GBytes) delays = NULL;
  SnabelPictureSize size = { answer->width, answer->height };
  SnabelPictureSize natural = { answer->natural_width, answer->natural_height };
  gsize             n_bytes = 0, all = 0;

  if (memory == NULL || size.width == 0 || size.height == 0 || answer->n_frames == 0 || natural.width < size.width || natural.height < size.height ||
      !g_size_checked_mul (&n_bytes, size.width, size.height) || !g_size_checked_mul (&n_bytes, n_bytes, BYTES_PER_PIXEL) ||
      !g_size_checked_mul (&n_bytes, n_bytes, answer->n_frames) ||
      !g_size_checked_mul (&all, answer->n_frames, sizeof (guint32)) || !g_size_checked_add (&all, all, n_bytes) ||
      g_bytes_get_size (memory) != all)
    return NULL;
  pixels = g_bytes_new_from_bytes (memory, 0, n_bytes);
  delays = g_bytes_new_from_bytes (memory, n_bytes, all - n_bytes);

  return snabel_picture_new (size, natural, pixels, g_bytes_get_data (delays, NULL), answer->n_frames);
}

static DexFuture *
read_answer (Question *question)
{
  SnabelDecoderAnswer answer = { 0 };
  g_autofd int        fd = -1;
  SnabelPicture      *picture = NULL;

  if (!receive_answer (question, &answer, &fd))
    {
      question->process->is_broken = TRUE;
      return dex_future_new_for_error (broken_error_new ());
    }
  if (question->request.probe != 0)
    return dex_future_new_for_int (answer.error);
  if (answer.error == SNABEL_DECODER_ERROR_UNKNOWN)
    return dex_future_new_reject (SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNKNOWN, "%s", _ ("This is no picture that Snabel knows"));
  if (answer.error == SNABEL_DECODER_ERROR_TOO_LARGE)
    return dex_future_new_reject (SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_TOO_LARGE, "%s", _ ("The picture is too large"));
  picture = answer.error == SNABEL_DECODER_NO_ERROR ? unpack (&answer, fd) : NULL;
  if (picture == NULL)
    return dex_future_new_for_error (broken_error_new ());

  return dex_future_new_take_boxed (SNABEL_TYPE_PICTURE, picture);
}

static DexFuture *
ask_fiber (gpointer data)
{
  Question    *question = data;
  g_autofd int fd = -1;
  g_autoptr(GError) error = NULL;

  /* Copied here and not in a worker: 16 MB, the most there is, take some milliseconds. */
  if (question->bytes != NULL)
    fd = snabel_sealed_memory_new (&question->bytes, 1, &error);
  if (error != NULL)
    return dex_future_new_reject (SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNAVAILABLE, "%s", error->message);
  if (!send_question (question, fd, &error))
    {
      question->process->is_broken = TRUE;
      return dex_future_new_reject (SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNAVAILABLE, "%s", error->message);
    }
  if (!snabel_await (wait_for_answer (question->process), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return read_answer (question);
}

static DexFuture *
ask (SnabelDecoderProcess *self,
     GBytes               *bytes,
     SnabelDecoderRequest  request)
{
  Question *question = g_new0 (Question, 1);

  question->process = g_object_ref (self);
  question->bytes = bytes == NULL ? NULL : g_bytes_ref (bytes);
  question->request = request;
  question->request.serial = ++self->serial;

  return snabel_spawn ("decode", ask_fiber, question, question_free);
}

/**
 * snabel_decoder_process_ask:
 *
 * One question at a time. After an error look whether the process is still alive; after dropping the future kill it,
 * for its answer would be taken for that of the next question.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelPicture or rejects in #SnabelDecoderError
 */
DexFuture *
snabel_decoder_process_ask (SnabelDecoderProcess *self,
                            GBytes               *bytes,
                            guint                 width,
                            guint                 height)
{
  dex_return_error_if_fail (SNABEL_IS_DECODER_PROCESS (self));
  dex_return_error_if_fail (bytes != NULL);

  return ask (self, bytes, (SnabelDecoderRequest) { .width = width, .height = height });
}

/**
 * snabel_decoder_process_probe:
 * @number: what to try; only a decoder that was built for tests knows any
 *
 * Returns: (transfer full): a future that resolves to an int
 */
DexFuture *
snabel_decoder_process_probe (SnabelDecoderProcess *self,
                              guint                 number)
{
  dex_return_error_if_fail (SNABEL_IS_DECODER_PROCESS (self));
  dex_return_error_if_fail (number > 0);

  return ask (self, NULL, (SnabelDecoderRequest) { .probe = number });
}

/**
 * snabel_decoder_process_kill:
 *
 * Ends the process, whatever it does.
 */
void
snabel_decoder_process_kill (SnabelDecoderProcess *self)
{
  g_return_if_fail (SNABEL_IS_DECODER_PROCESS (self));

  self->is_broken = TRUE;
  if (self->subprocess != NULL)
    g_subprocess_force_exit (self->subprocess);
}

/**
 * snabel_decoder_process_is_alive:
 *
 * Returns: whether it may be asked
 */
gboolean
snabel_decoder_process_is_alive (SnabelDecoderProcess *self)
{
  g_return_val_if_fail (SNABEL_IS_DECODER_PROCESS (self), FALSE);

  return !self->is_broken && (g_socket_condition_check (self->socket, G_IO_HUP | G_IO_ERR) & (G_IO_HUP | G_IO_ERR)) == 0;
}
