/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.db: what was written is there again, in order, once. */
#include "snabel-test.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "store/cache/snabel-cache.h"
#include "store/words/snabel-words.h"

typedef struct
{
  char           *folder;
  SnabelProfile  *profile;
  SnabelPlatform *platform;
  SnabelWords    *words;
} Fixture;

static void
open_words (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->words = dex_await_object (snabel_words_open (fixture->profile, fixture->platform), &error);
  g_assert_no_error (error);
  g_assert_true (SNABEL_IS_WORDS (fixture->words));
}

static void
close_words (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (dex_await_boolean (snabel_words_close (fixture->words), &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&fixture->words));
}

static void
set_up (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  *fixture = (Fixture) { .folder = snabel_test_make_folder (), .platform = snabel_test_platform_new () };
  fixture->profile = snabel_profile_open (fixture->folder, &error);
  g_assert_no_error (error);
  open_words (fixture);
}

static void
reopen (Fixture *fixture)
{
  close_words (fixture);
  open_words (fixture);
}

static void
tear_down (Fixture *fixture)
{
  close_words (fixture);
  g_clear_object (&fixture->profile);
  g_clear_pointer (&fixture->platform, snabel_platform_unref);
  snabel_test_remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, tear_down)

static void
await_true (DexFuture *future)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (dex_await_boolean (future, &error));
  g_assert_no_error (error);
}

static GPtrArray *
await_rows (DexFuture *future)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = dex_await_boxed (future, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rows);

  return rows;
}

static SnabelDraft *
make_draft (const char *id,
            const char *text)
{
  SnabelDraft *draft = snabel_draft_new ();

  draft->id = g_strdup (id);
  draft->account_keys = g_strsplit ("key-1 key-2", " ", -1);
  draft->text = g_strdup (text);
  draft->visibility = g_strdup ("unlisted");
  draft->in_reply_to_id = g_strdup ("AbC");

  return draft;
}

static SnabelAccountRow *
make_account (const char *key,
              int         position)
{
  SnabelAccountRow *account = snabel_account_row_new ();

  account->key = g_strdup (key);
  account->base_uri = g_strdup ("https://example.com/pleroma/");
  account->domain = g_strdup ("example.com");
  account->handle = g_strdup_printf ("%s@example.com", key);
  account->state = SNABEL_ACCOUNT_NEEDS_SIGN_IN;
  account->colour = 3;
  account->position = position;

  return account;
}

static void
test_empty (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&fixture);
  drafts = await_rows (snabel_words_list_drafts (fixture.words));

  g_assert_cmpuint (drafts->len, ==, 0);
  g_assert_false (snabel_words_get_was_salvaged (fixture.words));
  g_assert_null (dex_await_boxed (snabel_words_get_position (fixture.words, "a", "home"), &error));
  g_assert_no_error (error);
  g_assert_null (dex_await_string (snabel_words_get_value (fixture.words, "", "x"), &error));
  g_assert_no_error (error);
}

static void
test_accounts (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelAccountRow) first = make_account ("key-1", 2);
  g_autoptr(SnabelAccountRow) second = make_account ("key-2", 1);
  g_autoptr(GPtrArray) rows = NULL;
  SnabelAccountRow *row = NULL;

  set_up (&fixture);
  await_true (snabel_words_save_account (fixture.words, first));
  await_true (snabel_words_save_account (fixture.words, second));
  g_set_str (&first->display_name, "Ørsted 🐘");
  await_true (snabel_words_save_account (fixture.words, first));
  reopen (&fixture);

  rows = await_rows (snabel_words_list_accounts (fixture.words));
  g_assert_cmpuint (rows->len, ==, 2);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->key, ==, "key-2");
  g_assert_null (row->display_name);
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (row->display_name, ==, "Ørsted 🐘");
  g_assert_cmpstr (row->base_uri, ==, "https://example.com/pleroma/");
  g_assert_cmpint (row->state, ==, SNABEL_ACCOUNT_NEEDS_SIGN_IN);
  g_assert_cmpint (row->colour, ==, 3);
}

