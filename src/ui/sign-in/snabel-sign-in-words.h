/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being done, in words. */
#pragma once

#include "session/sign-in/snabel-sign-in.h"

G_BEGIN_DECLS

char    *snabel_sign_in_words_dup_step (SnabelSignInStep step,
                                        const char      *domain);
gboolean snabel_sign_in_words_is_about_address (const GError    *error,
                                                SnabelSignInStep step);

G_END_DECLS
