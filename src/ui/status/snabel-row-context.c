/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row needs from around it: handed down, so that nothing is asked of a global. */
#include "status/snabel-row-context.h"

enum
{
  PROP_TICKER = 1,
  PROP_REVEALS,
  PROP_PICTURES,
  PROP_SESSION,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelRowContext, snabel_row_context, G_TYPE_OBJECT)

static GObject **
get_member (SnabelRowContext *self,
            guint             prop_id)
{
  static const gsize offsets[N_PROPS] = {
    [PROP_TICKER] = G_STRUCT_OFFSET (SnabelRowContext, ticker),
    [PROP_REVEALS] = G_STRUCT_OFFSET (SnabelRowContext, reveals),
    [PROP_PICTURES] = G_STRUCT_OFFSET (SnabelRowContext, pictures),
    [PROP_SESSION] = G_STRUCT_OFFSET (SnabelRowContext, session),
    [PROP_SETTINGS] = G_STRUCT_OFFSET (SnabelRowContext, settings),
  };

  return G_STRUCT_MEMBER_P (self, offsets[prop_id]);
}

static void
snabel_row_context_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  g_value_set_object (value, *get_member (SNABEL_ROW_CONTEXT (object), prop_id));
}

static void
snabel_row_context_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  g_set_object (get_member (SNABEL_ROW_CONTEXT (object), prop_id), g_value_get_object (value));
}

static void
snabel_row_context_dispose (GObject *object)
{
  for (guint i = 1; i < N_PROPS; i++)
    g_clear_object (get_member (SNABEL_ROW_CONTEXT (object), i));

  G_OBJECT_CLASS (snabel_row_context_parent_class)->dispose (object);
}

static void
snabel_row_context_class_init (SnabelRowContextClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_row_context_get_property;
  object_class->set_property = snabel_row_context_set_property;
  object_class->dispose = snabel_row_context_dispose;
  properties[PROP_TICKER] = g_param_spec_object ("ticker", NULL, NULL, SNABEL_TYPE_TICKER, flags);
  properties[PROP_REVEALS] = g_param_spec_object ("reveals", NULL, NULL, SNABEL_TYPE_REVEALS, flags);
  properties[PROP_PICTURES] = g_param_spec_object ("pictures", NULL, NULL, SNABEL_TYPE_PICTURES, flags);
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, SNABEL_TYPE_SESSION, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, SNABEL_TYPE_READING_SETTINGS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_row_context_init (SnabelRowContext *self)
{
}

/**
 * snabel_row_context_new_for_session:
 * @session: the account that sees the posts, and that acts on them
 * @pictures: (nullable): where pictures come from
 * @settings: (nullable): how the person wants to read
 *
 * Returns: (transfer full): a context for the rows of one list, in which nothing is opened yet
 */
SnabelRowContext *
snabel_row_context_new_for_session (SnabelSession         *session,
                                    SnabelPictures        *pictures,
                                    SnabelReadingSettings *settings)
{
  g_autoptr(SnabelTicker) ticker = NULL;
  g_autoptr(SnabelReveals) reveals = NULL;

  g_return_val_if_fail (SNABEL_IS_SESSION (session), NULL);

  ticker = snabel_ticker_new (snabel_session_get_platform (session)->clock);
  reveals = snabel_reveals_new ();

  return g_object_new (SNABEL_TYPE_ROW_CONTEXT,
                       "ticker", ticker,
                       "reveals", reveals,
                       "pictures", pictures,
                       "session", session,
                       "settings", settings,
                       NULL);
}
