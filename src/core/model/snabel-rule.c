/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a rule. */
#include "model/snabel-rule.h"

G_DEFINE_FINAL_TYPE (SnabelRule, snabel_rule, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_STRING (SnabelRule, id),
  SNABEL_STRING (SnabelRule, text),
  SNABEL_STRING (SnabelRule, hint),
};

static void
snabel_rule_class_init (SnabelRuleClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_rule_init (SnabelRule *self)
{
}
