# A newcomer: nothing recorded yet.
$ ceu
2> ceu: nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there
[exit 1]
$ ceu list
2> ceu: nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there
[exit 1]
# The first credential, then what the body needs to know.
$ ceu credential add CPC --earned 2024-03-14 --number 01234567 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership set aapc --renews 2027-03 --dues-paid-to 2027-03-31 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
$ ceu log 1.5 "2027 ICD-10-CM updates" --on 2026-11-03 --provider AAPC --index AAPC1234567 --topic auditing --effect --at 2026-11-23
1: 1.5 CEU “2027 ICD-10-CM updates” on 2026-11-03
  AAPC: counts 1.5, now 1.5 of 36
$ ceu --at 2026-11-23
AAPC · CPC                                 due 2027-03-31 · 128 days left · open
  due date by: rule A6
  assumed: the last day of the renewal month; your account shows the true one
    ceu membership set aapc --due 2027-03-31
  Total            █▎░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  1.5 of 36  34.5 missing
  Membership dues  ✓ paid through 2027-03-31
  pace: 8.3 CEU a month keeps you on track
  next  2027-02-28  in 97 days     Submission opens
        2027-03-31  in 128 days    CEUs due (day uncertain)
        2027-03-31  in 128 days    Dues due
  - Grace for dues ends: sources disagree: 2027-04-10 by rule A25, 2027-04-30 by
    rule A24; the earlier day is used
  - proof: 1 counted activity has no certificate on file for an audit

What to do next
  AAPC: earn and log 34.5 more
    ceu log UNITS "TITLE" --on DATE
  AAPC: attach the missing proof
    ceu attach 1 CERTIFICATE
$ ceu status --brief --at 2026-11-23
AAPC 1.5/36 due 2027-03-31 (128 d, day assumed)
$ ceu due --at 2026-11-23
2027-02-28  in 97 days    AAPC: Submission opens
                          rule A21 (confidence A, source S9)
2027-03-31  in 128 days   AAPC: CEUs due
                          uncertain: the last day of the renewal month; your
                            account shows the true one
                          rule A6 (confidence A, sources S1, S4, S5)
2027-03-31  in 128 days   AAPC: Dues due
                          your own date
2027-04-10  in 138 days   AAPC: Grace for dues ends
                          the last day to pay without the late fee of US$50
                          uncertain: sources disagree: 2027-04-10 by rule A25,
                            2027-04-30 by rule A24; the earlier day is used
                          rule A25 (confidence B, source S11)
2027-04-11  in 139 days   AAPC: Late fee on dues starts
                          a late fee of US$50 is owed
                          rule A24-late (confidence A, sources S10b, S11)
2027-06-14  in 203 days   AAPC: Final notice
                          the last notice before the credential is revoked
                          rule A26 (confidence B, source S12)
2027-06-29  in 218 days   AAPC: Credentials revoked
                          the credential is revoked; reinstatement costs US$200
                          plus the missed dues and CEUs, within 3 years
                          rule A26-revoked (confidence B, source S12)
2027-06-29  in 218 days   AAPC: Membership ends
                          the membership is cancelled and the credentials are
                          deactivated
                          rule A24-inactive (confidence A, sources S10b, S11)
2030-06-29  in 1314 days  AAPC: Reinstatement ends
                          the last day to come back for the missed dues, the
                          missed CEUs and US$200; after it the exam must be
                          taken again
                          rule A27 (confidence A, source S13)
2030-06-29  in 1314 days  AAPC: Reinstatement of dues ends
                          the last day to come back without a new exam
                          rule A27-dues (confidence A, source S13)
$ ceu list
No  Date        Units  Unit  Title                   Provider  Proofs
 1  2026-11-03    1.5  ceu   2027 ICD-10-CM updates  AAPC           0
$ ceu show 1
No             1
Units          1.5
Unit           ceu
Title          2027 ICD-10-CM updates
Provider       AAPC
Date           2026-11-03
Index          AAPC1234567
Topics         auditing
Planned        no
Proofs         0
Keep the proof, once it is there
  AAPC: until 2027-09-30, by rule A28 (confidence B, source S5)
$ ceu explain 1 --at 2026-11-23
1 · 2027 ICD-10-CM updates
  done: 2026-11-03
  certificate: 1.5 CEU
  provider: AAPC
  index: AAPC1234567
  topics: auditing
  proofs: 0 kept

AAPC
  offers: 1.5 CEU in the body's own unit = 1.5 CEU
  counts: 1.5 of 1.5, rule A14 (confidence A, sources S7, S8)
  category: Auditing
  line: 1.5 in “Total”
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
$ ceu explain CPC --at 2026-11-23
AAPC
  rules checked on: 2026-11-23
  rules from: $SOURCE/data/rules/aapc.yaml
  the date that binds: https://www.aapc.com/certifications/maintain-your-certification
  judged on: 2026-11-23

