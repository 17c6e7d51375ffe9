/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that says one thing and offers the ways out. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_SIGN_IN_NOTICE (snabel_sign_in_notice_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSignInNotice, snabel_sign_in_notice, SNABEL, SIGN_IN_NOTICE, AdwBin)

/**
 * SnabelSignInWay:
 * @action: the action to activate
 * @label: its name on the button, a mnemonic in it
 * @is_suggested: whether it is the one to take
 *
 * A way out.
 */
typedef struct
{
  const char *action;
  const char *label;
  gboolean    is_suggested;
} SnabelSignInWay;

void     snabel_sign_in_notice_show (SnabelSignInNotice *self,
                                     const char         *icon_name,
                                     const char         *title,
                                     const char         *text);
void     snabel_sign_in_notice_set_ways (SnabelSignInNotice    *self,
                                         const SnabelSignInWay *ways,
                                         guint                  n_ways);
gboolean snabel_sign_in_notice_keeps_focus (SnabelSignInNotice *self);

G_END_DECLS
