/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile folder and the lock on it: two processes that send are one too many. */
#include "config.h"

#include "base/snabel-profile.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

struct _SnabelProfile
{
  GObject parent_instance;
  char   *directory;
  int     lock_fd;
};

G_DEFINE_QUARK (snabel_profile_error, snabel_profile_error)
G_DEFINE_FINAL_TYPE (SnabelProfile, snabel_profile, G_TYPE_OBJECT)

static void
snabel_profile_finalize (GObject *object)
{
  SnabelProfile *self = SNABEL_PROFILE (object);

  g_clear_fd (&self->lock_fd, NULL);
  g_clear_pointer (&self->directory, g_free);

  G_OBJECT_CLASS (snabel_profile_parent_class)->finalize (object);
}

static void
snabel_profile_class_init (SnabelProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_profile_finalize;
}

static void
snabel_profile_init (SnabelProfile *self)
{
  self->lock_fd = -1;
}

static gboolean
take_lock (SnabelProfile *self,
           GError       **error)
{
  g_autofree char *path = snabel_profile_build_path (self, "lock");

  self->lock_fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock_fd < 0)
    {
      g_set_error (error, SNABEL_PROFILE_ERROR, SNABEL_PROFILE_ERROR_UNUSABLE,
                   _ ("Snabel cannot write to its folder “%s”: %s"), self->directory, g_strerror (errno));
      return FALSE;
    }
  if (flock (self->lock_fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error (error, SNABEL_PROFILE_ERROR, SNABEL_PROFILE_ERROR_BUSY,
                   _ ("Another Snabel already uses the folder “%s”"), self->directory);
      return FALSE;
    }

  return TRUE;
}

/* The first thing put into a folder that becomes a profile is its lock; nobody else's counts. */
static gboolean
has_own_lock (SnabelProfile *self)
{
  g_autofree char *path = snabel_profile_build_path (self, "lock");
  GStatBuf         info;

  return g_lstat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_uid == geteuid ();
}

/* Closing a folder that others use, /tmp say, would take it from them. */
static gboolean
make_own (SnabelProfile *self,
          GError       **error)
{
  g_autoptr(GDir) folder = NULL;

  if (g_mkdir_with_parents (self->directory, 0700) != 0 || (folder = g_dir_open (self->directory, 0, NULL)) == NULL)
    {
      g_set_error (error, SNABEL_PROFILE_ERROR, SNABEL_PROFILE_ERROR_UNUSABLE,
                   _ ("Snabel cannot make its folder “%s”: %s"), self->directory, g_strerror (errno));
      return FALSE;
    }
  if (g_dir_read_name (folder) != NULL && !has_own_lock (self))
    {
      g_set_error (error, SNABEL_PROFILE_ERROR, SNABEL_PROFILE_ERROR_UNUSABLE,
                   _ ("The folder “%s” holds other files, and Snabel needs one of its own"), self->directory);
      return FALSE;
    }
  if (g_chmod (self->directory, 0700) != 0)
    {
      g_set_error (error, SNABEL_PROFILE_ERROR, SNABEL_PROFILE_ERROR_UNUSABLE,
                   _ ("Snabel cannot write to its folder “%s”: %s"), self->directory, g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

/**
 * snabel_profile_open:
 * @directory: (type filename): the profile's folder; made if it is missing, for its owner only; one that
 *   is there must be empty or a profile
 *
 * Takes the lock on the folder. The kernel gives it back when the process ends, however it ends.
 *
 * Returns: (transfer full): the profile, or %NULL with @error set in #SnabelProfileError
 */
SnabelProfile *
snabel_profile_open (const char *directory,
                     GError    **error)
{
  g_autoptr(SnabelProfile) self = g_object_new (SNABEL_TYPE_PROFILE, NULL);

  g_return_val_if_fail (directory != NULL, NULL);

  self->directory = g_canonicalize_filename (directory, NULL);
  if (!make_own (self, error) || !take_lock (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * snabel_profile_get_directory:
 *
 * Returns: (type filename): the absolute path of the folder
 */
const char *
snabel_profile_get_directory (SnabelProfile *self)
{
  g_return_val_if_fail (SNABEL_IS_PROFILE (self), NULL);

  return self->directory;
}

/**
 * snabel_profile_build_path:
 * @name: a file of the profile
 *
 * Returns: (transfer full) (type filename): its absolute path
 */
char *
snabel_profile_build_path (SnabelProfile *self,
                           const char    *name)
{
  g_return_val_if_fail (SNABEL_IS_PROFILE (self), NULL);

  return g_build_filename (self->directory, name, NULL);
}
