/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Avatar, name, handle, state: the same wherever an account is named. */
#include "accounts/snabel-account-card.h"

#include "accounts/snabel-account-words.h"
#include "media/snabel-avatar.h"
#include "session/accounts/snabel-accounts.h"
#include "snabel-ui.h"

struct _SnabelAccountCard
{
  GtkBox         parent_instance;
  SnabelAvatar  *avatar;
  GtkLabel      *name;
  GtkLabel      *handle;
  GtkImage      *icon;
  GtkLabel      *state;
  SnabelSession *session;
  GSignalGroup  *signals;
  char          *colour_class;
};

G_DEFINE_FINAL_TYPE (SnabelAccountCard, snabel_account_card, GTK_TYPE_BOX)

static void
update_colour (SnabelAccountCard *self,
               int                colour)
{
  g_autofree char *name = g_strdup_printf ("account-colour-%u", (guint) colour % SNABEL_N_ACCOUNT_COLOURS);

  if (self->colour_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->avatar), self->colour_class);
  g_set_str (&self->colour_class, name);
  gtk_widget_add_css_class (GTK_WIDGET (self->avatar), name);
}

static void
update_account (SnabelAccountCard *self)
{
  const SnabelAccountRow *account = snabel_session_get_account (self->session);
  g_autofree char        *name = snabel_account_words_dup_name (account);
  g_autofree char        *handle = g_strconcat ("@", account->handle, NULL);

  snabel_avatar_set_person (self->avatar, name, account->avatar_uri);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->handle, handle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->handle), handle);
  update_colour (self, account->colour);
}

static void
update_state (SnabelAccountCard *self)
{
  g_autofree char *words = snabel_account_words_dup_state (self->session);

  gtk_label_set_label (self->state, words);
  gtk_image_set_from_icon_name (self->icon, snabel_account_words_get_icon_name (self->session));
}

static void
bind_cb (SnabelAccountCard *self)
{
  update_account (self);
  update_state (self);
}

static void
snabel_account_card_dispose (GObject *object)
{
  SnabelAccountCard *self = SNABEL_ACCOUNT_CARD (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_ACCOUNT_CARD);

  G_OBJECT_CLASS (snabel_account_card_parent_class)->dispose (object);
}

static void
snabel_account_card_finalize (GObject *object)
{
  SnabelAccountCard *self = SNABEL_ACCOUNT_CARD (object);

  g_clear_pointer (&self->colour_class, g_free);

  G_OBJECT_CLASS (snabel_account_card_parent_class)->finalize (object);
}

static void
snabel_account_card_class_init (SnabelAccountCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_account_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = snabel_account_card_finalize;

  g_type_ensure (SNABEL_TYPE_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "accounts/snabel-account-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelAccountCard, avatar);
  gtk_widget_class_bind_template_child (widget_class, SnabelAccountCard, name);
  gtk_widget_class_bind_template_child (widget_class, SnabelAccountCard, handle);
  gtk_widget_class_bind_template_child (widget_class, SnabelAccountCard, icon);
  gtk_widget_class_bind_template_child (widget_class, SnabelAccountCard, state);
}

static void
snabel_account_card_init (SnabelAccountCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (SNABEL_TYPE_SESSION);
  g_signal_connect_object (self->signals, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_swapped (self->signals, "notify::account", G_CALLBACK (update_account), self);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (update_state), self);
  g_signal_group_connect_swapped (self->signals, "notify::retry-at", G_CALLBACK (update_state), self);
  g_signal_group_connect_swapped (self->signals, "notify::mode", G_CALLBACK (update_state), self);
}

/**
 * snabel_account_card_new:
 * @pictures: (nullable): where the face comes from
 *
 * Returns: (transfer floating): a card of nobody yet
 */
GtkWidget *
snabel_account_card_new (SnabelPictures *pictures)
{
  SnabelAccountCard *self = g_object_new (SNABEL_TYPE_ACCOUNT_CARD, NULL);

  snabel_account_card_set_pictures (self, pictures);

  return GTK_WIDGET (self);
}

/**
 * snabel_account_card_set_pictures:
 * @pictures: (nullable): where the face comes from; for a card that a template makes
 */
void
snabel_account_card_set_pictures (SnabelAccountCard *self,
                                  SnabelPictures    *pictures)
{
  g_return_if_fail (SNABEL_IS_ACCOUNT_CARD (self));

  snabel_avatar_set_pictures (self->avatar, pictures);
}

/**
 * snabel_account_card_name:
 * @accessible: what the card stands in, such as a row or a button
 *
 * Gives @accessible the words on the card as its name.
 */
void
snabel_account_card_name (SnabelAccountCard *self,
                          GtkAccessible     *accessible)
{
  g_return_if_fail (SNABEL_IS_ACCOUNT_CARD (self));
  g_return_if_fail (GTK_IS_ACCESSIBLE (accessible));

  gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->name, self->handle, self->state, NULL, -1);
}

/**
 * snabel_account_card_set_session:
 * @session: (nullable): whose card it is
 */
void
snabel_account_card_set_session (SnabelAccountCard *self,
                                 SnabelSession     *session)
{
  g_return_if_fail (SNABEL_IS_ACCOUNT_CARD (self));
  g_return_if_fail (session == NULL || SNABEL_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
}
