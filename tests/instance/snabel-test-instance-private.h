/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the instance know of each other. */
#pragma once

#include "server/tusk-reply.h"
#include "server/tusk-server.h"
#include "snabel-test-instance.h"

G_BEGIN_DECLS

TuskWorld  *snabel_test_instance_get_world (SnabelTestInstance *self);
TuskServer *snabel_test_instance_get_server (SnabelTestInstance *self);
TuskReply  *snabel_test_instance_control (SnabelTestInstance *self,
                                          TuskCall           *call);

G_END_DECLS
