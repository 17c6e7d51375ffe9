/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room that attachments need, whatever servers say of them. */
#include "model/snabel-media-attachment.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

static const struct
{
  const char *meta;
  double      aspect;
} metas[] = {
  { "{'original': {'width': 1280, 'height': 640, 'aspect': 99}}", 2 },
  { "{'original': {'aspect': 1.5}}", 1.5 },
  { "{'original': {'duration': 3.5}, 'small': {'width': 100, 'height': 200}}", 0.5 },
  { "{'small': {'aspect': 0.75}}", 0.75 },
  { "{'width': 300, 'height': 100}", 3 },
  { "{'original': {'width': '300', 'height': '150'}}", 2 },
  { "{'original': {'width': 0, 'height': 0}}", 16.0 / 9.0 },
  { "{'original': {'width': -5, 'height': 5}}", 16.0 / 9.0 },
  { "{'original': {'width': 1000000, 'height': 1}}", 10 },
  { "{'original': {'width': 1, 'height': 9223372036854775807}}", 0.1 },
  { "{'original': {'aspect': 1e-300}}", 0.1 },
  { "{'original': {'aspect': '1e999'}}", 16.0 / 9.0 },
  { "{'original': []}", 16.0 / 9.0 },
  { "{}", 16.0 / 9.0 },
  { "[]", 16.0 / 9.0 },
  { "null", 16.0 / 9.0 },
  { "'x'", 16.0 / 9.0 },
};

static void
test_aspect (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (metas); i++)
    {
      g_autofree char *json = g_strdup_printf ("{'id': '1', 'meta': %s}", metas[i].meta);
      g_autoptr(SnabelMediaAttachment) media = snabel_test_entity_new (SNABEL_TYPE_MEDIA_ATTACHMENT, json);

      g_assert_cmpfloat_with_epsilon (snabel_media_attachment_get_aspect (media), metas[i].aspect, 1e-9);
    }
}

static void
test_focus (void)
{
  g_autoptr(SnabelMediaAttachment) media = snabel_test_entity_new (
    SNABEL_TYPE_MEDIA_ATTACHMENT, "{'id': '1', 'meta': {'focus': {'x': -7, 'y': '0.5'}}}");
  double x = 0;
  double y = 0;

  snabel_media_attachment_get_focus (media, &x, &y);
  g_assert_cmpfloat (x, ==, -1);
  g_assert_cmpfloat (y, ==, 0.5);
}

static void
test_type (void)
{
  static const struct
  {
    const char     *json;
    SnabelMediaType type;
  } kinds[] = {
    { "'image'", SNABEL_MEDIA_TYPE_IMAGE },
    { "'gifv'", SNABEL_MEDIA_TYPE_GIFV },
    { "'hologram'", SNABEL_MEDIA_TYPE_UNKNOWN },
    { "null", SNABEL_MEDIA_TYPE_UNKNOWN },
    { "3", SNABEL_MEDIA_TYPE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *json = g_strdup_printf ("{'id': -339402590, 'type': %s}", kinds[i].json);
      g_autoptr(SnabelMediaAttachment) media = snabel_test_entity_new (SNABEL_TYPE_MEDIA_ATTACHMENT, json);

      g_assert_cmpstr (media->id, ==, "-339402590");
      g_assert_cmpint (media->type, ==, kinds[i].type);
    }
}

/* The file appears when the server is done with it. */
static void
test_processing (void)
{
  g_autoptr(SnabelMediaAttachment) media = snabel_test_entity_new (
    SNABEL_TYPE_MEDIA_ATTACHMENT, "{'id': '1', 'type': 'image', 'url': null, 'meta': null}");
  g_autoptr(GPtrArray) notified = snabel_test_watch (media);

  g_assert_null (media->url);
  snabel_test_entity_update (media, "{'id': '1', 'type': 'image', 'url': 'https://a.example/1.png',"
                                    " 'meta': {'original': {'width': 4, 'height': 2}}}");
  snabel_test_assert_notified (notified, "height url width");
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/media-attachment/aspect", test_aspect);
  g_test_add_func ("/media-attachment/focus", test_focus);
  g_test_add_func ("/media-attachment/type", test_type);
  g_test_add_func ("/media-attachment/processing", test_processing);

  return g_test_run ();
}
