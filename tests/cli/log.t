$ ceu credential add CPC --earned 2024-03-14 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu credential add CRC --earned 2026-02-01 --at 2026-11-23
CRC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership set aapc --renews 2027-03 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
# Units as certificates print them.
$ ceu log 90min "Denials roundtable" --on 2026-11-05 --provider AAPC --index W1 --effect --at 2026-11-23
1: 90 minutes “Denials roundtable” on 2026-11-05
  AAPC: counts 1.5, now 1.5 of 40
$ ceu log 1.5h "Chapter meeting" --on yesterday --provider Raleigh --index W2 --effect --at 2026-11-23
2: 1.5 hours “Chapter meeting” on 2026-11-22
  AAPC: counts 1.5, now 3 of 40
$ ceu log 1.0 "Anatomy" --unit iacet --on 2026-08-30 --provider "Career Step" --index W3 --effect --at 2026-11-23
3: 1 IACET CEU “Anatomy” on 2026-08-30
  AAPC: counts 10, now 13 of 40
$ ceu log "1 iacet" "Anatomy, part 2" --on 2026-08-31 --provider "Career Step" --index W4 --effect --at 2026-11-23
4: 1 IACET CEU “Anatomy, part 2” on 2026-08-31
  AAPC: counts 10, now 23 of 40
$ ceu log 0.125 "A short quiz" --on 2026-09-01 --provider AAPC --index W5 --effect --at 2026-11-23
5: 0.125 CEU “A short quiz” on 2026-09-01
  AAPC: counts 0.125, now 23.125 of 40
# What does not count says why.
$ ceu log 1 "Before the certificate" --on 2024-01-10 --provider AAPC --index W6 --effect --at 2026-11-23
6: 1 CEU “Before the certificate” on 2024-01-10
  AAPC: counts 0 (done before the certification date), still 23.125 of 40
$ ceu log 2 "Denials roundtable, again" --on 2026-11-06 --provider AAPC --index W1 --effect --at 2026-11-23
7: 2 CEU “Denials roundtable, again” on 2026-11-06
  AAPC: counts 0 (the same course was counted before), still 23.125 of 40
# The same event twice is refused, unless it happened twice.
$ ceu log 90min "Denials roundtable" --on 2026-11-05 --provider AAPC --index W1 --effect --at 2026-11-23
2> ceu: this is logged already, as number 1; nothing was added (if it happened twice, add --again)
[exit 1]
$ ceu log 90min "Denials roundtable" --on 2026-11-05 --provider AAPC --index W1 --again --effect --at 2026-11-23
8: 90 minutes “Denials roundtable” on 2026-11-05
  AAPC: counts 0 (the same course was counted before), still 23.125 of 40
# A date in the future is a plan or a slip of the pen.
$ ceu log 6 "Spring conference" --on 2027-04-20 --effect --at 2026-11-23
2> ceu: 2027-04-20 is in the future; if it is not done yet, add --planned, if the date is right, add --yes
[exit 2]
$ ceu log 6 "Spring conference" --on 2027-04-20 --planned --effect --at 2026-11-23
9: 6 CEU “Spring conference” on 2027-04-20 (planned)
  AAPC: counts 0 (planned, not done yet), still 23.125 of 40
$ ceu log 6 "Old course" --on 2006-04-20 --effect --at 2026-11-23
2> ceu: 2006-04-20 is more than 10 years away; if it is right, add --yes
[exit 2]
$ ceu log 6 "Old course" --on 2006-04-20 --yes --effect --at 2026-11-23
10: 6 CEU “Old course” on 2006-04-20
  AAPC: counts 0 (done before the certification date), still 23.125 of 40
# A body that accepts it, an origin, a note, a proof.
$ printf 'certificate' > certificate.pdf
$ ceu log 1 "For one body only" --on 2026-10-01 --for AAPC --note "paid by me" --format webinar --proof certificate.pdf --effect --at 2026-11-23
11: 1 CEU “For one body only” on 2026-10-01
  AAPC: counts 1, now 24.125 of 40
  AAPC asks each certificate to show the provider: not recorded yet — ceu edit 11 --provider …
