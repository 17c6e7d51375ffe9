/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speaks org.freedesktop.Notifications with whatever server is there, and with the one that comes after it. */
#include "notifications/snabel-alert-server.h"

#include "base/snabel-async.h"

#define SERVER_NAME      "org.freedesktop.Notifications"
#define SERVER_PATH      "/org/freedesktop/Notifications"
#define SERVER_INTERFACE "org.freedesktop.Notifications"
#define DEADLINE_MS      10000
#define MAX_REMEMBERED   256

typedef enum
{
  CAPABILITY_ACTIONS = 1 << 0,
  CAPABILITY_BODY_MARKUP = 1 << 1,
  CAPABILITY_INLINE_REPLY = 1 << 2,
  CAPABILITY_KNOWN = 1 << 3,
} Capabilities;

struct _SnabelAlertServer
{
  GObject          parent_instance;
  GDBusConnection *bus;
  char            *application_name;
  char            *application_id;
  Capabilities     capabilities;
  GHashTable      *numbers;      /* of our id, while the alert is shown */
  GHashTable      *ids;          /* of the server's number; kept for a while after closing */
  guint32          token_number; /* the alert that @token is for */
  char            *token;
  DexFuture       *last_job;
  guint            watch_id;
  guint            signals_id;
};

enum
{
  ACTIVATED,
  REPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelAlertServer, snabel_alert_server, G_TYPE_OBJECT)

/* One call, in the order in which they were asked for: an alert that replaces another must know its number. */
typedef struct
{
  SnabelAlertServer *self;
  DexFuture         *previous;
  SnabelAlert       *alert;
  char              *id;
  DexPromise        *shown;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->self);
  dex_clear (&job->previous);
  g_clear_pointer (&job->alert, snabel_alert_free);
  g_clear_pointer (&job->id, g_free);
  dex_clear (&job->shown);
  g_free (job);
}

static gboolean
is_not_shown (gpointer key,
              gpointer value,
              gpointer user_data)
{
  SnabelAlertServer *self = user_data;

  return g_hash_table_lookup (self->numbers, value) != key;
}

/* Servers count upwards. One that tells of no closing would have all that it ever showed remembered. */
static void
forget_oldest (SnabelAlertServer *self)
{
  GHashTableIter iter;
  gpointer       number;
  gpointer       oldest = NULL;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    if (oldest == NULL || GPOINTER_TO_UINT (number) < GPOINTER_TO_UINT (oldest))
      oldest = number;
  g_hash_table_remove (self->numbers, g_hash_table_lookup (self->ids, oldest));
  g_hash_table_remove (self->ids, oldest);
}

static void
remember_number (SnabelAlertServer *self,
                 const char        *id,
                 guint32            number)
{
  if (g_hash_table_size (self->ids) >= MAX_REMEMBERED)
    g_hash_table_foreach_remove (self->ids, is_not_shown, self);
  if (g_hash_table_size (self->ids) >= MAX_REMEMBERED)
    forget_oldest (self);

  g_hash_table_insert (self->numbers, g_strdup (id), GUINT_TO_POINTER (number));
  g_hash_table_insert (self->ids, GUINT_TO_POINTER (number), g_strdup (id));
}

/* Numbers and capabilities are the server's own: another one has others. */
static void
forget_server (SnabelAlertServer *self)
{
  self->capabilities = 0;
  self->token_number = 0;
  g_clear_pointer (&self->token, g_free);
  g_hash_table_remove_all (self->numbers);
  g_hash_table_remove_all (self->ids);
}

static void
server_vanished_cb (GDBusConnection *bus,
                    const char      *name,
                    gpointer         user_data)
{
  forget_server (user_data);
}

/* What was answered is done with. Servers should take it away by themselves, and not all do. */
static void
emit_activated (SnabelAlertServer *self,
                guint32            number,
                const char        *action)
{
  g_autofree char *token = self->token_number == number ? g_steal_pointer (&self->token) : NULL;
  g_autofree char *id = g_strdup (g_hash_table_lookup (self->ids, GUINT_TO_POINTER (number)));

  if (id == NULL)
    return;
  g_signal_emit (self, signals[ACTIVATED], 0, id, action, token);
  snabel_detach ("close an answered alert", snabel_alert_server_withdraw (self, id));
}

static void
server_signal_cb (GDBusConnection *bus,
                  const char      *sender,
                  const char      *object_path,
                  const char      *interface_name,
                  const char      *signal_name,
                  GVariant        *parameters,
                  gpointer         user_data)
{
  SnabelAlertServer *self = user_data;
  g_autofree char   *id = NULL;
  const char        *text = NULL;
  guint32            number = 0;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(us)")) &&
      !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(uu)")))
    return;

  g_variant_get_child (parameters, 0, "u", &number);
  id = g_strdup (g_hash_table_lookup (self->ids, GUINT_TO_POINTER (number)));
  if (id == NULL)
    return;

  if (g_str_equal (signal_name, "NotificationClosed"))
    {
      if (GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id)) == number)
        g_hash_table_remove (self->numbers, id);
      return;
    }

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(us)")))
    return;
  g_variant_get_child (parameters, 1, "&s", &text);

  if (g_str_equal (signal_name, "ActivationToken"))
    {
      self->token_number = number;
      g_set_str (&self->token, text);
    }
  else if (g_str_equal (signal_name, "ActionInvoked"))
    emit_activated (self, number, text);
  else if (g_str_equal (signal_name, "NotificationReplied"))
    g_signal_emit (self, signals[REPLIED], 0, id, text);
}

