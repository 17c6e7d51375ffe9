/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is expected of odd posts, as far as it can be seen without a row. */
#pragma once

#include "snabel-test-oddities.h"

G_BEGIN_DECLS

void oddity_check_post (const SnabelTestOddity *oddity);

G_END_DECLS
