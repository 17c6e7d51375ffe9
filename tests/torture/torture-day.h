/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of a profile: it is opened, signs in, loads home, posts a line, and is closed. */
#pragma once

#include "session/outbox/snabel-outbox.h"
#include "session/sign-in/snabel-sign-in.h"
#include "snabel-test.h"

G_BEGIN_DECLS

#define TORTURE_WORDS "Written on a day when something went wrong"

/**
 * TortureDay:
 * @platform: the world; its clock is a #SnabelFakeClock
 * @folder: of the profile
 * @base_uri: the server
 * @result: (nullable): who signs in; %NULL to go through the browser
 * @writes: whether a line is written, if there is an account
 * @acknowledged: told what the program has promised to keep: "account" or "post"
 * @data: handed to it
 *
 * What the day needs. Nothing is required to succeed.
 */
typedef struct
{
  SnabelPlatform           *platform;
  const char               *folder;
  const char               *base_uri;
  const SnabelSignInResult *result;
  gboolean                  writes;
  void (*acknowledged) (gpointer    data,
                        const char *what);
  gpointer data;
} TortureDay;

SnabelProfile *torture_open_profile (const char *folder);
gboolean       torture_day_live (const TortureDay *day);

G_END_DECLS