static void
test_drafts (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelDraft) first = make_draft ("d1", "one");
  g_autoptr(SnabelDraft) second = make_draft ("d2", "two");
  g_autoptr(GPtrArray) rows = NULL;
  SnabelDraft *row = NULL;

  set_up (&fixture);
  await_true (snabel_words_save_draft (fixture.words, first));
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (fixture.platform->clock), G_USEC_PER_SEC);
  await_true (snabel_words_save_draft (fixture.words, second));
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (fixture.platform->clock), G_USEC_PER_SEC);
  g_set_str (&first->text, "one, and a \"quote\"\n'; DROP TABLE drafts; --");
  await_true (snabel_words_save_draft (fixture.words, first));
  reopen (&fixture);

  rows = await_rows (snabel_words_list_drafts (fixture.words));
  g_assert_cmpuint (rows->len, ==, 2);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->id, ==, "d1");
  g_assert_cmpstr (row->text, ==, first->text);
  g_assert_cmpuint (g_strv_length (row->account_keys), ==, 2);
  g_assert_cmpstr (row->in_reply_to_id, ==, "AbC");
  g_assert_null (row->content_warning);

  await_true (snabel_words_delete_draft (fixture.words, "d1"));
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = await_rows (snabel_words_list_drafts (fixture.words));
  g_assert_cmpuint (rows->len, ==, 1);
}

static void
test_enqueue (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelDraft) draft = make_draft ("d1", "hello");
  g_autoptr(GPtrArray) made = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) drafts = NULL;
  SnabelOutboxItem *item = NULL;

  set_up (&fixture);
  await_true (snabel_words_save_draft (fixture.words, draft));
  made = await_rows (snabel_words_enqueue (fixture.words, draft));
  g_assert_cmpuint (made->len, ==, 2);
  reopen (&fixture);

  drafts = await_rows (snabel_words_list_drafts (fixture.words));
  g_assert_cmpuint (drafts->len, ==, 0);
  items = await_rows (snabel_words_list_outbox (fixture.words));
  g_assert_cmpuint (items->len, ==, 2);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->account_key, ==, "key-1");
  g_assert_cmpstr (item->id, ==, ((SnabelOutboxItem *) g_ptr_array_index (made, 0))->id);
  g_assert_cmpstr (item->idempotency_key, !=, ((SnabelOutboxItem *) g_ptr_array_index (items, 1))->idempotency_key);
  g_assert_cmpint (item->state, ==, SNABEL_OUTBOX_QUEUED);
  g_assert_cmpstr (item->content_json, ==,
                   "{\"text\":\"hello\",\"content_warning\":null,\"visibility\":\"unlisted\",\"language\":null,"
                   "\"in_reply_to_uri\":null,\"in_reply_to_id\":\"AbC\"}");
}

static void
test_outbox (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelDraft) draft = make_draft ("d1", "hello");
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GPtrArray) after = NULL;
  SnabelOutboxItem *item = NULL;

  set_up (&fixture);
  items = await_rows (snabel_words_enqueue (fixture.words, draft));
  item = g_ptr_array_index (items, 0);
  item->state = SNABEL_OUTBOX_UNCERTAIN;
  item->attempts = 2;
  item->first_sent = 77;
  g_set_str (&item->error_text, "Gateway timeout");
  await_true (snabel_words_update_outbox_item (fixture.words, item));
  after = await_rows (snabel_words_list_outbox (fixture.words));
  item = g_ptr_array_index (after, 0);
  g_assert_cmpint (item->state, ==, SNABEL_OUTBOX_UNCERTAIN);
  g_assert_cmpint (item->attempts, ==, 2);
  g_assert_cmpint (item->first_sent, ==, 77);
  g_assert_cmpstr (item->error_text, ==, "Gateway timeout");

  await_true (snabel_words_take_back (fixture.words, item->id, draft));
  await_true (snabel_words_remove_outbox_item (fixture.words, ((SnabelOutboxItem *) g_ptr_array_index (after, 1))->id));
  drafts = await_rows (snabel_words_list_drafts (fixture.words));
  g_assert_cmpuint (drafts->len, ==, 1);
  g_clear_pointer (&after, g_ptr_array_unref);
  after = await_rows (snabel_words_list_outbox (fixture.words));
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_positions (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelPosition) position = snabel_position_new ();
  g_autoptr(SnabelPosition) got = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&fixture);
  position->account_key = g_strdup ("key-1");
  position->timeline = g_strdup ("home");
  position->entry_key = g_strdup ("https://example.com/1");
  position->offset = -12.5;
  await_true (snabel_words_save_position (fixture.words, position));
  position->offset = 40.25;
  await_true (snabel_words_save_position (fixture.words, position));
  reopen (&fixture);

  got = dex_await_boxed (snabel_words_get_position (fixture.words, "key-1", "home"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got->entry_key, ==, "https://example.com/1");
  g_assert_cmpfloat (got->offset, ==, 40.25);
  g_assert_cmpint (got->updated, ==, snabel_clock_get_real_time (fixture.platform->clock));
}

