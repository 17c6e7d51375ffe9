/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keystrokes in, drafts out: twice a second at most, and at once when somebody asks for it. */
#include "session/outbox/snabel-draft-keeper.h"

#include "base/snabel-async.h"

/* From the first keystroke that is not written; who types on is not put off. */
#define DELAY (500 * G_TIME_SPAN_MILLISECOND)
/* A full disk may have room again. */
#define RETRY_DELAY (5 * G_USEC_PER_SEC)

struct _SnabelDraftKeeper
{
  GObject          parent_instance;
  SnabelDrafts    *drafts;
  SnabelClock     *clock;
  SnabelDraft     *draft;
  DexFuture       *waiting;
  char            *message;
  SnabelDraftState state;
  guint            n_taken;
  gboolean         is_worth_keeping;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelDraftKeeper, snabel_draft_keeper, G_TYPE_OBJECT)

static void
snabel_draft_keeper_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SnabelDraftKeeper *self = SNABEL_DRAFT_KEEPER (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_draft_keeper_dispose (GObject *object)
{
  SnabelDraftKeeper *self = SNABEL_DRAFT_KEEPER (object);

  dex_clear (&self->waiting);
  g_clear_object (&self->drafts);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (snabel_draft_keeper_parent_class)->dispose (object);
}

static void
snabel_draft_keeper_finalize (GObject *object)
{
  SnabelDraftKeeper *self = SNABEL_DRAFT_KEEPER (object);

  g_clear_pointer (&self->draft, snabel_draft_free);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (snabel_draft_keeper_parent_class)->finalize (object);
}

static void
snabel_draft_keeper_class_init (SnabelDraftKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_draft_keeper_get_property;
  object_class->dispose = snabel_draft_keeper_dispose;
  object_class->finalize = snabel_draft_keeper_finalize;

  /**
   * SnabelDraftKeeper:state:
   *
   * A #SnabelDraftState.
   */
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, SNABEL_DRAFT_FAILED, SNABEL_DRAFT_UNTOUCHED,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelDraftKeeper:message:
   *
   * Why it cannot be written, a sentence, or %NULL.
   */
  properties[PROP_MESSAGE] =
    g_param_spec_string ("message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_draft_keeper_init (SnabelDraftKeeper *self)
{
}

/**
 * snabel_draft_keeper_new:
 * @drafts: where to write
 * @clock: the time
 *
 * Returns: (transfer full): a keeper of one draft
 */
SnabelDraftKeeper *
snabel_draft_keeper_new (SnabelDrafts *drafts,
                         SnabelClock  *clock)
{
  SnabelDraftKeeper *self = NULL;

  g_return_val_if_fail (SNABEL_IS_DRAFTS (drafts), NULL);
  g_return_val_if_fail (SNABEL_IS_CLOCK (clock), NULL);

  self = g_object_new (SNABEL_TYPE_DRAFT_KEEPER, NULL);
  self->drafts = g_object_ref (drafts);
  self->clock = g_object_ref (clock);

  return self;
}

static void
set_state (SnabelDraftKeeper *self,
           SnabelDraftState   state,
           const char        *message)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_str (&self->message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static DexFuture *
waited_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelDraftKeeper *self = user_data;

  snabel_detach ("keep a draft", snabel_draft_keeper_flush (self));

  return dex_future_new_for_boolean (TRUE);
}

static void
write_later (SnabelDraftKeeper *self,
             gint64             delay)
{
  if (self->waiting == NULL)
    self->waiting = snabel_then_main (snabel_clock_sleep (self->clock, delay), waited_cb, self);
}

typedef struct
{
  SnabelDraftKeeper *keeper;
  guint              n_taken;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_clear_object (&write->keeper);
  g_free (write);
}

static DexFuture *
written_cb (DexFuture *future,
            gpointer   user_data)
{
  Write             *write = user_data;
  SnabelDraftKeeper *self = write->keeper;
  g_autoptr(GError) error = NULL;

  if (self->n_taken != write->n_taken || self->draft == NULL)
    return dex_ref (future);
  if (dex_future_get_value (future, &error) != NULL)
    {
      set_state (self, self->is_worth_keeping ? SNABEL_DRAFT_SAVED : SNABEL_DRAFT_UNTOUCHED, NULL);
      return dex_ref (future);
    }
  set_state (self, SNABEL_DRAFT_FAILED, error->message);
  write_later (self, RETRY_DELAY);

  return dex_ref (future);
}

/**
 * snabel_draft_keeper_take:
 * @draft: what is written by now; it is copied
 * @is_worth_keeping: %FALSE where there is nothing that anybody typed: then there is no draft
 */
void
snabel_draft_keeper_take (SnabelDraftKeeper *self,
                          const SnabelDraft *draft,
                          gboolean           is_worth_keeping)
{
  SnabelDraft *copy = NULL;

  g_return_if_fail (SNABEL_IS_DRAFT_KEEPER (self));
  g_return_if_fail (draft != NULL && draft->id != NULL);

  copy = snabel_draft_copy (draft);
  g_clear_pointer (&self->draft, snabel_draft_free);
  self->draft = copy;
  self->is_worth_keeping = is_worth_keeping;
  self->n_taken++;
  set_state (self, SNABEL_DRAFT_UNSAVED, self->message);
  write_later (self, DELAY);
}

/**
 * snabel_draft_keeper_flush:
 *
 * Returns: (transfer full): a future that resolves when all that was taken is on the disk, or rejects in #SnabelStoreError
 */
DexFuture *
snabel_draft_keeper_flush (SnabelDraftKeeper *self)
{
  Write     *write = NULL;
  DexFuture *work = NULL;

  dex_return_error_if_fail (SNABEL_IS_DRAFT_KEEPER (self));

  dex_clear (&self->waiting);
  if (self->draft == NULL || (self->state != SNABEL_DRAFT_UNSAVED && self->state != SNABEL_DRAFT_FAILED))
    return dex_future_new_for_boolean (TRUE);

  if (self->is_worth_keeping)
    work = snabel_drafts_save (self->drafts, self->draft);
  else if (snabel_drafts_find (self->drafts, self->draft->id) != NULL)
    work = snabel_drafts_delete (self->drafts, self->draft->id);
  else
    work = dex_future_new_for_boolean (TRUE);
  write = g_new0 (Write, 1);
  write->keeper = g_object_ref (self);
  write->n_taken = self->n_taken;

  return dex_future_finally (snabel_on_main (work), written_cb, write, write_free);
}

/**
 * snabel_draft_keeper_stop:
 *
 * Forgets the draft: it was sent, and must not come back.
 */
void
snabel_draft_keeper_stop (SnabelDraftKeeper *self)
{
  g_return_if_fail (SNABEL_IS_DRAFT_KEEPER (self));

  dex_clear (&self->waiting);
  g_clear_pointer (&self->draft, snabel_draft_free);
}

/**
 * snabel_draft_keeper_get_state:
 *
 * Returns: how far the writing is
 */
SnabelDraftState
snabel_draft_keeper_get_state (SnabelDraftKeeper *self)
{
  g_return_val_if_fail (SNABEL_IS_DRAFT_KEEPER (self), SNABEL_DRAFT_UNTOUCHED);

  return self->state;
}

/**
 * snabel_draft_keeper_get_message:
 *
 * Returns: (nullable): why it cannot be written, a sentence
 */
const char *
snabel_draft_keeper_get_message (SnabelDraftKeeper *self)
{
  g_return_val_if_fail (SNABEL_IS_DRAFT_KEEPER (self), NULL);

  return self->message;
}
