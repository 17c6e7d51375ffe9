/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server of coloured squares, and the pictures of a program that shows them. */
#pragma once

#include "snabel-fake-clock.h"
#include "snabel-fake-decoder.h"
#include "snabel-test-server.h"

#include "media/snabel-pictures.h"

G_BEGIN_DECLS

typedef struct
{
  SnabelPlatform   *platform;
  SnabelPictures   *pictures;
  SnabelTestServer *server;
} SnabelTestPictures;

SnabelTestPictures *snabel_test_pictures_new (void);
void                snabel_test_pictures_free (SnabelTestPictures *self);
char               *snabel_test_pictures_build_uri (SnabelTestPictures *self,
                                                    const char         *path);
SnabelFakeClock    *snabel_test_pictures_get_clock (SnabelTestPictures *self);
SnabelFakeDecoder  *snabel_test_pictures_get_decoder (SnabelTestPictures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelTestPictures, snabel_test_pictures_free)

G_END_DECLS
