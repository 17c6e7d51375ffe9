/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of words.db. A step that was released never changes: add one. */
#include "store/words/snabel-words-private.h"

static const char *const steps[] = {
  "CREATE TABLE accounts ("
  "  key TEXT PRIMARY KEY NOT NULL, base_uri TEXT NOT NULL, domain TEXT NOT NULL, handle TEXT NOT NULL,"
  "  account_id TEXT, display_name TEXT, avatar_uri TEXT, scopes TEXT, instance_json TEXT,"
  "  colour INTEGER NOT NULL, position INTEGER NOT NULL, state INTEGER NOT NULL, created INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE drafts ("
  "  id TEXT PRIMARY KEY NOT NULL, account_keys TEXT, text TEXT, content_warning TEXT, visibility TEXT,"
  "  language TEXT, in_reply_to_uri TEXT, in_reply_to_id TEXT, updated INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE outbox ("
  "  sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, account_key TEXT NOT NULL,"
  "  content_json TEXT NOT NULL, idempotency_key TEXT NOT NULL, state INTEGER NOT NULL, attempts INTEGER NOT NULL,"
  "  error_domain TEXT, error_code INTEGER NOT NULL, error_text TEXT,"
  "  created INTEGER NOT NULL, first_sent INTEGER NOT NULL, result_uri TEXT"
  ") STRICT;"
  "CREATE TABLE positions ("
  "  account_key TEXT NOT NULL, timeline TEXT NOT NULL, entry_key TEXT, \"offset\" REAL NOT NULL,"
  "  updated INTEGER NOT NULL, UNIQUE (account_key, timeline)"
  ") STRICT;"
  "CREATE TABLE alerts ("
  "  sequence INTEGER PRIMARY KEY AUTOINCREMENT, account_key TEXT NOT NULL, notification_id TEXT NOT NULL,"
  "  UNIQUE (account_key, notification_id)"
  ") STRICT;"
  "CREATE TABLE notes ("
  "  account_key TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (account_key, subject)"
  ") STRICT;"
  "CREATE TABLE \"values\" ("
  "  account_key TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (account_key, name)"
  ") STRICT;",
};

const SnabelSchema snabel_words_schema = { "words", steps, G_N_ELEMENTS (steps) };
