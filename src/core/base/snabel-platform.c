/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seams, carried together. */
#include "base/snabel-platform.h"

G_DEFINE_BOXED_TYPE (SnabelPlatform, snabel_platform, snabel_platform_ref, snabel_platform_unref)

/**
 * snabel_platform_new:
 *
 * The parts that need no desktop (clock, random, files) are the machine's; secrets forget at exit;
 * network and launcher are %NULL and must be set before use; there is no decoder.
 *
 * Returns: (transfer full): a platform to fill in
 */
SnabelPlatform *
snabel_platform_new (void)
{
  SnabelPlatform *self = g_atomic_rc_box_new0 (SnabelPlatform);

  self->clock = snabel_system_clock_new ();
  self->random = snabel_system_random_new ();
  self->files = snabel_system_files_new ();
  self->secrets = snabel_memory_secrets_new ();

  return self;
}

/**
 * snabel_platform_ref:
 *
 * Returns: (transfer full): @self
 */
SnabelPlatform *
snabel_platform_ref (SnabelPlatform *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_platform (gpointer data)
{
  SnabelPlatform *self = data;

  g_clear_object (&self->clock);
  g_clear_object (&self->random);
  g_clear_object (&self->secrets);
  g_clear_object (&self->vault);
  g_clear_object (&self->network);
  g_clear_object (&self->files);
  g_clear_object (&self->launcher);
  g_clear_object (&self->decoder);
  g_clear_object (&self->trust);
  g_clear_pointer (&self->vfs, g_free);
}

/**
 * snabel_platform_unref:
 * @self: (transfer full): a platform
 */
void
snabel_platform_unref (SnabelPlatform *self)
{
  g_atomic_rc_box_release_full (self, clear_platform);
}
