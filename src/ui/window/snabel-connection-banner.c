/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between an account and its server, with the way out beside it. */
#include "config.h"

#include "window/snabel-connection-banner.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "widgets/snabel-offline-words.h"

struct _SnabelConnectionBanner
{
  GtkWidget      parent_instance;
  AdwBanner     *banner;
  SnabelSession *session;
  GSignalGroup  *signals;
  DexFuture     *waiting;   /* until the words are no longer true */
  DexFuture     *unlocking; /* the keyring */
};

G_DEFINE_FINAL_TYPE (SnabelConnectionBanner, snabel_connection_banner, GTK_TYPE_WIDGET)

static char *
dup_offline_words (SnabelConnectionBanner *self)
{
  gint64 now = snabel_clock_get_real_time (snabel_session_get_platform (self->session)->clock);

  return snabel_offline_words_format (snabel_session_get_offline_since (self->session),
                                      snabel_session_get_retry_at (self->session), now);
}

static char *
dup_words (SnabelConnectionBanner *self)
{
  const char *handle = snabel_session_get_account (self->session)->handle;
  const char *message = snabel_session_get_message (self->session);

  switch (snabel_session_get_state (self->session))
    {
    case SNABEL_SESSION_OFFLINE:
      return dup_offline_words (self);
    case SNABEL_SESSION_LOCKED:
      if (snabel_session_get_is_in_file (self->session))
        return g_strdup (_ ("Your sign-in is in an encrypted file. Until its passphrase is given, you see what is on this computer."));
      return g_strdup (_ ("The keyring is locked. Until it is open, you see what is on this computer."));
    case SNABEL_SESSION_NO_KEYRING:
      return g_strdup (message != NULL ? message : _ ("The desktop’s keyring does not answer."));
    case SNABEL_SESSION_NEEDS_SIGN_IN:
      /* Translators: %s is a handle */
      return g_strdup_printf (_ ("The server no longer knows @%s here. Nothing is lost: sign in again."), handle);
    case SNABEL_SESSION_STARTING:
    case SNABEL_SESSION_STOPPED:
    case SNABEL_SESSION_CONNECTING:
    case SNABEL_SESSION_LIVE:
    case SNABEL_SESSION_POLLING:
    default:
      return NULL;
    }
}

static const char *
get_button_label (SnabelSessionState state)
{
  switch (state)
    {
    case SNABEL_SESSION_OFFLINE:
      return _ ("Try Now");
    case SNABEL_SESSION_LOCKED:
      return _ ("Unlock…");
    case SNABEL_SESSION_NO_KEYRING:
    case SNABEL_SESSION_NEEDS_SIGN_IN:
      return _ ("Sign In…");
    case SNABEL_SESSION_STARTING:
    case SNABEL_SESSION_STOPPED:
    case SNABEL_SESSION_CONNECTING:
    case SNABEL_SESSION_LIVE:
    case SNABEL_SESSION_POLLING:
    default:
      return NULL;
    }
}

static gint64
get_lifetime (SnabelConnectionBanner *self,
              SnabelClock            *clock)
{
  if (snabel_session_get_state (self->session) != SNABEL_SESSION_OFFLINE)
    return 0;

  return snabel_offline_words_get_lifetime (snabel_session_get_retry_at (self->session),
                                            snabel_clock_get_real_time (clock));
}

static void
show (SnabelConnectionBanner *self)
{
  g_autofree char *words = self->session != NULL ? dup_words (self) : NULL;

  if (words != NULL)
    {
      adw_banner_set_title (self->banner, words);
      adw_banner_set_button_label (self->banner, get_button_label (snabel_session_get_state (self->session)));
    }
  adw_banner_set_revealed (self->banner, words != NULL);
}

/* Comes back when the words are no longer true. */
static DexFuture *
update_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelConnectionBanner *self = user_data;
  SnabelClock            *clock = NULL;
  gint64                  lifetime = 0;

  dex_clear (&self->waiting);
  show (self);
  if (self->session != NULL)
    {
      clock = snabel_session_get_platform (self->session)->clock;
      lifetime = get_lifetime (self, clock);
    }
  if (lifetime > 0)
    self->waiting = snabel_then_ui (snabel_clock_sleep (clock, lifetime), update_cb, self);

  return dex_future_new_for_boolean (TRUE);
}

static void
update (SnabelConnectionBanner *self)
{
  g_autoptr(DexFuture) done = update_cb (NULL, self);
}

static DexFuture *
unlocked_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelConnectionBanner *self = user_data;
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) == NULL && !snabel_error_is_cancelled (error))
    adw_banner_set_title (self->banner, error->message);
  dex_clear (&self->unlocking);

  return dex_future_new_for_boolean (TRUE);
}

static void
button_clicked_cb (SnabelConnectionBanner *self)
{
  switch (snabel_session_get_state (self->session))
    {
    case SNABEL_SESSION_OFFLINE:
      snabel_session_retry (self->session);
      break;
    case SNABEL_SESSION_LOCKED:
      if (self->unlocking == NULL)
        self->unlocking = snabel_then_ui (snabel_session_unlock (self->session), unlocked_cb, self);
      break;
    case SNABEL_SESSION_NO_KEYRING:
    case SNABEL_SESSION_NEEDS_SIGN_IN:
      gtk_widget_activate_action (GTK_WIDGET (self), "window.sign-in-again", NULL);
      break;
    case SNABEL_SESSION_STARTING:
    case SNABEL_SESSION_STOPPED:
    case SNABEL_SESSION_CONNECTING:
    case SNABEL_SESSION_LIVE:
    case SNABEL_SESSION_POLLING:
    default:
      break;
    }
}

static void
snabel_connection_banner_dispose (GObject *object)
{
  SnabelConnectionBanner *self = SNABEL_CONNECTION_BANNER (object);
  GtkWidget              *banner = GTK_WIDGET (g_steal_pointer (&self->banner));

  dex_clear (&self->waiting);
  dex_clear (&self->unlocking);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_pointer (&banner, gtk_widget_unparent);

  G_OBJECT_CLASS (snabel_connection_banner_parent_class)->dispose (object);
}

static void
snabel_connection_banner_class_init (SnabelConnectionBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_connection_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
snabel_connection_banner_init (SnabelConnectionBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (button_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->banner), GTK_WIDGET (self));

  self->signals = g_signal_group_new (SNABEL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::message", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::retry-at", G_CALLBACK (update), self);
}

/**
 * snabel_connection_banner_new:
 *
 * Returns: (transfer floating): a banner for nobody yet
 */
GtkWidget *
snabel_connection_banner_new (void)
{
  return g_object_new (SNABEL_TYPE_CONNECTION_BANNER, NULL);
}

/**
 * snabel_connection_banner_set_session:
 * @session: (nullable): the account that is shown
 */
void
snabel_connection_banner_set_session (SnabelConnectionBanner *self,
                                      SnabelSession          *session)
{
  g_return_if_fail (SNABEL_IS_CONNECTION_BANNER (self));
  g_return_if_fail (session == NULL || SNABEL_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  dex_clear (&self->unlocking);
  g_signal_group_set_target (self->signals, session);
  update (self);
}

/**
 * snabel_connection_banner_get_title:
 *
 * Returns: (nullable): what it says; %NULL while all is well
 */
const char *
snabel_connection_banner_get_title (SnabelConnectionBanner *self)
{
  g_return_val_if_fail (SNABEL_IS_CONNECTION_BANNER (self), NULL);

  return adw_banner_get_revealed (self->banner) ? adw_banner_get_title (self->banner) : NULL;
}
