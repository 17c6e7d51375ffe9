/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what is on its way, and what a person may do about it. */
#include "session/outbox/snabel-outbox.h"

#include "base/snabel-async.h"
#include "session/outbox/snabel-outbox-private.h"

/* How long it matters which posts earlier items became. */
#define CLAIM_TIME G_TIME_SPAN_HOUR

enum
{
  PROP_0,
  PROP_N_TROUBLED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelOutbox, snabel_outbox, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
outbox_get_item_type (GListModel *model)
{
  return SNABEL_TYPE_OUTBOX_ENTRY;
}

static guint
outbox_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SNABEL_OUTBOX (model)->entries));
}

static gpointer
outbox_get_item (GListModel *model,
                 guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (SNABEL_OUTBOX (model)->entries), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = outbox_get_item_type;
  iface->get_n_items = outbox_get_n_items;
  iface->get_item = outbox_get_item;
}

static void
snabel_outbox_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SnabelOutbox *self = SNABEL_OUTBOX (object);

  switch (prop_id)
    {
    case PROP_N_TROUBLED:
      g_value_set_uint (value, self->n_troubled);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_outbox_dispose (GObject *object)
{
  SnabelOutbox *self = SNABEL_OUTBOX (object);

  snabel_outbox_close (self);
  g_clear_object (&self->entries);
  g_clear_object (&self->drafts);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (snabel_outbox_parent_class)->dispose (object);
}

static void
snabel_outbox_finalize (GObject *object)
{
  SnabelOutbox *self = SNABEL_OUTBOX (object);

  g_clear_pointer (&self->lanes, g_hash_table_unref);
  g_clear_pointer (&self->claimed, g_hash_table_unref);
  g_clear_pointer (&self->platform, snabel_platform_unref);

  G_OBJECT_CLASS (snabel_outbox_parent_class)->finalize (object);
}

static void
snabel_outbox_class_init (SnabelOutboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_outbox_get_property;
  object_class->dispose = snabel_outbox_dispose;
  object_class->finalize = snabel_outbox_finalize;

  /**
   * SnabelOutbox:n-troubled:
   *
   * How many posts wait for the person.
   */
  properties[PROP_N_TROUBLED] =
    g_param_spec_uint ("n-troubled", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_outbox_init (SnabelOutbox *self)
{
  self->drafts = snabel_drafts_new ();
  self->lanes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_list_store_new (SNABEL_TYPE_OUTBOX_ENTRY);
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (g_list_model_items_changed), self, G_CONNECT_SWAPPED);
}

/* ---- the list ---- */

static void
count_troubled (SnabelOutbox *self)
{
  guint n_troubled = 0;

  for (guint i = 0; i < outbox_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr(SnabelOutboxEntry) entry = outbox_get_item (G_LIST_MODEL (self), i);

      if (entry->phase == SNABEL_OUTBOX_PHASE_FAILED || entry->phase == SNABEL_OUTBOX_PHASE_UNCERTAIN)
        n_troubled++;
    }
  if (n_troubled == self->n_troubled)
    return;
  self->n_troubled = n_troubled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TROUBLED]);
}

static void
append (SnabelOutbox           *self,
        const SnabelOutboxItem *item)
{
  g_autoptr(SnabelOutboxEntry) entry = _snabel_outbox_entry_new (item, snabel_clock_get_monotonic_time (self->platform->clock));

  g_signal_connect_object (entry, "notify::phase", G_CALLBACK (count_troubled), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->entries, entry);
  count_troubled (self);
}

/* Private: takes @entry off the list. */
void
_snabel_outbox_remove (SnabelOutbox      *self,
                       SnabelOutboxEntry *entry)
{
  guint position;

  g_signal_handlers_disconnect_by_data (entry, self);
  if (g_list_store_find (self->entries, entry, &position))
    g_list_store_remove (self->entries, position);
  count_troubled (self);
}

static SnabelOutboxLane *
get_lane (SnabelOutbox *self,
          const char   *account_key)
{
  SnabelOutboxLane *lane = g_hash_table_lookup (self->lanes, account_key);

  if (lane == NULL)
    {
      lane = snabel_outbox_lane_new (self, account_key);
      g_hash_table_insert (self->lanes, g_strdup (account_key), lane);
    }

  return lane;
}

/**
 * snabel_outbox_kick:
 *
 * Tries at once what waits to be tried again, but where the server has asked to wait.
 */
void
snabel_outbox_kick (SnabelOutbox *self)
{
  g_return_if_fail (SNABEL_IS_OUTBOX (self));

  if (!self->is_open)
    return;
  for (guint i = 0; i < outbox_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr(SnabelOutboxEntry) entry = outbox_get_item (G_LIST_MODEL (self), i);

      snabel_outbox_lane_kick (get_lane (self, entry->item->account_key));
    }
}

static void
network_changed_cb (SnabelOutbox *self)
{
  if (snabel_network_get_is_available (self->platform->network))
    snabel_outbox_kick (self);
}

