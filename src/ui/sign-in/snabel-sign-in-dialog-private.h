/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the sign-in dialog share. */
#pragma once

#include "session/sign-in/snabel-sign-in.h"
#include "sign-in/snabel-passphrase-form.h"
#include "sign-in/snabel-sign-in-dialog.h"
#include "sign-in/snabel-sign-in-form.h"
#include "sign-in/snabel-sign-in-identity.h"
#include "sign-in/snabel-sign-in-notice.h"

G_BEGIN_DECLS

struct _SnabelSignInDialog
{
  AdwDialog             parent_instance;
  SnabelAccounts       *accounts;
  SnabelSession        *again;
  SnabelSignIn         *sign_in;
  SnabelSignInResult   *result; /* signed in, not yet kept */
  DexFuture            *work;
  DexFuture            *keeping; /* the account on its way into the stores, where it goes whatever is closed */
  const char           *page;
  GtkStack             *stack;
  SnabelSignInForm     *server_form;
  SnabelSignInForm     *code_form;
  SnabelSignInNotice   *notice;
  SnabelPassphraseForm *passphrase_form;
  SnabelSignInIdentity *identity;
  GtkWidget            *back;
  gboolean              wants_file;    /* not the keyring */
  gboolean              replaces_file; /* whose passphrase is forgotten */
};

void     _snabel_sign_in_dialog_show_page (SnabelSignInDialog *self,
                                           const char         *page,
                                           GtkWidget          *widget);
void     _snabel_sign_in_dialog_show_working (SnabelSignInDialog *self,
                                              SnabelSignInStep    step);
void     _snabel_sign_in_dialog_keep (SnabelSignInDialog *self,
                                      SnabelKeepToken     policy);
void     _snabel_sign_in_dialog_show_keyring (SnabelSignInDialog *self,
                                              const GError       *error);
gboolean _snabel_sign_in_dialog_leave_passphrase (SnabelSignInDialog *self);
void     _snabel_sign_in_dialog_show_file (SnabelSignInDialog *self,
                                           const GError       *error);
void     _snabel_sign_in_dialog_install_file (GtkWidgetClass *widget_class);
void     _snabel_sign_in_dialog_end (SnabelSignInDialog *self,
                                     SnabelSession      *session);
void     _snabel_sign_in_dialog_install_keeping (GtkWidgetClass *widget_class);
void     _snabel_sign_in_dialog_leave_keeping (SnabelSignInDialog *self);

G_END_DECLS
