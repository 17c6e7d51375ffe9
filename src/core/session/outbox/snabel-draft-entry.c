/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft as an object, so that a list can show it and hear of its changes. */
#include "session/outbox/snabel-draft-entry.h"

struct _SnabelDraftEntry
{
  GObject      parent_instance;
  SnabelDraft *draft;
};

enum
{
  PROP_0,
  PROP_DRAFT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelDraftEntry, snabel_draft_entry, G_TYPE_OBJECT)

static void
snabel_draft_entry_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SnabelDraftEntry *self = SNABEL_DRAFT_ENTRY (object);

  switch (prop_id)
    {
    case PROP_DRAFT:
      g_value_set_boxed (value, self->draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_draft_entry_finalize (GObject *object)
{
  SnabelDraftEntry *self = SNABEL_DRAFT_ENTRY (object);

  g_clear_pointer (&self->draft, snabel_draft_free);

  G_OBJECT_CLASS (snabel_draft_entry_parent_class)->finalize (object);
}

static void
snabel_draft_entry_class_init (SnabelDraftEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_draft_entry_get_property;
  object_class->finalize = snabel_draft_entry_finalize;

  /**
   * SnabelDraftEntry:draft:
   *
   * What is being written.
   */
  properties[PROP_DRAFT] =
    g_param_spec_boxed ("draft", NULL, NULL, SNABEL_TYPE_DRAFT,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_draft_entry_init (SnabelDraftEntry *self)
{
}

/**
 * snabel_draft_entry_new:
 *
 * Returns: (transfer full): an entry with a copy of @draft
 */
SnabelDraftEntry *
snabel_draft_entry_new (const SnabelDraft *draft)
{
  SnabelDraftEntry *self = NULL;

  g_return_val_if_fail (draft != NULL && draft->id != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_DRAFT_ENTRY, NULL);
  self->draft = snabel_draft_copy (draft);

  return self;
}

/**
 * snabel_draft_entry_get_draft:
 *
 * Returns: (transfer none): the draft
 */
const SnabelDraft *
snabel_draft_entry_get_draft (SnabelDraftEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_DRAFT_ENTRY (self), NULL);

  return self->draft;
}

/**
 * snabel_draft_entry_set_draft:
 * @draft: the draft as it is now; it is copied
 */
void
snabel_draft_entry_set_draft (SnabelDraftEntry  *self,
                              const SnabelDraft *draft)
{
  g_return_if_fail (SNABEL_IS_DRAFT_ENTRY (self));
  g_return_if_fail (draft != NULL);

  if (draft == self->draft)
    return;
  g_clear_pointer (&self->draft, snabel_draft_free);
  self->draft = snabel_draft_copy (draft);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}
