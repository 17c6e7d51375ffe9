/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written: text, content warning, visibility, and how long it may be. */
#pragma once

#include <gtk/gtk.h>

#include "media/snabel-pictures.h"
#include "model/snabel-instance.h"
#include "model/snabel-status.h"
#include "session/outbox/snabel-draft-keeper.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_COMPOSER_BODY (snabel_composer_body_get_type ())
G_DECLARE_FINAL_TYPE (SnabelComposerBody, snabel_composer_body, SNABEL, COMPOSER_BODY, GtkWidget)

/* Signal "changed": the person wrote or chose something. */
void     snabel_composer_body_set_instance (SnabelComposerBody *self,
                                            SnabelInstance     *instance);
void     snabel_composer_body_set_pictures (SnabelComposerBody *self,
                                            SnabelPictures     *pictures);
void     snabel_composer_body_set_answered (SnabelComposerBody *self,
                                            SnabelStatus       *status,
                                            const char         *address);
void     snabel_composer_body_read_draft (SnabelComposerBody *self,
                                          const SnabelDraft  *draft);
void     snabel_composer_body_write_draft (SnabelComposerBody *self,
                                           SnabelDraft        *draft);
gboolean snabel_composer_body_is_sendable (SnabelComposerBody *self,
                                           const char        **reason);
void     snabel_composer_body_show_keeper (SnabelComposerBody *self,
                                           SnabelDraftState    state,
                                           const char         *message);
void     snabel_composer_body_show_error (SnabelComposerBody *self,
                                          const char         *message);

SnabelVisibility snabel_composer_body_get_visibility (SnabelComposerBody *self);
void             snabel_composer_body_set_visibility (SnabelComposerBody *self,
                                                      SnabelVisibility    visibility);

G_END_DECLS
