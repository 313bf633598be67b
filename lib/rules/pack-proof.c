/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of rules about what no unit measures: duties, acts, and the proofs that are kept. */
#include "rules/pack-kinds.h"

#define PERIODS_MAX 20

/* duty */
static const PackKey duty_keys[] = {
    { .name = "title", .read = pack_read_text, .offset = IN_RULE(duty.title), .required = true },
};
const PackTable pack_duty_table = { .what = "“duty”",
                                    .keys = duty_keys,
                                    .count = G_N_ELEMENTS(duty_keys) };

/* act */
static const PackWord satisfies_words[] = { { "all", true }, { 0 } };
static const PackKey act_keys[] = {
    { .name = "title", .read = pack_read_text, .offset = IN_RULE(act.title), .required = true },
    { .name = "satisfies",
      .read = pack_read_flag,
      .offset = IN_RULE(act.satisfies_all),
      .words = satisfies_words },
};
const PackTable pack_act_table = { .what = "“act”",
                                   .keys = act_keys,
                                   .count = G_N_ELEMENTS(act_keys) };

/* evidence */
static const PackWord field_words[] = {
    { "index", CEU_FIELD_INDEX },
    { "provider", CEU_FIELD_PROVIDER },
    { "title", CEU_FIELD_TITLE },
    { "units", CEU_FIELD_UNITS },
    { "date", CEU_FIELD_DATE },
    { "certificate", CEU_FIELD_CERTIFICATE },
    { "description", CEU_FIELD_DESCRIPTION },
    { "holder", CEU_FIELD_HOLDER },
    { "attestation", CEU_FIELD_ATTESTATION },
    { 0 },
};
static const PackKey evidence_keys[] = {
    { .name = "fields",
      .read = pack_read_words,
      .offset = IN_RULE(evidence.fields),
      .words = field_words,
      .required = true },
    { .name = "index-or-certificate",
      .read = pack_read_flag,
      .offset = IN_RULE(evidence.index_or_certificate) },
};
const PackTable pack_evidence_table = { .what = "“evidence”",
                                        .keys = evidence_keys,
                                        .count = G_N_ELEMENTS(evidence_keys) };

/* retain */
static const PackKey retain_keys[] = {
    { .name = "after-due",
      .read = pack_read_nested,
      .offset = IN_RULE(retain.after_due),
      .table = &pack_offset_table,
      .check = pack_check_offset },
    { .name = "after-done",
      .read = pack_read_nested,
      .offset = IN_RULE(retain.after_done),
      .table = &pack_offset_table,
      .check = pack_check_offset },
    { .name = "periods",
      .read = pack_read_int,
      .offset = IN_RULE(retain.periods),
      .minimum = 1,
      .maximum = PERIODS_MAX },
};
const PackTable pack_retain_table = { .what = "“retain”",
                                      .keys = retain_keys,
                                      .count = G_N_ELEMENTS(retain_keys) };

bool
pack_check_retain(PackReader *reader, uint32_t at, void *target)
{
    (void) target;
    return reader->seen != 0 ||
           pack_fault(reader, at, "state “after-due”, “after-done”, “periods” or several");
}
