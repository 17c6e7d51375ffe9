/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a picture: memory, disk or network, then the decoder. */
#include "config.h"

#include "media/snabel-pictures.h"

#include <glib/gi18n-lib.h>

#include "base/http/snabel-http.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "media/snabel-picture-disk.h"
#include "media/snabel-picture-failures.h"
#include "media/snabel-picture-header.h"
#include "media/snabel-picture-memory.h"
#include "media/snabel-share.h"

#define MEMORY_LIMIT (32 * 1024 * 1024)
#define MEDIA_LIMIT  (16 * 1024 * 1024)
#define SMALL_LIMIT  (2 * 1024 * 1024)
#define DISK_LIMIT   (500 * 1024 * 1024)
#define MAX_TRIES    2

struct _SnabelPictures
{
  GObject                parent_instance;
  SnabelPlatform        *platform;
  SnabelHttp            *http;
  SnabelPictureMemory   *memory;
  SnabelPictureDisk     *disk; /* NULL where nothing is kept */
  SnabelPictureFailures *failures;
  SnabelShare           *fetches;
  SnabelShare           *loads;
};

G_DEFINE_FINAL_TYPE (SnabelPictures, snabel_pictures, G_TYPE_OBJECT)

static void
snabel_pictures_dispose (GObject *object)
{
  SnabelPictures *self = SNABEL_PICTURES (object);

  g_clear_object (&self->loads);
  g_clear_object (&self->fetches);
  g_clear_object (&self->failures);
  g_clear_object (&self->memory);
  g_clear_object (&self->http);
  g_clear_object (&self->disk);
  g_clear_pointer (&self->platform, snabel_platform_unref);

  G_OBJECT_CLASS (snabel_pictures_parent_class)->dispose (object);
}

static void
snabel_pictures_class_init (SnabelPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_pictures_dispose;
}

static void
snabel_pictures_init (SnabelPictures *self)
{
  self->memory = snabel_picture_memory_new (MEMORY_LIMIT);
  self->fetches = snabel_share_new ();
  self->loads = snabel_share_new ();
}

/**
 * snabel_pictures_new:
 * @platform: its decoder may be %NULL: then nothing can be shown
 * @folder: (type filename) (nullable): where files are kept for the next time, and nothing else; made if it is missing
 *
 * Returns: (transfer full): the pictures of a program
 */
SnabelPictures *
snabel_pictures_new (SnabelPlatform *platform,
                     const char     *folder)
{
  SnabelPictures *self = NULL;

  g_return_val_if_fail (platform != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_PICTURES, NULL);
  self->platform = snabel_platform_ref (platform);
  self->disk = folder == NULL ? NULL : snabel_picture_disk_new (folder, DISK_LIMIT);
  self->http = snabel_http_new (platform, SNABEL_HTTP_MEDIA);
  self->failures = snabel_picture_failures_new (platform->clock);

  return self;
}

/**
 * snabel_pictures_allow_private_host:
 * @uri: the address of an account's own server
 *
 * A server in the person's own network may show pictures from there; no other host may.
 */
void
snabel_pictures_allow_private_host (SnabelPictures *self,
                                    const char     *uri)
{
  g_return_if_fail (SNABEL_IS_PICTURES (self));

  snabel_http_allow_private_host (self->http, uri);
}

/**
 * snabel_pictures_set_memory_limit:
 * @bytes: of pixels that are kept though nobody shows them
 */
void
snabel_pictures_set_memory_limit (SnabelPictures *self,
                                  gsize           bytes)
{
  g_return_if_fail (SNABEL_IS_PICTURES (self));

  snabel_picture_memory_set_limit (self->memory, bytes);
}

/**
 * snabel_pictures_get_clock:
 *
 * Returns: (transfer none): the clock by which pictures that move do so
 */
SnabelClock *
snabel_pictures_get_clock (SnabelPictures *self)
{
  g_return_val_if_fail (SNABEL_IS_PICTURES (self), NULL);

  return self->platform->clock;
}

