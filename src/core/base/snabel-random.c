/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The randomness seam, and the kernel's generator behind it. */
#include "base/snabel-random.h"

#include <errno.h>
#include <sys/random.h>

G_DEFINE_INTERFACE (SnabelRandom, snabel_random, G_TYPE_OBJECT)

static void
snabel_random_default_init (SnabelRandomInterface *iface)
{
}

/**
 * snabel_random_fill:
 * @bytes: (out caller-allocates) (array length=n_bytes): the place to fill
 *
 * Fills @bytes with what nobody can guess.
 */
void
snabel_random_fill (SnabelRandom *self,
                    guint8       *bytes,
                    gsize         n_bytes)
{
  g_return_if_fail (SNABEL_IS_RANDOM (self));
  g_return_if_fail (bytes != NULL || n_bytes == 0);

  SNABEL_RANDOM_GET_IFACE (self)->fill (self, bytes, n_bytes);
}

/**
 * snabel_random_dup_token:
 * @n_bytes: how many random bytes to put into it
 *
 * A token that survives a URL, a form and servers that forget to escape:
 * base64url without padding (RFC 7636, section 4.1 allows nothing else in a verifier).
 *
 * Returns: (transfer full): the token
 */
char *
snabel_random_dup_token (SnabelRandom *self,
                         gsize         n_bytes)
{
  g_autofree guint8 *bytes = g_malloc (n_bytes);
  g_autofree char   *base64 = NULL;
  char              *end;

  snabel_random_fill (self, bytes, n_bytes);
  base64 = g_base64_encode (bytes, n_bytes);
  g_strdelimit (base64, "+", '-');
  g_strdelimit (base64, "/", '_');
  if ((end = strchr (base64, '=')) != NULL)
    *end = '\0';

  return g_steal_pointer (&base64);
}

/**
 * snabel_random_dup_uuid:
 *
 * Returns: (transfer full): a version 4 UUID (RFC 9562, section 5.4)
 */
char *
snabel_random_dup_uuid (SnabelRandom *self)
{
  guint8 b[16] = { 0 };

  snabel_random_fill (self, b, sizeof b);
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7],
                          b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

/**
 * snabel_random_get_double:
 *
 * Returns: a number from 0 up to but not including 1, for jitter
 */
double
snabel_random_get_double (SnabelRandom *self)
{
  guint32 number = 0;

  snabel_random_fill (self, (guint8 *) &number, sizeof number);

  return number / 4294967296.0;
}

struct _SnabelSystemRandom
{
  GObject parent_instance;
};

static void
system_fill (SnabelRandom *random,
             guint8       *bytes,
             gsize         n_bytes)
{
  gsize done = 0;

  while (done < n_bytes)
    {
      gssize n = getrandom (bytes + done, n_bytes - done, 0);

      if (n > 0)
        done += n;
      else if (errno != EINTR)
        g_error ("The kernel gives no random bytes: %s", g_strerror (errno));
    }
}

static void
random_iface_init (SnabelRandomInterface *iface)
{
  iface->fill = system_fill;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelSystemRandom, snabel_system_random, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_RANDOM, random_iface_init))

static void
snabel_system_random_class_init (SnabelSystemRandomClass *klass)
{
}

static void
snabel_system_random_init (SnabelSystemRandom *self)
{
}

/**
 * snabel_system_random_new:
 *
 * Returns: (transfer full): the kernel's generator
 */
SnabelRandom *
snabel_system_random_new (void)
{
  return g_object_new (SNABEL_TYPE_SYSTEM_RANDOM, NULL);
}
