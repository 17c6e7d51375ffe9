/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of a list: what max_id, since_id and min_id mean to each manner, and the Link header. */
#include "api/tusk-page.h"

#include "api/tusk-entities.h"

static const char *
get_status_id (gpointer item)
{
  return ((TuskPost *) item)->id;
}

static gint64
get_status_time (gpointer item)
{
  return ((TuskPost *) item)->created_at;
}

static JsonObject *
status_to_json (TuskCall *call,
                gpointer  item)
{
  return tusk_status_to_json (call->world, item, call->viewer);
}

const TuskPager tusk_status_pager = { get_status_id, get_status_time, status_to_json, 20, 40 };

/* Longer is newer, else the bytes decide: right for every manner but snac's. */
static int
compare_ids (const char *a,
             const char *b)
{
  gsize left = strlen (a);
  gsize right = strlen (b);

  return left != right ? (left < right ? -1 : 1) : strcmp (a, b);
}

/* Negative if the item is older than the cursor. The cursor may be a post that is deleted by now. */
static int
compare_to_cursor (TuskCall        *call,
                   gpointer         item,
                   const TuskPager *pager,
                   const char      *cursor)
{
  TuskPost *post = pager->get_time == get_status_time ? g_hash_table_lookup (call->world->posts_by_id, cursor)
                                                      : NULL;
  gint64    time = pager->get_time (item);

  if (g_str_equal (pager->get_id (item), cursor))
    return 0;
  if (post != NULL)
    return time < post->created_at ? -1 : time > post->created_at;

  return compare_ids (pager->get_id (item), cursor);
}

static int
find_exact (GPtrArray       *items,
            const TuskPager *pager,
            const char      *cursor)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (pager->get_id (g_ptr_array_index (items, i)), cursor))
      return (int) i;

  return -1;
}

static const char *
get_cursor (TuskCall   *call,
            const char *name)
{
  const char *cursor = tusk_call_get_string (call, name);

  return cursor != NULL && *cursor != '\0' ? cursor : NULL;
}

static guint
get_limit (TuskCall        *call,
           const TuskPager *pager)
{
  gint64 limit = tusk_call_get_int (call, "limit", pager->default_limit);

  return (guint) MIN (ABS (limit), (gint64) pager->max_limit);
}

static gboolean
is_within (TuskCall        *call,
           gpointer         item,
           const TuskPager *pager)
{
  const char *max_id = get_cursor (call, "max_id");
  const char *min_id = get_cursor (call, "min_id");
  const char *since_id = min_id != NULL ? min_id : get_cursor (call, "since_id");

  if (max_id != NULL && compare_to_cursor (call, item, pager, max_id) >= 0)
    return FALSE;

  return since_id == NULL || compare_to_cursor (call, item, pager, since_id) > 0;
}

/* snac finds max_id only by meeting it. */
static gboolean
has_lost_cursor (TuskCall        *call,
                 GPtrArray       *items,
                 const TuskPager *pager)
{
  const char *max_id = get_cursor (call, "max_id");

  return tusk_world_is (call->world, TUSK_SNAC) && max_id != NULL && find_exact (items, pager, max_id) < 0;
}

/**
 * tusk_page_cut:
 * @items: all there is, newest first
 *
 * Returns: (transfer container): the page that is asked for, newest first
 */
GPtrArray *
tusk_page_cut (TuskCall        *call,
               GPtrArray       *items,
               const TuskPager *pager)
{
  gboolean   has_min = tusk_world_is (call->world, TUSK_GOTOSOCIAL)
                         ? tusk_call_get_string (call, "min_id") != NULL
                         : get_cursor (call, "min_id") != NULL;
  gboolean   is_ascending = has_min && !tusk_world_is (call->world, TUSK_SNAC);
  GPtrArray *page = g_ptr_array_new ();
  guint      limit = get_limit (call, pager);

  if (has_lost_cursor (call, items, pager))
    return page;
  for (guint i = 0; i < items->len; i++)
    if (is_within (call, g_ptr_array_index (items, i), pager))
      g_ptr_array_add (page, g_ptr_array_index (items, i));
  if (page->len > limit && is_ascending)
    g_ptr_array_remove_range (page, 0, page->len - limit);
  else if (page->len > limit)
    g_ptr_array_remove_range (page, limit, page->len - limit);

  return page;
}

static char *
build_link (TuskCall   *call,
            const char *name,
            const char *id,
            gboolean    keeps_limit)
{
  static const char *const kept[] = { "limit", "local", "remote", "only_media" };
  g_autofree char         *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char         *uri = tusk_world_build_uri (call->world, "%s?", call->path);
  g_autoptr(GString) link = g_string_new (uri);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const char *value = tusk_call_get_string (call, kept[i]);

      if (value != NULL && (i > 0 || keeps_limit))
        g_string_append_printf (link, "%s=%s&", kept[i], value);
    }
  if (tusk_world_is (call->world, TUSK_GOTOSOCIAL) && g_str_has_suffix (call->path, "/home") &&
      tusk_call_get_string (call, "local") == NULL)
    g_string_append (link, "local=false&");
  g_string_append_printf (link, "%s=%s", name, escaped);

  return g_strdup (link->str);
}

/**
 * tusk_page_add_links:
 *
 * Returns: @reply, with a Link header where the manner sends one
 */
TuskReply *
tusk_page_add_links (TuskCall        *call,
                     TuskReply       *reply,
                     GPtrArray       *page,
                     const TuskPager *pager)
{
  gboolean         is_snac = tusk_world_is (call->world, TUSK_SNAC);
  g_autofree char *next = NULL;
  g_autofree char *prev = NULL;
  g_autofree char *link = NULL;

  if (page->len == 0 || (is_snac && strstr (call->path, "/timelines/") == NULL))
    return reply;
  next = build_link (call, "max_id", pager->get_id (g_ptr_array_index (page, page->len - 1)), !is_snac);
  prev = build_link (call, is_snac ? "since_id" : "min_id", pager->get_id (g_ptr_array_index (page, 0)), TRUE);
  link = g_strdup_printf ("<%s>; rel=\"next\", <%s>; rel=\"prev\"", next, prev);

  return tusk_reply_with_header (reply, "Link", link);
}

/**
 * tusk_page_reply:
 * @items: all there is, newest first
 *
 * Returns: (transfer full): the page that is asked for
 */
TuskReply *
tusk_page_reply (TuskCall        *call,
                 GPtrArray       *items,
                 const TuskPager *pager)
{
  const char *limit = tusk_call_get_string (call, "limit");
  g_autoptr(GPtrArray) page = NULL;
  JsonArray *array = NULL;

  if (tusk_world_is (call->world, TUSK_GOTOSOCIAL) && limit != NULL &&
      strspn (limit, "0123456789") != strlen (limit))
    return tusk_reply_refuse (call, 400, "Bad Request: error parsing limit: strconv.ParseInt: invalid syntax");
  page = tusk_page_cut (call, items, pager);
  array = json_array_new ();
  for (guint i = 0; i < page->len; i++)
    json_array_add_object_element (array, pager->to_json (call, g_ptr_array_index (page, i)));

  return tusk_page_add_links (call, tusk_reply_new_array (array), page, pager);
}
