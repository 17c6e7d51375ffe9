/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the person wants to read: one object for the whole window, whose changes rows follow in place. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SnabelDensity:
 * @SNABEL_DENSITY_COMFORTABLE: room around each post
 * @SNABEL_DENSITY_COMPACT: more posts on the screen
 */
typedef enum
{
  SNABEL_DENSITY_COMFORTABLE,
  SNABEL_DENSITY_COMPACT,
} SnabelDensity;

/**
 * SnabelAnimation:
 * @SNABEL_ANIMATION_NEVER: pictures that move show their first frame
 * @SNABEL_ANIMATION_HOVER: they move while the pointer or the focus is on them
 * @SNABEL_ANIMATION_ALWAYS: they move while they are on the screen
 *
 * When emoji and avatars move.
 */
typedef enum
{
  SNABEL_ANIMATION_NEVER,
  SNABEL_ANIMATION_HOVER,
  SNABEL_ANIMATION_ALWAYS,
} SnabelAnimation;

/* Steps from the size that the desktop has chosen. */
#define SNABEL_TEXT_SIZE_SMALLEST -1
#define SNABEL_TEXT_SIZE_NORMAL   0
#define SNABEL_TEXT_SIZE_LARGEST  3

#define SNABEL_TYPE_DENSITY (snabel_density_get_type ())
GType snabel_density_get_type (void);

#define SNABEL_TYPE_ANIMATION (snabel_animation_get_type ())
GType snabel_animation_get_type (void);

#define SNABEL_TYPE_READING_SETTINGS (snabel_reading_settings_get_type ())
G_DECLARE_FINAL_TYPE (SnabelReadingSettings, snabel_reading_settings, SNABEL, READING_SETTINGS, GObject)

SnabelReadingSettings *snabel_reading_settings_new (void);
SnabelDensity          snabel_reading_settings_get_density (SnabelReadingSettings *self);
int                    snabel_reading_settings_get_text_size (SnabelReadingSettings *self);
double                 snabel_reading_settings_get_text_scale (SnabelReadingSettings *self);
gboolean               snabel_reading_settings_get_show_counters (SnabelReadingSettings *self);
gboolean               snabel_reading_settings_get_absolute_times (SnabelReadingSettings *self);
SnabelAnimation        snabel_reading_settings_get_animation (SnabelReadingSettings *self);

G_END_DECLS
