/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked for before the program could do it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SnabelDeferredActions SnabelDeferredActions;

SnabelDeferredActions *snabel_deferred_actions_new (void);
void                   snabel_deferred_actions_free (SnabelDeferredActions *self);
void                   snabel_deferred_actions_add (SnabelDeferredActions *self,
                                                    const char            *name,
                                                    GVariant              *parameter);
void                   snabel_deferred_actions_call (SnabelDeferredActions *self,
                                                     GActionGroup          *group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelDeferredActions, snabel_deferred_actions_free)

G_END_DECLS
