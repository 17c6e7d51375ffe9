/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: which account is shown, and what of it. */
#include "config.h"

#include "window/snabel-window-private.h"

#include <glib/gi18n-lib.h>

#include "compose/snabel-composer.h"
#include "sign-in/snabel-sign-in-dialog.h"
#include "sign-in/snabel-welcome-page.h"
#include "snabel-ui.h"
#include "status/snabel-status-dialog.h"
#include "window/snabel-shortcuts.h"

enum
{
  PROP_ACCOUNTS = 1,
  PROP_OUTBOX,
  PROP_ACCOUNT_KEY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint       painted_signal = 0;

G_DEFINE_FINAL_TYPE (SnabelWindow, snabel_window, ADW_TYPE_APPLICATION_WINDOW)

SnabelTimelinePage *
_snabel_window_get_page (SnabelWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return page != NULL ? SNABEL_TIMELINE_PAGE (page) : NULL;
}

static SnabelRowContext *
create_context (SnabelWindow  *self,
                SnabelSession *session)
{
  return snabel_row_context_new_for_session (session, snabel_accounts_get_pictures (self->accounts), self->reading_settings);
}

static GtkWidget *
ensure_page (SnabelWindow  *self,
             SnabelSession *session)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, snabel_session_get_key (session));

  if (page == NULL)
    {
      g_autoptr(SnabelRowContext) context = create_context (self, session);

      page = snabel_timeline_page_new (context);
      gtk_stack_add_named (self->pages, page, snabel_session_get_key (session));
    }

  return page;
}

static void
set_session (SnabelWindow  *self,
             SnabelSession *session)
{
  GtkWidget *page = NULL;

  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL)
    {
      page = ensure_page (self, session);
      gtk_stack_set_visible_child (self->pages, page);
    }
  _snabel_window_show_home (self);
  snabel_connection_banner_set_session (self->banner, session);
  snabel_sidebar_set_page (self->sidebar, page != NULL ? SNABEL_TIMELINE_PAGE (page) : NULL);
  gtk_stack_set_visible_child_name (self->stack, session != NULL ? "account" : "welcome");
  _snabel_window_begin_focus (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT_KEY]);
}

static void
remove_stale_pages (SnabelWindow *self)
{
  GtkWidget *next = NULL;

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL; page = next)
    {
      SnabelSession *session = snabel_timeline_page_get_session (SNABEL_TIMELINE_PAGE (page));

      next = gtk_widget_get_next_sibling (page);
      if (snabel_accounts_find (self->accounts, snabel_session_get_key (session)) != session)
        gtk_stack_remove (self->pages, page);
    }
}

/* A new account is shown at once; when the one that is shown goes, its neighbour takes its place. */
static void
accounts_changed_cb (SnabelWindow *self,
                     guint         position,
                     guint         n_removed,
                     guint         n_added)
{
  guint n_accounts = g_list_model_get_n_items (G_LIST_MODEL (self->accounts));
  g_autoptr(SnabelSession) session = NULL;

  if (n_added > 0)
    session = g_list_model_get_item (G_LIST_MODEL (self->accounts), position + n_added - 1);
  else if (self->session != NULL &&
           snabel_accounts_find (self->accounts, snabel_session_get_key (self->session)) == self->session)
    session = g_object_ref (self->session);
  else if (n_accounts > 0)
    session = g_list_model_get_item (G_LIST_MODEL (self->accounts), MIN (position, n_accounts - 1));
  set_session (self, session);
  remove_stale_pages (self);
}

static void
after_paint_cb (SnabelWindow  *self,
                GdkFrameClock *clock)
{
  if (self->session != NULL && !snabel_timeline_page_get_is_restored (_snabel_window_get_page (self)))
    return;

  g_clear_signal_handler (&self->paint_handler, clock);
  g_signal_emit (self, painted_signal, 0);
}

static void
snabel_window_realize (GtkWidget *widget)
{
  SnabelWindow  *self = SNABEL_WINDOW (widget);
  GdkFrameClock *clock = NULL;

  GTK_WIDGET_CLASS (snabel_window_parent_class)->realize (widget);

  clock = gtk_widget_get_frame_clock (widget);
  self->paint_handler = g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint_cb), self, G_CONNECT_SWAPPED);
  _snabel_window_begin_focus (self);
}