$ ceu show 11 | sed 's|[0-9a-f]\{60,\}|HASH|'
No             11
Units          1
Unit           ceu
Title          For one body only
Date           2026-10-01
Format         webinar
Accepted by    aapc
Note           paid by me
Planned        no
Proofs         1
Proof            Bytes  Copy
certificate.pdf     11  $HOME/data/ceud/evidence/03/HASH
What the proof lacks
  AAPC asks each certificate to show the provider: not recorded yet — ceu edit 11 --provider …
Keep the proof
  AAPC: until 2027-09-30, by rule A28 (confidence B, source S5)
$ ceu log 1 "Kept for nobody" --on 2026-10-01 --pin-for CPC,CPX --effect --at 2026-11-23
2> ceu: no rules for a credential “CPX”; did you mean CPC?
[exit 1]
$ ceu log 1 "For nobody" --on 2026-10-01 --for aapx --effect --at 2026-11-23
2> ceu: no body “aapx”; did you mean “aapc”?
[exit 1]
$ ceu log 1 "Of no origin" --on 2026-10-01 --origin nowhere --effect --at 2026-11-23
2> ceu: no body knows the origin “nowhere”; see: ceu rules show BODY
[exit 1]
$ ceu log 1 "No such proof" --on 2026-10-01 --proof missing.pdf --effect --at 2026-11-23
2> ceu: cannot read “missing.pdf” (No such file or directory); nothing was recorded
[exit 1]
# A text with dashes in front, and quotes inside.
$ ceu log 1 --on 2026-10-02 --effect --at 2026-11-23 -- "--strange \"title\""
12: 1 CEU “--strange "title"” on 2026-10-02
  AAPC: counts 1, now 25.125 of 40
  AAPC asks each certificate to show the index number and provider: not recorded yet — ceu edit 12 --index … --provider …
$ ceu log 1 --json --on 2026-10-03 --effect --at 2026-11-23 "For a program"
{"schema":"ceu.result/1","summary":"13: 1 CEU “For a program” on 2026-10-03","changed":true,"id":13,"remarks":["AAPC: counts 1, now 26.125 of 40","AAPC asks each certificate to show the index number and provider: not recorded yet — ceu edit 13 --index … --provider …"]}
$ ceu list --since 2026-10-01 --until 2026-10-31
No  Date        Units  Unit  Title              Provider  Proofs
11  2026-10-01      1  ceu   For one body only  -              1
12  2026-10-02      1  ceu   --strange "title"  -              0
13  2026-10-03      1  ceu   For a program      -              0
$ ceu list denials
No  Date        Units  Unit    Title                      Provider  Proofs
 1  2026-11-05     90  minute  Denials roundtable         AAPC           0
 8  2026-11-05     90  minute  Denials roundtable         AAPC           0
 7  2026-11-06      2  ceu     Denials roundtable, again  AAPC           0
$ ceu list --planned
No  Date        Units  Unit  Title              Provider  Planned  Proofs
 9  2027-04-20      6  ceu   Spring conference  -         yes           0
$ ceu list --limit 2
No  Date        Units  Unit  Title              Provider  Planned  Proofs
 2  2026-11-22    1.5  hour  Chapter meeting    Raleigh   no            0
 9  2027-04-20      6  ceu   Spring conference  -         yes           0