/* One who asks: for the bytes, or for the pixels in a size. */
typedef struct
{
  SnabelPictures  *pictures;
  char            *uri;
  SnabelPictureUse use;
  guint            width;
  guint            height;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *self = data;

  g_clear_object (&self->pictures);
  g_clear_pointer (&self->uri, g_free);
  g_free (self);
}

static Wish *
wish_copy (const Wish *wish)
{
  Wish *copy = g_memdup2 (wish, sizeof *wish);

  copy->pictures = g_object_ref (wish->pictures);
  copy->uri = g_strdup (wish->uri);

  return copy;
}

static gsize
get_limit (SnabelPictureUse use)
{
  return use == SNABEL_PICTURE_MEDIA ? MEDIA_LIMIT : SMALL_LIMIT;
}

static char *
build_key (const char *uri,
           guint       width,
           guint       height)
{
  return g_strdup_printf ("%ux%u %s", width, height, uri);
}

/* Why a reply brings no picture, in the terms of the API; a page in place of a picture is found by its bytes. */
static GError *
error_of_reply (SnabelHttpReply *reply)
{
  SnabelApiError code = SNABEL_API_ERROR_REFUSED;

  if (reply->status == 404 || reply->status == 410)
    code = SNABEL_API_ERROR_NOT_FOUND;
  else if (reply->status == SNABEL_HTTP_TOO_MANY_REQUESTS)
    code = SNABEL_API_ERROR_RATE_LIMITED;
  else if (reply->status >= 500)
    code = SNABEL_API_ERROR_SERVER_FAILED;

  return g_error_new (SNABEL_API_ERROR, code, _ ("The server does not give the picture (%u)"), reply->status);
}

/* What is no picture is not kept, and never comes as far as the decoder. */
static gboolean
check_header (GBytes  *bytes,
              GError **error)
{
  gsize               size = 0;
  const guint8       *data = g_bytes_get_data (bytes, &size);
  SnabelPictureHeader header = { 0 };

  return snabel_picture_header_read (&header, data, size, error);
}

static GBytes *
download (const Wish *wish,
          GError    **error)
{
  SnabelPictures *self = wish->pictures;
  g_autoptr(SnabelHttpRequest) request = snabel_http_request_new ("GET", wish->uri);
  g_autoptr(SnabelHttpReply) reply = NULL;
  g_autoptr(GError) failure = NULL;

  snabel_http_request_set_max_size (request, get_limit (wish->use));
  snabel_http_request_set_max_tries (request, MAX_TRIES);
  reply = snabel_await_boxed (snabel_http_send (self->http, request), &failure);
  if (reply != NULL && !snabel_http_reply_is_success (reply))
    failure = error_of_reply (reply);
  if (failure == NULL && check_header (reply->body, &failure))
    return g_bytes_ref (reply->body);

  snabel_picture_failures_add (self->failures, wish->uri, failure, reply == NULL ? -1 : reply->retry_after);
  g_propagate_error (error, g_steal_pointer (&failure));

  return NULL;
}

