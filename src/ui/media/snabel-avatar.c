/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AdwAvatar draws; what it draws comes and goes with the person. */
#include "media/snabel-avatar.h"

#include "media/snabel-picture-loader.h"

/* What Mastodon names where nobody has chosen a picture: initials tell people apart, a blank face does not. */
#define NO_PICTURE "/avatars/original/missing.png"

struct _SnabelAvatar
{
  AdwBin               parent_instance;
  AdwAvatar           *avatar;
  SnabelPictureLoader *loader;
};

enum
{
  PROP_SIZE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelAvatar, snabel_avatar, ADW_TYPE_BIN)

static void
changed_cb (SnabelAvatar *self)
{
  adw_avatar_set_custom_image (self->avatar, snabel_picture_loader_get_paintable (self->loader));
}

static void
snabel_avatar_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SIZE:
      g_value_set_int (value, adw_avatar_get_size (SNABEL_AVATAR (object)->avatar));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_avatar_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SIZE:
      snabel_avatar_set_size (SNABEL_AVATAR (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_avatar_dispose (GObject *object)
{
  g_clear_object (&SNABEL_AVATAR (object)->loader);

  G_OBJECT_CLASS (snabel_avatar_parent_class)->dispose (object);
}

static void
snabel_avatar_class_init (SnabelAvatarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_avatar_get_property;
  object_class->set_property = snabel_avatar_set_property;
  object_class->dispose = snabel_avatar_dispose;

  /**
   * SnabelAvatar:size:
   *
   * How wide and high it is.
   */
  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 1, G_MAXINT, 40,
                                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Whose face it is stands beside it. */
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
snabel_avatar_init (SnabelAvatar *self)
{
  self->avatar = ADW_AVATAR (g_object_new (ADW_TYPE_AVATAR, "show-initials", TRUE,
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->avatar));
  self->loader = snabel_picture_loader_new (GTK_WIDGET (self));
  g_signal_connect_object (self->loader, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * snabel_avatar_new:
 *
 * Returns: (transfer floating): an avatar of nobody yet
 */
GtkWidget *
snabel_avatar_new (int size)
{
  return g_object_new (SNABEL_TYPE_AVATAR, "size", size, NULL);
}

/**
 * snabel_avatar_set_size:
 * @size: how wide and high it is
 */
void
snabel_avatar_set_size (SnabelAvatar *self,
                        int           size)
{
  g_return_if_fail (SNABEL_IS_AVATAR (self));
  g_return_if_fail (size > 0);

  if (size == adw_avatar_get_size (self->avatar))
    return;

  adw_avatar_set_size (self->avatar, size);
  snabel_picture_loader_set_size (self->loader, size, size);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

/**
 * snabel_avatar_set_pictures:
 * @pictures: (nullable): where faces come from; without it there are initials
 */
void
snabel_avatar_set_pictures (SnabelAvatar   *self,
                            SnabelPictures *pictures)
{
  g_return_if_fail (SNABEL_IS_AVATAR (self));

  snabel_picture_loader_set_pictures (self->loader, pictures);
}

/**
 * snabel_avatar_set_person:
 * @name: (nullable): whose initials are shown
 * @uri: (nullable): the address of the picture
 */
void
snabel_avatar_set_person (SnabelAvatar *self,
                          const char   *name,
                          const char   *uri)
{
  g_return_if_fail (SNABEL_IS_AVATAR (self));

  if (uri != NULL && g_str_has_suffix (uri, NO_PICTURE))
    uri = NULL;
  adw_avatar_set_text (self->avatar, name);
  snabel_picture_loader_set_source (self->loader, uri, SNABEL_PICTURE_AVATAR);
}
