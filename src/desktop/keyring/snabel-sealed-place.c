/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and writes a sealed file as a whole, and says in words what does not work. */
#include "config.h"

#include "keyring/snabel-sealed-place.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-secrets.h"

struct _SnabelSealedPlace
{
  SnabelFiles *files;
  char        *path;
};

/**
 * snabel_sealed_place_new:
 * @path: of the file, which need not be there
 *
 * Returns: (transfer full): the place
 */
SnabelSealedPlace *
snabel_sealed_place_new (SnabelFiles *files,
                         const char  *path)
{
  SnabelSealedPlace *self = NULL;

  g_return_val_if_fail (SNABEL_IS_FILES (files), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (SnabelSealedPlace, 1);
  self->files = g_object_ref (files);
  self->path = g_strdup (path);

  return self;
}

/**
 * snabel_sealed_place_free:
 */
void
snabel_sealed_place_free (SnabelSealedPlace *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->files);
  g_clear_pointer (&self->path, g_free);
  g_free (self);
}

/**
 * snabel_sealed_place_load:
 *
 * Returns: (transfer full) (nullable): what is there; %NULL without an error if there is no file
 */
SnabelSealedBox *
snabel_sealed_place_load (SnabelSealedPlace *self,
                          GError           **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GBytes) content = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  content = snabel_files_read (self->files, self->path, SNABEL_SEALED_BOX_MAX_SIZE, &local_error);
  if (content != NULL)
    return snabel_sealed_box_parse (content, error);
  if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return NULL;
  g_debug ("The sealed file: %s", local_error->message);
  g_set_error_literal (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_FAILED,
                       _ ("The encrypted file that keeps the sign-ins cannot be read"));

  return NULL;
}

static gboolean
fail_to_write (const GError *reason,
               GError      **error)
{
  g_debug ("The sealed file: %s", reason != NULL ? reason->message : "too large");
  g_set_error_literal (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_FAILED,
                       _ ("The encrypted file that keeps the sign-ins cannot be written"));

  return FALSE;
}

/**
 * snabel_sealed_place_save:
 * @box: what is to be there
 *
 * Returns: whether it is on the disk; if not, what was there before still is
 */
gboolean
snabel_sealed_place_save (SnabelSealedPlace *self,
                          SnabelSealedBox   *box,
                          GError           **error)
{
  g_autoptr(GBytes) content = NULL;
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (box != NULL, FALSE);

  content = snabel_sealed_box_serialize (box);

  /* Beyond this it could not be read again. */
  return (g_bytes_get_size (content) <= SNABEL_SEALED_BOX_MAX_SIZE &&
          snabel_files_write_durably (self->files, self->path, content, &local_error)) ||
         fail_to_write (local_error, error);
}

/**
 * snabel_sealed_place_remove:
 *
 * Returns: whether nothing is there any more
 */
gboolean
snabel_sealed_place_remove (SnabelSealedPlace *self,
                            GError           **error)
{
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  return snabel_files_remove (self->files, self->path, &local_error) || fail_to_write (local_error, error);
}

/* What was put aside earlier stays there. */
static char *
find_room_aside (SnabelSealedPlace *self)
{
  char *path = g_strconcat (self->path, ".unreadable", NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s.unreadable-%u", self->path, i);
    }

  return path;
}

/**
 * snabel_sealed_place_put_aside:
 *
 * Gives the file another name, which no file has: a newer Snabel, or a clever hand, may still make something of it.
 *
 * Returns: whether there is room for another
 */
gboolean
snabel_sealed_place_put_aside (SnabelSealedPlace *self,
                               GError           **error)
{
  g_autofree char *aside = NULL;
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  aside = find_room_aside (self);

  return snabel_files_rename (self->files, self->path, aside, &local_error) || fail_to_write (local_error, error);
}