static Capabilities
capabilities_from_names (GVariant *reply)
{
  static const struct
  {
    const char  *name;
    Capabilities capability;
  } known[] = {
    { "actions", CAPABILITY_ACTIONS },
    { "body-markup", CAPABILITY_BODY_MARKUP },
    { "inline-reply", CAPABILITY_INLINE_REPLY },
  };
  g_autofree const char **names = NULL;
  Capabilities            capabilities = CAPABILITY_KNOWN;

  g_variant_get (reply, "(^a&s)", &names);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strv_contains (names, known[i].name))
      capabilities |= known[i].capability;

  return capabilities;
}

static void
add_actions (SnabelAlertServer *self,
             SnabelAlert       *alert,
             GVariantBuilder   *builder)
{
  if ((self->capabilities & CAPABILITY_ACTIONS) == 0)
    return;

  g_variant_builder_add (builder, "s", SNABEL_ALERT_DEFAULT_ACTION);
  g_variant_builder_add (builder, "s", alert->title);
  if (alert->reply_label != NULL && (self->capabilities & CAPABILITY_INLINE_REPLY) != 0)
    {
      g_variant_builder_add (builder, "s", "inline-reply");
      g_variant_builder_add (builder, "s", alert->reply_label);
    }
  for (guint i = 0; i < alert->actions->len; i++)
    {
      SnabelAlertAction *action = g_ptr_array_index (alert->actions, i);

      g_variant_builder_add (builder, "s", action->name);
      g_variant_builder_add (builder, "s", action->label);
    }
}

static void
add_hints (SnabelAlertServer *self,
           SnabelAlert       *alert,
           GVariantBuilder   *builder)
{
  g_autofree char *icon_uri = NULL;

  g_variant_builder_add (builder, "{sv}", "desktop-entry", g_variant_new_string (self->application_id));
  g_variant_builder_add (builder, "{sv}", "category", g_variant_new_string ("im.received"));
  g_variant_builder_add (builder, "{sv}", "urgency", g_variant_new_byte (1));
  if (!alert->with_sound)
    g_variant_builder_add (builder, "{sv}", "suppress-sound", g_variant_new_boolean (TRUE));
  if (alert->icon_path != NULL)
    icon_uri = g_filename_to_uri (alert->icon_path, NULL, NULL);
  if (icon_uri != NULL)
    g_variant_builder_add (builder, "{sv}", "image-path", g_variant_new_string (icon_uri));
}

static GVariant *
notify_parameters (SnabelAlertServer *self,
                   SnabelAlert       *alert)
{
  g_auto(GVariantBuilder) actions = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);
  g_auto(GVariantBuilder) hints = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autofree char *body = NULL;
  guint32          replaced = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, alert->id));

  if ((self->capabilities & CAPABILITY_BODY_MARKUP) != 0)
    body = g_markup_escape_text (alert->body, -1);
  else
    body = g_strdup (alert->body);
  add_actions (self, alert, &actions);
  add_hints (self, alert, &hints);

  return g_variant_new ("(susssasa{sv}i)", self->application_name, replaced, self->application_id,
                        alert->title, body, &actions, &hints, -1);
}

/* The number is noted before anything else runs: a click may be the very next message. */
static void
notify_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  guint32 number = 0;

  if (reply == NULL)
    {
      dex_promise_reject (job->shown, g_steal_pointer (&error));
    }
  else
    {
      g_variant_get (reply, "(u)", &number);
      remember_number (job->self, job->alert->id, number);
      dex_promise_resolve_boolean (job->shown, TRUE);
    }
  job_free (job);
}

static DexFuture *
notify (SnabelAlertServer *self,
        SnabelAlert       *alert)
{
  Job        *job = g_new0 (Job, 1);
  DexPromise *shown = dex_promise_new ();

  job->self = g_object_ref (self);
  job->alert = snabel_alert_copy (alert);
  job->shown = dex_ref (shown);
  g_dbus_connection_call (self->bus, SERVER_NAME, SERVER_PATH, SERVER_INTERFACE, "Notify",
                          notify_parameters (self, alert), G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE,
                          DEADLINE_MS, NULL, notify_cb, job);

  return DEX_FUTURE (shown);
}

