/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets snac up through its own commands, and looks into its files for what a client did. */
#include "snac-server.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <sys/prctl.h>

#include "snabel-test.h"

struct _SnacServer
{
  GObject      parent_instance;
  char        *folder;
  char        *data;
  char        *domain;
  char        *base_uri;
  guint        port;
  GHashTable  *passwords;
  GSubprocess *process;
};

G_DEFINE_FINAL_TYPE (SnacServer, snac_server, G_TYPE_OBJECT)

static void
snac_server_finalize (GObject *object)
{
  SnacServer *self = SNAC_SERVER (object);

  if (self->process != NULL)
    {
      g_subprocess_force_exit (self->process);
      g_subprocess_wait (self->process, NULL, NULL);
    }
  g_clear_object (&self->process);
  snabel_test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->data, g_free);
  g_clear_pointer (&self->domain, g_free);
  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->passwords, g_hash_table_unref);

  G_OBJECT_CLASS (snac_server_parent_class)->finalize (object);
}

static void
snac_server_class_init (SnacServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snac_server_finalize;
}

static void
snac_server_init (SnacServer *self)
{
  self->passwords = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Runs one of snac's commands; returns all that it says. */
static char *
run (const char        *input,
     const char *const *arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = NULL;
  char *output = NULL;

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("snac %s: %s", arguments[1], output);

  return output;
}

/* The first group of @pattern in @text. */
static char *
take (const char *text,
      const char *pattern)
{
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;

  return g_match_info_fetch (match, 1);
}

static guint
find_free_port (void)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
}

/* snac builds its addresses with https unless told so here. */
static void
speak_plain_http (SnacServer *self)
{
  g_autofree char *path = g_build_filename (self->data, "server.json", NULL);
  g_autofree char *json = NULL;
  g_autoptr(GString) changed = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (json);
  g_assert_cmpuint (g_string_replace (changed, "\"protocol\": \"https\"", "\"protocol\": \"http\"", 1), ==, 1);
  g_file_set_contents (path, changed->str, -1, &error);
  g_assert_no_error (error);
}

/**
 * snac_server_is_installed:
 *
 * Returns: whether there is a snac on this machine
 */
gboolean
snac_server_is_installed (void)
{
  g_autofree char *path = g_find_program_in_path ("snac");

  return path != NULL;
}

/**
 * snac_server_new:
 *
 * Returns: (transfer full): a server without users, not started
 */
SnacServer *
snac_server_new (void)
{
  SnacServer      *self = g_object_new (SNAC_TYPE_SERVER, NULL);
  g_autofree char *answers = NULL;
  g_autofree char *output = NULL;

  self->folder = snabel_test_make_folder ();
  self->data = g_build_filename (self->folder, "snac", NULL);
  self->port = find_free_port ();
  self->domain = g_strdup_printf ("127.0.0.1:%u", self->port);
  self->base_uri = g_strdup_printf ("http://%s", self->domain);
  answers = g_strdup_printf ("127.0.0.1\n%u\n%s\n\n\n", self->port, self->domain);
  output = run (answers, (const char *[]) { "snac", "init", self->data, NULL });
  speak_plain_http (self);

  return self;
}

/**
 * snac_server_add_user:
 *
 * snac makes up the password itself.
 */
void
snac_server_add_user (SnacServer *self,
                      const char *user)
{
  g_autofree char *output = run ("\n", (const char *[]) { "snac", "adduser", self->data, user, NULL });
  char            *password = take (output, "password is (\\S+)");

  g_assert_nonnull (password);
  g_hash_table_insert (self->passwords, g_strdup (user), password);
}