/* What an account that left had on its way is gone with it. */
static void
accounts_changed_cb (SnabelOutbox *self)
{
  for (guint i = outbox_get_n_items (G_LIST_MODEL (self)); i-- > 0;)
    {
      g_autoptr(SnabelOutboxEntry) entry = outbox_get_item (G_LIST_MODEL (self), i);

      if (snabel_accounts_find (self->accounts, entry->item->account_key) != NULL)
        continue;
      g_hash_table_remove (self->lanes, entry->item->account_key);
      _snabel_outbox_remove (self, entry);
    }
  snabel_outbox_kick (self);
}

/**
 * snabel_outbox_new:
 * @platform: the outside world
 * @accounts: those who post
 *
 * Returns: (transfer full): an outbox that does nothing until it is opened
 */
SnabelOutbox *
snabel_outbox_new (SnabelPlatform *platform,
                   SnabelAccounts *accounts)
{
  SnabelOutbox *self = NULL;

  g_return_val_if_fail (platform != NULL, NULL);
  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (accounts), NULL);

  self = g_object_new (SNABEL_TYPE_OUTBOX, NULL);
  self->platform = snabel_platform_ref (platform);
  self->accounts = g_object_ref (accounts);

  return self;
}

static void
take_stored (SnabelOutbox           *self,
             const SnabelOutboxItem *item)
{
  SnabelWords *words = snabel_accounts_get_words (self->accounts);

  if (item->state != SNABEL_OUTBOX_DONE)
    append (self, item);
  else if (snabel_clock_get_real_time (self->platform->clock) - item->first_sent > CLAIM_TIME)
    snabel_detach ("forget a post that is done", snabel_words_remove_outbox_item (words, item->id));
  else if (item->result_uri != NULL)
    g_hash_table_add (self->claimed, g_strdup (item->result_uri));
}

static DexFuture *
listed_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelOutbox *self = user_data;
  GPtrArray    *items = g_value_get_boxed (dex_future_get_value (future, NULL));

  if (self->is_closed)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The outbox was closed before it was open");
  for (guint i = 0; i < items->len; i++)
    take_stored (self, g_ptr_array_index (items, i));
  self->is_open = TRUE;
  g_signal_connect_object (self->platform->network, "changed", G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->accounts, "items-changed", G_CALLBACK (accounts_changed_cb), self, G_CONNECT_SWAPPED);
  snabel_outbox_kick (self);

  return snabel_drafts_open (self->drafts, snabel_accounts_get_words (self->accounts));
}

/**
 * snabel_outbox_open:
 *
 * To be called once the accounts are open. Goes on where the program ended: what was under way is looked for first.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelStoreError
 */
DexFuture *
snabel_outbox_open (SnabelOutbox *self)
{
  SnabelWords *words = NULL;

  dex_return_error_if_fail (SNABEL_IS_OUTBOX (self));
  dex_return_error_if_fail (!self->is_open && !self->is_closed);
  dex_return_error_if_fail (snabel_accounts_get_words (self->accounts) != NULL);

  words = snabel_accounts_get_words (self->accounts);

  return dex_future_then (snabel_on_main (snabel_words_list_outbox (words)), listed_cb, g_object_ref (self), g_object_unref);
}

/**
 * snabel_outbox_close:
 *
 * Sends nothing more, for good. To be called before the accounts are closed.
 */
void
snabel_outbox_close (SnabelOutbox *self)
{
  g_return_if_fail (SNABEL_IS_OUTBOX (self));

  self->is_closed = TRUE;
  if (!self->is_open)
    return;
  self->is_open = FALSE;
  g_signal_handlers_disconnect_by_data (self->platform->network, self);
  g_signal_handlers_disconnect_by_data (self->accounts, self);
  g_hash_table_remove_all (self->lanes);
}

/**
 * snabel_outbox_get_drafts:
 *
 * Returns: (transfer none): what is being written
 */
SnabelDrafts *
snabel_outbox_get_drafts (SnabelOutbox *self)
{
  g_return_val_if_fail (SNABEL_IS_OUTBOX (self), NULL);

  return self->drafts;
}

/**
 * snabel_outbox_get_n_troubled:
 *
 * Returns: how many posts wait for the person
 */
guint
snabel_outbox_get_n_troubled (SnabelOutbox *self)
{
  g_return_val_if_fail (SNABEL_IS_OUTBOX (self), 0);

  return self->n_troubled;
}

/* Private: shows new rows of words.db, and sends them. */
void
_snabel_outbox_append (SnabelOutbox *self,
                       GPtrArray    *items)
{
  for (guint i = 0; i < items->len; i++)
    append (self, g_ptr_array_index (items, i));
  snabel_outbox_kick (self);
}

/* Private: the account of @entry tries now, even if its server has asked to wait. */
void
_snabel_outbox_hurry (SnabelOutbox      *self,
                      SnabelOutboxEntry *entry)
{
  if (self->is_open)
    snabel_outbox_lane_hurry (get_lane (self, entry->item->account_key));
}

/* Private: the lane of an account lets go of @entry, if it held it. */
void
_snabel_outbox_let_go (SnabelOutbox      *self,
                       SnabelOutboxEntry *entry)
{
  if (self->is_open)
    snabel_outbox_lane_let_go (get_lane (self, entry->item->account_key), entry);
}
