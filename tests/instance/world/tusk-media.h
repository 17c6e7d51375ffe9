/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture that was uploaded or drawn. */
#pragma once

#include "world/tusk-world.h"

G_BEGIN_DECLS

struct _TuskMedia
{
  char       *id;
  TuskPerson *owner;
  GBytes     *bytes; /* NULL for a drawn picture that nobody asked for yet */
  char       *content_type;
  char       *kind;  /* the API's type */
  char       *scene; /* what is drawn */
  guint       seed;
  int         width;
  int         height;
  char       *blurhash;
  char       *description;
  double      focus_x;
  double      focus_y;
  guint       n_unready_answers; /* how often it still says that it is being processed */
  gboolean    is_attached;
};

TuskMedia *tusk_media_new_uploaded (TuskWorld  *world,
                                    TuskPerson *owner,
                                    GBytes     *bytes,
                                    const char *content_type);
TuskMedia *tusk_media_new_drawn (TuskWorld  *world,
                                 TuskPerson *owner,
                                 const char *scene,
                                 guint       seed);
void       tusk_media_free (TuskMedia *self);
GBytes    *tusk_media_get_bytes (TuskMedia *self);
gboolean   tusk_media_is_ready (TuskMedia *self);

G_END_DECLS
