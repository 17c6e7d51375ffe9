/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader finds on the desk, and where the focus goes. */
#include "snabel-desk.h"

/* More things to stop at than any window has. */
#define MANY_STOPS 80

typedef struct
{
  AtspiRole   role;
  const char *pattern;
} Wanted;

static gboolean
has_state (AtspiAccessible *accessible,
           AtspiStateType   state)
{
  g_autoptr(AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, state);
}

typedef gboolean (*VisitFunc) (AtspiAccessible *accessible,
                               gconstpointer    data);

/* Returns: (transfer full): the first that @visit says yes to, of what is on the screen */
static AtspiAccessible *
visit_tree (AtspiAccessible *accessible,
            VisitFunc        visit,
            gconstpointer    data)
{
  int n_children = atspi_accessible_get_child_count (accessible, NULL);

  if (visit (accessible, data))
    return g_object_ref (accessible);
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);
      AtspiAccessible *found = NULL;

      if (child != NULL && has_state (child, ATSPI_STATE_SHOWING))
        found = visit_tree (child, visit, data);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * snabel_desk_describe:
 *
 * Returns: (transfer full): role and name, for a message
 */
char *
snabel_desk_describe (AtspiAccessible *accessible)
{
  g_autofree char *role = atspi_accessible_get_role_name (accessible, NULL);
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);

  return g_strdup_printf ("%s “%s”", role, name);
}

/* With all that it is in. */
static char *
describe_place (AtspiAccessible *accessible)
{
  g_autoptr(AtspiAccessible) parent = atspi_accessible_get_parent (accessible, NULL);
  g_autofree char *words = snabel_desk_describe (accessible);
  g_autofree char *place = parent != NULL ? describe_place (parent) : NULL;

  return place != NULL ? g_strconcat (words, " in ", place, NULL) : g_steal_pointer (&words);
}

static gboolean
is_wanted (AtspiAccessible *accessible,
           const Wanted    *wanted)
{
  g_autofree char *name = NULL;

  if (wanted->role != ATSPI_ROLE_INVALID && atspi_accessible_get_role (accessible, NULL) != wanted->role)
    return FALSE;
  name = atspi_accessible_get_name (accessible, NULL);

  return name != NULL && g_pattern_match_simple (wanted->pattern, name);
}

/* What the program has at the root of its tree; the desktop knows it once it is there. */
static AtspiAccessible *
find_program (SnabelDesk *self)
{
  g_autoptr(AtspiAccessible) desktop = atspi_get_desktop (0);
  const char *identifier = self->program != NULL ? g_subprocess_get_identifier (self->program) : NULL;
  guint64     pid = identifier != NULL ? g_ascii_strtoull (identifier, NULL, 10) : 0;

  for (int i = 0; i < atspi_accessible_get_child_count (desktop, NULL); i++)
    {
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child != NULL && atspi_accessible_get_process_id (child, NULL) == pid)
        return g_steal_pointer (&child);
    }

  return NULL;
}

static gboolean
visit_wanted (AtspiAccessible *accessible,
              gconstpointer    data)
{
  return is_wanted (accessible, data);
}

/**
 * snabel_desk_find:
 * @pattern: its name, with * for what may vary
 *
 * Returns: (transfer full) (nullable): the first such thing on the screen
 */
AtspiAccessible *
snabel_desk_find (SnabelDesk *self,
                  AtspiRole   role,
                  const char *pattern)
{
  g_autoptr(AtspiAccessible) program = find_program (self);
  Wanted wanted = { role, pattern };

  return program != NULL ? visit_tree (program, visit_wanted, &wanted) : NULL;
}

static gboolean
is_there (SnabelDesk   *self,
          gconstpointer data)
{
  const Wanted *wanted = data;
  g_autoptr(AtspiAccessible) found = snabel_desk_find (self, wanted->role, wanted->pattern);

  return found != NULL;
}

