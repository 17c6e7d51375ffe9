/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop of the decoder: a request with a file comes in, pixels go out. */
#include "snabel-decoder-service.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>

#include "base/snabel-decoder.h"
#include "media/snabel-sealed-memory.h"

#include "snabel-decode.h"
#include "snabel-sandbox.h"

#define MOST_FILE (16 * 1024 * 1024)

typedef union
{
  struct cmsghdr header;
  char           space[CMSG_SPACE (sizeof (int))];
} Control;

static gssize
retry (gssize (*call) (int            socket,
                       struct msghdr *message),
       int            socket,
       struct msghdr *message)
{
  gssize length = 0;

  do
    length = call (socket, message);
  while (length < 0 && errno == EINTR);

  return length;
}

static gssize
receive (int            socket,
         struct msghdr *message)
{
  return recvmsg (socket, message, MSG_CMSG_CLOEXEC);
}

static gssize
transmit (int            socket,
          struct msghdr *message)
{
  return sendmsg (socket, message, MSG_NOSIGNAL);
}

/* Returns FALSE when nobody asks any more. */
static gboolean
read_request (int                   socket,
              SnabelDecoderRequest *request,
              int                  *fd)
{
  Control         control = { 0 };
  struct iovec    part = { request, sizeof *request };
  struct msghdr   message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
  gssize          length = retry (receive, socket, &message);
  struct cmsghdr *header = NULL;

  if (length != sizeof *request)
    return FALSE;
  header = CMSG_FIRSTHDR (&message);
  if (header != NULL && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS && header->cmsg_len == CMSG_LEN (sizeof (int)))
    memcpy (fd, CMSG_DATA (header), sizeof (int));

  return TRUE;
}

static gboolean
write_answer (int                  socket,
              SnabelDecoderAnswer *answer,
              int                  fd)
{
  Control       control = { 0 };
  struct iovec  part = { answer, sizeof *answer };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };

  if (fd >= 0)
    {
      message.msg_control = &control;
      message.msg_controllen = sizeof control;
      control.header.cmsg_level = SOL_SOCKET;
      control.header.cmsg_type = SCM_RIGHTS;
      control.header.cmsg_len = CMSG_LEN (sizeof (int));
      memcpy (CMSG_DATA (&control.header), &fd, sizeof (int));
    }

  return retry (transmit, socket, &message) == sizeof *answer;
}

/* Returns: the answer's memory, or -1 with its error filled in */
static int
pack (SnabelFrames        *frames,
      SnabelDecoderAnswer *answer)
{
  g_autoptr(GBytes) pixels = g_bytes_new_static (frames->pixels->data, frames->pixels->len);
  g_autoptr(GBytes) delays = g_bytes_new_static (frames->delays->data, frames->delays->len * sizeof (guint32));
  GBytes *parts[] = { pixels, delays };
  int     fd = snabel_sealed_memory_new (parts, G_N_ELEMENTS (parts), NULL);

  answer->error = fd < 0 ? SNABEL_DECODER_ERROR_UNAVAILABLE : SNABEL_DECODER_NO_ERROR;
  answer->width = frames->size.width;
  answer->height = frames->size.height;
  answer->natural_width = frames->natural.width;
  answer->natural_height = frames->natural.height;
  answer->n_frames = frames->delays->len;

  return fd;
}

static int
decode (const SnabelDecoderRequest *request,
        int                         fd,
        SnabelDecoderAnswer        *answer)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = snabel_sealed_memory_map (fd, MOST_FILE, NULL);
  g_autoptr(SnabelFrames) frames = NULL;

  answer->error = SNABEL_DECODER_ERROR_DAMAGED;
  if (bytes == NULL)
    return -1;
  frames = snabel_decode (bytes, (SnabelPictureSize) { request->width, request->height }, &error);
  if (frames != NULL)
    return pack (frames, answer);
  answer->error = error->code;

  return -1;
}

/**
 * snabel_decoder_service_run:
 * @socket: of the kind that keeps messages apart
 * @probe: (nullable): %NULL but in tests
 *
 * Closes the sandbox and serves until the other end of @socket is gone.
 *
 * Returns: the program's exit status
 */
int
snabel_decoder_service_run (int                socket,
                            SnabelDecoderProbe probe)
{
  if (!snabel_sandbox_close ())
    {
      g_printerr ("snabel-decoder: the system gives no sandbox, so nothing is decoded\n");
      return 1;
    }
  while (TRUE)
    {
      SnabelDecoderRequest request = { 0 };
      SnabelDecoderAnswer  answer = { 0 };
      g_autofd int         in = -1;
      g_autofd int         out = -1;

      if (!read_request (socket, &request, &in))
        return 0;
      answer.serial = request.serial;
      if (request.probe == 0)
        out = decode (&request, in, &answer);
      else
        answer.error = probe == NULL ? SNABEL_DECODER_ERROR_UNKNOWN : probe (request.probe);
      if (!write_answer (socket, &answer, out))
        return 0;
    }
}
