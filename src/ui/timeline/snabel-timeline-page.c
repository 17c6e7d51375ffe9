/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The home timeline of an account: which of its states is drawn, and what is asked of the feed. */
#include "config.h"

#include "timeline/snabel-timeline-page-private.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "snabel-ui.h"
#include "status/actions/snabel-status-commands.h"

enum
{
  PROP_CONTEXT = 1,
  PROP_N_NEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelTimelinePage, snabel_timeline_page, GTK_TYPE_WIDGET)

SnabelFeed *
_snabel_timeline_page_get_feed (SnabelTimelinePage *self)
{
  return snabel_session_get_home (self->session);
}

SnabelTimeline *
_snabel_timeline_page_get_timeline (SnabelTimelinePage *self)
{
  return snabel_feed_get_timeline (_snabel_timeline_page_get_feed (self));
}

/* Without a connection nothing will arrive, however long one waits. */
static gboolean
is_cut_off (SnabelTimelinePage *self)
{
  switch (snabel_session_get_state (self->session))
    {
    case SNABEL_SESSION_LOCKED:
    case SNABEL_SESSION_NO_KEYRING:
    case SNABEL_SESSION_NEEDS_SIGN_IN:
    case SNABEL_SESSION_OFFLINE:
    case SNABEL_SESSION_STOPPED:
      return TRUE;
    case SNABEL_SESSION_STARTING:
    case SNABEL_SESSION_CONNECTING:
    case SNABEL_SESSION_LIVE:
    case SNABEL_SESSION_POLLING:
    default:
      return FALSE;
    }
}

static gboolean
is_waiting_for_keyring (SnabelTimelinePage *self)
{
  SnabelSessionState state = snabel_session_get_state (self->session);

  return state == SNABEL_SESSION_LOCKED || state == SNABEL_SESSION_NO_KEYRING;
}

/* There is nothing to show, and the banner above has the way out; here is why. */
static void
show_failed (SnabelTimelinePage *self)
{
  gboolean    needs_sign_in = snabel_session_get_state (self->session) == SNABEL_SESSION_NEEDS_SIGN_IN;
  const char *reason = snabel_feed_get_error_message (_snabel_timeline_page_get_feed (self));
  gint64      retry_at = snabel_session_get_retry_at (self->session);
  g_autoptr(GDateTime) time = retry_at > 0 ? g_date_time_new_from_unix_utc_usec (retry_at) : NULL;

  if (needs_sign_in || reason == NULL)
    reason = snabel_session_get_message (self->session);
  if (reason != NULL && needs_sign_in)
    snabel_load_view_show_needs_sign_in (self->load, reason);
  else if (reason != NULL)
    snabel_load_view_show_error (self->load, reason, time);
  else if (is_waiting_for_keyring (self))
    snabel_load_view_show_error (self->load, _ ("No posts are on this computer yet, and without the keyring none can be fetched."), NULL);
  else
    snabel_load_view_show_offline (self->load);
}

/* Before the place is known the first frame would be drawn in the wrong one. */
static gboolean
is_restoring (SnabelTimelinePage *self)
{
  return !self->reading.is_known ||
         snabel_feed_get_state (_snabel_timeline_page_get_feed (self)) == SNABEL_FEED_RESTORING;
}

void
_snabel_timeline_page_update_state (SnabelTimelinePage *self)
{
  SnabelFeedState state = snabel_feed_get_state (_snabel_timeline_page_get_feed (self));
  guint           n_entries = g_list_model_get_n_items (G_LIST_MODEL (_snabel_timeline_page_get_timeline (self)));

  _snabel_timeline_page_update_footer (self);
  _snabel_timeline_page_restore_position (self);
  gtk_widget_set_visible (GTK_WIDGET (self->load), !is_restoring (self));
  if (n_entries > 0)
    snabel_load_view_show_content (self->load);
  else if (state == SNABEL_FEED_READY)
    snabel_load_view_show_empty (self->load, "go-home-symbolic", _ ("Nothing Here Yet"),
                                 _ ("Posts by the people you follow appear here."));
  else if (state == SNABEL_FEED_FAILED || is_cut_off (self))
    show_failed (self);
  else
    snabel_load_view_show_loading (self->load);
}

