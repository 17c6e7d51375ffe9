/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An instance, a browser, and a sign-in that is about to begin. */
#pragma once

#include "session/sign-in/snabel-sign-in.h"
#include "snabel-test-browser.h"
#include "snabel-test.h"

G_BEGIN_DECLS

/* Who signs in is "bo". */
typedef struct
{
  SnabelPlatform     *platform;
  SnabelTestInstance *instance;
  SnabelTestBrowser  *browser;
  SnabelSignIn       *sign_in;
  guint               ticker;
} World;

void                world_prepare (World           *world,
                                   SnabelTestManner manner);
void                world_start (World *world);
void                world_open (World           *world,
                                SnabelTestManner manner);
void                world_let_time_pass (World *world);
void                world_clear (World *world);
SnabelSignInResult *world_run (World      *world,
                               const char *typed,
                               GError    **error);
void                world_expect_bo (World                    *world,
                                     const SnabelSignInResult *result);
void                world_expect_error (World      *world,
                                        const char *typed,
                                        GQuark      domain,
                                        int         code);
void                world_await_step (World           *world,
                                      SnabelSignInStep step);
void                world_await_turns (guint n_turns);
void                world_await_request (World      *world,
                                         const char *method,
                                         const char *path);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

G_END_DECLS
