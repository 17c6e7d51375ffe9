/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that says one thing: what is being done, or what went wrong, and what can be done about it. */
#include "sign-in/snabel-sign-in-notice.h"

#include "snabel-ui.h"

struct _SnabelSignInNotice
{
  AdwBin         parent_instance;
  AdwStatusPage *page;
  GtkBox        *ways;
  gboolean       has_suggestion;
};

G_DEFINE_FINAL_TYPE (SnabelSignInNotice, snabel_sign_in_notice, ADW_TYPE_BIN)

static gboolean
snabel_sign_in_notice_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (SNABEL_SIGN_IN_NOTICE (widget)->ways));

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
snabel_sign_in_notice_dispose (GObject *object)
{
  /* The template would unparent its page behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_SIGN_IN_NOTICE);

  G_OBJECT_CLASS (snabel_sign_in_notice_parent_class)->dispose (object);
}

static void
snabel_sign_in_notice_class_init (SnabelSignInNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_sign_in_notice_dispose;
  widget_class->grab_focus = snabel_sign_in_notice_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "sign-in/snabel-sign-in-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInNotice, page);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInNotice, ways);
}

static void
snabel_sign_in_notice_init (SnabelSignInNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * snabel_sign_in_notice_show:
 * @icon_name: (nullable): a symbolic icon; %NULL for a spinner
 * @title: the matter
 * @text: (nullable): a sentence or two about it; may come from a server, and is shown as it is
 */
void
snabel_sign_in_notice_show (SnabelSignInNotice *self,
                            const char         *icon_name,
                            const char         *title,
                            const char         *text)
{
  g_autofree char *escaped = NULL;
  g_autoptr(AdwSpinnerPaintable) spinner = NULL;

  g_return_if_fail (SNABEL_IS_SIGN_IN_NOTICE (self));
  g_return_if_fail (title != NULL);

  escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;
  if (icon_name != NULL)
    adw_status_page_set_icon_name (self->page, icon_name);
  else if (!ADW_IS_SPINNER_PAINTABLE (adw_status_page_get_paintable (self->page)))
    {
      spinner = adw_spinner_paintable_new (GTK_WIDGET (self->page));
      adw_status_page_set_paintable (self->page, GDK_PAINTABLE (spinner));
    }
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, escaped);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static GtkWidget *
find_way (SnabelSignInNotice *self,
          const char         *action)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->ways));

  while (button != NULL && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) != 0)
    button = gtk_widget_get_next_sibling (button);

  return button;
}

static GtkWidget *
ensure_way (SnabelSignInNotice    *self,
            const SnabelSignInWay *way)
{
  GtkWidget *button = find_way (self, way->action);

  if (button == NULL)
    {
      button = gtk_button_new ();
      gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
      gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), way->action);
      gtk_widget_add_css_class (button, "pill");
      gtk_box_append (self->ways, button);
    }
  gtk_button_set_label (GTK_BUTTON (button), way->label);
  if (way->is_suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");

  return button;
}

/**
 * snabel_sign_in_notice_set_ways:
 * @ways: (array length=n_ways): what can be done
 *
 * The button of an action that was there already stays the same, and keeps the focus.
 */
void
snabel_sign_in_notice_set_ways (SnabelSignInNotice    *self,
                                const SnabelSignInWay *ways,
                                guint                  n_ways)
{
  GtkWidget *last = NULL;
  GtkWidget *stale = NULL;

  g_return_if_fail (SNABEL_IS_SIGN_IN_NOTICE (self));

  self->has_suggestion = FALSE;
  for (guint i = 0; i < n_ways; i++)
    {
      GtkWidget *button = ensure_way (self, &ways[i]);

      gtk_box_reorder_child_after (self->ways, button, last);
      self->has_suggestion |= ways[i].is_suggested;
      last = button;
    }
  while ((stale = last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (GTK_WIDGET (self->ways))) != NULL)
    gtk_box_remove (self->ways, stale);
}

/**
 * snabel_sign_in_notice_keeps_focus:
 *
 * Returns: whether the focus is on one of the ways, and none of the others is the one to take
 */
gboolean
snabel_sign_in_notice_keeps_focus (SnabelSignInNotice *self)
{
  GtkRoot   *root = NULL;
  GtkWidget *focus = NULL;

  g_return_val_if_fail (SNABEL_IS_SIGN_IN_NOTICE (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return !self->has_suggestion && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}
