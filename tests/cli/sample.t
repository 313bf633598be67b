# The sample's holder on 2026-11-23, seen through every command that looks.
$ ceu init --credential CPC=2025-09-15 --credential CRC=2026-02-01 --credential CCS=2025-06-14 --renews aapc=2027-03 --at 2026-11-23
ready: $HOME/data/ceud/ceu.db
  settings: $HOME/config/ceud/ceud.conf
  CPC added
  CRC added
  CCS added
  AAPC renews 2027-03 (odd month, odd years)
  AHIMA renews 2027-06-13 (every 24 months from the day certified)
$ ceu import "$SOURCE/data/sample/coder-activities.csv" --partial --at 2026-11-23 | tail -1
$SOURCE/data/sample/coder-activities.csv: 19 added, 0 known already, 1 twice in the file, 2 faulty
2> ceu: $SOURCE/data/sample/coder-activities.csv: column “Completed” is the date, read as month/day/year
2> $SOURCE/data/sample/coder-activities.csv:22:1: Completed: there is no day “13/40/2026”
2> $SOURCE/data/sample/coder-activities.csv:23:44: CEUs: the number of units is missing
$ ceu status --at 2026-11-23
AAPC · CPC, CRC         due 2027-03-31 · 128 days left · complete, not submitted
  due date by: rule A6
  assumed: the last day of the renewal month; your account shows the true one
    ceu membership set aapc --due 2027-03-31
  Total                 █████████████████████████  57.25 of 30  met
  Membership dues       ○ open
    assumed: it is not stated through which day the dues are paid
  next  2027-02-28  in 97 days     Submission opens
        2027-03-31  in 128 days    CEUs due (day uncertain)
        2027-03-31  in 128 days    Dues due (day uncertain)
  ! complete but not submitted: the submission opens on 2027-02-28
  - Grace for dues ends: sources disagree: 2027-04-10 by rule A25, 2027-04-30 by
    rule A24; the earlier day is used
  - proof: 2 counted activities (4.5 units) lack what AAPC asks for: an index
    number or a certificate
  - activity 18 repeats the course of activity 6, which counts once: whether a
    repeated course counts once in a period or once for ever is not stated

AHIMA · CCS             due 2027-06-13 · 202 days left · complete, not submitted
  due date by: rule H7
  assumed: the earlier possible day; the sources do not say whether a cycle ends
    on the date of the exam or on the day before; see the CEU Center
    ceu membership set ahima --due 2027-06-13
  Total                 █████████████████████████     40 of 20  met
  HIIM domains          █████████████████████████     36 of 16  met
  Outside HIIM domains  █████████████████████████     24 of  4  20 over the max
  From AHIMA or a state association
                        █████████████████████████     12 of  8  met
    assumed: whether this quota still stands late in 2026 is not known; it is
      taken to bind cycles that begin on or after 2025-01-01
  next  2027-06-13  in 202 days    CEUs due (day uncertain)
        2027-06-14  in 203 days    Credentials inactive: the credential is
                                   inactive and must not be used
        2027-12-11  in 383 days    Credentials revoked: the credential is
                                   revoked; an appeal is possible within 90 days
  ! complete but not submitted: submit it in your account, then record the day
  - proof: 17 counted activities (40 units) lack what AHIMA asks for: a
    certificate on file

What to do next
  AHIMA: renew
    ceu submit ahima --on DATE
  AAPC: Membership dues, when paid
    ceu membership set aapc --dues-paid-to DATE
  AAPC: attach the missing proof
    ceu attach 10 CERTIFICATE
  AHIMA: attach the missing proof
    ceu attach 1 CERTIFICATE
$ ceu status --brief --at 2026-11-23
AAPC 57.25/30 complete, not submitted, due 2027-03-31 (128 d, day assumed) · AHIMA 40/20 complete, not submitted, due 2027-06-13 (202 d, day assumed)
$ ceu status --check --brief --at 2026-11-23
AAPC 57.25/30 complete, not submitted, due 2027-03-31 (128 d, day assumed) · AHIMA 40/20 complete, not submitted, due 2027-06-13 (202 d, day assumed)
$ ceu due --at 2026-11-23
2027-02-28  in 97 days    AAPC: Submission opens
                          rule A21 (confidence A, source S9)
2027-03-31  in 128 days   AAPC: CEUs due
                          uncertain: the last day of the renewal month; your
                            account shows the true one
                          rule A6 (confidence A, sources S1, S4, S5)
2027-03-31  in 128 days   AAPC: Dues due
                          uncertain: from the renewal month; state through which
                            day the dues are paid
                          rule A8 (confidence A, source S1)
2027-04-10  in 138 days   AAPC: Grace for dues ends
                          the last day to pay without the late fee of US$50
                          uncertain: sources disagree: 2027-04-10 by rule A25,
                            2027-04-30 by rule A24; the earlier day is used
                          rule A25 (confidence B, source S11)
2027-04-11  in 139 days   AAPC: Late fee on dues starts
                          a late fee of US$50 is owed
                          rule A24-late (confidence A, sources S10b, S11)
2027-06-13  in 202 days   AHIMA: CEUs due
                          uncertain: the earlier possible day; the sources do
                            not say whether a cycle ends on the date of the exam
                            or on the day before; see the CEU Center
                          rule H7 (confidence A, sources S33, S34)