static DexFuture *
fetch_fiber (gpointer data)
{
  Wish              *wish = data;
  SnabelPictureDisk *disk = wish->pictures->disk;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = disk == NULL ? NULL : snabel_await_boxed (snabel_picture_disk_read (disk, wish->uri), &error);

  if (bytes != NULL)
    return dex_future_new_take_boxed (G_TYPE_BYTES, g_steal_pointer (&bytes));
  if (snabel_error_is_cancelled (error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_clear_error (&error);
  bytes = download (wish, &error);
  if (bytes == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (disk != NULL)
    snabel_detach ("keep-picture", snabel_picture_disk_write (disk, wish->uri, bytes));

  return dex_future_new_take_boxed (G_TYPE_BYTES, g_steal_pointer (&bytes));
}

static DexFuture *
begin_fetch (gpointer data)
{
  return snabel_spawn ("fetch-picture", fetch_fiber, wish_copy (data), wish_free);
}

/* The limits differ, so the same address in another use is another download. */
static DexFuture *
join_fetch (Wish *wish)
{
  g_autofree char *key = g_strdup_printf ("%" G_GSIZE_FORMAT " %s", get_limit (wish->use), wish->uri);

  return snabel_share_join (wish->pictures->fetches, key, begin_fetch, wish);
}

static DexFuture *
load_fiber (gpointer data)
{
  Wish           *wish = data;
  SnabelPictures *self = wish->pictures;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = snabel_await_boxed (join_fetch (wish), &error);
  g_autoptr(SnabelPicture) picture = NULL;
  g_autofree char *key = build_key (wish->uri, wish->width, wish->height);

  if (bytes == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  picture = snabel_await_boxed (snabel_decoder_decode (self->platform->decoder, bytes, wish->width, wish->height), &error);
  if (picture == NULL)
    {
      snabel_picture_failures_add (self->failures, wish->uri, error, -1);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  snabel_picture_failures_forget (self->failures, wish->uri);
  snabel_picture_memory_add (self->memory, key, picture);

  return dex_future_new_take_boxed (SNABEL_TYPE_PICTURE, g_steal_pointer (&picture));
}

static DexFuture *
begin_load (gpointer data)
{
  return snabel_spawn ("load-picture", load_fiber, wish_copy (data), wish_free);
}

/**
 * snabel_pictures_load:
 * @uri: an address from a media field of the API, and from nowhere else
 * @width: device pixels that it will cover; 0 if its width does not matter
 * @height: likewise
 *
 * However many ask, a picture is fetched once and decoded once for each size. One that failed is not asked for again
 * until its server allows, or some time has passed. Dropping the future leaves; the last one who leaves cancels.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelPicture, or rejects in #SnabelApiError or
 *   #SnabelDecoderError
 */
DexFuture *
snabel_pictures_load (SnabelPictures  *self,
                      const char      *uri,
                      SnabelPictureUse use,
                      guint            width,
                      guint            height)
{
  Wish             wish = { self, (char *) uri, use, width, height };
  g_autofree char *key = NULL;
  g_autoptr(GError) failure = NULL;
  SnabelPicture *picture = NULL;

  dex_return_error_if_fail (SNABEL_IS_PICTURES (self));
  dex_return_error_if_fail (uri != NULL);

  picture = snabel_pictures_peek (self, uri, width, height);
  if (picture != NULL)
    return dex_future_new_take_boxed (SNABEL_TYPE_PICTURE, picture);
  if (self->platform->decoder == NULL)
    return dex_future_new_reject (SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNAVAILABLE, "%s", _ ("Pictures cannot be shown"));
  failure = snabel_picture_failures_lookup (self->failures, uri);
  if (failure != NULL)
    return dex_future_new_for_error (g_steal_pointer (&failure));
  key = build_key (uri, width, height);

  return snabel_share_join (self->loads, key, begin_load, &wish);
}

/**
 * snabel_pictures_peek:
 *
 * Returns: (transfer full) (nullable): what snabel_pictures_load() would resolve to at once
 */
SnabelPicture *
snabel_pictures_peek (SnabelPictures *self,
                      const char     *uri,
                      guint           width,
                      guint           height)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (SNABEL_IS_PICTURES (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  key = build_key (uri, width, height);

  return snabel_picture_memory_lookup (self->memory, key);
}

/**
 * snabel_pictures_forgive:
 *
 * A person wants a picture that failed to be tried again now. Until a time that the server itself named it is not.
 */
void
snabel_pictures_forgive (SnabelPictures *self,
                         const char     *uri)
{
  g_return_if_fail (SNABEL_IS_PICTURES (self));
  g_return_if_fail (uri != NULL);

  snabel_picture_failures_forgive (self->failures, uri);
}

/**
 * snabel_pictures_fetch:
 *
 * The file itself, for saving and copying.
 *
 * Returns: (transfer full): a future that resolves to a #GBytes, or rejects in #SnabelApiError or #SnabelDecoderError
 */
DexFuture *
snabel_pictures_fetch (SnabelPictures  *self,
                       const char      *uri,
                       SnabelPictureUse use)
{
  Wish wish = { self, (char *) uri, use, 0, 0 };

  dex_return_error_if_fail (SNABEL_IS_PICTURES (self));
  dex_return_error_if_fail (uri != NULL);

  return join_fetch (&wish);
}
