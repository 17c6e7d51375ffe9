/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The special-purpose address registries of IANA (RFC 6890 and its updates), as far as they are not global. */
#include "base/http/snabel-address-guard.h"

#include <string.h>

#include "base/snabel-uri.h"

static const char *const special[] = {
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "::/96",
  "100::/64",
  "2001::/23",
  "2001:db8::/32",
  "3fff::/20",
  "5f00::/16",
  "fc00::/7",
  "fe80::/10",
  "fec0::/10",
  "ff00::/8",
};

/* Prefixes that carry an IPv4 address, and where: mapped, NAT64, 6to4. */
static const struct
{
  const char *mask;
  guint       offset;
} carriers[] = {
  { "::ffff:0:0/96", 12 },
  { "64:ff9b::/96", 12 },
  { "64:ff9b:1::/48", 12 },
  { "2002::/16", 2 },
};

static gboolean
matches (GInetAddress *address,
         const char   *text)
{
  g_autoptr(GInetAddressMask) mask = g_inet_address_mask_new_from_string (text, NULL);

  return g_inet_address_mask_get_family (mask) == g_inet_address_get_family (address) &&
         g_inet_address_mask_matches (mask, address);
}

static GInetAddress *
dup_carried (GInetAddress *address)
{
  for (guint i = 0; i < G_N_ELEMENTS (carriers); i++)
    if (matches (address, carriers[i].mask))
      return g_inet_address_new_from_bytes (g_inet_address_to_bytes (address) + carriers[i].offset, G_SOCKET_FAMILY_IPV4);

  return NULL;
}

/**
 * snabel_address_guard_is_public:
 *
 * Returns: whether @address is one of the open internet
 */
gboolean
snabel_address_guard_is_public (GInetAddress *address)
{
  g_autoptr(GInetAddress) carried = NULL;

  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  carried = dup_carried (address);
  if (carried != NULL)
    return snabel_address_guard_is_public (carried);
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (matches (address, special[i]))
      return FALSE;

  return TRUE;
}

/**
 * snabel_address_guard_is_public_host:
 * @host: (nullable): a name or a literal
 *
 * Returns: %FALSE if @host says by itself that it is none of the open internet;
 *   what a name resolves to is seen at connect time
 */
gboolean
snabel_address_guard_is_public_host (const char *host)
{
  g_autoptr(GInetAddress) address = host == NULL ? NULL : g_inet_address_new_from_string (host);

  if (address != NULL)
    return snabel_address_guard_is_public (address);

  return host != NULL && !snabel_host_is_loopback (host);
}
