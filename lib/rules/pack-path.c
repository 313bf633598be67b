/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of rules that speak of the way to a credential: experience and exams. */
#include "rules/pack.h"

#define IN_RULE(member) offsetof(CeuRule, member)
#define MONTHS_MAX 240
#define DAYS_MAX 3660

/* experience */
static const PackWord each_words[] = { { "each", 0 }, { 0 } };

/* A number, or as many as there are. */
static bool
read_months(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const char *text = pack_scalar(reader, at, key);

    if (text == NULL)
        return false;
    if (g_ascii_isdigit(text[0]))
        return pack_read_int(reader, at, key, target);
    return pack_read_word(reader, at, key, target);
}

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
      .read = read_months,
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
read_part(PackReader *reader, uint32_t at, GArray *parts)
{
    guint last = parts->len;

    g_array_set_size(parts, last + 1);
    if (!pack_read_map(reader, at, &part_table, &g_array_index(parts, CeuExperiencePart, last)))
        return false;
    if (is_stated(parts, last))
        return pack_fault(reader, at, "the part “%s” is stated twice in “parts”",
                          g_array_index(parts, CeuExperiencePart, last).id);
    return true;
}

static bool
read_parts(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const CeuNode *node = &reader->nodes->nodes[at];
    CeuRule *rule = target;
    bool good = true;

    if (node->kind != CEU_NODE_LIST || node->value == at + 1)
        return pack_fault(reader, at, "“%s” must be a list of what counts", key->name);
    for (uint32_t i = at + 1; i < node->value; i = ceu_nodes_next(reader->nodes, i))
        good = read_part(reader, i, rule->experience.parts) && good;
    return good;
}

static const PackKey experience_keys[] = {
    { .name = "need-months",
      .read = pack_read_int,
      .offset = IN_RULE(experience.need_months),
      .minimum = 1,
      .maximum = MONTHS_MAX,
      .required = true },
    { .name = "parts", .read = read_parts, .table = &part_table, .required = true },
};
const PackTable pack_experience_table = { .what = "“experience”",
                                          .keys = experience_keys,
                                          .count = G_N_ELEMENTS(experience_keys) };

/* exam */
enum { EXAM_ELIGIBLE, EXAM_EXTEND, EXAM_EXTEND_MAX, EXAM_RETEST, EXAM_FINISH, EXAM_COMPLETE };

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
    if ((reader->seen & (1U << EXAM_EXTEND | 1U << EXAM_EXTEND_MAX)) != 0 &&
        (reader->seen & 1U << EXAM_ELIGIBLE) == 0)
        return pack_fault(reader, at, "an extension goes with “eligible-days”");
    if (exam->extend_max_days > 0 && exam->extend_days > exam->extend_max_days)
        return pack_fault(reader, at, "“extend-days” must not be above “extend-max-days”");
    return true;
}
