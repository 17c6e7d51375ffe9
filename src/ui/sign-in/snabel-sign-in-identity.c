/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who signed in, and what is odd about it: never speak with the wrong voice. */
#include "config.h"

#include "sign-in/snabel-sign-in-identity.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-uri.h"
#include "media/snabel-avatar.h"
#include "snabel-ui.h"
#include "text/snabel-name.h"

struct _SnabelSignInIdentity
{
  AdwBin        parent_instance;
  SnabelAvatar *avatar;
  GtkLabel     *name;
  GtkLabel     *handle;
  GtkLabel     *remark;
  GtkButton    *keep;
};

G_DEFINE_FINAL_TYPE (SnabelSignInIdentity, snabel_sign_in_identity, ADW_TYPE_BIN)

static gboolean
snabel_sign_in_identity_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SNABEL_SIGN_IN_IDENTITY (widget)->keep));
}

static void
snabel_sign_in_identity_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_SIGN_IN_IDENTITY);

  G_OBJECT_CLASS (snabel_sign_in_identity_parent_class)->dispose (object);
}

static void
snabel_sign_in_identity_class_init (SnabelSignInIdentityClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_sign_in_identity_dispose;
  widget_class->grab_focus = snabel_sign_in_identity_grab_focus;

  g_type_ensure (SNABEL_TYPE_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "sign-in/snabel-sign-in-identity.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInIdentity, avatar);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInIdentity, name);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInIdentity, handle);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInIdentity, remark);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInIdentity, keep);
}

static void
snabel_sign_in_identity_init (SnabelSignInIdentity *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * snabel_sign_in_identity_set_pictures:
 * @pictures: (nullable): where the face comes from
 */
void
snabel_sign_in_identity_set_pictures (SnabelSignInIdentity *self,
                                      SnabelPictures       *pictures)
{
  g_return_if_fail (SNABEL_IS_SIGN_IN_IDENTITY (self));

  snabel_avatar_set_pictures (self->avatar, pictures);
}

/* A server names its own domain; who it is can only be told by the host that was spoken to. */
static char *
dup_remark (const SnabelSignInResult *result,
            const char               *expected_handle)
{
  g_autofree char *host = snabel_uri_dup_host (result->base_uri);

  if (expected_handle != NULL && g_ascii_strcasecmp (expected_handle, result->handle) != 0)
    return g_strdup_printf (_ ("This is not the account that needed to sign in: that is @%s. It would be added as another account."),
                            expected_handle);
  if (host != NULL && !g_str_has_prefix (result->domain, host))
    return g_strdup_printf (_ ("The server of this account is reached at “%s”."), host);

  return NULL;
}

/**
 * snabel_sign_in_identity_show:
 * @expected_handle: (nullable): who was to sign in again
 *
 * Says who it is.
 */
void
snabel_sign_in_identity_show (SnabelSignInIdentity     *self,
                              const SnabelSignInResult *result,
                              const char               *expected_handle)
{
  g_autofree char *handle = NULL;
  g_autofree char *remark = NULL;
  g_autofree char *name = NULL;
  gboolean         is_other = FALSE;

  g_return_if_fail (SNABEL_IS_SIGN_IN_IDENTITY (self));
  g_return_if_fail (result != NULL);

  name = snabel_name_clean (result->display_name != NULL && *result->display_name != '\0' ? result->display_name : result->handle);
  handle = g_strconcat ("@", result->handle, NULL);
  remark = dup_remark (result, expected_handle);
  is_other = expected_handle != NULL && remark != NULL;
  snabel_avatar_set_person (self->avatar, name, result->avatar_uri);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->handle, handle);
  gtk_label_set_label (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
  gtk_button_set_label (self->keep, is_other ? _ ("_Add It") : _ ("_Go On"));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), handle, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
