/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sign-in as the dialog sees it: the step it is at, and what the person can do. */
#include "session/sign-in/snabel-sign-in-private.h"

#include <string.h>

#include "base/snabel-async.h"
#include "base/snabel-uri.h"
#include "session/accounts/snabel-revoke.h"

enum
{
  PROP_0,
  PROP_STEP,
  PROP_AUTHORIZE_URI,
  PROP_BROWSER_FAILED,
  PROP_CODE_REFUSED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_QUARK (snabel_sign_in_error, snabel_sign_in_error)
G_DEFINE_FINAL_TYPE (SnabelSignIn, snabel_sign_in, G_TYPE_OBJECT)

static void
snabel_sign_in_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SnabelSignIn *self = SNABEL_SIGN_IN (object);

  switch (prop_id)
    {
    case PROP_STEP:
      g_value_set_uint (value, self->step);
      break;
    case PROP_AUTHORIZE_URI:
      g_value_set_string (value, self->authorize_uri);
      break;
    case PROP_BROWSER_FAILED:
      g_value_set_boolean (value, self->browser_failed);
      break;
    case PROP_CODE_REFUSED:
      g_value_set_boolean (value, self->code_refused);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_sign_in_dispose (GObject *object)
{
  SnabelSignIn *self = SNABEL_SIGN_IN (object);

  dex_clear (&self->wants_code);
  dex_clear (&self->code);

  G_OBJECT_CLASS (snabel_sign_in_parent_class)->dispose (object);
}

static void
snabel_sign_in_finalize (GObject *object)
{
  SnabelSignIn *self = SNABEL_SIGN_IN (object);

  g_clear_pointer (&self->platform, snabel_platform_unref);
  g_clear_pointer (&self->authorize_uri, g_free);
  g_clear_pointer (&self->domain, g_free);

  G_OBJECT_CLASS (snabel_sign_in_parent_class)->finalize (object);
}

static void
snabel_sign_in_class_init (SnabelSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_sign_in_get_property;
  object_class->dispose = snabel_sign_in_dispose;
  object_class->finalize = snabel_sign_in_finalize;

  /**
   * SnabelSignIn:step:
   *
   * A #SnabelSignInStep.
   */
  properties[PROP_STEP] =
    g_param_spec_uint ("step", NULL, NULL, 0, SNABEL_SIGN_IN_DONE, SNABEL_SIGN_IN_IDLE,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelSignIn:authorize-uri:
   *
   * The page that the browser is to show; %NULL before there is one.
   */
  properties[PROP_AUTHORIZE_URI] =
    g_param_spec_string ("authorize-uri", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelSignIn:browser-failed:
   *
   * Whether the desktop could not open the page: the person has to do it.
   */
  properties[PROP_BROWSER_FAILED] =
    g_param_spec_boolean ("browser-failed", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelSignIn:code-refused:
   *
   * Whether the server did not accept the code that was brought: the person may bring another.
   */
  properties[PROP_CODE_REFUSED] =
    g_param_spec_boolean ("code-refused", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_sign_in_init (SnabelSignIn *self)
{
  self->wants_code = dex_promise_new ();
  self->code = dex_promise_new ();
}

typedef struct
{
  SnabelSignIn    *sign_in;
  SnabelSignInStep step;
  char            *authorize_uri;
  gboolean         code_refused;
} Show;

static void
show_func (gpointer data)
{
  Show         *show = data;
  SnabelSignIn *self = show->sign_in;

  if (show->authorize_uri != NULL && g_set_str (&self->authorize_uri, show->authorize_uri))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHORIZE_URI]);
  if (self->code_refused != show->code_refused)
    {
      self->code_refused = show->code_refused;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE_REFUSED]);
    }
  if (self->step != show->step)
    {
      self->step = show->step;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
    }
  g_clear_object (&show->sign_in);
  g_clear_pointer (&show->authorize_uri, g_free);
  g_free (show);
}

/* The steps are taken on a fiber, the dialog is drawn on the main stack. */
void
_snabel_sign_in_show_step (SnabelSignIn    *self,
                           SnabelSignInStep step,
                           const char      *authorize_uri)
{
  Show *show = g_new0 (Show, 1);

  show->sign_in = g_object_ref (self);
  show->step = step;
  show->authorize_uri = g_strdup (authorize_uri);
  dex_scheduler_push (dex_scheduler_get_default (), show_func, show);
}

/* Asks for a code once more. */
void
_snabel_sign_in_refuse_code (SnabelSignIn *self)
{
  Show *show = g_new0 (Show, 1);

  dex_clear (&self->code);
  self->code = dex_promise_new ();
  show->sign_in = g_object_ref (self);
  show->step = SNABEL_SIGN_IN_NEEDS_CODE;
  show->code_refused = TRUE;
  dex_scheduler_push (dex_scheduler_get_default (), show_func, show);
}

/**
 * snabel_sign_in_new:
 *
 * Returns: (transfer full): an attempt, not begun
 */
SnabelSignIn *
snabel_sign_in_new (SnabelPlatform *platform)
{
  SnabelSignIn *self = g_object_new (SNABEL_TYPE_SIGN_IN, NULL);

  self->platform = snabel_platform_ref (platform);

  return self;
}

/**
 * snabel_sign_in_run:
 * @typed: a server, a handle or an address, as the person wrote it
 *
 * To be called once. Dropping the future ends the attempt: the listener closes, nothing is kept.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelSignInResult, or rejects in
 *   #SnabelSignInError, #SnabelApiError or #SnabelRedirectError
 */
DexFuture *
snabel_sign_in_run (SnabelSignIn *self,
                    const char   *typed)
{
  dex_return_error_if_fail (SNABEL_IS_SIGN_IN (self));
  dex_return_error_if_fail (typed != NULL);
  dex_return_error_if_fail (self->step == SNABEL_SIGN_IN_IDLE);

  return snabel_on_main (_snabel_sign_in_attempt (self, typed));
}

/**
 * snabel_sign_in_use_code:
 *
 * The browser does not come back: the person copies a code instead.
 */
void
snabel_sign_in_use_code (SnabelSignIn *self)
{
  g_return_if_fail (SNABEL_IS_SIGN_IN (self));

  if (dex_future_is_pending (DEX_FUTURE (self->wants_code)))
    dex_promise_resolve_boolean (self->wants_code, TRUE);
}

/* Of `CODE`, of `CODE&state=…` as snac shows it, and of the address of the page that shows it. */
static char *
dup_code (const char *text)
{
  g_autofree char *code = NULL;
  const char      *query = strstr (text, "?code=");

  if (query == NULL)
    query = strstr (text, "&code=");
  if (snabel_uri_is_web (text) && query != NULL)
    code = g_uri_unescape_segment (query + strlen ("?code="), strchr (query + 1, '&'), NULL);
  else
    code = g_strndup (text, strcspn (text, "&"));

  return code != NULL ? g_strstrip (g_steal_pointer (&code)) : g_strdup ("");
}

/**
 * snabel_sign_in_submit_code:
 * @code: what the server's page showed
 *
 * For %SNABEL_SIGN_IN_NEEDS_CODE. What snac shows, `CODE&state=…`, is taken apart, and so is the
 * address of the page, if that was copied instead.
 */
void
snabel_sign_in_submit_code (SnabelSignIn *self,
                            const char   *code)
{
  g_autofree char *stripped = NULL;
  g_autofree char *pure = NULL;

  g_return_if_fail (SNABEL_IS_SIGN_IN (self));
  g_return_if_fail (code != NULL);

  stripped = g_strstrip (g_strdup (code));
  pure = dup_code (stripped);
  if (*pure != '\0' && dex_future_is_pending (DEX_FUTURE (self->code)))
    dex_promise_resolve_string (self->code, g_steal_pointer (&pure));
}

/**
 * snabel_sign_in_discard:
 * @result: what nobody wants to keep
 *
 * Gives the token back to its server, so that nothing is left of the sign-in.
 */
void
snabel_sign_in_discard (SnabelSignIn             *self,
                        const SnabelSignInResult *result)
{
  g_return_if_fail (SNABEL_IS_SIGN_IN (self));
  g_return_if_fail (result != NULL && result->credentials != NULL);

  snabel_detach ("give back a token", snabel_revoke (self->platform, result->base_uri, result->credentials));
}

static DexFuture *
opened_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelSignIn *self = user_data;
  gboolean      failed = dex_future_is_rejected (future);

  if (self->browser_failed != failed)
    {
      self->browser_failed = failed;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BROWSER_FAILED]);
    }

