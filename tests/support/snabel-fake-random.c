/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A seeded source of bytes for tests. */
#include "snabel-fake-random.h"

struct _SnabelFakeRandom
{
  GObject parent_instance;
  GRand  *rand;
};

static void
fake_fill (SnabelRandom *random,
           guint8       *bytes,
           gsize         n_bytes)
{
  SnabelFakeRandom *self = SNABEL_FAKE_RANDOM (random);

  for (gsize i = 0; i < n_bytes; i++)
    bytes[i] = g_rand_int_range (self->rand, 0, 256);
}

static void
random_iface_init (SnabelRandomInterface *iface)
{
  iface->fill = fake_fill;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelFakeRandom, snabel_fake_random, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_RANDOM, random_iface_init))

static void
snabel_fake_random_finalize (GObject *object)
{
  SnabelFakeRandom *self = SNABEL_FAKE_RANDOM (object);

  g_clear_pointer (&self->rand, g_rand_free);

  G_OBJECT_CLASS (snabel_fake_random_parent_class)->finalize (object);
}

static void
snabel_fake_random_class_init (SnabelFakeRandomClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_fake_random_finalize;
}

static void
snabel_fake_random_init (SnabelFakeRandom *self)
{
}

/**
 * snabel_fake_random_new:
 *
 * Returns: (transfer full): a source that gives the same bytes for the same @seed
 */
SnabelRandom *
snabel_fake_random_new (guint32 seed)
{
  SnabelFakeRandom *self = g_object_new (SNABEL_TYPE_FAKE_RANDOM, NULL);

  self->rand = g_rand_new_with_seed (seed);

  return SNABEL_RANDOM (self);
}
