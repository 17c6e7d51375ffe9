/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of an answer. */
#include "model/snabel-poll-option.h"

G_DEFINE_FINAL_TYPE (SnabelPollOption, snabel_poll_option, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_STRING (SnabelPollOption, title),
  SNABEL_COUNT_OR (SnabelPollOption, votes_count, -1),
  SNABEL_BOOLEAN (SnabelPollOption, own_vote),
};

static void
snabel_poll_option_class_init (SnabelPollOptionClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_poll_option_init (SnabelPollOption *self)
{
}
