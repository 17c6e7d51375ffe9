/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program that a post was written with. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_APPLICATION (snabel_application_get_type ())
G_DECLARE_FINAL_TYPE (SnabelApplication, snabel_application, SNABEL, APPLICATION, SnabelEntity)

struct _SnabelApplication
{
  SnabelEntity parent_instance;

  char *name;
  char *id;
  char *website;
};

G_END_DECLS