static void
snabel_window_unrealize (GtkWidget *widget)
{
  g_clear_signal_handler (&SNABEL_WINDOW (widget)->paint_handler, gtk_widget_get_frame_clock (widget));
  _snabel_window_end_focus (SNABEL_WINDOW (widget));

  GTK_WIDGET_CLASS (snabel_window_parent_class)->unrealize (widget);
}

static void
snabel_window_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SnabelWindow *self = SNABEL_WINDOW (object);

  switch (prop_id)
    {
    case PROP_ACCOUNTS:
      g_value_set_object (value, self->accounts);
      break;
    case PROP_OUTBOX:
      g_value_set_object (value, self->outbox);
      break;
    case PROP_ACCOUNT_KEY:
      g_value_set_string (value, self->session != NULL ? snabel_session_get_key (self->session) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_window_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SnabelWindow *self = SNABEL_WINDOW (object);

  switch (prop_id)
    {
    case PROP_ACCOUNTS:
      self->accounts = g_value_dup_object (value);
      break;
    case PROP_OUTBOX:
      self->outbox = g_value_dup_object (value);
      break;
    case PROP_ACCOUNT_KEY:
      snabel_window_show_account (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_window_constructed (GObject *object)
{
  SnabelWindow *self = SNABEL_WINDOW (object);
  g_autoptr(SnabelSession) first = NULL;

  G_OBJECT_CLASS (snabel_window_parent_class)->constructed (object);

  g_signal_connect_object (self->accounts, "items-changed", G_CALLBACK (accounts_changed_cb), self, G_CONNECT_SWAPPED);
  snabel_sidebar_set_accounts (self->sidebar, self->accounts);
  snabel_sidebar_set_outbox (self->sidebar, self->outbox);
  first = g_list_model_get_item (G_LIST_MODEL (self->accounts), 0);
  set_session (self, first);
}

static void
snabel_window_dispose (GObject *object)
{
  SnabelWindow *self = SNABEL_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->reading_settings);
  g_clear_object (&self->outbox);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (snabel_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SNABEL_TYPE_CONNECTION_BANNER);
  g_type_ensure (SNABEL_TYPE_SIDEBAR);
  g_type_ensure (SNABEL_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "window/snabel-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SnabelWindow, split);
  gtk_widget_class_bind_template_child (widget_class, SnabelWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SnabelWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SnabelWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, SnabelWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SnabelWindow, sidebar_toggle);
  gtk_widget_class_bind_template_child (widget_class, SnabelWindow, back);
  gtk_widget_class_bind_template_child (widget_class, SnabelWindow, refresh);
  gtk_widget_class_bind_template_child (widget_class, SnabelWindow, places);
  gtk_widget_class_bind_template_child (widget_class, SnabelWindow, pages);
}

static void
snabel_window_class_init (SnabelWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = snabel_window_get_property;
  object_class->set_property = snabel_window_set_property;
  object_class->constructed = snabel_window_constructed;
  object_class->dispose = snabel_window_dispose;
  widget_class->realize = snabel_window_realize;
  widget_class->unrealize = snabel_window_unrealize;

  properties[PROP_ACCOUNTS] =
    g_param_spec_object ("accounts", NULL, NULL, SNABEL_TYPE_ACCOUNTS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OUTBOX] =
    g_param_spec_object ("outbox", NULL, NULL, SNABEL_TYPE_OUTBOX,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelWindow:account-key:
   *
   * Which account is shown; empty for none. A key that nobody has changes nothing.
   */
  properties[PROP_ACCOUNT_KEY] =
    g_param_spec_string ("account-key", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /**
   * SnabelWindow::painted:
   *
   * What the store holds of the account has been drawn, or what leads to an account. Once, each time that the
   * window is realized.
   */
  painted_signal = g_signal_new ("painted", SNABEL_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  _snabel_window_class_init_actions (widget_class);
  _snabel_window_class_init_places (widget_class);
  bind_template (widget_class);
}

static void
snabel_window_init (SnabelWindow *self)
{
  self->reading_settings = snabel_reading_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  _snabel_window_add_actions (self);
  gtk_widget_add_controller (GTK_WIDGET (self), snabel_shortcuts_new_controller ());
}

/**
 * snabel_window_new:
 * @application: whose window it is
 * @accounts: who can be shown
 * @outbox: what takes the posts that are written
 *
 * Returns: (transfer none): a window, not yet shown
 */
SnabelWindow *
snabel_window_new (GtkApplication *application,
                   SnabelAccounts *accounts,
                   SnabelOutbox   *outbox)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (SNABEL_IS_OUTBOX (outbox), NULL);

  return g_object_new (SNABEL_TYPE_WINDOW, "application", application, "accounts", accounts, "outbox", outbox, NULL);
}

/**
 * snabel_window_get_session:
 *
 * Returns: (transfer none) (nullable): the account that is shown
 */
SnabelSession *
snabel_window_get_session (SnabelWindow *self)
{
  g_return_val_if_fail (SNABEL_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * snabel_window_get_reading_settings:
 *
 * Returns: (transfer none): what all rows of the window follow; whoever keeps the settings binds it to them
 */
SnabelReadingSettings *
snabel_window_get_reading_settings (SnabelWindow *self)
{
  g_return_val_if_fail (SNABEL_IS_WINDOW (self), NULL);

  return self->reading_settings;
}

/**
 * snabel_window_show_account:
 * @key: an account's key
 *
 * Returns: whether there is such an account; nothing changes if not
 */
gboolean
snabel_window_show_account (SnabelWindow *self,
                            const char   *key)
{
  SnabelSession *session = NULL;

  g_return_val_if_fail (SNABEL_IS_WINDOW (self), FALSE);

  session = key != NULL ? snabel_accounts_find (self->accounts, key) : NULL;
  if (session != NULL)
    {
      set_session (self, session);
      _snabel_window_show_home (self);
    }

  return session != NULL;
}

static void
present_status (SnabelWindow *self,
                const char   *id)
{
  g_autoptr(SnabelRowContext) context = create_context (self, self->session);

  adw_dialog_present (snabel_status_dialog_new (context, id), GTK_WIDGET (self));
}

/**
 * snabel_window_show_status:
 * @key: the account that sees it
 * @id: the post's id or uri; empty for none in particular
 *
 * In the timeline if it stands there, else by itself. Both may come from outside: what does not exist is not shown.
 */
void
snabel_window_show_status (SnabelWindow *self,
                           const char   *key,
                           const char   *id)
{
  g_return_if_fail (SNABEL_IS_WINDOW (self));
  g_return_if_fail (id != NULL);

  if (snabel_window_show_account (self, key) && *id != '\0' &&
      !snabel_timeline_page_show_status (_snabel_window_get_page (self), id))
    present_status (self, id);
}

void
_snabel_window_compose (SnabelWindow  *self,
                        SnabelSession *from,
                        SnabelStatus  *in_reply_to)
{
  SnabelComposer *composer = snabel_composer_new (self->accounts, self->outbox, from, in_reply_to, NULL);

  gtk_window_set_application (GTK_WINDOW (composer), gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (composer));
}

/**
 * snabel_window_present_composer:
 * @key: (nullable): who writes; %NULL for the account that is shown
 *
 * Opens a window to write a post in; without an account, what leads to one.
 */
void
snabel_window_present_composer (SnabelWindow *self,
                                const char   *key)
{
  SnabelSession *from = NULL;

  g_return_if_fail (SNABEL_IS_WINDOW (self));

  from = key != NULL ? snabel_accounts_find (self->accounts, key) : self->session;
  if (from != NULL)
    _snabel_window_compose (self, from, NULL);
  else
    snabel_window_present_sign_in (self);
}

/**
 * snabel_window_present_sign_in:
 *
 * Opens what leads to a further account, unless it is open.
 */
void
snabel_window_present_sign_in (SnabelWindow *self)
{
  AdwDialog *dialog = NULL;

  g_return_if_fail (SNABEL_IS_WINDOW (self));

  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  if (!SNABEL_IS_SIGN_IN_DIALOG (dialog))
    adw_dialog_present (ADW_DIALOG (snabel_sign_in_dialog_new (self->accounts)), GTK_WIDGET (self));
}