2027-06-14  in 203 days   AAPC: Final notice
                          the last notice before the credential is revoked
                          rule A26 (confidence B, source S12)
2027-06-14  in 203 days   AHIMA: Credentials inactive
                          the credential is inactive and must not be used
                          rule H12 (confidence A, source S37)
2027-06-29  in 218 days   AAPC: Credentials revoked
                          the credential is revoked; reinstatement costs US$200
                          plus the missed dues and CEUs, within 3 years
                          rule A26-revoked (confidence B, source S12)
2027-06-29  in 218 days   AAPC: Membership ends
                          the membership is cancelled and the credentials are
                          deactivated
                          rule A24-inactive (confidence A, sources S10b, S11)
2027-12-11  in 383 days   AHIMA: Credentials revoked
                          the credential is revoked; an appeal is possible
                          within 90 days
                          rule H12-revoked (confidence A, source S37)
2030-06-29  in 1314 days  AAPC: Reinstatement ends
                          the last day to come back for the missed dues, the
                          missed CEUs and US$200; after it the exam must be
                          taken again
                          rule A27 (confidence A, source S13)
2030-06-29  in 1314 days  AAPC: Reinstatement of dues ends
                          the last day to come back without a new exam
                          rule A27-dues (confidence A, source S13)
$ ceu explain AAPC --at 2026-11-23
AAPC
  rules checked on: 2026-11-23
  rules from: $SOURCE/data/rules/aapc.yaml
  the date that binds: https://www.aapc.com/certifications/maintain-your-certification
  judged on: 2026-11-23

What you stated
  CPC: Certified Professional Coder, earned 2025-09-15
    in good standing on: 2026-11-23
  CRC: Certified Risk Adjustment Coder, earned 2026-02-01
    in good standing on: 2026-11-23
  membership renews: 2027-03
  member in good standing on: 2026-11-23

The cycle
  present: 2025-09-15 to 2027-03-31 · 128 days left · cycle number 1
  a full one would be: 2025-04-01 to 2027-03-31
  next: 2027-04-01 to 2029-03-31
  rule A6 (confidence A, sources S1, S4, S5): the membership's renewal month or
    date; an odd month renews in odd years, an even month in even years
    note: Due every two years with the membership: an odd renewal month in odd
      years, an even one in even years.
  rule A6-length (confidence A, sources S1, S4, S5): 24 months
  assumed: the last day of the renewal month; your account shows the true one

What is required
  Total: 57.25 of 30, met
    amount: 40 × 18 of 24 months = 30
    counted: made up of
      2 (activity 2) + 1.5 (3) + 1 (4) + 2 (5) + 3 (6) + 1 (7) + 1 (8) + 18 (9)
      + 1.5 (10) + 2 (11) + 2 (12) + 1 (13) + 4 (14) + 3 (15) + 10 (16) + 3 (17)
      + 1.25 (19) = 57.25
    rule A10 (confidence A, source S4): a shorter first cycle needs its share of
      the total, by months, rounded up to a multiple of 0.5; how it is rounded
      is not stated
      not stated: how a pro-rated total is rounded is not stated; it is rounded
        up to the next half
      note: 1.5 CEUs a month, more for several credentials (stated for corporate
        memberships). Months × total ÷ 24 for several is inferred.
  Membership dues: open
    rule A8 (confidence A, source S1): Membership dues
      note: Dues are paid every year, also in years in which no CEUs are due.
    assumed: it is not stated through which day the dues are paid

Activities
  1 · 2025-09-10 · 1 CEU · AAPC Chapter Meeting: Modifier 25, 57 and 59
      does not count: 0 of 1: done before the certification date, rule A15
        (confidence A, sources S1, S7)
  2 · 2025-10-14 · 2 CEU · 2026 ICD-10-CM Guideline Updates
      counts: 2 of 2, rule A14 (confidence A, sources S7, S8)
  3 · 2025-11-03 · 1.5 CEU · Risk Adjustment: HCC V28 in practice
      counts: 1.5 of 1.5, rule A14 (confidence A, sources S7, S8)
  4 · 2025-11-19 · 1 CEU · AAPC Magazine Test Yourself (November)
      counts: 1 of 1, rule A14 (confidence A, sources S7, S8)
      format: Magazine quizzes
  5 · 2025-12-02 · 2 CEU · CPT 2026 Changes: "What You Need to Know"
      counts: 2 of 2, rule A14 (confidence A, sources S7, S8)
  6 · 2026-01-15 · 3 CEU · E/M Auditing Basics
      counts: 3 of 3, rule A14 (confidence A, sources S7, S8)
      category: Auditing
  7 · 2026-02-11 · 1 CEU · Chapter meeting – Compliance program essentials
      counts: 1 of 1, rule A14 (confidence A, sources S7, S8)
      category: Compliance
  8 · 2026-02-28 · 1 CEU · CMS MLN: Medicare Preventive Services
      counts: 1 of 1, rule A14 (confidence A, sources S7, S8)
      origin: CMS web-based training
  9 · 2026-03-31 · 18 CEU · HEALTHCON 2026 (4 days)
      counts: 18 of 18, rule A14 (confidence A, sources S7, S8)
  10 · 2026-04-22 · 1.5 CEU · Outpatient CDI: queries that work
      counts: 1.5 of 1.5, rule A14 (confidence A, sources S7, S8)
      category: Documentation
      note: proof incomplete, missing: index number
  11 · 2026-05-06 · 2 CEU · ICD-10-PCS root operations, part 1
      counts: 2 of 2, rule A14 (confidence A, sources S7, S8)
  12 · 2026-05-20 · 2 CEU · ICD-10-PCS root operations, part 2
      counts: 2 of 2, rule A14 (confidence A, sources S7, S8)
  13 · 2026-06-09 · 1 CEU · Privacy & security: HIPAA in 60 minutes
      counts: 1 of 1, rule A14 (confidence A, sources S7, S8)
  14 · 2026-07-15 · 4 CEU · Clinical documentation for coders – Übersicht
      counts: 4 of 4, rule A14 (confidence A, sources S7, S8)
      category: Documentation
  15 · 2026-08-01 · 3 CEU · Leadership for HIM managers
      counts: 3 of 3, rule A14 (confidence A, sources S7, S8)
      note: proof incomplete, missing: index number
  16 · 2026-08-30 · 1 IACET CEU · 10-hour course: Advanced anatomy (IACET 1.0
      CEU)
      counts: 10 of 10, rule A14 (confidence A, sources S7, S8)
      note: converted from another unit
  17 · 2026-09-17 · 3 CEU · FY2027 ICD-10-CM/PCS updates
      counts: 3 of 3, rule A14 (confidence A, sources S7, S8)
  18 · 2026-10-08 · 3 CEU · E/M Auditing Basics
      does not count: 0 of 3: the same course was counted before (activity 6),
        rule A16 (confidence A, source S7)
      category: Auditing
  19 · 2026-11-05 · 1.25 CEU · Denials management roundtable
      counts: 1.25 of 1.25, rule A14 (confidence A, sources S7, S8)

