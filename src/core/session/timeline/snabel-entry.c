/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of a timeline: what has a place, whatever stands there. */
#include "session/timeline/snabel-entry.h"

struct _SnabelEntry
{
  GObject         parent_instance;
  SnabelEntryKind kind;
  SnabelGapState  gap_state;
  char           *key;
  char           *paging_id;
  SnabelStatus   *status;
  gint64          position;
};

enum
{
  PROP_0,
  PROP_GAP_STATE,
  PROP_STATUS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelEntry, snabel_entry, G_TYPE_OBJECT)

static void
snabel_entry_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  SnabelEntry *self = SNABEL_ENTRY (object);

  switch (prop_id)
    {
    case PROP_GAP_STATE:
      g_value_set_uint (value, self->gap_state);
      break;
    case PROP_STATUS:
      g_value_set_object (value, self->status);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_entry_dispose (GObject *object)
{
  SnabelEntry *self = SNABEL_ENTRY (object);

  g_clear_object (&self->status);

  G_OBJECT_CLASS (snabel_entry_parent_class)->dispose (object);
}

static void
snabel_entry_finalize (GObject *object)
{
  SnabelEntry *self = SNABEL_ENTRY (object);

  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->paging_id, g_free);

  G_OBJECT_CLASS (snabel_entry_parent_class)->finalize (object);
}

static void
snabel_entry_class_init (SnabelEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_entry_get_property;
  object_class->dispose = snabel_entry_dispose;
  object_class->finalize = snabel_entry_finalize;

  /**
   * SnabelEntry:gap-state:
   *
   * For a gap: a #SnabelGapState.
   */
  properties[PROP_GAP_STATE] =
    g_param_spec_uint ("gap-state", NULL, NULL, 0, SNABEL_GAP_END, SNABEL_GAP_OPEN,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelEntry:status:
   *
   * For a post: its status; a boost's own, not the boosted one.
   */
  properties[PROP_STATUS] =
    g_param_spec_object ("status", NULL, NULL, SNABEL_TYPE_STATUS,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_entry_init (SnabelEntry *self)
{
  self->position = SNABEL_ENTRY_NO_POSITION;
}

/**
 * snabel_entry_dup_key_of:
 * @status: a status as a timeline returns it
 *
 * Ids change when a post is edited (snac) and differ by case only, so the key is made of the `uri`.
 * Some servers give a boost the uri of what it boosts: there the booster belongs to the key.
 *
 * Returns: (transfer full): what identifies @status's place in a timeline
 */
char *
snabel_entry_dup_key_of (SnabelStatus *status)
{
  const char *uri = status->uri;

  g_return_val_if_fail (SNABEL_IS_STATUS (status), NULL);

  if (uri == NULL || *uri == '\0')
    uri = status->id;
  if (status->reblog == NULL)
    return g_strdup (uri);
  if (g_strcmp0 (uri, status->reblog->uri) != 0)
    return g_strdup (uri);

  return g_strdup_printf ("%s boosted by %s", uri, status->account != NULL ? status->account->id : "");
}

/**
 * snabel_entry_new_post:
 * @status: the status as the timeline returned it; for a boost the wrapper
 * @paging_id: (nullable): the id to page by; %NULL for the status's own
 *
 * Returns: (transfer full): an entry for @status
 */
SnabelEntry *
snabel_entry_new_post (SnabelStatus *status,
                       const char   *paging_id)
{
  SnabelEntry *self = g_object_new (SNABEL_TYPE_ENTRY, NULL);

  g_return_val_if_fail (SNABEL_IS_STATUS (status), NULL);

  self->kind = SNABEL_ENTRY_POST;
  self->status = g_object_ref (status);
  self->key = snabel_entry_dup_key_of (status);
  self->paging_id = g_strdup (paging_id != NULL ? paging_id : status->id);

  return self;
}

/**
 * snabel_entry_new_gap:
 * @key: what tells this gap from the others of its timeline
 *
 * Returns: (transfer full): a gap, open
 */
SnabelEntry *
snabel_entry_new_gap (const char *key)
{
  SnabelEntry *self = g_object_new (SNABEL_TYPE_ENTRY, NULL);

  g_return_val_if_fail (key != NULL, NULL);

  self->kind = SNABEL_ENTRY_GAP;
  self->key = g_strdup (key);

  return self;
}

/**
 * snabel_entry_new_read_line:
 *
 * Returns: (transfer full): the line below which all was read
 */
SnabelEntry *
snabel_entry_new_read_line (void)
{
  SnabelEntry *self = g_object_new (SNABEL_TYPE_ENTRY, NULL);

  self->kind = SNABEL_ENTRY_READ_LINE;
  self->key = g_strdup ("read line");

  return self;
}

/**
 * snabel_entry_get_kind:
 *
 * Returns: what stands here
 */
SnabelEntryKind
snabel_entry_get_kind (SnabelEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_ENTRY (self), SNABEL_ENTRY_POST);

  return self->kind;
}

/**
 * snabel_entry_get_key:
 *
 * Returns: what identifies the entry in its timeline, also after a restart
 */
const char *
snabel_entry_get_key (SnabelEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_ENTRY (self), NULL);

  return self->key;
}

/**
 * snabel_entry_get_status:
 *
 * Returns: (nullable): the status of a post, the wrapper of a boost
 */
SnabelStatus *
snabel_entry_get_status (SnabelEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_ENTRY (self), NULL);

  return self->status;
}

/**
 * snabel_entry_get_paging_id:
 *
 * Returns: (nullable): the id under which the server gave this entry: an opaque string
 */
const char *
snabel_entry_get_paging_id (SnabelEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_ENTRY (self), NULL);

  return self->paging_id;
}

/**
 * snabel_entry_set_paging_id:
 *
 * For the timeline: an edit gave the status another id.
 */
void
snabel_entry_set_paging_id (SnabelEntry *self,
                            const char  *paging_id)
{
  g_return_if_fail (SNABEL_IS_ENTRY (self));

  g_set_str (&self->paging_id, paging_id);
}

/**
 * snabel_entry_get_position:
 *
 * Returns: the sparse number by which the store orders entries; newer is larger, and it may be negative
 */
gint64
snabel_entry_get_position (SnabelEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_ENTRY (self), 0);

  return self->position;
}

/**
 * snabel_entry_set_position:
 *
 * For the timeline and the store only.
 */
void
snabel_entry_set_position (SnabelEntry *self,
                           gint64       position)
{
  g_return_if_fail (SNABEL_IS_ENTRY (self));

  self->position = position;
}

/**
 * snabel_entry_get_gap_state:
 *
 * Returns: how a gap stands
 */
SnabelGapState
snabel_entry_get_gap_state (SnabelEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_ENTRY (self), SNABEL_GAP_OPEN);

  return self->gap_state;
}

/**
 * snabel_entry_set_gap_state:
 *
 * For the timeline and whoever fills its gaps.
 */
void
snabel_entry_set_gap_state (SnabelEntry   *self,
                            SnabelGapState state)
{
  g_return_if_fail (SNABEL_IS_ENTRY (self));

  if (self->gap_state == state)
    return;
  self->gap_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GAP_STATE]);
}
