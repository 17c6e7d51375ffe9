/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that asks for a passphrase: a new one twice, a known one once. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SnabelPassphraseWords:
 * @title: the matter
 * @text: what it means
 * @button: what is done with it, a mnemonic in it
 * @action: the action that does it
 * @other_button: (nullable): what can be done instead
 * @other_action: (nullable): the action that does that
 * @is_new: whether it is asked for twice
 *
 * What such a page is for.
 */
typedef struct
{
  const char *title;
  const char *text;
  const char *button;
  const char *action;
  const char *other_button;
  const char *other_action;
  gboolean    is_new;
} SnabelPassphraseWords;

#define SNABEL_TYPE_PASSPHRASE_FORM (snabel_passphrase_form_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPassphraseForm, snabel_passphrase_form, SNABEL, PASSPHRASE_FORM, AdwBin)

void        snabel_passphrase_form_begin (SnabelPassphraseForm        *self,
                                          const SnabelPassphraseWords *words);
const char *snabel_passphrase_form_get_text (SnabelPassphraseForm *self);
void        snabel_passphrase_form_set_texts (SnabelPassphraseForm *self,
                                              const char           *text,
                                              const char           *again);
gboolean    snabel_passphrase_form_check (SnabelPassphraseForm *self);
void        snabel_passphrase_form_set_is_busy (SnabelPassphraseForm *self,
                                                gboolean              is_busy);
void        snabel_passphrase_form_set_error (SnabelPassphraseForm *self,
                                              const char           *sentence);

G_END_DECLS