What happens when
  2027-02-28 · Submission opens · rule A21 (confidence A, source S9)
  2027-03-31 · CEUs due · rule A6 (confidence A, sources S1, S4, S5)
    uncertain: the last day of the renewal month; your account shows the true
      one
  2027-03-31 · Dues due · rule A8 (confidence A, source S1)
    uncertain: from the renewal month; state through which day the dues are paid
  2027-04-10 · Grace for dues ends · rule A25 (confidence B, source S11)
    uncertain: sources disagree: 2027-04-10 by rule A25, 2027-04-30 by rule A24;
      the earlier day is used
  2027-04-11 · Late fee on dues starts · rule A24-late (confidence A, sources
    S10b, S11)
  2027-06-14 · Final notice · rule A26 (confidence B, source S12)
  2027-06-29 · Credentials revoked · rule A26-revoked (confidence B, source S12)
  2027-06-29 · Membership ends · rule A24-inactive (confidence A, sources S10b,
    S11)
  2030-06-29 · Reinstatement ends · rule A27 (confidence A, source S13)
  2030-06-29 · Reinstatement of dues ends · rule A27-dues (confidence A, source
    S13)

To settle
  Grace for dues ends: sources disagree: 2027-04-10 by rule A25, 2027-04-30 by
  rule A24; the earlier day is used
  assumed: due 2027-03-31: the last day of the renewal month; your account shows
    the true one
      ceu membership set aapc --due 2027-03-31
  assumed: Membership dues: it is not stated through which day the dues are paid
      ceu membership set aapc --dues-paid-to DATE
  complete but not submitted: the submission opens on 2027-02-28
  proof: 2 counted activities (4.5 units) lack what AAPC asks for: an index
    number or a certificate
      ceu attach 10 CERTIFICATE
  activity 18 repeats the course of activity 6, which counts once: whether a
  repeated course counts once in a period or once for ever is not stated

Sources
  S1  https://www.aapc.com/certifications/maintain-your-certification
    dated: 2022 to 2023 (inferred)
  S4  https://www.aapc.com/support/corporate-membership/how-will-my-ceus-be-prorated
    dated: 2023 (inferred)
  S5  https://www.aapc.com/blog/23581-ceus-2008-and-beyond/
    dated: 2008
  S7  https://www.aapc.com/about-us/ceu-policies
  S8  https://intercom.help/aapc-cf9f479c5207/en/articles/15555301
    dated: 2026 (inferred)
  S9  https://intercom.help/aapc-cf9f479c5207/en/articles/15556015-how-do-i-manage-and-submit-my-ceus-effectively
    dated: 2026 (inferred)
  S10b  https://intercom.help/aapc-cf9f479c5207/en/articles/8156687-when-will-my-credential-s-be-revoked
  S11  https://www.aapc.com/about-us/member-hardship-policy
  S12  https://www.aapc.com/membership/faq.aspx
  S13  https://www.aapc.com/about-us/certification-cancellation

How sure a rule is
  A: stated by the body itself, recent or stable
  B: stated by the body itself, but old or undated
$ ceu explain ahima --at 2026-11-23
AHIMA
  rules checked on: 2026-11-23
  rules from: $SOURCE/data/rules/ahima.yaml
  the date that binds: https://www.ahima.org/certification/Recertification
  judged on: 2026-11-23

What you stated
  CCS: Certified Coding Specialist, earned 2025-06-14
    in good standing on: 2026-11-23

