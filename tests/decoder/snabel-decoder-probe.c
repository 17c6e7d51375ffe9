/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decoder of the tests: the same code behind the same sandbox, and an intruder inside. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "snabel-decoder-probe.h"
#include "snabel-decoder-service.h"

#if defined(__SANITIZE_ADDRESS__)
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}
#endif

/* Past the C library, which might refuse by itself. */
static int
try_call (SnabelProbe probe)
{
  static const char *const arguments[] = { "/bin/true", NULL };

  switch (probe)
    {
    case SNABEL_PROBE_OPEN:
      return (int) syscall (SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY, 0);
    case SNABEL_PROBE_CREATE:
      return (int) syscall (SYS_openat, AT_FDCWD, "/tmp/snabel-probe", O_CREAT | O_WRONLY, 0600);
    case SNABEL_PROBE_SOCKET:
      return (int) syscall (SYS_socket, AF_INET, SOCK_STREAM, 0);
    case SNABEL_PROBE_UNIX_SOCKET:
      return (int) syscall (SYS_socket, AF_UNIX, SOCK_STREAM, 0);
    case SNABEL_PROBE_EXECUTE:
      return (int) syscall (SYS_execve, arguments[0], arguments, NULL);
    case SNABEL_PROBE_FORK:
      return (int) syscall (SYS_clone, SIGCHLD, 0, 0, 0, 0);
    case SNABEL_PROBE_TRACE:
      return (int) syscall (SYS_ptrace, PTRACE_ATTACH, getppid (), 0, 0);
    case SNABEL_PROBE_KILL:
      return (int) syscall (SYS_kill, getppid (), 0);
    case SNABEL_PROBE_MAP_CODE:
      return (gssize) syscall (SYS_mmap, NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == -1 ? -1 : 0;
    case SNABEL_PROBE_HANG:
    case SNABEL_PROBE_FALL:
    case SNABEL_PROBE_NONE:
    default:
      errno = ENOSYS;
      return -1;
    }
}

static int
probe_cb (guint32 number)
{
  while (number == SNABEL_PROBE_HANG)
    continue;
  if (number == SNABEL_PROBE_FALL)
    __builtin_trap ();

  errno = 0;

  return try_call (number) < 0 ? errno : 0;
}

int
main (int   argc,
      char *argv[])
{
  return snabel_decoder_service_run (SNABEL_DECODER_SOCKET, probe_cb);
}
