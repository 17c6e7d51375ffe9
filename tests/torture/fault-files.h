/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files whose n-th operation fails. */
#pragma once

#include "base/snabel-files.h"

G_BEGIN_DECLS

#define FAULT_TYPE_FILES (fault_files_get_type ())
G_DECLARE_FINAL_TYPE (FaultFiles, fault_files, FAULT, FILES, GObject)

FaultFiles *fault_files_new (void);
void        fault_files_arm (FaultFiles *self,
                             guint       nth);
guint       fault_files_get_n_operations (FaultFiles *self);

G_END_DECLS