The cycle
  present: 2025-06-14 to 2027-06-13 · 202 days left · cycle number 1
  next: 2027-06-14 to 2029-06-13
  rule H7 (confidence A, sources S33, S34): the day the first credential was
    earned
    note: The first cycle is two years from the day the exam was passed. Early
      testers and holders of several credentials may differ; the CEU Center
      shows the date.
  rule H7-length (confidence A, sources S33, S34): 24 months; the anniversary or
    the day before is not stated: the earlier is used; what 29 February becomes
    in other years is not stated: 28 February is used
    not stated: the sources do not say whether a cycle ends on the date of the
      exam or on the day before; see the CEU Center
  assumed: the earlier possible day; the sources do not say whether a cycle ends
    on the date of the exam or on the day before; see the CEU Center

What is required
  Total: 40 of 20, met
    counted: made up of
      1 (activity 1) + 2 (2) + 1 (3) + 1 (4) + 2 (5) + 3 (6) + 1 (7) + 1 (8) + 2
      (9) + 1 (10) + 2 (11) + 2 (12) + 1 (13) + 4 (14) + 10 (16) + 3 (17) + 3
      (18) = 40
    rule H1 (confidence A-, sources S30, S31): the highest of RHIA 30, CHPS 30,
      CHDA 30, CDIP 30, CPHI 30, RHIT 20, CHTS-* 20, CCA 20, CCS 20, CCS-P 20,
      plus 10 for each further credential, at most 50
      note: The table is of 2019; 20 for CCA, CCS and CCS-P was confirmed in
        2021. The extra 10 and the cap are rule H2.
  HIIM domains: 36 of 16, met
    amount: 80 % of 20 = 16
    counted: made up of
      1 (activity 1) + 2 (2) + 1 (3) + 2 (5) + 3 (6) + 1 (7) + 1 (10) + 2 (11) +
      2 (12) + 1 (13) + 4 (14) + 10 (16) + 3 (17) + 3 (18) = 36
    rule H5 (confidence A, sources S30, S32, S33): at least 80 % of the required
      total in hiim
      note: Of the required CEUs.
  Outside HIIM domains: 24 of at most 4, missing 0
    amount: 20 % of 20 = 4
    counted: made up of
      activity 4 · 2025-11-19 · 1 · sum 1
      activity 8 · 2026-02-28 · 1 · sum 2
      activity 9 · 2026-03-31 · 18 · sum 20
      activity 15 · 2026-08-01 · 3 · sum 23
      activity 19 · 2026-11-05 · 1 · sum 24
    rule H5-other (confidence A, sources S30, S32, S33): at most 20 % of the
      required total outside hiim
      note: Up to 20 % of the required CEUs may be other topics that matter to
        the job.
  From AHIMA or a state association: 12 of 8, met
    amount: 40 % of 20 = 8
    counted: made up of
      activity 11 · 2026-05-06 · 2 · sum 2
      activity 12 · 2026-05-20 · 2 · sum 4
      activity 13 · 2026-06-09 · 1 · sum 5
      activity 14 · 2026-07-15 · 4 · sum 9
      activity 17 · 2026-09-17 · 3 · sum 12
    rule H6 (confidence A, sources S34, S35): at least 40 % of the required
      total from ahima or csa
      in force: from 2025-01-01 on, by the first day of the cycle
      not stated: whether this quota still stands late in 2026 is not known; it
        is taken to bind cycles that begin on or after 2025-01-01
      note: The page says "beginning January 1, 2025". That it binds cycles that
        begin from then on is inferred from how the changes of 2024 were made.
    assumed: whether this quota still stands late in 2026 is not known; it is
      taken to bind cycles that begin on or after 2025-01-01

