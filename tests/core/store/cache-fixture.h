/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cache in a fresh folder, and short ways to ask it. */
#pragma once

#include "snabel-test.h"

#include "base/snabel-json.h"
#include "store/cache/snabel-cache.h"

typedef struct
{
  char           *folder;
  SnabelProfile  *profile;
  SnabelPlatform *platform;
  SnabelCache    *cache;
} Fixture;

void open_cache (Fixture *fixture);
void close_cache (Fixture *fixture);
void set_up (Fixture *fixture);
void reopen (Fixture *fixture);
void tear_down (Fixture *fixture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, tear_down)

void                await_true (DexFuture *future);
GPtrArray          *await_rows (DexFuture *future);
SnabelCachedStatus *await_status (DexFuture *future);
JsonNode           *parse (const char *text);
void                save (Fixture *fixture, const char *text);
const char         *member (JsonNode *node, const char *name);
guint               count_hits (Fixture *fixture, SnabelSearchKind kind, const char *text);

#define AUTHOR "\"account\":{\"id\":\"9\",\"acct\":\"ann@example.com\",\"display_name\":\"Ann Ærlig\"}"
#define POST(id, uri, content) \
  "{\"id\":\"" id "\",\"uri\":\"https://example.com/" uri "\",\"created_at\":\"2026-11-2" id "T10:00:00.000Z\"," AUTHOR ",\"content\":\"" content "\"}"
