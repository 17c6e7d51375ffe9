/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails, fills up or loses its power at the n-th operation. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnabelFault:
 * @SNABEL_FAULT_NONE: all is well
 * @SNABEL_FAULT_BROKEN: the operation fails, and all after it
 * @SNABEL_FAULT_HICCUP: the operation fails, those after it do not
 * @SNABEL_FAULT_FULL: writing finds no space from that operation on
 * @SNABEL_FAULT_POWER_CUT: half of the operation is done, all that was not synced is taken back,
 *   and the process ends with %SNABEL_FAULT_EXIT_STATUS
 */
typedef enum
{
  SNABEL_FAULT_NONE,
  SNABEL_FAULT_BROKEN,
  SNABEL_FAULT_HICCUP,
  SNABEL_FAULT_FULL,
  SNABEL_FAULT_POWER_CUT,
} SnabelFault;

#define SNABEL_FAULT_EXIT_STATUS 77

const char *snabel_fault_vfs_register (void);
void        snabel_fault_vfs_arm (SnabelFault fault,
                                  guint       nth);
guint       snabel_fault_vfs_get_n_operations (void);

G_END_DECLS