Activities
  1 · 2025-09-10 · 1 CEU · AAPC Chapter Meeting: Modifier 25, 57 and 59
      counts: 1 of 1
      category: HIIM domains
      note: proof incomplete, missing: certificate
  2 · 2025-10-14 · 2 CEU · 2026 ICD-10-CM Guideline Updates
      counts: 2 of 2
      category: HIIM domains
      note: proof incomplete, missing: certificate
  3 · 2025-11-03 · 1.5 CEU · Risk Adjustment: HCC V28 in practice
      counts: 1 of 1: counts, rounded to the body's step, rule H10 (confidence
        B, source S36)
      category: HIIM domains
      note: proof incomplete, missing: certificate
  4 · 2025-11-19 · 1 CEU · AAPC Magazine Test Yourself (November)
      counts: 1 of 1
      note: proof incomplete, missing: certificate
  5 · 2025-12-02 · 2 CEU · CPT 2026 Changes: "What You Need to Know"
      counts: 2 of 2
      category: HIIM domains
      note: proof incomplete, missing: certificate
  6 · 2026-01-15 · 3 CEU · E/M Auditing Basics
      counts: 3 of 3
      category: HIIM domains
      note: proof incomplete, missing: certificate
  7 · 2026-02-11 · 1 CEU · Chapter meeting – Compliance program essentials
      counts: 1 of 1
      category: HIIM domains
      note: proof incomplete, missing: certificate
  8 · 2026-02-28 · 1 CEU · CMS MLN: Medicare Preventive Services
      counts: 1 of 1
      note: proof incomplete, missing: certificate
  9 · 2026-03-31 · 18 CEU · HEALTHCON 2026 (4 days)
      counts: 2 of 18: above a maximum, rule H5-other (confidence A, sources
        S30, S32, S33)
      note: proof incomplete, missing: certificate
  10 · 2026-04-22 · 1.5 CEU · Outpatient CDI: queries that work
      counts: 1 of 1: counts, rounded to the body's step, rule H10 (confidence
        B, source S36)
      category: HIIM domains
      note: proof incomplete, missing: certificate
  11 · 2026-05-06 · 2 CEU · ICD-10-PCS root operations, part 1
      counts: 2 of 2
      category: HIIM domains
      origin: AHIMA, a state association
      note: proof incomplete, missing: certificate
  12 · 2026-05-20 · 2 CEU · ICD-10-PCS root operations, part 2
      counts: 2 of 2
      category: HIIM domains
      origin: AHIMA, a state association
      note: proof incomplete, missing: certificate
  13 · 2026-06-09 · 1 CEU · Privacy & security: HIPAA in 60 minutes
      counts: 1 of 1
      category: HIIM domains
      origin: a state association
      note: proof incomplete, missing: certificate
  14 · 2026-07-15 · 4 CEU · Clinical documentation for coders – Übersicht
      counts: 4 of 4
      category: HIIM domains
      origin: AHIMA
      note: proof incomplete, missing: certificate
  15 · 2026-08-01 · 3 CEU · Leadership for HIM managers
      counts: 0 of 3: above a maximum, rule H5-other (confidence A, sources S30,
        S32, S33)
      note: proof incomplete, missing: certificate
  16 · 2026-08-30 · 1 IACET CEU · 10-hour course: Advanced anatomy (IACET 1.0
      CEU)
      counts: 10 of 10
      category: HIIM domains
      note: proof incomplete, missing: certificate; converted from another unit
  17 · 2026-09-17 · 3 CEU · FY2027 ICD-10-CM/PCS updates
      counts: 3 of 3
      category: HIIM domains
      origin: AHIMA, a state association
      note: proof incomplete, missing: certificate
  18 · 2026-10-08 · 3 CEU · E/M Auditing Basics
      counts: 3 of 3
      category: HIIM domains
      note: proof incomplete, missing: certificate
  19 · 2026-11-05 · 1.25 CEU · Denials management roundtable
      counts: 0 of 1: above a maximum, rule H5-other (confidence A, sources S30,
        S32, S33)
      note: proof incomplete, missing: certificate

What happens when
  2027-06-13 · CEUs due · rule H7 (confidence A, sources S33, S34)
    uncertain: the earlier possible day; the sources do not say whether a cycle
      ends on the date of the exam or on the day before; see the CEU Center
  2027-06-14 · Credentials inactive · rule H12 (confidence A, source S37)
  2027-12-11 · Credentials revoked · rule H12-revoked (confidence A, source S37)

To settle
  assumed: due 2027-06-13: the earlier possible day; the sources do not say
    whether a cycle ends on the date of the exam or on the day before; see the
    CEU Center
      ceu membership set ahima --due 2027-06-13
  assumed: From AHIMA or a state association: whether this quota still stands
    late in 2026 is not known; it is taken to bind cycles that begin on or after
    2025-01-01
  complete but not submitted: submit it in your account, then record the day
      ceu submit ahima --on DATE
  proof: 17 counted activities (40 units) lack what AHIMA asks for: a
    certificate on file
      ceu attach 1 CERTIFICATE

Sources
  S30  https://www.ahima.org/certification/Recertification
    dated: 2019
  S31  https://cms-test.ahima.org/contact-us-faqs/faqs-recertification/
    dated: 2021
  S32  https://ahima.app/certification-careers/recertify/
  S33  https://ahima.org/certification/recertification.aspx
    dated: 2024
  S34  https://my2.ahima.org/certification-careers/recertify
    dated: 2025
  S35  https://ahima.org/certification/recertification.aspx
    dated: 2025 (inferred)
    note: version that names 2024 and 2025
  S36  https://schimaevents.wixsite.com/southcarolinahima/credentialmaintenance
    dated: 2014
    note: quotes the guide of summer 2014
  S37  https://ahima.org/certification-careers/certifications-overview-old/updates-announcements/
    dated: 2021

How sure a rule is
  A: stated by the body itself, recent or stable
  A-: stated by the body itself, almost sure
  B: stated by the body itself, but old or undated
$ ceu explain 1 --at 2026-11-23
1 · AAPC Chapter Meeting: Modifier 25, 57 and 59
  done: 2025-09-10
  certificate: 1 CEU
  provider: Raleigh NC Chapter
  index: 62417DSX
  format: Live
  topics: CPT
  proofs: 0 kept
  note: before the certification date: must not count

AAPC
  offers: 1 CEU in the body's own unit = 1 CEU
  does not count: 0 of 1: done before the certification date, rule A15
    (confidence A, sources S1, S7)
  rule A15 (confidence A, sources S1, S7): nothing done before the certification
    date counts
  S1  https://www.aapc.com/certifications/maintain-your-certification
    dated: 2022 to 2023 (inferred)
  S7  https://www.aapc.com/about-us/ceu-policies

