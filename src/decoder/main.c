/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program that decodes what strangers send; Snabel starts it, people do not. */
#include <sys/socket.h>

#include "snabel-decoder-service.h"

#if defined(__SANITIZE_ADDRESS__)
const char *__asan_default_options (void);

/* To look for leaks at its end the sanitizer would have to leave the sandbox; the tests look for them outside. */
const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}
#endif

int
main (int   argc,
      char *argv[])
{
  int       type = 0;
  socklen_t length = sizeof type;

  if (getsockopt (SNABEL_DECODER_SOCKET, SOL_SOCKET, SO_TYPE, &type, &length) != 0 || type != SOCK_SEQPACKET)
    {
      g_printerr ("snabel-decoder: only Snabel starts this program\n");
      return 2;
    }

  return snabel_decoder_service_run (SNABEL_DECODER_SOCKET, NULL);
}
