/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A linear reader of the Link header: RFC 8288, appendix B.2, without the corrections. */
#include "base/http/snabel-link-header.h"

static void
skip_white (const char **p)
{
  while (g_ascii_isspace (**p))
    (*p)++;
}

static char *
take_quoted (const char **p)
{
  g_autoptr(GString) value = g_string_new (NULL);

  for ((*p)++; **p != '\0' && **p != '"'; (*p)++)
    {
      if (**p == '\\' && (*p)[1] != '\0')
        (*p)++;
      g_string_append_c (value, **p);
    }
  if (**p == '"')
    (*p)++;

  return g_string_free_and_steal (g_steal_pointer (&value));
}

static char *
take_token (const char **p,
            const char  *ends)
{
  gsize length = strcspn (*p, ends);
  char *token = g_strndup (*p, length);

  *p += length;

  return token;
}

static gboolean
names_relation (const char *relations,
                const char *relation)
{
  g_auto(GStrv) names = g_strsplit_set (relations, " \t\r\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (names[i], relation) == 0)
      return TRUE;

  return FALSE;
}

/* The parameters of one link. Only the first "rel" counts (RFC 8288, 3.3). */
static char *
take_relations (const char **p)
{
  g_autofree char *relations = NULL;

  for (skip_white (p); **p == ';'; skip_white (p))
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      (*p)++;
      skip_white (p);
      name = take_token (p, "=;, \t\r\n");
      skip_white (p);
      if (**p == '=')
        {
          (*p)++;
          skip_white (p);
          value = **p == '"' ? take_quoted (p) : take_token (p, ";, \t\r\n");
        }
      if (relations == NULL && value != NULL && g_ascii_strcasecmp (name, "rel") == 0)
        relations = g_steal_pointer (&value);
    }

  return g_steal_pointer (&relations);
}

/**
 * snabel_link_header_dup_target:
 * @header: (nullable): the header's value; several of them joined by commas
 * @relation: "next" or "prev"
 *
 * Returns: (transfer full) (nullable): the address, which may be relative, of the first link with @relation;
 *   whoever follows it checks where it leads
 */
char *
snabel_link_header_dup_target (const char *header,
                               const char *relation)
{
  const char *p = header;

  g_return_val_if_fail (relation != NULL, NULL);

  while (p != NULL && *(p += strspn (p, ", \t\r\n")) == '<')
    {
      g_autofree char *target = NULL;
      g_autofree char *relations = NULL;

      p++;
      target = take_token (&p, ">");
      if (*p != '>')
        return NULL;
      p++;
      relations = take_relations (&p);
      if (*p != ',' && *p != '\0')
        return NULL;
      if (relations != NULL && names_relation (relations, relation))
        return g_steal_pointer (&target);
    }

  return NULL;
}