static gboolean
is_gone (SnabelDesk   *self,
         gconstpointer data)
{
  return !is_there (self, data);
}

static gboolean
has_focus (SnabelDesk   *self,
           gconstpointer data)
{
  return self->focus != NULL && is_wanted (self->focus, data);
}

static gboolean
is_within (AtspiAccessible *accessible,
           const Wanted    *wanted)
{
  g_autoptr(AtspiAccessible) parent = NULL;

  if (is_wanted (accessible, wanted))
    return TRUE;
  parent = atspi_accessible_get_parent (accessible, NULL);

  return parent != NULL && is_within (parent, wanted);
}

static gboolean
has_focus_within (SnabelDesk   *self,
                  gconstpointer data)
{
  return self->focus != NULL && is_within (self->focus, data);
}

/* All that is on the screen, for a test that fails. */
static gboolean
visit_tell (AtspiAccessible *accessible,
            gconstpointer    data)
{
  g_autofree char *words = snabel_desk_describe (accessible);

  g_printerr ("# %s\n", words);

  return FALSE;
}

static void
wait_for (SnabelDesk         *self,
          SnabelDeskCondition condition,
          const char         *complaint,
          Wanted              wanted)
{
  g_autoptr(AtspiAccessible) program = NULL;

  if (snabel_desk_wait (self, condition, &wanted))
    return;
  program = find_program (self);
  if (program != NULL)
    visit_tree (program, visit_tell, NULL);
  g_error ("The %s “%s” %s", atspi_role_get_name (wanted.role), wanted.pattern, complaint);
}

/**
 * snabel_desk_meet:
 *
 * Waits until such a thing is on the screen.
 */
void
snabel_desk_meet (SnabelDesk *self,
                  AtspiRole   role,
                  const char *pattern)
{
  wait_for (self, is_there, "is not there", (Wanted) { role, pattern });
}

/**
 * snabel_desk_leave:
 *
 * Waits until there is no such thing on the screen.
 */
void
snabel_desk_leave (SnabelDesk *self,
                   AtspiRole   role,
                   const char *pattern)
{
  wait_for (self, is_gone, "does not go away", (Wanted) { role, pattern });
}

/**
 * snabel_desk_expect_focus:
 *
 * Waits until such a thing has the focus.
 */
void
snabel_desk_expect_focus (SnabelDesk *self,
                          AtspiRole   role,
                          const char *pattern)
{
  wait_for (self, has_focus, "does not get the focus", (Wanted) { role, pattern });
}

/**
 * snabel_desk_expect_focus_in:
 *
 * Waits until something in such a thing has the focus: keys that are pressed before go elsewhere.
 */
void
snabel_desk_expect_focus_in (SnabelDesk *self,
                             AtspiRole   role,
                             const char *pattern)
{
  wait_for (self, has_focus_within, "has nothing in it that gets the focus", (Wanted) { role, pattern });
}

static gboolean
focus_has_moved (SnabelDesk   *self,
                 gconstpointer data)
{
  return self->n_focus != *(const guint *) data;
}

/* Presses @key, and holds what has the focus then to having a name and a role. */
static void
step (SnabelDesk *self,
      const char *key)
{
  guint            before = self->n_focus;
  g_autofree char *name = NULL;

  snabel_desk_press (self, key);
  if (!snabel_desk_wait (self, focus_has_moved, &before))
    g_error ("%s moves the focus nowhere", key);
  name = atspi_accessible_get_name (self->focus, NULL);
  if (name == NULL || *name == '\0' || atspi_accessible_get_role (self->focus, NULL) == ATSPI_ROLE_UNKNOWN)
    {
      g_autofree char *place = describe_place (self->focus);

      g_error ("%s stops at something without a name: %s", key, place);
    }
}

static gboolean
has_any_focus (SnabelDesk   *self,
               gconstpointer data)
{
  return self->focus != NULL;
}

