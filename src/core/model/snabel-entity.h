/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all objects of the API have in common: a table of fields that reads, compares and notifies. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SnabelEntityError:
 * @SNABEL_ENTITY_ERROR_WRONG_TYPE: not an object, or not an array where a list was asked for
 * @SNABEL_ENTITY_ERROR_INCOMPLETE: a field without which the entity is of no use is missing
 * @SNABEL_ENTITY_ERROR_TOO_DEEP: nested deeper than any honest answer, or in itself
 */
typedef enum
{
  SNABEL_ENTITY_ERROR_WRONG_TYPE,
  SNABEL_ENTITY_ERROR_INCOMPLETE,
  SNABEL_ENTITY_ERROR_TOO_DEEP,
} SnabelEntityError;

#define SNABEL_ENTITY_ERROR (snabel_entity_error_quark ())
GQuark snabel_entity_error_quark (void);

/**
 * SnabelFieldKind:
 * @SNABEL_FIELD_STRING: `char *`, valid UTF-8; %NULL for none, never the empty string
 * @SNABEL_FIELD_BOOLEAN: `gboolean`
 * @SNABEL_FIELD_COUNT: `gint64`
 * @SNABEL_FIELD_DOUBLE: `double`, finite
 * @SNABEL_FIELD_TIME: `GDateTime *` in UTC, or %NULL
 * @SNABEL_FIELD_ENUM: an enumeration by its nicks; 0 is "unknown"
 * @SNABEL_FIELD_STRINGS: `char **`, %NULL for none, never an empty vector
 * @SNABEL_FIELD_ENTITY: an object of a subclass of #SnabelEntity, or %NULL
 * @SNABEL_FIELD_LIST: `GListModel *` of entities, never %NULL; it is replaced, not changed
 */
typedef enum
{
  SNABEL_FIELD_STRING,
  SNABEL_FIELD_BOOLEAN,
  SNABEL_FIELD_COUNT,
  SNABEL_FIELD_DOUBLE,
  SNABEL_FIELD_TIME,
  SNABEL_FIELD_ENUM,
  SNABEL_FIELD_STRINGS,
  SNABEL_FIELD_ENTITY,
  SNABEL_FIELD_LIST,
} SnabelFieldKind;

/**
 * SnabelFieldFlags:
 * @SNABEL_FIELD_NEEDED: without it there is no entity; an update never clears it
 * @SNABEL_FIELD_ONCE: not read again inside of what this field holds
 * @SNABEL_FIELD_KEPT: a string that the thing is known by: once it is there, no update changes it
 */
typedef enum
{
  SNABEL_FIELD_PLAIN = 0,
  SNABEL_FIELD_NEEDED = 1 << 0,
  SNABEL_FIELD_ONCE = 1 << 1,
  SNABEL_FIELD_KEPT = 1 << 2,
} SnabelFieldFlags;

/**
 * SnabelField:
 * @name: the member; with "-" for "_" the property
 * @path: where the value is in the JSON object: keys parted by "/", alternatives by "|", the first
 *   that has a value wins
 * @fallback: what a count or a boolean is while the server has not told
 *
 * One line of the table of an entity, made by the macros below. If the first line of a table is needed,
 * it is the key: two objects of the type with the same key are the same thing.
 */
typedef struct
{
  const char      *name;
  const char      *path;
  SnabelFieldKind  kind;
  SnabelFieldFlags flags;
  gint64           fallback;
  gsize            offset;
  GType (*get_type) (void);
} SnabelField;

/* The char[] does not compile when the member has not the type that its kind needs. */
#define SNABEL_FIELD_OFFSET(T, m, C) \
  (G_STRUCT_OFFSET (T, m) +          \
   0 * sizeof (char[__builtin_types_compatible_p (__typeof__ (((T *) 0)->m), C) ? 1 : -1]))