$ ceu list nothing-like-this
No activity matches.
$ ceu list --limit 1 --json
{"schema":"ceu.list/1","activities":[{"id":9,"done":"2027-04-20","units":"6","unit":"ceu","title":"Spring conference","provider":null,"index":null,"format":null,"topics":null,"origin":null,"accepted_by":null,"note":null,"planned":true,"proofs":0,"lacks":null,"pin":null,"pin_for":null}],"group":null,"groups":[]}
# Semester hours have no length of their own: they are worth what a body's rules say.
$ ceu log 3semester "Anatomy at college" --on 2026-09-02 --pin-for cpc --at 2026-11-23
14: 3 semester hours “Anatomy at college” on 2026-09-02
$ ceu log 1.5 "Physiology at college" --unit semester --on 2026-09-03 --at 2026-11-23
15: 1.5 semester hours “Physiology at college” on 2026-09-03
$ ceu list college --at 2026-11-23
No  Date        Units  Unit      Title                  Provider  Proofs
14  2026-09-02      3  semester  Anatomy at college     -              0
15  2026-09-03    1.5  semester  Physiology at college  -              0
$ ceu log 3semester "Anatomy" --unit hour --on 2026-09-02 --at 2026-11-23
2> ceu: “3semester” and --unit hour say different units
[exit 2]
# A day without a year lies behind, unless it is planned; the answer says which was taken.
$ ceu log 1 "Nearest, 1" --on "nov 3" --at 2026-11-23
16: 1 CEU “Nearest, 1” on 2026-11-03
  “nov 3” is taken as 2026-11-03, the last one
$ ceu log 1 "Nearest, 2" --on 11-24 --at 2026-11-23
17: 1 CEU “Nearest, 2” on 2025-11-24
  “11-24” is taken as 2025-11-24, the last one
$ ceu log 1 "Nearest, 3" --on 11-24 --planned --at 2026-11-23
18: 1 CEU “Nearest, 3” on 2026-11-24 (planned)
  “11-24” is taken as 2026-11-24, the next one
$ ceu log 1 "Nearest, 4" --on 2026-11-3 --at 2026-11-23
19: 1 CEU “Nearest, 4” on 2026-11-03
$ ceu log 1 "Nearest, 5" --on 11/03 --json --at 2026-11-23
{"schema":"ceu.result/1","summary":"20: 1 CEU “Nearest, 5” on 2026-11-03","changed":true,"id":20,"remarks":["“11/03” is taken as 2026-11-03, the last one, month first (setting import.date-order)"]}
$ ceu log 1 "Nearest, 6" --on 13/11/2026 --at 2026-11-23
21: 1 CEU “Nearest, 6” on 2026-11-13
$ ceu config set import.date-order dmy
import.date-order = dmy
$ ceu log 1 "Nearest, 7" --on 11/03 --at 2026-11-23
22: 1 CEU “Nearest, 7” on 2026-03-11
  “11/03” is taken as 2026-03-11, the last one
$ ceu log 1 "Nearest, 8" --on 11/03/26 --at 2026-11-23
2> ceu: --on: “11/03/26” is not a date; write 2027-03-31, 2027-03, +30d, yesterday, “next friday” or “31 mar 2027”
[exit 2]
$ ceu log 1 "Nearest, 9" --on 11/13 --at 2026-11-23
2> ceu: --on: there is no day “11/13”
[exit 2]
$ ceu edit 16 --on 1/2 --at 2026-11-23
16: 1 CEU “Nearest, 1” on 2026-02-01
  “1/2” is taken as 2026-02-01, the last one
  AAPC: counts 1, now 32.125 of 40
  AAPC asks each certificate to show the index number and provider: not recorded yet — ceu edit 16 --index … --provider …
$ ceu whatif log 1 "Nearest, 10" --on 12/11 --at 2026-11-23 --json >whatif.json
2> ceu: “12/11” is taken as 2027-11-12, the next one
$ ceu config set import.date-order auto
import.date-order = auto
# What the last activity of the same sponsor said is taken over, and told.
$ ceu log "1 hour" "Guild webinar 1" --on 2026-05-01 --provider "Coders Guild" --topic compliance --format webinar --for aapc --index G1 --note mine --at 2026-11-23
23: 1 hour “Guild webinar 1” on 2026-05-01
$ ceu log 2 "Guild webinar 2" --on 2026-05-02 --provider "coders  guild" --at 2026-11-23
24: 2 hours “Guild webinar 2” on 2026-05-02
  as in 23: unit hour, format webinar, topics compliance, accepted by aapc (not so: ceu edit, or ceu log --no-defaults)