static void
test_alerts (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(GError) error = NULL;

  set_up (&fixture);
  await_true (snabel_words_record_alert (fixture.words, "key-1", "ab"));
  g_assert_false (dex_await_boolean (snabel_words_record_alert (fixture.words, "key-1", "ab"), &error));
  g_assert_no_error (error);
  await_true (snabel_words_record_alert (fixture.words, "key-1", "aB"));
  await_true (snabel_words_record_alert (fixture.words, "key-2", "ab"));
  reopen (&fixture);
  g_assert_false (dex_await_boolean (snabel_words_record_alert (fixture.words, "key-1", "ab"), &error));
  g_assert_no_error (error);
}

static void
test_values (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *note = NULL;

  set_up (&fixture);
  await_true (snabel_words_set_value (fixture.words, "", "last-account", "key-1"));
  await_true (snabel_words_set_value (fixture.words, "", "last-account", "key-2"));
  await_true (snabel_words_save_note (fixture.words, "key-1", "https://example.com/@ann", "met in Aarhus"));
  value = dex_await_string (snabel_words_get_value (fixture.words, "", "last-account"), &error);
  note = dex_await_string (snabel_words_get_note (fixture.words, "key-1", "https://example.com/@ann"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, "key-2");
  g_assert_cmpstr (note, ==, "met in Aarhus");

  await_true (snabel_words_set_value (fixture.words, "", "last-account", NULL));
  await_true (snabel_words_save_note (fixture.words, "key-1", "https://example.com/@ann", ""));
  g_assert_null (dex_await_string (snabel_words_get_value (fixture.words, "", "last-account"), &error));
  g_assert_null (dex_await_string (snabel_words_get_note (fixture.words, "key-1", "https://example.com/@ann"), &error));
  g_assert_no_error (error);
}

static void
test_delete_account (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelAccountRow) account = make_account ("key-1", 0);
  g_autoptr(SnabelDraft) shared = make_draft ("shared", "both");
  g_autoptr(SnabelDraft) own = make_draft ("own", "mine");
  g_autoptr(SnabelDraft) posted = make_draft ("posted", "sent");
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GPtrArray) outbox = NULL;
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(GPtrArray) items = NULL;

  set_up (&fixture);
  g_strfreev (own->account_keys);
  own->account_keys = g_strsplit ("key-1", " ", -1);
  await_true (snabel_words_save_account (fixture.words, account));
  await_true (snabel_words_save_draft (fixture.words, shared));
  await_true (snabel_words_save_draft (fixture.words, own));
  items = await_rows (snabel_words_enqueue (fixture.words, posted));
  await_true (snabel_words_record_alert (fixture.words, "key-1", "1"));
  await_true (snabel_words_delete_account (fixture.words, "key-1"));

  accounts = await_rows (snabel_words_list_accounts (fixture.words));
  g_assert_cmpuint (accounts->len, ==, 0);
  drafts = await_rows (snabel_words_list_drafts (fixture.words));
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (((SnabelDraft *) g_ptr_array_index (drafts, 0))->account_keys[0], ==, "key-2");
  outbox = await_rows (snabel_words_list_outbox (fixture.words));
  g_assert_cmpuint (outbox->len, ==, 1);
  await_true (snabel_words_record_alert (fixture.words, "key-1", "1"));
}

