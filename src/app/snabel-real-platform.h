/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outside world of the program that people run. */
#pragma once

#include "base/snabel-platform.h"

G_BEGIN_DECLS

SnabelPlatform *snabel_real_platform_new (void);

G_END_DECLS
