/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as a process of its own, as somebody meets it who has a keyboard and a screen reader and nothing else. */
#pragma once

#include <atspi/atspi.h>

#include "snabel-test-instance.h"

G_BEGIN_DECLS

/* The library has none. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)

typedef struct _SnabelDesk SnabelDesk;

typedef gboolean (*SnabelDeskCondition) (SnabelDesk   *desk,
                                         gconstpointer data);

/**
 * SnabelDesk:
 * @instance: the server, with the people of the demo
 * @folder: the program's profile
 * @program: (nullable): the program, while it runs
 * @focus: (nullable): what has the focus, as the program last said
 * @n_focus: how often it has said so
 *
 * A server, a browser that says yes, and the program between them.
 */
struct _SnabelDesk
{
  SnabelTestInstance *instance;
  char               *folder;
  GSubprocess        *program;
  AtspiAccessible    *focus;
  guint               n_focus;

  /*< private >*/
  char               *log;
  GApplication       *browser;
  AtspiEventListener *listener;
};

SnabelDesk *snabel_desk_new (void);
void        snabel_desk_free (SnabelDesk *self);
void        snabel_desk_move_in (SnabelDesk *self);
void        snabel_desk_start (SnabelDesk *self);
void        snabel_desk_quit (SnabelDesk *self);
void        snabel_desk_terminate (SnabelDesk *self);

void snabel_desk_sign_in (SnabelDesk *self);
void snabel_desk_press (SnabelDesk *self,
                        const char *keys);
void snabel_desk_type (SnabelDesk *self,
                       const char *text);

char            *snabel_desk_describe (AtspiAccessible *accessible);
gboolean         snabel_desk_wait (SnabelDesk         *self,
                                   SnabelDeskCondition condition,
                                   gconstpointer       data);
AtspiAccessible *snabel_desk_find (SnabelDesk *self,
                                   AtspiRole   role,
                                   const char *pattern);
void             snabel_desk_meet (SnabelDesk *self,
                                   AtspiRole   role,
                                   const char *pattern);
void             snabel_desk_leave (SnabelDesk *self,
                                    AtspiRole   role,
                                    const char *pattern);
void             snabel_desk_expect_focus (SnabelDesk *self,
                                           AtspiRole   role,
                                           const char *pattern);
void             snabel_desk_expect_focus_in (SnabelDesk *self,
                                              AtspiRole   role,
                                              const char *pattern);
void             snabel_desk_go_to (SnabelDesk *self,
                                    const char *key,
                                    AtspiRole   role,
                                    const char *pattern);
guint            snabel_desk_walk (SnabelDesk *self);
void             snabel_desk_check_names (SnabelDesk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelDesk, snabel_desk_free)

G_END_DECLS