AHIMA
  offers: 1 CEU in the body's own unit, in whole steps of 1 (45 minutes left
    over earn one step more, fewer are lost) = 1 CEU
  counts: 1 of 1
  category: HIIM domains
  note: proof incomplete, missing: certificate
  line: 1 in “Total”
  line: 1 in “HIIM domains”
  not in: “Outside HIIM domains”: the line is for what lies outside
  not in: “From AHIMA or a state association”: another origin
  keep the proof until: not known: no rule of AHIMA says how long
  rule H10 (confidence B, source S36): one unit is 60 minutes, counted in steps
    of 1; a remainder of 45 minutes or more earns one step more
    in force: from 2024-01-01 on, by calendar date
    not stated: how CEUs are rounded since 2024 is not stated; the rule of 2014
      is used
  S36  https://schimaevents.wixsite.com/southcarolinahima/credentialmaintenance
    dated: 2014
    note: quotes the guide of summer 2014
$ ceu explain 8 --at 2026-11-23
8 · CMS MLN: Medicare Preventive Services
  done: 2026-02-28
  certificate: 1 CEU
  provider: CMS
  index: MLN-006559
  format: Web-based training
  topics: General
  proofs: 0 kept
  note: core credentials only

AAPC
  offers: 1 CEU in the body's own unit = 1 CEU
  counts: 1 of 1, rule A14 (confidence A, sources S7, S8)
  origin: CMS web-based training
  line: 1 in “Total”
  keep the proof until: 2027-09-30, by rule A28
  rule A14 (confidence A, sources S7, S8): the completion date decides in which
    cycle an activity counts
  rule A28 (confidence B, source S5): keep proofs until 6 months after the due
    date
    not stated: from which day the six months run and whether they still stand
      is not stated; they run from the due date here
    note: 2008: keep proofs at least 6 months.
  S5  https://www.aapc.com/blog/23581-ceus-2008-and-beyond/
    dated: 2008
  S7  https://www.aapc.com/about-us/ceu-policies
  S8  https://intercom.help/aapc-cf9f479c5207/en/articles/15555301
    dated: 2026 (inferred)

AHIMA
  offers: 1 CEU in the body's own unit, in whole steps of 1 (45 minutes left
    over earn one step more, fewer are lost) = 1 CEU
  counts: 1 of 1
  note: proof incomplete, missing: certificate
  line: 1 in “Total”
  not in: “HIIM domains”: another category
  line: 1 in “Outside HIIM domains”
  not in: “From AHIMA or a state association”: another origin
  keep the proof until: not known: no rule of AHIMA says how long
  rule H10 (confidence B, source S36): one unit is 60 minutes, counted in steps
    of 1; a remainder of 45 minutes or more earns one step more
    in force: from 2024-01-01 on, by calendar date
    not stated: how CEUs are rounded since 2024 is not stated; the rule of 2014
      is used
  S36  https://schimaevents.wixsite.com/southcarolinahima/credentialmaintenance
    dated: 2014
    note: quotes the guide of summer 2014
$ ceu explain 16 --at 2026-11-23
16 · 10-hour course: Advanced anatomy (IACET 1.0 CEU)
  done: 2026-08-30
  certificate: 1 IACET CEU
  provider: Career Step
  index: IACET-1.0
  format: Self-study
  topics: Anatomy
  proofs: 0 kept
  note: unit is ten hours

AAPC
  offers: 1 IACET CEU × 10 hours × 60 = 600 minutes ÷ 60 minutes a CEU = 10 CEU
  counts: 10 of 10, rule A14 (confidence A, sources S7, S8)
  note: converted from another unit
  line: 10 in “Total”
  keep the proof until: 2027-09-30, by rule A28
  rule A14 (confidence A, sources S7, S8): the completion date decides in which
    cycle an activity counts
  rule A28 (confidence B, source S5): keep proofs until 6 months after the due
    date
    not stated: from which day the six months run and whether they still stand
      is not stated; they run from the due date here
    note: 2008: keep proofs at least 6 months.
  S5  https://www.aapc.com/blog/23581-ceus-2008-and-beyond/
    dated: 2008
  S7  https://www.aapc.com/about-us/ceu-policies
  S8  https://intercom.help/aapc-cf9f479c5207/en/articles/15555301
    dated: 2026 (inferred)

AHIMA
  offers: 1 IACET CEU × 10 hours × 60 = 600 minutes ÷ 60 minutes a CEU, in whole
    steps of 1 (45 minutes left over earn one step more, fewer are lost) = 10
    CEU
  counts: 10 of 10
  category: HIIM domains
  note: proof incomplete, missing: certificate; converted from another unit
  line: 10 in “Total”
  line: 10 in “HIIM domains”
  not in: “Outside HIIM domains”: the line is for what lies outside
  not in: “From AHIMA or a state association”: another origin
  keep the proof until: not known: no rule of AHIMA says how long
  rule H10 (confidence B, source S36): one unit is 60 minutes, counted in steps
    of 1; a remainder of 45 minutes or more earns one step more
    in force: from 2024-01-01 on, by calendar date
    not stated: how CEUs are rounded since 2024 is not stated; the rule of 2014
      is used
  S36  https://schimaevents.wixsite.com/southcarolinahima/credentialmaintenance
    dated: 2014
    note: quotes the guide of summer 2014
$ ceu explain 18 --at 2026-11-23
18 · E/M Auditing Basics
  done: 2026-10-08
  certificate: 3 CEU
  provider: NAMAS
  index: NAM-4471
  format: On demand
  topics: Auditing
  proofs: 0 kept
  note: the same course again a year later

