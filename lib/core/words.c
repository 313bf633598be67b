/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for the assessment's enumerations: a stable name for programs, a short text for people. */
#include <ceu/assess.h>
#include <ceu/language.h>

static const struct {
    const char *name, *text;
} reasons[] = {
    [CEU_REASON_COUNTED] = { "counted", "counts" },
    [CEU_REASON_COUNTED_ROUNDED] = { "counted-rounded", "counts, rounded to the body's step" },
    [CEU_REASON_COUNTED_OVERLAP] = { "counted-overlap",
                                     "counts here; done on days that two cycles share, it could "
                                     "count in either" },
    [CEU_REASON_COUNTED_PINNED] = { "counted-pinned", "counts here by your choice" },
    [CEU_REASON_COUNTED_ROLLING] = { "counted-rolling", "counts; done in an earlier cycle, within "
                                                        "the months that count" },
    [CEU_REASON_OVER_CAP] = { "over-cap", "above a maximum" },
    [CEU_REASON_NEXT_CYCLE] = { "next-cycle",
                                "done on days that two cycles share, left to the next cycle" },
    [CEU_REASON_AFTER_CYCLE] = { "after-cycle", "done after this cycle: it belongs to the next" },
    [CEU_REASON_BEFORE_CYCLE] = { "before-cycle", "done before this cycle" },
    [CEU_REASON_EARLIER_RENEWAL] = { "earlier-renewal",
                                     "done on days that two cycles share, used in the last one" },
    [CEU_REASON_BEFORE_CERTIFIED] = { "before-certified", "done before the certification date" },
    [CEU_REASON_REPEATED] = { "repeated", "the same course was counted before" },
    [CEU_REASON_PLANNED] = { "planned", "planned, not done yet" },
    [CEU_REASON_IN_FUTURE] = { "in-future", "dated in the future" },
    [CEU_REASON_NOT_ACCEPTED] = { "not-accepted", "not accepted here, as you said" },
    [CEU_REASON_ONLY_FOR_GROUP] = { "only-for-group", "counts only for credentials not held" },
    [CEU_REASON_ZERO] = { "zero", "too short for the body's smallest step" },
    [CEU_REASON_EXPIRED] = { "expired", "too old: the units have perished" },
    [CEU_REASON_OTHER_CREDENTIAL] = { "other-credential", "used for another credential" },
    [CEU_REASON_NOT_CONVERTIBLE] = { "not-convertible",
                                     "the rules do not say what its unit is worth here" },
};
_Static_assert(G_N_ELEMENTS(reasons) == CEU_REASON_COUNT, "words for every reason");

const char *
ceu_reason_text(CeuReason reason)
{
    g_return_val_if_fail(reason < CEU_REASON_COUNT, NULL);

    return reasons[reason].text;
}

const char *
ceu_reason_name(CeuReason reason)
{
    g_return_val_if_fail(reason < CEU_REASON_COUNT, NULL);

    return reasons[reason].name;
}

bool
ceu_reason_counts(CeuReason reason)
{
    return reason <= CEU_REASON_OVER_CAP;
}

const char *
ceu_urgency_name(CeuUrgency urgency)
{
    static const char *const names[] = {
        [CEU_URGENCY_MET] = "met",
        [CEU_URGENCY_LATER] = "later",
        [CEU_URGENCY_SOON] = "soon",
        [CEU_URGENCY_OVERDUE] = "overdue",
    };
    _Static_assert(G_N_ELEMENTS(names) == CEU_URGENCY_COUNT, "a word for every urgency");

    g_return_val_if_fail(urgency < CEU_URGENCY_COUNT, NULL);

    return names[urgency];
}

const char *
ceu_stage_state_name(CeuStageState state)
{
    static const char *const names[] = {
        [CEU_STAGE_PAST] = "past",
        [CEU_STAGE_NEXT] = "next",
        [CEU_STAGE_LATER] = "later",
        [CEU_STAGE_MET] = "met",
    };

    g_return_val_if_fail(state < G_N_ELEMENTS(names), NULL);

    return names[state];
}