$ ceu show 24 --at 2026-11-23
No             24
Units          2
Unit           hour
Title          Guild webinar 2
Provider       coders  guild
Date           2026-05-02
Format         webinar
Topics         compliance
Accepted by    aapc
Planned        no
Proofs         0
What the proof lacks
  AAPC asks each certificate to show the index number: not recorded yet — ceu edit 24 --index …, or ceu attach 24 FILE
Keep the proof, once it is there
  AAPC: until 2027-09-30, by rule A28 (confidence B, source S5)
$ ceu log 2ceu "Guild webinar 3" --on 2026-05-03 --provider "Coders Guild" --category auditing --format "" --at 2026-11-23
25: 2 CEU “Guild webinar 3” on 2026-05-03
  as in 24: accepted by aapc (not so: ceu edit, or ceu log --no-defaults)
$ ceu log 90min "Guild webinar 4" --on 2026-05-04 --provider "Coders Guild" --no-defaults --at 2026-11-23
26: 90 minutes “Guild webinar 4” on 2026-05-04
$ ceu show 26 --at 2026-11-23
No             26
Units          90
Unit           minute
Title          Guild webinar 4
Provider       Coders Guild
Date           2026-05-04
Planned        no
Proofs         0
What the proof lacks
  AAPC asks each certificate to show the index number: not recorded yet — ceu edit 26 --index …, or ceu attach 26 FILE
Keep the proof, once it is there
  AAPC: until 2027-09-30, by rule A28 (confidence B, source S5)
# Minutes are always written.
$ ceu log 1.5 "Guild webinar 5" --on 2026-05-05 --provider "Coders Guild" --at 2026-11-23
27: 1.5 CEU “Guild webinar 5” on 2026-05-05
# A known title knows its sponsor, unless there is none.
$ ceu log 1 "guild Webinar 2" --on 2026-05-06 --json --at 2026-11-23
{"schema":"ceu.result/1","summary":"28: 1 hour “guild Webinar 2” on 2026-05-06","changed":true,"id":28,"remarks":["as in 24: unit hour, provider coders  guild, format webinar, topics compliance, accepted by aapc (not so: ceu edit, or ceu log --no-defaults)"]}
$ ceu log 1 "Guild webinar 2" --on 2026-05-07 --provider "" --at 2026-11-23
29: 1 CEU “Guild webinar 2” on 2026-05-07
# A number of another unit would be another amount: the unit is not taken over.
$ ceu log 1 "Anatomy, part 3" --on 2026-09-01 --provider "Career Step" --at 2026-11-23
30: 1 CEU “Anatomy, part 3” on 2026-09-01
# What would be taken over is taken over in thought too.
$ ceu whatif log 1 "For one body only" --on 2026-11-20 --at 2026-11-23 | tail -1
Nothing was recorded.
2> ceu: as in 11: format webinar, accepted by aapc (not so: --no-defaults)
$ ceu whatif log 1 "For one body only" --on 2026-11-20 --no-defaults --at 2026-11-23 | tail -1
Nothing was recorded.
# Typed again with one more detail it would count twice: that is said.
$ ceu log 1 "Typed twice" --on 2026-11-02 --at 2026-11-23
31: 1 CEU “Typed twice” on 2026-11-02
$ ceu log 1 "typed  TWICE" --on 2026-11-02 --provider AAPC --index W9 --at 2026-11-23
32: 1 CEU “typed  TWICE” on 2026-11-02
  number 31 has the same title and day: if this is the same event, ceu remove 32 and ceu edit 31 …
