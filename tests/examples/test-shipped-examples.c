/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The worked examples of the rule survey, section 8, on the shipped packs of all bodies beyond the first three,
 * and more cases of the same facts. Each row names its example or the facts it is about.
 */
#include "scenario.h"

static const struct {
    const char *name, *text;
} cases[] = {
    { "X29",
      "hold acdis CCDS 2022-10-01\n"
      "today 2024-06-01\n due 2024-10-01\n first 2022-10-01\n line total 30 0 30\n"
      "stage submission-opens 2024-08-02\n"
      "stage grace-ends 2024-11-15\n stage suspended 2025-04-01\n stage revoked 2025-10-01\n" },
    { "CCDS, 10 from one activity", "hold acdis CCDS 2022-10-01\n"
                                    "did 2023-05-01 14 provider=AHIMA topic=CDI proof=1\n"
                                    "did 2023-06-01 14 provider=ACDIS topic=CDI proof=1\n"
                                    "today 2024-06-01\n line total 30 24 6\n item 1 10 over-cap\n"
                                    "item 2 14 counted\n" },
    { "X31", "hold hcca CHC 2024-09-10\n standing 2024-09-10\n"
             "today 2026-11-20\n due 2026-09-30\n line total 40 0 40\n"
             "filed hcca/CHC 2026-09-30 2026-11-20 2026-11-20\n filed hcca 2026-09-30 2026-11-20 "
             "2026-11-20\n"
             "today 2026-11-21\n due 2028-09-30\n line total 40 0 40\n" },
    { "CHC, 20 live", "hold hcca CHC 2024-09-10\n"
                      "did 2025-01-01 30 format=online\n did 2025-02-01 15 format=live\n"
                      "today 2026-01-01\n line total 40 45 0\n complete no\n" },
    { "X33", "hold isc2 CISSP 2023-07-01\n standing 2023-07-01\n"
             "did 2024-05-01 100 topic=group_a\n did 2026-03-01 50 topic=group_a\n"
             "today 2026-06-15\n due 2026-06-30\n line total 120 150 0\n carries 30\n"
             "filed isc2/CISSP 2026-06-30 2026-06-20 2026-06-25\n filed isc2 2026-06-30 2026-06-20 "
             "2026-06-25\n"
             "today 2026-07-15\n carried 30\n line total 120 30 90\n" },
    { "CISSP, group B to 30", "hold isc2 CISSP 2023-07-01\n"
                              "did 2024-05-01 50 topic=group_b\n today 2025-06-15\n"
                              "line total 120 30 90\n item 1 30 over-cap\n" },
    { "X35", "hold pmi PMP 2024-05-01\n"
             "did 2025-01-01 10 topic=ways_of_working\n did 2025-01-02 10 topic=power_skills\n"
             "did 2025-01-03 10 topic=business_acumen\n did 2025-02-01 30 topic=volunteering\n"
             "today 2026-01-01\n line total 60 55 5\n item 4 25 over-cap\n complete no\n" },
    { "X36", "hold pmi PMP 2024-02-29\n today 2026-11-23\n due 2027-02-28\n says 29_February\n" },
    { "X38", "hold comptia A+ 2023-06-10\n hold comptia Security+ 2024-01-15\n"
             "filed comptia/Security+ 2027-01-15 2026-05-01 2026-05-01\n"
             "today 2026-05-20\n pool comptia/A+\n due 2029-06-10\n" },
    { "X38, too late",
      "hold comptia A+ 2023-06-10\n standing 2023-06-10\n hold comptia Security+ 2024-01-15\n"
      "filed comptia/Security+ 2027-01-15 2026-07-01 2026-07-01\n"
      "today 2026-07-20\n pool comptia/A+\n due 2026-06-10\n" },
    { "X39", "hold nremt EMT 2025-04-20\n standing 2025-04-20\n member nremt 2027-03\n"
             "did 2027-04-05 2 topic=national\n"
             "today 2027-04-12\n pool nremt/EMT\n due 2027-03-31\n item 1 0 after-cycle\n stage "
             "grace-ends 2027-04-30\n"
             "stage submission-opens 2026-10-01\n" },
    { "X39, EMR",
      "hold nremt EMR 2025-04-20\n member nremt 2026-09\n"
      "today 2026-08-12\n pool nremt/EMR\n due 2026-09-30\n stage grace-ends 2026-10-31\n"
      "stage submission-opens 2026-04-01\n line total 16 0 16\n" },
    { "X40",
      "hold nremt AEMT 2025-04-20\n member nremt 2027-03\n today 2026-04-12\n pool nremt/AEMT\n"
      "line total 50 0 50\n line NREMT-national 25 0 25\n line NREMT-local 12.5 0 12.5\n"
      "line NREMT-individual 12.5 0 12.5\n" },
    { "CA RN",
      "hold ca-rn RN 2025-03-01\n answer - birth 1990-11-10\n today 2026-05-01\n due 2026-12-31\n"
      "line total 30 0 30\n" },
    { "CA RN, born in December", "hold ca-rn RN 2025-03-01\n answer - birth 1990-12-10\n"
                                 "today 2026-05-01\n due 2027-01-31\n" },
    { "X43", "hold fl-rn RN 2020-05-01\n answer fl-rn certified-specialist no\n own fl-rn/RN due "
             "2026-04-30\n"
             "today 2026-01-12\n number 3\n line total 26 0 26\n" },
    { "FL RN, second renewal", "hold fl-rn RN 2022-05-01\n answer fl-rn certified-specialist no\n "
                               "own fl-rn/RN due 2026-04-30\n"
                               "today 2026-01-12\n number 2\n line total 24 0 24\n"
                               "line FLRN-impairment 2 0 2\n noline FLRN-violence\n" },
    { "FL RN, an account that asks for 30",
      "hold fl-rn RN 2022-05-01\n own fl-rn/RN due 2026-04-30\n"
      "own fl-rn/RN total 30\n today 2026-01-12\n line total 30 0 30\n" },
    { "MCLE, own minimum", "hold ca-mcle Attorney 2010-12-01\n answer ca-mcle group 3\n"
                           "own ca-mcle minimum bias 2\n did 2026-05-05 1 topic=implicit_bias\n"
                           "today 2026-11-23\n line bias 2 1 1\n complete no\n" },
    { "X44", "hold ca-cpa CPA 2015-01-10\n answer - birth 1984-11-05\n today 2026-11-23\n"
             "due 2026-11-30\n first 2024-12-01\n line total 80 0 80\n" },
    { "X46", "hold tx-pe PE 2023-06-01\n standing 2024-01-15\n own tx-pe due 2024-12-31\n"
             "did 2024-02-01 30\n did 2024-03-01 3 topic=ethics\n"
             "today 2024-12-15\n line total 15 33 0\n carries 14\n"
             "filed tx-pe 2024-12-31 2024-12-20 2024-12-20\n"
             "today 2025-11-01\n due 2025-12-31\n carried 14\n line total 15 14 1\n line "
             "TXPE-ethics 1 0 1\n"
             "did 2025-11-05 1 topic=ethics\n today 2025-11-06\n line total 15 15 0\n line "
             "TXPE-ethics 1 1 0\n"
             "complete yes\n" },
    { "X48", "hold arrt RT 2024-06-10\n answer - birth 1990-04-17\n today 2026-01-01\n"
             "due 2026-03-31\n line total 24 0 24\n stage due 2026-04-30 dues\n" },
    { "X48, credentialed in January", "hold arrt RT 2024-01-10\n answer - birth 1990-04-17\n"
                                      "today 2025-01-01\n due 2026-03-31\n first 2024-04-01\n" },
    { "X49",
      "hold shrm SHRM-CP 2021-05-10\n standing 2021-05-10\n answer - birth 1980-05-20\n member "
      "shrm 2024-05\n"
      "did 2023-01-01 50 topic=advance_profession\n did 2023-02-01 30 topic=education\n"
      "today 2024-05-01\n due 2024-05-31\n line total 60 60 0\n carries 20\n"
      "filed shrm/SHRM-CP 2024-05-31 2024-05-02 2024-05-03\n filed shrm 2024-05-31 2024-05-02 "
      "2024-05-03\n"
      "today 2024-06-15\n due 2027-05-31\n first 2024-05-04\n carried 20\n line total 60 20 40\n" },
    { "X54, surplus",
      "hold ima CMA 2023-04-10\n standing 2023-04-10\n did 2024-05-01 43\n did 2024-06-01 2 "
      "topic=ethics\n"
      "today 2024-12-01\n due 2024-12-31\n first 2024-01-01\n line total 30 45 0\n carries 10\n"
      "filed ima 2024-12-31 2024-12-20 2024-12-20\n"
      "today 2025-02-01\n carried 10\n line total 30 10 20\n" },
    { "X54, shortfall",
      "hold ima CMA 2023-04-10\n did 2024-05-01 18\n did 2024-06-01 2 topic=ethics\n"
      "filed ima 2024-12-31 2024-12-20 2024-12-20\n"
      "today 2025-02-01\n owed 10\n line total 40 0 40\n" },
    { "ISACA",
      "hold isaca CISA 2024-05-10\n did 2024-09-01 10\n did 2025-05-01 12\n"
      "today 2026-02-01\n due 2027-12-31\n first 2025-01-01\n line total 120 22 98\n"
      "stage part-due 2025-12-31\n stage part-due 2026-12-31\n stage report-due 2028-01-15\n" },
    { "CFE", "hold acfe CFE 2020-01-01\n member acfe 2027-04\n today 2026-11-23\n due 2027-04-30\n"
             "line total 20 0 20\n" },
    { "CFE with a day", "hold acfe CFE 2020-01-01\n member acfe 2027-04-12\n today 2026-11-23\n"
                        "due 2027-04-30\n" },
    { "BACB", "hold bacb BCBA 2021-09-30\n today 2023-01-01\n due 2023-09-30\n first 2021-10-01\n"
              "line total 32 0 32\n stage grace-ends 2023-12-29\n" },
    { "BACB, from 2024",
      "hold bacb BCBA 2022-02-10\n did 2023-01-01 80:minute\n today 2023-12-01\n due 2024-02-29\n"
      "stage grace-ends 2024-03-30\n item 1 1.5 counted-rounded\n" },
    { "MCLE, group 3",
      "hold ca-mcle Attorney 2010-12-01\n answer ca-mcle group 3\n today 2025-11-23\n"
      "first 2023-02-01\n due 2026-03-29\n stage report-due 2026-03-30\n line total 25 0 25\n" },
    { "MCLE, group 3, before",
      "hold ca-mcle Attorney 2010-12-01\n answer ca-mcle group 3\n today 2022-11-23\n"
      "first 2020-02-01\n due 2023-01-31\n" },
    { "MCLE, group 3, after",
      "hold ca-mcle Attorney 2010-12-01\n answer ca-mcle group 3\n today 2026-11-23\n"
      "first 2026-03-30\n due 2029-03-29\n" },
    { "MCLE, group 1",
      "hold ca-mcle Attorney 2010-12-01\n answer ca-mcle group 1\n today 2026-11-23\n nocycle\n"
      "says state_the_due_date\n" },
    { "CMMOTA",
      "hold cmmota CMMOTA 2022-01-01\n today 2024-11-23\n due 2024-12-31\n line total 30 0 30\n"
      "stage report-due 2025-01-15\n complete no\n" },
    { "TX CPA, third licence", "hold tx-cpa CPA 2022-11-10\n answer - birth 1984-05-05\n"
                               "did 2022-12-01 30\n did 2024-01-01 40\n did 2024-12-01 21\n"
                               "today 2025-05-01\n due 2025-05-31\n number 3\n line total 60 61 0\n"
                               "item 1 0 before-cycle\n" },
    { "TX CPA, from the fifth on",
      "hold tx-cpa CPA 2012-11-10\n answer - birth 1984-05-05\n"
      "did 2023-07-01 60\n did 2024-07-01 50\n did 2025-07-01 10\n"
      "today 2026-05-01\n due 2026-05-31\n earn 2023-06-01 2026-05-31\n"
      "line total 120 120 0\n line TXCPA-last-12 20 10 10\n"
      "item 1 60 counted-rolling\n" },
    { "TX CPA, first year",
      "hold tx-cpa CPA 2025-11-10\n answer - birth 1984-05-05\n today 2026-02-01\n"
      "due 2026-05-31\n line total 0 0 0\n line TXCPA-last-12 0 0 0\n complete yes\n" },
    { "PA-C", "hold nccpa PA-C 2018-03-01\n did 2018-06-01 10 topic=category_1\n did 2018-04-01 10 "
              "topic=category_1\n"
              "did 2019-06-01 10 topic=self-assessment\n did 2019-07-01 30 topic=pi-cme\n"
              "today 2020-06-01\n due 2020-12-31\n first 2019-01-01\n earn 2018-05-01 -\n"
              "item 1 10 counted\n item 2 0 before-cycle\n item 3 15\n item 4 50\n line total 100 "
              "75 25\n" },
    { "CA MD, unanswered",
      "hold ca-md MD 2019-07-15\n answer - birth 1980-03-05\n today 2026-11-23\n"
      "due 2027-03-31\n says the_earlier_day_is_used\n" },
};

static void
test_examples(void)
{
    g_autoptr(CeuRulebook) rulebook = shipped_rules();

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        play(rulebook, cases[i].name, cases[i].text);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/examples/shipped", test_examples);
    return g_test_run();
}