static DexFuture *
show_fiber (gpointer data)
{
  Job               *job = data;
  SnabelAlertServer *self = job->self;
  g_autoptr(GError) error = NULL;

  if (job->previous != NULL)
    snabel_await (g_steal_pointer (&job->previous), NULL); /* Only its end counts; its failure was its caller's. */

  if ((self->capabilities & CAPABILITY_KNOWN) == 0)
    {
      g_autoptr(GVariant) names = snabel_await_variant (
        dex_dbus_connection_call (self->bus, SERVER_NAME, SERVER_PATH, SERVER_INTERFACE, "GetCapabilities",
                                  NULL, G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, DEADLINE_MS),
        &error);

      if (names == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
      self->capabilities = capabilities_from_names (names);
    }

  return notify (self, job->alert);
}

static DexFuture *
withdraw_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr(GError) error = NULL;
  guint32 number = 0;

  if (job->previous != NULL)
    snabel_await (g_steal_pointer (&job->previous), NULL); /* Only its end counts; its failure was its caller's. */

  number = GPOINTER_TO_UINT (g_hash_table_lookup (job->self->numbers, job->id));
  if (number == 0)
    return dex_future_new_for_boolean (TRUE);

  g_hash_table_remove (job->self->numbers, job->id);

  return dex_dbus_connection_call (job->self->bus, SERVER_NAME, SERVER_PATH, SERVER_INTERFACE, "CloseNotification",
                                   g_variant_new ("(u)", number), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, DEADLINE_MS);
}

static DexFuture *
enqueue (SnabelAlertServer *self,
         DexFiberFunc       fiber,
         Job               *job)
{
  job->self = g_object_ref (self);
  job->previous = g_steal_pointer (&self->last_job);
  self->last_job = snabel_spawn ("alert", fiber, job, job_free);

  return dex_ref (self->last_job);
}

static void
snabel_alert_server_dispose (GObject *object)
{
  SnabelAlertServer *self = SNABEL_ALERT_SERVER (object);

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  if (self->signals_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, g_steal_handle_id (&self->signals_id));
  dex_clear (&self->last_job);
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (snabel_alert_server_parent_class)->dispose (object);
}

static void
snabel_alert_server_finalize (GObject *object)
{
  SnabelAlertServer *self = SNABEL_ALERT_SERVER (object);

  g_clear_pointer (&self->application_name, g_free);
  g_clear_pointer (&self->application_id, g_free);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->token, g_free);

  G_OBJECT_CLASS (snabel_alert_server_parent_class)->finalize (object);
}

static void
snabel_alert_server_class_init (SnabelAlertServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = snabel_alert_server_dispose;
  object_class->finalize = snabel_alert_server_finalize;

  /**
   * SnabelAlertServer::activated:
   * @id: the alert
   * @action: the name of the action
   * @token: (nullable): lets a window come to the front
   */
  signals[ACTIVATED] = g_signal_new ("activated", SNABEL_TYPE_ALERT_SERVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * SnabelAlertServer::replied:
   * @id: the alert
   * @text: what the person wrote into it
   */
  signals[REPLIED] = g_signal_new ("replied", SNABEL_TYPE_ALERT_SERVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
snabel_alert_server_init (SnabelAlertServer *self)
{
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * snabel_alert_server_new:
 * @bus: the session bus
 * @application_name: what a person knows Snabel by, translated
 * @application_id: the name of its desktop entry and icon
 *
 * Returns: (transfer full): the server that is there, or will be
 */
SnabelAlertServer *
snabel_alert_server_new (GDBusConnection *bus,
                         const char      *application_name,
                         const char      *application_id)
{
  SnabelAlertServer *self = g_object_new (SNABEL_TYPE_ALERT_SERVER, NULL);

  self->bus = g_object_ref (bus);
  self->application_name = g_strdup (application_name);
  self->application_id = g_strdup (application_id);
  self->watch_id = g_bus_watch_name_on_connection (bus, SERVER_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                   NULL, server_vanished_cb, self, NULL);
  self->signals_id = g_dbus_connection_signal_subscribe (bus, SERVER_NAME, SERVER_INTERFACE, NULL, SERVER_PATH, NULL,
                                                         G_DBUS_SIGNAL_FLAGS_NONE, server_signal_cb, self, NULL);

  return self;
}

/**
 * snabel_alert_server_show:
 * @alert: replaces the one with its id, if that is still shown
 *
 * The alert is shown even if the future is dropped: whether half a call was carried out nobody could say.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the server has taken it
 */
DexFuture *
snabel_alert_server_show (SnabelAlertServer *self,
                          SnabelAlert       *alert)
{
  Job *job = NULL;

  dex_return_error_if_fail (SNABEL_IS_ALERT_SERVER (self));
  dex_return_error_if_fail (alert != NULL);

  job = g_new0 (Job, 1);
  job->alert = snabel_alert_copy (alert);

  return enqueue (self, show_fiber, job);
}

/**
 * snabel_alert_server_withdraw:
 * @id: an alert, shown or not
 *
 * Returns: (transfer full): a future that resolves when the server no longer shows it
 */
DexFuture *
snabel_alert_server_withdraw (SnabelAlertServer *self,
                              const char        *id)
{
  Job *job = NULL;

  dex_return_error_if_fail (SNABEL_IS_ALERT_SERVER (self));
  dex_return_error_if_fail (id != NULL);

  job = g_new0 (Job, 1);
  job->id = g_strdup (id);

  return enqueue (self, withdraw_fiber, job);
}
