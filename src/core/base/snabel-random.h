/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where unguessable bytes come from; tests hand in a seeded source. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_RANDOM (snabel_random_get_type ())
G_DECLARE_INTERFACE (SnabelRandom, snabel_random, SNABEL, RANDOM, GObject)

struct _SnabelRandomInterface
{
  GTypeInterface parent_iface;

  void (*fill) (SnabelRandom *self,
                guint8       *bytes,
                gsize         n_bytes);
};

void   snabel_random_fill (SnabelRandom *self,
                           guint8       *bytes,
                           gsize         n_bytes);
char  *snabel_random_dup_token (SnabelRandom *self,
                                gsize         n_bytes);
char  *snabel_random_dup_uuid (SnabelRandom *self);
double snabel_random_get_double (SnabelRandom *self);

#define SNABEL_TYPE_SYSTEM_RANDOM (snabel_system_random_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSystemRandom, snabel_system_random, SNABEL, SYSTEM_RANDOM, GObject)

SnabelRandom *snabel_system_random_new (void);

G_END_DECLS
