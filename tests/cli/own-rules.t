# A body of one's own: each credential renews alone, and a type that another body has, too.
$ mkdir -p "$XDG_CONFIG_HOME/ceud/rules" && sed -e 's/aapc/guild/; s/name: AAPC/name: Guild/' "$SOURCE/data/rules/aapc.yaml" > "$XDG_CONFIG_HOME/ceud/rules/guild.yaml" && ceu rules check && ceu rules list | tr -s ' ' | grep 'Coders' | cut -d' ' -f1-6
The rules are fine.
aapc American Academy of Professional Coders
guild American Academy of Professional Coders
$ ceu credential add CPC --earned 2024-03-14 --at 2026-11-23
2> ceu: several bodies have a “CPC”; say which with --body: aapc, guild
[exit 2]
$ ceu credential add CPC --earned 2024-03-14 --body guild --at 2026-11-23
CPC added: Guild renews by the membership's month: state yours, or the due date in your account: ceu membership set guild --renews YYYY-MM
$ ceu credential add CPC --earned 2024-03-14 --body aapc --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu credential list
No  Type  Body   Earned      Number  Retired
 1  CPC   guild  2024-03-14  -       -
 2  CPC   aapc   2024-03-14  -       -
$ ceu credential edit CPC --number 7 --at 2026-11-23
2> ceu: “CPC” is recorded more than once; use its number: ceu credential list
[exit 2]
$ ceu credential edit 2 --number 7 --at 2026-11-23
CPC changed
  AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership set guild --renews 2027-05 --at 2026-11-23
Guild membership recorded
  Guild renews 2027-05 (odd month, odd years)
$ ceu membership set aapc --renews 2027-03 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
$ ceu log 2 "For both" --on 2026-11-01 --provider AAPC --index W1 --effect --at 2026-11-23
1: 2 CEU “For both” on 2026-11-01
  AAPC: counts 2, now 2 of 36
  Guild: counts 2, now 2 of 36
$ ceu log 2 "For the guild" --on 2026-11-02 --provider AAPC --index W2 --for guild --effect --at 2026-11-23
2: 2 CEU “For the guild” on 2026-11-02
  AAPC: counts 0 (not accepted here, as you said), still 2 of 36
  Guild: counts 2, now 4 of 36
$ ceu log 2 "For either" --on 2026-11-03 --provider AAPC --index W3 --for "guild, AAPC" --effect --at 2026-11-23
3: 2 CEU “For either” on 2026-11-03
  AAPC: counts 2, now 4 of 36
  Guild: counts 2, now 6 of 36
$ ceu status --brief --at 2026-11-23
AAPC 4/36 due 2027-03-31 (128 d, day assumed) · Guild 6/36 due 2027-05-31 (189 d, day assumed)
$ ceu explain CPC --at 2026-11-23 | head -3
2> ceu: “CPC” is none of your renewals: aapc, guild
$ ceu explain guild --at 2026-11-23 | grep -A3 '^Activities'
Activities
  1 · 2026-11-01 · 2 CEU · For both
      counts: 2 of 2, rule A14 (confidence A, sources S7, S8)
  2 · 2026-11-02 · 2 CEU · For the guild
$ ceu credential retire 1 --on 2026-11-20 --at 2026-11-23
CPC retired on 2026-11-20; take it back with: ceu undo
$ ceu status --brief --at 2026-11-23
AAPC 4/36 due 2027-03-31 (128 d, day assumed)
# The pack goes away: the facts stay, and it is said.
$ rm "$XDG_CONFIG_HOME/ceud/rules/guild.yaml"; ceu status --at 2026-11-23 | head -12
AAPC · CPC                                 due 2027-03-31 · 128 days left · open
  due date by: rule A6
  assumed: the last day of the renewal month; your account shows the true one
    ceu membership set aapc --due 2027-03-31
  Total            ███▊░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  4 of 36  32 missing
  Membership dues  ○ open
    assumed: it is not stated through which day the dues are paid
  pace: 7.7 CEU a month keeps you on track
  next  2027-02-28  in 97 days     Submission opens
        2027-03-31  in 128 days    CEUs due (day uncertain)
        2027-03-31  in 128 days    Dues due (day uncertain)
  - Grace for dues ends: sources disagree: 2027-04-10 by rule A25, 2027-04-30 by
$ ceu credential list
No  Type  Body   Earned      Number  Retired
 1  CPC   guild  2024-03-14  -       2026-11-20
 2  CPC   aapc   2024-03-14  7       -
$ ceu status --json --at 2026-11-23 | python3 -c 'import json,sys; d = json.load(sys.stdin); print([n["kind"] for n in d["notices"]], [p["id"] for p in d["pools"]])'
[] ['aapc']
