/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The messages of the stream: what comes, as far as it makes sense, and what we say. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SnabelStreamFrame:
 * @streams: (array zero-terminated=1): the stream's name, then its tag or list; empty on old servers
 * @event: "update", "delete" … ; others appear with time
 * @payload: JSON, or a bare id for "delete"; "" for events that have none
 */
typedef struct
{
  char **streams;
  char  *event;
  char  *payload;
} SnabelStreamFrame;

SnabelStreamFrame *snabel_stream_frame_new (JsonNode *node);
void               snabel_stream_frame_free (SnabelStreamFrame *self);
char              *snabel_stream_build_command (const char *type,
                                                const char *stream,
                                                const char *parameter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelStreamFrame, snabel_stream_frame_free)

G_END_DECLS
