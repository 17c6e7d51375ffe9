/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can do with a post, and how often it was done. The actions themselves belong to the page:
 * each is called with the id of the post. */
#include "config.h"

#include "status/actions/snabel-status-actions.h"

#include <glib/gi18n-lib.h>

#include "model/snabel-media-attachment.h"
#include "session/actions/snabel-relations.h"
#include "snabel-ui.h"
#include "status/actions/snabel-count-button.h"
#include "text/snabel-html.h"
#include "text/snabel-link.h"

/* A menu that is longer helps nobody. */
#define MAX_LINKS 12
#define N_BUTTONS 5

struct _SnabelStatusActions
{
  GtkWidget          parent_instance;
  SnabelCountButton *reply;
  SnabelCountButton *reblog;
  SnabelCountButton *favourite;
  SnabelCountButton *bookmark;
  GtkMenuButton     *more;
  SnabelStatus      *status;
  SnabelSession     *session;    /* (nullable) */
  GtkPopover        *chooser;    /* (nullable): made with the first reaction */
  char              *chosen_for; /* (nullable): the post's id, whatever the row shows by then */
  gboolean           shows_counts;
};

G_DEFINE_FINAL_TYPE (SnabelStatusActions, snabel_status_actions, GTK_TYPE_WIDGET)

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_link (GMenu      *links,
             const char *words,
             const char *uri)
{
  g_auto(GStrv) parts = g_strsplit (words, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts); /* one would be a mnemonic */

  append_item (links, label, "status.open-link", uri);
}

/* What cannot be shown can still be opened where it is. */
static void
append_files (GMenu        *links,
              SnabelStatus *status)
{
  for (guint i = 0; i < g_list_model_get_n_items (status->media_attachments); i++)
    {
      g_autoptr(SnabelMediaAttachment) file = g_list_model_get_item (status->media_attachments, i);
      const char      *uri = file->url != NULL ? file->url : file->remote_url;
      g_autofree char *host = NULL;

      if (file->type != SNABEL_MEDIA_TYPE_UNKNOWN || uri == NULL || snabel_link_check (uri) != SNABEL_LINK_WEB)
        continue;
      host = snabel_link_dup_host (uri);
      append_link (links, host != NULL ? host : uri, uri);
    }
}

/* The links in a label are not open to screen readers: the menu is their way to them. */
static void
append_links (GMenu        *menu,
              SnabelStatus *status)
{
  g_autoptr(SnabelRichText) text = snabel_html_to_rich_text (status->content != NULL ? status->content : "");
  g_autoptr(GMenu) links = g_menu_new ();

  for (guint i = 0; i < text->n_runs && g_menu_model_get_n_items (G_MENU_MODEL (links)) < MAX_LINKS; i++)
    {
      const SnabelTextRun *run = &text->runs[i];
      g_autofree char     *words = NULL;

      if (run->uri == NULL || (run->flags & SNABEL_TEXT_QUOTE_INLINE) != 0)
        continue;
      words = g_strndup (text->text + run->start, run->end - run->start);
      append_link (links, words, run->uri);
    }
  append_files (links, status);
  if (g_menu_model_get_n_items (G_MENU_MODEL (links)) > 0)
    g_menu_append_submenu (menu, _ ("Open Link"), G_MENU_MODEL (links));
}

