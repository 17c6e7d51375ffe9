/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who do not exist, and what they have to say. */
#pragma once

#include "world/tusk-world.h"

G_BEGIN_DECLS

void tusk_demo_load (TuskWorld *world);
void tusk_demo_live (TuskWorld *world);

G_END_DECLS
