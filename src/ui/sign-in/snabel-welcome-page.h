/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person sees first. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_WELCOME_PAGE (snabel_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (SnabelWelcomePage, snabel_welcome_page, SNABEL, WELCOME_PAGE, AdwBin)

GtkWidget *snabel_welcome_page_new (void);

G_END_DECLS