What you stated
  CPC: Certified Professional Coder, earned 2024-03-14, number 01234567
    in good standing on: 2026-11-23
  membership renews: 2027-03
  dues paid through: 2027-03-31
  member in good standing on: 2026-11-23

The cycle
  present: 2025-04-01 to 2027-03-31 · 128 days left · cycle number 2
  next: 2027-04-01 to 2029-03-31
  rule A6 (confidence A, sources S1, S4, S5): the membership's renewal month or
    date; an odd month renews in odd years, an even month in even years
    note: Due every two years with the membership: an odd renewal month in odd
      years, an even one in even years.
  rule A6-length (confidence A, sources S1, S4, S5): 24 months
  assumed: the last day of the renewal month; your account shows the true one

What is required
  Total: 1.5 of 36, missing 34.5
    amount: 1 credential: 36
    counted: made up of
      activity 1 · 2026-11-03 · 1.5 · sum 1.5
    rule A1 (confidence B, sources S2, S3b, S10): 36, 40, 44, 48, then 52 units
      by number of credentials
      in force: from 2015-08-31 on, by the due date
      note: The first day is the stamp of the page. 36 is repeated by third
        parties in 2025 and 2026; for 40 to 52 no dated page after 2022 was
        seen.
  Membership dues: met
    rule A8 (confidence A, source S1): Membership dues
      note: Dues are paid every year, also in years in which no CEUs are due.

Activities
  1 · 2026-11-03 · 1.5 CEU · 2027 ICD-10-CM updates
      counts: 1.5 of 1.5, rule A14 (confidence A, sources S7, S8)
      category: Auditing

What happens when
  2027-02-28 · Submission opens · rule A21 (confidence A, source S9)
  2027-03-31 · CEUs due · rule A6 (confidence A, sources S1, S4, S5)
    uncertain: the last day of the renewal month; your account shows the true
      one
  2027-03-31 · Dues due · your own date
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
  proof: 1 counted activity has no certificate on file for an audit
      ceu attach 1 CERTIFICATE

Sources
  S1  https://www.aapc.com/certifications/maintain-your-certification
    dated: 2022 to 2023 (inferred)
  S2  https://www.aapc.com/medical-coding-education/help/
    dated: 2016 to 2020 (inferred)
    note: version that lists CDEO
  S3b  http://www.aapc.com/medical-coding-education/help/
    dated: 2015-08-31
  S4  https://www.aapc.com/support/corporate-membership/how-will-my-ceus-be-prorated
    dated: 2023 (inferred)
  S5  https://www.aapc.com/blog/23581-ceus-2008-and-beyond/
    dated: 2008
  S7  https://www.aapc.com/about-us/ceu-policies
  S8  https://intercom.help/aapc-cf9f479c5207/en/articles/15555301
    dated: 2026 (inferred)
  S9  https://intercom.help/aapc-cf9f479c5207/en/articles/15556015-how-do-i-manage-and-submit-my-ceus-effectively
    dated: 2026 (inferred)
  S10  https://elementmedicalcoding.com/certified-inpatient-coder-cic
    dated: 2025 to 2026
    note: third party, as is medicoexam.com
  S10b  https://intercom.help/aapc-cf9f479c5207/en/articles/8156687-when-will-my-credential-s-be-revoked
  S11  https://www.aapc.com/about-us/member-hardship-policy
  S12  https://www.aapc.com/membership/faq.aspx
  S13  https://www.aapc.com/about-us/certification-cancellation

How sure a rule is
  A: stated by the body itself, recent or stable
  B: stated by the body itself, but old or undated
$ ceu credential list
No  Type  Body  Earned      Number    Retired
 1  CPC   aapc  2024-03-14  01234567  -
$ ceu credential
No  Type  Body  Earned      Number    Retired
 1  CPC   aapc  2024-03-14  01234567  -
$ ceu membership list
Body  Renews   Number  Dues paid to  Ended
aapc  2027-03  -       2027-03-31    -
$ ceu history
No  When                  What
 3  YYYY-MM-DDThh:mm:ssZ  log 1.5 CEU “2027 ICD-10-CM updates” on 2026-11-03
 2  YYYY-MM-DDThh:mm:ssZ  set membership aapc
 1  YYYY-MM-DDThh:mm:ssZ  add credential CPC
$ ceu undo
taken back: log 1.5 CEU “2027 ICD-10-CM updates” on 2026-11-03
$ ceu list
Nothing is logged yet. Begin with: ceu log UNITS TITLE
$ ceu verify
ok    database: SQLite finds its pages, indexes and values in order
ok    references: every record refers to records that exist
ok    history: 4 entries, each chained to the one before
ok    records: 2 records, all as the history leaves them
ok    reminders and calendar: 0 reminders and 0 calendar items can be read
ok    evidence: 0 files, all as they were attached
