/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the person wants to read. The properties are named like the keys of the settings that they follow. */
#include "widgets/snabel-reading-settings.h"

struct _SnabelReadingSettings
{
  GObject         parent_instance;
  SnabelDensity   density;
  int             text_size;
  gboolean        show_counters;
  gboolean        absolute_times;
  SnabelAnimation animation;
};

enum
{
  PROP_DENSITY = 1,
  PROP_TEXT_SIZE,
  PROP_SHOW_COUNTERS,
  PROP_ABSOLUTE_TIMES,
  PROP_ANIMATION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* clang-format off */
G_DEFINE_ENUM_TYPE (SnabelDensity, snabel_density,
                    G_DEFINE_ENUM_VALUE (SNABEL_DENSITY_COMFORTABLE, "comfortable"),
                    G_DEFINE_ENUM_VALUE (SNABEL_DENSITY_COMPACT, "compact"))

G_DEFINE_ENUM_TYPE (SnabelAnimation, snabel_animation,
                    G_DEFINE_ENUM_VALUE (SNABEL_ANIMATION_NEVER, "never"),
                    G_DEFINE_ENUM_VALUE (SNABEL_ANIMATION_HOVER, "hover"),
                    G_DEFINE_ENUM_VALUE (SNABEL_ANIMATION_ALWAYS, "always"))
/* clang-format on */

G_DEFINE_FINAL_TYPE (SnabelReadingSettings, snabel_reading_settings, G_TYPE_OBJECT)

static void
snabel_reading_settings_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  SnabelReadingSettings *self = SNABEL_READING_SETTINGS (object);

  switch (prop_id)
    {
    case PROP_DENSITY:
      g_value_set_enum (value, self->density);
      break;
    case PROP_TEXT_SIZE:
      g_value_set_int (value, self->text_size);
      break;
    case PROP_SHOW_COUNTERS:
      g_value_set_boolean (value, self->show_counters);
      break;
    case PROP_ABSOLUTE_TIMES:
      g_value_set_boolean (value, self->absolute_times);
      break;
    case PROP_ANIMATION:
      g_value_set_enum (value, self->animation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static gboolean
set_int (int *member,
         int  value)
{
  gboolean is_changed = *member != value;

  *member = value;

  return is_changed;
}

static void
snabel_reading_settings_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  SnabelReadingSettings *self = SNABEL_READING_SETTINGS (object);
  gboolean               is_changed = FALSE;

  switch (prop_id)
    {
    case PROP_DENSITY:
      is_changed = (int) self->density != g_value_get_enum (value);
      self->density = (SnabelDensity) g_value_get_enum (value);
      break;
    case PROP_TEXT_SIZE:
      is_changed = set_int (&self->text_size, g_value_get_int (value));
      break;
    case PROP_SHOW_COUNTERS:
      is_changed = set_int (&self->show_counters, g_value_get_boolean (value));
      break;
    case PROP_ABSOLUTE_TIMES:
      is_changed = set_int (&self->absolute_times, g_value_get_boolean (value));
      break;
    case PROP_ANIMATION:
      is_changed = (int) self->animation != g_value_get_enum (value);
      self->animation = (SnabelAnimation) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
  if (is_changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
snabel_reading_settings_class_init (SnabelReadingSettingsClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_reading_settings_get_property;
  object_class->set_property = snabel_reading_settings_set_property;
  properties[PROP_DENSITY] =
    g_param_spec_enum ("density", NULL, NULL, SNABEL_TYPE_DENSITY, SNABEL_DENSITY_COMFORTABLE, flags);
  /**
   * SnabelReadingSettings:text-size:
   *
   * Steps from the size that the desktop has chosen.
   */
  properties[PROP_TEXT_SIZE] =
    g_param_spec_int ("text-size", NULL, NULL, SNABEL_TEXT_SIZE_SMALLEST, SNABEL_TEXT_SIZE_LARGEST,
                      SNABEL_TEXT_SIZE_NORMAL, flags);
  /**
   * SnabelReadingSettings:show-counters:
   *
   * Whether a post says how often it was answered, boosted and favourited.
   */
  properties[PROP_SHOW_COUNTERS] = g_param_spec_boolean ("show-counters", NULL, NULL, TRUE, flags);
  /**
   * SnabelReadingSettings:absolute-times:
   *
   * Whether a post says when it was written, not how long ago.
   */
  properties[PROP_ABSOLUTE_TIMES] = g_param_spec_boolean ("absolute-times", NULL, NULL, FALSE, flags);
  properties[PROP_ANIMATION] =
    g_param_spec_enum ("animation", NULL, NULL, SNABEL_TYPE_ANIMATION, SNABEL_ANIMATION_HOVER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_reading_settings_init (SnabelReadingSettings *self)
{
  self->show_counters = TRUE;
  self->animation = SNABEL_ANIMATION_HOVER;
}

/**
 * snabel_reading_settings_new:
 *
 * Returns: (transfer full): what one reads with who never changed anything
 */
SnabelReadingSettings *
snabel_reading_settings_new (void)
{
  return g_object_new (SNABEL_TYPE_READING_SETTINGS, NULL);
}

/**
 * snabel_reading_settings_get_density:
 * @self: (nullable): the settings; %NULL for the defaults, as with all getters
 */
SnabelDensity
snabel_reading_settings_get_density (SnabelReadingSettings *self)
{
  return self != NULL ? self->density : SNABEL_DENSITY_COMFORTABLE;
}

int
snabel_reading_settings_get_text_size (SnabelReadingSettings *self)
{
  return self != NULL ? self->text_size : SNABEL_TEXT_SIZE_NORMAL;
}

/**
 * snabel_reading_settings_get_text_scale:
 *
 * Returns: how many times as large as the desktop's text that of a post is
 */
double
snabel_reading_settings_get_text_scale (SnabelReadingSettings *self)
{
  static const double scales[] = { 0.9, 1, 1.15, 1.3, 1.5 };

  return scales[snabel_reading_settings_get_text_size (self) - SNABEL_TEXT_SIZE_SMALLEST];
}

gboolean
snabel_reading_settings_get_show_counters (SnabelReadingSettings *self)
{
  return self == NULL || self->show_counters;
}

gboolean
snabel_reading_settings_get_absolute_times (SnabelReadingSettings *self)
{
  return self != NULL && self->absolute_times;
}

SnabelAnimation
snabel_reading_settings_get_animation (SnabelReadingSettings *self)
{
  return self != NULL ? self->animation : SNABEL_ANIMATION_HOVER;
}