static void
die_with_the_test (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/**
 * snac_server_start:
 *
 * Returns when it listens.
 */
void
snac_server_start (SnacServer *self)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GDataInputStream) words = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *line = NULL;

  g_subprocess_launcher_set_child_setup (launcher, die_with_the_test, NULL, NULL);
  self->process = g_subprocess_launcher_spawn (launcher, &error, "snac", "httpd", self->data, NULL);
  g_assert_no_error (error);
  words = g_data_input_stream_new (g_subprocess_get_stderr_pipe (self->process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (words), FALSE);
  do
    {
      g_clear_pointer (&line, g_free);
      line = g_data_input_stream_read_line (words, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (line);
    }
  while (strstr (line, "httpd start") == NULL);
}

/**
 * snac_server_get_base_uri:
 *
 * Returns: `http://127.0.0.1:PORT`
 */
const char *
snac_server_get_base_uri (SnacServer *self)
{
  return self->base_uri;
}

/**
 * snac_server_get_domain:
 *
 * Returns: the server's part of a handle
 */
const char *
snac_server_get_domain (SnacServer *self)
{
  return self->domain;
}

/**
 * snac_server_get_password:
 *
 * Returns: the password of @user
 */
const char *
snac_server_get_password (SnacServer *self,
                          const char *user)
{
  return g_hash_table_lookup (self->passwords, user);
}

/**
 * snac_server_post:
 *
 * Posts as @user by snac's own command.
 *
 * Returns: (transfer full): the post's uri
 */
char *
snac_server_post (SnacServer *self,
                  const char *user,
                  const char *text)
{
  g_autofree char *output = run ("", (const char *[]) { "snac", "note", self->data, user, text, NULL });
  char            *uri = take (output, "enqueue_message (\\S+)/Create");

  g_assert_nonnull (uri);

  return uri;
}

/**
 * snac_server_follow:
 *
 * Writes what `snac follow` and its answer leave behind: left to its queue snac takes ten seconds.
 */
void
snac_server_follow (SnacServer *self,
                    const char *follower,
                    const char *followed)
{
  g_autofree char *object = g_strdup_printf ("%s/%s", self->base_uri, followed);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, object, -1);
  g_autofree char *name = g_strconcat (hash, ".json", NULL);
  g_autofree char *path = g_build_filename (self->data, "user", follower, "following", name, NULL);
  g_autofree char *json = g_strdup_printf ("{\"@context\": \"https://www.w3.org/ns/activitystreams\", \"type\": \"Follow\", "
                                           "\"id\": \"%s/%s/follow\", \"actor\": \"%s/%s\", \"object\": \"%s\"}",
                                           self->base_uri, follower, self->base_uri, follower, object);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
}

/**
 * snac_server_show:
 *
 * Puts a post into the home timeline of @user at once; left to itself snac takes some seconds.
 */
void
snac_server_show (SnacServer *self,
                  const char *user,
                  const char *uri)
{
  g_autofree char *output = run ("", (const char *[]) { "snac", "insert", self->data, user, uri, NULL });
}

/* The objects are files by the MD5 of their uri: object/ab/ab….json, who likes them beside it. */
static char *
find_in_file (const char *path,
              const char *text,
              char      **in_reply_to)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *object;
  JsonNode   *answered;

  if (!json_parser_load_from_file (parser, path, NULL) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  object = json_node_get_object (json_parser_get_root (parser));
  if (strstr (json_object_get_string_member_with_default (object, "content", ""), text) == NULL)
    return NULL;
  answered = json_object_get_member (object, "inReplyTo");
  if (in_reply_to != NULL)
    *in_reply_to = g_strdup (answered != NULL && !json_node_is_null (answered) ? json_node_get_string (answered) : NULL);

  return g_strdup (json_object_get_string_member (object, "id"));
}

static char *
find_in_folder (const char *path,
                const char *text,
                char      **in_reply_to)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  char       *uri = NULL;

  while (uri == NULL && folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        uri = find_in_folder (child, text, in_reply_to);
      else if (g_str_has_suffix (name, ".json"))
        uri = find_in_file (child, text, in_reply_to);
    }

  return uri;
}

/**
 * snac_server_find_post:
 * @in_reply_to: (out) (optional) (nullable): the uri of what it answers
 *
 * Returns: (transfer full) (nullable): the uri of the post with @text in it
 */
char *
snac_server_find_post (SnacServer *self,
                       const char *text,
                       char      **in_reply_to)
{
  g_autofree char *path = g_build_filename (self->data, "object", NULL);

  return find_in_folder (path, text, in_reply_to);
}

/**
 * snac_server_count_likes:
 *
 * Returns: how many people have favourited the post
 */
guint
snac_server_count_likes (SnacServer *self,
                         const char *uri)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, uri, -1);
  g_autofree char *prefix = g_strndup (hash, 2);
  g_autofree char *name = g_strconcat (hash, "_l.idx", NULL);
  g_autofree char *path = g_build_filename (self->data, "object", prefix, name, NULL);
  g_autofree char *likes = NULL;
  guint            count = 0;

  if (!g_file_get_contents (path, &likes, NULL, NULL))
    return 0;
  for (const char *line = strchr (likes, '\n'); line != NULL; line = strchr (line + 1, '\n'))
    count++;

  return count;
}
