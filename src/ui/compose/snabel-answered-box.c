/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The post that is answered: who wrote it, and its first lines. */
#include "config.h"

#include "compose/snabel-answered-box.h"

#include <glib/gi18n-lib.h>

#include "media/snabel-avatar.h"
#include "session/snabel-shown-name.h"
#include "snabel-ui.h"
#include "status/text/snabel-status-text.h"
#include "text/snabel-html.h"
#include "text/snabel-name.h"

struct _SnabelAnsweredBox
{
  GtkWidget     parent_instance;
  SnabelAvatar *avatar;
  GtkLabel     *name;
  GtkLabel     *text;
};

G_DEFINE_FINAL_TYPE (SnabelAnsweredBox, snabel_answered_box, GTK_TYPE_WIDGET)

static void
snabel_answered_box_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SNABEL_TYPE_ANSWERED_BOX);
  snabel_ui_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (snabel_answered_box_parent_class)->dispose (object);
}

static void
snabel_answered_box_class_init (SnabelAnsweredBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_answered_box_dispose;
  gtk_widget_class_set_css_name (widget_class, "answeredbox");
  g_type_ensure (SNABEL_TYPE_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "compose/snabel-answered-box.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelAnsweredBox, avatar);
  gtk_widget_class_bind_template_child (widget_class, SnabelAnsweredBox, name);
  gtk_widget_class_bind_template_child (widget_class, SnabelAnsweredBox, text);
}

static void
snabel_answered_box_init (SnabelAnsweredBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_text (SnabelStatus *status)
{
  g_autoptr(SnabelRichText) text = NULL;

  if (status->spoiler_text != NULL)
    return snabel_status_text_dup_warning (status);
  if (status->content != NULL)
    text = snabel_html_to_rich_text (status->content);
  if (text != NULL && text->length > 0)
    return g_strdup (text->text);

  return g_strdup (_ ("A post without text"));
}

/**
 * snabel_answered_box_set_pictures:
 * @pictures: (nullable): where the author's face comes from
 */
void
snabel_answered_box_set_pictures (SnabelAnsweredBox *self,
                                  SnabelPictures    *pictures)
{
  g_return_if_fail (SNABEL_IS_ANSWERED_BOX (self));

  snabel_avatar_set_pictures (self->avatar, pictures);
}

/**
 * snabel_answered_box_set_status:
 * @status: what is answered, not a boost of it
 */
void
snabel_answered_box_set_status (SnabelAnsweredBox *self,
                                SnabelStatus      *status)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *line = NULL;

  g_return_if_fail (SNABEL_IS_ANSWERED_BOX (self));
  g_return_if_fail (SNABEL_IS_STATUS (status));

  name = snabel_shown_name_dup (status->account);
  isolated = snabel_name_isolate (name);
  text = dup_text (status);
  /* Translators: %s is a person's name */
  line = g_strdup_printf (_ ("In reply to %s"), isolated);
  snabel_avatar_set_person (self->avatar, name, snabel_account_get_avatar (status->account));
  gtk_label_set_label (self->name, line);
  gtk_label_set_label (self->text, text);
}

/**
 * snabel_answered_box_set_address:
 * @address: (nullable): where the post is, if no more is known of it
 */
void
snabel_answered_box_set_address (SnabelAnsweredBox *self,
                                 const char        *address)
{
  g_return_if_fail (SNABEL_IS_ANSWERED_BOX (self));

  gtk_label_set_label (self->name, _ ("In reply to a post"));
  gtk_label_set_label (self->text, address != NULL ? address : "");
}