  return dex_ref (future);
}

/**
 * snabel_sign_in_open_browser:
 *
 * Opens the server's page, for the first time or again.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects if the desktop cannot
 */
DexFuture *
snabel_sign_in_open_browser (SnabelSignIn *self)
{
  dex_return_error_if_fail (SNABEL_IS_SIGN_IN (self));
  dex_return_error_if_fail (self->authorize_uri != NULL);

  return dex_future_finally (snabel_on_main (snabel_launcher_open_uri (self->platform->launcher, self->authorize_uri)),
                             opened_cb, g_object_ref (self), g_object_unref);
}

/**
 * snabel_sign_in_get_step:
 *
 * Returns: how far it is
 */
SnabelSignInStep
snabel_sign_in_get_step (SnabelSignIn *self)
{
  g_return_val_if_fail (SNABEL_IS_SIGN_IN (self), SNABEL_SIGN_IN_IDLE);

  return self->step;
}

/**
 * snabel_sign_in_get_authorize_uri:
 *
 * Returns: (nullable): the page that the browser is to show
 */
const char *
snabel_sign_in_get_authorize_uri (SnabelSignIn *self)
{
  g_return_val_if_fail (SNABEL_IS_SIGN_IN (self), NULL);

  return self->authorize_uri;
}

/**
 * snabel_sign_in_get_domain:
 *
 * Returns: (nullable): the server that was typed, in the form to show
 */
const char *
snabel_sign_in_get_domain (SnabelSignIn *self)
{
  g_return_val_if_fail (SNABEL_IS_SIGN_IN (self), NULL);

  return self->domain;
}

/**
 * snabel_sign_in_get_browser_failed:
 *
 * Returns: whether the desktop could not open the page
 */
gboolean
snabel_sign_in_get_browser_failed (SnabelSignIn *self)
{
  g_return_val_if_fail (SNABEL_IS_SIGN_IN (self), FALSE);

  return self->browser_failed;
}

/**
 * snabel_sign_in_get_code_refused:
 *
 * Returns: whether the server did not accept the code that was brought
 */
gboolean
snabel_sign_in_get_code_refused (SnabelSignIn *self)
{
  g_return_val_if_fail (SNABEL_IS_SIGN_IN (self), FALSE);

  return self->code_refused;
}