/* Where the server is asked whose post it is, what cannot be done with it is not offered. */
static void
append_acts (SnabelStatusActions *self,
             GMenu               *menu)
{
  SnabelStatus *status = self->status;
  g_autoptr(GMenu) acts = g_menu_new ();
  gboolean is_own;

  if (self->session == NULL)
    return;

  is_own = snabel_session_is_own (self->session, status);
  if (snabel_session_get_capabilities (self->session).reactions != SNABEL_REACTIONS_NONE)
    append_item (acts, _ ("Add Reaction…"), "actions.choose-reaction", status->id);
  if (!status->reblogged && gtk_widget_get_sensitive (GTK_WIDGET (self->reblog)))
    append_item (acts, _ ("Boost for Followers Only"), "status.reblog-privately", status->id);
  append_item (acts, status->muted ? _ ("Unmute Conversation") : _ ("Mute Conversation"), "status.mute-conversation", status->id);
  if (is_own && status->visibility != SNABEL_VISIBILITY_DIRECT)
    append_item (acts, status->pinned ? _ ("Unpin from Profile") : _ ("Pin to Profile"), "status.pin", status->id);
  if (is_own)
    append_item (acts, _ ("Delete…"), "status.delete", status->id);
  else
    {
      append_item (acts, _ ("Mute Author…"), "status.mute-author", status->id);
      append_item (acts, _ ("Block Author…"), "status.block-author", status->id);
    }
  append_item (acts, _ ("Show Raw Data"), "status.show-raw-data", status->id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
}

/* Made when it is asked for: a popover for each row would cost more than the row. */
static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  SnabelStatusActions *self = user_data;
  g_autoptr(GMenu) menu = g_menu_new ();

  if (self->status == NULL)
    return;

  append_item (menu, _ ("Copy Link"), "status.copy-link", self->status->id);
  append_item (menu, _ ("Copy Text"), "status.copy-text", self->status->id);
  append_item (menu, _ ("Open in Browser"), "status.open-in-browser", self->status->id);
  append_links (menu, self->status);
  append_acts (self, menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
picked_cb (SnabelStatusActions *self,
           const char          *emoji)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "status.add-reaction", "(ss)", self->chosen_for, emoji);
}

static void
choose_reaction_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  SnabelStatusActions *self = SNABEL_STATUS_ACTIONS (widget);
  graphene_rect_t      place;

  if (self->chooser == NULL)
    {
      self->chooser = GTK_POPOVER (gtk_emoji_chooser_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->chooser), widget);
      g_signal_connect_swapped (self->chooser, "emoji-picked", G_CALLBACK (picked_cb), self);
    }
  g_set_str (&self->chosen_for, g_variant_get_string (parameter, NULL));
  if (gtk_widget_compute_bounds (GTK_WIDGET (self->more), widget, &place))
    gtk_popover_set_pointing_to (self->chooser, &(GdkRectangle) { (int) place.origin.x, (int) place.origin.y,
                                                                  (int) place.size.width, (int) place.size.height });
  gtk_popover_popup (self->chooser);
}

static void
snabel_status_actions_measure (GtkWidget     *widget,
                               GtkOrientation orientation,
                               int            for_size,
                               int           *minimum,
                               int           *natural,
                               int           *minimum_baseline,
                               int           *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int size = 0;

      if (GTK_IS_NATIVE (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &size, NULL, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? *minimum + size : MAX (*minimum, size);
    }
  *natural = *minimum;
}

/* The same columns in every row, whatever the counts; only where there is no room a count pushes on. */
static void
snabel_status_actions_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  gboolean   is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *children[N_BUTTONS];
  int        widths[N_BUTTONS], places[N_BUTTONS];
  int        limit = width;

  children[0] = gtk_widget_get_first_child (widget);
  for (int i = 1; i < N_BUTTONS; i++)
    children[i] = gtk_widget_get_next_sibling (children[i - 1]);
  for (int i = 0; i < N_BUTTONS; i++)
    gtk_widget_measure (children[i], GTK_ORIENTATION_HORIZONTAL, -1, &widths[i], NULL, NULL, NULL);
  for (int i = 0; i < N_BUTTONS; i++)
    {
      places[i] = i * (width - widths[N_BUTTONS - 1]) / (N_BUTTONS - 1);
      if (i > 0)
        places[i] = MAX (places[i], places[i - 1] + widths[i - 1]);
    }
  for (int i = N_BUTTONS - 1; i >= 0; i--)
    {
      places[i] = MIN (places[i], limit - widths[i]);
      limit = places[i];
      gtk_widget_size_allocate (children[i],
                                &(GtkAllocation) { is_rtl ? width - places[i] - widths[i] : places[i], 0, widths[i], height }, -1);
    }
  if (SNABEL_STATUS_ACTIONS (widget)->chooser != NULL)
    gtk_popover_present (SNABEL_STATUS_ACTIONS (widget)->chooser);
}