const char *
ceu_notice_kind_name(CeuNoticeKind kind)
{
    static const char *const names[] = {
        [CEU_NOTICE_ASSUMED] = "assumed",   [CEU_NOTICE_CONFLICT] = "conflict",
        [CEU_NOTICE_PROOF] = "proof",       [CEU_NOTICE_CATEGORY] = "category",
        [CEU_NOTICE_SUBMIT] = "submit",     [CEU_NOTICE_REPEATED] = "repeated",
        [CEU_NOTICE_PERISHES] = "perishes", [CEU_NOTICE_ASK] = "ask",
        [CEU_NOTICE_NEXT] = "next",
    };
    _Static_assert(G_N_ELEMENTS(names) == CEU_NOTICE_KIND_COUNT, "a word for every notice");

    g_return_val_if_fail(kind < CEU_NOTICE_KIND_COUNT, NULL);

    return names[kind];
}

bool
ceu_stage_is_exam_deadline(CeuStageKind kind)
{
    return kind == CEU_STAGE_EXAM_BY || kind == CEU_STAGE_EXAM_FINISH ||
           kind == CEU_STAGE_EXAM_COMPLETE;
}

const char *
ceu_stage_title(CeuStageKind kind, CeuClock clock)
{
    static const char *const titles[CEU_STAGE_KIND_COUNT][CEU_CLOCK_COUNT] = {
        [CEU_STAGE_SUBMISSION_OPENS] = { CEU_MESSAGE("Submission opens"),
                                         CEU_MESSAGE("Payment opens") },
        [CEU_STAGE_PART_DUE] = { CEU_MESSAGE("Year's minimum due"),
                                 CEU_MESSAGE("Part of the dues due") },
        [CEU_STAGE_DUE] = { CEU_MESSAGE("CEUs due"), CEU_MESSAGE("Dues due") },
        [CEU_STAGE_REPORT_DUE] = { CEU_MESSAGE("Report due"), CEU_MESSAGE("Report of dues due") },
        [CEU_STAGE_GRACE_ENDS] = { CEU_MESSAGE("Grace ends"), CEU_MESSAGE("Grace for dues ends") },
        [CEU_STAGE_LATE_FEE] = { CEU_MESSAGE("Late fee starts"),
                                 CEU_MESSAGE("Late fee on dues starts") },
        [CEU_STAGE_EXTENSION_ENDS] = { CEU_MESSAGE("Extension ends"),
                                       CEU_MESSAGE("Extension of dues ends") },
        [CEU_STAGE_FINAL_NOTICE] = { CEU_MESSAGE("Final notice"),
                                     CEU_MESSAGE("Final notice of dues") },
        [CEU_STAGE_INACTIVE] = { CEU_MESSAGE("Credentials inactive"),
                                 CEU_MESSAGE("Membership ends") },
        [CEU_STAGE_SUSPENDED] = { CEU_MESSAGE("Credentials suspended"),
                                  CEU_MESSAGE("Membership suspended") },
        [CEU_STAGE_REVOKED] = { CEU_MESSAGE("Credentials revoked"),
                                CEU_MESSAGE("Credentials revoked for unpaid dues") },
        [CEU_STAGE_REINSTATEMENT_ENDS] = { CEU_MESSAGE("Reinstatement ends"),
                                           CEU_MESSAGE("Reinstatement of dues ends") },
        [CEU_STAGE_EXAM_EXTENSION] = { CEU_MESSAGE("Ask for an extension"),
                                       CEU_MESSAGE("Ask for an extension") },
        [CEU_STAGE_EXAM_BY] = { CEU_MESSAGE("Sit the exam"), CEU_MESSAGE("Sit the exam") },
        [CEU_STAGE_EXAM_APPOINTMENT] = { CEU_MESSAGE("Exam"), CEU_MESSAGE("Exam") },
        [CEU_STAGE_EXAM_RETEST] = { CEU_MESSAGE("Another attempt possible"),
                                    CEU_MESSAGE("Another attempt possible") },
        [CEU_STAGE_EXAM_FINISH] = { CEU_MESSAGE("Finish the exam"),
                                    CEU_MESSAGE("Finish the exam") },
        [CEU_STAGE_EXAM_COMPLETE] = { CEU_MESSAGE("Complete the exam"),
                                      CEU_MESSAGE("Complete the exam") },
    };

    g_return_val_if_fail(kind < CEU_STAGE_KIND_COUNT && clock < CEU_CLOCK_COUNT, NULL);

    return titles[kind][clock];
}
