/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the outbox as an object that says how far it is. */
#include "session/outbox/snabel-outbox-entry-private.h"

#include "base/snabel-json.h"

enum
{
  PROP_0,
  PROP_PHASE,
  PROP_MESSAGE,
  PROP_RETRY_AT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelOutboxEntry, snabel_outbox_entry, G_TYPE_OBJECT)

static void
snabel_outbox_entry_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SnabelOutboxEntry *self = SNABEL_OUTBOX_ENTRY (object);

  switch (prop_id)
    {
    case PROP_PHASE:
      g_value_set_uint (value, self->phase);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, self->retry_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_outbox_entry_finalize (GObject *object)
{
  SnabelOutboxEntry *self = SNABEL_OUTBOX_ENTRY (object);

  g_clear_pointer (&self->item, snabel_outbox_item_free);
  g_clear_pointer (&self->content, snabel_draft_free);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (snabel_outbox_entry_parent_class)->finalize (object);
}

static void
snabel_outbox_entry_class_init (SnabelOutboxEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_outbox_entry_get_property;
  object_class->finalize = snabel_outbox_entry_finalize;

  /**
   * SnabelOutboxEntry:phase:
   *
   * A #SnabelOutboxPhase.
   */
  properties[PROP_PHASE] =
    g_param_spec_uint ("phase", NULL, NULL, 0, SNABEL_OUTBOX_PHASE_DONE, SNABEL_OUTBOX_PHASE_WAITING,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelOutboxEntry:message:
   *
   * What stands in the way, a sentence, or %NULL.
   */
  properties[PROP_MESSAGE] =
    g_param_spec_string ("message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelOutboxEntry:retry-at:
   *
   * When it is tried again by itself, microseconds since 1970, or 0.
   */
  properties[PROP_RETRY_AT] =
    g_param_spec_int64 ("retry-at", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_outbox_entry_init (SnabelOutboxEntry *self)
{
  self->may_repeat = TRUE;
}

static SnabelDraft *
read_content (const SnabelOutboxItem *item)
{
  g_autoptr(JsonNode) node = snabel_json_parse_text (item->content_json, NULL);
  JsonObject  *object = snabel_json_node_get_object (node);
  SnabelDraft *draft = snabel_draft_new ();
  const char  *keys[] = { item->account_key, NULL };

  draft->id = g_strdup (item->id);
  draft->account_keys = g_strdupv ((char **) keys);
  draft->text = g_strdup (snabel_json_get_string (object, "text"));
  draft->content_warning = g_strdup (snabel_json_get_string (object, "content_warning"));
  draft->visibility = g_strdup (snabel_json_get_string (object, "visibility"));
  draft->language = g_strdup (snabel_json_get_string (object, "language"));
  draft->in_reply_to_uri = g_strdup (snabel_json_get_string (object, "in_reply_to_uri"));
  draft->in_reply_to_id = g_strdup (snabel_json_get_string (object, "in_reply_to_id"));

  return draft;
}

/* Private: what words.db says of an entry with which nothing is under way. */
SnabelOutboxPhase
_snabel_outbox_entry_get_phase_of (SnabelOutboxState state)
{
  switch (state)
    {
    case SNABEL_OUTBOX_SENDING:
      return SNABEL_OUTBOX_PHASE_CHECKING;
    case SNABEL_OUTBOX_UNCERTAIN:
      return SNABEL_OUTBOX_PHASE_UNCERTAIN;
    case SNABEL_OUTBOX_FAILED:
      return SNABEL_OUTBOX_PHASE_FAILED;
    case SNABEL_OUTBOX_DONE:
      return SNABEL_OUTBOX_PHASE_DONE;
    case SNABEL_OUTBOX_QUEUED:
    default:
      return SNABEL_OUTBOX_PHASE_WAITING;
    }
}

/* Private: an entry for a row as words.db has it; a request may have begun as late as @now, by the monotonic clock. */
SnabelOutboxEntry *
_snabel_outbox_entry_new (const SnabelOutboxItem *item,
                          gint64                  now)
{
  SnabelOutboxEntry *self = g_object_new (SNABEL_TYPE_OUTBOX_ENTRY, NULL);

  self->item = snabel_outbox_item_copy (item);
  self->content = read_content (item);
  self->phase = _snabel_outbox_entry_get_phase_of (item->state);
  self->message = g_strdup (item->error_text);
  self->last_sent = now;

  return self;
}

/* Private: shows what words.db has by now. */
void
_snabel_outbox_entry_set_item (SnabelOutboxEntry      *self,
                               const SnabelOutboxItem *item,
                               SnabelOutboxPhase       phase)
{
  SnabelOutboxItem *copy = snabel_outbox_item_copy (item);

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->item, snabel_outbox_item_free);
  self->item = copy;
  _snabel_outbox_entry_set_waiting (self, copy->error_text, 0);
  if (self->phase != phase)
    {
      self->phase = phase;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* Private: what it waits for, and how long. */
void
_snabel_outbox_entry_set_waiting (SnabelOutboxEntry *self,
                                  const char        *message,
                                  gint64             retry_at)
{
  if (g_set_str (&self->message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
  if (self->retry_at == retry_at)
    return;
  self->retry_at = retry_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY_AT]);
}

/**
 * snabel_outbox_entry_get_id:
 *
 * Returns: the item's id
 */
const char *
snabel_outbox_entry_get_id (SnabelOutboxEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_OUTBOX_ENTRY (self), NULL);

  return self->item->id;
}

/**
 * snabel_outbox_entry_get_account_key:
 *
 * Returns: the account that posts
 */
const char *
snabel_outbox_entry_get_account_key (SnabelOutboxEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_OUTBOX_ENTRY (self), NULL);

  return self->item->account_key;
}

/**
 * snabel_outbox_entry_get_item:
 *
 * Returns: (transfer none): the row as words.db has it
 */
const SnabelOutboxItem *
snabel_outbox_entry_get_item (SnabelOutboxEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_OUTBOX_ENTRY (self), NULL);

  return self->item;
}

/**
 * snabel_outbox_entry_get_content:
 *
 * Returns: (transfer none): what is posted; the id is the item's
 */
const SnabelDraft *
snabel_outbox_entry_get_content (SnabelOutboxEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_OUTBOX_ENTRY (self), NULL);

  return self->content;
}

/**
 * snabel_outbox_entry_get_phase:
 *
 * Returns: how far it is
 */
SnabelOutboxPhase
snabel_outbox_entry_get_phase (SnabelOutboxEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_OUTBOX_ENTRY (self), SNABEL_OUTBOX_PHASE_WAITING);

  return self->phase;
}

/**
 * snabel_outbox_entry_get_message:
 *
 * Returns: (nullable): what stands in the way, a sentence
 */
const char *
snabel_outbox_entry_get_message (SnabelOutboxEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_OUTBOX_ENTRY (self), NULL);

  return self->message;
}

/**
 * snabel_outbox_entry_get_retry_at:
 *
 * Returns: when it is tried again by itself, microseconds since 1970, or 0
 */
gint64
snabel_outbox_entry_get_retry_at (SnabelOutboxEntry *self)
{
  g_return_val_if_fail (SNABEL_IS_OUTBOX_ENTRY (self), 0);

  return self->retry_at;
}