AAPC
  offers: 3 CEU in the body's own unit = 3 CEU
  does not count: 0 of 3: the same course was counted before (activity 6), rule
    A16 (confidence A, source S7)
  category: Auditing
  rule A16 (confidence A, source S7): the same course counts once; whether in a
    cycle or for ever is not stated: for ever is used
    not stated: whether a repeated course counts once in a period or once for
      ever is not stated
  S7  https://www.aapc.com/about-us/ceu-policies

AHIMA
  offers: 3 CEU in the body's own unit, in whole steps of 1 (45 minutes left
    over earn one step more, fewer are lost) = 3 CEU
  counts: 3 of 3
  category: HIIM domains
  note: proof incomplete, missing: certificate
  line: 3 in “Total”
  line: 3 in “HIIM domains”
  not in: “Outside HIIM domains”: the line is for what lies outside
  not in: “From AHIMA or a state association”: another origin
  keep the proof until: not known: no rule of AHIMA says how long
  rule H10 (confidence B, source S36): one unit is 60 minutes, counted in steps
    of 1; a remainder of 45 minutes or more earns one step more
    in force: from 2024-01-01 on, by calendar date
    not stated: how CEUs are rounded since 2024 is not stated; the rule of 2014
      is used
  S36  https://schimaevents.wixsite.com/southcarolinahima/credentialmaintenance
    dated: 2014
    note: quotes the guide of summer 2014
$ ceu list
No  Date        Units  Unit   Title                                             Provider            Proofs
 1  2025-09-10      1  ceu    AAPC Chapter Meeting: Modifier 25, 57 and 59      Raleigh NC Chapter       0
 2  2025-10-14      2  ceu    2026 ICD-10-CM Guideline Updates                  AAPC                     0
 3  2025-11-03    1.5  ceu    Risk Adjustment: HCC V28 in practice              AAPC                     0
 4  2025-11-19      1  ceu    AAPC Magazine Test Yourself (November)            AAPC                     0
 5  2025-12-02      2  ceu    CPT 2026 Changes: "What You Need to Know"         AAPC                     0
 6  2026-01-15      3  ceu    E/M Auditing Basics                               NAMAS                    0
 7  2026-02-11      1  ceu    Chapter meeting – Compliance program essentials   Raleigh NC Chapter       0
 8  2026-02-28      1  ceu    CMS MLN: Medicare Preventive Services             CMS                      0
 9  2026-03-31     18  ceu    HEALTHCON 2026 (4 days)                           AAPC                     0
10  2026-04-22    1.5  ceu    Outpatient CDI: queries that work                 ACDIS                    0
11  2026-05-06      2  ceu    ICD-10-PCS root operations, part 1                AHIMA                    0
12  2026-05-20      2  ceu    ICD-10-PCS root operations, part 2                AHIMA                    0
13  2026-06-09      1  ceu    Privacy & security: HIPAA in 60 minutes           NCHIMA                   0
14  2026-07-15      4  ceu    Clinical documentation for coders – Übersicht     HCPro                    0
15  2026-08-01      3  ceu    Leadership for HIM managers                       LinkedIn Learning        0
16  2026-08-30      1  iacet  10-hour course: Advanced anatomy (IACET 1.0 CEU)  Career Step              0
17  2026-09-17      3  ceu    FY2027 ICD-10-CM/PCS updates                      AHIMA                    0
18  2026-10-08      3  ceu    E/M Auditing Basics                               NAMAS                    0
19  2026-11-05   1.25  ceu    Denials management roundtable                     AAPC                     0
$ ceu list --topic icd --since 2026-09-01
No  Date        Units  Unit  Title                         Provider  Proofs
17  2026-09-17      3  ceu   FY2027 ICD-10-CM/PCS updates  AHIMA          0
# Another day: what will be, what was.
$ ceu status --brief --at 2027-03-20
AAPC 57.25/30 complete, not submitted, due 2027-03-31 (11 d, day assumed) · AHIMA 40/20 complete, not submitted, due 2027-06-13 (85 d, day assumed)
$ ceu status --brief --at 2027-08-01
AAPC 57.25/30 complete, not submitted, due 2027-03-31 (123 d overdue, day assumed) · AHIMA 40/20 complete, not submitted, due 2027-06-13 (49 d overdue, day assumed)
$ ceu status --brief --at 2025-10-01
AAPC 0/27 due 2027-03-31 (546 d, day assumed) · AHIMA 1/20 due 2027-06-13 (620 d, day assumed) · AAPC CRC candidate
$ ceu due --at 2027-03-20
2027-02-28  20 days ago   AAPC: Submission opens, passed
                          rule A21 (confidence A, source S9)
2027-03-31  in 11 days    AAPC: CEUs due
                          uncertain: the last day of the renewal month; your
                            account shows the true one
                          rule A6 (confidence A, sources S1, S4, S5)
2027-03-31  in 11 days    AAPC: Dues due
                          uncertain: from the renewal month; state through which
                            day the dues are paid
                          rule A8 (confidence A, source S1)
2027-04-10  in 21 days    AAPC: Grace for dues ends
                          the last day to pay without the late fee of US$50
                          uncertain: sources disagree: 2027-04-10 by rule A25,
                            2027-04-30 by rule A24; the earlier day is used
                          rule A25 (confidence B, source S11)
