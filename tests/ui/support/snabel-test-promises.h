/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a timeline view promises, held against what it did. */
#pragma once

#include "snabel-test-steps.h"

G_BEGIN_DECLS

typedef struct _SnabelTestPromises SnabelTestPromises;

SnabelTestPromises *snabel_test_promises_new (SnabelTestScene *scene);
void                snabel_test_promises_free (SnabelTestPromises *self);
char               *snabel_test_promises_check_still (SnabelTestPromises *self);
char               *snabel_test_promises_check_binds (SnabelTestPromises *self);
char               *snabel_test_promises_check_rows (SnabelTestScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelTestPromises, snabel_test_promises_free)

G_END_DECLS
