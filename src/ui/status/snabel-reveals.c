/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person has opened: a row forgets it when it is recycled. */
#include "status/snabel-reveals.h"

struct _SnabelReveals
{
  GObject     parent_instance;
  GHashTable *ids[SNABEL_N_REVEALS];
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelReveals, snabel_reveals, G_TYPE_OBJECT)

static void
snabel_reveals_finalize (GObject *object)
{
  for (guint i = 0; i < SNABEL_N_REVEALS; i++)
    g_clear_pointer (&SNABEL_REVEALS (object)->ids[i], g_hash_table_unref);

  G_OBJECT_CLASS (snabel_reveals_parent_class)->finalize (object);
}

static void
snabel_reveals_class_init (SnabelRevealsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_reveals_finalize;
  /**
   * SnabelReveals::changed:
   * @id: of the post whose warning or pictures were opened or closed
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
snabel_reveals_init (SnabelReveals *self)
{
  for (guint i = 0; i < SNABEL_N_REVEALS; i++)
    self->ids[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * snabel_reveals_new:
 *
 * Returns: (transfer full): a set without a post in it, to be shared by the rows of a timeline
 */
SnabelReveals *
snabel_reveals_new (void)
{
  return g_object_new (SNABEL_TYPE_REVEALS, NULL);
}

gboolean
snabel_reveals_contains (SnabelReveals *self,
                         SnabelReveal   what,
                         const char    *id)
{
  g_return_val_if_fail (SNABEL_IS_REVEALS (self), FALSE);
  g_return_val_if_fail (what < SNABEL_N_REVEALS, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return g_hash_table_contains (self->ids[what], id);
}

/**
 * snabel_reveals_set:
 * @id: of a post, not of a boost
 *
 * Remembers it, and tells the rows that show the post.
 */
void
snabel_reveals_set (SnabelReveals *self,
                    SnabelReveal   what,
                    const char    *id,
                    gboolean       is_revealed)
{
  gboolean is_changed = FALSE;

  g_return_if_fail (SNABEL_IS_REVEALS (self));
  g_return_if_fail (what < SNABEL_N_REVEALS);
  g_return_if_fail (id != NULL);

  if (is_revealed)
    is_changed = g_hash_table_add (self->ids[what], g_strdup (id));
  else
    is_changed = g_hash_table_remove (self->ids[what], id);
  if (is_changed)
    g_signal_emit (self, signals[CHANGED], 0, id);
}