2027-04-11  in 22 days    AAPC: Late fee on dues starts
                          a late fee of US$50 is owed
                          rule A24-late (confidence A, sources S10b, S11)
2027-06-13  in 85 days    AHIMA: CEUs due
                          uncertain: the earlier possible day; the sources do
                            not say whether a cycle ends on the date of the exam
                            or on the day before; see the CEU Center
                          rule H7 (confidence A, sources S33, S34)
2027-06-14  in 86 days    AAPC: Final notice
                          the last notice before the credential is revoked
                          rule A26 (confidence B, source S12)
2027-06-14  in 86 days    AHIMA: Credentials inactive
                          the credential is inactive and must not be used
                          rule H12 (confidence A, source S37)
2027-06-29  in 101 days   AAPC: Credentials revoked
                          the credential is revoked; reinstatement costs US$200
                          plus the missed dues and CEUs, within 3 years
                          rule A26-revoked (confidence B, source S12)
2027-06-29  in 101 days   AAPC: Membership ends
                          the membership is cancelled and the credentials are
                          deactivated
                          rule A24-inactive (confidence A, sources S10b, S11)
2027-12-11  in 266 days   AHIMA: Credentials revoked
                          the credential is revoked; an appeal is possible
                          within 90 days
                          rule H12-revoked (confidence A, source S37)
2030-06-29  in 1197 days  AAPC: Reinstatement ends
                          the last day to come back for the missed dues, the
                          missed CEUs and US$200; after it the exam must be
                          taken again
                          rule A27 (confidence A, source S13)
2030-06-29  in 1197 days  AAPC: Reinstatement of dues ends
                          the last day to come back without a new exam
                          rule A27-dues (confidence A, source S13)
$ ceu export csv
Completed,Title,Provider,Index number,Units,Unit,Format,Topic,Origin,Accepted by,Pinned to,Kept for,Planned,Notes
2025-09-10,"AAPC Chapter Meeting: Modifier 25, 57 and 59","Raleigh NC Chapter","62417DSX",1,ceu,"Live","CPT",,,,,,"before the certification date: must not count"
2025-10-14,"2026 ICD-10-CM Guideline Updates","AAPC","WEB20251014",2,ceu,"Webinar","ICD-10-CM",,,,,,
2025-11-03,"Risk Adjustment: HCC V28 in practice","AAPC","WEB20251103",1.5,ceu,"Webinar","Risk adjustment",,,,,,
2025-11-19,"AAPC Magazine Test Yourself (November)","AAPC","MAG112025",1,ceu,"Quiz","General",,,,,,
2025-12-02,"CPT 2026 Changes: ""What You Need to Know""","AAPC","WEB20251202",2,ceu,"Webinar","CPT",,,,,,"quoted title"
2026-01-15,"E/M Auditing Basics","NAMAS","NAM-4471",3,ceu,"On demand","Auditing",,,,,,
2026-02-11,"Chapter meeting – Compliance program essentials","Raleigh NC Chapter","63120CHP",1,ceu,"Live","Compliance",,,,,,"en dash in the title"
2026-02-28,"CMS MLN: Medicare Preventive Services","CMS","MLN-006559",1,ceu,"Web-based training","General",,,,,,"core credentials only"
2026-03-31,"HEALTHCON 2026 (4 days)","AAPC","HCON2026",18,ceu,"Conference","General",,,,,,
2026-04-22,"Outpatient CDI: queries that work","ACDIS",,1.5,ceu,"Webinar","Documentation",,,,,,"no index number: certificate on file"
2026-05-06,"ICD-10-PCS root operations, part 1","AHIMA","AH-88121",2,ceu,"Webinar","ICD-10-PCS",,,,,,
2026-05-20,"ICD-10-PCS root operations, part 2","AHIMA","AH-88122",2,ceu,"Webinar","ICD-10-PCS",,,,,,
2026-06-09,"Privacy & security: HIPAA in 60 minutes","NCHIMA","NC-0609",1,ceu,"Live","Privacy",,,,,,"component state association"
2026-07-15,"Clinical documentation for coders – Übersicht","HCPro","HCP-7712",4,ceu,"On demand","Documentation",,,,,,"UTF-8"
2026-08-01,"Leadership for HIM managers","LinkedIn Learning",,3,ceu,"On demand","Management",,,,,,"not in a HIIM domain"
2026-08-30,"10-hour course: Advanced anatomy (IACET 1.0 CEU)","Career Step","IACET-1.0",1,iacet,"Self-study","Anatomy",,,,,,"unit is ten hours"
2026-09-17,"FY2027 ICD-10-CM/PCS updates","AHIMA","AH-90017",3,ceu,"Webinar","ICD-10-CM",,,,,,
2026-10-08,"E/M Auditing Basics","NAMAS","NAM-4471",3,ceu,"On demand","Auditing",,,,,,"the same course again a year later"
2026-11-05,"Denials management roundtable","AAPC","WEB20261105",1.25,ceu,"Webinar","General",,,,,,"quarter hour"
$ ceu verify
ok    database: SQLite finds its pages, indexes and values in order
ok    references: every record refers to records that exist
ok    history: 5 entries, each chained to the one before
ok    records: 23 records, all as the history leaves them
ok    reminders and calendar: 0 reminders and 0 calendar items can be read
ok    evidence: 0 files, all as they were attached
