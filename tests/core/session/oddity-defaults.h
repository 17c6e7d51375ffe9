/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a post where a server sent nothing, null, or what nobody knows. */
#pragma once

#include "snabel-test-oddities.h"

G_BEGIN_DECLS

void oddity_check_default (const SnabelTestOddity *oddity);

G_END_DECLS
