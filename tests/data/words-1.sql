CREATE TABLE accounts (  key TEXT PRIMARY KEY NOT NULL, base_uri TEXT NOT NULL, domain TEXT NOT NULL, handle TEXT NOT NULL,  account_id TEXT, display_name TEXT, avatar_uri TEXT, scopes TEXT, instance_json TEXT,  colour INTEGER NOT NULL, position INTEGER NOT NULL, state INTEGER NOT NULL, created INTEGER NOT NULL) STRICT;
CREATE TABLE drafts (  id TEXT PRIMARY KEY NOT NULL, account_keys TEXT, text TEXT, content_warning TEXT, visibility TEXT,  language TEXT, in_reply_to_uri TEXT, in_reply_to_id TEXT, updated INTEGER NOT NULL) STRICT;
CREATE TABLE outbox (  sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, account_key TEXT NOT NULL,  content_json TEXT NOT NULL, idempotency_key TEXT NOT NULL, state INTEGER NOT NULL, attempts INTEGER NOT NULL,  error_domain TEXT, error_code INTEGER NOT NULL, error_text TEXT,  created INTEGER NOT NULL, first_sent INTEGER NOT NULL, result_uri TEXT) STRICT;
CREATE TABLE positions (  account_key TEXT NOT NULL, timeline TEXT NOT NULL, entry_key TEXT, "offset" REAL NOT NULL,  updated INTEGER NOT NULL, UNIQUE (account_key, timeline)) STRICT;
CREATE TABLE alerts (  sequence INTEGER PRIMARY KEY AUTOINCREMENT, account_key TEXT NOT NULL, notification_id TEXT NOT NULL,  UNIQUE (account_key, notification_id)) STRICT;
CREATE TABLE notes (  account_key TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (account_key, subject)) STRICT;
CREATE TABLE "values" (  account_key TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (account_key, name)) STRICT;
PRAGMA user_version = 1;
INSERT INTO "accounts" VALUES ('key-1', 'https://example.com/', 'example.com', 'ann@example.com', NULL, 'Ann Ærlig', NULL, 'read write push', NULL, 2, 0, 0, 0);
INSERT INTO "alerts" VALUES (1, 'key-1', '10');
INSERT INTO "drafts" VALUES ('draft-1', 'key-1', 'it''s half
written', NULL, 'public', NULL, NULL, NULL, 1795435200000000);
INSERT INTO "notes" VALUES ('key-1', 'https://example.com/@bob', 'met in Aarhus');
INSERT INTO "outbox" VALUES (1, '25eb8c48-ff89-4b85-8fc0-9081cc47edfc', 'key-1', '{"text":"it''s half\nwritten","content_warning":null,"visibility":"public","language":null,"in_reply_to_uri":null,"in_reply_to_id":null}', '8619b214-fe65-42d4-8bfc-ea9c9d8e3244', 0, 0, NULL, 0, NULL, 1795435200000000, 0, NULL);
INSERT INTO "positions" VALUES ('key-1', 'home', 'https://example.com/p1', 12.5, 1795435200000000);
INSERT INTO "values" VALUES ('', 'last-account', 'key-1');
