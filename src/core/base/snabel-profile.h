/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder with the two stores, held by one process at a time. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnabelProfileError:
 * @SNABEL_PROFILE_ERROR_BUSY: another process holds the profile
 * @SNABEL_PROFILE_ERROR_UNUSABLE: the folder cannot be made, entered or locked
 */
typedef enum
{
  SNABEL_PROFILE_ERROR_BUSY,
  SNABEL_PROFILE_ERROR_UNUSABLE,
} SnabelProfileError;

#define SNABEL_PROFILE_ERROR (snabel_profile_error_quark ())
GQuark snabel_profile_error_quark (void);

#define SNABEL_TYPE_PROFILE (snabel_profile_get_type ())
G_DECLARE_FINAL_TYPE (SnabelProfile, snabel_profile, SNABEL, PROFILE, GObject)

SnabelProfile *snabel_profile_open (const char *directory,
                                    GError    **error);
const char    *snabel_profile_get_directory (SnabelProfile *self);
char          *snabel_profile_build_path (SnabelProfile *self,
                                          const char    *name);

G_END_DECLS
