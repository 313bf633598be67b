/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment as people and programs read it. Returns text; prints nothing. */
#pragma once

#include <ceu/look.h>

G_BEGIN_DECLS

typedef struct CeuStyle {
    int width;    /* columns, 40 or more */
    bool colour;  /* ANSI colours; meaning never rests on colour alone */
    bool unicode; /* block characters for bars; else '#' and '-' */
} CeuStyle;

/* `ceu status`: one screen. Returns: (transfer full) */
CEU_API char *ceu_report_status(const CeuAssessment *assessment, const CeuFacts *facts,
                                const CeuStyle *style);
/* `ceu status --brief`: one line, no line feed. Returns: (transfer full) */
CEU_API char *ceu_report_brief(const CeuAssessment *assessment);
/* The same of what is due soon or overdue; empty if nothing is: for a prompt. Returns: (transfer full) */
CEU_API char *ceu_report_brief_urgent(const CeuAssessment *assessment);

typedef enum {
    CEU_BAR_URGENT = 1 << 0, /* only what is due soon or overdue */
    CEU_BAR_EACH = 1 << 1,   /* a template: one line a pool, not the most urgent one alone */
} CeuBarFlags;

/**
 * ceu_report_format:
 * @assessment: (nullable): NULL: there are no records; @format is checked all the same
 * @format: a ready-made format ("waybar") or a template ("%{body}: %{days} days")
 * @flags: CeuBarFlags
 * @error: CEU_ERROR_PARSE: no such format, or the column of an unknown placeholder, with a suggestion
 *
 * `ceu status --format`: what a status bar shows. Values are made visible, and escaped as the bar needs it.
 *
 * Returns: (transfer full): lines, each ended; empty if there is nothing to show; NULL on error.
 */
CEU_API char *ceu_report_format(const CeuAssessment *assessment, const char *format, unsigned flags,
                                GError **error);
/* `ceu due`: the chain of stages, all pools, by day. Returns: (transfer full) */
CEU_API char *ceu_report_due(const CeuAssessment *assessment, const CeuStyle *style);
/* `ceu explain POOL`: facts, rules, versions, sources, arithmetic, every activity with its reason. (transfer full) */
CEU_API char *ceu_report_explain_pool(const CeuPool *pool, const CeuAssessment *assessment,
                                      const CeuFacts *facts, const CeuStyle *style);
/* `ceu explain NUMBER`: one activity in every pool. (transfer full) */
CEU_API char *ceu_report_explain_activity(const CeuActivity *activity,
                                          const CeuAssessment *assessment, const CeuFacts *facts,
                                          const CeuStyle *style);
/* One line a body: what the proof lacks and what to type about it. @looks: of ceu_proof_looks(); @id: the activity's number.
 * (transfer full) (element-type utf8): empty if nothing is missing */
CEU_API GPtrArray *ceu_report_proof_missing(const GArray *looks, int64_t id);
/* One line a body: how long the proof is to be kept, or that it is not known. (transfer full) (element-type utf8) */
CEU_API GPtrArray *ceu_report_proof_keep(const GArray *looks);
/* "no file; AAPC: no index number": for a table. (transfer full): NULL: nothing is missing */
CEU_API char *ceu_report_proof_lacks(const GArray *looks, bool has_file);
/* Stable words for JSON of a set of CeuFields. (transfer full) (element-type utf8) */
CEU_API GPtrArray *ceu_report_proof_fields(unsigned fields);
/* `ceu plan`: what to earn, by when, at what pace. @pool NULL: all; @rulebook NULL: without the planned activities. (transfer full) */
CEU_API char *ceu_report_plan(const CeuAssessment *assessment, const CeuFacts *facts,
                              const CeuRulebook *rulebook, const CeuPool *pool,
                              const CeuStyle *style);
/* `ceu whatif`: both judgements side by side. @facts: those of @after; @activity_id: the activity supposed, 0: none. (transfer full) */
CEU_API char *ceu_report_whatif(const CeuAssessment *before, const CeuAssessment *after,
                                const CeuFacts *facts, int64_t activity_id, const CeuStyle *style);
/* `ceu rules show BODY`: every rule in words, with source and confidence. (transfer full) */
CEU_API char *ceu_report_body(const CeuBody *body, const CeuStyle *style);
/* Whether two packs say anything differently. */
CEU_API bool ceu_body_differs(const CeuBody *older, const CeuBody *newer);
/* Two packs to compare, and the same facts judged with each. */
typedef struct CeuPackPair {
    const CeuBody *older, *newer;
    const char *older_name, *newer_name; /* where each comes from */
    const CeuAssessment *before, *after; /* NULL: there are no facts */
} CeuPackPair;

