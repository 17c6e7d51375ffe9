/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits, no new privileges, and a list of the few system calls that are left. */
#include "snabel-sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "media/snabel-decoder-message.h"

#define MOST_MEMORY (512 * 1024 * 1024)
#define MOST_FILES  16

/* What is not here fails with EPERM: a library that asks for something it can do without goes on. */
static const int allowed[] = {
  SCMP_SYS (brk),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (close),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (fcntl),
  SCMP_SYS (fstat),
  SCMP_SYS (ftruncate),
  SCMP_SYS (futex),
  SCMP_SYS (getpid),
  SCMP_SYS (getrandom),
  SCMP_SYS (gettid),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (lseek),
  SCMP_SYS (madvise),
  SCMP_SYS (memfd_create),
  SCMP_SYS (mremap),
  SCMP_SYS (munmap),
  SCMP_SYS (nanosleep),
  SCMP_SYS (read),
  SCMP_SYS (recvmsg),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sendmsg),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (write),
};

static gboolean
limit (int    resource,
       rlim_t most)
{
  struct rlimit value = { most, most };

  return setrlimit (resource, &value) == 0;
}

/* The sanitizers map terabytes that they never touch. */
static gboolean
limit_memory (void)
{
#if defined(__SANITIZE_ADDRESS__)
  return TRUE;
#else
  return limit (RLIMIT_AS, MOST_MEMORY);
#endif
}

/* A size above 0 is for the memory that answers travel in; there is no file that could grow. */
static gboolean
set_limits (void)
{
  return limit_memory () &&
         limit (RLIMIT_NOFILE, MOST_FILES) &&
         limit (RLIMIT_FSIZE, SNABEL_DECODER_MOST_BYTES) &&
         limit (RLIMIT_CORE, 0);
}

/* Memory may be had, but none that can be executed. */
static gboolean
allow_mapping (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp not_executable = SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);

  if (seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1, not_executable) != 0)
    return FALSE;

  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1, not_executable) == 0;
}

static gboolean
load_filter (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean        is_ready = filter != NULL && allow_mapping (filter);

  for (guint i = 0; is_ready && i < G_N_ELEMENTS (allowed); i++)
    is_ready = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
  is_ready = is_ready && seccomp_load (filter) == 0;
  if (filter != NULL)
    seccomp_release (filter);

  return is_ready;
}

/**
 * snabel_sandbox_close:
 *
 * From here on there are no files, no network, no other processes and no way to get them back.
 *
 * Returns: %FALSE if the system does not give this; then nothing may be decoded
 */
gboolean
snabel_sandbox_close (void)
{
  return prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
         prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         set_limits () &&
         load_filter ();
}