/* clang-format off */
#define SNABEL_FIELD(T, m, path, K, C, get, flags, fallback) \
  { #m, path, SNABEL_FIELD_##K, flags, fallback, SNABEL_FIELD_OFFSET (T, m, C), get }
/* clang-format on */

#define SNABEL_STRING_AT(T, m, path)          SNABEL_FIELD (T, m, path, STRING, char *, NULL, SNABEL_FIELD_PLAIN, 0)
#define SNABEL_NEEDED_STRING_AT(T, m, path)   SNABEL_FIELD (T, m, path, STRING, char *, NULL, SNABEL_FIELD_NEEDED, 0)
#define SNABEL_BOOLEAN_AT(T, m, path)         SNABEL_FIELD (T, m, path, BOOLEAN, gboolean, NULL, SNABEL_FIELD_PLAIN, FALSE)
#define SNABEL_BOOLEAN_OR_TRUE(T, m)          SNABEL_FIELD (T, m, #m, BOOLEAN, gboolean, NULL, SNABEL_FIELD_PLAIN, TRUE)
#define SNABEL_COUNT_AT(T, m, path, fallback) SNABEL_FIELD (T, m, path, COUNT, gint64, NULL, SNABEL_FIELD_PLAIN, fallback)
#define SNABEL_DOUBLE_AT(T, m, path)          SNABEL_FIELD (T, m, path, DOUBLE, double, NULL, SNABEL_FIELD_PLAIN, 0)
#define SNABEL_TIME_AT(T, m, path)            SNABEL_FIELD (T, m, path, TIME, GDateTime *, NULL, SNABEL_FIELD_PLAIN, 0)
#define SNABEL_ENUM_AT(T, m, path, C, get)    SNABEL_FIELD (T, m, path, ENUM, C, get, SNABEL_FIELD_PLAIN, 0)
#define SNABEL_STRINGS_AT(T, m, path)         SNABEL_FIELD (T, m, path, STRINGS, char **, NULL, SNABEL_FIELD_PLAIN, 0)
#define SNABEL_ENTITY_AT(T, m, path, C, get)  SNABEL_FIELD (T, m, path, ENTITY, C *, get, SNABEL_FIELD_PLAIN, 0)
#define SNABEL_LIST_AT(T, m, path, get)       SNABEL_FIELD (T, m, path, LIST, GListModel *, get, SNABEL_FIELD_PLAIN, 0)

#define SNABEL_STRING(T, m)                SNABEL_STRING_AT (T, m, #m)
#define SNABEL_KEPT_STRING(T, m)           SNABEL_FIELD (T, m, #m, STRING, char *, NULL, SNABEL_FIELD_KEPT, 0)
#define SNABEL_NEEDED_STRING(T, m)         SNABEL_NEEDED_STRING_AT (T, m, #m)
#define SNABEL_BOOLEAN(T, m)               SNABEL_BOOLEAN_AT (T, m, #m)
#define SNABEL_COUNT(T, m)                 SNABEL_COUNT_AT (T, m, #m, 0)
#define SNABEL_COUNT_OR(T, m, fallback)    SNABEL_COUNT_AT (T, m, #m, fallback)
#define SNABEL_TIME(T, m)                  SNABEL_TIME_AT (T, m, #m)
#define SNABEL_ENUM(T, m, C, get)          SNABEL_ENUM_AT (T, m, #m, C, get)
#define SNABEL_STRINGS(T, m)               SNABEL_STRINGS_AT (T, m, #m)
#define SNABEL_ENTITY_OF(T, m, C, get)     SNABEL_ENTITY_AT (T, m, #m, C, get)
#define SNABEL_ENTITY_ONCE(T, m, C, get)   SNABEL_FIELD (T, m, #m, ENTITY, C *, get, SNABEL_FIELD_ONCE, 0)
#define SNABEL_NEEDED_ENTITY(T, m, C, get) SNABEL_FIELD (T, m, #m, ENTITY, C *, get, SNABEL_FIELD_NEEDED, 0)
#define SNABEL_LIST_OF(T, m, get)          SNABEL_LIST_AT (T, m, #m, get)

#define SNABEL_TYPE_ENTITY (snabel_entity_get_type ())
G_DECLARE_DERIVABLE_TYPE (SnabelEntity, snabel_entity, SNABEL, ENTITY, GObject)

/**
 * SnabelEntityClass:
 * @prepare: brings another server's form of the entity into the one that the table reads; returns
 *   a node (transfer full), or %NULL for what is no such entity
 */
struct _SnabelEntityClass
{
  GObjectClass parent_class;

  JsonNode *(*prepare) (JsonNode *node);

  /*< private >*/
  const SnabelField *fields;
  guint              n_fields;
  GParamSpec       **pspecs;
  GStrv            **paths;
};

void     snabel_entity_class_set_fields (SnabelEntityClass *klass,
                                         const SnabelField *fields,
                                         guint              n_fields);
gpointer snabel_entity_new_from_json (GType     type,
                                      JsonNode *node,
                                      GError  **error);
gboolean snabel_entity_update (SnabelEntity *self,
                               JsonNode     *node,
                               GError      **error);
gboolean snabel_entity_equal (SnabelEntity *self,
                              SnabelEntity *other);

GPtrArray *snabel_entity_list_new_from_json (GType     type,
                                             JsonNode *array,
                                             guint    *n_refused,
                                             GError  **error);

G_END_DECLS
