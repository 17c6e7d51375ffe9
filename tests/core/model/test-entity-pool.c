/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One object of each thing, at whatever depth of an answer it appears. */
#include "model/snabel-entity-pool.h"
#include "model/snabel-notification.h"
#include "model/snabel-status.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

#define TEST_TYPE_POOL (test_pool_get_type ())
G_DECLARE_FINAL_TYPE (TestPool, test_pool, TEST, POOL, GObject)

/* Keeps posts and accounts by type and id, weakly. */
struct _TestPool
{
  GObject parent_instance;

  GHashTable *entities;
};

static char *
dup_key (GType       type,
         const char *id)
{
  return g_strdup_printf ("%s %s", g_type_name (type), id);
}

static SnabelEntity *
test_pool_lookup (SnabelEntityPool *pool,
                  GType             type,
                  JsonObject       *object)
{
  const char      *id = json_object_get_string_member_with_default (object, "id", "");
  g_autofree char *key = dup_key (type, id);
  GWeakRef        *weak = g_hash_table_lookup (TEST_POOL (pool)->entities, key);

  return weak != NULL ? g_weak_ref_get (weak) : NULL;
}

static void
free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
test_pool_add (SnabelEntityPool *pool,
               SnabelEntity     *entity)
{
  g_autofree char *id = NULL;
  GWeakRef        *weak = NULL;

  if (!SNABEL_IS_STATUS (entity) && !SNABEL_IS_ACCOUNT (entity))
    return;

  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, entity);
  g_object_get (entity, "id", &id, NULL);
  g_hash_table_replace (TEST_POOL (pool)->entities, dup_key (G_OBJECT_TYPE (entity), id), weak);
}

static void
test_pool_iface_init (SnabelEntityPoolInterface *iface)
{
  iface->lookup = test_pool_lookup;
  iface->add = test_pool_add;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestPool, test_pool, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_ENTITY_POOL, test_pool_iface_init))

static void
test_pool_finalize (GObject *object)
{
  g_clear_pointer (&TEST_POOL (object)->entities, g_hash_table_unref);

  G_OBJECT_CLASS (test_pool_parent_class)->finalize (object);
}

static void
test_pool_class_init (TestPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_pool_finalize;
}

static void
test_pool_init (TestPool *self)
{
  self->entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_weak);
}

static gpointer
read_from (TestPool   *pool,
           GType       type,
           const char *json)
{
  g_autoptr(JsonNode) node = snabel_test_json (json);
  g_autoptr(GError) error = NULL;
  gpointer entity = snabel_entity_pool_read (SNABEL_ENTITY_POOL (pool), type, node, &error);

  g_assert_no_error (error);

  return entity;
}

#define MAIR "'account': {'id': '7', 'acct': 'mair'}"
#define JO   "'account': {'id': '8', 'acct': 'jo'}"

static void
test_one_object (void)
{
  g_autoptr(TestPool) pool = g_object_new (TEST_TYPE_POOL, NULL);
  g_autoptr(SnabelStatus) post = read_from (pool, SNABEL_TYPE_STATUS, "{'id': '1', 'content': 'a', " MAIR "}");
  g_autoptr(GPtrArray) notified = snabel_test_watch (post);
  g_autoptr(SnabelStatus) boost = read_from (
    pool, SNABEL_TYPE_STATUS, "{'id': '2', " JO ", 'reblog': {'id': '1', 'content': 'a', 'favourited': true, " MAIR "}}");
  g_autoptr(SnabelNotification) notification = read_from (
    pool, SNABEL_TYPE_NOTIFICATION, "{'id': '1', 'type': 'reblog', " JO ", 'status': {'id': '1', " MAIR ", 'reblogs_count': 1}}");

  g_assert_true (boost->reblog == post);
  g_assert_true (notification->status == post);
  g_assert_true (notification->account == boost->account);
  snabel_test_assert_notified (notified, "favourited reblogs-count");
}

