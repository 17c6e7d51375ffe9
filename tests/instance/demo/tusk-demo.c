/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who do not exist, and what they have to say. */
#include "demo/tusk-demo.h"

#include "world/tusk-person.h"

void
tusk_demo_load (TuskWorld *world)
{
  tusk_person_new (world, "you");
}

void
tusk_demo_live (TuskWorld *world)
{
}