static void
snabel_status_actions_dispose (GObject *object)
{
  SnabelStatusActions *self = SNABEL_STATUS_ACTIONS (object);

  g_clear_object (&self->status);
  g_clear_object (&self->session);
  g_clear_pointer (&self->chosen_for, g_free);
  g_clear_pointer ((GtkWidget **) &self->chooser, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_STATUS_ACTIONS);

  G_OBJECT_CLASS (snabel_status_actions_parent_class)->dispose (object);
}

static void
snabel_status_actions_class_init (SnabelStatusActionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_status_actions_dispose;
  widget_class->measure = snabel_status_actions_measure;
  widget_class->size_allocate = snabel_status_actions_size_allocate;
  g_type_ensure (SNABEL_TYPE_COUNT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "status/actions/snabel-status-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusActions, reply);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusActions, reblog);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusActions, favourite);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusActions, bookmark);
  gtk_widget_class_bind_template_child (widget_class, SnabelStatusActions, more);
  gtk_widget_class_install_action (widget_class, "actions.choose-reaction", "s", choose_reaction_action);
  gtk_widget_class_set_css_name (widget_class, "statusactions");
}

static void
snabel_status_actions_init (SnabelStatusActions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->more, create_popup_cb, self, NULL);
  self->shows_counts = TRUE;
}

static void
set_target (SnabelStatusActions *self,
            const char          *id)
{
  GtkActionable *buttons[] = { GTK_ACTIONABLE (self->reply), GTK_ACTIONABLE (self->reblog),
                               GTK_ACTIONABLE (self->favourite), GTK_ACTIONABLE (self->bookmark) };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_actionable_set_action_target (buttons[i], "s", id);
}

static void
update_counts (SnabelStatusActions *self)
{
  SnabelStatus *status = self->status;

  snabel_count_button_set_count (self->reply, self->shows_counts ? status->replies_count : 0);
  snabel_count_button_set_count (self->reblog, self->shows_counts ? status->reblogs_count : 0);
  snabel_count_button_set_count (self->favourite, self->shows_counts ? status->favourites_count : 0);
}

/**
 * snabel_status_actions_set_shows_counts:
 * @shows_counts: whether it is said how often the post was answered, boosted and favourited
 */
void
snabel_status_actions_set_shows_counts (SnabelStatusActions *self,
                                        gboolean             shows_counts)
{
  g_return_if_fail (SNABEL_IS_STATUS_ACTIONS (self));

  if (self->shows_counts == shows_counts)
    return;

  self->shows_counts = shows_counts;
  if (self->status != NULL)
    update_counts (self);
}

/**
 * snabel_status_actions_set_session:
 * @session: (nullable): the account that acts; without it the menu has only what needs none
 */
void
snabel_status_actions_set_session (SnabelStatusActions *self,
                                   SnabelSession       *session)
{
  g_return_if_fail (SNABEL_IS_STATUS_ACTIONS (self));

  g_set_object (&self->session, session);
}

/**
 * snabel_status_actions_set_status:
 * @status: a post, not a boost
 *
 * Shows @status as it is now; who owns the actions calls this again when it changed.
 */
void
snabel_status_actions_set_status (SnabelStatusActions *self,
                                  SnabelStatus        *status)
{
  g_return_if_fail (SNABEL_IS_STATUS_ACTIONS (self));
  g_return_if_fail (SNABEL_IS_STATUS (status));

  if (g_set_object (&self->status, status))
    {
      set_target (self, status->id);
      gtk_menu_button_set_menu_model (self->more, NULL);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->reblog), status->visibility == SNABEL_VISIBILITY_PUBLIC ||
                                                         status->visibility == SNABEL_VISIBILITY_UNLISTED);
  update_counts (self);
  snabel_count_button_set_is_active (self->reblog, status->reblogged);
  snabel_count_button_set_is_active (self->favourite, status->favourited);
  snabel_count_button_set_is_active (self->bookmark, status->bookmarked);
}