/**
 * snabel_desk_go_to:
 * @key: "Tab", or another that moves the focus
 * @role: what it is; %ATSPI_ROLE_INVALID where the toolkit decides that
 *
 * Presses @key until such a thing has the focus. All that is met on the way has a name.
 */
void
snabel_desk_go_to (SnabelDesk *self,
                   const char *key,
                   AtspiRole   role,
                   const char *pattern)
{
  Wanted wanted = { role, pattern };

  /* A new window says late where its focus is: that is not what the first key has moved it to. */
  snabel_desk_wait (self, has_any_focus, NULL);
  for (guint i = 0; i < MANY_STOPS && !has_focus (self, &wanted); i++)
    step (self, key);
  if (!has_focus (self, &wanted))
    g_error ("%s does not lead to a %s “%s”", key, atspi_role_get_name (role), pattern);
}

/**
 * snabel_desk_walk:
 *
 * Goes around with Tab, back to where the focus was. All that is met on the way has a name.
 *
 * Returns: how many stops there were
 */
guint
snabel_desk_walk (SnabelDesk *self)
{
  g_autoptr(AtspiAccessible) begin = g_object_ref (self->focus);
  guint n_stops = 0;

  do
    step (self, "Tab");
  while (++n_stops < MANY_STOPS && self->focus != begin);
  g_assert_true (self->focus == begin);

  return n_stops;
}

static gboolean
visit_nameless (AtspiAccessible *accessible,
                gconstpointer    data)
{
  g_autofree char *name = NULL;
  AtspiRole        role;

  if (!has_state (accessible, ATSPI_STATE_FOCUSABLE))
    return FALSE;
  role = atspi_accessible_get_role (accessible, NULL);
  /* These take the focus only where nothing in them could: snabel_desk_walk() finds out. */
  if (role == ATSPI_ROLE_SCROLL_PANE || role == ATSPI_ROLE_PANEL || role == ATSPI_ROLE_LIST || role == ATSPI_ROLE_LIST_BOX)
    return FALSE;
  name = atspi_accessible_get_name (accessible, NULL);

  return role == ATSPI_ROLE_INVALID || role == ATSPI_ROLE_UNKNOWN || name == NULL || *name == '\0';
}

/**
 * snabel_desk_check_names:
 *
 * Everything on the screen that can have the focus has a name and a role.
 */
void
snabel_desk_check_names (SnabelDesk *self)
{
  g_autoptr(AtspiAccessible) program = find_program (self);
  g_autoptr(AtspiAccessible) nameless = visit_tree (program, visit_nameless, NULL);
  g_autofree char *words = nameless != NULL ? describe_place (nameless) : NULL;

  if (words != NULL)
    g_error ("%s can have the focus and has no name", words);
}

/**
 * snabel_desk_sign_in:
 *
 * From the first start to the posts of home, as "you", with the keyboard. All that is met on the way has a name.
 */
void
snabel_desk_sign_in (SnabelDesk *self)
{
  snabel_desk_meet (self, ATSPI_ROLE_BUTTON, "Sign In");
  snabel_desk_check_names (self);
  snabel_desk_go_to (self, "Tab", ATSPI_ROLE_BUTTON, "Sign In");
  snabel_desk_press (self, "Return");
  snabel_desk_expect_focus (self, ATSPI_ROLE_TEXT, "Server or Handle");
  snabel_desk_check_names (self);
  snabel_desk_walk (self);
  snabel_desk_type (self, snabel_test_instance_get_base_uri (self->instance));
  snabel_desk_press (self, "Return");
  snabel_desk_expect_focus (self, ATSPI_ROLE_BUTTON, "Go On");
  snabel_desk_check_names (self);
  snabel_desk_press (self, "Return");
  snabel_desk_leave (self, ATSPI_ROLE_DIALOG, "Sign In");
  snabel_desk_expect_focus (self, ATSPI_ROLE_ARTICLE, "*");
  snabel_desk_check_names (self);
}
