$ ceu credential add CPC --earned 2024-03-14 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership set aapc --renews 2027-03 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
$ ceu log 1 "A course" --on 2026-10-01 --provider AAPC --index W1 --note draft --effect --at 2026-11-23
1: 1 CEU “A course” on 2026-10-01
  AAPC: counts 1, now 1 of 36
$ ceu edit 1 --units 2h --title "A longer course" --note "" --topic compliance --topic auditing --at 2026-11-23
1: 2 hours “A longer course” on 2026-10-01
  AAPC: counts 2, now 2 of 36
$ ceu edit 1 --entered aapc:2026-11-01 --at 2026-11-23
1: 2 hours “A longer course” on 2026-10-01
  AAPC: counts 2, now 2 of 36
$ ceu edit 1 --accepted AAPC --pin 2026-12-01 --at 2026-11-23
1: 2 hours “A longer course” on 2026-10-01
  AAPC: counts 2, now 2 of 36
$ ceu show 1
No             1
Units          2
Unit           hour
Title          A longer course
Provider       AAPC
Date           2026-10-01
Index          W1
Topics         compliance;auditing
Planned        no
Proofs         0
Pinned to      2026-12-01
Body  Entered     Accepted
aapc  2026-11-01  2026-11-23
Keep the proof, once it is there
  AAPC: until 2027-09-30, by rule A28 (confidence B, source S5)
$ ceu edit 1 --pin none --unit ceu --at 2026-11-23
1: 2 CEU “A longer course” on 2026-10-01
  AAPC: counts 2, now 2 of 36
$ ceu show 1 --json
{"schema":"ceu.show/1","id":1,"units":"2","unit":"ceu","title":"A longer course","provider":"AAPC","done":"2026-10-01","index":"W1","format":null,"topics":"compliance;auditing","origin":null,"accepted_by":null,"note":null,"planned":false,"proofs":0,"lacks":"no file","pin":null,"pin_for":null,"entries":[{"body":"aapc","entered":"2026-11-01","accepted":"2026-11-23"}],"evidence":[],"asked":[{"pool":"aapc","rule":"A18","fields":["index","provider","title","units","date"],"missing":[],"excused":[],"accepted":true,"keep_until":"2027-09-30","keep_rule":"A28"}]}
# A plan becomes true.
$ ceu log 6 "Spring conference" --on 2026-12-20 --planned --effect --at 2026-11-23
2: 6 CEU “Spring conference” on 2026-12-20 (planned)
  AAPC: counts 0 (planned, not done yet), still 2 of 36
$ ceu edit 2 --done --at 2026-11-23
2> ceu: 2026-12-20 is in the future; if it is not done yet, add --planned, if the date is right, add --yes
[exit 2]
$ ceu edit 2 --done --on 2026-11-20 --at 2026-11-23
2: 6 CEU “Spring conference” on 2026-11-20
  AAPC: counts 6, now 8 of 36
  AAPC asks each certificate to show the index number and provider: not recorded yet — ceu edit 2 --index … --provider …
# What cannot be.
$ ceu edit 1
2> ceu: “edit” needs to know what to change; see: ceu help edit
[exit 2]
$ ceu edit 99 --units 1
2> ceu: there is no activity 99; see: ceu list
[exit 1]
$ ceu edit one --units 1
2> ceu: “one” is not a number of a record
[exit 2]
$ ceu edit 1 --planned --done
2> ceu: --planned and --done contradict each other
[exit 2]
$ ceu edit 1 --units 0
2> ceu: an activity has more than 0 units, not “0”
[exit 2]
$ ceu edit 1 --title ""
2> ceu: the title is empty
[exit 1]
$ ceu edit 1 --entered aapx
2> ceu: no body “aapx”; did you mean “aapc”?
[exit 1]
$ ceu edit 1 --entered aapc:2027-01-01 --at 2026-11-23
2> ceu: “aapc:2027-01-01” is in the future
[exit 2]
$ ceu edit 1 --on 2030-01-01 --at 2026-11-23
2> ceu: 2030-01-01 is in the future; if it is not done yet, add --planned, if the date is right, add --yes
[exit 2]
# Proofs.
$ printf 'certificate' > certificate.pdf
$ ceu attach 1 certificate.pdf
1: 1 proof kept
$ ceu attach 1 certificate.pdf
2> ceu: certificate.pdf is kept with this activity already; nothing was recorded
[exit 1]
$ ceu attach 1 missing.pdf
2> ceu: cannot read “missing.pdf” (No such file or directory); nothing was recorded
[exit 1]
$ ceu attach 99 certificate.pdf
2> ceu: there is no activity 99; see: ceu list
[exit 1]
$ mkdir folder && ceu attach 1 folder
2> ceu: “folder” is not a file; nothing was recorded
[exit 1]
$ ceu list --missing-proof --limit 1 --json
{"schema":"ceu.list/1","activities":[{"id":2,"done":"2026-11-20","units":"6","unit":"ceu","title":"Spring conference","provider":null,"index":null,"format":null,"topics":null,"origin":null,"accepted_by":null,"note":null,"planned":false,"proofs":0,"lacks":"no file; AAPC: no index number and provider","pin":null,"pin_for":null}],"group":null,"groups":[]}
$ ceu list --no-proof
No  Date        Units  Unit  Title              Provider  Proofs  Missing
 2  2026-11-20      6  ceu   Spring conference  -              0  no file; AAPC: no index number and provider
# Remove, and take it back.
$ ceu remove 1 2
removed; take it back with: ceu undo
  1: 2 CEU “A longer course” on 2026-10-01
  2: 6 CEU “Spring conference” on 2026-11-20
  1: AAPC wants its proof kept until 2027-09-30 (rule A28)
  the copies stay where they are, for undo and for an audit
$ ceu list
Nothing is logged yet. Begin with: ceu log UNITS TITLE
$ ceu undo
taken back: remove 2: 6 CEU “Spring conference” on 2026-11-20 and more
$ ceu list
No  Date        Units  Unit  Title              Provider  Proofs
 1  2026-10-01      2  ceu   A longer course    AAPC           1
 2  2026-11-20      6  ceu   Spring conference  -              0
$ ceu remove 1 99
2> ceu: there is no activity 99; see: ceu list
[exit 1]
$ ceu list
No  Date        Units  Unit  Title              Provider  Proofs
 1  2026-10-01      2  ceu   A longer course    AAPC           1
 2  2026-11-20      6  ceu   Spring conference  -              0
$ ceu undo
taken back: attach 1 file to 1
$ ceu history --limit 3
No  When                  What
13  YYYY-MM-DDThh:mm:ssZ  undo: attach 1 file to 1                                          undo
12  YYYY-MM-DDThh:mm:ssZ  undo: remove 2: 6 CEU “Spring conference” on 2026-11-20 and more  undo
11  YYYY-MM-DDThh:mm:ssZ  remove 2: 6 CEU “Spring conference” on 2026-11-20 and more        taken back
# Kept for some credentials only; an empty text clears it.
$ ceu edit 1 --pin-for "cpc, CRC" --at 2026-11-23
1: 2 CEU “A longer course” on 2026-10-01
  AAPC: counts 2, now 8 of 36
$ ceu show 1 | grep Kept
Kept for       CPC,CRC
$ ceu edit 1 --pin-for "" --at 2026-11-23
1: 2 CEU “A longer course” on 2026-10-01
  AAPC: counts 2, now 8 of 36
$ ceu show 1 | grep -c Kept
0
[exit 1]
$ ceu edit 1 --pin-for PCP --at 2026-11-23
2> ceu: no rules for a credential “PCP”; did you mean PMP?
[exit 1]
