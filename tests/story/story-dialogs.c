/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every dialog is reached with keys, left with Escape, and gives the focus back to where it was. */
#include "snabel-desk.h"

#define ACCOUNT "*@you@*"
#define WORDS   "Not yet ready to be read"

static void
leave (SnabelDesk *desk,
       AtspiRole   role,
       const char *name)
{
  snabel_desk_meet (desk, role, name);
  snabel_desk_expect_focus_in (desk, role, name);
  snabel_desk_check_names (desk);
  snabel_desk_press (desk, "Escape");
  snabel_desk_leave (desk, role, name);
}

static void
open_accounts (SnabelDesk *desk)
{
  snabel_desk_go_to (desk, "Tab", ATSPI_ROLE_TOGGLE_BUTTON, ACCOUNT);
  snabel_desk_press (desk, "Return");
  snabel_desk_expect_focus (desk, ATSPI_ROLE_LIST_ITEM, ACCOUNT);
  snabel_desk_check_names (desk);
}

static void
visit_accounts (SnabelDesk *desk)
{
  open_accounts (desk);
  snabel_desk_walk (desk);
  snabel_desk_press (desk, "Escape");
  snabel_desk_expect_focus (desk, ATSPI_ROLE_TOGGLE_BUTTON, ACCOUNT);

  open_accounts (desk);
  snabel_desk_go_to (desk, "Tab", ATSPI_ROLE_BUTTON, "Add Account");
  snabel_desk_press (desk, "Return");
  snabel_desk_expect_focus (desk, ATSPI_ROLE_TEXT, "Server or Handle");
  leave (desk, ATSPI_ROLE_DIALOG, "Sign In");
  snabel_desk_expect_focus (desk, ATSPI_ROLE_TOGGLE_BUTTON, ACCOUNT);
}

/* The items of a menu have no names in GTK 4.18: they are chosen by the letter that is underlined. */
static void
choose (SnabelDesk *desk,
        const char *letter)
{
  snabel_desk_expect_focus (desk, ATSPI_ROLE_MENU_ITEM, "*");
  snabel_desk_press (desk, letter);
}

static void
visit_removal (SnabelDesk *desk)
{
  open_accounts (desk);
  snabel_desk_go_to (desk, "Tab", ATSPI_ROLE_TOGGLE_BUTTON, "Menu of @you@*");
  snabel_desk_press (desk, "Return");
  choose (desk, "r");
  snabel_desk_meet (desk, ATSPI_ROLE_ALERT, "Remove This Account?");
  snabel_desk_expect_focus (desk, ATSPI_ROLE_BUTTON, "Cancel");
  snabel_desk_press (desk, "Escape");
  snabel_desk_leave (desk, ATSPI_ROLE_ALERT, "Remove This Account?");
  snabel_desk_expect_focus (desk, ATSPI_ROLE_TOGGLE_BUTTON, ACCOUNT);
}

static void
visit_menu (SnabelDesk *desk,
            const char *letter,
            const char *dialog)
{
  snabel_desk_press (desk, "F10");
  choose (desk, letter);
  leave (desk, ATSPI_ROLE_DIALOG, dialog);
}

static void
visit_drafts (SnabelDesk *desk)
{
  snabel_desk_press (desk, "ctrl+n");
  snabel_desk_expect_focus (desk, ATSPI_ROLE_TEXT, "Text of the post");
  snabel_desk_type (desk, WORDS);
  leave (desk, ATSPI_ROLE_FRAME, "New Post");

  snabel_desk_go_to (desk, "Tab", ATSPI_ROLE_LIST_ITEM, "Home");
  snabel_desk_go_to (desk, "Down", ATSPI_ROLE_LIST_ITEM, "Drafts & Outbox");
  snabel_desk_press (desk, "Return");
  snabel_desk_meet (desk, ATSPI_ROLE_LIST_ITEM, WORDS);
  snabel_desk_check_names (desk);
  snabel_desk_go_to (desk, "Tab", ATSPI_ROLE_LIST_ITEM, WORDS);
  snabel_desk_press (desk, "Return");
  snabel_desk_expect_focus (desk, ATSPI_ROLE_TEXT, "Text of the post");
  leave (desk, ATSPI_ROLE_FRAME, "New Post");
  snabel_desk_expect_focus (desk, ATSPI_ROLE_LIST_ITEM, WORDS);
}

static void
test_dialogs (void)
{
  g_autoptr(SnabelDesk) desk = snabel_desk_new ();

  snabel_desk_start (desk);
  snabel_desk_sign_in (desk);
  visit_accounts (desk);
  visit_removal (desk);
  visit_menu (desk, "k", "Keyboard Shortcuts");
  visit_menu (desk, "a", "About");
  visit_menu (desk, "p", "Preferences");
  visit_drafts (desk);
  snabel_desk_quit (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialogs/by-keyboard", test_dialogs);

  return g_test_run ();
}
