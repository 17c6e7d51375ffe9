/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses in text that came without markup. */
#pragma once

#include "text/snabel-rich-text.h"

G_BEGIN_DECLS

SnabelRichText *snabel_bare_links_find (SnabelRichText *text);

G_END_DECLS
