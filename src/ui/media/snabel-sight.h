/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a person can see a widget now: what moves stops where nobody looks. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_SIGHT (snabel_sight_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSight, snabel_sight, SNABEL, SIGHT, GObject)

SnabelSight *snabel_sight_new (GtkWidget *widget);
gboolean     snabel_sight_get_is_seen (SnabelSight *self);

G_END_DECLS
