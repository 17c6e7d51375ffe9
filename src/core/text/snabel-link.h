/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which links may be followed, and where they really go. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnabelLinkKind:
 * @SNABEL_LINK_REFUSED: never opened
 * @SNABEL_LINK_WEB: http or https: opened in the browser
 * @SNABEL_LINK_OTHER_PROGRAM: on the short list of other schemes: another program is
 *   started only after a question that names the address
 */
typedef enum
{
  SNABEL_LINK_REFUSED,
  SNABEL_LINK_WEB,
  SNABEL_LINK_OTHER_PROGRAM,
} SnabelLinkKind;

SnabelLinkKind snabel_link_check (const char *uri);
char          *snabel_link_normalize (const char *uri);
char          *snabel_link_dup_host (const char *uri);
char          *snabel_link_strip_tracking (const char *uri);
gboolean       snabel_link_is_deceptive (const char *text,
                                         const char *uri);

G_END_DECLS
