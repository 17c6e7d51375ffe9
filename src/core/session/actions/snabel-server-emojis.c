/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asked for when first wanted, and kept while the program runs. */
#include "session/actions/snabel-server-emojis.h"

#include "api/snabel-api-instance.h"
#include "base/snabel-async.h"
#include "session/snabel-session-private.h"

/* More than anybody would look through; a list without end is no list of emoji. */
#define MOST_EMOJIS 10000

static gboolean
is_offered (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return object != NULL && json_object_get_boolean_member_with_default (object, "visible_in_picker", TRUE);
}

static void
take_emojis (GListStore *emojis,
             JsonNode   *node)
{
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint      n_nodes = array != NULL ? MIN (json_array_get_length (array), MOST_EMOJIS) : 0;
  g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_nodes; i++)
    {
      JsonNode          *element = json_array_get_element (array, i);
      SnabelCustomEmoji *emoji = NULL;

      if (is_offered (element))
        emoji = snabel_entity_new_from_json (SNABEL_TYPE_CUSTOM_EMOJI, element, NULL);
      if (emoji != NULL)
        g_ptr_array_add (taken, emoji);
    }
  g_list_store_splice (emojis, 0, g_list_model_get_n_items (G_LIST_MODEL (emojis)), taken->pdata, taken->len);
}

static DexFuture *
loaded_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelSession *self = user_data;
  const GValue  *value = dex_future_get_value (future, NULL);

  self->is_loading_emojis = FALSE;
  if (value != NULL && self->emojis != NULL)
    take_emojis (self->emojis, ((SnabelApiReply *) g_value_get_boxed (value))->node);

  return dex_future_new_for_boolean (value != NULL);
}

/**
 * snabel_session_get_emojis:
 *
 * Asks the server for them, unless they are here or asked for. If it does not answer, the next call asks again.
 *
 * Returns: (transfer none): a list of #SnabelCustomEmoji that fills by itself
 */
GListModel *
snabel_session_get_emojis (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  if (self->emojis == NULL)
    self->emojis = g_list_store_new (SNABEL_TYPE_CUSTOM_EMOJI);
  if (!self->is_loading_emojis && self->client != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->emojis)) == 0)
    {
      self->is_loading_emojis = TRUE;
      snabel_detach ("load the server's emoji",
                     dex_future_finally (snabel_on_main (snabel_api_get_custom_emojis (self->client)), loaded_cb,
                                         g_object_ref (self), g_object_unref));
    }

  return G_LIST_MODEL (self->emojis);
}

/**
 * snabel_server_emojis_find:
 * @emojis: of #SnabelCustomEmoji
 * @shortcode: without colons
 *
 * Returns: (transfer full) (nullable): the emoji of that name
 */
SnabelCustomEmoji *
snabel_server_emojis_find (GListModel *emojis,
                           const char *shortcode)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (emojis), NULL);
  g_return_val_if_fail (shortcode != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (emojis); i++)
    {
      g_autoptr(SnabelCustomEmoji) emoji = g_list_model_get_item (emojis, i);

      if (g_str_equal (emoji->shortcode, shortcode))
        return g_steal_pointer (&emoji);
    }

  return NULL;
}
