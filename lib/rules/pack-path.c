/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of rules that speak of the way to a credential: experience, exams, prerequisites. */
#include "rules/pack-kinds.h"

/* experience */
static const PackWord each_words[] = { { "each", 0 }, { 0 } };

static const PackKey part_keys[] = {
    { .name = "id",
      .read = pack_read_id,
      .offset = offsetof(CeuExperiencePart, id),
      .required = true },
    { .name = "title",
      .read = pack_read_text,
      .offset = offsetof(CeuExperiencePart, title),
      .required = true },
    { .name = "months",
      .read = pack_read_int_or_word,
      .offset = offsetof(CeuExperiencePart, months),
      .words = each_words,
      .minimum = 1,
      .maximum = MONTHS_MAX,
      .required = true },
};
static const PackTable part_table = { .what = "a part of “experience”",
                                      .keys = part_keys,
                                      .count = G_N_ELEMENTS(part_keys) };

static bool
is_stated(const GArray *parts, guint last)
{
    const char *id = g_array_index(parts, CeuExperiencePart, last).id;

    for (guint i = 0; id != NULL && i < last; i++) {
        const CeuExperiencePart *part = &g_array_index(parts, CeuExperiencePart, i);

        if (part->id != NULL && g_ascii_strcasecmp(part->id, id) == 0)
            return true;
    }
    return false;
}

static bool
read_part(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    GArray *parts = rule_of(target)->experience.parts;
    guint last = parts->len;

    g_array_set_size(parts, last + 1);
    if (!pack_read_map(reader, at, key->table, &g_array_index(parts, CeuExperiencePart, last)))
        return false;
    if (is_stated(parts, last))
        return pack_fault(reader, at, "the part “%s” is stated twice in “parts”",
                          g_array_index(parts, CeuExperiencePart, last).id);
    return true;
}

static bool
read_parts(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return pack_read_rows(reader, at, key, target, "what counts", read_part);
}

static const PackKey experience_keys[] = {
    { .name = "need-months",
      .read = pack_read_int,
      .offset = IN_RULE(experience.need_months),
      .minimum = 1,
      .maximum = MONTHS_MAX,
      .required = true },
    { .name = "parts", .read = read_parts, .table = &part_table, .required = true },
    { .name = "recommended", .read = pack_read_flag, .offset = IN_RULE(experience.recommended) },
};
const PackTable pack_experience_table = { .what = "“experience”",
                                          .keys = experience_keys,
                                          .count = G_N_ELEMENTS(experience_keys) };

/* exam */
enum {
    EXAM_ELIGIBLE,
    EXAM_EXTEND,
    EXAM_EXTEND_MAX,
    EXAM_EXTEND_ASK,
    EXAM_RETEST,
    EXAM_FINISH,
    EXAM_COMPLETE,
};

static const PackKey exam_keys[] = {
    [EXAM_ELIGIBLE] = { .name = "eligible-days",
                        .read = pack_read_int,
                        .offset = IN_RULE(exam.eligible_days),
                        .minimum = 1,
                        .maximum = DAYS_MAX },
    [EXAM_EXTEND] = { .name = "extend-days",
                      .read = pack_read_int,
                      .offset = IN_RULE(exam.extend_days),
                      .minimum = 1,
                      .maximum = DAYS_MAX },
    [EXAM_EXTEND_MAX] = { .name = "extend-max-days",
                          .read = pack_read_int,
                          .offset = IN_RULE(exam.extend_max_days),
                          .minimum = 1,
                          .maximum = DAYS_MAX },
    [EXAM_EXTEND_ASK] = { .name = "extend-ask-days",
                          .read = pack_read_int,
                          .offset = IN_RULE(exam.extend_ask_days),
                          .minimum = 1,
                          .maximum = DAYS_MAX },
    [EXAM_RETEST] = { .name = "retest-days",
                      .read = pack_read_int,
                      .offset = IN_RULE(exam.retest_days),
                      .minimum = 1,
                      .maximum = DAYS_MAX },
    [EXAM_FINISH] = { .name = "finish-days",
                      .read = pack_read_int,
                      .offset = IN_RULE(exam.finish_days),
                      .minimum = 1,
                      .maximum = DAYS_MAX },
    [EXAM_COMPLETE] = { .name = "complete-months",
                        .read = pack_read_int,
                        .offset = IN_RULE(exam.complete_months),
                        .minimum = 1,
                        .maximum = MONTHS_MAX },
};
const PackTable pack_exam_table = { .what = "“exam”",
                                    .keys = exam_keys,
                                    .count = G_N_ELEMENTS(exam_keys) };

bool
pack_check_exam(PackReader *reader, uint32_t at, void *target)
{
    const CeuExam *exam = &((const CeuRule *) target)->exam;

    if (reader->seen == 0)
        return pack_fault(reader, at, "“exam” states no term: “eligible-days”, “retest-days” …");
    if ((reader->seen & (1U << EXAM_EXTEND | 1U << EXAM_EXTEND_MAX | 1U << EXAM_EXTEND_ASK)) != 0 &&
        (reader->seen & 1U << EXAM_ELIGIBLE) == 0)
        return pack_fault(reader, at, "an extension goes with “eligible-days”");
    if (exam->extend_max_days > 0 && exam->extend_days > exam->extend_max_days)
        return pack_fault(reader, at, "“extend-days” must not be above “extend-max-days”");
    if (exam->extend_ask_days > 0 && exam->extend_ask_days >= exam->eligible_days)
        return pack_fault(reader, at, "“extend-ask-days” must be less than “eligible-days”");
    return true;
}

/* prerequisite */
static const PackKey prerequisite_keys[] = {
    { .name = "title",
      .read = pack_read_text,
      .offset = IN_RULE(prerequisite.title),
      .required = true },
    { .name = "recommended", .read = pack_read_flag, .offset = IN_RULE(prerequisite.recommended) },
    { .name = "group", .read = pack_read_id, .offset = IN_RULE(prerequisite.group) },
    { .name = "membership", .read = pack_read_flag, .offset = IN_RULE(prerequisite.membership) },
    { .name = "held",
      .read = pack_read_list,
      .offset = IN_RULE(prerequisite.held),
      .ref = PACK_REF_TYPE },
};
const PackTable pack_prerequisite_table = { .what = "“prerequisite”",
                                            .keys = prerequisite_keys,
                                            .count = G_N_ELEMENTS(prerequisite_keys) };