static void
test_update (void)
{
  g_autoptr(TestPool) pool = g_object_new (TEST_TYPE_POOL, NULL);
  g_autoptr(SnabelStatus) quoted = read_from (pool, SNABEL_TYPE_STATUS, "{'id': '1', " MAIR "}");
  g_autoptr(SnabelStatus) post = read_from (pool, SNABEL_TYPE_STATUS, "{'id': '2', " JO "}");
  g_autoptr(JsonNode) node = snabel_test_json ("{'quote': {'state': 'accepted', 'quoted_status': {'id': '1', " MAIR "}}}");

  g_assert_true (snabel_entity_pool_update (SNABEL_ENTITY_POOL (pool), SNABEL_ENTITY (post), node, NULL));
  g_assert_true (post->quote->quoted_status == quoted);
}

static void
test_list (void)
{
  g_autoptr(TestPool) pool = g_object_new (TEST_TYPE_POOL, NULL);
  g_autoptr(JsonNode) node = snabel_test_json ("[{'id': '1', " MAIR "}, {'id': '1', " MAIR "}, {'id': '3'}]");
  g_autoptr(GPtrArray) posts = NULL;
  guint n_refused = 0;

  posts = snabel_entity_pool_read_list (SNABEL_ENTITY_POOL (pool), SNABEL_TYPE_STATUS, node, &n_refused, NULL);
  g_assert_cmpuint (posts->len, ==, 2);
  g_assert_cmpuint (n_refused, ==, 1);
  g_assert_true (posts->pdata[0] == posts->pdata[1]);
}

#define QUOTING(id, other) \
  "{'id': '" id "', " MAIR ", 'quote': {'state': 'accepted', 'quoted_status': " other "}}"

/* No honest server sends this; what counts is that it ends, and that the outer post is the one known. */
static void
test_quotes_itself (void)
{
  g_autoptr(TestPool) pool = g_object_new (TEST_TYPE_POOL, NULL);
  SnabelStatus *itself = read_from (pool, SNABEL_TYPE_STATUS, QUOTING ("1", "{'id': '1', " MAIR "}"));
  SnabelStatus *again = read_from (pool, SNABEL_TYPE_STATUS, QUOTING ("1", "{'id': '1', " MAIR "}"));

  g_assert_true (again == itself);
  g_assert_null (itself->quote->quoted_status);
  g_clear_object (&again);
  g_assert_finalize_object (itself);
}

/* Posts that quote each other and accounts that moved to each other end when nobody wants them. */
static void
test_no_circles (void)
{
  g_autoptr(TestPool) pool = g_object_new (TEST_TYPE_POOL, NULL);
  SnabelStatus  *one = read_from (pool, SNABEL_TYPE_STATUS, QUOTING ("2", "{'id': '3', " MAIR "}"));
  SnabelStatus  *other = read_from (pool, SNABEL_TYPE_STATUS, QUOTING ("3", "{'id': '2', " MAIR "}"));
  SnabelAccount *moved = read_from (pool, SNABEL_TYPE_ACCOUNT, "{'id': '4', 'acct': 'a', 'moved': {'id': '5', 'acct': 'b'}}");
  SnabelAccount *back = read_from (pool, SNABEL_TYPE_ACCOUNT, "{'id': '5', 'acct': 'b', 'moved': {'id': '4', 'acct': 'a'}}");

  g_assert_true (one->quote->quoted_status == other);
  g_assert_null (other->quote->quoted_status);
  g_assert_cmpstr (other->quote->quoted_status_id, ==, "2");
  g_assert_true (moved->moved == back);
  g_assert_null (back->moved);

  g_assert_finalize_object (one);
  g_assert_finalize_object (other);
  g_assert_finalize_object (moved);
  g_assert_finalize_object (back);
}

/* A chain that grows by one post in each answer. */
static void
test_long_chain (void)
{
  g_autoptr(TestPool) pool = g_object_new (TEST_TYPE_POOL, NULL);
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *json = g_strdup_printf (QUOTING ("%u", "{'id': '%u', " MAIR "}"), i + 1, i);

      g_ptr_array_add (posts, read_from (pool, SNABEL_TYPE_STATUS, json));
    }
  g_assert_cmpuint (posts->len, ==, 200);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/entity-pool/one-object", test_one_object);
  g_test_add_func ("/entity-pool/update", test_update);
  g_test_add_func ("/entity-pool/list", test_list);
  g_test_add_func ("/entity-pool/quotes-itself", test_quotes_itself);
  g_test_add_func ("/entity-pool/no-circles", test_no_circles);
  g_test_add_func ("/entity-pool/long-chain", test_long_chain);

  return g_test_run ();
}
