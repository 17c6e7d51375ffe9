/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of cache.db. A step that was released never changes: add one. */
#include "store/cache/snabel-cache-private.h"

/* accounts: a key of NULL marks what is still to be deleted.
 * statuses.id: the second the post was made, shifted, and a number: so the newest hit of a search comes first.
 * statuses.deleted: when the author's deletion became known, or 0. */
static const char *const steps[] = {
  "CREATE TABLE accounts (id INTEGER PRIMARY KEY, key TEXT UNIQUE) STRICT;"
  "CREATE TABLE statuses ("
  "  id INTEGER PRIMARY KEY, account INTEGER NOT NULL, uri TEXT NOT NULL, deleted INTEGER NOT NULL,"
  "  dictionary INTEGER NOT NULL, json BLOB NOT NULL, UNIQUE (account, uri)"
  ") STRICT;"
  "CREATE TABLE aliases ("
  "  account INTEGER NOT NULL, id TEXT NOT NULL, status INTEGER NOT NULL, PRIMARY KEY (account, id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE timelines (id INTEGER PRIMARY KEY, account INTEGER NOT NULL, name TEXT NOT NULL, UNIQUE (account, name)) STRICT;"
  "CREATE TABLE entries ("
  "  timeline INTEGER NOT NULL, position INTEGER NOT NULL, kind INTEGER NOT NULL, run INTEGER NOT NULL,"
  "  status_id TEXT, status INTEGER, PRIMARY KEY (timeline, position)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX entries_by_status_id ON entries (timeline, status_id);"
  "CREATE TABLE notifications ("
  "  account INTEGER NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL,"
  "  dictionary INTEGER NOT NULL, json BLOB NOT NULL, PRIMARY KEY (account, id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX notifications_by_position ON notifications (account, position);"
  "CREATE TABLE people ("
  "  account INTEGER NOT NULL, acct TEXT NOT NULL, id TEXT NOT NULL, display_name TEXT, avatar_uri TEXT, uri TEXT,"
  "  folded TEXT NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (account, acct)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE \"values\" ("
  "  account INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (account, name)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE dictionaries (id INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT;"
  "CREATE VIRTUAL TABLE words USING fts5 (text, author, content = '', contentless_delete = 1,"
  "  tokenize = 'unicode61 remove_diacritics 2');"
  "CREATE VIRTUAL TABLE parts USING fts5 (text, content = '', contentless_delete = 1,"
  "  tokenize = 'trigram remove_diacritics 1');",
};

const SnabelSchema snabel_cache_schema = { "cache", steps, G_N_ELEMENTS (steps) };
