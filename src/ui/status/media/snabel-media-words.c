/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same words in a row and in the viewer. */
#include "config.h"

#include "status/media/snabel-media-words.h"

#include <glib/gi18n-lib.h>

/**
 * snabel_media_words_get_kind:
 *
 * Returns: what it is, in a word
 */
const char *
snabel_media_words_get_kind (SnabelMediaType type)
{
  switch (type)
    {
    case SNABEL_MEDIA_TYPE_IMAGE:
      return _ ("Picture");
    case SNABEL_MEDIA_TYPE_GIFV:
      return _ ("Animation");
    case SNABEL_MEDIA_TYPE_VIDEO:
      return _ ("Video");
    case SNABEL_MEDIA_TYPE_AUDIO:
      return _ ("Sound");
    case SNABEL_MEDIA_TYPE_UNKNOWN:
    default:
      return _ ("File");
    }
}

/**
 * snabel_media_words_get_icon_name:
 *
 * Returns: (nullable): the mark of what does not show by itself what it is
 */
const char *
snabel_media_words_get_icon_name (SnabelMediaType type)
{
  switch (type)
    {
    case SNABEL_MEDIA_TYPE_IMAGE:
      return NULL;
    case SNABEL_MEDIA_TYPE_GIFV:
    case SNABEL_MEDIA_TYPE_VIDEO:
      return "media-playback-start-symbolic";
    case SNABEL_MEDIA_TYPE_AUDIO:
      return "audio-x-generic-symbolic";
    case SNABEL_MEDIA_TYPE_UNKNOWN:
    default:
      return "text-x-generic-symbolic";
    }
}

/**
 * snabel_media_words_get_failure:
 *
 * Returns: what is said in place of a picture
 */
const char *
snabel_media_words_get_failure (void)
{
  return _ ("This picture could not be loaded");
}