/* `ceu rules diff`: what changed between two packs, and whom it touches. (transfer full) */
CEU_API char *ceu_report_rules_diff(const CeuPackPair *pair, const CeuStyle *style);
/* One rule's payload in words: "36, 40, 44, 48, then 52 units by number of credentials". (transfer full) */
CEU_API char *ceu_rule_describe(const CeuRule *rule);

/**
 * ceu_report_transcript:
 * @assessment: the judgement of @facts
 * @facts: the records
 * @pool: (nullable): of @assessment; NULL: all
 * @form: "text", "html", or "json": of docs/cli-json.md
 * @style: of the form "text"; others do not look at it
 * @error: CEU_ERROR_PARSE: there is no such form
 *
 * `ceu report transcript`: who holds what, what is required, which activities count and why others do not, what is due
 * when. All forms say the same. The same facts and day give the same bytes.
 *
 * Returns: (transfer full): NULL on error.
 */
CEU_API char *ceu_report_transcript(const CeuAssessment *assessment, const CeuFacts *facts,
                                    const CeuPool *pool, const char *form, const CeuStyle *style,
                                    GError **error);

/* A file attached to an activity that counts, as it goes into an audit packet. */
typedef struct CeuAuditFile {
    const CeuEvidence *evidence; /* (transfer none) */
    char *name; /* its path in the packet: safe on every system, and unlike that of any other */
    const char
        *fault; /* (transfer none): what is wrong with it, ceu_evidence_fault(); NULL: whole */
} CeuAuditFile;

/* What one cycle of one pool is shown with: its records, and the files that prove them. */
typedef struct CeuAudit {
    const CeuAssessment *assessment;
    const CeuFacts *facts;
    const CeuPool *pool;
    GPtrArray *files; /* CeuAuditFile, by activity in the order of the facts */
} CeuAudit;

/**
 * ceu_audit_new:
 * @assessment: the judgement of @facts; must outlive the result, as all the others
 * @facts: the records
 * @pool: of @assessment, with a cycle
 * @evidence: (element-type CeuEvidence): every file attached
 *
 * Chooses the files of the activities that count, and names them; whether they are whole is for the caller to
 * say, in CeuAuditFile.fault, for nothing is read here.
 *
 * Returns: (transfer full)
 */
CEU_API CeuAudit *ceu_audit_new(const CeuAssessment *assessment, const CeuFacts *facts,
                                const CeuPool *pool, const GPtrArray *evidence);
CEU_API void ceu_audit_free(CeuAudit *audit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuAudit, ceu_audit_free)
/* One sentence for each activity that counts and lacks something, and for each damaged file. (transfer full) (element-type utf8) */
CEU_API GPtrArray *ceu_audit_missing(const CeuAudit *audit);
/* The activities of the cycle as a table for a spreadsheet; no cell is run as a formula. (transfer full) */
CEU_API char *ceu_audit_csv(const CeuAudit *audit);
/* The list of a packet ("ceu.pack/1") that ceu-pack reads: the index as HTML and CSV, as PDF if @pages is a descriptor of
   its, -1: none, and the files that are whole. (transfer full) */
CEU_API char *ceu_audit_pack_list(const CeuAudit *audit, int pages);
/* `ceu report audit`: what counts and what proves it, what is missing, what does not count and why. @form: as in
   ceu_report_transcript(). (transfer full): NULL: there is no such form */
CEU_API char *ceu_report_audit(const CeuAudit *audit, const char *form, const CeuStyle *style,
                               GError **error);

/* JSON of docs/cli-json.md, compact, ends with a line feed. (transfer full) */
CEU_API char *ceu_report_status_json(const CeuAssessment *assessment, const CeuFacts *facts);
CEU_API char *ceu_report_due_json(const CeuAssessment *assessment);
/* @pool NULL: all pools; @activity_id 0: all activities. */
CEU_API char *ceu_report_explain_json(const CeuAssessment *assessment, const CeuFacts *facts,
                                      const CeuPool *pool, int64_t activity_id);
CEU_API char *ceu_report_plan_json(const CeuAssessment *assessment, const CeuFacts *facts,
                                   const CeuRulebook *rulebook, const CeuPool *pool);
CEU_API char *ceu_report_whatif_json(const CeuAssessment *before, const CeuAssessment *after,
                                     const CeuFacts *facts, int64_t activity_id);
CEU_API char *ceu_report_rules_diff_json(const CeuPackPair *pair);
/* @body NULL: all; @today decides which are marked as old. */
CEU_API char *ceu_report_rules_json(const CeuRulebook *rulebook, const CeuBody *body,
                                    CeuDate today);

G_END_DECLS
