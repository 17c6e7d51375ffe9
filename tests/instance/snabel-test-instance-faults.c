/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a test lets go wrong at the instance, and what it can see of it. */
#include "snabel-test-instance.h"

#include "server/tusk-fault.h"
#include "server/tusk-hub.h"
#include "snabel-test-instance-private.h"

static TuskHub *
get_hub (SnabelTestInstance *self)
{
  return snabel_test_instance_get_world (self)->hub;
}

/**
 * snabel_test_instance_set_fault:
 *
 * Adds a fault. Of several that strike the same request the first added wins; each counts for itself.
 */
void
snabel_test_instance_set_fault (SnabelTestInstance    *self,
                                const SnabelTestFault *fault)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));
  g_return_if_fail (fault != NULL);

  g_ptr_array_add (tusk_server_get_faults (snabel_test_instance_get_server (self)), tusk_fault_new (fault));
}

/**
 * snabel_test_instance_clear_faults:
 *
 * From now on all goes well. What already is held, dead or dripping stays so.
 */
void
snabel_test_instance_clear_faults (SnabelTestInstance *self)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  g_ptr_array_set_size (tusk_server_get_faults (snabel_test_instance_get_server (self)), 0);
}

/**
 * snabel_test_instance_release:
 *
 * Processes what a %SNABEL_TEST_FAULT_HELD holds, and answers to whoever still listens.
 */
void
snabel_test_instance_release (SnabelTestInstance *self)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  tusk_server_release (snabel_test_instance_get_server (self));
}

/**
 * snabel_test_instance_set_clock_skew:
 * @seconds: how far the server's clock is ahead
 *
 * Puts its clock wrong: dates of posts, of the Date header, of rate limits.
 */
void
snabel_test_instance_set_clock_skew (SnabelTestInstance *self,
                                     int                 seconds)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  snabel_test_instance_get_world (self)->skew = (gint64) seconds * G_USEC_PER_SEC;
}

/**
 * snabel_test_instance_set_media_is_slow:
 * @is_slow: whether an upload is answered with 202, and says 206 twice before it is ready
 *
 * Lets uploads take their time.
 */
void
snabel_test_instance_set_media_is_slow (SnabelTestInstance *self,
                                        gboolean            is_slow)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  snabel_test_instance_get_world (self)->media_is_slow = is_slow;
}

/**
 * snabel_test_instance_get_n_streams:
 *
 * Returns: how many live connections are open
 */
guint
snabel_test_instance_get_n_streams (SnabelTestInstance *self)
{
  g_return_val_if_fail (SNABEL_IS_TEST_INSTANCE (self), 0);

  return tusk_hub_get_n_streams (get_hub (self));
}

/**
 * snabel_test_instance_emit:
 * @frame: text, normally JSON
 *
 * Sends a frame to every live connection, whatever it says.
 */
void
snabel_test_instance_emit (SnabelTestInstance *self,
                           const char         *frame)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  tusk_hub_emit (get_hub (self), frame);
}

/**
 * snabel_test_instance_ping:
 *
 * Sends a ping frame now, besides those that come every 30 seconds.
 */
void
snabel_test_instance_ping (SnabelTestInstance *self)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  tusk_hub_ping (get_hub (self));
}

/**
 * snabel_test_instance_drop_streams:
 *
 * Ends every live connection without a close frame.
 */
void
snabel_test_instance_drop_streams (SnabelTestInstance *self)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  tusk_hub_drop (get_hub (self), NULL);
}

/**
 * snabel_test_instance_set_refuses_streams:
 * @refuses: whether new live connections are answered with a 502
 *
 * Takes the streaming server down, and leaves the rest up.
 */
void
snabel_test_instance_set_refuses_streams (SnabelTestInstance *self,
                                          gboolean            refuses)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  tusk_hub_set_refuses (get_hub (self), refuses);
}

/**
 * snabel_test_instance_set_streams_are_mute:
 * @are_mute: whether live connections stand, but nothing is told over them
 */
void
snabel_test_instance_set_streams_are_mute (SnabelTestInstance *self,
                                           gboolean            are_mute)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  tusk_hub_set_is_mute (get_hub (self), are_mute);
}

/**
 * snabel_test_instance_get_requests:
 *
 * Returns: (transfer none) (element-type SnabelTestRequest): all requests, oldest first, but those to /_control/
 */
GPtrArray *
snabel_test_instance_get_requests (SnabelTestInstance *self)
{
  g_return_val_if_fail (SNABEL_IS_TEST_INSTANCE (self), NULL);

  return tusk_server_get_log (snabel_test_instance_get_server (self));
}

/**
 * snabel_test_instance_count_requests:
 * @method: (nullable): only those
 * @path: how the path begins
 *
 * Returns: how many such requests came
 */
guint
snabel_test_instance_count_requests (SnabelTestInstance *self,
                                     const char         *method,
                                     const char         *path)
{
  GPtrArray *log = snabel_test_instance_get_requests (self);
  guint      n_requests = 0;

  for (guint i = 0; i < log->len; i++)
    {
      SnabelTestRequest *request = g_ptr_array_index (log, i);

      if ((method == NULL || g_str_equal (request->method, method)) && g_str_has_prefix (request->path, path))
        n_requests++;
    }

  return n_requests;
}

/**
 * snabel_test_instance_get_last_request:
 * @path: how the path begins
 *
 * Returns: (transfer none) (nullable): the last such request
 */
SnabelTestRequest *
snabel_test_instance_get_last_request (SnabelTestInstance *self,
                                       const char         *path)
{
  GPtrArray *log = snabel_test_instance_get_requests (self);

  for (guint i = log->len; i > 0; i--)
    {
      SnabelTestRequest *request = g_ptr_array_index (log, i - 1);

      if (g_str_has_prefix (request->path, path))
        return request;
    }

  return NULL;
}

/**
 * snabel_test_instance_forget_requests:
 *
 * Empties the log.
 */
void
snabel_test_instance_forget_requests (SnabelTestInstance *self)
{
  g_return_if_fail (SNABEL_IS_TEST_INSTANCE (self));

  g_ptr_array_set_size (snabel_test_instance_get_requests (self), 0);
}
