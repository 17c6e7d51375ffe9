/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of posts that are on their way. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_SKELETON (snabel_skeleton_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSkeleton, snabel_skeleton, SNABEL, SKELETON, GtkWidget)

GtkWidget *snabel_skeleton_new (void);

G_END_DECLS
