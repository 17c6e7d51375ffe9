/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which content warnings the person has opened: a row forgets it when it is recycled. */
#include "status/snabel-reveals.h"

struct _SnabelReveals
{
  GObject     parent_instance;
  GHashTable *ids;
};

G_DEFINE_FINAL_TYPE (SnabelReveals, snabel_reveals, G_TYPE_OBJECT)

static void
snabel_reveals_finalize (GObject *object)
{
  g_clear_pointer (&SNABEL_REVEALS (object)->ids, g_hash_table_unref);

  G_OBJECT_CLASS (snabel_reveals_parent_class)->finalize (object);
}

static void
snabel_reveals_class_init (SnabelRevealsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_reveals_finalize;
}

static void
snabel_reveals_init (SnabelReveals *self)
{
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
                         const char    *id)
{
  g_return_val_if_fail (SNABEL_IS_REVEALS (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return g_hash_table_contains (self->ids, id);
}

void
snabel_reveals_set (SnabelReveals *self,
                    const char    *id,
                    gboolean       is_revealed)
{
  g_return_if_fail (SNABEL_IS_REVEALS (self));
  g_return_if_fail (id != NULL);

  if (is_revealed)
    g_hash_table_add (self->ids, g_strdup (id));
  else
    g_hash_table_remove (self->ids, id);
}