/* An answer that comes after the account went does not bring its post back. */
static void
test_late_answer (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelDraft) posted = make_draft ("posted", "sent");
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) outbox = NULL;

  set_up (&fixture);
  items = await_rows (snabel_words_enqueue (fixture.words, posted));
  await_true (snabel_words_delete_account (fixture.words, "key-1"));
  await_true (snabel_words_update_outbox_item (fixture.words, g_ptr_array_index (items, 0)));
  outbox = await_rows (snabel_words_list_outbox (fixture.words));
  g_assert_cmpuint (outbox->len, ==, 1);
  g_assert_cmpstr (((SnabelOutboxItem *) g_ptr_array_index (outbox, 0))->account_key, ==, "key-2");
}

/* Gone is gone, but for what has to be told elsewhere: that is known until it was told. */
static void
test_removed (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelAccountRow) account = make_account ("key-1", 0);
  g_autoptr(GPtrArray) removed = NULL;
  g_autoptr(GPtrArray) forgotten = NULL;

  set_up (&fixture);
  await_true (snabel_words_save_account (fixture.words, account));
  await_true (snabel_words_delete_account (fixture.words, "key-1"));
  await_true (snabel_words_delete_account (fixture.words, "key-1"));
  await_true (snabel_words_delete_account (fixture.words, "never there"));
  reopen (&fixture);
  removed = await_rows (snabel_words_list_removed (fixture.words));
  g_assert_cmpuint (removed->len, ==, 1);
  g_assert_cmpstr (((SnabelAccountRow *) g_ptr_array_index (removed, 0))->key, ==, "key-1");
  g_assert_cmpstr (((SnabelAccountRow *) g_ptr_array_index (removed, 0))->base_uri, ==, account->base_uri);
  await_true (snabel_words_forget_account (fixture.words, "key-1"));
  forgotten = await_rows (snabel_words_list_removed (fixture.words));
  g_assert_cmpuint (forgotten->len, ==, 0);
}

/* What was asked before the close is done, even if nobody waits; what is asked after it is refused. */
static void
test_close (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(DexFuture) closing = NULL;

  set_up (&fixture);
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("d%d", i);
      g_autoptr(SnabelDraft) draft = make_draft (id, "x");

      dex_unref (snabel_words_save_draft (fixture.words, draft));
    }
  closing = snabel_words_close (fixture.words);
  g_assert_false (dex_await (snabel_words_list_drafts (fixture.words), &error));
  g_assert_error (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_CLOSED);
  await_true (g_steal_pointer (&closing));
  g_clear_object (&fixture.words);

  open_words (&fixture);
  drafts = await_rows (snabel_words_list_drafts (fixture.words));
  g_assert_cmpuint (drafts->len, ==, 50);
}

static void
assert_closed (Fixture    *fixture,
               const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  GStatBuf         info;

  /* The logs come with the first change. */
  if (g_stat (path, &info) == 0)
    g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  else
    g_assert_false (g_str_has_suffix (name, ".db"));
}

/* What the person wrote and read is nobody else's, also where an earlier Snabel left its files open. */
static void
test_closed_to_others (void)
{
  const char *names[] = { "words.db", "words.db-wal", "words.db-shm", "cache.db", "cache.db-wal", "cache.db-shm" };
  Fixture     fixture;

  set_up (&fixture);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SnabelCache) cache = dex_await_object (snabel_cache_open (fixture.profile, fixture.platform), &error);

      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        assert_closed (&fixture, names[i]);
      g_assert_true (dex_await_boolean (snabel_cache_close (cache), &error));
      close_words (&fixture);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *path = g_build_filename (fixture.folder, names[i], NULL);

          g_assert_true (g_chmod (path, 0644) == 0 || errno == ENOENT);
        }
      open_words (&fixture);
    }
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);

  snabel_test_add ("/words/empty", test_empty);
  snabel_test_add ("/words/accounts", test_accounts);
  snabel_test_add ("/words/drafts", test_drafts);
  snabel_test_add ("/words/enqueue", test_enqueue);
  snabel_test_add ("/words/outbox", test_outbox);
  snabel_test_add ("/words/positions", test_positions);
  snabel_test_add ("/words/alerts", test_alerts);
  snabel_test_add ("/words/values", test_values);
  snabel_test_add ("/words/delete-account", test_delete_account);
  snabel_test_add ("/words/late-answer", test_late_answer);
  snabel_test_add ("/words/removed", test_removed);
  snabel_test_add ("/words/close", test_close);
  snabel_test_add ("/words/closed-to-others", test_closed_to_others);

  return g_test_run ();
}
