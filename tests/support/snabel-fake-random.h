/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Randomness that is the same in every run. */
#pragma once

#include "base/snabel-random.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_FAKE_RANDOM (snabel_fake_random_get_type ())
G_DECLARE_FINAL_TYPE (SnabelFakeRandom, snabel_fake_random, SNABEL, FAKE_RANDOM, GObject)

SnabelRandom *snabel_fake_random_new (guint32 seed);

G_END_DECLS