static void
update_pill (SnabelTimelinePage *self)
{
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new post", "%u new posts", self->n_new),
                                            self->n_new);

  if (self->n_new > 0)
    adw_button_content_set_label (self->pill_content, words);
  gtk_revealer_set_reveal_child (self->pill, self->n_new > 0);
  gtk_widget_set_can_target (GTK_WIDGET (self->pill), self->n_new > 0);
}

void
_snabel_timeline_page_set_n_new (SnabelTimelinePage *self,
                                 guint               n_new)
{
  if (self->n_new == n_new)
    return;

  self->n_new = n_new;
  update_pill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_NEW]);
}

static DexFuture *
older_loaded_cb (DexFuture *future,
                 gpointer   user_data)
{
  SnabelTimelinePage *self = user_data;

  /* Why it failed stands in the footer. */
  dex_clear (&self->loading_older);

  return dex_future_new_for_boolean (TRUE);
}

void
_snabel_timeline_page_load_older (SnabelTimelinePage *self)
{
  if (self->loading_older == NULL)
    self->loading_older = snabel_then_ui (snabel_feed_load_older (_snabel_timeline_page_get_feed (self)),
                                          older_loaded_cb, self);
}

static DexFuture *
refreshed_cb (DexFuture *future,
              gpointer   user_data)
{
  SnabelTimelinePage *self = user_data;
  GtkWidget          *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autoptr(GError) error = NULL;

  /* Without posts the page itself says why. */
  if (dex_future_get_value (future, &error) == NULL && overlay != NULL &&
      snabel_load_view_get_state (self->load) == SNABEL_LOAD_STATE_CONTENT)
    {
      AdwToast *toast = adw_toast_new (error->message);

      adw_toast_set_use_markup (toast, FALSE);
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
    }
  dex_clear (&self->refreshing);

  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_timeline_page_refresh:
 *
 * Asks the server for what is new, now.
 */
void
snabel_timeline_page_refresh (SnabelTimelinePage *self)
{
  g_return_if_fail (SNABEL_IS_TIMELINE_PAGE (self));

  if (is_cut_off (self))
    snabel_session_retry (self->session);
  else if (self->refreshing == NULL)
    self->refreshing = snabel_then_ui (snabel_session_refresh (self->session), refreshed_cb, self);
}

/* The posts went, and with them the focus: it goes to what stands in their place, else to the next place. */
static void
focus_lost_cb (SnabelTimelinePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  _snabel_timeline_page_update_state (self);
  if (!gtk_widget_child_focus (GTK_WIDGET (self->load), GTK_DIR_TAB_FORWARD) && root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
edge_reached_cb (SnabelTimelinePage *self,
                 GtkPositionType     edge)
{
  if (edge == GTK_POS_TOP)
    snabel_timeline_page_refresh (self);
}

static void
snabel_timeline_page_unmap (GtkWidget *widget)
{
  _snabel_timeline_page_save_position (SNABEL_TIMELINE_PAGE (widget));
  _snabel_timeline_page_end_watching (SNABEL_TIMELINE_PAGE (widget));

  GTK_WIDGET_CLASS (snabel_timeline_page_parent_class)->unmap (widget);
}

static void
snabel_timeline_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (snabel_timeline_page_parent_class)->map (widget);

  _snabel_timeline_page_begin_watching (SNABEL_TIMELINE_PAGE (widget));
}

static void
snabel_timeline_page_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SnabelTimelinePage *self = SNABEL_TIMELINE_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_N_NEW:
      g_value_set_uint (value, self->n_new);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_timeline_page_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  SnabelTimelinePage *self = SNABEL_TIMELINE_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
connect_signals (SnabelTimelinePage *self)
{
  SnabelFeed     *feed = _snabel_timeline_page_get_feed (self);
  SnabelTimeline *timeline = snabel_feed_get_timeline (feed);
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GCallback       update_state = G_CALLBACK (_snabel_timeline_page_update_state);
  GCallback       reading_changed = G_CALLBACK (_snabel_timeline_page_reading_changed);

  g_signal_connect_object (feed, "notify::state", update_state, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "notify::error-message", update_state, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "notify::n-unseen", G_CALLBACK (_snabel_timeline_page_unseen_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", update_state, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::retry-at", update_state, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (timeline, "items-changed", update_state, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (timeline, "items-changed", reading_changed, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", reading_changed, self, G_CONNECT_SWAPPED);
}

static void
snabel_timeline_page_constructed (GObject *object)
{
  SnabelTimelinePage *self = SNABEL_TIMELINE_PAGE (object);

  G_OBJECT_CLASS (snabel_timeline_page_parent_class)->constructed (object);

  self->session = g_object_ref (self->context->session);
  snabel_status_commands_install (GTK_WIDGET (self), self->session);
  _snabel_timeline_page_set_up_rows (self);
  connect_signals (self);
  _snabel_timeline_page_ask_position (self);
  _snabel_timeline_page_reading_changed (self);
  _snabel_timeline_page_update_state (self);
  _snabel_timeline_page_unseen_changed (self);
}

static void
snabel_timeline_page_dispose (GObject *object)
{
  SnabelTimelinePage *self = SNABEL_TIMELINE_PAGE (object);

  dex_clear (&self->refreshing);
  dex_clear (&self->loading_older);
  g_clear_handle_id (&self->update_id, g_source_remove);
  _snabel_timeline_page_clear_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_TIMELINE_PAGE);
  g_clear_object (&self->footer);
  g_clear_object (&self->lined);
  g_clear_object (&self->context);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (snabel_timeline_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SNABEL_TYPE_LOAD_VIEW);
  g_type_ensure (SNABEL_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "timeline/snabel-timeline-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelTimelinePage, load);
  gtk_widget_class_bind_template_child (widget_class, SnabelTimelinePage, posts);
  gtk_widget_class_bind_template_child (widget_class, SnabelTimelinePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SnabelTimelinePage, view);
  gtk_widget_class_bind_template_child (widget_class, SnabelTimelinePage, pill);
  gtk_widget_class_bind_template_child (widget_class, SnabelTimelinePage, pill_content);
  gtk_widget_class_bind_template_callback (widget_class, snabel_timeline_page_refresh);
  gtk_widget_class_bind_template_callback (widget_class, _snabel_timeline_page_load_older);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_lost_cb);
}

static void
snabel_timeline_page_class_init (SnabelTimelinePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_timeline_page_get_property;
  object_class->set_property = snabel_timeline_page_set_property;
  object_class->constructed = snabel_timeline_page_constructed;
  object_class->dispose = snabel_timeline_page_dispose;
  widget_class->map = snabel_timeline_page_map;
  widget_class->unmap = snabel_timeline_page_unmap;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, SNABEL_TYPE_ROW_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelTimelinePage:n-new:
   *
   * How many posts arrived above what has been on the screen.
   */
  properties[PROP_N_NEW] = g_param_spec_uint ("n-new", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  _snabel_timeline_page_class_init_actions (widget_class);
  bind_template (widget_class);
}

static void
snabel_timeline_page_init (SnabelTimelinePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  snabel_load_view_set_child (self->load, self->posts);
}

/**
 * snabel_timeline_page_new:
 * @context: what its rows share; it has the session whose home timeline is shown
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
snabel_timeline_page_new (SnabelRowContext *context)
{
  g_return_val_if_fail (SNABEL_IS_ROW_CONTEXT (context) && context->session != NULL, NULL);

  return g_object_new (SNABEL_TYPE_TIMELINE_PAGE, "context", context, NULL);
}

/**
 * snabel_timeline_page_get_session:
 *
 * Returns: (transfer none): whose timeline it is
 */
SnabelSession *
snabel_timeline_page_get_session (SnabelTimelinePage *self)
{
  g_return_val_if_fail (SNABEL_IS_TIMELINE_PAGE (self), NULL);

  return self->session;
}

/**
 * snabel_timeline_page_get_n_new:
 *
 * Returns: how many posts arrived above what has been on the screen
 */
guint
snabel_timeline_page_get_n_new (SnabelTimelinePage *self)
{
  g_return_val_if_fail (SNABEL_IS_TIMELINE_PAGE (self), 0);

  return self->n_new;
}

/**
 * snabel_timeline_page_get_is_restored:
 *
 * Returns: whether the page shows what the store holds: before that it shows nothing at all
 */
gboolean
snabel_timeline_page_get_is_restored (SnabelTimelinePage *self)
{
  g_return_val_if_fail (SNABEL_IS_TIMELINE_PAGE (self), FALSE);

  return !is_restoring (self);
}
